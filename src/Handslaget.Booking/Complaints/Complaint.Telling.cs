using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Complaints;

// Who is told what of a complaint. Whether it still is true, and whom it reaches, is seen when the letter leaves.
public sealed partial record Complaint
{
    public IEnumerable<Notice> Tell(object fact, Complaint before) => fact switch
    {
        ComplaintReceived e =>
        [
            .. ToCompany(NoticeKind.ComplaintReceived, e.At),
            .. AboutOfficialId is null ? [] : new[] { Notice.Of(Id, NoticeKind.ComplaintEscalated, null, e.At) },
        ],
        ComplaintAcknowledged e => ToCompany(NoticeKind.ComplaintAcknowledged, e.At),
        ComplaintAssigned e => [Notice.Of(Id, NoticeKind.ComplaintAssigned, e.OfficialId, e.At)],
        ComplaintAnswered e => ToCompany(NoticeKind.ComplaintAnswered, e.At),
        ComplaintReopened e => [Notice.Of(Id, NoticeKind.ComplaintReopened, null, e.At)],
        ComplaintPassedOn { To: ComplaintGoesTo.PolicyOwner } e => [.. ToCompany(NoticeKind.ComplaintPassedOn, e.At), Notice.Of(Id, NoticeKind.ComplaintForPolicyOwner, null, e.At)],
        ComplaintPassedOn e => ToCompany(NoticeKind.ComplaintPassedOn, e.At),
        _ => [],
    };

    /// <summary>The days promised are looked at by whoever opens the list, and by the clocks: nothing has to be woken.</summary>
    public IEnumerable<Message> Call(object fact) => [];

    private IEnumerable<Notice> ToCompany(NoticeKind kind, DateTimeOffset at) => Anonymous ? [] : [Notice.Of(Id, kind, null, at)];
}
