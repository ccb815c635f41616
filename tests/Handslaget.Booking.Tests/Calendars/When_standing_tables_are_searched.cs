using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Oracles;

namespace Handslaget.Booking.Tests.Calendars;

// Random municipalities with standing tables in them (on holidays, over changes of the clock, every other week, called off, passed on, with
// and without rooms, two at once) against the oracle, before and after releases.
public class When_standing_tables_are_searched
{
    private const int Instances = 600;

    [Fact]
    public void the_bits_say_what_the_oracle_says_at_every_moment() => Parallel.For(0, Instances, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = Index(town);
        foreach (var now in Moments(town))
        {
            var oracle = new NaiveAvailability(town.Rules, town.From, town.Officials, town.Rooms, now, town.Tables);
            for (var asked = 0; asked < 3; asked++)
            {
                var need = town.Need();
                Same(seed, oracle.Starts(need), Starts(index, need, now));
            }
        }
    });

    [Fact]
    public void an_index_that_was_changed_equals_one_that_was_built() => Parallel.For(0, Instances / 3, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = Index(town);
        for (var change = 0; change < 6; change++)
        {
            var place = town.Next(town.Officials.Count);
            var renewed = town.Official(town.Next(2) == 0 ? town.Officials[place].Official.Id : null);
            if (renewed.Official.Id != town.Officials[place].Official.Id)
            {
                index.Remove(town.Officials[place].Official.Id);
            }

            index.Put(town.Officials[place] = renewed);
            var table = town.Next(town.Tables.Count);
            index.Put(town.Tables[table] = town.Table(town.Tables[table].Id));
            if (town.Rooms.Count > 0)
            {
                index.Put(town.Rooms[0] = town.Room() with { Room = town.Rooms[0].Room });
            }

            var need = town.Need();
            Same(seed, Starts(Index(town), need, town.Now), Starts(index, need, town.Now));
        }
    });

    [Fact]
    public void after_the_last_release_everything_is_as_without_standing_tables() => Parallel.For(0, Instances / 3, seed =>
    {
        var town = new RandomCalendars(seed);
        var (with, need) = (Index(town), town.Need());
        var late = with.Grid.End;
        Starts(with, need, town.Now);
        Same(seed, Starts(town.Index(), need, late), Starts(with, need, late));
    });

    [Fact]
    public void only_a_sitting_takes_what_is_promised() => Parallel.For(0, Instances / 3, seed =>
    {
        var town = new RandomCalendars(seed);
        var (index, need) = (Index(town), town.Need());
        foreach (var offer in JointAvailability.Find(index, need, index.Grid.Start, index.Grid.End, int.MaxValue, town.Now))
        {
            var time = TimeTaken.By(offer.Slot, need.Form, town.Rules);
            var promised = Days(town).Where(day => town.Now < day.ReleasedAt && day.Block.Overlaps(time)).ToList();
            foreach (var place in offer.Places)
            {
                var mine = promised.Where(day => day.Seats.Any(seat => seat.OfficialId == place.OfficialId)).ToList();
                Assert.True(
                    mine.Count == 0 || mine.Exists(day => day.Table.Id == offer.StandingTable || day.Sittings(town.Rules).Contains(offer.Slot.Start)), $"Seed {seed}");
            }

            Assert.True(
                offer.StandingTable is null || promised.Exists(day => day.Table.Id == offer.StandingTable && day.Sittings(town.Rules).Contains(offer.Slot.Start)),
                $"Seed {seed}");
        }
    });

    [Fact]
    public void sooner_than_the_notice_only_those_who_are_promised_are_asked() => Parallel.For(0, Instances / 3, seed =>
    {
        var town = new RandomCalendars(seed);
        var (index, need) = (Index(town), town.Need());
        var earliest = BookableTime.EarliestStart(town.Now, town.Rules);
        var window = BookableTime.Window(index, town.Now);
        var offers = BookableTime.Find(index, need, window, int.MaxValue, town.Now);
        Assert.Equal(offers.OrderBy(offer => offer.Slot.Start).Select(offer => offer.Slot.Start), offers.Select(offer => offer.Slot.Start));
        foreach (var offer in offers)
        {
            Assert.Equivalent(offer, BookableTime.OfferAt(index, need, offer.Slot.Start, town.Now), strict: true);
            if (offer.Slot.Start < earliest)
            {
                var here = Days(town).Where(day => town.Now < day.ReleasedAt && day.Sittings(town.Rules).Contains(offer.Slot.Start)).ToList();
                Assert.All(offer.Places, place => Assert.Contains(here, day => day.Seats.Any(seat => seat.OfficialId == place.OfficialId)));
                Assert.NotNull(offer.StandingTable);
            }
        }
    });

    private static IEnumerable<StandingDay> Days(RandomCalendars town) =>
        from table in town.Tables
        from date in table.Dates(town.From.AddDays(-7), town.From.AddDays(40))
        select StandingDay.Of(table, date, town.Officials.Select(calendar => calendar.Official));

    // In order: what one search has seen end stays ended.
    private static IEnumerable<DateTimeOffset> Moments(RandomCalendars town) =>
        new[] { town.Now }.Concat(Days(town).Select(day => day.ReleasedAt).Where(at => at > town.Now).Order().Take(3).SelectMany(at => new[] { at.AddTicks(-1), at })).Order();

    private static CalendarIndex Index(RandomCalendars town) => new(town.Rules, town.From, town.Officials, town.Rooms, town.Tables);

    private static List<DateTimeOffset> Starts(CalendarIndex index, TableNeed need, DateTimeOffset now)
    {
        var bits = new ulong[index.Grid.Words];
        JointAvailability.Starts(index, need, now, bits);
        return [.. Enumerable.Range(0, bits.Length * 64).Where(step => (bits[step >> 6] >> step & 1) != 0).Select(index.Grid.At)];
    }

    private static void Same(int seed, List<DateTimeOffset> expected, List<DateTimeOffset> actual)
    {
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"Seed {seed}: {string.Join(", ", expected.Except(actual))} missing; {string.Join(", ", actual.Except(expected))} too many.");
        }
    }
}
