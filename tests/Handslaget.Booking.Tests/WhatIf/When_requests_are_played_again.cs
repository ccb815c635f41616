using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Calendars;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Tests.WhatIf;

// Cases that can be worked out by hand. Monday 11 January 2027; no notice, one table a day for each, two weeks ahead.
public class When_requests_are_played_again
{
    private static readonly PastRequest[] Three =
        [Then.Asked(101, "2027-01-11 09:00", "food"), Then.Asked(102, "2027-01-11 09:01", "food"), Then.Asked(103, "2027-01-11 09:02", "food")];

    private static readonly PastRequest[] Six = [.. Three, .. Enumerable.Range(3, 3).Select(n => Then.Asked(101 + n, $"2027-01-11 09:0{n}", "food"))];

    private static readonly KnownTown One = Then.Town(Town.Official(1, "food"));

    [Fact]
    public void who_asks_later_finds_taken_what_was_taken() => Assert.Equal([1, 2, 3], Then.Waits(One, Three));

    [Fact]
    public void what_was_booked_last_week_is_taken_this_week_too()
    {
        // On Friday: Monday, Tuesday and Wednesday. On Monday: Thursday is the first that is left.
        PastRequest[] friday = [.. Enumerable.Range(0, 3).Select(n => Then.Asked(101 + n, $"2027-01-15 09:0{n}", "food"))];
        Assert.Equal([1, 2, 3, 3], Then.Waits(One, [.. friday, Then.Asked(104, "2027-01-18 09:00", "food")]));
    }

    [Fact]
    public void one_more_halves_the_waiting()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Then.Waits(One, Six));
        Assert.Equal([1, 1, 2, 2, 3, 3], Then.Waits(One, Six, Then.More("food", 1)));
    }

    [Fact]
    public void one_fewer_of_two_doubles_it()
    {
        var two = Then.Town(Town.Official(1, "food"), Town.Official(2, "food"));
        Assert.Equal([1, 1, 2], Then.Waits(two, Three));
        Assert.Equal([1, 2, 3], Then.Waits(two, Three, Then.More("food", -1)));
    }

    [Fact]
    public void where_nobody_is_left_there_is_no_time_and_the_seat_is_still_needed() =>
        Assert.Equal([null, null, null], Then.Waits(One, Three, Then.More("food", -1)));

    [Fact]
    public void one_who_answers_for_more_goes_on_answering_for_the_rest()
    {
        var town = Then.Town(Town.Official(1, "food", "fire"));
        Assert.Equal([null, 1], Then.Waits(town, [Three[0], Then.Asked(104, "2027-01-11 09:05", "fire")], Then.More("food", -1)));
    }

    [Fact]
    public void colleagues_of_another_competence_help_nobody()
    {
        var town = Then.Town(Town.Official(1, "food"), Town.Official(2, "fire"));
        Assert.Equal([1, 2, 3], Then.Waits(town, Three, Then.More("fire", 3)));
        Assert.Equal([1, 2, 3], Then.Waits(town, Three, Then.More("building", 3)));
    }

    [Fact]
    public void a_seat_that_nobody_holds_today_stands_in_nobodys_way() =>
        Assert.Equal([1], Then.Waits(One, [Then.Asked(101, "2027-01-11 09:00", "food", "building")]));

    [Fact]
    public void beyond_the_horizon_there_is_no_time()
    {
        var many = Enumerable.Range(0, 10).Select(n => Then.Asked(101 + n, $"2027-01-11 09:0{n}", "food"));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, null, null], Then.Waits(One, many)); // four tables a week, as the official takes
        Assert.Equal([1, 2, 3, 4, null, null, null, null, null, null], Then.Waits(One, many, new() { HorizonWeeks = 1 }));
    }

    [Fact]
    public void rules_are_those_of_the_alternative()
    {
        Assert.Equal([4, 5, 6], Then.Waits(One, Three, new() { NoticeWorkingDays = 3 }));
        Assert.Equal(Town.Time("2027-01-12", "08:30", "10:00"), Then.Play(One, Three, new() { MeetingLasts = TimeSpan.FromMinutes(90) })[0].Slot);
        Assert.Equal(Town.Time("2027-01-12", "13:00", "14:00"), Then.Play(One, Three, new() { OpensAt = new(13, 0) })[0].Slot);
        Assert.Equal([null, null, null], Then.Waits(One, Three, new() { OpensAt = new(15, 0), SummingUp = TimeSpan.FromHours(2) }));
    }

    [Fact]
    public void a_meeting_that_was_cancelled_gives_its_time_back()
    {
        PastRequest[] cancelled = [Three[0].And(new MeetingCancelled("company", Town.At("2027-01-11 09:01"))), .. Three[1..]];
        Assert.Equal([1, 1, 2], Then.Waits(One, cancelled));
        PastRequest[] afterwards = [Three[0].And(new MeetingCancelled("company", Town.At("2027-01-13 09:00"))), .. Three[1..]];
        Assert.Equal([1, 2, 3], Then.Waits(One, afterwards));
    }

    [Fact]
    public void a_meeting_that_was_moved_moves_as_far()
    {
        var tuesday = Town.Time("2027-01-12", "09:00", "10:00");
        var moved = Then.Past(
            new MeetingRequested(Town.Id(101), "kiosk-shop", [], new Dictionary<string, bool>(), MeetingForm.Online, 1, false, false, "sv", Town.At("2027-01-11 09:00")),
            new PanelProposed(Three[0].Seats), new SlotHeld(tuesday, [], null, default, Town.At("2027-01-11 09:00")), new MeetingBooked(default, default),
            new MeetingMoved(Town.Time("2027-01-14", "09:00", "10:00"), [], null, default, "company", Town.At("2027-01-11 09:01")));
        Assert.Equal([new PastMove(Town.At("2027-01-11 09:01"), 2)], moved.Moves);

        // Tuesday is free again; Thursday is taken.
        Assert.Equal([1, 1, 2, 4], Then.Waits(One, [moved, .. Three[1..], Then.Asked(104, "2027-01-11 09:03", "food")]));
    }

    [Fact]
    public void a_move_that_the_municipality_made_needful_is_not_the_companys()
    {
        var asked = Three[0].And(
            new SlotHeld(Town.Time("2027-01-12", "09:00", "10:00"), [], null, default, default), new MeetingBooked(default, default),
            new SeatLeftVacant(Town.Id(1), ["food"], "nobody-free", default),
            new MeetingMoved(Town.Time("2027-01-14", "09:00", "10:00"), [], null, default, "company", default));
        Assert.Empty(asked.Moves);
        Assert.Equal(1, asked.WorkingDays);
    }

    [Fact]
    public void it_takes_its_time_when_it_took_it_then()
    {
        var slow = Then.Past(
            new MeetingRequested(Town.Id(101), "kiosk-shop", [], new Dictionary<string, bool>(), MeetingForm.Online, 1, false, false, "sv", Town.At("2027-01-11 09:00")),
            new PanelProposed(Three[0].Seats), new SlotHeld(Town.Time("2027-01-20", "09:00", "10:00"), [], null, default, Town.At("2027-01-12 09:00")), new MeetingBooked(default, default));
        Assert.Equal(7, slow.WorkingDays);
        Assert.Equal([1, 2], Then.Play(One, [slow, Three[1]]).Select(p => p.WorkingDays)); // the other asked first; Wednesday is two days from Monday
        Assert.Equal([102, 101], Then.Play(One, [slow, Three[1]]).Select(p => Number(p.Request)));
    }

    [Fact]
    public void who_found_times_and_took_none_is_not_played()
    {
        var left = Then.Past(
            new MeetingRequested(Town.Id(101), "kiosk-shop", [], new Dictionary<string, bool>(), MeetingForm.Online, 1, false, false, "sv", Town.At("2027-01-11 09:00")),
            new PanelProposed(Three[0].Seats));
        Assert.Equal([1, 2], Then.Waits(One, [left, .. Three[1..]]));
    }

    [Fact]
    public void a_calendar_that_can_not_be_read_is_not_a_free_calendar_here_either()
    {
        var unreadable = Town.Official(2, "food") with { BusyTime = new([], Town.At("2027-08-01 09:00")) };
        Assert.Equal([1, 2, 3], Then.Waits(Then.Town(Town.Official(1, "food"), unreadable), Three));
    }

    [Fact]
    public void standing_tables_can_be_left_out()
    {
        var table = StandingTable.New.Evolve(new StandingTableLaid(Guid.Empty, new(
            [DayOfWeek.Tuesday], new(9, 0), new(12, 0), 1, new(2026, 1, 6), null, null, [new("food", 1)], 1)));
        var notice = Then.OneADay with { NoticeWorkingDays = 3 };
        var town = Then.Town(notice, Town.Official(1, "food")) with { Tables = [table] };

        // Friday 8 January: at the table on Tuesday sooner than the notice, when who is promised keeps it free.
        var friday = Then.Asked(101, "2027-01-08 09:00", "food");
        Assert.Equal([2], Then.Waits(town, [friday]));
        Assert.Equal([4], Then.Waits(town, [friday], new() { WithoutStandingTables = true }));
    }

    private static int Number(PastRequest request) => BitConverter.ToInt32(request.Id.ToByteArray());
}
