using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>Why a meeting needs a human, the most urgent first.</summary>
public enum Need
{
    /// <summary>A required seat is empty and nobody could step in.</summary>
    SeatVacant,

    /// <summary>The company asked to be called.</summary>
    CallBack,

    /// <summary>A message could not be delivered, or there is nowhere to send it: call the company.</summary>
    MessageFailed,

    FellThrough,

    /// <summary>A seat answers in writing instead of sitting: somebody must see to it that it does.</summary>
    AnswerInWriting,

    /// <summary>Nobody in the register holds a competence the errand needs.</summary>
    NobodyHolds,

    NoTime,
}

/// <summary>How to reach the company. For coordinators only.</summary>
public sealed record ContactView(string Company, string Name, string? Mobile, string? Phone, string? Email);

/// <param name="Needs">Why a human is needed; never empty.</param>
/// <param name="Contact">Null when the company has not said who it is.</param>
public sealed record NeedsHuman(
    Guid MeetingId, IReadOnlyList<Need> Needs, MeetingStatus Status, IReadOnlyList<string> Matter, IReadOnlyList<string> Competences,
    DateTimeOffset RequestedAt, DateTimeOffset? Start, ContactView? Contact);

/// <param name="Next">Send it as <c>after</c> to get the rest; null when there is no more.</param>
public sealed record NeedsHumanPage(IReadOnlyList<NeedsHuman> Meetings, string? Next);

/// <summary>
/// The meetings that need a human: the most urgent first, and among equals the one that comes first. What a coordinator has seen to is
/// gone until something comes up again; an empty seat is gone when somebody sits there.
/// </summary>
public sealed class HumanNeeds(IDocumentStore store, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>A request that came to nothing is somebody's concern for so long.</summary>
    private static readonly TimeSpan RequestsAreFresh = TimeSpan.FromDays(14);

    /// <summary>A page of at most <paramref name="size"/> after the cursor <paramref name="after"/>.</summary>
    public async Task<NeedsHumanPage> Page(string? after, int size, string language, CancellationToken ct)
    {
        var fresh = clock.GetUtcNow() - RequestsAreFresh;
        await using var session = store.QuerySession();
        var failed = (await session.Query<Notice>().Where(n => n.State == NoticeState.Failed).ToListAsync(ct)).ToLookup(n => n.MeetingId);
        var failedIds = failed.Select(f => f.Key).ToArray();
        var candidates = await session.Query<Meeting>()
            .Where(m => m.Status != MeetingStatus.Cancelled
                && (m.Vacant.Count > 0 || m.CallBack || m.Id.IsOneOf(failedIds)
                    || (m.HandledAt == null && (m.Status == MeetingStatus.FellThrough
                        || ((m.Status == MeetingStatus.Booked || m.Status == MeetingStatus.Confirmed) && (m.InWriting.Count > 0 || m.Seats.Any(s => s.Unheld)))
                        || (m.RequestedAt > fresh && (m.NoTime || m.Seats.Any(s => s.Unheld)))))))
            .ToListAsync(ct);
        var rest = candidates
            .Select(m => (Meeting: m, Needs: NeedsOf(m, failed[m.Id])))
            .Where(c => c.Needs.Count > 0)
            .Select(c => (c.Meeting, c.Needs, Key: Cursor(c.Meeting, c.Needs)))
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .Where(c => after is null || string.CompareOrdinal(c.Key, after) > 0)
            .Take(size + 1)
            .ToList();
        var page = rest.Take(size).ToList();
        var contacts = (await session.LoadManyAsync<Contact>(ct, [.. page.Select(c => c.Meeting.Id)])).ToDictionary(c => c.Id);
        return new(
            [.. page.Select(c => View(c.Meeting, c.Needs, contacts.GetValueOrDefault(c.Meeting.Id), language))],
            rest.Count > size ? page[^1].Key : null);
    }

    private static string Cursor(Meeting m, IReadOnlyList<Need> needs) =>
        $"{(int)needs[0]}-{(m.Slot?.Start ?? m.RequestedAt).UtcTicks:D19}-{m.Id:N}";

    private List<Need> NeedsOf(Meeting m, IEnumerable<Notice> failed)
    {
        var now = clock.GetUtcNow();
        var needs = new List<Need>();
        var isOver = m.IsBooked && m.Slot!.Value.End < now;
        if (m.Vacant.Count > 0 && !isOver) needs.Add(Need.SeatVacant);
        if (m.CallBack) needs.Add(Need.CallBack);
        if (failed.Any(n => m.HandledAt is null || n.WrittenAt > m.HandledAt)) needs.Add(Need.MessageFailed);
        if (m.HandledAt is not null) return needs;
        if (m.Status == MeetingStatus.FellThrough) needs.Add(Need.FellThrough);
        if (m.IsBooked && !isOver && m.InWriting.Count > 0) needs.Add(Need.AnswerInWriting);
        if (!isOver && m.Seats.Any(s => s.Unheld && s.Required)) needs.Add(Need.NobodyHolds);
        if (m.NoTime) needs.Add(Need.NoTime);
        return needs;
    }

    private NeedsHuman View(Meeting m, IReadOnlyList<Need> needs, Contact? contact, string language) => new(
        m.Id, needs, m.Status, catalogue.Matter(m, language),
        [.. m.Vacant, .. m.InWriting, .. m.Seats.Where(s => s.Unheld && s.Required).Select(s => s.Competence)],
        m.RequestedAt, m.Slot?.Start,
        contact is null ? null : new(contact.Company, contact.Name, contact.Mobile, contact.Phone, contact.Email));
}
