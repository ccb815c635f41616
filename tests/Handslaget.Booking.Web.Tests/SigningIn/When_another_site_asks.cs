using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>Every door that changes something, from the app's own list of doors: what another site may do there, and what a GET may.</summary>
[Collection(SignInHost.Collection)]
public sealed partial class When_another_site_asks(SignInHost house)
{
    private static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    [Fact]
    public async Task Nothing_changes_for_another_site()
    {
        var browser = house.Browser();
        await house.SignIn(browser, SignInHost.Lots);
        var doors = Changing().ToList();
        Assert.True(doors.Count > 25, $"Only {doors.Count} doors were found.");

        foreach (var (method, path) in doors)
        {
            foreach (var (header, value) in new[] { ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new FormUrlEncodedContent([]) };
                request.Headers.Add(header, value);
                var response = await browser.SendAsync(request);
                Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {path} with {header}: {value} was answered {(int)response.StatusCode}.");
            }
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task A_get_where_something_changes_is_refused_or_has_a_page_of_its_own()
    {
        var stepper = house.Stepper();
        var pages = Doors().Where(d => d.Methods.Contains("GET")).Select(d => d.Path).ToHashSet();

        foreach (var (_, path) in Changing().Where(d => !pages.Contains(d.Path)))
        {
            var response = await stepper.GetAsync(path);
            var asksToSignIn = response.Headers.Location?.OriginalString.StartsWith("/logga-in?", StringComparison.Ordinal) == true;
            Assert.True(
                asksToSignIn || response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized,
                $"GET {path} was answered {(int)response.StatusCode}.");
        }
    }

    private IEnumerable<(string Method, string Path)> Changing() =>
        from door in Doors() from method in door.Methods.Except(Reading) select (method, door.Path);

    private IEnumerable<(IReadOnlyList<string> Methods, string Path)> Doors() => house.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Select(e => (
            e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? (IReadOnlyList<string>)["GET"],
            Filled("/" + e.RoutePattern.RawText!.TrimStart('/'))))
        .DistinctBy(d => string.Join(',', d.Item1) + d.Item2);

    private static string Filled(string pattern) => Part().Replace(pattern, part => part.Value.Contains(":guid", StringComparison.Ordinal) ? "11111111-1111-1111-1111-111111111111" : "x");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Part();
}
