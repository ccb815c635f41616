using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>
/// RELIABILITY I5: a calendar program that people use gets our letters by IMAP, shows its own buttons for them, and what it sends by SMTP when
/// they are pressed is the answer. Thunderbird has no button for another time, so a counter-proposal is not among them.
/// </summary>
public sealed class When_thunderbird_answers(ITestOutputHelper output)
{
    private static readonly string[] Question = [Thunderbird.Accept, Thunderbird.Tentative, Thunderbird.Decline, Thunderbird.More];

    [ThunderbirdFact]
    public async Task A_table_is_one_event_through_yes_another_time_and_cancellation_and_perhaps_and_no_are_heard_too()
    {
        await using var desk = new Desk(output);
        await desk.Open();
        await Accepted_moved_and_cancelled(desk);
        await Undecided_moved_and_declined(desk);
    }

    private static async Task Accepted_moved_and_cancelled(Desk desk)
    {
        var company = await desk.HasATable();
        var start = (await desk.Meeting(company)).Slot!.Value.Start;
        var asked = await desk.Sees(company, NoticeKind.Asked);
        Assert.Equal(Question, asked.Offers);
        Assert.Equal($"Kan du {Words(start)}? Kiosken AB – livsmedelskontroll", asked.Subject);
        Assert.Contains("Du är tillfrågad för livsmedelskontroll.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Åsa Öberg", asked.Text, StringComparison.Ordinal);

        await desk.Presses(Thunderbird.Accept, "the seat is accepted", async () => (await desk.Meeting(company)).Accepted.Contains(Desk.Her));
        AssertKept(desk, company, start, sequence: 0);

        var later = await desk.Moves(company);
        Assert.DoesNotContain(Desk.Her, (await desk.Meeting(company)).Accepted);
        Assert.Equal(Question, (await desk.Sees(company, NoticeKind.AskedAgain)).Offers);
        await desk.Presses(Thunderbird.Accept, "the new time is accepted", async () => (await desk.Meeting(company)).Accepted.Contains(Desk.Her));
        AssertKept(desk, company, later, sequence: 1);

        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        Assert.Equal([Thunderbird.Delete], (await desk.Sees(company, NoticeKind.Released)).Offers);
        await desk.Presses(Thunderbird.Delete, "the calendar is empty", () => Task.FromResult(desk.Calendar is []));
    }

    private static async Task Undecided_moved_and_declined(Desk desk)
    {
        var company = await desk.HasATable();
        Assert.Equal(Question, (await desk.Sees(company, NoticeKind.Asked)).Offers);
        await desk.Presses(Thunderbird.Tentative, "the coordinator sees a perhaps", async () => (await desk.Meeting(company)).Undecided.Contains(Desk.Her));
        Assert.Equal("TENTATIVE", Assert.Single(desk.Calendar).Mine);

        await desk.Moves(company);
        Assert.Equal(Question, (await desk.Sees(company, NoticeKind.AskedAgain)).Offers);
        await desk.Presses(Thunderbird.Decline, "the seat is declined", async () => (await desk.Meeting(company)).Declined.Contains(Desk.Her));
        await StoryHost.Until("a colleague is asked", async () => (await desk.Meeting(company)).Places.Any(p => p.OfficialId != Desk.Her && p.Competences.Contains("food-control")));

        // A no stands in the calendar until the letter after it takes it away.
        Assert.Equal("DECLINED", Assert.Single(desk.Calendar).Mine);
        Assert.Equal([Thunderbird.Delete], (await desk.Sees(company, NoticeKind.Released)).Offers);
        await desk.Presses(Thunderbird.Delete, "the calendar is empty", () => Task.FromResult(desk.Calendar is []));
    }

    private static void AssertKept(Desk desk, Company company, DateTimeOffset start, int sequence)
    {
        var kept = Assert.Single(desk.Calendar);
        Assert.Equal(($"{company.Id}@handslaget.local", start, "Dukat bord: Kiosken AB", "CONFIRMED", "ACCEPTED"), (kept.Uid, kept.Start, kept.Title, kept.Status, kept.Mine));
        Assert.Equal(sequence, kept.Sequence);
    }

    private static string Words(DateTimeOffset start) => SwedishWords.Span(Slot.From(start, TimeSpan.FromHours(1)), "sv", start);
}
