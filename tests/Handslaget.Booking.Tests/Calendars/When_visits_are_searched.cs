using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Oracles;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Two who are named, and a way of its own. Edges come by chance, as for tables: ways of no minutes and off the grid, somebody named who does not
// hold the seat, one and the same named for both, one named and one not, standing tables that keep their promises, weekends the clock changes.
public class When_visits_are_searched
{
    private const int Instances = 1000;

    [Fact]
    public void the_bits_say_what_the_oracle_says() => Parallel.For(0, Instances, seed =>
    {
        var town = new RandomCalendars(seed);
        var index = new CalendarIndex(town.Rules, town.From, town.Officials, town.Rooms, town.Tables);
        var oracle = new NaiveAvailability(town.Rules, town.From, town.Officials, town.Rooms, town.Now, town.Tables);
        for (var asked = 0; asked < 4; asked++)
        {
            var need = town.Visit();
            var starts = oracle.Starts(need).Where(start => start >= town.Now).ToList();
            var offers = JointAvailability.Find(index, need, index.Grid.Start, index.Grid.End, 12, town.Now);
            Assert.True(starts.Take(12).SequenceEqual(offers.Select(offer => offer.Slot.Start)), $"seed {seed}: {need}");
            foreach (var place in offers.SelectMany(offer => offer.Places))
                Assert.All(place.Competences, competence => Assert.Equal(need.Named.GetValueOrDefault(competence, place.OfficialId), place.OfficialId));
            foreach (var offer in offers) Assert.True(WhyNoTime.Explain(index, need, offer.Slot.Start, town.Now).Seats.All(seat => seat.Nearest == TimeReason.Free), $"seed {seed}");
        }
    });

    /// <summary>
    /// What is claimed is what the search allowed: nobody can be asked to be elsewhere meanwhile, on the way either, and what is left is what the oracle
    /// says is left.
    /// </summary>
    [Fact]
    public void the_claim_is_the_time_that_was_searched_for() => Parallel.For(0, Instances, seed =>
    {
        var town = new RandomCalendars(seed);
        var (need, index) = (town.Visit(), town.Index());
        if (JointAvailability.Find(index, need, index.Grid.Start, index.Grid.End, 1, town.Now) is not [var offer]) return;
        var taken = TimeTaken.By(offer.Slot, need.Form, town.Rules, need.Travel);
        foreach (var place in offer.Places)
        {
            var calendar = index.Official(place.OfficialId)!;
            index.Put(calendar with { Claims = [.. calendar.Claims, new Claim(place.OfficialId, Guid.NewGuid(), taken)] });
        }

        var left = JointAvailability.Find(index, need, index.Grid.Start, index.Grid.End, 500, town.Now);
        var oracle = new NaiveAvailability(town.Rules, town.From, index.Officials, town.Rooms, town.Now);
        Assert.True(oracle.Starts(need).Where(start => start >= town.Now).Take(500).SequenceEqual(left.Select(o => o.Slot.Start)), $"seed {seed}");
        foreach (var next in left)
            Assert.False(TimeTaken.By(next.Slot, need.Form, town.Rules, need.Travel).Overlaps(taken), $"seed {seed}");
    });

    [Theory]
    [InlineData(20, "08:45")]
    [InlineData(30, "08:45")]
    [InlineData(0, "08:30")]
    [InlineData(45, "09:00")]
    [InlineData(60, "09:15")]
    public void the_first_time_is_when_the_way_there_fits_in_working_hours(int minutes, string first)
    {
        // Office hours from half past eight; working hours from a quarter past.
        var index = Index(Rules, Official(1, "coordination", "08:15"), Official(2, "business-development", "08:15"));
        var offers = JointAvailability.Find(index, Need(minutes), At("2027-03-29 00:00"), At("2027-03-30 23:00"), 1, At("2027-03-26 12:00"));
        Assert.Equal(At($"2027-03-30 {first}"), offers.Single().Slot.Start);
    }

    [Fact]
    public void two_that_are_named_are_never_one_person()
    {
        var both = new OfficialCalendar(Official(1, "coordination", "08:00").Official with { Grants = [new("coordination", null), new("business-development", null)] }, BusyTime.None, []);
        var index = Index(Rules, both, Official(2, "business-development", "08:00"));
        var offers = JointAvailability.Find(index, Need(30) with { Named = new Dictionary<string, Guid> { ["coordination"] = Id(1) } }, At("2027-03-02 00:00"), At("2027-03-02 23:00"), 3, At("2027-03-01 12:00"));
        Assert.Equal(3, offers.Count);
        Assert.All(offers, offer => Assert.Equal(2, offer.Places.Count));
    }

    private static TableNeed Need(int minutes) => new(["coordination", "business-development"], [], MeetingForm.AtCompany)
    {
        Travel = TimeSpan.FromMinutes(minutes),
        Named = new Dictionary<string, Guid> { ["coordination"] = Id(1), ["business-development"] = Id(2) },
    };

    private static CalendarIndex Index(BookingRules rules, params OfficialCalendar[] officials) => new(rules, new DateOnly(2027, 3, 1), officials, []);

    private static OfficialCalendar Official(int number, string competence, string from) => new(
        new()
        {
            Id = Id(number),
            Grants = [new(competence, null)],
            Hours = [.. Enum.GetValues<DayOfWeek>().Select(day => new WorkingHours(day, TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(17, 0)))],
            TablesPerWeek = 20,
        },
        BusyTime.None, []);
}
