using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>Reads what a coordinator wrote of a dialogue week into a plan, and says of each fault how to mend it.</summary>
internal static class ReadWeek
{
    public static readonly Text NoRoom = new("Välj ett rum.", "Choose a room.");

    public static readonly Text NoPolitician = new("Välj en politiker. Finns ingen? Kryssa i Förtroendevald i registret.", "Choose a politician. Is there none? Tick Elected in the register.");

    public static readonly Text NoOfficial = new("Välj en tjänsteperson.", "Choose an official.");

    private static readonly TimeOnly Opens = new(7, 0);

    private static readonly TimeOnly Noon = new(12, 0);

    private static readonly TimeOnly Shuts = new(21, 0);

    /// <param name="written">The form.</param>
    /// <param name="tables">Those that there are already.</param>
    /// <param name="now">UTC.</param>
    /// <param name="fields">Where faults go.</param>
    /// <returns>Null when there are faults.</returns>
    public static GatheringPlan? Plan(WrittenWeek written, IReadOnlyList<WeekTable> tables, DateTimeOffset now, Fields fields)
    {
        ReadGathering.Texts(written.TitleSv, written.TitleEn, written.AboutSv, written.AboutEn, written.Place, fields);
        if (written.Place.Trim().Length == 0) fields.Fault("place", new("Skriv var borden står, till exempel husets namn.", "Write where the tables are, for example the name of the house."));
        var themes = Themes(written, tables, fields);
        var day = ReadGathering.Day("date", written.Date, fields, new("Fyll i en dag i veckan.", "Fill in a day of the week."));
        if (day is { } chosen && SwedishTime.Midnight(SwedishTime.Monday(chosen)) <= now) fields.Fault("date", new("Veckan har redan börjat. Välj en senare.", "That week has begun. Choose a later one."));
        var closes = ReadGathering.Day("closes", written.Closes, fields, new("Fyll i sista dagen att önska.", "Fill in the last day to wish."));
        if (day is { } on && closes is { } last && last >= SwedishTime.Monday(on)) fields.Fault("closes", new("Sista dagen att önska ska ligga före veckan.", "The last day to wish must lie before the week."));
        var sitting = ReadGathering.Number("sitting", written.Sitting, 20, 30, fields) ?? 0;
        var pause = ReadGathering.Number("pause", written.Pause, 0, 30, fields) ?? 0;
        var walk = ReadGathering.Number("walk", written.Walk, 0, 60, fields) ?? 0;
        if (fields.HasErrors) return null;
        var monday = SwedishTime.Monday(day!.Value);
        return With(new(
            GatheringKind.DialogueWeek, new(SwedishTime.At(monday, Opens), SwedishTime.At(monday.AddDays(4), Shuts)), null, 1, [], null, SwedishTime.At(closes!.Value, Noon),
            new DialogueWeek(themes, tables, sitting, pause, walk)));
    }

    /// <summary>New tables, the same on each of the days and without keys. Null when there are faults.</summary>
    public static IReadOnlyList<WeekTable>? Tables(WrittenWeekTable written, GatheringPlan plan, Fields fields)
    {
        var days = Days(plan).Where(d => written.Days.Contains(Iso(d))).ToList();
        if (days.Count == 0) fields.Fault("dag", new("Välj minst en dag.", "Choose at least one day."));
        if (!plan.Week!.Themes.Contains(written.Theme)) fields.Fault("tema", new("Välj ett tema.", "Choose a theme."));
        var room = Id("rum", written.Room, NoRoom, fields);
        var politician = Id("politiker", written.Politician, NoPolitician, fields);
        var official = Id("tjansteperson", written.Official, NoOfficial, fields);
        var blocks = days.Select(d => ReadGathering.Span("from", "to", d, written.From, written.To, fields)).ToList();
        if (fields.HasErrors) return null;
        var added = blocks.Select(block => new WeekTable("0", written.Theme, room, politician, official, block!.Value)).ToList();
        if (added.Any(t => !plan.Week.SittingsOf(t).Any() || !plan.Slot.Contains(t.Block)))
            fields.Fault("to", new($"Tiden räcker inte till en sittning på {plan.Week.SittingMinutes} minuter mellan 07.00 och 21.00.", $"The time is too short for a sitting of {plan.Week.SittingMinutes} minutes between 07:00 and 21:00."));
        return fields.HasErrors ? null : added;
    }

    /// <summary>A plan with other tables.</summary>
    public static GatheringPlan With(this GatheringPlan plan, IEnumerable<WeekTable> tables) => With(plan with { Week = plan.Week! with { Tables = [.. tables] } });

    /// <summary>Monday to Friday, but for the days offices are shut.</summary>
    public static IEnumerable<DateOnly> Days(GatheringPlan plan) =>
        Enumerable.Range(0, 5).Select(SwedishTime.Date(plan.Slot.Start).AddDays).Where(WorkingDays.IsWorkingDay);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The sittings follow from the tables, and no more companies than sittings can come.</summary>
    private static GatheringPlan With(GatheringPlan plan)
    {
        var sittings = plan.Week!.Sittings();
        return plan with { Sessions = sittings, Capacity = Math.Max(1, sittings.Count) };
    }

    private static List<string> Themes(WrittenWeek written, IReadOnlyList<WeekTable> tables, Fields fields)
    {
        var themes = written.Themes.Where(t => !t.IsEmpty).ToList();
        if (themes.Count == 0) fields.Fault("temaSv1", new("Skriv minst ett tema.", "Write at least one theme."));
        foreach (var theme in themes)
        {
            fields.Line($"temaSv{theme.Row}", theme.Sv, 80, new("Skriv temat på svenska.", "Write the theme in Swedish."));
            fields.Line($"temaEn{theme.Row}", theme.En, 80, new("Skriv temat på engelska.", "Write the theme in English."));
        }
        foreach (var gone in tables.Select(t => t.Theme).Distinct().Where(t => themes.All(w => w.Key != t)))
            fields.Fault($"temaSv{gone[4..]}", new("Det finns bord med temat. Ta bort dem först.", "There are tables with this theme. Take them away first."));
        return [.. themes.Select(t => t.Key)];
    }

    private static Guid Id(string field, string written, Text ifMissing, Fields fields)
    {
        if (Guid.TryParse(written, out var id)) return id;
        fields.Fault(field, ifMissing);
        return default;
    }
}
