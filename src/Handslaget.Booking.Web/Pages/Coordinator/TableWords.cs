using System.Globalization;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A standing table in a few words: "Tisdagar 09.00–12.00, varannan vecka".</summary>
internal static class TableWords
{
    private static readonly Text[] Days =
        [new("söndagar", "Sundays"), new("måndagar", "Mondays"), new("tisdagar", "Tuesdays"), new("onsdagar", "Wednesdays"), new("torsdagar", "Thursdays"), new("fredagar", "Fridays"), new("lördagar", "Saturdays")];

    public static string Name(StandingTerms terms, string language)
    {
        var days = Doors.People.List([.. terms.Days.Select(d => Days[(int)d].In(language))], language);
        return Delivery.SwedishWords.Begin($"{days} {Clock(terms.Start)}–{Clock(terms.End)}{Weeks(terms.EveryWeeks).In(language)}");
    }

    public static Text Weekday(DayOfWeek day) => Days[(int)day];

    private static Text Weeks(int every) => every switch
    {
        1 => new("", ""),
        2 => new(", varannan vecka", ", every other week"),
        _ => new($", var {every}:e vecka", $", every {every} weeks"),
    };

    private static string Clock(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);
}
