using Handslaget.Booking.Calendars;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: time after all; one seat alone in the way; two seats with nobody; only together too many; no room; nothing that helps; groups
// whose first times overlap; a table with one seat besides the coordinator's.
public class When_no_time_is_found
{
    private const string Day = "2027-03-03";

    private static readonly Slot Period = new(At($"{Day} 00:00"), At($"{Day} 23:45"));

    private static NoTime? Why(CalendarIndex index, TableNeed need) =>
        WhyNoTime.In(index, need, Period.Start, Period.End, index.Grid.Start);

    private static OfficialCalendar FreeOnly(int number, string start, string end, params string[] competences) =>
        Official(number, competences).Busy(Time(Day, "00:00", start), Time(Day, end, "23:45"));

    [Fact]
    public void a_time_after_all_needs_no_explanation() => Assert.Null(Why(Index(Official(1, "food")), Online("food")));

    [Fact]
    public void the_seat_in_the_way_is_named_and_can_be_answered_in_writing()
    {
        var index = Index(Official(1, "food"), Official(2, "fire").Busy(Time(Day, "00:00", "23:45")));
        var why = Why(index, Online("food", "fire"))!;
        Assert.Equal([new BlockingSeat("fire", NobodyFree: true)], why.Blocking);
        Assert.False(why.RoomBlocks);
        Assert.Contains(new Relaxation.SeatInWriting("fire", At($"{Day} 08:30")), why.Relaxations);
        Assert.Contains(new Relaxation.Later(At("2027-03-04 08:30")), why.Relaxations);
        Assert.DoesNotContain(why.Relaxations, relaxation => relaxation is Relaxation.TwoMeetings);
    }

    [Fact]
    public void seats_that_only_clash_are_named_and_can_be_parted()
    {
        var index = Index(
            FreeOnly(1, "08:00", "12:00", "food"), FreeOnly(2, "12:00", "17:00", "fire"), Official(3, WhyNoTime.Coordination));
        var why = Why(index, Online("food", "fire", WhyNoTime.Coordination))!;
        Assert.Equal([new BlockingSeat("food", false), new BlockingSeat("fire", false)], why.Blocking);
        var two = Assert.Single(why.Relaxations.OfType<Relaxation.TwoMeetings>());
        Assert.Equal(["food", WhyNoTime.Coordination], two.First);
        Assert.Equal(At($"{Day} 08:30"), two.FirstStart);
        Assert.Equal(["fire", WhyNoTime.Coordination], two.Second);
        Assert.Equal(At($"{Day} 12:15"), two.SecondStart);
    }

    [Fact]
    public void two_tables_do_not_overlap_each_other()
    {
        // Three seats in one room that is too small for three, all of them free all day.
        var why = Why(Index([Room(50, 3)], Official(1, "food"), Official(2, "fire"), Official(3, "building")), AtMunicipality("food", "fire", "building"))!;
        Assert.True(why.RoomBlocks);
        var two = Assert.Single(why.Relaxations.OfType<Relaxation.TwoMeetings>());
        Assert.Equal(At($"{Day} 08:30"), two.FirstStart);
        Assert.Equal(At($"{Day} 09:45"), two.SecondStart);
    }

    [Fact]
    public void two_seats_with_nobody_both_block_and_neither_alone_helps()
    {
        var why = Why(Index(Official(1, "food")), Online("food", "fire", "building"))!;
        Assert.Equal([new BlockingSeat("fire", true), new BlockingSeat("building", true)], why.Blocking);
        Assert.Empty(why.Relaxations);
    }

    [Fact]
    public void a_seat_by_link_may_be_enough()
    {
        var home = Official(1, "food").But(official => official with { Hours = [.. Weekdays(new(13, 0), new(17, 0), remote: true)] });
        var why = Why(Index([Room(50, 9)], home, Official(2, "fire")), AtMunicipality("food", "fire"))!;
        Assert.Contains(new Relaxation.SeatByLink("food", At($"{Day} 13:00")), why.Relaxations);
        Assert.DoesNotContain(why.Relaxations, relaxation => relaxation is Relaxation.SeatByLink { Competence: "fire" });
    }

    [Fact]
    public void a_table_is_not_left_to_the_coordinator_alone()
    {
        var index = Index(Official(1, WhyNoTime.Coordination), Official(2, "fire").Busy(Time(Day, "00:00", "23:45")));
        var why = Why(index, Online("fire", WhyNoTime.Coordination))!;
        Assert.DoesNotContain(why.Relaxations, relaxation => relaxation is Relaxation.SeatInWriting);
    }

    [Fact]
    public void the_best_parting_of_many_seats_equals_trying_them_all()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            string[] seats = ["a", "b", "c", "d", "e"];
            var rules = Rules with { Buffer = TimeSpan.Zero };
            var index = Index(rules, [.. seats.Select((seat, number) => FreeNow(number, random.Next(8, 13), random.Next(2, 5), seat))]);
            if (WhyNoTime.In(index, Online(seats), Period.Start, Period.End, index.Grid.Start) is not { } why)
            {
                continue;
            }

            var expected = Enumerable.Range(1, (1 << seats.Length) - 2)
                .Select(group => (One: seats.Where((_, seat) => (group >> seat & 1) != 0), Other: seats.Where((_, seat) => (group >> seat & 1) == 0)))
                .SelectMany(split =>
                    from one in index.On(Day, Online([.. split.One]))
                    from other in index.On(Day, Online([.. split.Other]))
                    where one.Slot.Start - other.Slot.Start >= TimeSpan.FromMinutes(75) || other.Slot.Start - one.Slot.Start >= TimeSpan.FromMinutes(75)
                    select one.Slot.Start > other.Slot.Start ? one.Slot.Start : other.Slot.Start)
                .Order().Cast<DateTimeOffset?>().FirstOrDefault();
            Assert.Equal(expected, why.Relaxations.OfType<Relaxation.TwoMeetings>().SingleOrDefault()?.SecondStart);
        }
    }

    private static OfficialCalendar FreeNow(int number, int from, int hours, string seat) =>
        FreeOnly(number, $"{from:00}:00", $"{from + hours:00}:00", seat);
}
