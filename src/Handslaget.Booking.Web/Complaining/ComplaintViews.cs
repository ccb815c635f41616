using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Complaining;

/// <param name="Said">What the company wrote; null when it has been erased.</param>
/// <param name="AcknowledgeBy">When somebody has read it at the latest. Null: that was not promised when it came.</param>
/// <param name="AnswerBy">When it is answered at the latest, likewise.</param>
/// <param name="Answer">What was answered, the last time.</param>
/// <param name="FirstAnswer">What was answered before the company said that it was not satisfied.</param>
/// <param name="CanSayNotSatisfied">It is answered, and may be looked at once more by somebody else.</param>
public sealed record ComplaintView(
    ComplaintKind Kind, string? Said, ComplaintStatus Status, string StatusText, DateTimeOffset ReceivedAt, DateTimeOffset? AcknowledgeBy, DateTimeOffset? AcknowledgedAt,
    string? NextStep, DateTimeOffset? AnswerBy, DateTimeOffset? AnsweredAt, ComplaintOutcome? Outcome, string? Answer, string? FirstAnswer,
    ComplaintGoesTo? PassedOnTo, string? PassedOnText, bool IsAnonymous, string? EscalatedText, bool CanSayNotSatisfied, bool CanBeWithdrawn, DateTimeOffset? ReopenedAt);

/// <summary>A complaint as who complained sees it: nobody who handles it is named.</summary>
public sealed class ComplaintViews(
    IDocumentStore store, SubjectLog subjects, Links links, LinkLife life, BookingRules rules, ComplaintDesk desk, IOptions<ComplaintOptions> settings, IOptions<DeliveryOptions> delivery, TimeProvider clock)
{
    /// <summary>Null when the secret opens no complaint, or no longer.</summary>
    public async Task<(Guid Id, ComplaintView View)?> Open(string? key, string language, CancellationToken ct) =>
        links.OpensComplaint(key) is { } id && await subjects.Find<Complaint>(id, ct) is { } complaint && life.OpensComplaint(complaint, clock.GetUtcNow())
            ? (id, await Of(complaint, language, ct))
            : null;

    /// <summary>Nobody in the service may read it: where it has gone, or where it can be told.</summary>
    private Text Above => settings.Value.EscalateTo is { Length: > 0 }
        ? new(
            "Den ni klagar på är den enda lotsen. Därför har klagomålet gått till en högre chef, och lotsen ser det inte.",
            "The one you complain about is the only coordinator. So the complaint has gone to a higher manager, and the coordinator does not see it.")
        : new(
            $"Den ni klagar på är den enda lotsen, och ser inte klagomålet. Ring {delivery.Value.PhoneNumber} och be om en chef, så tas det emot.",
            $"The one you complain about is the only coordinator, and does not see the complaint. Call {delivery.Value.PhoneNumber} and ask for a manager, who will take it.");

    public async Task<ComplaintView> Of(Complaint c, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var words = await session.WordsOf(c.Id, ct);
        var second = words.GetValueOrDefault(WhatIsSaid.SecondAnswer);
        var first = words.GetValueOrDefault(WhatIsSaid.Answer);
        return new(
            c.Kind, words.GetValueOrDefault(WhatIsSaid.Complaint), c.Status, c.Status.Say().In(language), c.ReceivedAt, c.AcknowledgeBy(rules), c.AcknowledgedAt, words.GetValueOrDefault(WhatIsSaid.NextStep),
            c.AnswerBy(rules), c.AnsweredAt, c.Outcome, second ?? first, c.ReopenedAt is null || second is null ? null : first,
            c.PassedOnTo, c.PassedOnTo?.Say().In(language), c.Anonymous, c.IsOpen && await desk.HasNobodyElse(session, c, ct) ? Above.In(language) : null,
            c is { Status: ComplaintStatus.Answered, ReopenedAt: null }, c.IsOpen, c.ReopenedAt);
    }
}

internal static class WordsOfComplaints
{
    public static async Task<IReadOnlyDictionary<WhatIsSaid, string>> WordsOf(this IQuerySession session, Guid complaint, CancellationToken ct) =>
        (await session.Query<ComplaintWords>().Where(w => w.ComplaintId == complaint).ToListAsync(ct)).ToDictionary(w => w.What, w => w.Text);
}
