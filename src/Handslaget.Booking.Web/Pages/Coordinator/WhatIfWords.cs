using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Publishing;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What is tried, and what it came to, in sentences.</summary>
internal static class WhatIfWords
{
    private static readonly string[] Few = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    private static readonly string[] FewEn = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Text NoTime = new("ingen tid", "no time");

    /// <summary>"två till i livsmedelskontroll och tider 10 veckor framåt": after "med".</summary>
    public static string Say(this Trial trial, Catalogue catalogue, string language) => People.List([.. Parts(trial, catalogue).Select(part => part.In(language))], language);

    public static Text Say(this RunState state) => state switch
    {
        RunState.Waiting => new("väntar på sin tur", "waits its turn"),
        RunState.Running => new("räknas", "is being calculated"),
        RunState.Done => new("klar", "done"),
        RunState.Stopped => new("avbruten", "stopped"),
        _ => new("gick inte att räkna", "could not be calculated"),
    };

    /// <summary>A situation's name, or a case type's; its id, when the catalogue does not have it any more.</summary>
    public static Text ErrandName(this Catalogue catalogue, string errand) =>
        catalogue.Situations.FirstOrDefault(s => s.Id == errand)?.Name ?? catalogue.CaseTypes.FirstOrDefault(c => c.Id == errand)?.Name ?? new(errand, errand);

    /// <summary>What became otherwise, first of all that is said.</summary>
    public static string Sentence(Comparison result, string tried, string language) => language == "en"
        ? $"With {tried}, {Wait(result.Before.Median, result.After.Median, "en")}, and {Gained(result.After.WithTime - result.Before.WithTime, "en")}."
        : $"Med {tried} {Wait(result.Before.Median, result.After.Median, "sv")}, och {Gained(result.After.WithTime - result.Before.WithTime, "sv")}.";

    /// <summary>The errand that it means most to, for better or worse; null when it changes none.</summary>
    public static Text? Most(Compared? most, Catalogue catalogue) => most is null || most.Before.Median == most.After.Median ? null : new(
        $"Mest ändras {catalogue.ErrandName(most.Part).Sv}: från {From(most, "sv")} till {Days(most.After.Median, "sv")}{(IsLonger(most) ? ", alltså längre" : "")}.",
        $"Most changes {catalogue.ErrandName(most.Part).En}: from {From(most, "en")} to {Days(most.After.Median, "en")}{(IsLonger(most) ? ", which is longer" : "")}.");

    private static bool IsLonger(Compared errand) => (errand.After.Median ?? double.MaxValue) > (errand.Before.Median ?? double.MaxValue);

    /// <summary>"9 arbetsdagar"; where the figure lies among those who got no time, that.</summary>
    public static string Days(double? days, string language) => days is { } known
        ? new Text($"{Number(known, "sv")} {(known == 1 ? "arbetsdag" : "arbetsdagar")}", $"{Number(known, "en")} {(known == 1 ? "working day" : "working days")}").In(language)
        : NoTime.In(language);

    /// <summary>The same in a table, where the heading says the unit.</summary>
    public static string Number(double? days, string language) => days is { } known ? FigureWords.Number((decimal)known, language) : NoTime.In(language);

    private static string From(Compared most, string language) =>
        most.Before.Median is { } days && most.After.Median is not null ? Number(days, language) : Days(most.Before.Median, language);

    private static IEnumerable<Text> Parts(Trial trial, Catalogue catalogue)
    {
        foreach (var (competence, more) in trial.Officials.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            var (name, many) = (catalogue.NameOf(competence), Math.Abs(more));
            yield return new(
                $"{(many < Few.Length ? Few[many] : $"{many}")} {(more > 0 ? "till" : "färre")} i {name.Sv.ToLowerInvariant()}",
                $"{(many < FewEn.Length ? FewEn[many] : $"{many}")} {(more > 0 ? "more" : "fewer")} in {name.En.ToLowerInvariant()}");
        }
        if (trial.NoticeWorkingDays is { } notice)
            yield return new(notice == 1 ? "en hel arbetsdag mellan bokning och möte" : $"{notice} hela arbetsdagar mellan bokning och möte", $"{notice} whole working days between booking and meeting");
        if (trial.HorizonWeeks is { } weeks) yield return new($"tider {weeks} veckor framåt", $"times {weeks} weeks ahead");
        if (trial.MeetingLasts is { } lasts) yield return new($"möten på {lasts.TotalMinutes:0} minuter", $"meetings of {lasts.TotalMinutes:0} minutes");
        if (trial.SummingUp is { } summing) yield return new($"{summing.TotalMinutes:0} minuters summering", $"{summing.TotalMinutes:0} minutes for summing up");
        if (trial.OpensAt is { } opens) yield return new($"första start {opens:HH\\.mm}", $"the first start at {opens:HH\\:mm}");
        if (trial.ClosesAt is { } closes) yield return new($"sista slut {closes:HH\\.mm}", $"the last end at {closes:HH\\:mm}");
        if (trial.WithoutStandingTables) yield return new("inga fasta bord", "no standing tables");
    }

    private static string Wait(double? before, double? after, string language) => (before, after) switch
    {
        (null, null) => new Text("hade fortfarande mindre än hälften fått en tid", "less than half would still have got a time"),
        (null, { } now) => new Text($"hade hälften kunnat få sitt möte inom {Days(now, "sv")}, där mindre än hälften får en tid i dag", $"half could have met within {Days(now, "en")}, where less than half get a time today"),
        ({ } was, null) => new Text($"hade mindre än hälften fått en tid, där hälften i dag kan få sitt möte inom {Days(was, "sv")}", $"less than half would have got a time, where half can meet within {Days(was, "en")} today"),
        ({ } was, { } now) when was == now => new Text($"hade väntan varit densamma: hälften hade kunnat få sitt möte inom {Days(now, "sv")}", $"the wait would have been the same: half could have met within {Days(now, "en")}"),
        ({ } was, { } now) => new Text($"hade hälften kunnat få sitt möte inom {Days(now, "sv")} i stället för {Number(was, "sv")}", $"half could have met within {Days(now, "en")} instead of {Number(was, "en")}"),
    } is var text ? text.In(language) : "";

    private static string Gained(int more, string language) => (more switch
    {
        0 => new Text("lika många hade fått en tid", "as many would have got a time"),
        1 => new("en förfrågan till hade fått en tid", "one more request would have got a time"),
        -1 => new("en förfrågan färre hade fått en tid", "one request fewer would have got a time"),
        > 0 => new($"{more} fler förfrågningar hade fått en tid", $"{more} more requests would have got a time"),
        _ => new($"{-more} färre förfrågningar hade fått en tid", $"{-more} fewer requests would have got a time"),
    }).In(language);
}
