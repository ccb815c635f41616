using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Tests.Meetings;

// The queue and those who act on it, and the simplest finder: anybody who is free, looked up in the claim table, and now and then (as
// memory may be) without looking.
internal sealed partial class SimulatedTown
{
    private void Deliver(ref Dice dice)
    {
        for (var times = dice.Next(5); times > 0 && queue.Count > 0; times--)
        {
            var index = dice.Next(queue.Count);
            if (queue[index].At > now) continue;
            var queued = queue[index];
            switch (dice.Next(8))
            {
                case 0: // Delivered, and once more later.
                    queue[index] = queued with { At = now.AddHours(dice.Next(20)), Delayed = true };
                    Handle(queued.Message.Body, ref dice);
                    break;
                case 1: // Dropped, and delivered again later.
                    queue[index] = queued with { At = now.AddHours(dice.Next(20)), Delayed = true };
                    break;
                default:
                    queue.RemoveAt(index);
                    Handle(queued.Message.Body, ref dice);
                    break;
            }
        }
    }

    private void Handle(object message, ref Dice dice)
    {
        story?.Add($"    {now:ddd dd HH:mm:ss}  delivered {message}");
        switch (message)
        {
            case ExpireHold x: Decide(Of(x.MeetingId), m => m.ExpireHold(now)); break;
            case NudgeOfficial x: Decide(Of(x.MeetingId), m => m.Nudge(x.OfficialId, now, Rules)); break;
            case TakeSilenceAsNo x:
                if (Decide(Of(x.MeetingId), m => m.TakeSilenceAsNo(x.OfficialId, now)) == Recording.Taken)
                    throw new Breach("A silence was lost because somebody's time was taken.");
                break;
            case LetAlternativesLapse x: Decide(Of(x.MeetingId), m => m.LetAlternativesLapse(now)); break;
            case CheckTable x: Decide(Of(x.MeetingId), m => m.FallThrough(now, Rules)); break;
            case AskForOutcome x: Decide(Of(x.MeetingId), m => m.AskForOutcome(now, Rules)); break;
            case EndInvitation x: Decide(Of(x.MeetingId), m => m.EndInvitation(now, Rules)); break;
            case AskHowItWas x: Decide(Of(x.MeetingId), m => m.AskHowItWas(now, Rules)); break;
            case OpenCase or FollowOutcome: break; // Cases have logs of their own.
            case MendPanel x: Mend(Of(x.MeetingId), x.OfficialId, ref dice); break;
            case HoldAlternatives x: HoldOthers(Of(x.MeetingId), ref dice); break;
            default: throw new Breach($"Nobody acts on {message}.");
        }
    }

    private void Mend(Record record, Guid declined, ref Dice dice)
    {
        var stale = dice.OneIn(4);
        for (var attempt = 1; ; attempt++)
        {
            var m = record.State;
            var standIns = attempt <= 3 && m.LeftBy(declined) is { Count: > 0 } left ? StandIns(m, left, m.Suggested.GetValueOrDefault(declined), stale && attempt == 1, ref dice) : null;
            if (Decide(record, x => x.Mend(declined, standIns, now, Rules)) != Recording.Taken) return;
        }
    }

    private void HoldOthers(Record record, ref Dice dice)
    {
        for (var attempt = 1; ; attempt++)
        {
            List<Offer> offers = [];
            for (var i = 0; attempt <= 3 && i < 3; i++)
            {
                if (record.State.IsBooked && OfferAt(record.State, AnySlot(ref dice), ref dice) is { } offer) offers.Add(offer);
            }
            if (Decide(record, x => x.HoldAlternatives(offers, now, Rules)) != Recording.Taken) return;
            if (attempt > 3) throw new Breach("Holding nothing was taken by somebody else.");
        }
    }

    /// <summary>As the watch does, first in line first; what is found may be too soon, let pass or taken, and then the decision or the claims say no.</summary>
    private void LookThroughTheWaitList(ref Dice dice)
    {
        foreach (var meeting in WaitList.InLine(meetings.Select(r => r.State), now))
        {
            List<Offer> found = [];
            for (var i = 0; i < 3; i++)
            {
                var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(5 + dice.Next(5));
                if (OfferAt(meeting, Slot.From(day.AddMinutes(dice.Of(StartMinutes)), Rules.MeetingLasts), ref dice) is { } free) found.Add(free);
            }
            var offer = dice.OneIn(6) ? found.FirstOrDefault() : WaitList.FirstFor(meeting, found);
            if (offer is not null) Decide(Of(meeting.Id), m => m.OfferTime(offer, now, Rules));
        }
    }

    private Record Of(Guid id) => meetings.First(r => r.State.Id == id);


    private Offer? OfferAt(Meeting m, Slot slot, ref Dice dice)
    {
        var blind = dice.OneIn(6);
        var taken = TimeTaken.By(slot, m.Form, Rules, m.Travel);
        List<Place> places = [];
        if (m.IsVisit) return m.Pair.Any(p => !blind && IsTaken(p.OfficialId, taken, m.Id)) ? null : new(slot, m.Pair, null, new Dictionary<string, IReadOnlyList<Guid>>());
        foreach (var competence in m.Need.Required.Concat(m.Need.Optional))
        {
            var seated = places.FindIndex(p => Holds(p.OfficialId, competence));
            if (seated >= 0) places[seated] = places[seated] with { Competences = [.. places[seated].Competences, competence] };
            else if (Free(competence, taken, m.Id, blind, places.Select(p => p.OfficialId), ref dice) is { } id) places.Add(new(id, [competence]));
            else if (m.Need.Required.Contains(competence)) return null;
        }
        Guid? room = null;
        if (m.Form == MeetingForm.AtMunicipality)
        {
            room = Rooms.Cast<Guid?>().FirstOrDefault(r => blind || !IsTaken(r!.Value, taken, m.Id));
            if (room is null) return null;
        }
        return new(slot, places, room, new Dictionary<string, IReadOnlyList<Guid>>());
    }

    private List<Place>? StandIns(Meeting m, IReadOnlyList<string> left, Guid first, bool blind, ref Dice dice)
    {
        var taken = TimeTaken.By(m.Slot!.Value, m.Form, Rules, m.Travel);
        List<Place> places = [];

        // As memory does: the colleague suggested before others, when able.
        if (left.All(c => Holds(first, c)) && m.PlaceOf(first) is null && !m.Declined.Contains(first) && !IsTaken(first, taken, m.Id))
            return [new(first, left)];
        foreach (var competence in left)
        {
            var asked = m.Declined.Concat(m.Places.Select(p => p.OfficialId)).Concat(places.Select(p => p.OfficialId));
            if (Free(competence, taken, m.Id, blind, asked, ref dice) is not { } id) return null;
            places.Add(new(id, [competence]));
        }
        return places;
    }

    private Guid? Free(string competence, Slot taken, Guid meeting, bool blind, IEnumerable<Guid> but, ref Dice dice)
    {
        var excluded = but.ToList();
        List<Guid> free = [];
        foreach (var (id, holds) in Officials)
        {
            if (holds.Contains(competence) && !excluded.Contains(id) && (blind || !IsTaken(id, taken, meeting))) free.Add(id);
        }
        return free.Count == 0 ? null : dice.Of(free);
    }

    private static bool Holds(Guid official, string competence) => Array.Exists(Officials, o => o.Id == official && o.Holds.Contains(competence));

    private bool IsTaken(Guid resource, Slot time, Guid but) =>
        claims[resource].Exists(c => c.MeetingId != but && c.Stands(now) && c.During.Overlaps(time));

    private Slot AnySlot(ref Dice dice)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(dice.OneIn(5) ? dice.Next(2) : dice.Next(7));
        return Slot.From(day.AddMinutes(dice.Of(StartMinutes)), Rules.MeetingLasts);
    }

    private static Offer Offered(Alternative a) => new(a.Slot, a.Places, a.RoomId, new Dictionary<string, IReadOnlyList<Guid>>());
}
