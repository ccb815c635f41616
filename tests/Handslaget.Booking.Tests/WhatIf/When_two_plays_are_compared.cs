using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Tests.WhatIf;

public class When_two_plays_are_compared
{
    [Fact]
    public void who_got_no_time_waited_longest()
    {
        Assert.Equal(new Waits(0, 0, null, null), Waits.Of([]));
        Assert.Equal(new Waits(3, 3, 4, 9), Waits.Of([9, 1, 4]));
        Assert.Equal(new Waits(4, 4, 2.5, 9), Waits.Of([1, 9, 2, 3]));
        Assert.Equal(new Waits(4, 3, 2.5, null), Waits.Of([1, null, 2, 3]));
        Assert.Equal(new Waits(4, 2, null, null), Waits.Of([1, null, 2, null]));
        Assert.Equal(new Waits(10, 9, 5.5, 9), Waits.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, null]));
    }

    [Fact]
    public void pairs_are_the_same_request_and_only_those_of_the_period_are_counted()
    {
        PastRequest[] asked = [Then.Asked(1, "2027-01-29 09:00", "food"), Then.Asked(2, "2027-02-01 09:00", "food", "fire"), Then.Asked(3, "2027-02-02 09:00", "fire"), Then.Asked(4, "2027-03-01 09:00", "food")];
        var before = asked.Select((r, n) => Given(r, n == 3 ? null : 5)).ToList();
        var after = asked.Select((r, n) => Given(r, new int?[] { 1, 3, 6, 2 }[n])).ToList();

        var compared = Comparison.Of(before, after, new(2027, 2, 1));

        Assert.Equal((3, 2, 1, 1, 0, 0), (compared.Before.Requests, compared.Sooner, compared.Later, compared.Gained, compared.Lost, compared.Same));
        Assert.Equal((new Waits(3, 2, 5, null), new Waits(3, 3, 3, 6)), (compared.Before, compared.After));
        Assert.Equal(new Waits(3, 0, null, null), compared.Real);
        Assert.Equal(["2027-02", "2027-03"], compared.Months.Select(m => m.Month.ToString()));
        Assert.Equal(new Waits(1, 0, null, null), compared.Months[1].Before);
        Assert.Equal(["food", "fire"], compared.Competences.Select(c => c.Part)); // food changed most: half of it got no time before
        Assert.Equal("kiosk-shop", Assert.Single(compared.Errands).Part);
    }

    private static Played Given(PastRequest request, int? workingDays) => new(
        request, workingDays is { } days ? Slot.From(SwedishTime.At(WorkingDays.Add(SwedishTime.Date(request.At), days), new(9, 0)), TimeSpan.FromHours(1)) : null);
}
