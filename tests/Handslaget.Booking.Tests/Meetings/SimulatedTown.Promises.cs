using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Tests.Meetings;

// What must always be so.
internal sealed partial class SimulatedTown
{
    /// <summary>The facts as they are stored, from the first one on, tell of the same meeting.</summary>
    private static void SameFromZero(Record record)
    {
        foreach (var fact in record.Log.Skip(record.Stored.Count))
            record.Stored.Add(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), Story.Stored), fact.GetType(), Story.Stored)!);
        Same(record.Stored.Aggregate(Meeting.New, (m, fact) => m.Evolve(fact)), record.State);
    }

    private static void Same(Meeting rebuilt, Meeting running)
    {
        if (!JsonSerializer.SerializeToUtf8Bytes(running, Story.Stored).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(rebuilt, Story.Stored)))
            throw new Breach($"The log tells of another meeting: {JsonSerializer.Serialize(rebuilt, Story.Stored)}, not {JsonSerializer.Serialize(running, Story.Stored)}");
    }

    private void Watch(Record record, object fact, Meeting before, Meeting after)
    {
        That(after.Sequence >= before.Sequence, "The sequence went back.");
        switch (fact)
        {
            case SeatSubstituted e:
                foreach (var place in e.StandIns) That(!before.Declined.Contains(place.OfficialId), "Somebody who said no to this time was asked about it again.");
                if (e.Declined == Guid.Empty) break;
                foreach (var competence in e.StandIns.SelectMany(p => p.Competences))
                {
                    record.Mends[competence] = record.Mends.GetValueOrDefault(competence) + 1;
                    That(record.Mends[competence] <= Rules.MendsAtMost, $"The {competence} seat was mended {record.Mends[competence]} times.");
                }
                That(now <= before.Slot!.Value.Start - Rules.MendsUntil, "A seat was mended too close to the meeting.");
                break;
            case TimeOffered e:
                That(record.Log.FindLast(f => f is WaitListJoined or WaitListLeft) is WaitListJoined, "A time was offered to somebody who does not wait.");
                That(!record.Log.Exists(f => f is MeetingBooked or MeetingCancelled), "A time was offered to somebody who has one, or who cancelled.");
                That(!record.WereOffered.Exists(e.Slot.Overlaps), "A time that was let pass was offered again.");
                That(NoticeLeft(e.Until, e.Slot.Start) >= Rules.NoticeWorkingDays, "An offer ends so late that a yes leaves too little notice.");
                That(WorkingDays.IsWorkingDay(SwedishTime.Date(e.Until)) && SwedishTime.Local(e.Until).Hour is >= 8 and < 20, "An offer ends while people sleep.");
                That(record.Log.AsEnumerable().Reverse().TakeWhile(f => f is not (WaitListJoined or OfferDeclined or SlotHeld)).Count(f => f is OfferLapsed) < 2,
                    "A third time was offered to somebody who has been silent twice.");
                That(e.Until > now.AddHours(12), "An offer was made to somebody who has no time to answer.");
                record.WereOffered.Add(e.Slot);
                break;
            case OfferWithdrawn:
                That(now < before.HoldUntil && after.QueuedAt == before.QueuedAt, "An offer was taken back that had ended, or its company lost its place.");
                record.WereOffered.RemoveAt(record.WereOffered.Count - 1);
                break;
            case OfferLapsed:
                That(now >= before.HoldUntil, "An offer lapsed before its time.");
                break;
            case WaitListLeft { BySilence: true }:
                That(record.Log.Count(f => f is TimeOffered) >= 2, "Somebody lost its place without having had two times offered.");
                break;
            case MeetingMoved e:
                if (e.Slot != before.Slot) record.Mends.Clear();
                break;
            case AlternativesHeld or MeetingFellThrough:
                That(Empty(before).Count > 0, "The company was told of an empty seat at a whole table.");
                That(now < before.Slot!.Value.Start, "The company was told of an empty seat after the meeting.");
                break;
            case SeatAccepted { ByLink: true } e:
                That(before.Form != MeetingForm.Online, "A link was chosen where everybody sits by link.");
                That(!before.PlaceOf(e.OfficialId)!.Competences.Contains(Meeting.Coordination), "The lots left the company alone in the room.");
                break;
            case SeatDeclined { Suggested: { } suggested } e when suggested == e.OfficialId || before.PlaceOf(suggested) is not null || before.Declined.Contains(suggested):
                throw new Breach("Somebody was suggested who had been asked already.");
            case SeatDeclined or MeetingBooked:
                That(now < before.Slot!.Value.Start, $"{fact.GetType().Name} after the meeting began.");
                break;
            case OfficialNudged e:
                That(before.ReplyBy[e.OfficialId] - now <= Rules.NudgeBefore, "Somebody was nudged too early.");
                break;
        }
    }

    private void Watch(Record record, Notice notice, Meeting after)
    {
        That(noticeIds.Add(notice.Id), $"The notice {notice.Kind} was written twice.");
        That(notice.DueAt is null || notice.DueAt > now, $"A {notice.Kind} was late when it was written.");
        if (notice.Kind is NoticeKind.Asked or NoticeKind.AskedAgain)
            That(after.PlaceOf(notice.OfficialId!.Value) is not null, "Somebody was asked who is not at the table.");
        if (notice.Kind == NoticeKind.Released)
            That(after.HasEnded || after.PlaceOf(notice.OfficialId!.Value) is null, "Somebody was released who is at the table.");
        if (notice is { Kind: NoticeKind.Confirmed, Channel: Channel.Mail })
        {
            var last = record.Notices.FindLast(n => n is { OfficialId: null, Channel: Channel.Mail });
            That(last?.Kind is not NoticeKind.Confirmed, "The company was told twice in a row that everybody comes.");
        }
    }

    /// <summary>What the meetings claim and what the table holds is the same, and nobody's claims overlap.</summary>
    private void Check()
    {
        foreach (var record in meetings)
            That(record.Claims.Count(c => c.Stands(now)) == Taking(record.State), "A meeting takes more or less time than it has the right to now.");
        var standing = claims.Keys.ToDictionary(id => id, _ => new List<Claim>());
        foreach (var claim in meetings.SelectMany(r => r.Claims).Where(c => c.Stands(now)))
        {
            var others = standing[claim.ResourceId];
            That(claims[claim.ResourceId].Contains(claim), "A meeting claims what the table does not know.");
            foreach (var other in others)
                That(!other.During.Overlaps(claim.During), $"{Short(claim.ResourceId)} sits at two tables: {claim} and {other}");
            others.Add(claim);
        }
        foreach (var (resource, rows) in claims)
            That(rows.Count(c => c.Stands(now)) == standing[resource].Count, "The table keeps a claim that no meeting makes.");
    }

    /// <summary>How many people and rooms a meeting may take now: by the clock, whether or not a timer ran.</summary>
    private int Taking(Meeting m)
    {
        if (m.HasEnded || m.Slot is null || (m.Status == MeetingStatus.Held && now >= m.HoldUntil)) return 0;
        var beside = now < m.AlternativesUntil ? m.Alternatives.Sum(a => a.Places.Count + (a.RoomId is null ? 0 : 1)) : 0;
        return m.Places.Count + (m.RoomId is null ? 0 : 1) + beside;
    }

    private void Check(Record record)
    {
        var m = record.State;
        var empty = Empty(m);
        if (m.HasEnded) That(record.Claims.Count == 0, "A meeting that has ended claims time.");
        if (m.HasEnded || m.IsBooked) That(!m.IsWaiting && !m.IsOffered(now), "Somebody who has a time, or wants none, waits for one.");
        if (m.SilentSince is { } silent)
        {
            That(!m.IsWaiting && !m.IsBooked, "Somebody who has been silent waits, or has a time, and is called all the same.");
            That(record.Notices.Count(n => n.Kind == NoticeKind.WaitEnded && n.About == silent) == 2, "Somebody lost its place without being told, or is told twice.");
        }
        if (m.IsOffered(now)) That(record.Notices.Exists(n => n.Kind == NoticeKind.TimeOffered && n.About == m.Slot!.Value.Start), "A time is held for somebody who has not been told.");
        if (!m.IsBooked) return;

        That(m.Suggested.Keys.All(d => m.Unmended.Any(p => p.OfficialId == d)), "A suggestion is kept for a seat that has been mended.");
        That(m.Undecided.Concat(m.Proposed.Keys).All(id => m.PlaceOf(id) is not null), "A reply is kept from somebody who left.");
        That(m.ChoseLink.All(id => m.PlaceOf(id) is { Remote: true }), "Somebody chose the link and does not sit by it.");
        foreach (var place in m.Places) That(!m.Declined.Contains(place.OfficialId), "Somebody sits at a table they said no to.");
        if (m.Status == MeetingStatus.Confirmed)
        {
            foreach (var competence in RequiredOf(m))
                That(m.Places.Any(p => p.Competences.Contains(competence) && m.Accepted.Contains(p.OfficialId)), $"Confirmed without a yes for {competence}.");
        }
        That(m.Places.Select(p => p.OfficialId).Distinct().Count() == m.Places.Count, "Somebody sits twice at one table.");
        That(m.Places.All(p => m.ReplyBy.ContainsKey(p.OfficialId)) && m.ReplyBy.Count == m.Places.Count, "A reply is awaited from somebody else than those at the table.");
        That(m.Accepted.All(a => m.PlaceOf(a) is not null), "A yes counts from somebody who left.");
        That(m.Vacant.All(empty.Contains), "A seat is called vacant though somebody sits there or nobody needs it.");
        That(empty.All(c => m.Vacant.Contains(c) || m.Unmended.Any(p => p.Competences.Contains(c))), "An empty seat that nobody looks after.");
        That(m.Alternatives.All(a => !a.Slot.Overlaps(m.Slot!.Value)), "An alternative at the meeting's own time.");

        // Everybody at the table has been asked about this time, and everybody who said no was released.
        foreach (var place in m.Places)
        {
            That(record.Notices.Exists(n => n.OfficialId == place.OfficialId && n.Kind is NoticeKind.Asked or NoticeKind.AskedAgain
                && n.Sequence >= m.TimeSequence && n.About == m.Slot!.Value.Start), "Somebody sits at a table without having been asked.");
        }
        foreach (var declined in m.Declined)
            That(record.Notices.Exists(n => n.OfficialId == declined && n.Kind == NoticeKind.Released), "Somebody said no and was not released.");
        foreach (var kind in (ReadOnlySpan<NoticeKind>)[NoticeKind.ReminderDayBefore, NoticeKind.ReminderTwoHours])
            That(record.Notices.Count(n => n.Kind == kind && n.IsStillTrue(m, now)) <= 1, "The company would be reminded twice.");
    }

    /// <summary>With everything due delivered, nobody waits in vain.</summary>
    private void NothingHangs(Meeting m)
    {
        That(m.Status != MeetingStatus.Held || now < m.HoldUntil, "A hold that has ended was not tidied.");
        if (!m.IsBooked || m.Slot!.Value.Start <= now) return;
        That(m.Places.All(p => !m.IsWaitingFor(p.OfficialId) || now < m.ReplyBy[p.OfficialId]), "A booked meeting waits for somebody past the reply-by time.");
        That(m.Unmended.Count == 0, "A no was never mended.");
        That(m.Alternatives.Count == 0 || now < m.AlternativesUntil, "Held times that have lapsed were not tidied.");
        That(Empty(m).Count == 0 || now < m.Slot.Value.Start - Rules.FallsThrough, "A table with an empty seat still stands when it is too late.");
        That(Empty(m).Count == 0 || m.ToldBroken, "The company was never told of its broken table.");
    }

    /// <summary>The whole working days between the day of one instant and the day of another.</summary>
    private static int NoticeLeft(DateTimeOffset from, DateTimeOffset to)
    {
        var days = 0;
        for (var day = SwedishTime.Date(from).AddDays(1); day < SwedishTime.Date(to); day = day.AddDays(1)) days += WorkingDays.IsWorkingDay(day) ? 1 : 0;
        return days;
    }

    private static IEnumerable<string> RequiredOf(Meeting m) =>
        m.Seats.Where(s => s.Required && !s.Unheld && !m.InWriting.Contains(s.Competence)).Select(s => s.Competence);

    private static List<string> Empty(Meeting m) => [.. RequiredOf(m).Where(c => !m.Places.Any(p => p.Competences.Contains(c)))];

    private static void That(bool holds, string orElse)
    {
        if (!holds) throw new Breach(orElse);
    }
}
