using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handslaget.Booking.Web.Store;

// Each noun is bound to Marten in one explicit override. They run in the transaction that appends, so a read is never behind.

internal sealed partial class MeetingProjection : SingleStreamProjection<Meeting, Guid>
{
    public override Meeting Evolve(Meeting? snapshot, Guid id, IEvent e) => (snapshot ?? Meeting.New).Evolve(e.Data);
}

internal sealed partial class OfficialProjection : SingleStreamProjection<Official, Guid>
{
    public override Official Evolve(Official? snapshot, Guid id, IEvent e) => (snapshot ?? Official.New).Evolve(e.Data);
}

internal sealed partial class RoomProjection : SingleStreamProjection<Room, Guid>
{
    public override Room Evolve(Room? snapshot, Guid id, IEvent e) => (snapshot ?? Room.New).Evolve(e.Data);
}
