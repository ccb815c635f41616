using System.Globalization;

namespace Handslaget.Booking.Figures;

/// <summary>A month of the Swedish calendar: what public figures are counted by.</summary>
public readonly record struct Month(int Year, int Number)
{
    /// <summary>The month in which the Swedish wall clock stands at an instant.</summary>
    public static Month Of(DateTimeOffset at) => Of(SwedishTime.Date(at));

    public static Month Of(DateOnly date) => new(date.Year, date.Month);

    public Month Add(int months) => Of(new DateOnly(Year, Number, 1).AddMonths(months));

    /// <summary>Its place in time: one more for each month.</summary>
    public int Index => (Year * 12) + Number - 1;

    /// <summary>As ISO 8601 writes it: 2026-11.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");
}
