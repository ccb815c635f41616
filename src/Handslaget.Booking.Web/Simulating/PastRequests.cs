using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.WhatIf;
using Marten;

namespace Handslaget.Booking.Web.Simulating;

/// <summary>The requests of a time, folded from the log. It is read page by page, and only what was asked within that time is kept.</summary>
internal sealed class PastRequests(IDocumentStore store)
{
    /// <summary>The facts that <see cref="PastRequest"/> is folded from.</summary>
    private static readonly string[] Names = RawFacts.Names(
    [
        typeof(MeetingRequested), typeof(RequestChanged), typeof(PanelProposed), typeof(CompanyRecognised), typeof(NoTimeFound), typeof(SlotHeld), typeof(TimeOffered),
        typeof(MeetingBooked), typeof(SeatLeftVacant), typeof(MeetingMoved), typeof(MeetingCancelled),
    ]);

    public async Task<IReadOnlyList<PastRequest>> Between(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (asked, within, read) = (new Dictionary<Guid, PastRequest>(), new Slot(SwedishTime.Midnight(from), SwedishTime.Midnight(to)), 0L);
        for (var more = true; more;)
        {
            await using var session = store.QuerySession();
            var facts = await session.After(read, Names, ct);
            foreach (var fact in facts)
            {
                if (fact.Data is MeetingRequested request && within.Contains(request.At)) asked[fact.StreamId] = PastRequest.New;
                if (asked.TryGetValue(fact.StreamId, out var past)) asked[fact.StreamId] = past.Evolve(fact.Data);
            }
            if (facts.Count > 0) read = facts[^1].Sequence;
            more = facts.Count == RawFacts.AtATime;
        }
        return [.. asked.Values];
    }
}
