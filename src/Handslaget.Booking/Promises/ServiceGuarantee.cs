namespace Handslaget.Booking.Promises;

/// <summary>What a promise's time is counted in.</summary>
public enum ClockTime
{
    /// <summary>Working days (<see cref="WorkingDays"/>: a bridge day is one, the three shut eves are not), or hours when the offices are open.</summary>
    Working,

    /// <summary>Every day of the calendar, or hours as they pass.</summary>
    Calendar,
}

public enum TargetUnit
{
    Days,
    Hours,
}

/// <summary>How long a promise gives: so many days or hours, of the promise's own <see cref="ClockTime"/>.</summary>
public sealed record Target(int Amount, TargetUnit Unit);

/// <summary>Days that no clock of a promise counts, both ends included, and the reason that is told ("juli").</summary>
public sealed record ExcludedPeriod(DateOnly From, DateOnly To, Text Reason)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;
}

/// <summary>
/// A promise of service (servicegaranti, kundlöfte): the municipality's own word, and never a statutory time limit, which is counted by its
/// own law from a complete application. Its clock starts and stops by facts (their stored names) of one subject: a meeting, a complaint.
/// The register may hold several versions of a key; the one that was valid on the Swedish date when a clock started holds for that clock.
/// </summary>
public sealed record ServiceGuarantee
{
    public string Key { get; init; } = "";

    /// <summary>What is promised, inside a sentence: "en bokad tid".</summary>
    public Text Name { get; init; } = new("", "");

    /// <summary>The promise up to its time: "Ni får en bokad tid" (inom 5 arbetsdagar …).</summary>
    public Text Says { get; init; } = new("", "");

    /// <summary>From when, after the time: (… inom 5 arbetsdagar) "efter er förfrågan".</summary>
    public Text From { get; init; } = new("", "");

    /// <summary>Facts that start a clock, if none of this promise runs for the subject.</summary>
    public IReadOnlyList<string> Starts { get; init; } = [];

    /// <summary>Facts that start a clock also when one runs: the promise is given anew, and the earlier clock is void.</summary>
    public IReadOnlyList<string> Restarts { get; init; } = [];

    /// <summary>
    /// Facts by which somebody has said who they are and what they want. With any, a clock counts only if one of them comes by its due time:
    /// who only looked and left was promised nothing.
    /// </summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>Facts that keep the promise.</summary>
    public IReadOnlyList<string> Stops { get; init; } = [];

    /// <summary>Facts after which there is nobody left to keep it to.</summary>
    public IReadOnlyList<string> Voids { get; init; } = [];

    /// <summary>Facts of subjects that the promise is not given to at all, as a meeting that the municipality asked for.</summary>
    public IReadOnlyList<string> NotFor { get; init; } = [];

    public IReadOnlyList<string> Pauses { get; init; } = [];

    public IReadOnlyList<string> Resumes { get; init; } = [];

    public ClockTime Time { get; init; }

    public Target Target { get; init; } = new(0, TargetUnit.Days);

    /// <summary>What is to be done before the meeting is due when it begins, if the target would be later.</summary>
    public bool BeforeMeeting { get; init; }

    /// <summary>Amber begins on the morning of the working day that lies so many working days before the last one.</summary>
    public int WarnsWorkingDays { get; init; } = 1;

    /// <summary>The unit of the municipality whose promise it is.</summary>
    public string Owner { get; init; } = "";

    public DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null: until further notice.</summary>
    public DateOnly? ValidTo { get; init; }

    public IReadOnlyList<ExcludedPeriod> Excluded { get; init; } = [];

    /// <summary>What happens when it is not kept.</summary>
    public Text Remedy { get; init; } = new("", "");

    /// <summary>Given to companies. One that is not is the municipality's own goal: nobody is owed an explanation of it.</summary>
    public bool IsPublic { get; init; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && !(ValidTo < day);

    /// <summary>All facts that it listens to.</summary>
    public IEnumerable<string> Facts => new[] { Starts, Restarts, Given, Stops, Voids, NotFor, Pauses, Resumes }.SelectMany(f => f).Distinct();
}
