using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>What one seat answered, in the official's own words (Swedish as written).</summary>
/// <param name="Seat">The competence in the asker's language.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="WrittenBy">The coordinator who wrote it down for the official; null: they did it themselves.</param>
/// <param name="IsCorrected">It is not as it was in the version sent before.</param>
/// <param name="StepBy">Who takes the next step; null: there is none.</param>
public sealed record SeatNotes(
    string Competence, string Seat, string Official, DateTimeOffset WrittenAt, string? WrittenBy, bool IsCorrected, bool NothingToAdd, string Answer, string Condition, string Document,
    string Step, string? StepBy, DateOnly? StepOn);

public enum CommitmentState
{
    Open,
    Overdue,
    Kept,
    Dropped,
}

/// <param name="Who">The official, or the company.</param>
/// <param name="Putoff">Why the day was last moved, in words; null: it was not.</param>
/// <param name="IsEffort">An agreed effort for skills supply.</param>
/// <param name="PositionsFilled">Of an effort that is done, as the company told it.</param>
public sealed record CommitmentView(
    Guid Id, Guid MeetingId, string What, string Seat, string Who, bool IsCompanys, DateOnly DueOn, CommitmentState State, string? Putoff, bool IsEffort = false, int? PositionsFilled = null);

/// <summary>What a company has been sent of a meeting. It is advice, not a decision. Instants are UTC.</summary>
/// <param name="Held">When the meeting began.</param>
/// <param name="Missing">Seats at the table without an answer.</param>
public sealed record NotesView(
    Guid MeetingId, string Company, DateTimeOffset Held, DateTimeOffset SentAt, bool IsCorrected, IReadOnlyList<SeatNotes> Seats, IReadOnlyList<string> Missing,
    IReadOnlyList<CommitmentView> Commitments);

/// <summary>Makes the views of what was answered and promised: what stands beside the log, with the names of today.</summary>
public sealed class NotesViews(IDocumentStore store, CatalogueMemory catalogue, TimeProvider clock)
{
    /// <summary>Null: the company has not been sent anything.</summary>
    public async Task<NotesView?> Of(Meeting meeting, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<MeetingNotes>(meeting.Id, ct) is not { Latest: { } sent } notes) return null;
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        return new(
            meeting.Id, contact?.Company ?? "", meeting.Slot!.Value.Start, sent.At, notes.Before is not null,
            await Seats(session, meeting, sent.Seats, notes.Before, language, ct),
            [.. meeting.Places.SelectMany(p => p.Competences).Where(c => c != Meeting.Coordination && sent.Seats.All(s => s.Competence != c)).Select(c => catalogue.Now.NameOf(c, language))],
            await Commitments(session, await session.Query<Commitment>().Where(c => c.MeetingId == meeting.Id).ToListAsync(ct), language, ct));
    }

    /// <summary>What is written so far, sent or not: for the coordinator.</summary>
    public async Task<IReadOnlyList<SeatNotes>> Written(Meeting meeting, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var written = await session.Query<SeatOutcome>().Where(o => o.MeetingId == meeting.Id).ToListAsync(ct);
        var sent = (await session.LoadAsync<MeetingNotes>(meeting.Id, ct))?.Latest;
        return await Seats(session, meeting, written, sent?.Seats.ToDictionary(s => s.Competence, s => s.Lines), language, ct);
    }

    /// <summary>What an official owes and has not done, the first day first.</summary>
    public async Task<IReadOnlyList<CommitmentView>> OwedBy(Guid official, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await Commitments(session, await session.Query<Commitment>().Where(c => c.OfficialId == official && c.KeptAt == null && c.DroppedAt == null).ToListAsync(ct), language, ct);
    }

    public async Task<IReadOnlyList<CommitmentView>> OfMeetings(IReadOnlyList<Guid> meetings, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var ids = meetings.ToArray();
        return await Commitments(session, await session.Query<Commitment>().Where(c => c.MeetingId.IsOneOf(ids)).ToListAsync(ct), language, ct);
    }

    private async Task<IReadOnlyList<SeatNotes>> Seats(
        IQuerySession session, Meeting meeting, IReadOnlyList<SeatOutcome> seats, IReadOnlyDictionary<string, OutcomeLines>? before, string language, CancellationToken ct)
    {
        var people = await Names(session, seats.SelectMany(s => new[] { s.OfficialId, s.Lines.StepBy, s.WrittenBy }).OfType<Guid>(), ct);
        var order = meeting.Seats.Select(s => s.Competence).ToList();
        return [.. seats.OrderBy(s => order.IndexOf(s.Competence)).Select(s => new SeatNotes(
            s.Competence, catalogue.Now.NameOf(s.Competence, language), people.GetValueOrDefault(s.OfficialId, ""), s.WrittenAt,
            s.WrittenBy is { } writer ? people.GetValueOrDefault(writer, new Text("lotsen", "the coordinator").In(language)) : null,
            before is not null && before.GetValueOrDefault(s.Competence) != s.Lines,
            s.Lines.NothingToAdd, s.Lines.Answer, s.Lines.Condition, s.Lines.Document, s.Lines.Step,
            s.Lines.Step.Length == 0 ? null : Who(s.Lines.StepBy, people, language), s.Lines.StepOn))];
    }

    private async Task<IReadOnlyList<CommitmentView>> Commitments(IQuerySession session, IReadOnlyList<Commitment> commitments, string language, CancellationToken ct)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        var words = (await session.LoadManyAsync<CommitmentWords>(ct, [.. commitments.Select(c => c.Id)])).ToDictionary(w => w.Id, w => w.Text);
        var people = await Names(session, commitments.Select(c => c.OfficialId).OfType<Guid>(), ct);
        return [.. commitments.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Select(c => new CommitmentView(
            c.Id, c.MeetingId, words.GetValueOrDefault(c.Id, ""), catalogue.Now.NameOf(c.Competence, language), Who(c.OfficialId, people, language), c.OfficialId is null,
            c.DueOn, StateOf(c, today), c.MovedFor?.Say().In(language), c.Kind == CommitmentKind.Effort, c.PositionsFilled))];
    }

    private static CommitmentState StateOf(Commitment c, DateOnly today) =>
        c.KeptAt is not null ? CommitmentState.Kept : c.DroppedAt is not null ? CommitmentState.Dropped : c.IsOverdue(today) ? CommitmentState.Overdue : CommitmentState.Open;

    private static string Who(Guid? official, Dictionary<Guid, string> people, string language) => official is { } id
        ? people.GetValueOrDefault(id, new Text("kommunen", "the municipality").In(language))
        : new Text("ni själva", "yourselves").In(language);

    private static async Task<Dictionary<Guid, string>> Names(IQuerySession session, IEnumerable<Guid> officials, CancellationToken ct) =>
        (await session.LoadManyAsync<Person>(ct, [.. officials.Distinct()])).ToDictionary(p => p.Id, p => p.Name);
}
