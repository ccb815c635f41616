using System.Net;
using System.Security.Claims;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Guarding;

/// <summary>What every answer carries, whatever it says: from every door the service has, opened, refused or broken.</summary>
[Collection(StoryHost.Collection)]
public sealed class Every_answer(StoryHost house)
{
    [Fact]
    public async Task Keeps_to_itself_whatever_the_door_and_whatever_it_says()
    {
        var client = house.Client();
        var doors = Door.All(house.Services);
        var seen = new HashSet<HttpStatusCode>();

        foreach (var door in doors)
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "HEAD" })
            {
                using var request = new HttpRequestMessage(new(method), door.At(_ => Guid.NewGuid().ToString()));
                using var answer = await client.SendAsync(request);
                seen.Add(answer.StatusCode);
                KeepsToItself(answer, $"{method} {request.RequestUri} ({(int)answer.StatusCode})");
            }
        }

        foreach (var path in new[] { "/no-such-page", "/assets/no-such-file", "/assets/site.css", "/assets/icon.svg", "/bord/%2e%2e%2f", "/api/v1/no-such-door", "/swagger/index.html", "/openapi/v1.json" })
        {
            using var answer = await client.GetAsync(path);
            seen.Add(answer.StatusCode);
            KeepsToItself(answer, path);
        }
        Assert.True(doors.Count > 40, $"only {doors.Count} doors were found");
        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest }, seen);
    }

    [Theory]
    [InlineData("our-fault", HttpStatusCode.InternalServerError)]
    [InlineData("resting", HttpStatusCode.ServiceUnavailable)]
    public async Task Keeps_to_itself_when_something_breaks_and_tells_nothing_of_what(string fault, HttpStatusCode status)
    {
        var client = await house.SignedIn(SmallTown.Coordinator);

        foreach (var (path, accept) in new[] { ("/personal", "text/html"), ("/api/v1/coordination", "application/json") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(Breaking.Header, fault);
            request.Headers.Accept.ParseAdd(accept);
            using var answer = await client.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();

            Assert.Equal(status, answer.StatusCode);
            KeepsToItself(answer, $"{path}, {fault}");
            Assert.DoesNotContain(Breaking.Secret, said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task To_a_change_asked_for_by_another_site_is_no()
    {
        var client = await house.SignedIn(SmallTown.Coordinator);
        foreach (var door in Door.All(house.Services).Where(d => d.Changes))
        {
            var path = door.At(_ => Guid.NewGuid().ToString());
            foreach (var (name, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://ond.example"), ("Origin", "null") })
            {
                using var answer = await door.Knock(client, path, r => r.Headers.Add(name, value));
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{door} with {name}: {value} said {(int)answer.StatusCode}");
            }
        }
    }

    /// <summary>The same for everybody, and read again and again: kept by its reader, who asks each time whether it still holds.</summary>
    private const string PublicCalendar = "/traffar/kalender.ics";

    private static void KeepsToItself(HttpResponseMessage answer, string what)
    {
        string One(string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : $"(no {header})";
        var policy = One("Content-Security-Policy");
        foreach (var rule in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'" })
            Assert.True(policy.Contains(rule, StringComparison.Ordinal), $"{what}: {policy} lacks {rule}");
        Assert.False(policy.Contains("unsafe", StringComparison.Ordinal), $"{what}: {policy}");
        Assert.True(One("X-Content-Type-Options") == "nosniff", $"{what}: no nosniff");
        Assert.True(One("Referrer-Policy") is "same-origin" or "no-referrer", $"{what}: Referrer-Policy {One("Referrer-Policy")}");
        Assert.True(One("Cross-Origin-Opener-Policy") == "same-origin", $"{what}: no Cross-Origin-Opener-Policy");
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"), $"{what}: says what it runs on");
        Assert.True(what.Contains("/assets/", StringComparison.Ordinal) || what.Contains(PublicCalendar, StringComparison.Ordinal) || answer.Headers.CacheControl?.NoStore == true, $"{what}: may be stored on the way");
    }
}

/// <summary>Breaks a signed-in request that asks for it, from inside the service: as a bug would, or a database that is away.</summary>
internal sealed class Breaking(IHttpContextAccessor accessor) : IClaimsTransformation
{
    public const string Header = "X-Break";

    public const string Secret = "the-secret-of-the-house";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) => accessor.HttpContext?.Request.Headers[Header].ToString() switch
    {
        "our-fault" => throw new InvalidOperationException(Secret),
        "resting" => throw new NpgsqlException(Secret, new IOException(Secret)),
        _ => Task.FromResult(principal),
    };
}
