using Handslaget.Booking.Complaints;
using Marten;

namespace Handslaget.Booking.Web.Store;

internal static class KeptComplaints
{
    /// <summary>The complaints that do not exist to somebody (<see cref="Complaint.IsKeptFrom"/>), for questions that are asked of something beside them.</summary>
    public static async Task<Guid[]> ComplaintsKeptFrom(this IQuerySession session, Guid reader, CancellationToken ct) =>
        [.. await session.Query<Complaint>().Where(c => c.AboutOfficialId == reader).Select(c => c.Id).ToListAsync(ct)];
}
