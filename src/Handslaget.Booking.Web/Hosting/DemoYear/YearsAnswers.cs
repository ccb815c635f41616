using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>After each meeting of the year: those who sat there write, mostly in time, the coordinator sends, what was promised is kept, and the company is called.</summary>
internal sealed class YearsAnswers(
    WriteOutcome writing, ShareOutcome sharing, WhatWasPromised promised, Commitments commitments, CompanyCases cases, MeetingLog meetings, SubjectLog subjects,
    IDocumentStore store, BookingRules rules, PastClock clock, Agenda agenda)
{
    private static readonly string[] Answers =
    [
        "Det går att göra så som ni har tänkt.", "Det går, om ni ändrar planlösningen vid entrén.", "Ni behöver anmäla verksamheten innan ni öppnar.",
        "Platsen går att använda från maj till september.",
    ];

    private static readonly string[] Steps = ["Skicka in anmälan", "Lämna en ritning", "Återkomma om avgiften", "Boka en tid på plats"];

    private static readonly string[] Efforts = ["Ordna en rekryteringsträff", "Ta fram en yrkesutbildning med vuxenutbildningen", "Hitta praktikplatser med Arbetsförmedlingen"];

    public Task Follow(Meeting held, CancellationToken ct)
    {
        var chance = new Chance($"answers/{held.Id:N}");
        var day = SwedishTime.Date(clock.GetUtcNow());
        var last = day;
        foreach (var official in held.OwesOutcome)
        {
            // Nine in ten write within two days; the last in ten keeps the company waiting.
            var writes = WorkingDays.Add(day, chance.Percent(90) ? chance.Below(2) : 3 + chance.Below(3));
            last = writes > last ? writes : last;
            agenda.At(SwedishTime.At(writes, new TimeOnly(10 + chance.Below(4), chance.Below(60))), c => Write(held.Id, official, chance, c));
        }
        agenda.At(SwedishTime.At(last, new TimeOnly(15, chance.Below(60))), c => Share(held.Id, chance, c));
        return Task.CompletedTask;
    }

    private async Task Write(Guid id, Guid official, Chance chance, CancellationToken ct)
    {
        if (await writing.Open(id, official, ct) is not { } open) return;
        var on = WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), 5 + chance.Below(10));
        var lines = chance.Percent(20) ? new OutcomeLines(NothingToAdd: true)
            : new OutcomeLines(false, chance.OneOf(Answers), "", "", chance.Percent(70) ? chance.OneOf(Steps) : "", chance.Percent(50) ? official : null, on);
        if (open.MayAgreeEffort && open.Place.Competences.Contains("skills-supply"))
            lines = new(false, "Vi hjälper er att hitta rätt personer.", "", "", new Chance($"effort/{id:N}").OneOf(Efforts), official, on, IsEffort: true);
        if (lines.Step.Length == 0) lines = lines with { StepBy = null, StepOn = null };
        await writing.Write(open, open.Place.Competences.SelectMany(c => OutcomeReader.Typed(c, lines)).ToDictionary(), "sv", ct);
    }

    private async Task Share(Guid id, Chance chance, CancellationToken ct)
    {
        if (await sharing.Share(id, [], clock.GetUtcNow(), "coordinator:demo", ct) is not Outcome.Recorded) return;
        await promised.Follow(id, ct);
        await using var session = store.QuerySession();
        foreach (var made in await session.Query<Commitment>().Where(c => c.MeetingId == id).OrderBy(c => c.Id).ToListAsync(ct))
        {
            var kept = SwedishTime.At(WorkingDays.Add(made.DueOn, chance.Percent(85) ? -1 : 2 + chance.Below(4)), new TimeOnly(11, chance.Below(60)));
            var filled = new Chance($"filled/{made.Id:N}");
            int? positions = filled.Percent(80) ? filled.Below(6) : null;
            agenda.At(kept, c => commitments.Keep(made.Id, null, made.OfficialId is { } by ? $"official:{by}" : "company", c, positions));
        }
        var called = WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), rules.FollowUpWorkingDays - 1 + (chance.Percent(88) ? 0 : 4));
        agenda.At(SwedishTime.At(called, new TimeOnly(9, chance.Below(60))), c => Call(id, c));
    }

    private async Task Call(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await meetings.Decide(id, "coordinator:demo", m => m.FollowUp(ContactResult.GoesWell, now), ct);
        var belongs = await cases.Of(id, "timer", ct);
        await subjects.Decide<BusinessCase>(belongs.Id, "coordinator:demo", c => c.MakeContact(ContactResult.GoesWell, now), ct);
    }
}
