using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Complaining;

/// <param name="Answer">What was answered, the last time.</param>
/// <param name="FirstAnswer">What was answered before the company said that it was not satisfied.</param>
/// <param name="CanSayNotSatisfied">It is answered, and may be looked at once more by somebody else.</param>
public sealed record ComplaintView(
    ComplaintKind Kind, ComplaintStatus Status, string StatusText, DateTimeOffset ReceivedAt, DateTimeOffset AcknowledgeBy, DateTimeOffset? AcknowledgedAt,
    string? NextStep, DateTimeOffset AnswerBy, DateTimeOffset? AnsweredAt, ComplaintOutcome? Outcome, string? Answer, string? FirstAnswer,
    ComplaintGoesTo? PassedOnTo, string? PassedOnText, bool IsAnonymous, bool IsEscalated, bool CanSayNotSatisfied, bool CanBeWithdrawn, DateTimeOffset? ReopenedAt);

/// <summary>A complaint as who complained sees it: nobody who handles it is named.</summary>
public sealed class ComplaintViews(IDocumentStore store, SubjectLog subjects, Links links, LinkLife life, BookingRules rules, ComplaintDesk desk, TimeProvider clock)
{
    /// <summary>Null when the secret opens no complaint, or no longer.</summary>
    public async Task<(Guid Id, ComplaintView View)?> Open(string? key, string language, CancellationToken ct) =>
        links.OpensComplaint(key) is { } id && await subjects.Find<Complaint>(id, ct) is { } complaint && life.OpensComplaint(complaint, clock.GetUtcNow())
            ? (id, await Of(complaint, language, ct))
            : null;

    public async Task<ComplaintView> Of(Complaint c, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var words = await session.WordsOf(c.Id, ct);
        var second = words.GetValueOrDefault(WhatIsSaid.SecondAnswer);
        var first = words.GetValueOrDefault(WhatIsSaid.Answer);
        return new(
            c.Kind, c.Status, c.Status.Say().In(language), c.ReceivedAt, c.AcknowledgeBy(rules), c.AcknowledgedAt, words.GetValueOrDefault(WhatIsSaid.NextStep),
            c.AnswerBy(rules), c.AnsweredAt, c.Outcome, second ?? first, c.ReopenedAt is null || second is null ? null : first,
            c.PassedOnTo, c.PassedOnTo?.Say().In(language), c.Anonymous, await desk.HasNobodyElse(session, c, ct),
            c is { Status: ComplaintStatus.Answered, ReopenedAt: null }, c.IsOpen, c.ReopenedAt);
    }
}

internal static class WordsOfComplaints
{
    public static async Task<IReadOnlyDictionary<WhatIsSaid, string>> WordsOf(this IQuerySession session, Guid complaint, CancellationToken ct) =>
        (await session.Query<ComplaintWords>().Where(w => w.ComplaintId == complaint).ToListAsync(ct)).ToDictionary(w => w.What, w => w.Text);
}
