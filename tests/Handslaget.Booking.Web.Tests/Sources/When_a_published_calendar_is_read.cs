using System.Net;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>A published address: asked seldom, shared between processes, united with others, and never shown again.</summary>
public sealed class When_a_published_calendar_is_read(SourceHost house) : IClassFixture<SourceHost>, IAsyncLifetime
{
    private static readonly Guid Me = SourceHost.Inspector;

    private readonly DateTimeOffset nine = house.TuesdayAtNine;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => house.Forget(Me);

    [Fact]
    public async Task One_that_has_not_changed_is_not_sent_again()
    {
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)));
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));
        var (asked, notModified) = (house.Server.Asked.Count, house.Server.NotModified);

        // A hundred rounds, with a change each twentieth; the time moves on by less than the weeks that are read to spare.
        for (var round = 1; round <= 100; round++)
        {
            if (round % 20 == 0) house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)), (nine.AddDays(round), nine.AddDays(round).AddHours(1)));
            await house.Round();
            Assert.Equal(round < 20 ? 1 : 2, (await house.Reading(Me))!.Busy.Count);
        }

        var (requests, unchanged) = (house.Server.Asked.Count - asked, house.Server.NotModified - notModified);
        Assert.Equal(100, requests);
        Assert.True(unchanged >= 90, $"{unchanged} of {requests} were 304");
    }

    [Fact]
    public async Task One_that_has_not_changed_is_read_anew_before_the_weeks_to_spare_are_over()
    {
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)));
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));
        var before = (await house.Sources(Me))[0].ReadTo;

        await house.Round(TimeSpan.FromDays(21));

        Assert.Equal(SwedishTime.Date(before!.Value).AddDays(21), SwedishTime.Date((await house.Sources(Me))[0].ReadTo!.Value));
    }

    [Fact]
    public async Task Who_read_for_too_long_does_not_write_over_what_another_has_read_since()
    {
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)));
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));
        var rounds = house.Services.GetRequiredService<CalendarRounds>();
        var late = (await house.Sources(Me)).ToDictionary(s => s.Id, s => s with { FailingSince = house.Clock.GetUtcNow() });

        await rounds.Settle(Me, late, default, until: house.Clock.GetUtcNow().AddMinutes(-1));

        Assert.Null((await house.Sources(Me))[0].FailingSince);
    }

    [Fact]
    public async Task Several_are_one_and_one_that_can_not_be_read_makes_the_owner_unreadable()
    {
        var me = await house.SignedIn(Me);
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)), (nine.AddHours(1), nine.AddHours(2)));
        await house.Connects(me, "/personal/tid/kalender", house.Server.At("/feed"));
        await house.Connects(me, "/personal/tid/kalender", house.Server.At("/packed"));
        Assert.Equal([new Slot(nine, nine.AddHours(2))], (await house.Reading(Me))!.Busy);
        Assert.Null((await house.Reading(Me))!.UnreadableSince);

        var page = await house.Connects(me, "/personal/tid/kalender", house.Server.At("/html"));

        Assert.Contains("Filen är ingen kalender", page, StringComparison.Ordinal);
        Assert.Equal(house.Clock.GetUtcNow(), (await house.Reading(Me))!.UnreadableSince);
        Assert.Equal([new Slot(nine, nine.AddHours(2))], (await house.Reading(Me))!.Busy);
    }

    [Fact]
    public async Task Our_own_meetings_in_it_are_not_counted_twice()
    {
        var domain = house.Services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Domain;
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)), (nine.AddHours(3), nine.AddHours(4)));
        var first = house.Server.Feed.Split("UID:")[1].Split("\r\n")[0];
        house.Server.Feed = house.Server.Feed.Replace(first, InvitationFacts.UidOf(Guid.NewGuid(), domain), StringComparison.Ordinal);

        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));

        Assert.Equal([new Slot(nine.AddHours(3), nine.AddHours(4))], (await house.Reading(Me))!.Busy);
    }

    [Fact]
    public async Task One_that_asks_us_to_wait_is_left_alone_for_so_long_and_then_heals()
    {
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));
        (house.Server.Status, house.Server.RetryAfter) = (429, "7200");
        await house.Round();
        var asked = house.Server.Asked.Count;

        await house.Round(TimeSpan.FromMinutes(110));
        Assert.Equal(asked, house.Server.Asked.Count);
        house.Server.Status = 0;
        await house.Round(TimeSpan.FromMinutes(11));

        Assert.Equal(asked + 1, house.Server.Asked.Count);
        Assert.Null((await house.Sources(Me))[0].FailingSince);
    }

    [Fact]
    public async Task Two_processes_share_the_work_and_each_sees_what_the_other_read()
    {
        var other = house.Another();
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));
        var asked = house.Server.Asked.Count;
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)));
        house.Clock.Advance(TimeSpan.FromMinutes(10));

        await Task.WhenAll(new[] { house.Services, other }.SelectMany(s => Enumerable.Range(0, 4).Select(_ => s.GetRequiredService<CalendarRounds>().ReadNext(default))));
        await house.Round(TimeSpan.Zero);

        Assert.Equal(asked + 1, house.Server.Asked.Count);
        foreach (var process in new[] { house.Services, other })
        {
            var times = process.GetRequiredService<CalendarMemory>();
            await StoryHost.Until("both processes know", () => Task.FromResult(IsBusyAt(times, nine)));
        }
    }

    [Fact]
    public async Task A_room_can_have_one_too()
    {
        var room = Meetings.Notice.Name("room/2");
        house.Server.Feed = FaultServer.Ics((nine, nine.AddHours(1)));
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var page = await house.Connects(lots, $"/lots/rum/{room}/kalender", house.Server.At("/feed"));
        Assert.Contains("1 upptagen tid till och med", page, StringComparison.Ordinal);
        Assert.Equal([new Slot(nine, nine.AddHours(1))], (await house.Reading(room))!.Busy);

        var source = (await house.Sources(room))[0].Id;
        using var tried = await lots.PostAsync($"/lots/rum/{room}/kalender/{source}/prova", null);
        Assert.Equal($"/lots/rum/{room}?sparat=kalender-prov#kalender", tried.Headers.Location?.OriginalString);
        using var removed = await lots.PostAsync($"/lots/rum/{room}/kalender/{source}/bort", null);
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Null(await house.Reading(room));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Empty((await session.LoadAsync<Room>(room))!.Calendars);
        Assert.Null(await session.LoadAsync<CalendarAddress>(source));
    }

    [Theory]
    [InlineData("", "Skriv kalenderns adress.")]
    [InlineData("kalendern", "Skriv hela adressen.")]
    [InlineData("ftp://calendar.example/a.ics", "Skriv hela adressen.")]
    [InlineData("https://anna:hemligt@calendar.example/a.ics", "Skriv inte användarnamn eller lösenord i adressen.")]
    [InlineData("https://calendar.example:22/a.ics", "Port 22 är inte tillåten.")]
    public async Task What_can_not_be_an_address_is_told_and_shown_again(string written, string fault)
    {
        using var sent = await (await house.SignedIn(Me)).PostAsync("/personal/tid/kalender", SourceHost.Form(written));
        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains(fault, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{written}\"", page, StringComparison.Ordinal);
        Assert.Empty(await house.Sources(Me));
    }

    [Fact]
    public async Task A_password_that_was_refused_is_not_written_out_again()
    {
        using var sent = await (await house.SignedIn(Me)).PostAsync("/personal/tid/kalender", SourceHost.Form("fel", "anna", "mycket hemligt"));

        Assert.DoesNotContain("mycket hemligt", WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_tries_or_removes_anothers()
    {
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Server.At("/feed"));
        var source = (await house.Sources(Me))[0].Id;
        var other = await house.SignedIn(SmallTown.Official("tobacco-retail", 1));
        var asked = house.Server.Asked.Count;

        foreach (var what in new[] { "prova", "bort" })
        {
            using var answer = await other.PostAsync($"/personal/tid/kalender/{source}/{what}", null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var lots = await other.PostAsync($"/lots/register/{Me}/kalender/{source}/{what}", null);
            Assert.Equal(HttpStatusCode.NotFound, lots.StatusCode);
        }

        Assert.Equal(asked, house.Server.Asked.Count);
        Assert.Single(await house.Sources(Me));
    }

    [Fact]
    public async Task Nobody_can_make_us_ask_strangers_without_end()
    {
        var client = await house.SignedIn(SmallTown.Official("coordination", 2));
        var other = await house.SignedIn(SmallTown.Official("tobacco-retail", 1));
        var statuses = new List<HttpStatusCode>();
        for (var tried = 0; tried < 61; tried++)
        {
            using var answer = await client.PostAsync($"/personal/tid/kalender/{Guid.NewGuid()}/prova", null);
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses.Take(60), s => Assert.Equal(HttpStatusCode.NotFound, s));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[60]);
        using var others = await other.PostAsync($"/personal/tid/kalender/{Guid.NewGuid()}/prova", null);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
    }

    [Fact]
    public async Task Whoever_leaves_is_not_read_any_more()
    {
        var leaver = SmallTown.Official("tobacco-retail", 2);
        await house.Connects(await house.SignedIn(leaver), "/personal/tid/kalender", house.Server.At("/feed"));

        await house.Services.GetRequiredService<Registering.OfficialRegister>().Leave(leaver, "test", default);
        await house.Round();

        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Equal(0, await session.Query<CalendarAddress>().CountAsync(a => a.OwnerId == leaver));
        Assert.Null(await session.LoadAsync<OwnCalendars>(leaver));
        Assert.Null(await house.Reading(leaver));
    }

    private static bool IsBusyAt(CalendarMemory times, DateTimeOffset at) =>
        times.Look(Meetings.Meeting.New).Official(Me)!.BusyTime.Busy.Any(b => b.Contains(at));
}
