using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Tests.Meetings;

/// <summary>Chance that can be repeated: SplitMix64 (Steele, Lea and Flood 2014), small enough to make one for each step.</summary>
internal struct Dice(long seed)
{
    private ulong state = (ulong)seed;

    public int Next(int sides)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)sides);
    }

    public bool OneIn(int sides) => Next(sides) == 0;

    public T Of<T>(IReadOnlyList<T> list) => list[Next(list.Count)];
}

/// <summary>One step of a history. All its chances come from its own seed, so that steps before it can be left out and it stays the same.</summary>
internal readonly record struct Step(int Kind, long Seed);

/// <summary>Something that must never be so.</summary>
internal sealed class Breach(string what) : Exception(what);

/// <summary>
/// A small town in memory: the log, the claim table with its refusal of overlaps, the notices, and a queue that delivers late, twice and in
/// any order. It records as MeetingLog does, and looks for people and times in the simplest way there is. After every step it is asked
/// whether everything that was promised still holds; what is promised is written anew here and not borrowed from the core.
/// </summary>
internal sealed class SimulatedTown
{
    private static readonly BookingRules Rules = new();
    private static readonly DateTimeOffset Begins = new(2027, 3, 1, 7, 0, 0, TimeSpan.Zero);

    private static readonly (Guid Id, string[] Holds)[] Officials =
    [
        (Person(1), [Meeting.Coordination]), (Person(2), [Meeting.Coordination]),
        (Person(3), ["food"]), (Person(4), ["food", "fire"]), (Person(5), ["food", "traffic"]), (Person(6), ["food"]), (Person(7), ["food", "alcohol"]),
        (Person(8), ["fire"]), (Person(9), ["fire", "traffic"]),
    ];

    private static readonly Guid[] Rooms = [Person(50), Person(51)];

    private static readonly int[] StartMinutes = [8 * 60, 8 * 60 + 30, 10 * 60];

    private sealed class Record
    {
        public Meeting State = Meeting.New;
        public IReadOnlyList<Claim> Claims = [];
        public readonly List<object> Log = [];
        public readonly List<object> Stored = [];
        public readonly List<Notice> Notices = [];
        public readonly Dictionary<string, int> Mends = [];
    }

    private readonly record struct Queued(Message Message, DateTimeOffset At, bool Delayed = false);

    private readonly List<Record> meetings = [];
    private readonly Dictionary<Guid, List<Claim>> claims = Officials.Select(o => o.Id).Concat(Rooms).ToDictionary(id => id, _ => new List<Claim>());
    private readonly HashSet<Guid> noticeIds = [];
    private readonly List<Queued> queue = [];
    private readonly List<string>? story;
    private readonly bool thorough;
    private DateTimeOffset now = Begins;

    /// <param name="thorough">Every state is rebuilt from the stored log after every fact; otherwise once, at the end.</param>
    public SimulatedTown(bool thorough, List<string>? story = null)
    {
        this.thorough = thorough;
        this.story = story;
    }

    public const int Kinds = 24;

    /// <summary>Every fact of every meeting, in no order that matters.</summary>
    public IEnumerable<object> Facts => meetings.SelectMany(r => r.Log);

    public void Take(Step step)
    {
        var dice = new Dice(step.Seed);
        story?.Add($"{now:ddd dd HH:mm:ss}  step {step.Kind}");
        Command(step.Kind, ref dice);
        Deliver(ref dice);
        Check();
    }

    /// <summary>Everything still waiting is delivered in its time. Then nothing may be left hanging.</summary>
    public void Drain(long seed)
    {
        var dice = new Dice(seed);
        for (var i = 0; i < queue.Count; i++) queue[i] = queue[i].Delayed ? queue[i] with { At = now } : queue[i];
        for (var rounds = 0; queue.Count > 0; rounds++)
        {
            if (rounds > 2_000) throw new Breach("The queue never ends: messages give rise to each other.");
            var next = queue.Min(q => q.At);
            if (next > now) now = next;
            while (queue.FindIndex(q => q.At <= now) is >= 0 and var due)
            {
                var message = queue[due].Message.Body;
                queue.RemoveAt(due);
                Handle(message, ref dice);
                if (++rounds > 2_000) throw new Breach("The queue never ends: messages give rise to each other.");
            }
            Check();
            foreach (var record in meetings) NothingHangs(record.State);
        }
        foreach (var record in meetings) SameFromZero(record);
    }

    private void Command(int kind, ref Dice dice)
    {
        if (meetings.Count == 0 || (kind == 0 && meetings.Count < 5))
        {
            Request(ref dice);
            return;
        }
        var record = dice.Of(meetings);
        switch (kind)
        {
            case <= 2: Hold(record, ref dice); break;
            case <= 4: Book(record, ref dice); break;
            case <= 6: ChangeWish(record, ref dice); break;
            case <= 11: Answer(record, yes: !dice.OneIn(5), ref dice); break;
            case <= 14: Answer(record, yes: false, ref dice); break;
            case <= 16: Move(record, ref dice); break;
            case 17 when dice.OneIn(3): Decide(record, m => m.Cancel("company", now)); break;
            case <= 19: Fill(record, ref dice); break;
            default: Jump(record.State, kind, ref dice); break;
        }
    }

    private void Hold(Record record, ref Dice dice)
    {
        if (record.State.IsBooked || record.State.HasEnded) Answer(record, yes: true, ref dice);
        else if (OfferAt(record.State, AnySlot(ref dice), ref dice) is { } offer) Decide(record, m => m.Hold(offer, now, Rules));
    }

    private void Book(Record record, ref Dice dice)
    {
        if (record.State.Status == MeetingStatus.Held) Decide(record, m => m.Book(now, Rules));
        else Hold(record, ref dice);
    }

    private void ChangeWish(Record record, ref Dice dice)
    {
        string[] some = dice.OneIn(2) ? ["food"] : ["fire"];
        var choice = dice.Next(6);
        Decide(record, m => choice switch
        {
            0 => m.ExtendHold(now, Rules),
            1 => m.ReleaseHold(now),
            2 => m.AskForCallBack(now),
            3 => m.FindNoTime(some, new(now, now.AddDays(56)), now),
            4 => m.Relax(some, [], now),
            _ => m.Relax([], some, now),
        });
    }

    private void Move(Record record, ref Dice dice)
    {
        var m = record.State;
        if (!m.IsBooked) return;
        var by = dice.OneIn(3) ? "coordinator" : "company";
        var held = m.AlternativesAt(now);
        var chosen = held.Count > 0 && dice.OneIn(2) ? Offered(dice.Of(held)) : null;
        var slot = dice.OneIn(4) ? m.Slot!.Value : AnySlot(ref dice);
        if ((chosen ?? OfferAt(m, slot, ref dice)) is { } offer) Decide(record, x => x.Move(offer, by, now, Rules));
    }

    private void Fill(Record record, ref Dice dice)
    {
        var hand = dice.Of(Officials);
        Place[] places = [new(hand.Id, dice.OneIn(2) ? hand.Holds : [dice.Of(hand.Holds)])];
        Decide(record, m => m.Fill(places, now, Rules));
    }

    /// <summary>On by minutes or hours, to something in the queue, or to a rule's last moment before a meeting and the instant after it.</summary>
    private void Jump(Meeting m, int kind, ref Dice dice)
    {
        TimeSpan[] edges = [Rules.MendsUntil, Rules.MovesUntil, Rules.FallsThrough, TimeSpan.FromHours(5), TimeSpan.Zero];
        var to = kind switch
        {
            20 => now.AddMinutes(dice.Next(25)),
            21 => now.AddHours(dice.Next(30)),
            22 when queue.Count > 0 => dice.Of(queue).At,
            _ when m.Slot is { } slot => slot.Start - dice.Of(edges) + TimeSpan.FromTicks(dice.Next(2)),
            _ => now,
        };
        if (to > now && to < now.AddDays(4)) now = to;
    }

    private void Request(ref Dice dice)
    {
        var id = Person(900 + meetings.Count);
        var form = (MeetingForm)dice.Next(3);
        List<Seat> seats = [Seat(Meeting.Coordination), Seat("food")];
        if (!dice.OneIn(3)) seats.Add(Seat("fire"));
        if (!dice.OneIn(3)) seats.Add(Seat("traffic", required: false));
        if (dice.OneIn(6)) seats.Add(Seat("alcohol", required: true));
        if (dice.OneIn(6)) seats.Add(Seat("water", required: true, unheld: true));
        var asked = new MeetingRequested(id, null, ["x"], new Dictionary<string, bool>(), form, 1, false, false, "sv", now);
        var record = new Record();
        meetings.Add(record);
        Decide(record, _ => Meeting.Request(asked, seats));
    }

    private void Answer(Record record, bool yes, ref Dice dice)
    {
        var m = record.State;
        var who = m.Places.Count > 0 && !dice.OneIn(10) ? dice.Of(m.Places).OfficialId : dice.Of(Officials).Id;
        var seen = dice.OneIn(12) ? now.AddDays(1) : m.Slot?.Start ?? now;
        if (Decide(record, x => x.Answer(who, yes, seen, now)) == Recording.Taken) throw new Breach("An answer was lost because somebody's time was taken.");
    }

    // The queue and those who act on it.

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
            var standIns = attempt <= 3 && m.LeftBy(declined) is { Count: > 0 } left ? StandIns(m, left, stale && attempt == 1, ref dice) : null;
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

    private Record Of(Guid id) => meetings.First(r => r.State.Id == id);

    // The simplest finder: anybody who is free, looked up in the claim table, and now and then (as memory may be) without looking.

    private Offer? OfferAt(Meeting m, Slot slot, ref Dice dice)
    {
        var blind = dice.OneIn(6);
        var taken = TimeTaken.By(slot, m.Form, Rules);
        List<Place> places = [];
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

    private List<Place>? StandIns(Meeting m, IReadOnlyList<string> left, bool blind, ref Dice dice)
    {
        var taken = TimeTaken.By(m.Slot!.Value, m.Form, Rules);
        List<Place> places = [];
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

    // The log, as MeetingLog records it.

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

    // What must always be so.

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
            case MeetingMoved e:
                if (e.Slot != before.Slot) record.Mends.Clear();
                break;
            case AlternativesHeld or MeetingFellThrough:
                That(Empty(before).Count > 0, "The company was told of an empty seat at a whole table.");
                That(now < before.Slot!.Value.Start, "The company was told of an empty seat after the meeting.");
                break;
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

    private void Check(Record record)
    {
        var m = record.State;
        var empty = Empty(m);
        if (m.HasEnded) That(record.Claims.Count == 0, "A meeting that has ended claims time.");
        if (!m.IsBooked) return;

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

    private static IEnumerable<string> RequiredOf(Meeting m) =>
        m.Seats.Where(s => s.Required && !s.Unheld && !m.InWriting.Contains(s.Competence)).Select(s => s.Competence);

    private static List<string> Empty(Meeting m) => [.. RequiredOf(m).Where(c => !m.Places.Any(p => p.Competences.Contains(c)))];

    private static void That(bool holds, string orElse)
    {
        if (!holds) throw new Breach(orElse);
    }

    private static Seat Seat(string competence, bool required = true, bool unheld = false) => new(competence, required, "rule", new Text("", ""), unheld);

    private static Guid Person(int number) => new(number, 0, 0, new byte[8]);

    private static int Short(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
