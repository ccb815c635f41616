using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>What follows of itself after a meeting: answers are asked for, promises become commitments with reminders, and the next contact is set.</summary>
public static class OutcomeHandler
{
    public static Task Handle(AskForOutcome message, MeetingLog meetings, BookingRules rules, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.AskForOutcome(clock.GetUtcNow(), rules), ct);

    public static Task Handle(RemindOfCommitment message, SubjectLog log, TimeProvider clock, CancellationToken ct) =>
        log.Decide<Commitment>(message.CommitmentId, "timer", c => c.Remind(clock.GetUtcNow()), ct);

    public static Task Handle(FollowOutcome message, WhatWasPromised promised, CancellationToken ct) => promised.Follow(message.MeetingId, ct);
}

/// <summary>Makes commitments of the next steps that the company has been sent. A step that a correction took away is dropped.</summary>
public sealed class WhatWasPromised(IDocumentStore store, MeetingLog meetings, SubjectLog log, CompanyCases cases, BookingRules rules, TimeProvider clock)
{
    public async Task Follow(Guid meeting, CancellationToken ct)
    {
        if (await meetings.Find(meeting, ct) is not { OutcomeSharedAt: { } sharedAt } held) return;
        var belongs = await cases.Of(meeting, "timer", ct);
        await using var session = store.LightweightSession();
        var notes = await session.LoadAsync<MeetingNotes>(meeting, ct) ?? new MeetingNotes();
        var steps = notes.Latest?.Seats.Where(s => s.Lines.Step.Length > 0).ToDictionary(s => Commitment.IdOf(meeting, s.Competence, s.Lines.StepBy)) ?? [];
        foreach (var (id, step) in steps) session.Store(new CommitmentWords { Id = id, Text = step.Lines.Step });
        var gone = await session.Query<Commitment>().Where(c => c.MeetingId == meeting && c.KeptAt == null && c.DroppedAt == null).ToListAsync(ct);
        await session.SaveChangesAsync(ct);

        var now = clock.GetUtcNow();
        // A day that an official has moved stands, unless a correction says something else of that very seat.
        foreach (var (id, step) in steps.Where(s => notes.Before is not { } before || before.GetValueOrDefault(s.Value.Competence) != s.Value.Lines))
            await log.Decide<Commitment>(id, "timer", c => c.Make(meeting, belongs.Id, step.Lines.StepBy, step.Competence, step.Lines.StepOn!.Value, now, step.Lines.IsEffort ? CommitmentKind.Effort : CommitmentKind.NextStep), ct);
        foreach (var dropped in gone.Where(c => !steps.ContainsKey(c.Id)))
            await log.Decide<Commitment>(dropped.Id, "timer", c => c.Drop(CommitmentDropReason.Corrected, now), ct);
        if (!(held.FollowedUpAt >= sharedAt))
            await log.Decide<BusinessCase>(belongs.Id, "timer", c => c.ScheduleFollowUp(sharedAt, now, rules), ct);
    }
}
