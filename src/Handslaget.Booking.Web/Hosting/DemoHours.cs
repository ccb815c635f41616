using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>How people in the demo town work: the weeks one meets in an ordinary municipality.</summary>
internal static class DemoHours
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static IReadOnlyList<WorkingHours> Of(string pattern, string? remoteDay)
    {
        DayOfWeek? remote = remoteDay is null ? null : Enum.Parse<DayOfWeek>(remoteDay);
        return [.. Weekdays.SelectMany(day => Stretches(pattern, day).Select(s => new WorkingHours(day, s.Start, s.End, day == remote)))];
    }

    private static (TimeOnly Start, TimeOnly End)[] Stretches(string pattern, DayOfWeek day) => pattern switch
    {
        "full" => [(new(8, 0), new(17, 0))],
        "early" => [(new(7, 30), new(16, 0))],
        "late" => [(new(9, 0), new(17, 30))],
        "split" => [(new(8, 0), new(12, 0)), (new(13, 0), new(17, 0))],
        "fridayShort" => day == DayOfWeek.Friday ? [(new(8, 0), new(14, 0))] : [(new(8, 0), new(17, 0))],
        "partTime" => day is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Thursday ? [(new(9, 0), new(16, 0))] : [],
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "demo-town.json names hours that DemoHours does not know."),
    };
}
