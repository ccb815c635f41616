using CsCheck;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

public class When_trying_again
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.999)]
    public void at_least_five_tries_fit_in_half_an_hour(double chance)
    {
        var last = Enumerable.Range(1, 4).Sum(tries => RetryTimes.Next(new("500"), tries, chance)!.Value.TotalMinutes);
        Assert.True(last < 30, $"the fifth try is after {last} minutes");
    }

    [Fact]
    public void it_is_never_sooner_than_the_provider_asked_for() =>
        Gen.Select(Gen.Int[1, 50], Gen.Double[0, 1], Gen.Int[0, 7200]).Sample((tries, chance, seconds) =>
            RetryTimes.Next(new("20429", TimeSpan.FromSeconds(seconds)), tries, chance) >= TimeSpan.FromSeconds(seconds));

    [Fact]
    public void what_is_worth_one_more_try_gets_one_more()
    {
        var handsetOff = (DeliveryFailure.Retry)TwilioErrors.OfCode(30003);
        Assert.NotNull(RetryTimes.Next(handsetOff, 1, 0.5));
        Assert.Null(RetryTimes.Next(handsetOff, 2, 0.5));
    }
}
