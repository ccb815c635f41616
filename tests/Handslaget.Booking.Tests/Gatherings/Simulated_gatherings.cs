using System.Text.Json;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Tests.Meetings;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;

namespace Handslaget.Booking.Tests.Gatherings;

/// <summary>
/// Histories of a day with sessions: people come, leave, answer or do not, coordinators change it, the clock jumps and the timer comes when it
/// likes. After every step: no more people than places, and nobody in line who could have had a place that was given to somebody later.
/// </summary>
public class Simulated_gatherings
{
    [Fact]
    public void keep_their_places_and_their_order()
    {
        var seed = long.TryParse(Environment.GetEnvironmentVariable("HANDSLAGET_SEED"), out var given) ? given : Random.Shared.Next();
        var happened = new HashSet<Type>();
        for (var history = 0; history < 1000; history++)
        {
            try
            {
                Live(new Dice((seed << 20) ^ history), happened);
            }
            catch (Breach breach)
            {
                Assert.Fail($"HANDSLAGET_SEED={seed}, history {history}: {breach.Message}");
            }
        }
        Assert.Superset(
            new HashSet<Type> { typeof(SignedUp), typeof(PlaceOffered), typeof(PlaceTaken), typeof(PlaceDeclined), typeof(PlaceLapsed), typeof(SignUpWithdrawn), typeof(GatheringChanged) },
            happened);
    }

    private static void Live(Dice dice, HashSet<Type> happened)
    {
        var (gathering, now) = (GatheringStory.Given(Open(Day)).Gathering, Now);
        for (var step = 0; step < 60; step++)
        {
            if (dice.OneIn(4)) now = now.AddHours(dice.Next(30));
            if (Decide(gathering, now, ref dice) is not Decision.Facts decided) continue;
            foreach (var fact in decided.Events)
            {
                happened.Add(fact.GetType());
                if (fact is PlaceOffered or SignedUp { Queued: false }) MustBeFirst(gathering, fact);
                gathering = gathering.Evolve(fact);
                MustFit(gathering);
            }
            MustHaveOfferedAll(gathering, now);
            if (step == 30) MustSurvive(gathering);
        }
    }

    private static Decision Decide(Gathering gathering, DateTimeOffset now, ref Dice dice)
    {
        var anyone = gathering.SignUps.Count > 0 ? dice.Of(gathering.SignUps).Id : TheGathering;
        string[][] wishes = [[], ["1"], ["2"], ["3"], ["1", "3"], ["2", "3"]];
        return dice.Next(9) switch
        {
            0 or 1 or 2 => gathering.SignUp(Guid.NewGuid(), dice.Of(wishes), null, now, OfferDays),
            3 => gathering.Withdraw(anyone, now, OfferDays),
            4 or 5 => gathering.TakePlace(gathering.SignUps.FirstOrDefault(s => s.State == SignUpState.Offered)?.Id ?? anyone, now, OfferDays),
            6 => gathering.DeclinePlace(gathering.SignUps.FirstOrDefault(s => s.State == SignUpState.Offered)?.Id ?? anyone, now, OfferDays),
            7 => gathering.Change(gathering.Plan with { Capacity = 1 + dice.Next(5) }, false, now, OfferDays),
            _ => gathering.Tidy(now, OfferDays),
        };
    }

    private static void MustFit(Gathering gathering)
    {
        var holders = gathering.SignUps.Where(s => s.State is SignUpState.HasPlace or SignUpState.Offered).ToList();
        if (holders.Count > gathering.Plan.Capacity) throw new Breach($"{holders.Count} people have {gathering.Plan.Capacity} places");
        foreach (var session in gathering.Plan.Sessions)
        {
            var there = holders.Count(h => h.Sessions.Contains(session.Key));
            if (there > session.Capacity) throw new Breach($"{there} people have {session.Capacity} places in session {session.Key}");
        }
    }

    /// <summary>Whoever is given something: nobody who came before, and waits, could have had what they asked for.</summary>
    private static void MustBeFirst(Gathering gathering, object fact)
    {
        var id = fact is PlaceOffered o ? o.SignUpId : ((SignedUp)fact).SignUpId;
        var passed = gathering.SignUps.TakeWhile(s => s.Id != id).FirstOrDefault(s => s.State == SignUpState.InLine && gathering.HasRoomFor(s.Sessions));
        if (passed is not null) throw new Breach($"{passed.Id} was passed by {id}");
    }

    private static void MustHaveOfferedAll(Gathering gathering, DateTimeOffset now)
    {
        if (gathering.IsOpen(now) && gathering.SignUps.Any(s => s.State == SignUpState.InLine && gathering.HasRoomFor(s.Sessions)))
            throw new Breach("somebody in line could have a place, and is not offered it");
    }

    private static void MustSurvive(Gathering gathering)
    {
        var written = JsonSerializer.Serialize(gathering, Story.Stored);
        if (JsonSerializer.Serialize(JsonSerializer.Deserialize<Gathering>(written, Story.Stored), Story.Stored) != written) throw new Breach("it does not survive JSON");
    }
}
