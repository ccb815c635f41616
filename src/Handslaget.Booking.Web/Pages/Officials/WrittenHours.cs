using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Registering;

namespace Handslaget.Booking.Web.Pages.Officials;

/// <summary>An ordinary week as a form says it. An official writes their own, a coordinator anybody's.</summary>
internal static class WrittenHours
{
    private static readonly Text Incomplete = new(
        "Varje pass behöver både från och till, och ska börja före det slutar. Inget har sparats.",
        "Each stretch needs both from and to, and must begin before it ends. Nothing has been saved.");

    /// <summary>The form shows working days; what is said of other days is kept.</summary>
    public static (IReadOnlyList<WorkingHours> Hours, Text? Fault) Read(IFormCollection form, Official official)
    {
        if (Stretches(form) is not { } written) return ([], Incomplete);
        List<WorkingHours> hours = [.. written, .. official.Hours.Where(h => !MyTimePages.Weekdays.Contains(h.Day))];
        return (hours, MyTime.FaultIn(hours));
    }

    /// <summary>The stretches that are filled in, or null when one is only half filled in, ends before it begins, or runs into another.</summary>
    private static List<WorkingHours>? Stretches(IFormCollection form)
    {
        List<WorkingHours> hours = [];
        foreach (var day in MyTimePages.Weekdays)
        {
            for (var i = 0; form.ContainsKey($"start-{(int)day}-{i}") && i < 6; i++)
            {
                var key = $"{(int)day}-{i}";
                var (from, to) = (form[$"start-{key}"].ToString(), form[$"slut-{key}"].ToString());
                if (from.Length == 0 && to.Length == 0) continue;
                if (Clock(from) is not { } start || Clock(to) is not { } end || end <= start) return null;
                if (hours.Exists(h => h.Day == day && h.Start < end && start < h.End)) return null;
                hours.Add(new(day, start, end, form[$"lank-{key}"] == "ja"));
            }
        }
        return hours;
    }

    public static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text.Replace('.', ':'), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;
}
