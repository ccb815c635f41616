using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Wayfinding;

/// <summary>
/// How long companies have waited for a table about each case type, from our own log. A table about several case types counts for each of
/// them. Counted at most once an hour in each process: nobody needs it fresher, and everybody may ask.
/// </summary>
public sealed class TableWaits(IDocumentStore store, CatalogueMemory catalogue, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private sealed record Counted(DateTimeOffset At, IReadOnlyDictionary<string, TypicalWait> Waits);

    private volatile Counted? latest;

    /// <summary>Null: too few meetings yet to say anything.</summary>
    public async Task<TypicalWait?> Of(string caseType, CancellationToken ct) => (await Waits(ct)).GetValueOrDefault(caseType);

    private async Task<IReadOnlyDictionary<string, TypicalWait>> Waits(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (latest is { } kept && now >= kept.At && now - kept.At < KeptFor) return kept.Waits;
        var waits = await Count(now, ct);
        latest = new(now, waits);
        return waits;
    }

    private async Task<IReadOnlyDictionary<string, TypicalWait>> Count(DateTimeOffset now, CancellationToken ct)
    {
        var days = new Dictionary<string, List<int>>();
        foreach (var meeting in await Held(now, ct))
        {
            foreach (var type in catalogue.Now.CaseTypesOf(meeting))
            {
                if (!days.TryGetValue(type.Id, out var waited)) days[type.Id] = waited = [];
                waited.Add(TypicalWait.Days(meeting.RequestedAt, meeting.Slot!.Value.Start));
            }
        }
        return days.Select(d => (d.Key, Wait: TypicalWait.Of(d.Value))).Where(d => d.Wait is not null).ToDictionary(d => d.Key, d => d.Wait!);
    }

    /// <summary>Tables whose time has passed in the latest months, and that nobody has said were not held. An ended meeting keeps its status.</summary>
    private async Task<IReadOnlyList<Meeting>> Held(DateTimeOffset now, CancellationToken ct)
    {
        var from = SwedishTime.Midnight(SwedishTime.Date(now).AddMonths(-TypicalWait.Months));
        await using var session = store.QuerySession();
        var booked = await session.Query<Meeting>().Where(m => m.Status == MeetingStatus.Booked || m.Status == MeetingStatus.Confirmed).ToListAsync(ct);
        return [.. booked.Where(m => m.Slot is { } slot && slot.Start >= from && slot.End <= now && MapPlaces.Of(m, now) == OnTheMap.TableHeld)];
    }
}
