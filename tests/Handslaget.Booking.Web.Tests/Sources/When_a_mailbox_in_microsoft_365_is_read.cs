using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>Read as Microsoft has published that Graph is read, from a double that answers so: with faults, limits and all.</summary>
public sealed class When_a_mailbox_in_microsoft_365_is_read(SourceHost house) : IClassFixture<SourceHost>, IAsyncLifetime
{
    private const string Mine = "food-control1@test.example", At = "/personal/tid/kalender";

    private static readonly Guid Me = SourceHost.Inspector;

    private readonly DateTimeOffset nine = house.TuesdayAtNine;

    private DoubleMailbox Box => house.Graph.Mailbox(Mine);

    public Task InitializeAsync()
    {
        house.Graph.Reset();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => house.Forget(Me);

    [Fact]
    public async Task What_is_put_there_is_busy_within_a_round_and_nothing_is_read_whole_when_nothing_changed()
    {
        Box.Add(nine, nine.AddHours(1));
        var page = await Connects();
        Assert.Contains("Microsoft 365", page, StringComparison.Ordinal);
        Assert.Contains("1 upptagen tid", page, StringComparison.Ordinal);
        Assert.Equal([Hours(0, 1)], await Busy());

        foreach (var _ in Enumerable.Range(0, 5)) await house.Round();
        Assert.Equal((1, 1, 5), (house.Graph.Times("GET delta"), house.Graph.Times("GET view"), house.Graph.Times("GET changes")));
        Assert.True(house.Graph.Times("POST token") <= 1, "a token is kept");

        var added = Box.Add(nine.AddHours(2), nine.AddHours(3));
        await house.Round();
        Assert.Equal([Hours(0, 1), Hours(2, 3)], await Busy());
        Box.Change(DoubleMailbox.Id(added), new JsonObject { ["start"] = DoubleMailbox.Time(nine.AddHours(5)), ["end"] = DoubleMailbox.Time(nine.AddHours(6)) });
        await house.Round();
        Assert.Equal([Hours(0, 1), Hours(5, 6)], await Busy());
        Box.Remove(DoubleMailbox.Id(added));
        await house.Round();
        Assert.Equal([Hours(0, 1)], await Busy());
        Assert.Equal(4, house.Graph.Times("GET view"));
    }

    [Fact]
    public async Task What_somebody_shows_as_is_what_they_are()
    {
        var hour = 0;
        foreach (var shown in new[] { "busy", "free", "tentative", "workingElsewhere", "oof", "unknown" }) Box.Add(nine.AddHours(hour), nine.AddHours(++hour), shown);
        Box.Add(nine.AddDays(1), nine.AddDays(1).AddHours(1), more: e => e["isCancelled"] = true);
        Box.Add(nine.AddDays(1), nine.AddDays(1).AddHours(1), more: e => e["responseStatus"] = new JsonObject { ["response"] = "declined" });
        Box.Add(nine.AddDays(2), nine.AddDays(2).AddHours(1), more: e => (e["type"], e["responseStatus"]) = ("occurrence", new JsonObject { ["response"] = "notResponded" }));

        await Connects();

        Assert.Equal([Hours(0, 1), Hours(2, 3), Hours(4, 6), Hours(48, 49)], await Busy());
    }

    [Fact]
    public async Task A_whole_day_is_the_offices_day_and_our_own_meetings_are_not_counted_twice()
    {
        var domain = house.Services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Domain;
        var day = SwedishTime.Date(nine).AddDays(1);
        Box.Add(nine, nine.AddHours(1), "oof", e => (e["isAllDay"], e["start"], e["end"]) = (true, Date(day), Date(day.AddDays(2))));
        Box.Add(nine, nine.AddHours(1), more: e => e["iCalUId"] = InvitationFacts.UidOf(Guid.NewGuid(), domain));
        Box.Add(nine, nine.AddHours(1), more: e => e["iCalUId"] = Packed(InvitationFacts.UidOf(Guid.NewGuid(), domain)));
        Box.Add(nine, nine.AddHours(1), more: e => e["transactionId"] = InvitationFacts.UidOf(Guid.NewGuid(), "1", domain));

        await Connects();

        Assert.Equal([new Slot(SwedishTime.Midnight(day), SwedishTime.Midnight(day.AddDays(2)))], await Busy());
    }

    [Fact]
    public async Task Many_pages_are_all_read_and_pages_without_end_are_not()
    {
        foreach (var n in Enumerable.Range(0, 450)) Box.Add(nine.AddHours(n), nine.AddHours(n).AddMinutes(10));
        await Connects();
        Assert.Equal(450, (await Busy()).Count);
        Assert.Equal(3, house.Graph.Times("GET view"));

        house.Graph.NeverEnds = true;
        var asked = house.Graph.Asked.Count;
        Box.Add(nine, nine.AddHours(1));
        await house.Round();

        Assert.Contains((await Source()).Fault, new CalendarFault?[] { CalendarFault.TooLarge, CalendarFault.Unreachable });
        Assert.True(house.Graph.Asked.Count - asked <= 51, $"{house.Graph.Asked.Count - asked} requests");
    }

    [Fact]
    public async Task One_that_asks_us_to_wait_is_left_alone_for_so_long_in_seconds_or_until_an_hour()
    {
        Box.Add(nine, nine.AddHours(1));
        await Connects();
        foreach (var (status, written) in new[] { (429, "7200"), (503, (house.Clock.GetUtcNow() + TimeSpan.FromMinutes(261)).ToString("R", CultureInfo.InvariantCulture)) })
        {
            (house.Graph.Status, house.Graph.Code, house.Graph.RetryAfter) = (status, "TooManyRequests", written);
            await house.Round();
            var asked = house.Graph.Asked.Count;
            Assert.Equal(CalendarFault.AsksToWait, (await Source()).Fault);

            await house.Round(TimeSpan.FromMinutes(110));
            Assert.Equal(asked, house.Graph.Asked.Count);
            (house.Graph.Status, house.Graph.RetryAfter) = (0, null);
            await house.Round(TimeSpan.FromMinutes(11));

            Assert.Null((await Source()).FailingSince);
        }
        Assert.Equal([Hours(0, 1)], await Busy());
    }

    [Fact]
    public async Task A_token_that_is_refused_is_fetched_anew_once()
    {
        _ = Box;
        await Connects();
        var tokens = house.Graph.Times("POST token");
        house.Graph.EndTokens();
        await house.Round();
        Assert.Null((await Source()).FailingSince);
        Assert.Equal((tokens + 1, 2), (house.Graph.Times("POST token"), house.Graph.Times("GET changes")));

        // One that ends is fetched anew before it does, so that nothing is asked in vain.
        await house.Round(TimeSpan.FromMinutes(56));
        Assert.Equal((tokens + 2, 3), (house.Graph.Times("POST token"), house.Graph.Times("GET changes")));

        (house.Graph.Status, house.Graph.Code) = (401, "InvalidAuthenticationToken");
        await house.Round();
        Assert.Equal(tokens + 3, house.Graph.Times("POST token"));
        Assert.Equal(CalendarFault.Denied, (await Source()).Fault);
    }

    [Fact]
    public async Task What_is_forgotten_of_changes_is_read_whole()
    {
        Box.Add(nine, nine.AddHours(1));
        await Connects();
        house.Graph.HasForgotten = true;
        Box.Add(nine.AddHours(2), nine.AddHours(3));

        await house.Round();

        Assert.Equal([Hours(0, 1), Hours(2, 3)], await Busy());
        Assert.Equal((2, 2), (house.Graph.Times("GET delta"), house.Graph.Times("GET view")));
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied", "Appen har inte behörighet till den kalendern.")]
    [InlineData(404, "ErrorInvalidUser", "Det finns ingen brevlåda med det namnet.")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", "Det finns ingen brevlåda med det namnet.")]
    [InlineData(500, "UnknownError", "Kalenderns server har ett fel.")]
    public async Task A_no_is_told_in_words(int status, string code, string words)
    {
        (house.Graph.Status, house.Graph.Code) = (status, code);

        Assert.Contains(words, await Connects(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_the_services_own_fault_and_nothing_else_is_asked()
    {
        _ = Box;
        house.Graph.SecretNow = "en annan";

        // A token that another story fetched is still kept.
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("Microsoft 365 godtar inte tjänstens egna uppgifter.", await Connects(), StringComparison.Ordinal);

        Assert.Equal(["POST token"], house.Graph.Asked);
        Assert.DoesNotContain(GraphDouble.Secret, house.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_points_to_another_place_is_not_followed()
    {
        await using var elsewhere = await FaultServer.Start();
        foreach (var n in Enumerable.Range(0, 60)) Box.Add(nine.AddHours(n), nine.AddHours(n).AddMinutes(10));
        house.Graph.NextLink = elsewhere.At("/feed").OriginalString;

        await Connects();

        Assert.Equal(CalendarFault.NotACalendar, (await Source()).Fault);
        Assert.Empty(elsewhere.Asked);
        Assert.Equal(0, house.Graph.Times("GET view"));
    }

    [Fact]
    public async Task Titles_and_places_are_nowhere()
    {
        Box.Add(nine, nine.AddHours(1));
        await Connects();
        Box.Add(nine.AddHours(2), nine.AddHours(3));
        await house.Round();
        (house.Graph.Status, house.Graph.Code) = (403, "ErrorAccessDenied");
        await house.Round();

        foreach (var text in new[] { await house.WholeDatabase(), house.Log })
            foreach (var secret in new[] { DoubleMailbox.Title, DoubleMailbox.Place, GraphDouble.Secret, "token-", "karin@kommun.example" })
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_anothers_mailbox_but_a_coordinator_may_name_one()
    {
        Box.Add(nine, nine.AddHours(1));
        house.Graph.Mailbox("chefen@kommun.example").Add(nine.AddHours(3), nine.AddHours(4));
        await Connects(("calendarMailbox", "chefen@kommun.example"), ("calendarUser", "chefen@kommun.example"));
        Assert.Equal([Hours(0, 1)], await Busy());

        var (room, lots) = (Meetings.Notice.Name("room/2"), await house.SignedIn(SmallTown.Coordinator));
        using var none = await lots.PostAsync($"/lots/rum/{room}/kalender", Form());
        Assert.Contains("Skriv brevlådans adress", WebUtility.HtmlDecode(await none.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var named = await lots.PostAsync($"/lots/rum/{room}/kalender", Form(("calendarMailbox", "chefen@kommun.example")));
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        Assert.Equal([Hours(3, 4)], (await house.Reading(room))!.Busy);
        await house.Services.GetRequiredService<Booking.Web.Sources.SourceRegister>().Disconnect(room, isRoom: true, (await house.Sources(room))[0].Id, "test", default);
    }

    [Theory]
    [InlineData("Graph:ClientSecret", "", "Graph:ClientSecret must be set too")]
    [InlineData("Graph:TenantId", "a/b", "Graph:TenantId must be")]
    [InlineData("Graph:Address", "graph.microsoft.com", "Graph:Address must be a whole address")]
    [InlineData("Graph:Klient", "x", "The settings under Graph can not be read.")]
    public void A_setting_that_is_wrong_is_told_by_its_key(string key, string value, string problem)
    {
        var settings = new Dictionary<string, string?> { ["Graph:TenantId"] = "kommun.example", ["Graph:ClientId"] = "x", ["Graph:ClientSecret"] = "y", [key] = value };

        var told = Assert.Throws<Booking.Web.Hosting.SetupFailed>(() => Booking.Web.Sources.GraphSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

        Assert.Contains(problem, told.Message, StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(params (string, string)[] more) =>
        new(new[] { ("calendarKind", "graph"), ("calendarAddress", "") }.Concat(more).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));

    private async Task<string> Connects(params (string, string)[] more)
    {
        var me = await house.SignedIn(Me);
        using var sent = await me.PostAsync(At, Form(more));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return await SourceHost.Get(me, sent.Headers.Location!.OriginalString);
    }

    private Slot Hours(int from, int to) => new(nine.AddHours(from), nine.AddHours(to));

    private async Task<IReadOnlyList<Slot>> Busy() => (await house.Reading(Me))!.Busy;

    private async Task<SourceState> Source() => (await house.Sources(Me))[0];

    private static JsonObject Date(DateOnly day) => new() { ["dateTime"] = $"{day:yyyy-MM-dd}T00:00:00.0000000", ["timeZone"] = "UTC" };

    /// <summary>As Exchange packs a UID that came from elsewhere.</summary>
    private static string Packed(string uid) =>
        $"040000008200E00074C5B7101A82E008{new string('0', 40)}" + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes($"vCal-Uid\u0001\0\0\0{uid}\0"));
}
