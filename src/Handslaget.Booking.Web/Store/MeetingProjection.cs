using Handslaget.Booking.Cases;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handslaget.Booking.Web.Store;

// Each noun is bound to Marten in one explicit override. They run in the transaction that appends, so a read is never behind. Each says
// which facts are its own: without that a room's first fact also made an official and a meeting of the same id, with nothing in them.

internal sealed partial class MeetingProjection : SingleStreamProjection<Meeting, Guid>
{
    public MeetingProjection()
    {
        foreach (var fact in EventNames.Of<Meeting>()) IncludeType(fact);
    }

    public override Meeting Evolve(Meeting? snapshot, Guid id, IEvent e) => (snapshot ?? Meeting.New).Evolve(e.Data);
}

internal sealed partial class OfficialProjection : SingleStreamProjection<Official, Guid>
{
    public OfficialProjection()
    {
        foreach (var fact in EventNames.Of<Official>()) IncludeType(fact);
    }

    public override Official Evolve(Official? snapshot, Guid id, IEvent e) => (snapshot ?? Official.New).Evolve(e.Data);
}

internal sealed partial class RoomProjection : SingleStreamProjection<Room, Guid>
{
    public RoomProjection()
    {
        foreach (var fact in EventNames.Of<Room>()) IncludeType(fact);
    }

    public override Room Evolve(Room? snapshot, Guid id, IEvent e) => (snapshot ?? Room.New).Evolve(e.Data);
}

internal sealed partial class SeatRuleProjection : SingleStreamProjection<SeatRule, Guid>
{
    public SeatRuleProjection()
    {
        foreach (var fact in EventNames.Of<SeatRule>()) IncludeType(fact);
    }

    public override SeatRule Evolve(SeatRule? snapshot, Guid id, IEvent e) => (snapshot ?? SeatRule.New with { Id = id }).Evolve(e.Data);
}

internal sealed partial class ComplaintProjection : SingleStreamProjection<Complaint, Guid>
{
    public ComplaintProjection()
    {
        foreach (var fact in EventNames.Of<Complaint>()) IncludeType(fact);
    }

    public override Complaint Evolve(Complaint? snapshot, Guid id, IEvent e) => (snapshot ?? Complaint.New).Evolve(e.Data);
}

internal sealed partial class DecisionMapReviewProjection : SingleStreamProjection<DecisionMapReview, Guid>
{
    public DecisionMapReviewProjection()
    {
        foreach (var fact in EventNames.Of<DecisionMapReview>()) IncludeType(fact);
    }

    public override DecisionMapReview Evolve(DecisionMapReview? snapshot, Guid id, IEvent e) =>
        (snapshot ?? DecisionMapReview.New with { Id = id }).Evolve(e.Data);
}

internal sealed partial class CommitmentProjection : SingleStreamProjection<Commitment, Guid>
{
    public CommitmentProjection()
    {
        foreach (var fact in EventNames.Of<Commitment>()) IncludeType(fact);
    }

    public override Commitment Evolve(Commitment? snapshot, Guid id, IEvent e) => (snapshot ?? Commitment.New).Evolve(e.Data);
}

internal sealed partial class BusinessCaseProjection : SingleStreamProjection<BusinessCase, Guid>
{
    public BusinessCaseProjection()
    {
        foreach (var fact in EventNames.Of<BusinessCase>()) IncludeType(fact);
    }

    public override BusinessCase Evolve(BusinessCase? snapshot, Guid id, IEvent e) => (snapshot ?? BusinessCase.New).Evolve(e.Data);
}

internal sealed partial class StandingTableProjection : SingleStreamProjection<StandingTable, Guid>
{
    public StandingTableProjection()
    {
        foreach (var fact in EventNames.Of<StandingTable>()) IncludeType(fact);
    }

    public override StandingTable Evolve(StandingTable? snapshot, Guid id, IEvent e) => (snapshot ?? StandingTable.New).Evolve(e.Data);
}

internal sealed partial class GatheringProjection : SingleStreamProjection<Gathering, Guid>
{
    public GatheringProjection()
    {
        foreach (var fact in EventNames.Of<Gathering>()) IncludeType(fact);
    }

    public override Gathering Evolve(Gathering? snapshot, Guid id, IEvent e) => (snapshot ?? Gathering.New).Evolve(e.Data);
}
