using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Benchmarks;

/// <summary>Sixty-four companies want the same officials at the same moment. One gets them, and sixty-three are told so.</summary>
internal static class Races
{
    private const int Runners = 64;

    /// <returns>How far from one the winners of any race were, and how many races were run.</returns>
    public static async Task<(int Farthest, int Races)> Run(HostedHouse house, int races)
    {
        await house.Empty();
        var (log, times) = (house.Services.GetRequiredService<MeetingLog>(), house.Services.GetRequiredService<FreeTimes>());
        var (clock, rules) = (house.Services.GetRequiredService<TimeProvider>(), house.Services.GetRequiredService<BookingRules>());
        var runners = await house.Requests(Runners);
        var farthest = 0;
        for (var race = 0; race < races; race++)
        {
            var offers = times.Find(runners[0], times.Window(), 200);
            var offer = offers[race % offers.Count];
            var outcomes = await Task.WhenAll(runners.Select(runner => Task.Run(
                () => log.Decide(runner.Id, "company", m => m.Hold(offer, clock.GetUtcNow(), rules), CancellationToken.None))));
            var winners = outcomes.OfType<Outcome.Recorded>().ToList();
            farthest = Math.Max(farthest, Math.Abs(winners.Count - 1));
            WrongAnswer.Unless(outcomes.All(outcome => outcome is Outcome.Recorded or Outcome.Taken), "somebody who lost a race was not told that the time is taken");
            foreach (var winner in winners)
            {
                await log.Decide(winner.Meeting.Id, "company", m => m.ReleaseHold(clock.GetUtcNow()), CancellationToken.None);
            }
        }

        return (farthest, races);
    }
}
