using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>Why a meeting needs a human.</summary>
public enum Need
{
    /// <summary>A required seat is empty and nobody could step in.</summary>
    SeatVacant,

    /// <summary>Nobody in the register holds a competence the errand needs.</summary>
    NobodyHolds,

    NoTime,
    CallBack,

    /// <summary>A message could not be delivered.</summary>
    MessageFailed,
    FellThrough,
}

/// <param name="Needs">Why a human is needed; never empty.</param>
public sealed record NeedsHuman(
    Guid MeetingId, IReadOnlyList<Need> Needs, MeetingStatus Status, IReadOnlyList<string> Matter, IReadOnlyList<string> Competences,
    DateTimeOffset RequestedAt, DateTimeOffset? Start);

/// <param name="Next">Send it as <c>after</c> to get the rest; null when there is no more.</param>
public sealed record NeedsHumanPage(IReadOnlyList<NeedsHuman> Meetings, string? Next);

/// <summary>The meetings that need a human, oldest first, and why.</summary>
public sealed class HumanNeeds(IDocumentStore store, Catalogue catalogue)
{
    /// <summary>A page of at most <paramref name="size"/> after the cursor <paramref name="after"/>.</summary>
    public async Task<NeedsHumanPage> Page(string? after, int size, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var failed = (await session.Query<Notice>().Where(n => n.State == NoticeState.Failed).Select(n => n.MeetingId).ToListAsync(ct)).Distinct().ToArray();
        var candidates = await session.Query<Meeting>()
            .Where(m => m.Status != MeetingStatus.Cancelled
                && (m.Vacant.Count > 0 || m.NoTime || m.CallBack || m.Status == MeetingStatus.FellThrough || m.Seats.Any(s => s.Unheld) || m.Id.IsOneOf(failed)))
            .OrderBy(m => m.RequestedAt).ThenBy(m => m.Id)
            .ToListAsync(ct);
        var rest = candidates.SkipWhile(m => after is not null && string.CompareOrdinal(Cursor(m), after) <= 0).ToList();
        var page = rest.Take(size).Select(m => View(m, failed, language)).ToList();
        return new(page, rest.Count > size ? Cursor(rest[size - 1]) : null);
    }

    private static string Cursor(Meeting m) => $"{m.RequestedAt.UtcTicks:D19}-{m.Id:N}";

    private NeedsHuman View(Meeting m, Guid[] failed, string language)
    {
        var needs = new List<Need>();
        if (m.Vacant.Count > 0) needs.Add(Need.SeatVacant);
        if (m.Seats.Any(s => s.Unheld && s.Required)) needs.Add(Need.NobodyHolds);
        if (m.NoTime) needs.Add(Need.NoTime);
        if (m.CallBack) needs.Add(Need.CallBack);
        if (failed.Contains(m.Id)) needs.Add(Need.MessageFailed);
        if (m.Status == MeetingStatus.FellThrough) needs.Add(Need.FellThrough);
        return new(
            m.Id, needs, m.Status, catalogue.Matter(m, language),
            [.. m.Vacant, .. m.Seats.Where(s => s.Unheld && s.Required).Select(s => s.Competence)], m.RequestedAt, m.Slot?.Start);
    }
}
