using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

/// <summary>A case type with a whole decision map.</summary>
internal static class Maps
{
    public static readonly DecisionMap Whole = new(
        new("Nämnden", "The committee"), false,
        [
            new(1, new("Råd", "Advice"), StepActor.Municipality, StepClock.None, true),
            new(2, new("Ansökan", "Application"), StepActor.Applicant, StepClock.Starts, false),
            new(3, new("Beslut", "Decision"), StepActor.Municipality, StepClock.Stops, false),
        ],
        new(LimitKind.Decision, new(10, PeriodUnit.Weeks), "Lag (2000:1) 1 §", true)
        {
            StartRule = ClockStart.Complete,
            Extension = new(5, PeriodUnit.Weeks),
            Extensions = 1,
            ExtensionCondition = new("Med skäl.", "With reasons."),
            Consequence = new("Avgiften sänks.", "The fee is reduced."),
            Note = new("Not.", "Note."),
        },
        new(new("Längst åtta veckor.", "At most eight weeks."), false, "https://example.se/lofte"),
        Confidence.Confirmed, ["https://example.se/lag"]);

    public static readonly CaseType Sign = SmallTown.Catalogue.CaseTypes[0] with { Papers = [new("Ritning", "Drawing")], Map = Whole };

    public static CaseType With(Func<DecisionMap, DecisionMap> change) => Sign with { Map = change(Whole) };

    public static CaseType WithLimit(Func<StatutoryLimit, StatutoryLimit> change) => With(m => m with { Limit = change(m.Limit) });

    public static CaseType WithSteps(params DecisionStep[] steps) => With(m => m with { Steps = steps });
}
