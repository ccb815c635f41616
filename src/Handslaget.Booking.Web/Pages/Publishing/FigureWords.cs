using System.Globalization;
using Handslaget.Booking.Figures;

namespace Handslaget.Booking.Web.Pages.Publishing;

/// <summary>Figures and months as people read them.</summary>
internal static class FigureWords
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What stands instead of a figure that is counted from too few.</summary>
    public static readonly Text TooFew = new("för få", "too few");

    public static string Say(this Figure figure, decimal? value, string language)
    {
        if (value is not { } known) return TooFew.In(language);
        return figure.Unit == FigureUnit.Percent ? $"{Number(known, language)} %" : Number(known, language);
    }

    /// <summary>With one decimal, if it has any; a hundred needs none.</summary>
    public static string Number(decimal value, string language) =>
        Math.Round(value, value < 20 ? 1 : 0, MidpointRounding.AwayFromZero).ToString("0.#", language == "en" ? English : Swedish);

    /// <summary>"mars 2027".</summary>
    public static string Say(this Month month, string language) =>
        new DateOnly(month.Year, month.Number, 1).ToString("MMMM yyyy", language == "en" ? English : Swedish);

    /// <summary>"mars", for under a bar.</summary>
    public static string Short(this Month month, string language) =>
        new DateOnly(month.Year, month.Number, 1).ToString("MMM", language == "en" ? English : Swedish).TrimEnd('.');

    public static Text Of(this FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => new("procent", "per cent"),
        FigureUnit.WorkingDays => new("arbetsdagar", "working days"),
        FigureUnit.Index => new("av 100", "of 100"),
        _ => new("antal", "number"),
    };
}
