using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Guarding;

/// <summary>
/// Every door that leads to something that is somebody's, tried by everybody whose it is not. To them what is another's does not exist: the
/// answer is the same, to the letter, as for what has never been. The doors are the service's own list of them, so that a new one is tried too.
/// </summary>
[Collection(StoryHost.Collection)]
public sealed partial class Who_may_open_what(StoryHost house)
{
    /// <summary>Doors with a parameter that names nothing of anybody's: the demo's sign-in is for whoever has the demo.</summary>
    private static readonly string[] Open = ["/demo/sign-in/{person:guid}"];

    [Fact]
    public async Task What_is_anothers_is_for_everybody_else_as_if_it_were_not_there()
    {
        var (mine, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 11));
        var (theirs, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 12));
        var meeting = (await Log.Find(theirs.Id, default))!;
        var facts = (await Log.Facts(theirs.Id, default)).Count;
        var seated = meeting.Places.Select(p => p.OfficialId).ToHashSet();
        var outsider = SmallTown.Needed.SelectMany(c => new[] { 1, 2 }.Select(n => SmallTown.Official(c, n)))
            .First(o => !seated.Contains(o) && o != SmallTown.Official("coordination", 1) && o != SmallTown.Official("coordination", 2));
        var callers = new[]
        {
            ("nobody", house.Client()), ("another company", WithKey(mine.Key)), ("an official from elsewhere", await house.SignedIn(outsider)),
        };
        List<string> faults = [];
        var tried = 0;

        foreach (var door in Door.All(house.Services).Where(d => d.Parameters.Any() && !Open.Contains(d.Pattern)))
        {
            foreach (var (who, client) in callers)
            {
                var foreign = await Knock(door, client, theirs, meeting.Places[0].OfficialId);
                var missing = await Knock(door, client, null, null);
                tried++;
                if (foreign != missing) faults.Add($"{door} tells {who} what is there from what is not:\n   {foreign}\n   {missing}");
                if (!IsNo(door, who, foreign.Status, foreign.To)) faults.Add($"{door} says {(int)foreign.Status} {foreign.To} to {who}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried > 100, $"only {tried} were tried");
        Assert.Equal(facts, (await Log.Facts(theirs.Id, default)).Count);
    }

    [Fact]
    public async Task What_is_a_coordinators_is_nobody_elses()
    {
        var official = await house.SignedIn(SmallTown.Official("food-control", 2));
        var nobody = house.Client();
        foreach (var door in Door.All(house.Services).Where(d => IsCoordinators(d)))
        {
            using var refused = await door.Knock(official, door.At(Fill(null, null)));
            Assert.True(refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{door} says {(int)refused.StatusCode} to an official");
            if (!door.IsApi) Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{door} is a page, and says {(int)refused.StatusCode} to an official");
            using var unknown = await door.Knock(nobody, door.At(Fill(null, null)));
            Assert.True(AsksToSignIn(unknown.StatusCode, unknown.Headers.Location?.OriginalString), $"{door} says {(int)unknown.StatusCode} to nobody in particular");
        }
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    private Links Links => house.Services.GetRequiredService<Links>();

    private HttpClient WithKey(string key)
    {
        var client = house.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private async Task<(HttpStatusCode Status, string? To, string Said)> Knock(Door door, HttpClient client, Company? company, Guid? official)
    {
        var path = door.At(Fill(company, official));
        using var answer = await door.Knock(client, path);
        var said = await answer.Content.ReadAsStringAsync();
        string Same(string text) => Unlike().Replace(text.Replace(path, "(here)", StringComparison.Ordinal).Replace(Uri.EscapeDataString(path), "(here)", StringComparison.Ordinal), "(id)");
        return (answer.StatusCode, answer.Headers.Location is { } to ? Same(to.OriginalString) : null, Same(said));
    }

    /// <summary>
    /// What stands in an address. Another's key is not to be had, so who wants in has the keys they may have: their own, made for another purpose,
    /// or for something that is not there.
    /// </summary>
    private Func<string, string> Fill(Company? company, Guid? official) => name => name switch
    {
        "key" => company is null ? Links.Follow(Guid.NewGuid(), 0) : Links.Answer(company.Id, official!.Value),
        "token" => company is null ? Links.Answer(Guid.NewGuid(), Guid.NewGuid()) : Links.Follow(company.Id, 0),
        "id" => (company?.Id ?? Guid.NewGuid()).ToString(),
        "competence" => "food-control",
        "absence" or "document" or "person" or "official" or "room" => (official ?? Guid.NewGuid()).ToString(),
        _ => Guid.NewGuid().ToString(),
    };

    /// <summary>
    /// A page is not there. A door of the API may also say that one has to be signed in, or be a coordinator, to ask at all; and taking away
    /// something of one's own that is not there is as good as done.
    /// </summary>
    private static bool IsNo(Door door, string who, HttpStatusCode status, string? to) =>
        status == HttpStatusCode.NotFound
        || (who != "an official from elsewhere" && AsksToSignIn(status, to))
        || (door.IsApi && status is HttpStatusCode.Forbidden)
        || (door.Pattern == "/personal/tid/franvaro/{absence:guid}/bort" && to?.StartsWith("/personal/tid", StringComparison.Ordinal) == true)
        || (door.Method == "DELETE" && door.Pattern.Contains("/me/", StringComparison.Ordinal) && status is HttpStatusCode.NoContent)
        || (!door.Endpoint.RoutePattern.RawText!.Contains("{key}", StringComparison.Ordinal) && door.Changes && status is HttpStatusCode.BadRequest);

    private static bool AsksToSignIn(HttpStatusCode status, string? to) =>
        status == HttpStatusCode.Unauthorized || (status == HttpStatusCode.Redirect && to?.StartsWith("/logga-in", StringComparison.Ordinal) == true);

    private static bool IsCoordinators(Door door) =>
        door.Pattern.StartsWith("/lots", StringComparison.Ordinal)
        || door.Endpoint.Metadata.OfType<Microsoft.AspNetCore.Authorization.AuthorizationPolicy>().Any(p => p.Requirements
            .OfType<Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement>().Any(r => r.AllowedRoles.SequenceEqual([Roles.Coordinator])));

    [GeneratedRegex("\"traceId\":\"[^\"]*\"|[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{40,}")]
    private static partial Regex Unlike();
}
