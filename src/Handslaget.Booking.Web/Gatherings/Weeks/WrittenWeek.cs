using System.Globalization;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>A theme as it is written in the form: row <paramref name="Row"/>, which is its key all its life.</summary>
public sealed record WrittenTheme(int Row, string Sv = "", string En = "")
{
    public bool IsEmpty => (Sv + En).Trim().Length == 0;

    public string Key => $"tema{Row}";
}

/// <summary>A dialogue week as a coordinator writes it, right or wrong, without its tables.</summary>
public sealed record WrittenWeek
{
    public const int ThemeRows = 8;

    public string TitleSv { get; init; } = "";

    public string TitleEn { get; init; } = "";

    public string AboutSv { get; init; } = "";

    public string AboutEn { get; init; } = "";

    /// <summary>Any day of the week.</summary>
    public string Date { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>The last day to wish, until noon.</summary>
    public string Closes { get; init; } = "";

    public string Sitting { get; init; } = "";

    public string Pause { get; init; } = "";

    public string Walk { get; init; } = "";

    public IReadOnlyList<WrittenTheme> Themes { get; init; } = [];

    public static readonly WrittenWeek Usual = new() { TitleSv = "Mötesplats Norrköping", TitleEn = "Meeting Place Norrköping", Sitting = "25", Pause = "5", Walk = "10" };

    public static WrittenWeek Of(KnownGathering known)
    {
        var (plan, text, week) = (known.Plan, known.Text, known.Plan.Week!);
        return new()
        {
            TitleSv = text.Title.Sv,
            TitleEn = text.Title.En,
            AboutSv = text.About.Sv,
            AboutEn = text.About.En,
            Date = Day(plan.Slot.Start),
            Place = text.Place,
            Closes = Day(plan.ClosesAt),
            Sitting = Number(week.SittingMinutes),
            Pause = Number(week.PauseMinutes),
            Walk = Number(week.WalkMinutes),
            Themes = [.. week.Themes.Select(key => new WrittenTheme(int.Parse(key.AsSpan(4), CultureInfo.InvariantCulture), text.Sessions[key].Sv, text.Sessions[key].En))],
        };
    }

    /// <summary>The texts, as they are kept beside the log.</summary>
    public GatheringText Text(Guid id) => new()
    {
        Id = id,
        Title = new(Fields.Tidy(TitleSv, false), Fields.Tidy(TitleEn, false)),
        About = new(Fields.Tidy(AboutSv, true), Fields.Tidy(AboutEn, true)),
        Place = Fields.Tidy(Place, false),
        Sessions = Themes.Where(t => !t.IsEmpty).ToDictionary(t => t.Key, t => new Text(Fields.Tidy(t.Sv, false), Fields.Tidy(t.En, false))),
    };

    private static string Day(DateTimeOffset at) => SwedishTime.Date(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A table as it is written, on one day or on several.</summary>
public sealed record WrittenWeekTable(IReadOnlyList<string> Days, string From, string To, string Theme, string Room, string Politician, string Official)
{
    public static readonly WrittenWeekTable Empty = new([], "09:00", "12:00", "", "", "", "");
}
