using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Answering;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// Carries out what a calendar says of a meeting (RFC 5546). Whoever says it must be somebody who was asked to that meeting, writing from the
/// address they were asked at; and what is answered must be the question as it stands. An answer to an older one changes nothing, and is
/// answered with what holds now, at most once an hour, and never when a machine wrote it.
/// </summary>
public sealed class CalendarAnswers(
    IDocumentStore store, IWolverineRuntime runtime, MeetingLog meetings, AnswerSeat answering, CalendarMemory calendars, ReadingPile pile, Links links,
    BookingRules rules, IOptions<DeliveryOptions> delivery, TimeProvider clock, ILogger<CalendarAnswers> log)
{
    private static readonly TimeSpan AnswersAtMostEvery = TimeSpan.FromHours(1);

    internal async Task Take(IncomingLetter letter, CalendarAnswer answer, Receipt receipt, CancellationToken ct)
    {
        if (MeetingIn(answer.Uid) is not { } id || await meetings.Find(id, ct) is not { } meeting)
        {
            await pile.Lay(letter, WhyToRead.NotOurs, receipt, null, ct);
            return;
        }
        if (answer.Of(letter.From) is not { } attendee || await Asked(meeting, letter.From, ct) is not { } official)
        {
            await pile.Lay(letter, WhyToRead.NotInvited, receipt, id, ct);
            return;
        }
        var said = new SaidOfMeeting(
            letter, answer, attendee, meeting, official, receipt with { MeetingId = id, OfficialId = official, StampedAt = Stamp(answer, receipt) });
        await Judge(said, ct);
    }

    /// <summary>A stamp from the future would make every answer after it an older one.</summary>
    private static DateTimeOffset? Stamp(CalendarAnswer answer, Receipt receipt) =>
        answer.Method == "REFRESH" || answer.StampedAt > receipt.At + AnswerAge.ClocksDiffer ? null : answer.StampedAt;

    private async Task Judge(SaidOfMeeting said, CancellationToken ct)
    {
        var (meeting, official) = (said.Meeting, said.Official);
        if (said is { Answer.Method: "REPLY", Attendee.Says: "DECLINED" } && meeting.IsBooked && meeting.Declined.Contains(official) && meeting.PlaceOf(official) is null)
        {
            await Close(said, "already so", null, ct);
            return;
        }
        if (!meeting.IsBooked || meeting.PlaceOf(official) is null)
        {
            await Close(said, "too late", NoticeKind.ReplyTooOld, ct);
            return;
        }
        if (said.Answer.Method == "REFRESH")
        {
            await Close(said, "sent anew", NoticeKind.SentAnew, ct);
            return;
        }
        var age = await AnswerAge.Of(said, store, ct);
        if (age == Age.Untold) await Pile(said, WhyToRead.Unclear, ct);
        else if (age == Age.Old) await Close(said, "too old", NoticeKind.ReplyTooOld, ct);
        else await CarryOut(said, ct);
    }

    private async Task CarryOut(SaidOfMeeting said, CancellationToken ct)
    {
        var (meeting, official, start) = (said.Meeting, said.Official, said.Meeting.Slot!.Value.Start);
        switch (said.Answer.Method, said.Attendee.Says)
        {
            // A calendar's yes says nothing of how: who has chosen the link keeps it.
            case ("REPLY", "ACCEPTED") when meeting.Accepted.Contains(official):
                await Close(said, "already so", null, ct);
                break;
            case ("REPLY", "ACCEPTED"):
                await Conclude(said, await Answer(said, new Reply.Comes(), ct), ct);
                break;
            case ("REPLY", "DECLINED"):
                await Conclude(said, await Answer(said, new Reply.CanNot(), ct), ct);
                break;
            case ("REPLY", "TENTATIVE"):
                await Conclude(said, await Decide(said, m => m.LeaveOpen(official, start, clock.GetUtcNow()), ct), ct);
                break;
            case ("REPLY", "DELEGATED") when await Colleague(said, ct) is { } colleague:
                await Conclude(said, await Answer(said, new Reply.CanNot(null, colleague), ct), ct);
                break;
            case ("REPLY", "DELEGATED"):
                await Pile(said, WhyToRead.HandedOver, ct);
                break;
            case ("COUNTER", _) when Proposed(said) is { } slot:
                await Conclude(said, await Decide(said, m => m.ProposeOtherTime(official, slot, start, clock.GetUtcNow()), ct), ct);
                break;
            default:
                await Pile(said, WhyToRead.Unclear, ct);
                break;
        }
    }

    private Task<Outcome> Answer(SaidOfMeeting said, Reply reply, CancellationToken ct) =>
        answering.Answer(said.Meeting.Id, said.Official, reply, said.Meeting.Slot!.Value.Start, ct, session => Sign(session, said));

    private Task<Outcome> Decide(SaidOfMeeting said, Func<Meeting, Decision> decide, CancellationToken ct) =>
        meetings.Decide(said.Meeting.Id, $"official:{said.Official}", decide, ct, session => Sign(session, said));

    private Task Conclude(SaidOfMeeting said, Outcome outcome, CancellationToken ct)
    {
        log.AnswerTaken(said.Answer.Method, outcome.GetType().Name);
        return outcome switch
        {
            Outcome.Recorded => Task.CompletedTask,
            Outcome.Unchanged => Close(said, "already so", null, ct),
            Outcome.Refused { Reason: Refusal.ColleagueCanNot } => Pile(said, WhyToRead.HandedOver, ct),
            Outcome.Refused { Reason: Refusal.TimeHasPassed } when said.Answer.Method == "COUNTER" => Pile(said, WhyToRead.Unclear, ct),
            Outcome.Refused => Close(said, "too late", NoticeKind.ReplyTooOld, ct),
            _ => throw new InvalidOperationException("An answer takes nobody's time, and its meeting was there a moment ago."),
        };
    }

    /// <summary>Nothing in the meeting changes: the receipt, and what the sender is told, if anything.</summary>
    private async Task Close(SaidOfMeeting said, string outcome, NoticeKind? tell, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        Sign(session, said);
        if (tell is { } kind && !said.Letter.IsAutomatic && !await WasToldLately(session, said.Official, kind, ct))
        {
            var now = clock.GetUtcNow();
            var notice = Notice.To(said.Official, kind, Channel.Mail, said.Meeting).Again(now) with { WrittenAt = now };
            session.Insert(notice);
            await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(notice.Id));
        }
        await session.SaveChangesAsync(ct);
        log.AnswerTaken(said.Answer.Method, outcome);
    }

    private Task<bool> WasToldLately(IQuerySession session, Guid official, NoticeKind kind, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - AnswersAtMostEvery;
        return session.Query<Notice>().AnyAsync(n => n.OfficialId == official && n.Kind == kind && n.WrittenAt > since, ct);
    }

    private Task Pile(SaidOfMeeting said, WhyToRead why, CancellationToken ct) => pile.Lay(said.Letter, why, said.Receipt, said.Meeting.Id, ct);

    /// <summary>The receipt, and beside it the words that came with the answer. An address that is written from is one that works.</summary>
    private void Sign(IDocumentSession session, SaidOfMeeting said)
    {
        session.Insert(said.Receipt);
        session.Delete<SuspectAddress>(links.Fingerprint(SuspectAddresses.Purpose, said.Letter.From));
        if (said.Answer.Comment.Length > 0)
            session.Store(pile.Row(said.Letter with { Text = SafeText.Lines(said.Answer.Comment) }, WhyToRead.WordsWithAnswer, said.Meeting.Id));
    }

    /// <summary>The meeting's id stands before the @, and our own domain after it.</summary>
    private Guid? MeetingIn(string uid) =>
        uid.Split('@') is [var id, var domain] && domain.Equals(delivery.Value.Domain, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(id, out var meeting)
            ? meeting
            : null;

    /// <summary>Somebody with that address who sits at the table, or has been asked to.</summary>
    private async Task<Guid?> Asked(Meeting meeting, string address, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var people = await session.PeopleAt(address, ct);
        if (people.Count == 0) return null;
        if (meeting.Places.Select(p => p.OfficialId).FirstOrDefault(people.Contains) is var seated && seated != Guid.Empty) return seated;
        var asked = await session.Query<Notice>().Where(n => n.MeetingId == meeting.Id && n.OfficialId != null).ToListAsync(ct);
        return asked.FirstOrDefault(n => people.Contains(n.OfficialId!.Value))?.OfficialId;
    }

    private async Task<Guid?> Colleague(SaidOfMeeting said, CancellationToken ct)
    {
        if (said.Attendee.DelegatedTo is not [var address]) return null;
        await using var session = store.QuerySession();
        var people = await session.PeopleAt(address, ct);
        return calendars.Colleagues(said.Meeting, said.Official, clock.GetUtcNow()).Where(people.Contains).Select(id => (Guid?)id).FirstOrDefault();
    }

    private Slot? Proposed(SaidOfMeeting said)
    {
        if (said.Answer.Start is not { } start) return null;
        return said.Answer.End is { } end && end > start && end - start < TimeSpan.FromDays(1) ? new Slot(start, end) : Slot.From(start, rules.MeetingLasts);
    }
}

internal static class PeopleByAddress
{
    public static async Task<HashSet<Guid>> PeopleAt(this IQuerySession session, string address, CancellationToken ct) =>
        [.. (await session.Query<Person>().ToListAsync(ct)).Where(p => p.Email.Trim().Equals(address, StringComparison.OrdinalIgnoreCase)).Select(p => p.Id)];
}
