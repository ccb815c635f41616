using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Opens a meeting with the secret in the company's own link, for as long as links live.</summary>
public sealed class CompanyKey(Links links, MeetingLog meetings, LinkLife life, TimeProvider clock)
{
    public async Task<Meeting?> Open(string? key, CancellationToken ct) =>
        links.OpensMeeting(key) is { } link && await meetings.Find(link.Meeting, ct) is { } meeting && life.Opens(link, meeting, clock.GetUtcNow()) ? meeting : null;
}
