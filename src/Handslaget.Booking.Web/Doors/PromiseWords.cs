using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Promises and their clocks in words.</summary>
public static class PromiseWords
{
    /// <summary>"Ni har en bokad tid inom 5 arbetsdagar efter att ni har bett om ett möte."</summary>
    public static Text Sentence(this ServiceGuarantee promise)
    {
        var time = promise.Target.In(promise.Time);
        return new($"{promise.Says.Sv} inom {time.Sv} {promise.From.Sv}.", $"{promise.Says.En} within {time.En} {promise.From.En}.");
    }

    /// <summary>"5 arbetsdagar", "14 dagar", "8 timmar av kontorstid".</summary>
    public static Text In(this Target target, ClockTime time) => (target.Unit, time) switch
    {
        (TargetUnit.Days, ClockTime.Working) => target.Amount == 1 ? new("1 arbetsdag", "1 working day") : new($"{target.Amount} arbetsdagar", $"{target.Amount} working days"),
        (TargetUnit.Days, _) => target.Amount == 1 ? new("1 dag", "1 day") : new($"{target.Amount} dagar", $"{target.Amount} days"),
        (_, ClockTime.Working) => target.Amount == 1 ? new("1 timme av kontorstid", "1 office hour") : new($"{target.Amount} timmar av kontorstid", $"{target.Amount} office hours"),
        _ => target.Amount == 1 ? new("1 timme", "1 hour") : new($"{target.Amount} timmar", $"{target.Amount} hours"),
    };

    /// <summary>How its time is counted, and what is not.</summary>
    public static Text Counting(this ServiceGuarantee promise, BookingRules rules)
    {
        var (opens, closes) = ($"{rules.OpensAt:H\\.mm}", $"{rules.ClosesAt:H\\.mm}");
        var (opensEn, closesEn) = ($"{rules.OpensAt:H\\:mm}", $"{rules.ClosesAt:H\\:mm}");
        return (promise.Target.Unit, promise.Time) switch
        {
            (TargetUnit.Days, ClockTime.Working) => new(
                $"Arbetsdagar är måndag till fredag utom helgdagar, midsommarafton, julafton och nyårsafton. Klämdagar räknas. Dagen det börjar räknas inte, och den sista dagen går ut kl. {closes}.",
                $"Working days are Monday to Friday, except public holidays, Midsummer Eve, Christmas Eve and New Year's Eve. Bridge days count. The day it begins does not count, and the last day ends at {closesEn}."),
            (TargetUnit.Days, _) => new(
                $"Alla dagar räknas, också helger. Dagen det börjar räknas inte, och den sista dagen går ut kl. {closes}, också om den är en helgdag.",
                $"All days count, also weekends. The day it begins does not count, and the last day ends at {closesEn}, also when it is a holiday."),
            (_, ClockTime.Working) => new($"Timmar mellan kl. {opens} och {closes} på arbetsdagar räknas.", $"Hours between {opensEn} and {closesEn} on working days count."),
            _ => new("Alla timmar räknas.", "All hours count."),
        };
    }

    /// <summary>"juli, 1 juli–31 juli": days that are not counted, those that are over left out.</summary>
    public static IEnumerable<Text> LeftOut(this ServiceGuarantee promise, DateOnly today) => promise.Excluded.Where(p => p.To >= today).Select(p => new Text(
        $"{p.Reason.Sv}, {Day(p.From, "sv", today)}–{Day(p.To, "sv", today)}", $"{p.Reason.En}, {Day(p.From, "en", today)}–{Day(p.To, "en", today)}"));

    public static Text Say(this PauseReason? reason) => reason switch
    {
        PauseReason.WaitsForPapers => new("väntar på underlag från företaget", "waits for papers from the company"),
        PauseReason.CompanyWantsToWait => new("företaget vill vänta", "the company wants to wait"),
        PauseReason.CompanyNotReached => new("företaget går inte att nå", "the company can not be reached"),
        PauseReason.WaitsForOthers => new("väntar på en annan myndighet", "waits for another authority"),
        PauseReason.OfficesClosed => new("kommunen har stängt", "the municipality is closed"),
        null => new("ärendet självt", "the matter itself"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static Text Say(this ClockState state) => state switch
    {
        ClockState.Running => new("löper", "runs"),
        ClockState.Amber => new("på väg att brytas", "at risk"),
        ClockState.Broken => new("brutet", "broken"),
        ClockState.Kept => new("hållet", "kept"),
        ClockState.KeptLate => new("hållet för sent", "kept too late"),
        ClockState.Paused => new("pausad", "paused"),
        ClockState.Void => new("gäller inte längre", "no longer holds"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Day(DateOnly day, string language, DateOnly today) => People.Day(SwedishTime.Midnight(day), language, SwedishTime.Midnight(today));
}
