using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>
/// A company gets another link, since somebody else may have the one it had. Its page shows the way to all meetings of the same case, so
/// all of their links are replaced.
/// </summary>
public sealed class ReplaceLink(MeetingLog meetings, CompanyCases cases, LinkLife life, TimeProvider clock)
{
    /// <param name="meeting">The meeting it was asked for at.</param>
    /// <param name="seen">The number its link had then. It is replaced last, so that who asks again after a fault replaces what is left.</param>
    /// <param name="actor">Who asks.</param>
    public async Task<Outcome> Replace(Guid meeting, int seen, string actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isNew = await meetings.Find(meeting, ct) is { } found && found.LinkNumber == seen;
        foreach (var other in isNew ? await Others(meeting, ct) : [])
            await meetings.Decide(other, actor, m => life.OpensMeeting(m, now) ? m.ReplaceLink(m.LinkNumber, now) : Decision.AlreadySo, ct);
        return await meetings.Decide(meeting, actor, m => m.ReplaceLink(seen, now), ct);
    }

    private async Task<IEnumerable<Guid>> Others(Guid meeting, CancellationToken ct) => (await cases.Find(meeting, ct))?.Meetings.Where(m => m != meeting) ?? [];
}
