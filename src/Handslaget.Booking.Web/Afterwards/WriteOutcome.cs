using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <param name="Writer">The official at the <paramref name="Place"/>, or a coordinator who writes it down for them.</param>
/// <param name="Typed">What stands in the form: what was typed last and not sent, or else what is written, field by field.</param>
/// <param name="DraftAt">When what is typed was kept, UTC; null: it is what is written.</param>
/// <param name="WrittenAt">When the official last wrote, UTC.</param>
/// <param name="MayAgreeEffort">It is a table where an effort for skills supply can be agreed.</param>
public sealed record OutcomeToWrite(
    Meeting Meeting, Place Place, Guid Writer, IReadOnlyDictionary<string, string> Typed, DateTimeOffset? DraftAt, DateTimeOffset? WrittenAt, bool MayAgreeEffort)
{
    public bool IsOwn => Writer == Place.OfficialId;
}

/// <summary>An official, or a coordinator for them, writes what their seats answered at a meeting. The words are stored beside the fact, in the same transaction.</summary>
public sealed class WriteOutcome(IDocumentStore store, MeetingLog meetings, CatalogueMemory catalogue, TimeProvider clock)
{
    /// <summary>Null for a table the official does not sit at, or that has not been held.</summary>
    public Task<OutcomeToWrite?> Open(Guid meeting, Guid official, CancellationToken ct) => Open(meeting, official, official, ct);

    /// <summary>For a coordinator who writes it down.</summary>
    public async Task<OutcomeToWrite?> Open(Guid meeting, Guid official, Guid writer, CancellationToken ct)
    {
        if (await meetings.Find(meeting, ct) is not { } found || found.PlaceOf(official) is not { } place || !found.MayHaveOutcome(clock.GetUtcNow())) return null;
        await using var session = store.QuerySession();
        var draft = await session.LoadAsync<OutcomeDraft>(OutcomeDraft.IdOf(meeting, official, writer), ct);
        var written = await Stored(session, meeting, place, ct);
        return new(
            found, place, writer, draft?.Typed ?? written.SelectMany(o => OutcomeReader.Typed(o.Competence, o.Lines)).ToDictionary(), draft?.At,
            found.Wrote.TryGetValue(official, out var at) ? at : null, catalogue.Now.CaseTypesOf(found).Any(c => c.Id == Commitment.EffortsCaseType));
    }

    /// <summary>Keeps what is typed, right or wrong, until it is sent.</summary>
    public async Task Keep(OutcomeToWrite open, IReadOnlyDictionary<string, string> typed, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(new OutcomeDraft { Id = DraftOf(open), MeetingId = open.Meeting.Id, Typed = typed, At = clock.GetUtcNow() });
        await session.SaveChangesAsync(ct);
    }

    /// <summary>Null outcome: something in <c>Fields</c> needs to be corrected. The same words again change nothing.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> Write(OutcomeToWrite open, IReadOnlyDictionary<string, string> typed, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var lines = OutcomeReader.Read(open, typed, fields);
        if (fields.HasErrors) return (null, fields);
        var (id, now) = (open.Meeting.Id, clock.GetUtcNow());
        await using (var session = store.QuerySession())
        {
            var before = (await Stored(session, id, open.Place, ct)).ToDictionary(o => o.Competence, o => o.Lines);
            if (open.WrittenAt is not null && lines.All(l => before.GetValueOrDefault(l.Key) == l.Value))
            {
                await Forget(open, ct);
                return (new Outcome.Unchanged(open.Meeting), fields);
            }
        }
        var (official, writtenBy) = (open.Place.OfficialId, open.IsOwn ? (Guid?)null : open.Writer);
        var outcome = await meetings.Decide(id, $"{(open.IsOwn ? "official" : "coordinator")}:{open.Writer}", m => m.WriteOutcome(official, now, writtenBy), ct, session =>
        {
            foreach (var (competence, said) in lines)
                session.Store(new SeatOutcome { Id = SeatOutcome.IdOf(id, competence), MeetingId = id, Competence = competence, OfficialId = official, WrittenAt = now, WrittenBy = writtenBy, Lines = said });
            session.Delete<OutcomeDraft>(DraftOf(open));
        });
        return (outcome, fields);
    }

    private async Task Forget(OutcomeToWrite open, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Delete<OutcomeDraft>(DraftOf(open));
        await session.SaveChangesAsync(ct);
    }

    private static Guid DraftOf(OutcomeToWrite open) => OutcomeDraft.IdOf(open.Meeting.Id, open.Place.OfficialId, open.Writer);

    private static Task<IReadOnlyList<SeatOutcome>> Stored(IQuerySession session, Guid meeting, Place place, CancellationToken ct) =>
        session.LoadManyAsync<SeatOutcome>(ct, [.. place.Competences.Select(c => SeatOutcome.IdOf(meeting, c))]);
}
