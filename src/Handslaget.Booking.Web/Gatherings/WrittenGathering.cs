using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>A session as it is written in the form: row <paramref name="Row"/>, which is its key all its life.</summary>
public sealed record WrittenSession(int Row, string TitleSv = "", string TitleEn = "", string From = "", string To = "", string Capacity = "")
{
    public bool IsEmpty => (TitleSv + TitleEn + From + To + Capacity).Trim().Length == 0;
}

/// <summary>A gathering as a coordinator writes it, right or wrong. Clock times are Swedish.</summary>
public sealed record WrittenGathering
{
    public const int SessionRows = 6;

    public const int MonthsAtMost = 12;

    public GatheringKind Kind { get; init; }

    public string TitleSv { get; init; } = "";

    public string TitleEn { get; init; } = "";

    public string AboutSv { get; init; } = "";

    public string AboutEn { get; init; } = "";

    public string Date { get; init; } = "";

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Room { get; init; } = "";

    public string Place { get; init; } = "";

    public string Capacity { get; init; } = "";

    /// <summary>In months; empty: for all.</summary>
    public string NewerThan { get; init; } = "";

    /// <summary>The last day to sign up, until noon; empty: the working day before.</summary>
    public string Closes { get; init; } = "";

    /// <summary>How many months in a row; one is a single gathering.</summary>
    public string Months { get; init; } = "1";

    public IReadOnlyList<WrittenSession> Sessions { get; init; } = [];

    /// <summary>What a gathering of a kind is most often.</summary>
    public static WrittenGathering Usual(GatheringKind kind, BookingRules rules)
    {
        var usual = new WrittenGathering { Kind = kind, TitleSv = kind.Say().Sv, TitleEn = kind.Say().En };
        return kind switch
        {
            GatheringKind.Breakfast => usual with { TitleSv = "Näringslivsfrukost", TitleEn = "Business breakfast", From = "07:30", To = "09:00", Capacity = "60" },
            GatheringKind.StartUpLunch => usual with { From = "11:30", To = "13:00", Capacity = "25", NewerThan = rules.NewCompanyMonths.ToString(CultureInfo.InvariantCulture) },
            GatheringKind.GrowthDay => usual with { From = "09:00", To = "16:00", Capacity = "120" },
            _ => usual with { From = "13:00", To = "15:00", Capacity = "40" },
        };
    }

    public static WrittenGathering Of(KnownGathering known)
    {
        var (plan, text) = (known.Plan, known.Text);
        return new()
        {
            Kind = plan.Kind,
            TitleSv = text.Title.Sv,
            TitleEn = text.Title.En,
            AboutSv = text.About.Sv,
            AboutEn = text.About.En,
            Date = Day(plan.Slot.Start),
            From = Clock(plan.Slot.Start),
            To = Clock(plan.Slot.End),
            Room = plan.RoomId?.ToString() ?? "",
            Place = text.Place,
            Capacity = plan.Capacity.ToString(CultureInfo.InvariantCulture),
            NewerThan = plan.NewerThanMonths?.ToString(CultureInfo.InvariantCulture) ?? "",
            Closes = Day(plan.ClosesAt),
            Sessions = [.. plan.Sessions.Select(s => new WrittenSession(
                int.Parse(s.Key, CultureInfo.InvariantCulture), text.Sessions[s.Key].Sv, text.Sessions[s.Key].En, Clock(s.Slot.Start), Clock(s.Slot.End), s.Capacity.ToString(CultureInfo.InvariantCulture)))],
        };
    }

    /// <summary>The texts, as they are kept beside the log.</summary>
    public GatheringText Text(Guid id) => new()
    {
        Id = id,
        Title = new(Fields.Tidy(TitleSv, false), Fields.Tidy(TitleEn, false)),
        About = new(Fields.Tidy(AboutSv, true), Fields.Tidy(AboutEn, true)),
        Place = Fields.Tidy(Place, false),
        Sessions = Sessions.Where(s => !s.IsEmpty).ToDictionary(s => s.Row.ToString(CultureInfo.InvariantCulture), s => new Text(Fields.Tidy(s.TitleSv, false), Fields.Tidy(s.TitleEn, false))),
    };

    private static string Day(DateTimeOffset at) => SwedishTime.Date(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset at) => SwedishTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
