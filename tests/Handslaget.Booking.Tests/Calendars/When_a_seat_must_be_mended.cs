using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: two vacated seats and one colleague for both; the one who declined; an unreadable calendar; remote hours; the summing-up taken; a grant that has ended; a meeting off
// the grid, outside the index.
public class When_a_seat_must_be_mended
{
    private static readonly Slot Meeting = Time("2027-03-03", "10:00", "11:00");

    private static IReadOnlyList<Place>? Replace(CalendarIndex index, TableNeed need, string[] vacated, params int[] excluding) =>
        JointAvailability.Replace(index, need, vacated, Meeting, excluding.Select(Id).ToHashSet(), index.Grid.Start);

    [Fact]
    public void one_colleague_takes_both_seats_if_one_can()
    {
        var index = Index(Official(1, "food", "fire"), Official(2, "food"), Official(3, "fire"), Official(4, "food", "fire"));
        var places = Replace(index, AtCompany("food", "fire", "building"), ["food", "fire"], excluding: 1);
        Assert.Equivalent(new Place(Id(4), ["food", "fire"]), Assert.Single(places!), strict: true);
    }

    [Fact]
    public void nobody_is_better_than_half_a_cover() =>
        Assert.Null(Replace(Index(Official(1, "food", "fire"), Official(2, "food")), Online("food", "fire"), ["food", "fire"], excluding: 1));

    [Fact]
    public void a_colleague_must_be_free_for_all_the_time_taken()
    {
        var index = Index(Official(2, "food").Claimed(7, Time("2027-03-03", "11:15", "12:30")));
        Assert.NotNull(Replace(index, Online("food"), ["food"]));
        Assert.Null(Replace(index, AtCompany("food"), ["food"]));
    }

    [Fact]
    public void a_colleague_whose_calendar_can_not_be_read_is_not_asked() =>
        Assert.Null(Replace(Index(Official(2, "food") with { BusyTime = new BusyTime([], Meeting.Start.AddDays(-9)) }), Online("food"), ["food"]));

    [Fact]
    public void a_colleague_by_link_is_asked_only_where_the_link_will_do()
    {
        var home = Official(2, "food").But(official => official with { Hours = [.. Weekdays(new(8, 0), new(17, 0), remote: true)] });
        var need = AtMunicipality("food");
        Assert.Null(Replace(Index(home), need, ["food"]));
        Assert.True(Replace(Index(home), need with { MayBeRemote = ["food"] }, ["food"])![0].Remote);
    }

    [Fact]
    public void a_grant_must_be_valid_that_day()
    {
        CalendarIndex Valid(int day) => Index(Official(2).But(official => official with { Grants = [new("food", new DateOnly(2027, 3, day))] }));
        Assert.NotNull(Replace(Valid(3), Online("food"), ["food"]));
        Assert.Null(Replace(Valid(2), Online("food"), ["food"]));
    }

    [Fact]
    public void a_meeting_off_the_grid_can_be_mended_and_one_outside_the_index_can_not()
    {
        var index = Index(Official(2, "food"));
        var offGrid = Time("2027-03-03", "10:05", "11:05");
        Assert.NotNull(JointAvailability.Replace(index, Online("food"), ["food"], offGrid, new HashSet<Guid>(), index.Grid.Start));
        var later = Time("2027-06-03", "10:00", "11:00");
        Assert.Null(JointAvailability.Replace(index, Online("food"), ["food"], later, new HashSet<Guid>(), index.Grid.Start));
        Assert.Null(Replace(index, Online("food"), []));
    }

    [Fact]
    public void the_colleague_suggested_is_asked_before_the_least_loaded_and_passed_over_if_not_free()
    {
        Guid Asked(OfficialCalendar suggested) => JointAvailability.Replace(
            Index(suggested, Official(3, "food")), Online("food"), ["food"], Meeting, new HashSet<Guid>(), Index().Grid.Start, first: Id(2))![0].OfficialId;
        Assert.Equal(Id(2), Asked(Official(2, "food").Claimed(1, Time("2027-03-05", "10:00", "11:15"))));
        Assert.Equal(Id(3), Asked(Official(2, "food").Busy(Meeting)));
        Assert.Equal(Id(3), Asked(Official(2, "fire")));
        Assert.Equal(Id(3), Asked(Official(4, "food").But(official => official with { HasLeft = true })));
    }

    [Fact]
    public void those_who_can_be_suggested_can_take_every_seat_by_themselves()
    {
        var index = Index(
            Official(1, "food", "fire"), Official(2, "food", "fire"), Official(3, "food"), Official(4, "food", "fire").Busy(Meeting),
            Official(5, "food", "fire").But(official => official with { Grants = [new("food", null), new("fire", new DateOnly(2027, 3, 2))] }));
        IReadOnlyList<Guid> Able(params string[] seats) =>
            JointAvailability.Colleagues(index, Online("food", "fire"), seats, Meeting, new HashSet<Guid> { Id(1) }, index.Grid.Start);
        Assert.Equal([Id(2)], Able("food", "fire"));
        Assert.Equal([Id(2), Id(3), Id(5)], Able("food"));
        Assert.Empty(Able());
    }

    [Fact]
    public void the_least_loaded_colleague_is_asked() =>
        Assert.Equal(Id(3), Replace(Index(Official(2, "food").Claimed(1, Time("2027-03-05", "10:00", "11:15")), Official(3, "food")), Online("food"), ["food"])![0].OfficialId);
}
