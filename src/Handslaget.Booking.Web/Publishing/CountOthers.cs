using Handslaget.Booking.Cases;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Figures;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Publishing;

/// <summary>How the promises are kept. The clocks' rows are written with the facts, and can be counted anew from them.</summary>
internal sealed class CountPromises(IDocumentStore store, PromiseRegister promises, TimeProvider clock) : ICountFigures
{
    public IEnumerable<Figure> Figures => [ClockFigures.Kept];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var rows = await session.Query<ClockRow>().Where(r => r.IsPublic).ToListAsync(ct);
        var clocks = rows.Select(r => promises.Of(r.Promise, r.StartedAt) is { } promise ? r.With(promise) : null).OfType<Clock>();
        var points = ClockFigures.Count(clocks, clock.GetUtcNow()).OrderBy(p => p.Month.Index).ThenBy(p => p.Part).ToList();
        return [new(ClockFigures.Kept, points, key => promises.Promises.LastOrDefault(p => p.Key == key)?.Sentence() ?? new(key, key))];
    }
}

/// <summary>What companies have complained of, and what was learned.</summary>
internal sealed class CountComplaints(IDocumentStore store) : ICountFigures
{
    public IEnumerable<Figure> Figures => [ComplaintFigures.Received, ComplaintFigures.Learned];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var complaints = await session.Query<Complaint>().ToListAsync(ct);
        return
        [
            Counted.Of(ComplaintFigures.Received, ComplaintFigures.CountReceived(complaints)), Counted.Of(ComplaintFigures.Learned, ComplaintFigures.CountLearned(complaints)),
        ];
    }
}

/// <summary>Efforts for companies' skills supply, from the commitments that the log tells of.</summary>
internal sealed class CountEfforts(IDocumentStore store) : ICountFigures
{
    public IEnumerable<Figure> Figures => [EffortFigures.Started, EffortFigures.Done, EffortFigures.Filled];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var efforts = await session.Query<Commitment>().Where(c => c.Kind == CommitmentKind.Effort).ToListAsync(ct);
        return
        [
            Counted.Of(EffortFigures.Started, EffortFigures.CountStarted(efforts)), Counted.Of(EffortFigures.Done, EffortFigures.CountDone(efforts)),
            Counted.Of(EffortFigures.Filled, EffortFigures.CountFilled(efforts)),
        ];
    }
}

/// <summary>How many who can be seated have a valid training, from the register as the log tells it.</summary>
internal sealed class CountTraining(IDocumentStore store, TimeProvider clock) : ICountFigures
{
    public IEnumerable<Figure> Figures => [TrainingFigures.Trained];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var officials = await session.Query<Official>().ToListAsync(ct);
        return [Counted.Of(TrainingFigures.Trained, TrainingFigures.Count([.. officials], SwedishTime.Date(clock.GetUtcNow())))];
    }
}

/// <summary>What the dialogue weeks came to.</summary>
internal sealed class CountDialogueWeeks(IDocumentStore store, TimeProvider clock) : ICountFigures
{
    public IEnumerable<Figure> Figures => [DialogueWeekFigures.Tables, DialogueWeekFigures.Sittings, DialogueWeekFigures.Companies];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var weeks = await session.Query<Gathering>().Where(g => g.WeekPublishedAt != null).ToListAsync(ct);
        return [.. DialogueWeekFigures.Count(weeks, clock.GetUtcNow()).Select(f => Counted.Of(f.Figure, f.Points))];
    }
}
