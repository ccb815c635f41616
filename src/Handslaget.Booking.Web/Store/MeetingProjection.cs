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

internal sealed partial class GatheringProjection : SingleStreamProjection<Gathering, Guid>
{
    public GatheringProjection()
    {
        foreach (var fact in EventNames.Of<Gathering>()) IncludeType(fact);
    }

    public override Gathering Evolve(Gathering? snapshot, Guid id, IEvent e) => (snapshot ?? Gathering.New).Evolve(e.Data);
}
