using System.Globalization;
using System.Net;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Sources.Writing;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>A table stands in the official's own calendar as long as it stands, once, whatever happens on the way: in Radicale, and in the double of Graph.</summary>
public sealed class When_tables_are_written_into_a_calendar(SourceHost house) : IClassFixture<SourceHost>, IAsyncLifetime
{
    private const string Mine = "food-control1@test.example", Choice = "/personal/tid/prenumeration";

    private static readonly Guid Me = SourceHost.Inspector;

    private string Domain => house.Services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Domain;

    public async Task InitializeAsync()
    {
        house.Graph.Reset();
        house.Clock.Advance(TimeSpan.FromMinutes(1)); // what another story has booked was booked before this one chooses
        await Form.Send(await house.SignedIn(Me), Choice, ("atgard", "val"), ("vag", "mejl"));
    }

    public Task DisposeAsync() => house.Forget(Me);

    [RadicaleFact]
    public async Task In_a_CalDAV_collection_it_is_booked_moved_and_cancelled_and_a_server_that_was_away_catches_up()
    {
        await house.Radicale.Start();
        await house.Radicale.MakeCalendar();
        await house.Connects(await house.SignedIn(Me), "/personal/tid/kalender", house.Radicale.Collection, Radicale.User, Radicale.Password);
        await Chooses((await house.Sources(Me))[0].Id.ToString());

        // Booked: it stands once, without anybody to send invitations to, and is not read back as busy.
        var (company, start) = await Company.WithATable(house.Client(), new(2027, 3, 2));
        var uid = InvitationFacts.UidOf(company.Id, Domain);
        await Until("it stands", async () => await house.Radicale.Find(uid) is not null);
        var stored = (await house.Radicale.Find(uid))!;
        Assert.Contains($"DTSTART;TZID=Europe/Stockholm:{Wall(start)}", stored, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Dukat bord: Kiosken AB", stored, StringComparison.Ordinal);
        foreach (var word in new[] { "METHOD", "ORGANIZER", "ATTENDEE" }) Assert.DoesNotContain(word, stored, StringComparison.Ordinal);
        await house.Round();
        Assert.Empty((await house.Reading(Me))!.Busy);
        await StoryHost.Until("everybody is asked", () => Task.FromResult(Letters(company).Count == 3));
        Assert.All(Letters(company), l => Assert.Equal(l.To.Mailboxes.Single().Address != Mine, HasInvitation(l)));

        // Moved, also where its owner has changed it meanwhile.
        await house.Radicale.Change(uid, text => text.Replace("SUMMARY:Dukat bord", "SUMMARY:Mitt bord", StringComparison.Ordinal));
        await Moves(company, start.AddMinutes(30));
        await Until("it has moved", async () => (await house.Radicale.Find(uid))!.Contains(Wall(start.AddMinutes(30)), StringComparison.Ordinal));
        Assert.Single(await house.Radicale.All() is var all ? all.Split("BEGIN:VEVENT")[1..] : []);

        // Removed by its owner, it comes again when it moves; while the server is away, it waits, and that is said.
        await house.Radicale.Delete(uid);
        await house.Radicale.Kill();
        await Moves(company, start.AddMinutes(45));
        await Until("it has failed", async () => (await Entry(company))?.FailingSince is not null);
        Assert.Contains("Ett bord väntar på att skrivas i din kalender.", await SourceHost.Get(await house.SignedIn(Me), Choice), StringComparison.Ordinal);
        await house.Radicale.Start();
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Until("it is written", async () => (await house.Radicale.Find(uid))?.Contains(Wall(start.AddMinutes(45)), StringComparison.Ordinal) == true);
        Assert.DoesNotContain("väntar på att skrivas", await SourceHost.Get(await house.SignedIn(Me), Choice), StringComparison.Ordinal);
        Assert.DoesNotContain("Kiosken", System.Text.Json.JsonSerializer.Serialize(await Entry(company)), StringComparison.Ordinal);

        // Cancelled: it is gone.
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        await Until("it is gone", async () => await house.Radicale.Find(uid) is null && await Entry(company) is null);

        // Another way is chosen: it is taken away, and invited to instead. The same when the calendar is removed here.
        var (second, _) = await Company.WithATable(house.Client(), new(2027, 3, 3));
        await Until("the second stands", async () => await house.Radicale.Find(InvitationFacts.UidOf(second.Id, Domain)) is not null);
        await Chooses("mejl");
        await Until("the second is taken away", async () => await house.Radicale.Find(InvitationFacts.UidOf(second.Id, Domain)) is null && await Entry(second) is null);
        await StoryHost.Until("it is invited to", () => Task.FromResult(Letters(second).Any(l => l.To.Mailboxes.Single().Address == Mine && HasInvitation(l))));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Chooses((await house.Sources(Me))[0].Id.ToString());
        var (third, _) = await Company.WithATable(house.Client(), new(2027, 3, 4));
        await Until("the third stands", async () => await house.Radicale.Find(InvitationFacts.UidOf(third.Id, Domain)) is not null);
        Assert.Null(await house.Radicale.Find(InvitationFacts.UidOf(second.Id, Domain)));
        await house.Forget(Me);
        await Until("the third is taken away", async () => await house.Radicale.Find(InvitationFacts.UidOf(third.Id, Domain)) is null && await Entry(third) is null);
        await house.Radicale.Kill();
    }

    [Fact]
    public async Task In_a_mailbox_in_Microsoft_365_it_is_booked_moved_and_cancelled_and_a_lost_answer_makes_no_second()
    {
        var box = await ConnectsGraph();
        house.Graph.LosesAnAnswer = true;

        var (company, start) = await Company.WithATable(house.Client(), new(2027, 3, 9));
        await Until("the answer is lost", async () => (await Entry(company))?.FailingSince is not null);
        await Moves(company, start.AddMinutes(30));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Until("it stands", async () => (await Entry(company))?.Print is not null);
        var stands = Assert.Single(box.Events);
        Assert.Equal((start.AddMinutes(30), "busy"), (DoubleMailbox.Instant(stands, "start"), stands["showAs"]!.GetValue<string>()));
        Assert.Null(stands["attendees"]);
        await house.Round();
        Assert.Empty((await house.Reading(Me))!.Busy);

        // Its owner removes it: it comes again when it moves, and not under a name that is used up.
        house.Graph.RefusesRepeats = true;
        box.Remove(DoubleMailbox.Id(stands));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Moves(company, start.AddMinutes(45));
        await Until("it has moved", () => Task.FromResult(box.Events is [var one] && DoubleMailbox.Instant(one, "start") == start.AddMinutes(45)));
        Assert.NotEqual(stands["transactionId"]!.GetValue<string>(), box.Events[0]["transactionId"]!.GetValue<string>());

        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        await Until("it is gone", async () => box.Events.Count == 0 && await Entry(company) is null);
    }

    [Fact]
    public async Task A_repeat_that_Graph_refuses_is_found_and_mended()
    {
        var box = await ConnectsGraph();
        (house.Graph.LosesAnAnswer, house.Graph.RefusesRepeats) = (true, true);

        var (company, start) = await Company.WithATable(house.Client(), new(2027, 3, 10));
        await Until("the answer is lost", async () => (await Entry(company))?.FailingSince is not null);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Until("it stands", async () => (await Entry(company))?.Print is not null);

        Assert.Equal(start, DoubleMailbox.Instant(Assert.Single(box.Events), "start"));
        Assert.Equal((await Entry(company))!.Name, DoubleMailbox.Id(box.Events[0]));
    }

    [Fact]
    public async Task One_that_asks_us_to_wait_is_not_asked_before()
    {
        var box = await ConnectsGraph();
        (house.Graph.Status, house.Graph.Code, house.Graph.RetryAfter) = (429, "ApplicationThrottled", "600");
        var (company, _) = await Company.WithATable(house.Client(), new(2027, 3, 11));
        await Until("it has failed", async () => (await Entry(company))?.FailingSince is not null);
        var asked = house.Graph.Times("POST events");
        (house.Graph.Status, house.Graph.RetryAfter) = (0, null);

        house.Clock.Advance(TimeSpan.FromMinutes(9));
        await house.Services.GetRequiredService<WrittenTables>().Look(default);
        Assert.Equal(asked, house.Graph.Times("POST events"));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Until("it stands", () => Task.FromResult(box.Events.Count == 1));
    }

    [Fact]
    public void What_becomes_of_it_follows_from_what_stands_and_what_should()
    {
        var (now, here, there) = (StoryHost.Morning, Guid.NewGuid(), Guid.NewGuid());
        var stands = new WrittenEntry { At = new() { Id = here }, Print = "1", Ends = now.AddHours(1) };

        Assert.Equal(Fate.Stands, EntryFate.Of(null, null, null, now));
        Assert.Equal(Fate.Write, EntryFate.Of(null, here, "1", now));
        Assert.Equal(Fate.Stands, EntryFate.Of(stands, here, "1", now));
        Assert.Equal(Fate.Write, EntryFate.Of(stands, here, "2", now));
        Assert.Equal(Fate.Write, EntryFate.Of(stands with { Print = null }, here, "1", now));
        Assert.Equal(Fate.TakeAway, EntryFate.Of(stands, null, null, now));
        Assert.Equal(Fate.TakeAway, EntryFate.Of(stands, there, "1", now));
        Assert.Equal(Fate.Forget, EntryFate.Of(stands, null, null, now.AddHours(1)));
    }

    [Fact]
    public void There_is_one_way_at_a_time()
    {
        var (chosen, calendar) = (StoryHost.Morning, Guid.NewGuid());
        Meeting Booked(int hours) => Meeting.New with { BookedAt = chosen.AddHours(hours) };

        var written = new Subscription { IsOn = true }.By(addressAlone: false, calendar, chosen);
        Assert.Equal((false, true), (written.StandsFor(Booked(-1)), written.StandsFor(Booked(1))));
        Assert.True(written.IsWritten(Booked(1)));

        // What was never invited to does not begin to be when it only changes its way.
        var byAddress = written.By(addressAlone: true, null, chosen.AddHours(2));
        Assert.Equal((true, false), (byAddress.StandsFor(Booked(1)), byAddress.IsWritten(Booked(1))));
        Assert.True(byAddress.By(addressAlone: false, calendar, chosen.AddHours(3)).IsWritten(Booked(1)));
        Assert.False(byAddress.By(addressAlone: false, null, chosen.AddHours(3)).StandsFor(Booked(1)));
    }

    private async Task<DoubleMailbox> ConnectsGraph()
    {
        var box = house.Graph.Mailbox(Mine);
        await Form.Send(await house.SignedIn(Me), "/personal/tid/kalender", ("calendarKind", "graph"));
        await Chooses((await house.Sources(Me))[0].Id.ToString());
        return box;
    }

    private async Task Chooses(string way) => await Form.Send(await house.SignedIn(Me), Choice, ("atgard", "val"), ("vag", way));

    private static async Task Moves(Company company, DateTimeOffset to)
    {
        using var moved = await company.Send(HttpMethod.Put, "time", new { start = to });
        Assert.True(moved.StatusCode == HttpStatusCode.OK, await moved.Content.ReadAsStringAsync());
    }

    /// <summary>By this, by the house's own worker, or by both.</summary>
    private Task Until(string what, Func<Task<bool>> isSo) => StoryHost.Until(what, async () =>
    {
        await house.Services.GetRequiredService<WrittenTables>().Look(default);
        return await isSo();
    });

    private async Task<WrittenEntry?> Entry(Company company)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<WrittenEntry>(WrittenEntry.IdOf(company.Id, Me));
    }

    private List<MimeMessage> Letters(Company company) =>
    [
        .. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f))
            .Where(m => m.TextBody?.Contains($"/personal/bord/{company.Id}", StringComparison.Ordinal) == true),
    ];

    private static bool HasInvitation(MimeMessage letter) => letter.BodyParts.OfType<TextPart>().Any(p => p.ContentType.MimeType == "text/calendar");

    private static string Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SwedishTime.Zone).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
