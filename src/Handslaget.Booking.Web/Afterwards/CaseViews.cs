using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <param name="Key">The key of the meeting's own page; null when its link has ended.</param>
/// <param name="IsOver">It has been held, or will not be.</param>
/// <param name="AwaitsNotes">It was held, as far as anybody knows, and its answers are not sent. After a visit none are promised.</param>
/// <param name="Mapped">The errands it is about whose way to a decision is known.</param>
public sealed record MeetingInCase(Guid Id, string? Key, DateTimeOffset? Start, IReadOnlyList<string> Matter, Text Status, bool IsOver, bool HasNotes, bool AwaitsNotes, IReadOnlyList<Attachment> Documents, IReadOnlyList<CaseType> Mapped);

/// <summary>A company's case over all its meetings. Days of the Swedish calendar.</summary>
/// <param name="Caller">The coordinator who is in touch next.</param>
public sealed record CaseView(
    BusinessCase Case, string Company, IReadOnlyList<MeetingInCase> Meetings, IReadOnlyList<CommitmentView> Commitments, string? Caller);

/// <summary>Follows a case: its meetings past and coming, what was answered and promised, and when the company hears from us next.</summary>
public sealed class CaseViews(IDocumentStore store, CompanyCases cases, NotesViews notes, CatalogueMemory catalogue, Links links, LinkLife life, TimeProvider clock)
{
    /// <summary>Null as long as the meeting has no case: it is not booked.</summary>
    public async Task<CaseView?> Of(Guid meeting, string language, CancellationToken ct)
    {
        if (await cases.Find(meeting, ct) is not { } found) return null;
        await using var session = store.QuerySession();
        var ids = found.Meetings.ToArray();
        var meetings = (await session.LoadManyAsync<Meeting>(ct, ids)).OrderBy(m => m.Slot?.Start ?? m.RequestedAt).ToList();
        var documents = (await session.Query<Attachment>().Where(a => a.MeetingId.IsOneOf(ids)).OrderBy(a => a.At).ToListAsync(ct)).ToLookup(a => a.MeetingId);
        var contact = await session.LoadAsync<Contact>(meeting, ct);
        var caller = meetings.LastOrDefault()?.Places.FirstOrDefault(p => p.Competences.Contains(Meeting.Coordination))?.OfficialId;
        return new(
            found, contact?.Company ?? "", [.. meetings.Select(m => View(m, documents[m.Id], language))], await notes.OfMeetings(found.Meetings, language, ct),
            caller is { } id ? (await session.LoadAsync<Person>(id, ct))?.Name : null);
    }

    private MeetingInCase View(Meeting m, IEnumerable<Attachment> documents, string language)
    {
        var now = clock.GetUtcNow();
        return new(
            m.Id, life.OpensMeeting(m, now) ? links.Follow(m.Id) : null, m.IsBooked ? m.Slot?.Start : null, catalogue.Now.Matter(m, language), Status(m, now),
            m.HasEnded || m.HasBeen(now), m.OutcomeSharedAt is not null, AwaitsNotes(m, now), [.. documents], [.. catalogue.Now.CaseTypesOf(m).Where(c => c.Map is not null)]);
    }

    private static bool AwaitsNotes(Meeting m, DateTimeOffset now) => m is { IsVisit: false, OutcomeSharedAt: null } && m.TookPlace != false && m.HasBeen(now);

    private static Text Status(Meeting m, DateTimeOffset now) => m switch
    {
        { HasEnded: true } => new("blev inte av", "was not held"),
        { TookPlace: false } => new("ni kom inte", "you did not come"),
        { OutcomeSharedAt: not null } => new("hållet, svaren är skickade", "held, the answers are sent"),
        _ when AwaitsNotes(m, now) => new("hållet, svaren skrivs", "held, the answers are being written"),
        _ when m.HasBeen(now) => new("har varit", "has been made"),
        { IsBooked: true } => new("bokat", "booked"),
        _ => new("ingen tid än", "no time yet"),
    };
}
