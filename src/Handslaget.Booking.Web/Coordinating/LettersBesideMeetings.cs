using Handslaget.Booking.Complaints;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>How many letters did not arrive.</summary>
/// <param name="Complaints">About a complaint, in the last fortnight.</param>
/// <param name="Gatherings">To who has signed up to a gathering that is not over.</param>
public sealed record LettersNotArrived(int Complaints, int Gatherings);

/// <summary>Letters about something else than a meeting that did not arrive: they stand on no meeting's card.</summary>
public sealed class LettersBesideMeetings(IDocumentStore store, TimeProvider clock)
{
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    /// <summary>What is kept from the reader is not counted.</summary>
    public async Task<LettersNotArrived> NotArrived(Guid reader, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var now = clock.GetUtcNow();
        var failed = await session.Query<Notice>().Where(n => n.State == NoticeState.Failed).ToListAsync(ct);
        Guid[] subjects = [.. failed.Select(n => n.MeetingId).Distinct()];
        if (subjects.Length == 0) return new(0, 0);
        var complaints = (await session.LoadManyAsync<Complaint>(ct, subjects)).Where(c => !c.IsKeptFrom(reader)).Select(c => c.Id).ToHashSet();
        var signUps = await session.LoadManyAsync<SignUpDetails>(ct, subjects);
        var ahead = (await session.LoadManyAsync<Gathering>(ct, [.. signUps.Select(s => s.GatheringId).Distinct()])).Where(g => now < g.Plan.Slot.End).Select(g => g.Id).ToHashSet();
        var waiting = signUps.Where(s => ahead.Contains(s.GatheringId)).Select(s => s.Id).ToHashSet();
        return new(
            failed.Count(n => complaints.Contains(n.MeetingId) && (n.CameBackAt ?? n.WrittenAt) > now - Fortnight),
            failed.Count(n => waiting.Contains(n.MeetingId)));
    }
}
