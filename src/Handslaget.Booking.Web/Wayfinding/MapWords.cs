using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Wayfinding;

/// <summary>What a map says, in words. The law's time and the municipality's own promise have words of their own, and never share a sentence.</summary>
internal static class MapWords
{
    public static readonly Text NotAdvice = new(
        "Det här är vår egen sammanställning och inte juridisk rådgivning. Stegen och handlingarna är så som vi uppfattar dem.",
        "This is our own compilation and not legal advice. The steps and the papers are as we understand them.");

    public static readonly Text Verify = new("kontrolleras", "being checked");

    public static readonly Text VerifyWhy = new(
        "Vi har inte kontrollerat uppgiften mot den lag som gäller nu. Fråga handläggaren innan ni räknar med den.",
        "We have not checked this against the law now in force. Ask the official before you rely on it.");

    public static readonly Text TooFew = new("Det har varit för få möten än för att säga något.", "There have been too few meetings yet to say anything.");

    public static Text Actor(StepActor actor) => actor switch
    {
        StepActor.Applicant => new("Ni", "You"),
        StepActor.Municipality => new("Kommunen", "Municipality"),
        _ => new("Andra", "Others"),
    };

    /// <summary>The same as a line of its own.</summary>
    public static Text WhoActs(StepActor actor) => actor switch
    {
        StepActor.Applicant => new("Vem: ni.", "Who: you."),
        StepActor.Municipality => new("Vem: kommunen.", "Who: the municipality."),
        _ => new("Vem: en annan myndighet eller organisation.", "Who: another authority or organisation."),
    };

    /// <summary>What kind of time the law sets, as one sentence.</summary>
    public static Text Kind(StatutoryLimit limit) => limit.Kind switch
    {
        LimitKind.Decision => new($"Beslut ska fattas inom {Say(limit.Period!).Sv}.", $"A decision must be made within {Say(limit.Period!).En}."),
        LimitKind.EarliestStart => new(
            $"Ni får starta tidigast {Say(limit.Period!).Sv} efter anmälan.", $"You may start {Say(limit.Period!).En} after the notification at the earliest."),
        LimitKind.BeforeStart => new(
            "Anmäl innan ni startar. Ni behöver inte vänta någon bestämd tid.", "Notify before you start. There is no fixed time to wait."),
        LimitKind.SubmitBefore => new($"Ansök minst {Say(limit.Period!).Sv} före.", $"Apply at least {Say(limit.Period!).En} before."),
        LimitKind.None => new("Lagen sätter ingen bestämd tid för beslutet.", "The law sets no fixed time for the decision."),
        _ => new("Det här är service och inget beslut, så ingen lag sätter en tid.", "This is a service and not a decision, so no law sets a time."),
    };

    /// <summary>From when the law's time is counted.</summary>
    public static Text? Starts(StatutoryLimit limit) => limit.StartRule switch
    {
        ClockStart.ReceivedUnlessSupplementOrdered => new(
            "Tiden räknas från den dag ansökan eller anmälan kom in. Ber kommunen inom tre veckor om en komplettering, räknas den från den dag bristen är avhjälpt. Kompletterar ni på eget initiativ räknas den från den dagen.",
            "The time counts from the day the application or notification came in. If the municipality asks for a supplement within three weeks, it counts from the day the defect is cured. If you supplement on your own initiative, it counts from that day."),
        ClockStart.Complete => new("Tiden räknas från den dag ansökan är komplett.", "The time counts from the day the application is complete."),
        ClockStart.Notified => new("Tiden räknas från den dag ni anmälde.", "The time counts from the day you notified."),
        ClockStart.EventStart => new("Tiden räknas bakåt från när tillställningen börjar.", "The time counts backwards from when the event begins."),
        ClockStart.Other => limit.Starts,
        _ => null,
    };

    public static Text? Extension(StatutoryLimit limit)
    {
        if (limit.Extension is not { } longer) return null;
        var (sv, en) = limit.Extensions == 1 ? ("en gång", "once") : ($"{limit.Extensions} gånger", $"{limit.Extensions} times");
        return new(
            $"Tiden får förlängas {sv}, med högst {Say(longer).Sv}. {limit.ExtensionCondition?.Sv}".TrimEnd(),
            $"The time may be extended {en}, by at most {Say(longer).En}. {limit.ExtensionCondition?.En}".TrimEnd());
    }

    /// <summary>What a step does to the law's time. A step can only start a time that runs; without one its end is simply the decision.</summary>
    public static Text? Clock(DecisionStep step, StatutoryLimit limit) => (step.Clock, limit.Kind) switch
    {
        (StepClock.Starts, LimitKind.Decision) => new("Här börjar lagens tid.", "The law's time begins here."),
        (StepClock.Starts, LimitKind.EarliestStart) => new("Härifrån räknas lagens väntetid.", "The law's waiting time counts from here."),
        (StepClock.Restarts, LimitKind.Decision) => new(
            "Lagens tid räknas härifrån i stället, men bara om kommunen bad om en komplettering inom tre veckor.",
            "The law's time counts from here instead, but only if the municipality asked for a supplement within three weeks."),
        (StepClock.Stops, LimitKind.Decision) => new("Här slutar lagens tid.", "The law's time ends here."),
        (StepClock.Stops, _) => new("Här får ni beslutet eller beskedet.", "Here you get the decision or the answer."),
        _ => null,
    };

    public static Text PromiseHeading(MunicipalPromise promise) => promise.AsksApplicant
        ? new("Vad kommunen ber er om", "What the municipality asks of you")
        : new("Kommunens eget löfte", "The municipality's own promise");

    public static Text PromiseIsNoLaw(MunicipalPromise promise) => promise.AsksApplicant
        ? new("Det är en önskan från kommunen och ingen lag.", "It is what the municipality asks for, and no law.")
        : new("Det är ett löfte från kommunen och ingen lag.", "It is a promise by the municipality, and no law.");

    public static Text Known(Confidence confidence) => confidence switch
    {
        Confidence.Confirmed => new("Tiden och vem som beslutar är hämtade ur lagen eller från myndigheternas sidor.", "The time and who decides are taken from the law or from the authorities' pages."),
        Confidence.Mixed => new("Tiden och vem som beslutar är delvis hämtade ur lagen eller från myndigheternas sidor, delvis vår egen slutsats.", "The time and who decides are partly taken from the law or from the authorities' pages, partly our own conclusion."),
        _ => new("Tiden och vem som beslutar är vår egen slutsats.", "The time and who decides are our own conclusion."),
    };

    /// <summary>Legal certainty (rättssäkerhet) in one breath: what can be appealed, and what can not.</summary>
    public static Text Appeal(StatutoryLimit limit) => limit.Kind == LimitKind.NotApplicable
        ? new("Inget beslut fattas här, så det finns inget att överklaga.", "Nothing is decided here, so there is nothing to appeal.")
        : new(
            "Går ett beslut er emot ska det stå i beslutet hur ni överklagar, till vem och senast när. Råden vid bordet är inga beslut, och ni kan inte överklaga dem.",
            "If a decision goes against you, it must say how to appeal, to whom and by when. Advice at the table is no decision, and you can not appeal it.");

    public static Text Wait(TypicalWait wait) => new(
        $"Hälften har väntat högst {Days(wait.MedianDays).Sv} på sitt bord, och nio av tio högst {Days(wait.NinetiethDays).Sv}. Det bygger på {wait.Meetings} möten de senaste tolv månaderna.",
        $"Half have waited at most {Days(wait.MedianDays).En} for their table, and nine of ten at most {Days(wait.NinetiethDays).En}. It is based on {wait.Meetings} meetings in the latest twelve months.");

    public static Text Say(Period period) => period.Unit switch
    {
        PeriodUnit.Days => Days(period.Value),
        PeriodUnit.Weeks => period.Value == 1 ? new("en vecka", "one week") : new($"{period.Value} veckor", $"{period.Value} weeks"),
        _ => period.Value == 1 ? new("en månad", "one month") : new($"{period.Value} månader", $"{period.Value} months"),
    };

    private static Text Days(int days) => days == 1 ? new("en dag", "one day") : new($"{days} dagar", $"{days} days");
}
