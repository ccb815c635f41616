using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: no seats at all; a seat nobody can fill; two people free half the time each; times that touch; times off the grid; the tail that
// sticks out of opening hours, of working hours; caps reached by one meeting with two claims; the instant a hold ends; the last valid day;
// bridge days and shut eves; the weekends the clock changes; the finer grid; the first and the last week of the index.
public class When_searching_for_times
{
    private const string Day = "2027-03-03";

    [Fact]
    public void a_table_without_required_seats_has_no_time() =>
        Assert.Empty(Index(Official(1, "food")).On(Day, new TableNeed([], ["food"], MeetingForm.Online)));

    [Fact]
    public void a_seat_nobody_can_fill_gives_no_time() => Assert.Empty(Index(Official(1, "food")).On(Day, Online("food", "fire")));

    [Fact]
    public void the_free_time_of_two_people_is_never_merged_into_one_meeting()
    {
        var morning = Official(1, "food").Busy(Time(Day, "12:00", "17:00"));
        var afternoon = Official(2, "food").Busy(Time(Day, "08:00", "11:30"));
        var starts = Index(morning, afternoon).StartsOn(Day, Online("food"));
        Assert.Contains("10:30", starts);
        Assert.DoesNotContain("10:45", starts);
        Assert.DoesNotContain("11:30", starts);
        Assert.Contains("11:45", starts);
    }

    [Fact]
    public void the_meeting_lies_within_opening_hours_and_the_summing_up_may_follow_them()
    {
        var starts = Index(Official(1, "food")).StartsOn(Day, Online("food"));
        Assert.Equal("08:30", starts[0]);
        Assert.Equal("15:30", starts[^1]);
        Assert.Equal(29, starts.Length);
    }

    [Fact]
    public void the_summing_up_lies_within_working_hours()
    {
        var early = Official(1, "food").But(official => official with { Hours = [.. Weekdays(new(9, 7), new(16, 30))] });
        var starts = Index(early).StartsOn(Day, Online("food"));
        Assert.Equal("09:15", starts[0]);
        Assert.Equal("15:15", starts[^1]);
    }

    [Fact]
    public void travel_is_taken_before_and_after_a_meeting_at_the_company()
    {
        var busy = Official(1, "food").Busy(Time(Day, "12:00", "12:30"));
        var starts = Index(busy).StartsOn(Day, AtCompany("food"));
        Assert.Equal("08:30", starts[0]);
        Assert.Contains("10:15", starts);
        Assert.DoesNotContain("10:30", starts);
        Assert.DoesNotContain("13:00", starts);
        Assert.Contains("13:15", starts);
        Assert.Equal("15:30", starts[^1]);
    }

    [Fact]
    public void a_long_way_to_travel_is_still_counted()
    {
        var far = Rules with { GridMinutes = 5, Travel = TimeSpan.FromMinutes(330) };
        var tireless = Official(1, "food").But(official => official with { Hours = [.. Weekdays(new(0, 0), new(23, 59))] });
        Assert.Equal("08:30", Index(far, tireless).StartsOn(Day, AtCompany("food"))[0]);
        Assert.Equal(85, Index(far, tireless).On(Day, AtCompany("food")).Count);
        Assert.Equal("09:45", Index(far, tireless.Busy(Time(Day, "00:00", "04:00"))).StartsOn(Day, AtCompany("food"))[0]);
    }

    [Fact]
    public void an_event_that_ends_before_it_begins_takes_no_time_it_does_not_hold()
    {
        var odd = Official(1, "food").Busy(Time(Day, "14:00", "09:00"), Time(Day, "12:00", "12:00"));
        Assert.Equal(["10:30", "12:15"], Index(odd).StartsOn(Day, Online("food")).Where(clock => clock is "10:30" or "10:45" or "12:00" or "12:15"));
    }

    [Theory]
    [InlineData("10:00", "10:15")]
    [InlineData("10:01", "10:30")]
    [InlineData("09:59", "10:15")]
    public void busy_time_keeps_its_distance_and_is_rounded_outwards(string end, string first) =>
        Assert.Equal(first, Index(Official(1, "food").Busy(Time(Day, "08:00", end))).StartsOn(Day, Online("food"))[0]);

    [Fact]
    public void a_table_may_touch_another_table()
    {
        var starts = Index(Official(1, "food").Claimed(1, Time(Day, "10:00", "11:15"))).StartsOn(Day, Online("food"));
        Assert.Contains("08:45", starts);
        Assert.DoesNotContain("09:00", starts);
        Assert.DoesNotContain("11:00", starts);
        Assert.Contains("11:15", starts);
    }

    [Fact]
    public void a_full_day_is_closed_and_the_next_is_not()
    {
        var full = Official(1, "food").Claimed(1, Time(Day, "08:30", "09:45")).Claimed(2, Time(Day, "13:00", "14:15"));
        Assert.Empty(Index(full).On(Day, Online("food")));
        Assert.NotEmpty(Index(full).On("2027-03-04", Online("food")));
    }

    [Fact]
    public void a_full_week_is_closed_from_monday_to_sunday()
    {
        var full = Official(1, "food").Claimed(1, Time("2027-03-08", "08:30", "09:45")).Claimed(2, Time("2027-03-12", "13:00", "14:15"))
            .But(official => official with { TablesPerWeek = 2 });
        Assert.NotEmpty(Index(full).On("2027-03-05", Online("food")));
        Assert.Empty(Index(full).On("2027-03-10", Online("food")));
        Assert.NotEmpty(Index(full).On("2027-03-15", Online("food")));
    }

    [Fact]
    public void one_meeting_with_two_claims_is_one_table()
    {
        var once = Official(1, "food").Claimed(1, Time(Day, "08:30", "09:00")).Claimed(1, Time(Day, "09:00", "09:45"));
        Assert.NotEmpty(Index(once).On(Day, Online("food")));
    }

    [Fact]
    public void an_official_with_no_tables_to_give_is_not_offered() =>
        Assert.Empty(Index(Official(1, "food").But(official => official with { TablesPerWeek = 0 })).On(Day, Online("food")));

    [Fact]
    public void a_calendar_that_can_not_be_read_is_not_a_free_calendar()
    {
        var unreadable = Official(1, "food") with { BusyTime = new BusyTime([], At("2027-02-26 12:00")) };
        Assert.Empty(Index(unreadable).On(Day, Online("food")));
    }

    [Fact]
    public void an_official_who_has_left_is_not_offered() =>
        Assert.Empty(Index(Official(1, "food").But(official => official.Evolve(new OfficialLeft()))).On(Day, Online("food")));

    [Fact]
    public void absence_is_not_offered()
    {
        var away = Official(1, "food").But(official => official with { Absences = [new(Id(9), Time(Day, "00:00", "13:00"))] });
        Assert.Equal("13:00", Index(away).StartsOn(Day, Online("food"))[0]);
    }

    [Fact]
    public void a_hold_that_has_ended_is_offered_again_without_a_timer()
    {
        var until = At("2027-03-01 09:10");
        var index = Index(Official(1, "food").Claimed(1, Time(Day, "08:00", "17:00"), until).Claimed(2, Time("2027-03-04", "08:00", "17:00")));
        Assert.Empty(index.On(Day, Online("food"), until.AddTicks(-1)));
        Assert.NotEmpty(index.On(Day, Online("food"), until));
        Assert.Empty(index.On("2027-03-04", Online("food"), until));
    }

    [Fact]
    public void an_ended_hold_no_longer_counts_towards_the_week()
    {
        var until = At("2027-03-01 09:10");
        var index = Index(Official(1, "food").Claimed(1, Time("2027-03-04", "08:30", "09:45"), until).But(official => official with { TablesPerWeek = 1 }));
        Assert.Empty(index.On(Day, Online("food"), until.AddMinutes(-1)));
        Assert.NotEmpty(index.On(Day, Online("food"), until));
    }

    [Fact]
    public void the_last_valid_day_counts()
    {
        var index = Index(Official(1, "food").But(official => official with { Grants = [new("food", new DateOnly(2027, 3, 3))] }));
        Assert.Equal(29, index.On(Day, Online("food")).Count);
        Assert.Empty(index.On("2027-03-04", Online("food")));
    }

    [Fact]
    public void a_competence_that_ends_takes_no_other_with_it()
    {
        var index = Index(Official(1).But(official => official with { Grants = [new("food", new DateOnly(2027, 2, 1)), new("fire", null)] }));
        Assert.Empty(index.On(Day, Online("food")));
        Assert.NotEmpty(index.On(Day, Online("fire")));
    }

    [Fact]
    public void the_finer_grid_offers_every_five_minutes()
    {
        var starts = Index(Rules with { GridMinutes = 5 }, Official(1, "food").Busy(Time(Day, "08:00", "08:32"))).StartsOn(Day, Online("food"));
        Assert.Equal(["08:50", "08:55", "09:00"], starts[..3]);
        Assert.Equal("15:30", starts[^1]);
    }

    [Theory]
    [InlineData("2027-03-25", 29)] // The day before långfredagen is shorter by custom, not by rule.
    [InlineData("2027-03-26", 0)]
    [InlineData("2027-03-27", 0)]
    [InlineData("2027-03-28", 0)] // Easter Day, and the clock changes.
    [InlineData("2027-03-29", 0)]
    [InlineData("2027-03-30", 29)]
    public void the_spring_change_keeps_the_wall_clock(string date, int count)
    {
        var starts = Index(Official(1, "food")).StartsOn(date, Online("food"));
        Assert.Equal(count, starts.Length);
        Assert.All(starts.Take(1), first => Assert.Equal("08:30", first));
        Assert.All(starts.TakeLast(1), last => Assert.Equal("15:30", last));
    }

    [Theory]
    [InlineData("2027-10-29", 29)]
    [InlineData("2027-10-30", 0)]
    [InlineData("2027-10-31", 0)]
    [InlineData("2027-11-01", 29)]
    public void the_autumn_change_keeps_the_wall_clock(string date, int count)
    {
        var starts = new CalendarIndex(Rules, new DateOnly(2027, 10, 27), [Official(1, "food")], []).StartsOn(date, Online("food"));
        Assert.Equal(count, starts.Length);
        Assert.All(starts.Take(1), first => Assert.Equal("08:30", first));
        Assert.All(starts.TakeLast(1), last => Assert.Equal("15:30", last));
    }

    [Fact]
    public void a_bridge_day_is_an_ordinary_day_and_a_shut_eve_is_not()
    {
        Assert.NotEmpty(new CalendarIndex(Rules, new DateOnly(2027, 5, 3), [Official(1, "food")], []).On("2027-05-07", Online("food")));
        Assert.Empty(new CalendarIndex(Rules, new DateOnly(2027, 12, 20), [Official(1, "food")], []).On("2027-12-24", Online("food")));
    }

    [Fact]
    public void no_time_is_offered_in_the_past_or_outside_the_index()
    {
        var index = Index(Official(1, "food"));
        Assert.Equal("10:15", index.StartsOn(Day, Online("food"), At($"{Day} 10:03"))[0]);
        Assert.Empty(index.On("2027-02-26", Online("food"), At("2027-02-01 00:00")));
        Assert.NotEmpty(index.On("2027-04-09", Online("food")));
        Assert.Empty(index.On("2027-04-12", Online("food")));
    }

    [Fact]
    public void no_meeting_ends_after_the_period()
    {
        var index = Index(Official(1, "food"));
        var found = JointAvailability.Find(index, Online("food"), At($"{Day} 09:00"), At($"{Day} 10:15"), 9, index.Grid.Start);
        Assert.Equal(["09:00", "09:15"], found.Select(offer => Clock(offer.Slot.Start)));
    }

    [Fact]
    public void a_search_allocates_nothing()
    {
        var index = Index([Room(50, 6)], [.. Enumerable.Range(1, 20).Select(number => Official(number, "food", "fire"))]);
        var need = AtMunicipality("food", "fire");
        var starts = new ulong[index.Grid.Words];
        JointAvailability.Starts(index, need, index.Grid.Start, starts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        JointAvailability.Starts(index, need, index.Grid.Start, starts);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task a_search_may_run_while_a_calendar_is_replaced()
    {
        var free = Official(1, "food");
        var busy = free.Busy(Time(Day, "08:00", "17:00"));
        var index = Index(free);
        var writer = Task.Run(() =>
        {
            for (var turn = 0; turn < 5000; turn++)
            {
                index.Put(turn % 2 == 0 ? busy : free);
            }
        });
        while (!writer.IsCompleted)
        {
            Assert.Contains(index.On(Day, Online("food")).Count, new[] { 0, 29 });
        }

        await writer;
        Assert.Equal(29, index.On(Day, Online("food")).Count);
    }
}
