using System.Globalization;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Dates and lists as people say them: "torsdag 14 januari kl. 13.00", "brandskydd, livsmedel och alkohol".</summary>
public static class People
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Day(DateTimeOffset instant, string language) => Format(instant, "d MMMM", language);

    public static string LongDay(DateTimeOffset instant, string language) => Format(instant, "dddd d MMMM", language);

    public static string Clock(DateTimeOffset instant, string language) => Format(instant, language == "en" ? "HH:mm" : "HH.mm", language);

    public static string Moment(DateTimeOffset instant, string language) =>
        $"{LongDay(instant, language)} {(language == "en" ? "at" : "kl.")} {Clock(instant, language)}";

    public static string Span(Slot slot, string language) => $"{Moment(slot.Start, language)}–{Clock(slot.End, language)}";

    public static string List(IReadOnlyList<string> things, string language) => things.Count switch
    {
        0 => "",
        1 => things[0],
        _ => $"{string.Join(", ", things.Take(things.Count - 1))} {(language == "en" ? "and" : "och")} {things[^1]}",
    };

    private static string Format(DateTimeOffset instant, string format, string language) =>
        SwedishTime.Local(instant).ToString(format, language == "en" ? English : Swedish);
}
