using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Tests.Hosting;

/// <summary>The days with at least one start for a table, found in the plainest way: every quarter of an hour, everybody is asked.</summary>
internal static class JointTimes
{
    private static readonly BookingRules Rules = new();

    public static List<DateOnly> Days(DemoTown town, IReadOnlyList<string> required, DateOnly from, int weeks)
    {
        var officials = town.Officials
            .Where(o => o.BusyTime.UnreadableSince is null)
            .Select(o => (Demo: o, Folded: o.Events.Aggregate(Official.New, (official, fact) => official.Evolve(fact))))
            .ToArray();
        var seats = required.Select(c => officials.Where(o => o.Folded.Grants.Any(g => g.Competence == c)).ToArray()).ToArray();
        return
        [
            .. Enumerable.Range(0, weeks * 7).Select(from.AddDays).Where(day =>
                Starts(day).Any(start =>
                {
                    var table = Slot.From(start, Rules.MeetingLasts + Rules.SummingUp);
                    return town.Rooms.Any(r => !r.BusyTime.Busy.Any(table.Overlaps))
                        && seats.All(holders => holders.Any(o => CanSit(o.Demo, o.Folded, day, table)));
                })),
        ];
    }

    private static IEnumerable<DateTimeOffset> Starts(DateOnly day)
    {
        for (var time = Rules.OpensAt; time <= Rules.ClosesAt.Add(-Rules.MeetingLasts); time = time.AddMinutes(Rules.GridMinutes))
        {
            yield return SwedishTime.At(day, time);
        }
    }

    private static bool CanSit(DemoOfficial demo, Official official, DateOnly day, Slot table) =>
        official.Hours.Any(h => h.Day == day.DayOfWeek && !h.Remote && new Slot(SwedishTime.At(day, h.Start), SwedishTime.At(day, h.End)).Contains(table))
        && !official.Absences.Any(a => a.During.Overlaps(table))
        && !demo.BusyTime.Busy.Any(busy => busy.Widened(Rules.Buffer, Rules.Buffer).Overlaps(table));
}
