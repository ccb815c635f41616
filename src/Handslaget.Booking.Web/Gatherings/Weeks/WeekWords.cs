using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>A dialogue week as people say it: the rule, why a company got what it got, and when a half-day is.</summary>
internal static class WeekWords
{
    /// <summary>The whole rule, in two sentences.</summary>
    public static readonly Text Rule = new(
        "Så många företag som möjligt får ett bord, och ingen får två så länge någon som hade kunnat sitta där är utan; räcker borden inte till avgör en lott vilka som får. Sedan uppfyller vi så många förstaval som möjligt, därefter så många andraval, och mellan lika avgör samma lott, som dras när önskningarna har stängt.",
        "As many companies as possible get a table, and nobody gets two while somebody who could have sat there has none; if there are too few tables, a lot decides who gets one. Then we fulfil as many first wishes as possible, after that as many second wishes, and between equals the same lot decides, drawn when no more wishes can be made.");

    /// <summary>Politicians at the tables decide no case.</summary>
    public static readonly Text NoCases = new(
        "Politikern lyssnar och berättar. Vid borden avgörs inga ärenden: dem handlägger kommunens tjänstepersoner.",
        "The politician listens and tells. No cases are decided at the tables: the municipality's officials handle those.");

    public static Text Say(this HalfDay half, DateTimeOffset saidAt)
    {
        var day = SwedishTime.Midnight(half.Date);
        return new($"{People.LongDay(day, "sv", saidAt)}, {(half.Afternoon ? "eftermiddag" : "förmiddag")}", $"{People.LongDay(day, "en", saidAt)}, {(half.Afternoon ? "afternoon" : "morning")}");
    }

    /// <summary>Two tables that somebody, or a room, can not be at.</summary>
    public static Text Clash(KnownGathering known, WeekTable one, WeekTable other, IReadOnlyList<string> names, DateTimeOffset saidAt) => new(
        $"{known.Say(one, "sv", saidAt)}, krockar med {known.Say(other, "sv", saidAt)}: {People.List(names, "sv")} behövs vid båda.",
        $"{known.Say(one, "en", saidAt)}, clashes with {known.Say(other, "en", saidAt)}: {People.List(names, "en")} {(names.Count == 1 ? "is" : "are")} needed at both.");

    public static Text TooShort(KnownGathering known, WeekTable table, int minutes, DateTimeOffset saidAt) => new(
        $"{known.Say(table, "sv", saidAt)}, är för kort för en sittning på {minutes} minuter.", $"{known.Say(table, "en", saidAt)}, is too short for a sitting of {minutes} minutes.");

    public static readonly Text MendClash = new("Välj en annan tid, ett annat rum eller någon annan.", "Choose another time, another room or somebody else.");

    private static string Say(this KnownGathering known, WeekTable table, string language, DateTimeOffset saidAt) => $"{known.Theme(table.Theme).In(language)}, {People.Span(table.Block, language, saidAt)}";

    /// <summary>Those in which there is a table to sit at.</summary>
    public static IReadOnlyList<HalfDay> Halves(this GatheringPlan plan) =>
        [.. plan.Sessions.SelectMany(s => HalfDay.Of(s.Slot)).Distinct().OrderBy(h => h.Date).ThenBy(h => h.Afternoon)];

    public static Text ThemeOf(this KnownGathering known, string sitting) => known.Theme(known.Plan.Week!.TableOf(sitting)?.Theme ?? "");

    public static Text Theme(this KnownGathering known, string theme) => known.Text.Sessions.GetValueOrDefault(theme) ?? new(theme, theme);

    /// <summary>Why a company got what it got, a sentence at a time.</summary>
    public static IEnumerable<Text> Say(this WeekReason reason, Func<string, Text> theme)
    {
        if (reason.Best is { } best && reason.Themes[best] is var got) yield return Got(best, theme(got.Theme));
        foreach (var more in reason.Themes.Where(t => t.Sitting is not null && t.Rank != reason.Best)) yield return new($"Ni fick också ett bord om {Name(more, theme).Sv}, sedan alla som kunde hade fått sitt första.", $"You also got a table about {Name(more, theme).En}, after everybody who could had got their first.");
        foreach (var missed in reason.Themes.Where(t => t.Rank < (reason.Best ?? int.MaxValue))) yield return Missed(missed, theme(missed.Theme), reason.Best is null);
        if (!reason.CouldSit) yield return new("Inget bord med era teman låg på tider då ni kan komma.", "No table with your themes was at a time when you can come.");
        else if (reason.Best is null) yield return new(
            "Borden räckte inte till alla, och lotten avgjorde vilka som fick.", "There were not tables enough for everybody, and the lot decided who got one.");
        if (reason.CouldSit && reason.Best != 0) yield return new(
            $"Ni hade lott {reason.Lot} av {reason.Lots}. Lotten drogs när önskningarna hade stängt, så det spelade ingen roll när ni önskade.",
            $"You had lot {reason.Lot} of {reason.Lots}. It was drawn when no more wishes could be made, so it made no difference when you wished.");
    }

    public static Text Say(this LaidHow how) => how switch
    {
        LaidHow.Best => new("Bättre än så går det inte enligt regeln: det är bevisat.", "By the rule it can not be better: that is proven."),
        LaidHow.TimeRanOut => new(
            "Tiden att leta tog slut. Alla krav är uppfyllda, och så många som möjligt har ett bord, men fler önskningar kan gå att uppfylla.",
            "The time to look ran out. All that must hold holds, and as many as possible have a table, but more wishes might be fulfilled."),
        LaidHow.Plain => new(
            "Lösaren gick inte att använda. Så många som möjligt har ett bord, men veckan är lagd utan att leta efter fler uppfyllda önskningar, och ingen har mer än ett.",
            "The solver could not be used. As many as possible have a table, but nothing was done to fulfil more wishes, and nobody has more than one."),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private static Text Name(ThemeOutcome outcome, Func<string, Text> theme) =>
        new(Delivery.SwedishWords.Inside(theme(outcome.Theme).Sv), Delivery.SwedishWords.Inside(theme(outcome.Theme).En));

    private static Text Got(int rank, Text theme) => rank switch
    {
        0 => new($"Ni fick ert förstaval: {theme.Sv}.", $"You got your first wish: {theme.En}."),
        1 => new($"Ni fick ert andraval: {theme.Sv}.", $"You got your second wish: {theme.En}."),
        _ => new($"Ni fick ert tredjeval: {theme.Sv}.", $"You got your third wish: {theme.En}."),
    };

    /// <summary>Of who got nothing, the lot says it all.</summary>
    private static Text Missed(ThemeOutcome theme, Text name, bool none)
    {
        var wanted = new Text(theme.Wanted == 1 ? "ett företag" : $"{theme.Wanted} företag", theme.Wanted == 1 ? "one company" : $"{theme.Wanted} companies");
        var had = new Text(theme.Sittings == 1 ? "en sittning" : $"{theme.Sittings} sittningar", theme.Sittings == 1 ? "one sitting" : $"{theme.Sittings} sittings");
        if (theme.Sittings == 0) return new($"{name.Sv} hade ingen sittning.", $"{name.En} had no sitting.");
        if (theme.Possible == 0) return new($"{name.Sv} hade {had.Sv}, men ingen på tider då ni kan.", $"{name.En} had {had.En}, but none at a time when you can come.");
        return new(
            $"{name.Sv} hade {had.Sv}, {(theme.Sittings == 1 ? "på en tid då ni kan" : $"{theme.Possible} av dem på tider då ni kan")}, och {wanted.Sv} önskade det.{(none ? "" : (theme.Sittings == 1 ? " Den" : " De") + " gick till andra, för att så många som möjligt skulle få det de önskade.")}",
            $"{name.En} had {had.En}, {(theme.Sittings == 1 ? "at a time when you can come" : $"{theme.Possible} of them when you can come")}, and {wanted.En} wished for it.{(none ? "" : (theme.Sittings == 1 ? " It" : " They") + " went to others, so that as many as possible should get what they wished for.")}");
    }
}
