using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Calendars;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Tests.WhatIf;

/// <summary>Of what stood in people's own calendars: drawn from the calendars that are known, and the same each time.</summary>
public class What_is_assumed
{
    private static readonly DateOnly Known = SwedishTime.Monday(Then.Today);

    [Fact]
    public void who_is_busy_on_tuesdays_was_busy_on_tuesdays()
    {
        // All of every Tuesday that is known, so the first is left out and the second too.
        var busy = Enumerable.Range(0, Then.OneADay.CalendarWeeks).Select(week => SwedishTime.Day(Known.AddDays((week * 7) + 1)));
        var town = Then.Town(Town.Official(1, "food").Busy([.. busy]));
        var requests = Enumerable.Range(0, 9).Select(n => Then.Asked(101 + n, $"2027-01-11 09:0{n}", "food")).ToList();
        Assert.Equal([2, 3, 4, 5, 7, 8, 9, null, null], Then.Waits(town, requests));

        // A new colleague is as busy as the mean one, who is busy on Tuesdays.
        Assert.Equal([2, 2, 3, 3, 4, 4, 5, 5, 7], Then.Waits(town, requests, Then.More("food", 1)));
    }

    [Fact]
    public void the_wall_clock_is_the_same_in_summer_and_in_winter()
    {
        // Known in the summer: every morning until nine. Played in the winter, where nine is another hour in UTC.
        var busy = Enumerable.Range(0, 7 * Then.OneADay.CalendarWeeks).Select(day => SwedishTime.Between(Known.AddDays(day), new(0, 0), new(8, 45)));
        var town = Then.Town(Town.Official(1, "food").Busy([.. busy]));
        Assert.Equal(Town.Time("2027-01-12", "09:00", "10:00"), Then.Play(town, [Then.Asked(101, "2027-01-11 09:00", "food")])[0].Slot);
    }

    [Fact]
    public void what_lasts_for_days_is_busy_on_each_of_them()
    {
        var away = new Slot(SwedishTime.At(Known, new(12, 0)), SwedishTime.Midnight(Known.AddDays(7 * Then.OneADay.CalendarWeeks)));
        Assert.Equal([null], Then.Waits(Then.Town(Town.Official(1, "food").Busy(away)), [Then.Asked(101, "2027-01-11 09:00", "food")]));
    }

    [Fact]
    public void the_same_seed_gives_the_same_and_another_gives_another()
    {
        var (town, requests) = (RandomYear.Town(1), RandomYear.Requests(1));
        var first = Then.Play(town, requests).Select(p => p.Slot).ToList();
        Assert.Equal(first, Then.Play(town, requests.AsEnumerable().Reverse()).Select(p => p.Slot));
        Assert.Equal(first, Then.Play(town with { Officials = [.. town.Officials.Reverse()] }, requests).Select(p => p.Slot));
        Assert.NotEqual(first, Then.Play(town, requests, seed: 2).Select(p => p.Slot));
    }

    [Fact]
    public void an_alternative_that_changes_nothing_is_exactly_as_today()
    {
        var (town, requests) = (RandomYear.Town(2), RandomYear.Requests(2));
        var unchanged = new Trial
        {
            Officials = new Dictionary<string, int> { ["food"] = 0 },
            NoticeWorkingDays = town.Rules.NoticeWorkingDays,
            HorizonWeeks = town.Rules.HorizonWeeks,
            MeetingLasts = town.Rules.MeetingLasts,
            SummingUp = town.Rules.SummingUp,
            OpensAt = town.Rules.OpensAt,
            ClosesAt = town.Rules.ClosesAt,
        };
        var (before, after) = (Then.Play(town, requests), Then.Play(town, requests, unchanged));
        Assert.Equal(before, after);
        var compared = Comparison.Of(before, after, default);
        Assert.Equal((0, 0, compared.Before.Requests), (compared.Sooner, compared.Later, compared.Same));
        Assert.Equal(compared.Before, compared.After);
        Assert.True(compared.Before.Requests > 50);
    }
}
