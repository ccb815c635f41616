using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Waiting;

/// <summary>
/// Looks through the wait list, first in line first, for times that the calendars in memory have for each. What is found is held by the same
/// decision and the same claims as everything else, so two processes that look at once can not offer one time twice: one of them is told
/// that it is taken, reads those calendars again, and looks further.
/// </summary>
public sealed class WaitingLine(IDocumentStore store, MeetingLog meetings, CalendarMemory calendars, BookingRules rules, TimeProvider clock, ILogger<WaitingLine> log)
{
    private const int Tries = 4;

    /// <summary>Starts that are looked at for one company: more than it can have let pass.</summary>
    private const int Times = 500;

    /// <returns>How many were offered a time.</returns>
    public async Task<int> Look(CancellationToken ct)
    {
        var offered = 0;
        foreach (var meeting in await InLine(ct))
        {
            try
            {
                offered += await OfferTo(meeting, ct) ? 1 : 0;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // One that can not be offered anything must not keep those behind it.
                log.NotLookedFor(meeting.Id, e.Message);
            }
        }
        return offered;
    }

    /// <summary>An offer that has ended is tidied first: who has slept through one stands last, whether or not the timer has come.</summary>
    private async Task<IReadOnlyList<Meeting>> InLine(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<Meeting> waiting = [];
        await using var session = store.QuerySession();
        foreach (var meeting in await session.Query<Meeting>().Where(m => m.QueuedAt != null && m.Status != MeetingStatus.Cancelled).ToListAsync(ct))
        {
            if (await Tidied(meeting, now, ct) is { } tidied) waiting.Add(tidied);
        }
        return WaitList.InLine(waiting, now);
    }

    /// <summary>Null: what has ended could not be tidied now.</summary>
    private async Task<Meeting?> Tidied(Meeting meeting, DateTimeOffset now, CancellationToken ct)
    {
        if (!meeting.Offered || meeting.IsHolding(now)) return meeting;
        try
        {
            return await meetings.Decide(meeting.Id, "timer", m => m.ExpireHold(now), ct) is Outcome.Recorded r ? r.Meeting : meeting;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.NotLookedFor(meeting.Id, e.Message);
            return null;
        }
    }

    private async Task<bool> OfferTo(Meeting meeting, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var now = clock.GetUtcNow();
            var (from, to) = (WaitList.EarliestStart(now, rules), Calendars.BookableTime.LatestEnd(now, rules));
            if (from >= to || WaitList.FirstFor(meeting, calendars.Find(meeting, from, to, Times, now)) is not { } offer) return false;
            var outcome = await meetings.Decide(meeting.Id, "waitlist", m => m.OfferTime(offer, now, rules), ct);
            if (outcome is not Outcome.Taken) return outcome is Outcome.Recorded;
            await calendars.ReadAgain(offer.Resources(), ct);
        }
        return false;
    }
}
