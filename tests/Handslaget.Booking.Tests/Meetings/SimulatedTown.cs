using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Tests.Meetings;

/// <summary>
/// A small town in memory: the log, the claim table with its refusal of overlaps, the notices, and a queue that delivers late, twice and in
/// any order. It records as MeetingLog does, and looks for people and times in the simplest way there is. After every step it is asked
/// whether everything that was promised still holds; what is promised is written anew here and not borrowed from the core.
/// </summary>
internal sealed partial class SimulatedTown
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
        public readonly List<Slot> WereOffered = [];
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

    public const int Kinds = 28;

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
            case 18: Fill(record, ref dice); break;
            case 19: Override(record, ref dice); break;
            case 24 or 25: AskWithoutATime(record, ref dice); break;
            case 26 or 27: LookThroughTheWaitList(ref dice); break;
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
        var choice = dice.Next(10);

        // A time that is taken back is never offered again in the same instant, and a link is not replaced twice in one.
        if (choice is 7 or 8) now = now.AddSeconds(1);
        var change = new RequestChanged(null, ["y"], new Dictionary<string, bool>(), (MeetingForm)dice.Next(3), 1, false, false, "sv", null, now);
        Decide(record, m => choice switch
        {
            0 => m.ExtendHold(now, Rules),
            1 => m.ReleaseHold(now),
            2 => m.AskForCallBack(now),
            3 => m.FindNoTime(some, new(now, now.AddDays(56)), now),
            4 => m.Relax(some, [], now),
            5 => m.Handle(now),
            7 => m.GiveUpHold(now),
            8 => m.ReplaceLink(m.LinkNumber, now),
            6 => m.Change(change, [Seat(Meeting.Coordination), .. some.Select(competence => Seat(competence))]),
            _ => m.Relax([], some, now),
        });
    }

    /// <summary>Wishes of one's own and the wait list, and a coordinator who says that the wishes can not be had.</summary>
    private void AskWithoutATime(Record record, ref Dice dice)
    {
        if (record.State.IsVisit && dice.OneIn(3))
        {
            AnswerInvitation(record, ref dice);
            return;
        }
        var wish = new WishedTime(SwedishTime.Date(now).AddDays(1 + dice.Next(9)), (DayPart)dice.Next(3));
        var (choice, hasTimes) = (dice.Next(8), dice.OneIn(5));
        var seen = dice.OneIn(4) ? now : record.State.Slot?.Start ?? now;

        // Whoever is refused and wishes again in the same instant is told once.
        if (choice == 0 && record.State.WishesRefusedAt == now) return;
        Decide(record, m => choice switch
        {
            0 => m.Wish([wish], now, Rules),
            1 => m.RefuseWishes(now),
            2 or 3 or 4 => m.JoinWaitList(hasTimes, now),
            5 => m.LeaveWaitList(now),
            _ => m.DeclineOffer(seen, now),
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

    /// <summary>
    /// It is said how it went, everybody writes, and it is sent and followed up: each at most once, in this order. Now and then it is forgotten
    /// who the company was.
    /// </summary>
    private void Afterwards(Record record, bool tookPlace, ref Dice dice)
    {
        var m = record.State;
        if (AfterVisit(record, ref dice)) return;
        if (m.TookPlace is not null && dice.OneIn(5)) Decide(record, x => x.Forget(now));
        else if (m.TookPlace is null) Decide(record, x => x.SayHowItWent(tookPlace, now));
        else if (m.TookPlace == false) Decide(record, x => x.SayHowItWent(true, now));
        else if (m.OwesOutcome.Count > 0) Decide(record, x => x.WriteOutcome(m.OwesOutcome[0], now));
        else if (m.OutcomeSharedAt is null) Decide(record, x => x.ShareOutcome([], now, now));
        else Decide(record, x => x.FollowUp(ContactResult.GoesWell, now));
    }

    /// <summary>Half of the times after a visit: its needs are noted, or a table is opened.</summary>
    private bool AfterVisit(Record record, ref Dice dice)
    {
        if (!record.State.IsVisit || dice.OneIn(2)) return false;
        var (opens, needs) = (dice.OneIn(3), dice.OneIn(2));
        Decide(record, m => opens ? m.OpenTable(Person(800), now) : m.NoteNeeds(needs ? ["land"] : [], now));
        return true;
    }

    /// <summary>A company that was asked for a visit says no, or not now. No two in the same instant.</summary>
    private void AnswerInvitation(Record record, ref Dice dice)
    {
        now = now.AddSeconds(1);
        var declines = dice.OneIn(3);
        Decide(record, m => declines ? m.DeclineVisit(now) : m.PutOffVisit(now));
    }

    /// <summary>A coordinator lays the table by hand, changes the room, or says how it went.</summary>
    private void Override(Record record, ref Dice dice)
    {
        var m = record.State;
        var room = dice.Of(Rooms);
        var tookPlace = dice.OneIn(2);
        if (!m.IsBooked && OfferAt(m, AnySlot(ref dice), ref dice) is { } agreed)
            Decide(record, x => x.BookByHand(agreed.Slot, agreed.Places, agreed.RoomId, OverrideReason.Agreed, now, Rules));
        else if (m.IsBooked && m.Slot!.Value.Start <= now) Afterwards(record, tookPlace, ref dice);
        else if (dice.OneIn(4)) Decide(record, x => x.SetRoom(room, OverrideReason.Room, now));
        else if (m.IsBooked && dice.OneIn(2) && OfferAt(m, m.Slot!.Value, ref dice) is { } offer)
            Decide(record, x => x.SetPanel(offer.Places, OverrideReason.Agreed, now, Rules));
        else if (m.Places.Count > 0)
        {
            var (leaves, by) = (dice.Of(m.Places), dice.Of(Officials));
            Place[] places = [.. m.Places.Where(p => p != leaves), leaves with { OfficialId = by.Id }];
            Decide(record, x => x.SetPanel(places, OverrideReason.CanNotCome, now, Rules));
        }
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
        if (dice.OneIn(5))
        {
            Invite(id, ref dice);
            return;
        }
        var asked = new MeetingRequested(id, null, ["x"], new Dictionary<string, bool>(), form, 1, false, false, "sv", now);
        var returning = dice.OneIn(4);
        var record = new Record();
        meetings.Add(record);
        Decide(record, _ => Meeting.Request(asked, seats, returning ? [Person(1)] : []));
    }

    private void Invite(Guid id, ref Dice dice)
    {
        Place[] pair = [new(dice.OneIn(2) ? Person(1) : Person(2), [Meeting.Coordination]), new(dice.OneIn(2) ? Person(3) : Person(6), ["food"])];
        var record = new Record();
        meetings.Add(record);
        var travel = TimeSpan.FromMinutes(dice.OneIn(2) ? 20 : 45);
        var asked = new VisitInvited(id, pair, CompanySize.Small, travel, true, Channel.Mail, "sv", now);
        Decide(record, _ => Meeting.Invite(asked, [Seat(Meeting.Coordination), Seat("food")]));
    }

    private void Answer(Record record, bool yes, ref Dice dice)
    {
        var m = record.State;
        var who = m.Places.Count > 0 && !dice.OneIn(10) ? dice.Of(m.Places).OfficialId : dice.Of(Officials).Id;
        var seen = dice.OneIn(12) ? now.AddDays(1) : m.Slot?.Start ?? now;
        if (dice.OneIn(8))
        {
            LeaveOpen(record, who, seen, ref dice);
            return;
        }
        Reply reply = !yes ? CanNot(m, who, ref dice) : dice.OneIn(3) ? new Reply.ComesByLink() : new Reply.Comes();
        List<Guid> colleagues = [.. Officials.Select(o => o.Id)];
        if (Decide(record, x => x.Answer(who, reply, seen, now, colleagues)) == Recording.Taken) throw new Breach("An answer was lost because somebody's time was taken.");
    }

    /// <summary>Something is said that settles nothing: perhaps, another time, or a text from the company. No two in the same instant.</summary>
    private void LeaveOpen(Record record, Guid who, DateTimeOffset seen, ref Dice dice)
    {
        now = now.AddSeconds(1);
        var (said, other) = ((CompanyReply)dice.Next(3), AnySlot(ref dice));
        var taken = dice.Next(3) switch
        {
            0 => Decide(record, m => m.LeaveOpen(who, seen, now)),
            1 => Decide(record, m => m.ProposeOtherTime(who, other, seen, now)),
            _ => Decide(record, m => m.Hear(said, now)),
        };
        if (taken == Recording.Taken) throw new Breach("What was said was lost because somebody's time was taken.");
    }

    /// <summary>Now and then with a reason, and now and then with a colleague, who may be anybody: what is suggested is not always any use.</summary>
    private static Reply.CanNot CanNot(Meeting m, Guid who, ref Dice dice)
    {
        DeclineReason? reason = dice.OneIn(3) ? (DeclineReason)dice.Next(5) : null;
        List<Guid> able = [.. Officials.Where(o => o.Id != who && m.SeatsToHandOver(who).All(o.Holds.Contains)).Select(o => o.Id)];
        return new(reason, able.Count > 0 && dice.OneIn(2) ? dice.Of(able) : null);
    }

    private static Seat Seat(string competence, bool required = true, bool unheld = false) => new(competence, required, "rule", new Text("", ""), unheld);

    private static Guid Person(int number) => new(number, 0, 0, new byte[8]);

    private static int Short(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
