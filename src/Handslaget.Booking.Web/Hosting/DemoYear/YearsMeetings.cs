using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Following;
using Handslaget.Booking.Web.Mending;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Waiting;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>
/// The companies and officials of the demo town through a year: they ask, choose, book, answer, are away, move and cancel, each by the same
/// doors and decisions as everybody else. Everything they do is drawn from a name, so the same year is lived each time.
/// </summary>
internal sealed class YearsMeetings(
    RequestMeeting requesting, Holding holding, BookMeeting booking, WithoutATime without, MoveMeeting moving, MeetingLog meetings, FreeTimes times,
    CalendarMemory calendars, WaitingLine line, CatalogueMemory catalogue, CompanyCases cases, BookingRules rules, PastClock clock, Agenda agenda)
{
    private const string Sv = "sv";

    /// <summary>Asked when a meeting has taken place, with the moment at which that was said.</summary>
    public Func<Meeting, CancellationToken, Task> Afterwards { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Writes down a working day's requests: fewer in July, when most companies are shut.</summary>
    public void PlanDay(DateOnly day)
    {
        var chance = new Chance($"requests/{day:yyyy-MM-dd}");
        int[] usual = day.Month == 7 ? [0, 0, 1] : [0, 1, 1, 2, 2, 3];
        var requests = chance.OneOf(usual);
        for (var nth = 0; nth < requests; nth++)
        {
            var name = $"request/{day:yyyy-MM-dd}/{nth}";
            agenda.At(SwedishTime.At(day, new TimeOnly(7 + chance.Below(14), chance.Below(60))), ct => Ask(name, ct));
        }
        foreach (var hour in new[] { 8, 13 }) agenda.At(SwedishTime.At(day, new TimeOnly(hour, 1)), line.Look);
    }

    private async Task Ask(string name, CancellationToken ct)
    {
        var chance = new Chance(name);
        var situation = chance.OneOf(catalogue.Now.Situations);
        var request = new MeetingRequest(situation.Id, [], Answers(situation, chance), null, 1 + chance.Below(3), null, null, chance.Percent(12) ? "en" : Sv);
        var (asked, _, _) = await requesting.Ask(request, Sv, Notice.Name(name), ct);
        if (asked is not null) await Choose(asked, Companies.Of(chance), chance, ct);
    }

    /// <summary>The company looks at the times and takes one, or does what it can when there is none.</summary>
    public async Task Choose(Meeting asked, ContactDetails company, Chance chance, CancellationToken ct)
    {
        var offers = times.Find(asked, times.Window(), 12);
        if (offers.Count == 0) await WithoutATime(asked, company, chance, ct);
        else await Book(asked, offers[Math.Min(offers.Count - 1, chance.Below(6) * chance.Below(3))].Slot.Start, company, chance, ct);
    }

    private static Dictionary<string, bool> Answers(Situation situation, Chance chance) =>
        situation.Optional.Where(_ => chance.Percent(30)).ToDictionary(c => c, _ => chance.Percent(50));

    private async Task Book(Meeting asked, DateTimeOffset start, ContactDetails contact, Chance chance, CancellationToken ct)
    {
        if (await holding.Hold(asked, start, "company", ct) is not Outcome.Recorded held) return;
        if (chance.Percent(7))
        {
            agenda.At(held.Meeting.HoldUntil!.Value, c => meetings.Decide(asked.Id, "timer", m => m.ExpireHold(clock.GetUtcNow()), c));
            return;
        }
        agenda.At(clock.GetUtcNow().AddMinutes(4), async c =>
        {
            if ((await booking.Book(held.Meeting, contact, "company", Sv, c)).Outcome is Outcome.Recorded booked) Booked(booked.Meeting, chance);
        });
    }

    /// <summary>What comes of a meeting that has been booked: answers, changes, and that it is held.</summary>
    public void Booked(Meeting meeting, Chance chance)
    {
        agenda.At(clock.GetUtcNow(), ct => cases.Of(meeting.Id, "timer", ct));
        Ask(meeting, meeting.Places.Select(p => p.OfficialId), chance);
        var later = WorkingHour(WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), 1 + chance.Below(3)), chance);
        if (chance.Percent(4)) agenda.At(later, ct => meetings.Decide(meeting.Id, "company", m => m.Cancel("company", clock.GetUtcNow()), ct));
        else if (chance.Percent(5)) agenda.At(later, ct => Move(meeting.Id, chance, ct));
        Follow(meeting, chance);
    }

    /// <summary>The checks and what the coordinator says, for the time the meeting has now. If it moves, they are written down again.</summary>
    private void Follow(Meeting meeting, Chance chance)
    {
        var slot = meeting.Slot!.Value;
        agenda.At(slot.Start - rules.FallsThrough, async ct =>
        {
            if (await meetings.Decide(meeting.Id, "timer", m => m.FallThrough(clock.GetUtcNow(), rules), ct) is not Outcome.Recorded { Meeting.HasEnded: true }) return;
            var seen = WorkingHour(WorkingDays.Next(SwedishTime.Date(clock.GetUtcNow())), chance);
            agenda.At(seen, c => meetings.Decide(meeting.Id, "coordinator:demo", m => m.Handle(clock.GetUtcNow()), c));
        });
        agenda.At(SwedishTime.At(WorkingDays.Next(SwedishTime.Date(slot.Start)), new TimeOnly(8, 30)), async ct =>
        {
            var tookPlace = !chance.Percent(4);
            var said = await meetings.Decide(
                meeting.Id, "coordinator:demo", m => m.Slot == slot ? m.SayHowItWent(tookPlace, clock.GetUtcNow()) : Decision.AlreadySo, ct);
            if (said is Outcome.Recorded { Meeting: var held } && tookPlace) await Afterwards(held, ct);
        });
    }

    private async Task Move(Guid id, Chance chance, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { IsBooked: true } meeting) return;
        var later = times.Find(meeting, times.Window(), 40).Where(o => o.Slot.Start > meeting.Slot!.Value.Start).ToList();
        if (later.Count == 0 || await moving.Move(meeting, later[chance.Below(later.Count)].Slot.Start, "company", ct) is not Outcome.Recorded moved) return;
        Ask(moved.Meeting, moved.Meeting.Places.Select(p => p.OfficialId), chance);
        Follow(moved.Meeting, chance);
    }

    /// <summary>Those who are asked answer within a day or so: most say yes, some no, and some nothing.</summary>
    private void Ask(Meeting meeting, IEnumerable<Guid> officials, Chance chance)
    {
        foreach (var official in officials)
        {
            var start = meeting.Slot!.Value.Start;
            var replyBy = meeting.ReplyBy[official];
            var answers = WorkingHour(WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), chance.Below(2)), chance);
            if (chance.Percent(4)) agenda.At(replyBy, ct => Decline(meeting.Id, official, "timer", m => m.TakeSilenceAsNo(official, clock.GetUtcNow()), chance, ct));
            else if (chance.Percent(7)) agenda.At(Before(answers, replyBy), ct => Decline(meeting.Id, official, $"official:{official}", m => m.Answer(official, accepts: false, start, clock.GetUtcNow()), chance, ct));
            else agenda.At(Before(answers, replyBy), ct => meetings.Decide(meeting.Id, $"official:{official}", m => m.Answer(official, accepts: true, start, clock.GetUtcNow()), ct));
        }
    }

    private async Task Decline(Guid id, Guid official, string actor, Func<Meeting, Decision> says, Chance chance, CancellationToken ct)
    {
        if (await meetings.Decide(id, actor, says, ct) is not Outcome.Recorded { Meeting: var before }) return;
        await MendPanelHandler.Handle(new(id, official), meetings, calendars, rules, clock, ct);
        if (await meetings.Find(id, ct) is not { IsBooked: true } after) return;
        Ask(after, after.Places.Select(p => p.OfficialId).Where(p => before.PlaceOf(p) is null), chance);
        if (after.Vacant.Count > 0) await Broken(after, chance, ct);
    }

    /// <summary>Other times are held; most companies take one of them.</summary>
    private async Task Broken(Meeting meeting, Chance chance, CancellationToken ct)
    {
        await BrokenTableHandler.Handle(new HoldAlternatives(meeting.Id), meetings, times, calendars, rules, clock, ct);
        if (await meetings.Find(meeting.Id, ct) is not { Alternatives.Count: > 0, AlternativesUntil: { } until } broken) return;
        if (chance.Percent(75)) agenda.At(clock.GetUtcNow().AddHours(2), async c =>
        {
            if (await moving.Move(broken, broken.Alternatives[0].Slot.Start, "company", c) is not Outcome.Recorded moved) return;
            Ask(moved.Meeting, moved.Meeting.Places.Select(p => p.OfficialId), chance);
            Follow(moved.Meeting, chance);
        });
        else agenda.At(until, c => meetings.Decide(meeting.Id, "timer", m => m.LetAlternativesLapse(clock.GetUtcNow()), c));
    }

    private async Task WithoutATime(Meeting asked, ContactDetails contact, Chance chance, CancellationToken ct)
    {
        var day = SwedishTime.Date(clock.GetUtcNow());
        switch (chance.Below(4))
        {
            case 0:
                await booking.AskForCallBack(asked, contact with { Phone = contact.Mobile }, "company", Sv, ct);
                agenda.At(WorkingHour(WorkingDays.Next(day), chance), c => meetings.Decide(asked.Id, "coordinator:demo", m => m.Handle(clock.GetUtcNow()), c));
                break;
            case 1:
                await without.JoinWaitList(asked, contact, "company", Sv, ct);
                for (var later = 1; later < 15; later++) agenda.At(SwedishTime.At(WorkingDays.Add(day, later), new TimeOnly(14, 0)), c => TakeOffer(asked.Id, contact, chance, c));
                break;
            case 2:
                var wish = WorkingDays.Add(day, 8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                await without.Wish(asked, [new(wish, DayPart.Morning)], contact, "company", Sv, ct);
                agenda.At(WorkingHour(WorkingDays.Add(day, 1 + chance.Below(5)), chance), c => meetings.Decide(asked.Id, "coordinator:demo", m => m.RefuseWishes(clock.GetUtcNow()), c));
                break;
        }
    }

    private async Task TakeOffer(Guid id, ContactDetails contact, Chance chance, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || !meeting.IsOffered(clock.GetUtcNow())) return;
        if ((await booking.Book(meeting, contact, "company", Sv, ct)).Outcome is Outcome.Recorded booked) Booked(booked.Meeting, chance);
    }

    private DateTimeOffset WorkingHour(DateOnly day, Chance chance)
    {
        var at = SwedishTime.At(WorkingDays.IsWorkingDay(day) ? day : WorkingDays.Next(day), new TimeOnly(8 + chance.Below(8), chance.Below(60)));
        return at > clock.GetUtcNow() ? at : clock.GetUtcNow().AddMinutes(1 + chance.Below(90));
    }

    private static DateTimeOffset Before(DateTimeOffset at, DateTimeOffset limit) => at < limit ? at : limit.AddMinutes(-1);
}
