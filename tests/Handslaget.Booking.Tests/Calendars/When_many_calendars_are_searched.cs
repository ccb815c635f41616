using Handslaget.Booking.Calendars;
using Handslaget.Booking.Tests.Oracles;

namespace Handslaget.Booking.Tests.Calendars;

// A thousand random municipalities, each with holidays or a change of the clock in it, against the oracle. Edges come by chance: empty
// needs, competences nobody holds, unreadable calendars, ended holds, off-grid times, hours by link, caps of none.
public class When_many_calendars_are_searched
{
    private const int Instances = 1000;

    [Fact]
    public void the_bits_say_what_the_oracle_says() => Parallel.For(0, Instances, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = town.Index();
        var oracle = new NaiveAvailability(town.Rules, town.From, town.Officials, town.Rooms, town.Now);
        for (var asked = 0; asked < 4; asked++)
        {
            var need = town.Need();
            Same(seed, oracle.Starts(need), Starts(index, need, town.Now));
        }
    });

    [Fact]
    public void what_is_offered_can_be_kept() => Parallel.For(0, Instances, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = town.Index();
        var oracle = new NaiveAvailability(town.Rules, town.From, town.Officials, town.Rooms, town.Now);
        var need = town.Need();
        var offers = JointAvailability.Find(index, need, index.Grid.Start, index.Grid.End, 12, town.Now);
        Assert.Equal(oracle.Starts(need).Where(start => start >= town.Now).Take(12), offers.Select(offer => offer.Slot.Start));
        foreach (var offer in offers)
        {
            var start = offer.Slot.Start;
            Assert.Equal(need.Required.Order(), offer.Places.SelectMany(place => place.Competences).Where(need.Required.Contains).Order());
            foreach (var place in offer.Places)
            {
                Assert.All(place.Competences, competence => Assert.True(oracle.CanSit(place.OfficialId, competence, need, start)));
                var calendar = index.Official(place.OfficialId)!;
                var time = TimeTaken.By(offer.Slot, need.Form, town.Rules);
                Assert.DoesNotContain(calendar.BusyTime.Busy, busy => busy.Overlaps(time));
                Assert.DoesNotContain(calendar.Claims, claim => claim.Stands(town.Now) && claim.During.Overlaps(time));
            }

            foreach (var (competence, standIns) in offer.StandIns)
            {
                Assert.All(standIns, standIn => Assert.True(oracle.CanSit(standIn, competence, need, start)));
                Assert.DoesNotContain(standIns, standIn => offer.Places.Any(place => place.OfficialId == standIn));
            }

            Assert.Equal(need.Form == MeetingForm.AtMunicipality, offer.RoomId is not null);
            Assert.Equivalent(offer, JointAvailability.OfferAt(index, need, start, town.Now), strict: true);
        }
    });

    [Fact]
    public void the_nearest_times_are_the_nearest_of_all() => Parallel.For(0, Instances / 4, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = town.Index();
        var need = town.Need();
        var wished = index.Grid.At(town.Next(index.Grid.Steps));
        var all = JointAvailability.Find(index, need, index.Grid.Start, index.Grid.End, int.MaxValue, town.Now);
        var nearest = all.OrderBy(offer => (offer.Slot.Start - wished).Duration()).Take(3).OrderBy(offer => offer.Slot.Start);
        Assert.Equivalent(
            nearest, JointAvailability.Nearest(index, need, wished, index.Grid.Start, index.Grid.End, 3, town.Now), strict: true);
    });

    [Fact]
    public void an_index_that_was_changed_equals_one_that_was_built() => Parallel.For(0, Instances / 4, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = town.Index();
        for (var change = 0; change < 6; change++)
        {
            var place = town.Next(town.Officials.Count);
            var renewed = town.Official(town.Next(2) == 0 ? town.Officials[place].Official.Id : null);
            if (renewed.Official.Id == town.Officials[place].Official.Id)
            {
                // Half of the time only the calendar has changed, as it mostly has.
                renewed = town.Next(2) == 0 ? renewed : renewed with { Official = town.Officials[place].Official };
                town.Officials[place] = renewed;
            }
            else
            {
                index.Remove(town.Officials[place].Official.Id);
                town.Officials[place] = renewed;
            }

            index.Put(renewed);
            if (town.Rooms.Count > 0)
            {
                town.Rooms[0] = town.Room() with { Room = town.Rooms[0].Room };
                index.Put(town.Rooms[0]);
            }

            var need = town.Need();
            Same(seed, Starts(town.Index(), need, town.Now), Starts(index, need, town.Now));
        }
    });

    [Fact]
    public void an_index_moved_to_a_later_week_equals_one_that_was_built_there() => Parallel.For(0, 100, seed =>
    {
        var town = new RandomCalendars(seed);
        var later = town.From.AddDays(7);
        var need = town.Need();
        Same(
            seed,
            Starts(new CalendarIndex(town.Rules, later, town.Officials, town.Rooms), need, town.Now),
            Starts(town.Index().From(later), need, town.Now));
    });

    private static List<DateTimeOffset> Starts(CalendarIndex index, TableNeed need, DateTimeOffset now)
    {
        var bits = new ulong[index.Grid.Words];
        var any = JointAvailability.Starts(index, need, now, bits);
        var starts = Enumerable.Range(0, bits.Length * 64).Where(step => (bits[step >> 6] >> step & 1) != 0).Select(index.Grid.At).ToList();
        Assert.Equal(any, starts.Count > 0);
        return starts;
    }

    private static void Same(int seed, List<DateTimeOffset> expected, List<DateTimeOffset> actual)
    {
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"Seed {seed}: {string.Join(", ", expected.Except(actual))} missing; {string.Join(", ", actual.Except(expected))} too many.");
        }
    }
}
