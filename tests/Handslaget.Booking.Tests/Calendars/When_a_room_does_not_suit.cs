using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: each obstacle alone; several at once; as many chairs as people; touching claims; a hold that has ended; the search's own answer.
public class When_a_room_does_not_suit
{
    private static readonly DateTimeOffset Now = At("2027-03-01 08:00");

    private static readonly Slot Ten = Time("2027-03-10", "10:00", "11:00");

    private static readonly TableNeed Need = AtMunicipality("food") with { StepFree = true, HearingLoop = true };

    private static RoomObstacle[] Of(RoomCalendar room, int chairs = 4) => [.. RoomObstacles.Of(room, Need, chairs, Ten, Now)];

    private static RoomCalendar Suits => Room(1, 4, stepFree: true, hearingLoop: true);

    [Fact]
    public void a_room_that_suits_has_none() => Assert.Empty(Of(Suits));

    [Fact]
    public void each_obstacle_is_told_apart()
    {
        Assert.Equal([RoomObstacle.Taken], Of(Suits.Claimed(1, Time("2027-03-10", "10:30", "11:30"))));
        Assert.Equal([RoomObstacle.Taken], Of(Suits with { BusyTime = new BusyTime([Ten], null) }));
        Assert.Equal([RoomObstacle.Closed], Of(Suits with { Room = Suits.Room with { Closures = [new Closure(Id(1), Ten)] } }));
        Assert.Equal([RoomObstacle.CalendarUnreadable], Of(Suits with { BusyTime = new BusyTime([], Now) }));
        Assert.Equal([RoomObstacle.TooSmall], Of(Suits, chairs: 5));
        Assert.Equal([RoomObstacle.Steps], Of(Room(1, 4, stepFree: false, hearingLoop: true)));
        Assert.Equal([RoomObstacle.NoHearingLoop], Of(Room(1, 4, stepFree: true, hearingLoop: false)));
        Assert.Equal([RoomObstacle.TooSmall, RoomObstacle.Steps, RoomObstacle.NoHearingLoop], Of(Room(1, 2)));
    }

    [Fact]
    public void what_only_touches_or_has_ended_is_no_obstacle()
    {
        Assert.Empty(Of(Suits.Claimed(1, Time("2027-03-10", "11:00", "12:00"))));
        Assert.Empty(Of(Suits with { Claims = [new Claim(Id(1), Id(2), Ten, Now)] }));
    }

    [Fact]
    public void nothing_is_in_the_way_exactly_of_the_rooms_that_a_search_would_take() => Parallel.For(0, 60, seed =>
    {
        var town = new RandomCalendars(seed);
        var (index, need) = (town.Index(), town.Need() with { Form = MeetingForm.AtMunicipality });
        for (var start = BookableTime.EarliestStart(town.Now, town.Rules); start < index.Grid.End; start += TimeSpan.FromMinutes(15))
        {
            var why = WhyNoTime.Explain(index, need, start, town.Now);
            if (why.Table.Any(r => r is not TimeReason.NoRoom)) continue;
            var taken = TimeTaken.By(Slot.From(start, town.Rules.MeetingLasts), need.Form, town.Rules);
            var suits = town.Rooms.Any(r => !RoomObstacles.Of(r, need, need.Guests + need.Required.Count, taken, town.Now).Any());
            Assert.Equal(suits, !why.Table.Contains(TimeReason.NoRoom));
        }
    });
}
