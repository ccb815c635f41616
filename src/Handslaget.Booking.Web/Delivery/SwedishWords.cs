using System.Globalization;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// Times as people say them, in Swedish and English. The names stand here and not in the machine's culture data, so that a text is the
/// same, letter for letter, on every server. All times are instants; <see cref="SwedishTime"/> reads the wall clock.
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

    /// <summary>"torsdag 14 januari kl. 13.00–14.00"; of several days "måndag 10 maj–fredag 14 maj".</summary>
    public static string Span(Slot slot, string language) => IsDays(slot)
        ? $"{Day(slot.Start, language)}–{Day(slot.End, language)}"
        : language == "en"
        ? $"{Day(slot.Start, language)}, {Clock(slot.Start, language)}–{Clock(slot.End, language)}"
        : $"{Day(slot.Start, language)} kl. {Clock(slot.Start, language)}–{Clock(slot.End, language)}";

    public static bool IsDays(Slot slot) => SwedishTime.Date(slot.Start) != SwedishTime.Date(slot.End);

    /// <summary>"torsdag 14 januari kl. 13.00".</summary>
    public static string Moment(DateTimeOffset at, string language) => language == "en"
        ? $"{Day(at, language)} at {Clock(at, language)}"
        : $"{Day(at, language)} kl. {Clock(at, language)}";

    /// <summary>"torsdag 14 januari".</summary>
    public static string Day(DateTimeOffset at, string language) =>
        $"{NamesIn(language).Days[(int)SwedishTime.Local(at).DayOfWeek]} {Date(at, language)}";

    /// <summary>"14 januari".</summary>
    public static string Date(DateTimeOffset at, string language)
    {
        var wall = SwedishTime.Local(at);
        return $"{wall.Day} {NamesIn(language).Months[wall.Month - 1]}";
    }

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
