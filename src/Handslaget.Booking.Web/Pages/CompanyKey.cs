using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>Opens a meeting with the secret in the company's own link.</summary>
public sealed class CompanyKey(Links links, MeetingLog meetings)
{
    public async Task<Meeting?> Open(string key, CancellationToken ct) =>
        links.OpensMeeting(key) is { } id ? await meetings.Find(id, ct) : null;
}
