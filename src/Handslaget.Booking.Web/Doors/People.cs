using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// Dates and lists as people say them: "torsdag 14 januari kl. 13.00", "brandskydd, livsmedel och alkohol". The words are those of the
/// letters, so that a page and a mail never name the same time differently. A day in another year than the one it is said in (<c>saidAt</c>:
/// when the page is read) is told with its year.
/// </summary>
public static class People
{
    public static string Day(DateTimeOffset instant, string language, DateTimeOffset saidAt) => SwedishWords.Date(instant, language, saidAt);

    public static string LongDay(DateTimeOffset instant, string language, DateTimeOffset saidAt) => SwedishWords.Day(instant, language, saidAt);

    public static string Clock(DateTimeOffset instant, string language) => SwedishWords.Clock(instant, language);

    public static string Moment(DateTimeOffset instant, string language, DateTimeOffset saidAt) => SwedishWords.Moment(instant, language, saidAt);

    /// <summary>"14 januari 2027".</summary>
    public static string Date(DateTimeOffset instant, string language) => $"{Day(instant, language, instant)} {SwedishTime.Date(instant).Year}";

    /// <summary>With the year, for what may be long ago or far ahead: "torsdag 14 januari 2027".</summary>
    public static string DayOfYear(DateTimeOffset instant, string language) => $"{LongDay(instant, language, instant)} {SwedishTime.Date(instant).Year}";

    /// <summary>With the year: "torsdag 14 januari 2027 kl. 13.00".</summary>
    public static string MomentOfYear(DateTimeOffset instant, string language) =>
        $"{DayOfYear(instant, language)} {(language == "en" ? "at" : "kl.")} {Clock(instant, language)}";

    public static string Span(Slot slot, string language, DateTimeOffset saidAt) =>
        SwedishWords.IsDays(slot) ? SwedishWords.Span(slot, language, saidAt) : $"{Moment(slot.Start, language, saidAt)}–{Clock(slot.End, language)}";

    public static string List(IReadOnlyList<string> things, string language) => things.Count switch
    {
        0 => "",
        1 => things[0],
        _ => $"{string.Join(", ", things.Take(things.Count - 1))} {(language == "en" ? "and" : "och")} {things[^1]}",
    };
}
