using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Register;

/// <summary>
/// What the catalogue's file says of how a case type is decided. Words for what we know become values; any other word becomes null, and the
/// check then names the step or the limit it stands in.
/// </summary>
internal sealed record StepEntry
{
    public int Order { get; init; }

    public string? Sv { get; init; }

    public string? En { get; init; }

    public string? Actor { get; init; }

    public string? Clock { get; init; }

    public bool Table { get; init; }

    public DecisionStep ToStep() => new(Order, new(Sv ?? "", En ?? ""), Actor switch
    {
        "applicant" => StepActor.Applicant,
        "municipality" => StepActor.Municipality,
        "other" => StepActor.Other,
        _ => null,
    }, Clock switch
    {
        null => StepClock.None,
        "starts" => StepClock.Starts,
        "restarts" => StepClock.Restarts,
        "stops" => StepClock.Stops,
        _ => null,
    }, Table);
}

internal sealed record ExtensionEntry
{
    public int? Value { get; init; }

    public string? Unit { get; init; }

    public int? MaxTimes { get; init; }

    public string? ConditionSv { get; init; }

    public string? ConditionEn { get; init; }
}

internal sealed record LimitEntry
{
    public string? Kind { get; init; }

    public int? Value { get; init; }

    public string? Unit { get; init; }

    public string? Law { get; init; }

    public bool Verify { get; init; }

    public string? ClockStartRule { get; init; }

    public string? ClockStartsSv { get; init; }

    public string? ClockStartsEn { get; init; }

    public ExtensionEntry? Extension { get; init; }

    public string? ConsequenceSv { get; init; }

    public string? ConsequenceEn { get; init; }

    public string? NoteSv { get; init; }

    public string? NoteEn { get; init; }

    public StatutoryLimit ToLimit()
    {
        var rule = Rule(ClockStartRule);
        return new(KindOf(Kind), PeriodOf(Value, Unit), Law, Verify)
        {
            StartRule = rule,
            Starts = rule == ClockStart.Other ? CatalogueDocument.TextOf(ClockStartsSv, ClockStartsEn) : null,
            Extension = Extension is null ? null : PeriodOf(Extension.Value ?? 0, Extension.Unit),
            Extensions = Extension?.MaxTimes ?? 0,
            ExtensionCondition = CatalogueDocument.TextOf(Extension?.ConditionSv, Extension?.ConditionEn),
            Consequence = CatalogueDocument.TextOf(ConsequenceSv, ConsequenceEn),
            Note = CatalogueDocument.TextOf(NoteSv, NoteEn),
        };
    }

    private static Period? PeriodOf(int? value, string? unit) => value is { } number
        ? new(number, unit switch { "days" => PeriodUnit.Days, "weeks" => PeriodUnit.Weeks, "months" => PeriodUnit.Months, _ => null })
        : null;

    private static LimitKind? KindOf(string? kind) => kind switch
    {
        "decision" => LimitKind.Decision,
        "earliest-start" => LimitKind.EarliestStart,
        "before-start" => LimitKind.BeforeStart,
        "submit-before" => LimitKind.SubmitBefore,
        "none" => LimitKind.None,
        "not-applicable" => LimitKind.NotApplicable,
        _ => null,
    };

    private static ClockStart? Rule(string? rule) => rule switch
    {
        "received-unless-supplement-ordered" => ClockStart.ReceivedUnlessSupplementOrdered,
        "complete" => ClockStart.Complete,
        "notified" => ClockStart.Notified,
        "event-start" => ClockStart.EventStart,
        "other" => ClockStart.Other,
        _ => null,
    };
}

internal sealed record PromiseEntry
{
    public string? TextSv { get; init; }

    public string? TextEn { get; init; }

    public string? Source { get; init; }

    public string? Status { get; init; }

    public MunicipalPromise? ToPromise() => CatalogueDocument.TextOf(TextSv, TextEn) is { } words
        ? new(words, Status == "lead-time-asked-of-applicant", Source)
        : null;
}
