using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Tests.Meetings;

// The log and the claim table, as MeetingLog records them.
internal sealed partial class SimulatedTown
{
    private enum Recording { Nothing, Recorded, Taken }

    private Recording Decide(Record record, Func<Meeting, Decision> decide)
    {
        if (decide(record.State) is not Decision.Facts facts) return Recording.Nothing;
        var before = record.State;
        var after = before;
        List<Notice> notices = [];
        List<Queued> messages = [];
        foreach (var fact in facts.Events)
        {
            var previous = after;
            after = after.Evolve(fact);
            notices.AddRange(Notices.For(fact, previous, after));
            foreach (var message in Reactions.To(fact, after, Rules)) messages.Add(new(message, message.At > now ? message.At.Value : now));
        }

        var claimed = after.Claims(Rules);
        var wanted = claimed.Where(c => c.Stands(now)).ToList();
        if (!wanted.SequenceEqual(record.Claims) && !Replace(after.Id, wanted))
        {
            story?.Add($"    {now:ddd dd HH:mm:ss}  taken: {string.Join(", ", facts.Events.Select(e => e.GetType().Name))}");
            return Recording.Taken;
        }

        var whole = before;
        foreach (var fact in facts.Events)
        {
            story?.Add($"    {now:ddd dd HH:mm:ss}  {Short(after.Id)}: {Story.Written(fact)}");
            var next = whole.Evolve(fact);
            Watch(record, fact, whole, next);
            whole = next;
        }
        foreach (var notice in notices) Watch(record, notice, after);
        record.State = after;
        record.Claims = claimed;
        record.Notices.AddRange(notices);
        queue.AddRange(messages);
        record.Log.AddRange(facts.Events);
        if (thorough) SameFromZero(record);
        Check(record);
        return Recording.Recorded;
    }

    /// <summary>The claim table: no two rows of one resource overlap, whosever they are. Holds that have ended give way.</summary>
    private bool Replace(Guid meeting, List<Claim> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            var claim = wanted[i];
            if (IsTaken(claim.ResourceId, claim.During, meeting)) return false;
            for (var j = 0; j < i; j++)
            {
                if (wanted[j].ResourceId == claim.ResourceId && wanted[j].During.Overlaps(claim.During)) return false;
            }
        }
        foreach (var rows in claims.Values) rows.RemoveAll(c => c.MeetingId == meeting);
        foreach (var claim in wanted)
        {
            claims[claim.ResourceId].RemoveAll(c => !c.Stands(now) && c.During.Overlaps(claim.During));
            claims[claim.ResourceId].Add(claim);
        }
        return true;
    }
}
