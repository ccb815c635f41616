using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Tests.Calendars;

namespace Handslaget.Booking.Tests.Meetings;

// Companies wait, calendars open and close, and offers are taken, declined, left and slept through, over real calendars. Whatever happens, nobody is passed
// by who could have had the time, no time is given twice, and what was let pass does not come back.
public class A_wait_list
{
    private static readonly BookingRules Rules = Town.Rules;

    [Fact]
    public void is_kept_in_order_and_gives_no_time_twice()
    {
        var offered = 0;
        for (var seed = 0; seed < 60; seed++) offered += new Line(seed).Live();
        Assert.True(offered > 200, $"only {offered} times were offered");
    }

    [Fact]
    public void has_the_one_who_slept_last_and_the_others_as_they_came()
    {
        Meeting Waits(int id, int minute, params object[] more) => Story.Given(
            [Table.Requested() with { MeetingId = Town.Id(id) }, new PanelProposed(Table.Seats), new WaitListJoined(Table.Now.AddMinutes(minute)), .. more]).Meeting;
        var sleeper = Waits(1, 0, Table.OfferedThursday, new OfferLapsed(Table.OfferUntil));
        var holding = Waits(4, 1, Table.HeldThursday);

        var line = WaitList.InLine([Waits(3, 2), sleeper, Waits(2, 2), holding, Story.Given(Table.Asked).Meeting], Table.Now);

        Assert.Equal([2, 3, 1], line.Select(m => BitConverter.ToInt32(m.Id.ToByteArray())));
    }

    private sealed class Line
    {
        private static readonly string[] Competences = ["food", "fire", "traffic"];

        private readonly int seed;
        private readonly CalendarIndex index;
        private readonly Dictionary<Guid, Meeting> meetings = [];
        private readonly Dictionary<Guid, List<Slot>> hadOffers = [];

        /// <summary>Who waits, as a person with a paper list would keep it.</summary>
        private readonly List<Guid> paper = [];
        private Dice dice;
        private DateTimeOffset now = Table.Now;

        public Line(int seed)
        {
            this.seed = seed;
            dice = new Dice(seed * 7919L);
            index = Town.Index([.. Enumerable.Range(1, 5).Select(n => Town.Official(n, n <= 3 ? Competences[n - 1] : Competences[dice.Next(3)]))]);
            foreach (var official in index.Officials.ToList()) index.Put(official with { BusyTime = new BusyTime([.. Most()]) });
            for (var n = 0; n < 6; n++) Join(n);
        }

        public int Live()
        {
            for (var step = 0; step < 40; step++)
            {
                Happen();
                Look();
                Check();
            }
            return hadOffers.Values.Sum(o => o.Count);
        }

        private void Happen()
        {
            var (id, m) = dice.Of(meetings.ToList());
            switch (dice.Next(8))
            {
                case 0: Decide(id, x => x.Book(now, Rules)); break;
                case 1: Decide(id, x => x.DeclineOffer(x.Slot?.Start ?? now, now)); break;
                case 2: Decide(id, x => x.LeaveWaitList(now)); break;
                case 3: Decide(id, x => x.JoinWaitList(hasTimes: false, now)); break;
                case 4 when dice.OneIn(3): Decide(id, x => x.Cancel("company", now)); break;
                case 5: Join(meetings.Count); break;
                case 6: Free(); break;
                case 7 when dice.OneIn(4) && m.IsOffered(now): TakeBack(id); break;
                default: now += TimeSpan.FromMinutes(dice.Next(40 * 60)); break;
            }
            foreach (var each in meetings.Keys.ToList()) Decide(each, x => x.ExpireHold(now));
        }

        /// <summary>Somebody at the table can not come. The company has let nothing pass.</summary>
        private void TakeBack(Guid id)
        {
            if (Decide(id, x => x.GiveUpHold(now))) hadOffers[id].RemoveAt(hadOffers[id].Count - 1);
        }

        /// <summary>No two things happen at the same instant, so that there is one order.</summary>
        private void Write(Guid id, object fact)
        {
            now += TimeSpan.FromSeconds(1);
            if (fact is WaitListLeft or MeetingBooked or MeetingCancelled or OfferLapsed) paper.Remove(id);
            if (fact is WaitListJoined or OfferLapsed) paper.Add(id);
        }

        /// <summary>As the watch looks, and before each offer: whoever stands before on the paper could not have had any time.</summary>
        private void Look()
        {
            foreach (var m in WaitList.InLine(meetings.Values, now))
            {
                if (WaitList.FirstFor(m, Times(m)) is { } offer)
                {
                    foreach (var before in paper.TakeWhile(id => id != m.Id).Select(id => meetings[id]).Where(b => !b.IsHolding(now)))
                        That(Admissible(before).Count == 0, "somebody first in line was passed by");
                    That(Decide(m.Id, x => x.OfferTime(offer, now, Rules)), "a time that could be had was not offered");
                    foreach (var slot in hadOffers[m.Id]) That(!slot.Overlaps(offer.Slot), "a time let pass came back");
                    hadOffers[m.Id].Add(offer.Slot);
                }
            }
            foreach (var m in WaitList.InLine(meetings.Values, now)) That(Admissible(m).Count == 0, "somebody waits though there is a time");
        }

        /// <summary>What a company can have, looked up without the wait list's own words: free, with notice, and not offered before.</summary>
        private List<Offer> Admissible(Meeting m) => [.. Times(m).Where(t => hadOffers[m.Id].TrueForAll(s => !s.Overlaps(t.Slot)))];

        private IReadOnlyList<Offer> Times(Meeting m) => JointAvailability.Find(
            index, m.Need, WaitList.EarliestStart(now, Rules), BookableTime.LatestEnd(now, Rules), 1_000, now);

        private void Check()
        {
            var standing = meetings.Values.SelectMany(m => m.Claims(Rules)).Where(c => c.Stands(now)).GroupBy(c => c.ResourceId);
            foreach (var claims in standing.Select(g => g.OrderBy(c => c.During.Start).ToList()))
            {
                for (var i = 1; i < claims.Count; i++) That(!claims[i - 1].During.Overlaps(claims[i].During), "a time was given twice");
            }
        }

        private void Join(int n)
        {
            var id = Town.Id(1000 + n);
            string[] some = [.. Competences.Where(_ => !dice.OneIn(3))];
            string[] needs = some.Length == 0 ? ["food"] : some;
            meetings[id] = Story.Given(
                Table.Requested(MeetingForm.Online) with { MeetingId = id }, new PanelProposed([.. needs.Select(c => Table.Seat(c))]),
                new WaitListJoined(now)).Meeting;
            hadOffers[id] = [];
            Write(id, new WaitListJoined(now));
        }

        /// <summary>Somebody's calendar opens for half a day.</summary>
        private void Free()
        {
            var official = dice.Of(index.Officials.ToList());
            var busy = official.BusyTime.Busy.ToList();
            if (busy.Count > 0) busy.RemoveAt(dice.Next(busy.Count));
            index.Put(official with { BusyTime = new BusyTime(busy) });
        }

        /// <summary>All of six weeks but a few half days.</summary>
        private IEnumerable<Slot> Most()
        {
            for (var day = Town.Monday; day < Town.Monday.AddDays(42); day = day.AddDays(1))
            {
                if (!dice.OneIn(5)) yield return SwedishTime.Between(day, new(0, 0), new(12, 0));
                if (!dice.OneIn(5)) yield return SwedishTime.Between(day, new(12, 0), new(23, 0));
            }
        }

        private bool Decide(Guid id, Func<Meeting, Decision> decide)
        {
            if (decide(meetings[id]) is not Decision.Facts facts) return false;
            var had = meetings[id].Claims(Rules);
            meetings[id] = facts.Events.Aggregate(meetings[id], (m, e) => m.Evolve(e));
            foreach (var fact in facts.Events) Write(id, fact);
            foreach (var resource in had.Concat(meetings[id].Claims(Rules)).Select(c => c.ResourceId).Distinct())
            {
                if (index.Official(resource) is { } official)
                    index.Put(official with { Claims = [.. official.Claims.Where(c => c.MeetingId != id), .. meetings[id].Claims(Rules).Where(c => c.ResourceId == resource)] });
            }
            return true;
        }

        private void That(bool holds, string orElse) => Assert.True(holds, $"seed {seed}, {now:u}: {orElse}");
    }
}
