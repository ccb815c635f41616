using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// From the coordinator's page to a company at the standing table, and to a release, in a town of its own. It is Monday 1 February 2027;
/// the table stands on Tuesdays 9 to 12 and can be booked until one working day before.
/// </summary>
public sealed partial class When_a_standing_table_is_laid(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly (string, string)[] Tuesdays =
    [
        ("dag", "2"), ("fran", "09:00"), ("till", "12:00"), ("vecka", "1"), ("forsta", "2027-02-01"), ("sista", ""), ("slapps", "1"), ("rum", ""),
        ("plats.coordination", "1"), ("plats.food-control", "1"), ("plats.tobacco-retail", "1"),
    ];

    private static readonly DateTimeOffset FirstSitting = SwedishTime.At(new DateOnly(2027, 2, 9), new TimeOnly(9, 0));

    [Fact]
    public async Task A_table_is_previewed_laid_booked_sooner_than_the_notice_and_released()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);

        // What is wrong is said beside the field, and what was written is kept.
        var refused = await Send(lots, "/lots/fasta-bord/nytt", [.. Tuesdays.Where(f => f.Item1 is not ("dag" or "till")), ("till", "09:30")]);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Välj minst en dag", page, StringComparison.Ordinal);
        Assert.Matches("id=\"till-fault\">Till ska vara minst 75 minuter", page);
        Assert.Contains("value=\"09:30\"", page, StringComparison.Ordinal);

        // Nothing is saved that has not been seen.
        var preview = await (await Send(lots, "/lots/fasta-bord/nytt", [.. Tuesdays, ("do", "save")])).Content.ReadAsStringAsync();
        Assert.Contains("tisdag 9 februari", preview, StringComparison.Ordinal);
        Assert.Contains("Inga fasta bord", await lots.GetStringAsync("/lots/fasta-bord"), StringComparison.Ordinal);
        (string, string)[] saved = [.. Tuesdays, ("do", "save"), ("seen", Seen().Match(preview).Groups[1].Value), ("nyckel", Guid.NewGuid().ToString())];
        Assert.Equal(HttpStatusCode.Redirect, (await Send(lots, "/lots/fasta-bord/nytt", saved)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(lots, "/lots/fasta-bord/nytt", saved)).StatusCode);
        var list = await lots.GetStringAsync("/lots/fasta-bord");
        Assert.Single(Table().Matches(list));
        var table = Table().Match(list).Groups[1].Value;

        // Those whose turn it is see it, and the one who can not that day passes it on.
        var (one, two) = (await house.SignedIn(SmallTown.Official("food-control", 1)), await house.SignedIn(SmallTown.Official("food-control", 2)));
        var promised = (await one.GetStringAsync("/personal")).Contains("tisdag 9 februari", StringComparison.Ordinal) ? one : two;
        var other = promised == one ? two : one;
        Assert.DoesNotContain("tisdag 9 februari", await other.GetStringAsync("/personal"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(promised, $"/personal/fasta-bord/{table}", ("datum", "2027-02-09"))).StatusCode);
        Assert.DoesNotContain("tisdag 9 februari", await promised.GetStringAsync("/personal"), StringComparison.Ordinal);
        Assert.Contains("tisdag 9 februari", await other.GetStringAsync("/personal"), StringComparison.Ordinal);

        // On Friday the ordinary notice reaches to Thursday, and the standing table can still be had on Tuesday, at its sittings alone.
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 5), new TimeOnly(10, 0)));
        var company = await Company.Asks(house.Client());
        var slots = (await company.Get("slots?limit=20")).GetProperty("slots").EnumerateArray().ToList();
        Assert.Equal([FirstSitting, FirstSitting.AddMinutes(75)], slots.Where(s => Start(s) < FirstSitting.AddHours(12)).Select(Start));
        Assert.True(slots[0].GetProperty("standingTable").GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, (await company.Send(HttpMethod.Put, "hold", new { start = FirstSitting.AddMinutes(30) })).StatusCode);
        await company.Holds(FirstSitting);
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        Assert.Equal("booked", await company.Status());
        lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Contains("54 lovade, 3 bokade, 6 släppta, 45 kvar", await lots.GetStringAsync("/lots/fasta-bord"), StringComparison.Ordinal);

        // A day called off promises nobody, and on Monday the clock has released Tuesday: the second sitting can not be booked any more.
        Assert.Equal(HttpStatusCode.Redirect, (await Send(lots, $"/lots/fasta-bord/{table}/installt", ("datum", "2027-02-16"))).StatusCode);
        foreach (var n in new[] { 1, 2 })
            Assert.DoesNotContain("tisdag 16 februari", await (await house.SignedIn(SmallTown.Official("food-control", n))).GetStringAsync("/personal"), StringComparison.Ordinal);
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 8), new TimeOnly(0, 0)));
        var later = await Company.Asks(house.Client());
        Assert.All((await later.Get("slots?limit=20")).GetProperty("slots").EnumerateArray(), s => Assert.True(Start(s) > FirstSitting.AddDays(2)));
        Assert.Equal(HttpStatusCode.Conflict, (await later.Send(HttpMethod.Put, "hold", new { start = FirstSitting.AddMinutes(75) })).StatusCode);
        var mine = await (await house.SignedIn(SmallTown.Official("food-control", other == one ? 1 : 2))).GetStringAsync("/personal");
        Assert.Contains("tisdag 9 februari kl. 09.00–10.00", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("tisdag 9 februari kl. 09.00–12.00", mine, StringComparison.Ordinal);
        Assert.Contains("48 lovade, 3 bokade, 9 släppta", await (await house.SignedIn(SmallTown.Coordinator)).GetStringAsync("/lots/fasta-bord"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lots/fasta-bord")]
    [InlineData("/lots/fasta-bord/nytt")]
    public async Task Only_coordinators_have_the_pages(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(SmallTown.Official("food-control", 1))).GetAsync(path)).StatusCode);

    private static DateTimeOffset Start(JsonElement slot) => slot.GetProperty("start").GetDateTimeOffset();

    private static Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    [GeneratedRegex("name=\"seen\" value=\"([0-9A-F]+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("id=\"bord-([0-9a-f-]{36})\"")]
    private static partial Regex Table();
}
