namespace Handslaget.Booking.Register;

/// <summary>
/// How a case type goes from question to decision (beslutsväg): who decides, step by step, and the two kinds of time, which are never mixed:
/// the law's (<see cref="Limit"/>) and the municipality's own promise (<see cref="Promise"/>).
/// </summary>
/// <param name="Authority">Who decides; null when nobody has said.</param>
/// <param name="AuthorityUnsure">That authority is our own conclusion, and is to be checked.</param>
/// <param name="Sources">Addresses of the pages it was compiled from.</param>
public sealed record DecisionMap(
    Text? Authority,
    bool AuthorityUnsure,
    IReadOnlyList<DecisionStep> Steps,
    StatutoryLimit Limit,
    MunicipalPromise? Promise,
    Confidence Confidence,
    IReadOnlyList<string> Sources)
{
    /// <summary>The step where a laid table sits. Null: the table comes before the first step.</summary>
    public DecisionStep? AtTable => Steps.FirstOrDefault(s => s.AtTable);
}

/// <param name="Order">From 1, without gaps.</param>
/// <param name="Actor">Null when the file names somebody we do not know.</param>
/// <param name="Clock">What the step does to the case's clock; null when the file says something we do not know.</param>
public sealed record DecisionStep(int Order, Text Name, StepActor? Actor, StepClock? Clock, bool AtTable);

/// <summary>Who acts in a step.</summary>
public enum StepActor
{
    Applicant,
    Municipality,

    /// <summary>Another authority or body: the Police, the county board, Nodra.</summary>
    Other,
}

public enum StepClock
{
    None,
    Starts,

    /// <summary>The time is counted from here instead, only if the authority ordered a supplement within three weeks.</summary>
    Restarts,

    /// <summary>The decision.</summary>
    Stops,
}

/// <summary>What kind of time a law sets. They mean different things and must never be told as the same.</summary>
public enum LimitKind
{
    /// <summary>The law sets no fixed time.</summary>
    None,

    /// <summary>A service: nothing is decided.</summary>
    NotApplicable,

    /// <summary>The authority must decide within the time.</summary>
    Decision,

    /// <summary>The company may start when the time has passed; nobody must have decided by then.</summary>
    EarliestStart,

    /// <summary>To be notified before the start; there is no time to wait.</summary>
    BeforeStart,

    /// <summary>The company must apply at least so long before.</summary>
    SubmitBefore,
}

/// <summary>From when the law's time is counted.</summary>
public enum ClockStart
{
    /// <summary>
    /// PBL: from receipt; from the day cured if the authority ordered a supplement within three weeks; from a later supplement on the
    /// applicant's own initiative. Never later merely because somebody calls the case incomplete.
    /// </summary>
    ReceivedUnlessSupplementOrdered,

    /// <summary>From the day the application is complete.</summary>
    Complete,

    /// <summary>From the notification.</summary>
    Notified,

    /// <summary>Counted backwards from the event.</summary>
    EventStart,

    /// <summary>As <see cref="StatutoryLimit.Starts"/> says.</summary>
    Other,
}

public enum PeriodUnit
{
    Days,
    Weeks,
    Months,
}

public sealed record Period(int Value, PeriodUnit? Unit);

/// <param name="Law">With its number and section, in Swedish. A limit has one.</param>
/// <param name="Verify">The wording in force must be checked before the figure is relied on; every page that shows it says so.</param>
public sealed record StatutoryLimit(LimitKind? Kind, Period? Period, string? Law, bool Verify)
{
    public ClockStart? StartRule { get; init; }

    /// <summary>From when, in the file's own words. Null: the rule's usual words.</summary>
    public Text? Starts { get; init; }

    public Period? Extension { get; init; }

    /// <summary>How many times it may be extended.</summary>
    public int Extensions { get; init; }

    public Text? ExtensionCondition { get; init; }

    /// <summary>What follows when the time is not kept.</summary>
    public Text? Consequence { get; init; }

    public Text? Note { get; init; }

    /// <summary>A time runs, so steps can start and stop it.</summary>
    public bool Runs => Kind is LimitKind.Decision or LimitKind.EarliestStart;

    /// <summary>The law sets a time or an order of things that somebody must keep.</summary>
    public bool Binds => Kind is LimitKind.Decision or LimitKind.EarliestStart or LimitKind.BeforeStart or LimitKind.SubmitBefore;
}

/// <summary>What the municipality itself has said about the time. It is no law.</summary>
/// <param name="AsksApplicant">It is not a promise: it is how early the municipality asks companies to be.</param>
public sealed record MunicipalPromise(Text Words, bool AsksApplicant, string? Source);

/// <summary>How well the limit and the authority are known. Steps and papers are always our own view.</summary>
public enum Confidence
{
    Inferred,
    Mixed,
    Confirmed,
}
