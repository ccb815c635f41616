using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Tests.Calendars;
using Handslaget.Booking.Tests.Meetings;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Gatherings;

/// <summary>Given these facts, when this is decided, then exactly those facts. Every fact passes through the store's JSON on its way.</summary>
internal sealed class GatheringStory
{
    private Decision? answer;

    public Gathering Gathering { get; private set; } = Gathering.New;

    public Gathering Before { get; private set; } = Gathering.New;

    public static GatheringStory Given(params object[] facts) => new GatheringStory().And(facts);

    public GatheringStory And(params object[] facts)
    {
        foreach (var fact in facts)
        {
            Before = Gathering;
            Gathering = Gathering.Evolve(System.Text.Json.JsonSerializer.Deserialize(System.Text.Json.JsonSerializer.Serialize(fact, Story.Stored), fact.GetType(), Story.Stored)!);
        }
        return this;
    }

    public GatheringStory When(Func<Gathering, Decision> decide)
    {
        answer = decide(Gathering);
        return this;
    }

    public GatheringStory Then(params object[] facts)
    {
        var decided = Assert.IsType<Decision.Facts>(answer);
        Assert.Equal(facts.Select(Story.Written), decided.Events.Select(Story.Written));
        return And([.. decided.Events]);
    }

    public void ThenNothingNew() => Assert.IsType<Decision.NothingNew>(answer);

    public void ThenRefused(Refusal reason) => Assert.Equal(reason, Assert.IsType<Decision.Refused>(answer).Reason);
}

/// <summary>A breakfast for two, on a Wednesday morning in March 2027, and a day with two sessions at once and one after.</summary>
internal static class Breakfast
{
    public const int OfferDays = 1;

    public static readonly Guid TheGathering = Town.Id(700);

    public static readonly Guid Anna = Town.Id(1), Bo = Town.Id(2), Cia = Town.Id(3), Dan = Town.Id(4);

    /// <summary>A Monday, at ten in the morning.</summary>
    public static readonly DateTimeOffset Now = At("2027-03-01 10:00");

    public static readonly Slot Morning = Time("2027-03-10", "07:30", "09:00");

    public static readonly DateTimeOffset Closes = At("2027-03-09 12:00");

    /// <summary>The same time the next working day.</summary>
    public static readonly DateTimeOffset OfferUntil = At("2027-03-02 10:00");

    public static readonly GatheringPlan ForTwo = new(GatheringKind.Breakfast, Morning, null, 2, [], null, Closes);

    public static readonly GatheringPlan Lunch = ForTwo with { Kind = GatheringKind.StartUpLunch, NewerThanMonths = 24 };

    public static readonly GatheringSession Land = new("1", Time("2027-03-10", "07:30", "08:00"), 1);

    public static readonly GatheringSession Permits = new("2", Time("2027-03-10", "07:30", "08:00"), 2);

    public static readonly GatheringSession Tour = new("3", Time("2027-03-10", "08:00", "09:00"), 2);

    public static readonly GatheringPlan Day = ForTwo with { Kind = GatheringKind.GrowthDay, Capacity = 3, Sessions = [Land, Permits, Tour] };

    public static object[] Open(GatheringPlan plan) => [new GatheringPlanned(TheGathering, plan, null, Now), new GatheringPublished(Now)];

    public static SignedUp In(Guid who, params string[] sessions) => new(who, sessions, Queued: false, Now);

    public static SignedUp Waits(Guid who, params string[] sessions) => new(who, sessions, Queued: true, Now);

    /// <summary>Anna and Bo have the two places; Cia and Dan stand in line.</summary>
    public static object[] Full => [.. Open(ForTwo), In(Anna), In(Bo), Waits(Cia), Waits(Dan)];

    /// <summary>Bo has withdrawn, and his place is kept for Cia.</summary>
    public static object[] OnOffer => [.. Full, new SignUpWithdrawn(Bo, Now), new PlaceOffered(Cia, OfferUntil, Now)];
}
