using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Visiting;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>
/// The visits of the year: a company is asked about every other day, most choose a time, some say no or not now, and some must be called. Afterwards
/// it is noted what they need, and now and then a table comes of it.
/// </summary>
internal sealed class YearsVisits(
    DemoVisits visits, YearsMeetings companies, AfterVisit after, RequestMeeting requesting, CompanyCases cases, Holding holding, BookMeeting booking, MeetingLog meetings,
    Doors.FreeTimes times, VisitRegister register, BookingRules rules, PastClock clock, Agenda agenda)
{
    private const string Sv = "sv";

    public void PlanDay(DateOnly day)
    {
        var name = $"visit/{day:yyyy-MM-dd}";
        var chance = new Chance(name);
        if (day.Month != 7 && chance.Percent(50)) agenda.At(SwedishTime.At(day, new TimeOnly(9 + chance.Below(5), chance.Below(60))), ct => Invite(name, ct));
    }

    private async Task Invite(string name, CancellationToken ct)
    {
        var chance = new Chance($"{name}/answer");
        var company = Companies.Of(chance);
        if (await visits.Invite(name, company, ct) is not { } invited || await meetings.Find(invited.Id, ct) is not { } visit) return;
        var contact = company with { Site = $"{invited.Written.Street}, {invited.Written.Postcode} {invited.Written.Town}" };
        var answers = SwedishTime.At(WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), 1 + chance.Below(5)), new TimeOnly(8 + chance.Below(9), chance.Below(60)));
        switch (chance.Below(100))
        {
            case < 62: agenda.At(answers, c => Choose(visit.Id, contact, "company", chance, c)); break;
            case < 74: agenda.At(answers, c => meetings.Decide(visit.Id, "company", m => m.DeclineVisit(clock.GetUtcNow()), c)); break;
            case < 80: agenda.At(answers, c => PutOff(visit.Id, c)); break;
            case < 90: agenda.At(visit.VisitCalledFrom.AddHours(1 + chance.Below(5)), c => Choose(visit.Id, contact, "coordinator:demo", chance, c)); break;
            default: agenda.At(visit.VisitCalledFrom.AddHours(2), c => meetings.Decide(visit.Id, "coordinator:demo", m => m.Handle(clock.GetUtcNow()), c)); break;
        }
        EndIn(visit);
    }

    /// <summary>They are asked again some months later, and that invitation ends too.</summary>
    private async Task PutOff(Guid id, CancellationToken ct)
    {
        if (await meetings.Decide(id, "company", m => m.PutOffVisit(clock.GetUtcNow()), ct) is Outcome.Recorded later) EndIn(later.Meeting);
    }

    private void EndIn(Meeting asked) =>
        agenda.At(asked.InvitationEndsAt(rules), c => meetings.Decide(asked.Id, "timer", m => m.EndInvitation(clock.GetUtcNow(), rules), c));

    private async Task Choose(Guid id, ContactDetails contact, string actor, Chance chance, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { IsBooked: false, HasEnded: false } visit) return;
        var offers = times.Find(visit, times.Window(), 20);
        if (offers.Count == 0 || await holding.Hold(visit, offers[chance.Below(offers.Count)].Slot.Start, actor, ct) is not Outcome.Recorded held) return;
        if ((await booking.Book(held.Meeting, contact, actor, Sv, ct)).Outcome is Outcome.Recorded booked) companies.Booked(booked.Meeting, chance);
    }

    /// <summary>One of the two notes what they heard, and of some needs a table comes.</summary>
    public Task Follow(Meeting held, CancellationToken ct)
    {
        var chance = new Chance($"needs/{held.Id:N}");
        agenda.At(SwedishTime.At(WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), chance.Below(3)), new TimeOnly(14 + chance.Below(2), chance.Below(60))), c => Note(held, chance, c));
        return Task.CompletedTask;
    }

    private async Task Note(Meeting held, Chance chance, CancellationToken ct)
    {
        string[] needs = [.. register.Needs.Select(n => n.Code).Where(_ => chance.Percent(24))];
        await after.Note(held.Id, needs, none: needs.Length == 0, "", $"official:{held.Pair[0].OfficialId}", Sv, ct);
        if (needs.Length > 0 && chance.Percent(30)) agenda.At(clock.GetUtcNow().AddHours(20), c => LayTable(held, register.CaseTypesFor([needs[0]]), chance, c));
    }

    private async Task LayTable(Meeting held, IReadOnlyList<string> caseTypes, Chance chance, CancellationToken ct)
    {
        var (asked, _, _) = await requesting.Ask(new(null, caseTypes, null, null, 1, null, null, Sv), Sv, Notice.Name($"table-after/{held.Id:N}"), ct, "coordinator:demo");
        if (asked is null) return;
        await cases.BookInto((await cases.Of(held.Id, "coordinator:demo", ct)).Id, asked.Id, ct);
        await after.OpenTable(held.Id, asked.Id, "coordinator:demo", ct);
        agenda.At(clock.GetUtcNow().AddHours(3 + chance.Below(60)), c => companies.Choose(asked, Companies.Of(new Chance($"visit/of/{held.Id:N}")), chance, c));
    }
}
