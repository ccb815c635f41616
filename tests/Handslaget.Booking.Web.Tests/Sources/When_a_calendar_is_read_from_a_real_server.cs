using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>Radicale, with a user, a password and events as calendar programs write them, read as the service reads: in the background.</summary>
public sealed class When_a_calendar_is_read_from_a_real_server(SourceHost house) : IClassFixture<SourceHost>
{
    private static readonly DateOnly Tuesday = new(2027, 2, 9);

    private static readonly Guid Me = SourceHost.Inspector;

    [RadicaleFact]
    public async Task What_is_put_there_is_gone_from_the_times_and_a_server_that_dies_is_not_a_free_calendar()
    {
        await house.Radicale.Start();
        await house.Radicale.MakeCalendar();
        var me = await house.SignedIn(Me);
        var company = await Company.Asks(house.Client());

        // A wrong password is told at once, and its owner is not offered.
        var denied = await house.Connects(me, "/personal/tid/kalender", house.Radicale.Collection, Radicale.User, "fel");
        Assert.Contains("Vi släpps inte in.", denied, StringComparison.Ordinal);
        await FirstTimeIs(null, company, Tuesday);
        await house.Forget(Me);
        await FirstTimeIs(At(Tuesday, 8, 30), company, Tuesday);

        // A weekly meeting with one cancelled time and one that is moved, over the night when clocks change.
        await house.Radicale.Put("weekly@radicale.example", new(2027, 2, 9, 8, 0, 0), new(2027, 2, 9, 10, 0, 0), "RRULE:FREQ=WEEKLY;COUNT=12\nEXDATE;TZID=Europe/Stockholm:20270216T080000");
        var read = await house.Connects(me, "/personal/tid/kalender", house.Radicale.Collection, Radicale.User, Radicale.Password);
        Assert.Contains("11 upptagna tider till och med", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Berit", read, StringComparison.Ordinal);
        Assert.Equal(
            [.. Enumerable.Range(0, 12).Where(week => week != 1).Select(week => new Slot(At(Tuesday.AddDays(7 * week), 8, 0), At(Tuesday.AddDays(7 * week), 10, 0)))],
            (await house.Reading(Me))!.Busy);
        await FirstTimeIs(At(Tuesday, 10, 15), company, Tuesday);
        await FirstTimeIs(At(Tuesday.AddDays(7), 8, 30), company, Tuesday.AddDays(7));

        // Nothing new is not read again; something new is there within a round.
        var marked = (await house.Sources(Me))[0].Mark;
        await house.Round();
        Assert.Equal(marked, (await house.Sources(Me))[0].Mark);
        await house.Radicale.Put("new@radicale.example", new(2027, 2, 9, 10, 0, 0), new(2027, 2, 9, 16, 30, 0));
        await FirstTimeIs(At(Tuesday, 10, 15), company, Tuesday);
        await house.Round();
        await FirstTimeIs(null, company, Tuesday);
        await house.Radicale.Delete("new@radicale.example");
        await house.Round();
        await FirstTimeIs(At(Tuesday, 10, 15), company, Tuesday);

        // Edited again and again, it is right after each round.
        foreach (var edit in Enumerable.Range(1, 25))
        {
            await house.Radicale.Put("edited@radicale.example", new(2027, 3, 1, 8, 0, 0), new DateTime(2027, 3, 1, 8, 0, 0).AddMinutes(edit));
            await house.Round();
            Assert.Contains(Slot.From(At(new(2027, 3, 1), 8, 0), TimeSpan.FromMinutes(edit)), (await house.Reading(Me))!.Busy);
        }

        // The server dies. What was last read is leaned on for a while, and that is said.
        await house.Radicale.Kill();
        await house.Round();
        await FirstTimeIs(At(Tuesday, 10, 15), company, Tuesday);
        Assert.Contains("Tills vidare räknar vi med det vi läste sist.", await Page(Me, "/personal/tid"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kalendrar som inte går att läsa", await Page(SmallTown.Coordinator, "/lots"), StringComparison.Ordinal);
        Assert.Empty(await Told());

        // Then it is not: nobody knows when its owner is busy, so nobody is offered.
        await house.Round(TimeSpan.FromHours(6));
        await FirstTimeIs(null, company, Tuesday);
        await FirstTimeIs(null, company, Tuesday.AddDays(7));
        Assert.Contains("Adressen svarar inte.", await Page(Me, "/personal/tid"), StringComparison.Ordinal);
        Assert.Contains("Din kalender har inte gått att läsa sedan", await Page(Me, "/personal"), StringComparison.Ordinal);
        Assert.Contains("Kalendrar som inte går att läsa", await Page(SmallTown.Coordinator, "/lots"), StringComparison.Ordinal);
        Assert.Contains("kalendern går inte att läsa", await Page(SmallTown.Coordinator, "/lots/register"), StringComparison.Ordinal);
        await StoryHost.Until("the owner has been told", async () => (await Told()).Any(n => n.State == NoticeState.Sent));

        // They are told once, however long it lasts.
        foreach (var _ in Enumerable.Range(0, 5)) await house.Round(TimeSpan.FromHours(1));
        Assert.Single(await Told());
        var letter = Assert.Single(Letters());
        Assert.Contains("127.0.0.1", letter, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Radicale.Collection.OriginalString, letter, StringComparison.Ordinal);

        // It comes back, and with it its owner.
        await house.Radicale.Start();
        await house.Round(TimeSpan.FromMinutes(30));
        await FirstTimeIs(At(Tuesday, 10, 15), company, Tuesday);
        Assert.Contains("Senast läst", await Page(Me, "/personal"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kalendrar som inte går att läsa", await Page(SmallTown.Coordinator, "/lots"), StringComparison.Ordinal);
        await house.Forget(Me);
        Assert.Null(await house.Reading(Me));
    }

    private static DateTimeOffset At(DateOnly day, int hour, int minute) => SwedishTime.At(day, new TimeOnly(hour, minute));

    /// <summary>The worker that read it tells the search a moment after it has written.</summary>
    private static Task FirstTimeIs(DateTimeOffset? expected, Company company, DateOnly day) =>
        StoryHost.Until($"the first time on {day} is {expected}", async () => await FirstTime(company, day) == expected);

    private static async Task<DateTimeOffset?> FirstTime(Company company, DateOnly day)
    {
        var slots = (await company.Get($"slots?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}&limit=1")).GetProperty("slots");
        return slots.GetArrayLength() == 0 ? null : slots[0].GetProperty("start").GetDateTimeOffset();
    }

    /// <summary>By somebody who signs in anew, since hours pass here.</summary>
    private async Task<string> Page(Guid who, string path) => await SourceHost.Get(await house.SignedIn(who), path);

    private async Task<IReadOnlyList<Notice>> Told()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(n => n.Kind == NoticeKind.CalendarUnreadable).ToListAsync();
    }

    private IReadOnlyList<string> Letters() =>
    [
        .. Directory.GetFiles(house.Outbox, "*.eml").Select(file => MimeKit.MimeMessage.Load(file)).Where(m => m.Subject == "Din kalender går inte att läsa").Select(m => m.TextBody!),
    ];
}
