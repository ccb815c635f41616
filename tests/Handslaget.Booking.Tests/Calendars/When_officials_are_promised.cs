using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Monday is 1 March 2027. The table stands on Tuesdays, 9 to 12, and is released two working days before: as Friday begins.
public class When_officials_are_promised
{
    private static readonly StandingTerms Terms = new(
        [DayOfWeek.Tuesday], new(9, 0), new(12, 0), 1, new(2027, 3, 2), null, null, [new("food", 1), new("fire", 1)], 2);

    private static readonly DateTimeOffset Friday = At("2027-03-05 10:00");

    private static StandingTable Table(StandingTerms? terms = null, int number = 90) => StandingTable.New.Evolve(new StandingTableLaid(Id(number), terms ?? Terms));

    private static CalendarIndex Index(StandingTable table, params OfficialCalendar[] officials) => new(Rules, Monday, officials, [Room(50, 6), Room(51, 9)], [table]);

    private static Guid?[] Turns(StandingTable table, string competence, params OfficialCalendar[] officials) =>
    [
        .. new[] { "2027-03-09", "2027-03-16", "2027-03-23", "2027-03-30" }.SelectMany(date => StandingDay.Of(
            table, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), officials.Select(o => o.Official)).Seats.Where(s => s.Competence == competence)).Select(s => s.OfficialId),
    ];

    [Fact]
    public void turns_go_round() =>
        Assert.Equal([Id(2), Id(3), Id(1), Id(2)], Turns(Table(), "food", Official(1, "food"), Official(2, "food"), Official(3, "food")));

    [Fact]
    public void who_never_works_then_has_no_turn_and_gives_nobody_two() => Assert.Equal(
        [Id(3), Id(1), Id(3), Id(1)],
        Turns(Table(), "food", Official(1, "food"), Official(2, "food").But(o => o with { Hours = [new(DayOfWeek.Tuesday, new(10, 0), new(17, 0))] }), Official(3, "food")));

    [Fact]
    public void hours_that_touch_cover_the_block() => Assert.Equal(
        Id(1), Turns(Table(), "food", Official(1, "food").But(o => o with { Hours = [new(DayOfWeek.Tuesday, new(8, 0), new(10, 0)), new(DayOfWeek.Tuesday, new(10, 0), new(12, 0))] }))[0]);

    [Fact]
    public void who_is_away_or_has_passed_on_is_passed_over_that_day_alone()
    {
        var away = Official(2, "food").But(o => o with { Absences = [new Absence(Id(70), Time("2027-03-09", "11:00", "13:00"))] });
        Assert.Equal([Id(3), Id(3), Id(1), Id(2)], Turns(Table(), "food", Official(1, "food"), away, Official(3, "food")));
        var passed = Table().Evolve(new StandingTablePassedOn(new(2027, 3, 9), Id(2)));
        Assert.Equal([Id(3), Id(3), Id(1), Id(2)], Turns(passed, "food", Official(1, "food"), Official(2, "food"), Official(3, "food")));
    }

    [Fact]
    public void a_seat_that_nobody_can_keep_is_said_to_be_empty() => Assert.Equal([null, null, null, null], Turns(Table(), "fire", Official(1, "food")));

    [Fact]
    public void two_seats_are_two_people_where_they_can_be()
    {
        Assert.Equal(Id(2), Turns(Table(), "fire", Official(1, "food", "fire"), Official(2, "fire"))[0]);
        Assert.Equal(Id(1), Turns(Table(), "fire", Official(1, "food", "fire"))[0]);
    }

    [Fact]
    public void a_grant_that_ends_before_the_day_gives_no_turn() => Assert.Equal(
        [Id(1), Id(1), null, null], Turns(Table(), "food", Official(1, "food").But(o => o with { Grants = [new("food", new DateOnly(2027, 3, 16))] })));

    [Fact]
    public void before_the_release_a_promised_official_is_offered_at_the_sittings_only()
    {
        var index = Index(Table(), Official(1, "food"), Official(2, "fire"));
        Assert.Equal(["09:00", "10:15", "12:00"], index.StartsOn("2027-03-16", Online("food"), Friday).Where(t => string.CompareOrdinal(t, "12:15") < 0));
        Assert.Equal(["12:00"], index.StartsOn("2027-03-16", Online("food"), Friday).Where(t => t is "08:45" or "09:15" or "11:30" or "12:00"));
        Assert.All(index.On("2027-03-16", Online("food"), Friday), o => Assert.Equal(o.Slot.Start < At("2027-03-16 12:00") ? Id(90) : null, o.StandingTable));
    }

    [Fact]
    public void after_the_release_everything_is_as_without()
    {
        var released = At("2027-03-12 00:00");
        var index = Index(Table(), Official(1, "food"), Official(2, "fire"));
        Assert.DoesNotContain("09:30", index.StartsOn("2027-03-16", Online("food"), released.AddTicks(-1)));
        Assert.Contains("09:30", index.StartsOn("2027-03-16", Online("food"), released));
        Assert.All(index.On("2027-03-16", Online("food"), released), o => Assert.Null(o.StandingTable));
    }

    [Fact]
    public void another_table_takes_a_colleague_and_not_the_one_who_is_promised()
    {
        var index = Index(Table(), Official(1, "food"), Official(2, "food"), Official(3, "fire"));
        var promised = StandingDay.Of(Table(), new(2027, 3, 16), index.Officials.Select(o => o.Official)).Seats[0].OfficialId;
        var other = JointAvailability.OfferAt(index, Online("food"), At("2027-03-16 09:30"), Friday)!;
        Assert.NotEqual(promised, other.Places[0].OfficialId);
        Assert.Equal(promised, JointAvailability.OfferAt(index, Online("food"), At("2027-03-16 09:00"), Friday)!.Places[0].OfficialId);
    }

    [Fact]
    public void nobody_visits_a_company_on_promised_time() =>
        Assert.DoesNotContain(Index(Table(), Official(1, "food")).StartsOn("2027-03-16", AtCompany("food"), Friday), t => string.CompareOrdinal(t, "12:30") < 0);

    [Fact]
    public void the_week_keeps_a_table_for_the_promise()
    {
        var index = Index(Table(), Official(1, "food").But(o => o with { TablesPerWeek = 2 }).Claimed(600, Time("2027-03-18", "09:00", "10:15")));
        Assert.Empty(index.StartsOn("2027-03-19", Online("food"), Friday));
        Assert.Equal(["09:00", "10:15"], index.StartsOn("2027-03-16", Online("food"), Friday));
        Assert.NotEmpty(index.StartsOn("2027-03-19", Online("food"), At("2027-03-12 00:00")));
    }

    [Fact]
    public void a_used_sitting_leaves_the_other_one()
    {
        var index = Index(Table(), Official(1, "food").Claimed(600, Time("2027-03-16", "09:00", "10:15")));
        Assert.Equal(["10:15"], index.StartsOn("2027-03-16", Online("food"), Friday).Where(t => string.CompareOrdinal(t, "12:00") < 0));
    }

    [Fact]
    public void sooner_than_the_notice_it_can_be_booked_until_it_is_released()
    {
        var index = Index(Table(), Official(1, "food"), Official(2, "fire"));
        var thursday = At("2027-03-11 23:59");
        Assert.Equal(At("2027-03-17 00:00"), BookableTime.EarliestStart(thursday, Rules));
        Assert.Equal(At("2027-03-16 09:00"), BookableTime.Find(index, Online("food", "fire"), BookableTime.Window(index, thursday), 1, thursday)[0].Slot.Start);
        Assert.NotNull(BookableTime.OfferAt(index, Online("food", "fire"), At("2027-03-16 10:15"), thursday));
        Assert.Null(BookableTime.OfferAt(index, Online("food"), At("2027-03-16 13:00"), thursday));
        Assert.Null(BookableTime.OfferAt(index, Online("food", "fire"), At("2027-03-16 10:15"), At("2027-03-12 00:00")));
    }

    [Fact]
    public void sooner_than_the_notice_nobody_else_is_asked()
    {
        var index = Index(Table(), Official(1, "food"), Official(2, "tobacco"));
        Assert.Null(BookableTime.OfferAt(index, Online("food", "tobacco"), At("2027-03-16 09:00"), At("2027-03-11 12:00")));
        Assert.NotNull(BookableTime.OfferAt(index, Online("food", "tobacco"), At("2027-03-16 09:00"), Friday));
    }

    [Fact]
    public void a_sooner_time_of_another_kind_is_not_hidden()
    {
        var index = Index(Table(), Official(1, "food"));
        var offers = BookableTime.Find(index, Online("food"), BookableTime.Window(index, At("2027-03-08 10:00")), 400, At("2027-03-08 10:00"));
        Assert.Equal(At("2027-03-12 08:30"), offers.Where(o => o.StandingTable is null).Min(o => o.Slot.Start));
        Assert.Equal(At("2027-03-16 09:00"), BookableTime.InSearchOrder(offers.Where(o => o.Slot.Start > At("2027-03-12 08:00"))).First().Slot.Start);
        Assert.Equal(offers.Count, BookableTime.InSearchOrder(offers).Count());
    }

    [Fact]
    public void the_room_is_kept_for_the_table_and_used_there()
    {
        var index = Index(Table(Terms with { RoomId = Id(51) }), Official(1, "food"), Official(2, "food"), Official(3, "fire"));
        Assert.Equal(Id(51), JointAvailability.OfferAt(index, AtMunicipality("food"), At("2027-03-16 09:00"), Friday)!.RoomId);
        Assert.Equal(Id(50), JointAvailability.OfferAt(index, AtMunicipality("food"), At("2027-03-16 09:30"), Friday)!.RoomId);
        Assert.Null(JointAvailability.OfferAt(index, AtMunicipality("food") with { Guests = 8 }, At("2027-03-16 09:30"), Friday));
    }

    [Fact]
    public void a_booked_table_is_mended_by_who_is_promised_when_nobody_else_can()
    {
        var slot = Time("2027-03-16", "09:30", "10:30");
        var promised = StandingDay.Of(Table(), new(2027, 3, 16), [Official(1, "food").Official, Official(2, "food").Official]).Seats[0].OfficialId!.Value;
        var index = Index(Table(), Official(1, "food"), Official(2, "food"));
        Assert.NotEqual(promised, JointAvailability.Replace(index, Online("food"), ["food"], slot, new HashSet<Guid>(), Friday)![0].OfficialId);
        Assert.Equal(promised, JointAvailability.Replace(index, Online("food"), ["food"], slot, new HashSet<Guid> { promised == Id(1) ? Id(2) : Id(1) }, Friday)![0].OfficialId);
    }

    [Fact]
    public void it_is_said_why_who_is_promised_can_not_sit_elsewhere()
    {
        var index = Index(Table(), Official(1, "food"));
        Assert.Equal(TimeReason.Promised, WhyNoTime.Explain(index, Online("food"), At("2027-03-16 09:30"), Friday).Seats[0].Nearest);
        Assert.Equal(TimeReason.Free, WhyNoTime.Explain(index, Online("food"), At("2027-03-16 09:00"), Friday).Seats[0].Nearest);
    }

    [Fact]
    public void what_became_of_the_promises_is_counted_in_sittings()
    {
        OfficialCalendar[] town = [Official(1, "food").Claimed(600, Time("2027-03-16", "09:00", "10:15")), Official(2, "fire")];
        var days = Table().Dates(new(2027, 3, 9), new(2027, 3, 23)).Select(d => StandingDay.Of(Table(), d, town.Select(o => o.Official)));
        var figures = StandingTableFigures.Of(days, id => town.Single(o => o.Official.Id == id).Claims, Rules, At("2027-03-12 00:00"));
        Assert.Equal(new StandingTableFigures(Promised: 12, Used: 1, Released: 7), figures);
        Assert.Equal(4, figures.Open);
    }
}
