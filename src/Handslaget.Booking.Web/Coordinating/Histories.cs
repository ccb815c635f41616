using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <param name="Fact">The fact's stored name.</param>
/// <param name="By">In whose name: "company", "official:…", "coordinator:…", "mending" or "timer".</param>
public sealed record FactView(long Version, string Fact, object Data, string? By, DateTimeOffset At);

public sealed record ClaimView(Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset? Until);

/// <param name="State">What became of it. A reminder that will not be sent, since its time has moved, is dropped already.</param>
public sealed record NoticeView(
    Guid Id, NoticeKind Kind, Channel Channel, Guid? OfficialId, NoticeState State, DateTimeOffset? DueAt, DateTimeOffset? SentAt, int Attempts,
    string? ProviderStatus, string? Error);

/// <summary>Everything one meeting has been through: its facts, what it claims now, and every message with its fate.</summary>
public sealed record HistoryView(Guid MeetingId, IReadOnlyList<FactView> Facts, IReadOnlyList<ClaimView> Claims, IReadOnlyList<NoticeView> Messages);

public sealed class Histories(IDocumentStore store, StoreNames names)
{
    public async Task<HistoryView?> Of(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var facts = await session.Events.FetchStreamAsync(meeting, token: ct);
        if (facts.Count == 0) return null;
        var state = await session.LoadAsync<Meeting>(meeting, ct);
        var notices = await session.Query<Notice>().Where(n => n.MeetingId == meeting).ToListAsync(ct);
        var claims = await Store.Claims.ReadMeeting(names.Data, names.Schema, meeting, ct);
        return new(
            meeting,
            [.. facts.Select(e => new FactView(e.Version, e.EventTypeName, e.Data, e.UserName, FactTime.Of(e)))],
            [.. claims.Select(c => new ClaimView(c.ResourceId, c.During.Start, c.During.End, c.Until))],
            [.. notices.OrderBy(n => n.DueAt ?? DateTimeOffset.MinValue).ThenBy(n => n.Kind)
                .Select(n => new NoticeView(
                    n.Id, n.Kind, n.Channel, n.OfficialId, state is not null && n.WaitsInVain(state) ? NoticeState.Dropped : n.State, n.DueAt, n.SentAt, n.Attempts, n.ProviderStatus, n.Error))]);
    }
}
