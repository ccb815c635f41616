using Handslaget.Booking.Cases;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Register;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handslaget.Booking.Web.Store;

// Each noun is bound to Marten in one explicit override. They run in the transaction that appends, so a read is never behind. Each takes
// the facts that are its own and no others: without that a room's first fact also made an official and a meeting of the same id, with nothing in them.

internal abstract class NounProjection<T> : SingleStreamProjection<T, Guid>
    where T : class
{
    protected NounProjection()
    {
        foreach (var fact in EventNames.Of<T>()) IncludeType(fact);
    }
}

internal sealed partial class MeetingProjection : NounProjection<Meeting>
{
    public override Meeting Evolve(Meeting? snapshot, Guid id, IEvent e) => (snapshot ?? Meeting.New).Evolve(e.Data);
}

internal sealed partial class OfficialProjection : NounProjection<Official>
{
    public override Official Evolve(Official? snapshot, Guid id, IEvent e) => (snapshot ?? Official.New).Evolve(e.Data);
}

internal sealed partial class RoomProjection : NounProjection<Room>
{
    public override Room Evolve(Room? snapshot, Guid id, IEvent e) => (snapshot ?? Room.New).Evolve(e.Data);
}

internal sealed partial class SeatRuleProjection : NounProjection<SeatRule>
{
    public override SeatRule Evolve(SeatRule? snapshot, Guid id, IEvent e) => (snapshot ?? SeatRule.New with { Id = id }).Evolve(e.Data);
}

internal sealed partial class ComplaintProjection : NounProjection<Complaint>
{
    public override Complaint Evolve(Complaint? snapshot, Guid id, IEvent e) => (snapshot ?? Complaint.New).Evolve(e.Data);
}

internal sealed partial class DecisionMapReviewProjection : NounProjection<DecisionMapReview>
{
    public override DecisionMapReview Evolve(DecisionMapReview? snapshot, Guid id, IEvent e) => (snapshot ?? DecisionMapReview.New with { Id = id }).Evolve(e.Data);
}

internal sealed partial class CommitmentProjection : NounProjection<Commitment>
{
    public override Commitment Evolve(Commitment? snapshot, Guid id, IEvent e) => (snapshot ?? Commitment.New).Evolve(e.Data);
}

internal sealed partial class BusinessCaseProjection : NounProjection<BusinessCase>
{
    public override BusinessCase Evolve(BusinessCase? snapshot, Guid id, IEvent e) => (snapshot ?? BusinessCase.New).Evolve(e.Data);
}

internal sealed partial class StandingTableProjection : NounProjection<StandingTable>
{
    public override StandingTable Evolve(StandingTable? snapshot, Guid id, IEvent e) => (snapshot ?? StandingTable.New).Evolve(e.Data);
}

internal sealed partial class GatheringProjection : NounProjection<Gathering>
{
    public override Gathering Evolve(Gathering? snapshot, Guid id, IEvent e) => (snapshot ?? Gathering.New).Evolve(e.Data);
}

internal sealed partial class ProcurementProjection : NounProjection<Procurement>
{
    public override Procurement Evolve(Procurement? snapshot, Guid id, IEvent e) => (snapshot ?? Procurement.New).Evolve(e.Data);
}

internal sealed partial class FollowerProjection : NounProjection<Follower>
{
    public override Follower Evolve(Follower? snapshot, Guid id, IEvent e) => (snapshot ?? Follower.New).Evolve(e.Data);
}
