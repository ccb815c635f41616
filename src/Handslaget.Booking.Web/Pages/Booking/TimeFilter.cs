using System.Globalization;
using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Web.Pages.Booking;

public enum PartOfDay
{
    Any,

    /// <summary>Begins before noon.</summary>
    Morning,
    Afternoon,
}

/// <summary>What part of the times a reader wants to see, as the address says it. What can not be read is not asked for.</summary>
/// <param name="Day">A single day, Swedish date.</param>
/// <param name="Week">The Monday of a week, Swedish date.</param>
/// <param name="After">Times after this one, UTC.</param>
public sealed record TimeFilter(DateOnly? Day, DateOnly? Week, PartOfDay Part, DateTimeOffset? After)
{
    public static readonly TimeFilter None = new(null, null, PartOfDay.Any, null);

    public bool IsNarrow => Day is not null || Week is not null || Part != PartOfDay.Any;

    public static TimeFilter In(HttpContext http)
    {
        var query = http.Request.Query;
        return new(
            Date(query["dag"]), Date(query["vecka"]),
            query["del"].ToString() switch { "fm" => PartOfDay.Morning, "em" => PartOfDay.Afternoon, _ => PartOfDay.Any },
            Instant(query["efter"]));
    }

    public bool Shows(Offer offer)
    {
        var wall = SwedishTime.Local(offer.Slot.Start);
        var day = DateOnly.FromDateTime(wall);
        return (Day is null || day == Day)
            && (Week is not { } monday || (day >= monday && day < monday.AddDays(7)))
            && (Part == PartOfDay.Any || wall.Hour < 12 == (Part == PartOfDay.Morning))
            && (After is not { } after || offer.Slot.Start > after);
    }

    /// <summary>The same filter as an address has it.</summary>
    public string Query(DateTimeOffset? after = null)
    {
        var query = QueryString.Empty;
        if (Day is { } day) query = query.Add("dag", Written(day));
        if (Week is { } week) query = query.Add("vecka", Written(week));
        if (Part != PartOfDay.Any) query = query.Add("del", Part == PartOfDay.Morning ? "fm" : "em");
        if (after is { } a) query = query.Add("efter", a.ToString("O", CultureInfo.InvariantCulture));
        return query.ToUriComponent();
    }

    /// <summary>An instant as the pages write it; null when it is not one.</summary>
    public static DateTimeOffset? Instant(string? written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
