using System.Globalization;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Times as people say them, in Swedish and English. The names stand here and not in the machine's culture data, so that a text is the
/// same, letter for letter, on every server. All times are instants; <see cref="SwedishTime"/> reads the wall clock. A day in another year
/// than the one it is said in (<c>saidAt</c>: when a letter is written, or a page is read) is told with its year.
/// </summary>
internal static class SwedishWords
{
    private static readonly Names Swedish = new(
        ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]);

    private static readonly Names English = new(
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]);

    private sealed record Names(string[] Days, string[] Months, string[] ShortMonths);

    /// <summary>"torsdag 14 januari kl. 13.00–14.00"; of several days "måndag 10 maj–fredag 14 maj", with a year that is the same of both once.</summary>
    public static string Span(Slot slot, string language, DateTimeOffset saidAt) => IsDays(slot)
        ? $"{Day(slot.Start, language, IsSameYear(slot.Start, slot.End) ? slot.Start : saidAt)}–{Day(slot.End, language, saidAt)}"
        : language == "en"
        ? $"{Day(slot.Start, language, saidAt)}, {Clock(slot.Start, language)}–{Clock(slot.End, language)}"
        : $"{Day(slot.Start, language, saidAt)} kl. {Clock(slot.Start, language)}–{Clock(slot.End, language)}";

    public static bool IsDays(Slot slot) => SwedishTime.Date(slot.Start) != SwedishTime.Date(slot.End);

    /// <summary>"torsdag 14 januari kl. 13.00".</summary>
    public static string Moment(DateTimeOffset at, string language, DateTimeOffset saidAt) => language == "en"
        ? $"{Day(at, language, saidAt)} at {Clock(at, language)}"
        : $"{Day(at, language, saidAt)} kl. {Clock(at, language)}";

    /// <summary>"torsdag 14 januari".</summary>
    public static string Day(DateTimeOffset at, string language, DateTimeOffset saidAt) =>
        $"{NamesIn(language).Days[(int)SwedishTime.Local(at).DayOfWeek]} {Date(at, language, saidAt)}";

    /// <summary>"14 januari".</summary>
    public static string Date(DateTimeOffset at, string language, DateTimeOffset saidAt)
    {
        var wall = SwedishTime.Local(at);
        return $"{wall.Day} {NamesIn(language).Months[wall.Month - 1]}{(IsSameYear(at, saidAt) ? "" : $" {wall.Year}")}";
    }

    private static bool IsSameYear(DateTimeOffset one, DateTimeOffset other) => SwedishTime.Date(one).Year == SwedishTime.Date(other).Year;

    /// <summary>"tor 14 jan", for texts where every letter counts.</summary>
    public static string ShortDay(DateTimeOffset at, string language)
    {
        var (names, wall) = (NamesIn(language), SwedishTime.Local(at));
        return $"{names.Days[(int)wall.DayOfWeek][..3]} {wall.Day} {names.ShortMonths[wall.Month - 1]}";
    }

    /// <summary>"13.00", in English "13:00".</summary>
    public static string Clock(DateTimeOffset at, string language) =>
        SwedishTime.Local(at).ToString(language == "en" ? "HH':'mm" : "HH'.'mm", CultureInfo.InvariantCulture);

    /// <summary>A name as it stands inside a sentence: "bygglov", and what is written in capitals as it is.</summary>
    public static string Inside(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>Words that begin a sentence: "ditt möte" is "Ditt möte" there.</summary>
    public static string Begin(string words) => words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    private static Names NamesIn(string language) => language == "en" ? English : Swedish;
}
