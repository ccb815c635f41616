using Handslaget.Booking.Complaints;
using Handslaget.Booking.Figures;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Complaining;

/// <summary>What a complaint has taught the municipality. Written in Swedish.</summary>
public sealed record LessonView(ComplaintKind Kind, DateTimeOffset At, string Text);

/// <param name="Count">Null: fewer than five, which could point somebody out.</param>
public sealed record ComplaintCount(ComplaintKind Kind, int? Count);

public sealed record LessonsView(IReadOnlyList<LessonView> Lessons, IReadOnlyList<ComplaintCount> Counts);

/// <summary>What is public of complaints: what was learned, and how many there are.</summary>
public sealed class Lessons(IDocumentStore store)
{
    public async Task<LessonsView> All(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var all = await session.Query<Complaint>().ToListAsync(ct);
        var learned = all.Where(c => c.LessonAt is not null).OrderByDescending(c => c.LessonAt).ToList();
        var words = (await session.LoadManyAsync<ComplaintWords>(ct, [.. learned.Select(c => ComplaintWords.IdOf(c.Id, WhatIsSaid.Lesson))]))
            .ToDictionary(w => w.ComplaintId, w => w.Text);
        return new(
            [.. learned.Where(c => words.ContainsKey(c.Id)).Select(c => new LessonView(c.Kind, SwedishTime.Midnight(SwedishTime.Date(c.LessonAt!.Value)), words[c.Id]))],
            [.. Enum.GetValues<ComplaintKind>().Select(kind => new ComplaintCount(kind, all.Count(c => c.Kind == kind) is var count and >= FigurePoint.Fewest ? count : null))]);
    }
}
