using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Sources;

/// <summary>Somebody who is not offered, because nobody knows when they are busy.</summary>
/// <param name="Why">Null when the calendar is not one that we read ourselves.</param>
public sealed record UnreadableCalendar(Guid OwnerId, bool IsRoom, string Name, DateTimeOffset Since, Text? Why);

/// <summary>What the coordinator sees of calendars that can not be read: on the board, and beside the name in the register.</summary>
internal sealed class UnreadableCalendars(IDocumentStore store)
{
    /// <summary>The one that has been so the longest first.</summary>
    public async Task<IReadOnlyList<UnreadableCalendar>> All(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var readings = await session.Query<CalendarReading>().Where(r => r.UnreadableSince != null).ToListAsync(ct);
        Guid[] owners = [.. readings.Select(r => r.Id)];
        var rooms = (await session.LoadManyAsync<Room>(ct, owners)).ToDictionary(r => r.Id, r => r.Name);
        var officials = (await session.LoadManyAsync<Official>(ct, owners)).Where(o => !o.HasLeft).Select(o => o.Id).ToHashSet();
        var people = (await session.LoadManyAsync<Person>(ct, owners)).Where(p => officials.Contains(p.Id)).ToDictionary(p => p.Id, p => p.Name);
        var why = (await session.LoadManyAsync<OwnCalendars>(ct, owners)).ToDictionary(o => o.Id, o => o.Sources.Where(s => s.Fault is not null).MinBy(s => s.FailingSince)?.Say());
        return
        [
            .. readings.OrderBy(r => r.UnreadableSince)
                .Where(r => rooms.ContainsKey(r.Id) || people.ContainsKey(r.Id))
                .Select(r => new UnreadableCalendar(
                    r.Id, rooms.ContainsKey(r.Id), rooms.GetValueOrDefault(r.Id) ?? people[r.Id], r.UnreadableSince!.Value, why.GetValueOrDefault(r.Id))),
        ];
    }
}
