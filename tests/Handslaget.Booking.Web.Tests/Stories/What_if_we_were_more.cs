using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.WhatIf;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// A coordinator tries what another would have done for the companies of the year: from requests to a result and its table. A house of its own,
/// since everybody's tables are taken and the clock moves.
/// </summary>
public sealed partial class What_if_we_were_more(StoryHost house) : IClassFixture<StoryHost>
{
    private const string Path = "/lots/tank-om";

    private static readonly (string, string)[] AsToday =
        [("varsel", "3"), ("horisont", "8"), ("langd", "60"), ("summering", "15"), ("oppnar", "08:30"), ("stanger", "16:30"), ("fro", "7")];

    [Fact]
    public async Task A_year_is_played_again_with_two_more_and_the_result_is_found_again()
    {
        // Given a year in which ten companies came at once, each booked a time, and one more only looked.
        var day = SwedishTime.Date((await Booked(10))[^1]);
        await Company.Asks(house.Client());
        house.Clock.Advance(TimeSpan.FromDays(28));
        var lots = await house.SignedIn(SmallTown.Coordinator);

        // When something is written that can not be, it is said beside the field, and nothing written is lost.
        var refused = await Send(lots, Path, [.. AsToday[1..], ("varsel", "tre"), ("plats.food-control", "-3"), ("namn", "Två till")]);
        var faults = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("id=\"varsel-fault\">Arbetsdagar mellan bokning och möte: skriv ett helt tal, 0 till 60", faults, StringComparison.Ordinal);
        Assert.Contains("Livsmedelskontroll: skriv ett helt tal mellan −2 och 20", faults, StringComparison.Ordinal);
        Assert.Contains("value=\"Två till\"", faults, StringComparison.Ordinal);
        Assert.Contains("Ändra minst en sak", await (await Send(lots, Path, AsToday)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // When they try with less notice and more people, they come to its page, also if the button is pressed twice.
        (string, string)[] order = [.. AsToday[1..], ("varsel", "0"), ("plats.food-control", "2"), ("plats.tobacco-retail", "+1"), ("nyckel", Guid.NewGuid().ToString())];
        var ordered = await Send(lots, Path, order);
        var run = ordered.Headers.Location!.OriginalString;
        Assert.Equal(run, (await Send(lots, Path, order)).Headers.Location!.OriginalString);
        await Ends(lots, run);

        // Two of each take two tables a day, so four companies meet on the first day, four on the next and two on the third: the coordinators are the fewest.
        // Then it says what would have been, first of all, and the same figures stand in tables and in a file.
        var page = WebUtility.HtmlDecode(await lots.GetStringAsync(run));
        Assert.Equal(
            "Med två till i livsmedelskontroll, en till i tobak, nikotin och folköl och 0 hela arbetsdagar mellan bokning och möte hade hälften kunnat få sitt möte inom 2 arbetsdagar i stället för 5, och lika många hade fått en tid. Mest ändras Butik, kiosk eller livs: från 5 till 2 arbetsdagar.",
            Lead().Match(page).Groups[1].Value);
        Assert.Contains("Av 10 förfrågningar hade 10 kunnat få sitt möte tidigare", page, StringComparison.Ordinal);
        Assert.Contains("inte tog någon räknas inte (1 st)", page, StringComparison.Ordinal);
        Assert.Contains("Frö 7", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"chart\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kiosken AB", page, StringComparison.Ordinal);
        Assert.DoesNotContain("food-control 1", page, StringComparison.Ordinal);
        var table = await lots.GetAsync($"{run}/tabell.csv");
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        var lines = (await table.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Contains("\"Alla\";\"\";\"10\";\"0\";\"0\";\"5\";\"2\";\"6\";\"3\"", lines);
        Assert.Contains(lines, l => l.StartsWith($"\"Månad\";\"{Figures.Month.Of(house.Clock.GetUtcNow().AddDays(-28))}\";\"10\"", StringComparison.Ordinal));

        // And in reality they waited until the days that they booked.
        var real = (await Result(run)).Real;
        Assert.Equal(10, real.WithTime);
        Assert.Equal(WorkingDays.Between(SwedishTime.Date(StoryHost.Morning), day), real.Ninetieth);

        // The same order gives the same result, and both are in the list.
        var again = (await Send(lots, Path, [.. order[..^1], ("namn", "Samma igen")])).Headers.Location!.OriginalString;
        Assert.NotEqual(run, again);
        await Ends(lots, again);
        Assert.Equal(lines, (await lots.GetStringAsync($"{again}/tabell.csv")).Split("\r\n"));
        var list = await lots.GetStringAsync(Path);
        Assert.Contains("Samma igen", list, StringComparison.Ordinal);
        Assert.Contains($"href=\"{run}\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_house_left_unfinished_is_played_by_the_next()
    {
        var left = await Store(RunState.Running, house.Clock.GetUtcNow().AddMinutes(-2), playedBy: Guid.NewGuid());
        var lots = await house.SignedIn(SmallTown.Coordinator);
        await Ends(lots, await Poked(lots));
        await Ends(lots, $"{Path}/{left}");
    }

    [Fact]
    public async Task It_says_how_far_it_has_come_and_can_be_stopped_and_begun_again()
    {
        // Another process plays, as this one sees it.
        var id = await Store(RunState.Running, house.Clock.GetUtcNow(), playedBy: Guid.NewGuid());
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var page = await lots.GetStringAsync($"{Path}/{id}");
        Assert.Contains("30 av 100 förfrågningar är uppspelade", page, StringComparison.Ordinal);
        var begun = await Store(RunState.Running, house.Clock.GetUtcNow(), playedBy: Guid.NewGuid(), played: 0, toPlay: 0);
        var begins = await lots.GetStringAsync($"{Path}/{begun}");
        await Send(lots, $"{Path}/{begun}/avbryt");
        Assert.Contains("Beräkningen börjar", begins, StringComparison.Ordinal);
        Assert.DoesNotContain("0 av 0", begins, StringComparison.Ordinal);
        Assert.Matches("<progress id=\"framat\" class=\"way\" max=\"100\" value=\"30\">", page);
        Assert.Contains(">Uppdatera</a>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lots.GetAsync($"{Path}/{id}/tabell.csv")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await Send(lots, $"{Path}/{id}/avbryt")).StatusCode);
        Assert.Contains("Beräkningen avbröts", await lots.GetStringAsync($"{Path}/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(lots, $"{Path}/{id}/igen")).StatusCode);
        await Ends(lots, $"{Path}/{id}");
    }

    [Fact]
    public async Task Only_coordinators_see_it()
    {
        var id = await Store(RunState.Stopped, null, null);
        var official = await house.SignedIn(SmallTown.Official("food-control", 1));
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync($"{Path}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(official, Path, AsToday)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await house.Client().GetAsync($"{Path}/{id}")).StatusCode);
    }

    private async Task<List<DateTimeOffset>> Booked(int companies)
    {
        List<DateTimeOffset> starts = [];
        for (var n = 0; n < companies; n++) starts.Add((await Company.WithATable(house.Client(), WorkingDays.Add(SwedishTime.Date(StoryHost.Morning), 5 + (n / 2)))).Start);
        return starts;
    }

    /// <summary>A new order makes the house look at what there is to play.</summary>
    private static async Task<string> Poked(HttpClient lots) => (await Send(lots, Path, [.. AsToday[1..], ("varsel", "1")])).Headers.Location!.OriginalString;

    private static Task Ends(HttpClient lots, string run) => StoryHost.Until("it is played", async () => (await lots.GetAsync($"{run}/tabell.csv")).IsSuccessStatusCode);

    private async Task<Guid> Store(RunState state, DateTimeOffset? aliveAt, Guid? playedBy, int played = 30, int toPlay = 100)
    {
        var (id, today) = (Guid.NewGuid(), SwedishTime.Date(house.Clock.GetUtcNow()));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Store(new WhatIfRun
        {
            Id = id,
            Name = "En ledig",
            State = state,
            AliveAt = aliveAt,
            PlayedBy = playedBy,
            Played = played,
            ToPlay = toPlay,
            From = today.AddYears(-1),
            To = today,
            OrderedAt = house.Clock.GetUtcNow(),
            Trial = new Trial { HorizonWeeks = 4 },
        });
        await session.SaveChangesAsync();
        return id;
    }

    private async Task<Comparison> Result(string run)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<WhatIfRun>(Guid.Parse(run[(run.LastIndexOf('/') + 1)..])))!.Result!;
    }

    private static Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    [GeneratedRegex("<p class=\"lead\">([^<]*)</p>")]
    private static partial Regex Lead();
}
