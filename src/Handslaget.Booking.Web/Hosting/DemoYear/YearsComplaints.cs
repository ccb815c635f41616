using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>Some companies complain. Somebody who has nothing to do with it reads, looks into it and answers; now and then something is learned.</summary>
internal sealed class YearsComplaints(ReceiveComplaint receiving, ComplaintDesk desk, SubjectLog subjects, CalendarMemory calendars, BookingRules rules, PastClock clock, Agenda agenda)
{
    private static readonly string[] Texts =
    [
        "Vi fick olika besked av två handläggare.", "Ingen ringde tillbaka fast vi lämnade nummer två gånger.", "Vi väntade i sex veckor på en uppgift som fanns på webbplatsen.",
        "Mötet var bra, men vi fick upprepa samma sak för alla.", "Kommunens kafé säljer lunch till priser som vi inte kan möta.",
    ];

    private static readonly string[] Lessons =
    [
        "Vi samlar beskeden från mötet på ett papper, så att alla säger samma sak.", "Den som tar emot ett samtal bokar nu en tid för återkoppling direkt.",
        "Vi skickar uppgifterna om fastigheten till alla vid bordet före mötet.",
    ];

    public void PlanDay(DateOnly day)
    {
        var chance = new Chance($"complaints/{day:yyyy-MM-dd}");
        if (chance.Percent(17)) agenda.At(SwedishTime.At(day, new TimeOnly(8 + chance.Below(12), chance.Below(60))), ct => Complain($"complaint/{day:yyyy-MM-dd}", ct));
    }

    private async Task Complain(string name, CancellationToken ct)
    {
        var chance = new Chance(name);
        var kind = chance.OneOf(Enum.GetValues<ComplaintKind>());
        var text = kind == ComplaintKind.UnfairCompetition ? Texts[^1] : Texts[chance.Below(Texts.Length - 1)];
        var request = new ComplaintRequest(kind, text, chance.Percent(60) ? "foretag@foretag.example" : null);
        var (received, _) = await receiving.Receive(request, "sv", new Fields("sv"), Notice.Name(name), ct);
        if (received is not { } id) return;
        var day = SwedishTime.Date(clock.GetUtcNow());
        agenda.At(At(day, chance.Percent(90) ? chance.Below(2) : 3, chance), c => subjects.Decide<Complaint>(
            id, "coordinator:demo", x => x.Acknowledge(rules, clock.GetUtcNow()), c, session => session.Store(ComplaintWords.Of(id, WhatIsSaid.NextStep, "En kollega läser och svarar er."))));
        if (chance.Percent(92)) agenda.At(At(day, 3 + chance.Below(chance.Percent(88) ? 6 : 11), chance), c => Answer(id, chance, c));
    }

    private async Task Answer(Guid id, Chance chance, CancellationToken ct)
    {
        var outcome = chance.OneOf(Enum.GetValues<ComplaintOutcome>());
        foreach (var official in calendars.Everybody().Skip(chance.Below(5)))
        {
            if (await desk.Answer(id, official, $"official:{official}", outcome, "Tack för att ni berättade. Så här ser vi på det, och det här gör vi nu.", ct) is not Decided<Complaint>.Recorded) continue;
            break;
        }
        if (outcome != ComplaintOutcome.SeenOtherwise && chance.Percent(40))
            await subjects.Decide<Complaint>(
                id, "coordinator:demo", c => c.PublishLesson(clock.GetUtcNow()), ct, session => session.Store(ComplaintWords.Of(id, WhatIsSaid.Lesson, chance.OneOf(Lessons))));
    }

    private DateTimeOffset At(DateOnly day, int workingDays, Chance chance)
    {
        var at = SwedishTime.At(WorkingDays.Add(day, workingDays), new TimeOnly(9 + chance.Below(6), chance.Below(60)));
        return at > clock.GetUtcNow() ? at : clock.GetUtcNow().AddMinutes(30);
    }
}
