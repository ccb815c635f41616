using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// From the booking to a table where everybody has said yes.
public sealed partial record Meeting
{
    /// <summary>
    /// An official answers, by page, mail link or otherwise. <paramref name="seenStart"/> is the start the official was shown: an answer to a
    /// time that has since moved is no answer. Changing one's mind is allowed until the meeting begins. A colleague can be suggested who is
    /// one of <paramref name="colleagues"/>: those who hold the seats that day and are free.
    /// </summary>
    public Decision Answer(Guid official, Reply reply, DateTimeOffset seenStart, DateTimeOffset now, IReadOnlyList<Guid>? colleagues = null)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (!IsBooked) return Refusal.NotBooked;
        if (PlaceOf(official) is not { } place) return !reply.Accepts && Declined.Contains(official) ? Decision.AlreadySo : Refusal.NotAtThisTable;
        if (Slot!.Value.Start != seenStart) return Refusal.TimeHasChanged;
        if (now >= Slot.Value.Start) return Refusal.TimeHasPassed;
        if (reply is Reply.CanNot no) return Decline(official, no, now, colleagues ?? []);
        if (reply is Reply.ComesByLink && Form != MeetingForm.Online && !MayComeByLink(official)) return Refusal.MustBeThere;
        var byLink = ByLinkAfter(reply, place);
        if (byLink is null && Accepted.Contains(official)) return Decision.AlreadySo;
        return ConfirmedBy(new SeatAccepted(official, now, byLink), now);
    }

    public Decision Answer(Guid official, bool accepts, DateTimeOffset seenStart, DateTimeOffset now) =>
        Answer(official, accepts ? new Reply.Comes() : new Reply.CanNot(), seenStart, now);

    /// <summary>
    /// The lots meets the company where the table is laid; others there may sit by link. A visit is paid by two: the company was told that they
    /// come, and there is no lots at it to make a link.
    /// </summary>
    public bool MayComeByLink(Guid official) =>
        !IsVisit && Form != MeetingForm.Online && PlaceOf(official) is { } place && !place.Competences.Contains(Coordination);

    /// <summary>The required seats that would be empty without the official: those a colleague can be suggested for.</summary>
    public IReadOnlyList<string> SeatsToHandOver(Guid official) => [.. (PlaceOf(official)?.Competences ?? []).Where(Need.Required.Contains)];

    /// <summary>A suggestion is only worth making while the service still mends the seats.</summary>
    public bool MaySuggest(Guid official, DateTimeOffset now, BookingRules rules) =>
        IsBooked && SeatsToHandOver(official) is { Count: > 0 } seats && WhyNotMended(seats, now, rules) is null;

    private Decision Decline(Guid official, Reply.CanNot no, DateTimeOffset now, IReadOnlyList<Guid> colleagues)
    {
        if (no.Suggested is { } colleague && (!colleagues.Contains(colleague) || PlaceOf(colleague) is not null || Declined.Contains(colleague)))
            return Refusal.ColleagueCanNot;
        return Decision.Of(new SeatDeclined(official, BySilence: false, now, no.Reason, no.Suggested));
    }

    /// <summary>Null: the place stays as it is. Who was asked to sit by link says only yes; who chose the link may come after all.</summary>
    private bool? ByLinkAfter(Reply reply, Place place) => reply switch
    {
        Reply.ComesByLink when !place.Remote && Form != MeetingForm.Online => true,
        Reply.Comes when ChoseLink.Contains(place.OfficialId) => false,
        _ => null,
    };

    /// <summary>A reminder of the question, once, while there is still time to answer it. A timer of an earlier time knocks too early.</summary>
    public Decision Nudge(Guid official, DateTimeOffset now, BookingRules rules)
    {
        if (!IsWaitingFor(official) || Nudged.Contains(official)) return Decision.AlreadySo;
        if (now < ReplyTime.NudgeAt(ReplyBy[official], rules) || now >= ReplyBy[official]) return Decision.AlreadySo;
        return Decision.Of(new OfficialNudged(official, now));
    }

    /// <summary>Silence past the reply-by time is a no, so that a colleague can be asked. When the meeting has begun there is nobody left to ask.</summary>
    public Decision TakeSilenceAsNo(Guid official, DateTimeOffset now)
    {
        if (!IsWaitingFor(official) || Slot!.Value.Start <= now) return Decision.AlreadySo;
        return now < ReplyBy[official] ? Refusal.ReplyTimeRemains : Decision.Of(new SeatDeclined(official, BySilence: true, now));
    }

    public bool IsWaitingFor(Guid official) => IsBooked && ReplyBy.ContainsKey(official) && !Accepted.Contains(official);

    /// <summary>The fact, and with it the confirmation if that was the last yes the table waited for.</summary>
    private Decision ConfirmedBy(object fact, DateTimeOffset now)
    {
        var after = Evolve(fact);
        return after.Status == MeetingStatus.Booked && after.IsComplete ? Decision.Of(fact, new MeetingConfirmed(now)) : Decision.Of(fact);
    }

    /// <summary>Every required seat is filled by somebody who has said yes.</summary>
    private bool IsComplete =>
        Unmended.Count == 0
        && Need.Required.All(c => Places.Any(p => p.Competences.Contains(c) && Accepted.Contains(p.OfficialId)));
}
