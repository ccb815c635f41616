using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Complaining;

/// <summary>A complaint in a list of what waits.</summary>
public sealed record ComplaintRow(Complaint Complaint, DateTimeOffset? By, bool IsUrgent, bool IsLate, string? AssignedTo);

/// <summary>A complaint with all that is needed to handle it.</summary>
/// <param name="MayAnswer">Whether the reader may look into it themselves.</param>
/// <param name="CanBeAssigned">Who may, with their names.</param>
/// <param name="HasPolicyOwner">Whether it is said where one about unfair competition can be passed on.</param>
/// <param name="IsReadLate">Word that it has been read would come later than promised.</param>
/// <param name="IsAnsweredLate">An answer would come later than promised.</param>
public sealed record ComplaintFile(
    Complaint Complaint, IReadOnlyDictionary<WhatIsSaid, string> Words, ComplaintContact? Contact, string? About, string? AssignedTo, bool MayAnswer,
    IReadOnlyList<(Guid Id, string Name)> CanBeAssigned, IReadOnlyList<Notice> Letters, bool HasPolicyOwner, bool IsReadLate, bool IsAnsweredLate);

/// <summary>
/// The municipality's side of complaints. What is kept from somebody is kept from them everywhere: it is in none of their lists, and its page
/// does not exist.
/// </summary>
public sealed class ComplaintDesk(IDocumentStore store, SubjectLog subjects, CatalogueMemory catalogue, BookingRules rules, IOptions<ComplaintOptions> settings, TimeProvider clock)
{
    private const int ClosedShown = 30;

    public async Task<IReadOnlyList<ComplaintRow>> Open(Guid reader, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var open = await session.Query<Complaint>()
            .Where(c => c.Status == ComplaintStatus.Received || c.Status == ComplaintStatus.Acknowledged || c.Status == ComplaintStatus.Reopened).ToListAsync(ct);
        return await Rows(session, open.Where(c => !c.IsKeptFrom(reader)).OrderBy(c => c.NextBy(rules) ?? c.ReceivedAt), ct);
    }

    /// <summary>Those that are answered, withdrawn or passed on, the latest first: the last of them or <paramref name="all"/>, and how many there are.</summary>
    public async Task<(IReadOnlyList<ComplaintRow> Shown, int Count)> Closed(Guid reader, bool all, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var closed = (await session.Query<Complaint>()
            .Where(c => c.Status == ComplaintStatus.Answered || c.Status == ComplaintStatus.Withdrawn || c.Status == ComplaintStatus.PassedOn).ToListAsync(ct))
            .Where(c => !c.IsKeptFrom(reader)).OrderByDescending(c => c.ReceivedAt).ToList();
        return (await Rows(session, all ? closed : closed.Take(ClosedShown), ct), closed.Count);
    }

    /// <summary>Those that an official is to look into.</summary>
    public async Task<IReadOnlyList<ComplaintRow>> Mine(Guid official, CancellationToken ct) =>
        [.. (await Open(official, ct)).Where(r => r.Complaint.AssignedTo == official)];

    /// <summary>Null when there is none, and when it is kept from the reader.</summary>
    public async Task<ComplaintFile?> Find(Guid id, Guid reader, CancellationToken ct)
    {
        if (await subjects.Find<Complaint>(id, ct) is not { } complaint || complaint.IsKeptFrom(reader)) return null;
        await using var session = store.QuerySession();
        var seated = await Seated(session, complaint, ct);
        var officials = (await session.Query<Official>().ToListAsync(ct)).Where(o => !o.HasLeft).ToList();
        var people = await session.Query<Person>().ToListAsync(ct);
        var (names, politicians) = (people.ToDictionary(p => p.Id, p => p.Name), people.Where(p => p.IsPolitician).Select(p => p.Id).ToHashSet());
        var may = officials.Where(o => !politicians.Contains(o.Id) && complaint.MayBeHandledBy(o.Id, o.Unit, seated)).Select(o => (o.Id, names.GetValueOrDefault(o.Id, "–"))).OrderBy(o => o.Item2).ToList();
        return new(
            complaint, await session.WordsOf(id, ct), await session.LoadAsync<ComplaintContact>(id, ct), About(complaint, names),
            complaint.AssignedTo is { } assigned ? names.GetValueOrDefault(assigned) : null,
            await MayHandle(session, complaint, reader, seated, ct), may,
            await session.Query<Notice>().Where(n => n.MeetingId == id && n.State == NoticeState.Failed).ToListAsync(ct),
            settings.Value.PolicyOwner is { Length: > 0 }, complaint.IsReadLate(rules, clock.GetUtcNow()), complaint.IsAnsweredLate(rules, clock.GetUtcNow()));
    }

    /// <summary>Hands it to an official. Who is not in the register, or has left, looks into nothing.</summary>
    public async Task<Decided<Complaint>> Assign(Guid id, Guid official, string actor, CancellationToken ct)
    {
        var (who, seated) = await Ties(id, official, ct);
        await using var session = store.QuerySession();
        var isPolitician = (await session.LoadAsync<Person>(official, ct))?.IsPolitician == true;
        return await subjects.Decide<Complaint>(
            id, actor, c => who is { HasLeft: false } && !isPolitician ? c.Assign(official, who.Unit, seated, clock.GetUtcNow()) : Refusal.NotImpartial, ct);
    }

    /// <summary>The first answer and the second are told apart, so that both stand on the company's page.</summary>
    public async Task<Decided<Complaint>> Answer(Guid id, Guid official, string actor, ComplaintOutcome outcome, string text, CancellationToken ct)
    {
        var (who, seated) = await Ties(id, official, ct);
        var what = WhatIsSaid.Answer;
        return await subjects.Decide<Complaint>(
            id, actor,
            c =>
            {
                what = c.ReopenedAt is null ? WhatIsSaid.Answer : WhatIsSaid.SecondAnswer;
                return c.Answer(official, who?.Unit, seated, outcome, rules, clock.GetUtcNow());
            },
            ct, session => session.Store(ComplaintWords.Of(id, what, text)));
    }

    /// <summary>There is no coordinator but the one it is about: it is for somebody above them.</summary>
    public async Task<bool> HasNobodyElse(IQuerySession session, Complaint complaint, CancellationToken ct)
    {
        if (complaint.AboutOfficialId is not { } about) return false;
        var coordinators = (await session.Query<Person>().Where(p => p.IsCoordinator && p.Id != about).ToListAsync(ct)).Select(p => p.Id).ToArray();
        var left = (await session.LoadManyAsync<Official>(ct, coordinators)).Where(o => o.HasLeft).Select(o => o.Id).ToHashSet();
        return coordinators.All(left.Contains);
    }

    private async Task<(Official? Who, IReadOnlyCollection<Guid> Seated)> Ties(Guid complaint, Guid official, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var seated = await subjects.Find<Complaint>(complaint, ct) is { } found ? await Seated(session, found, ct) : [];
        return (await session.LoadAsync<Official>(official, ct), seated);
    }

    private static async Task<bool> MayHandle(IQuerySession session, Complaint complaint, Guid reader, IReadOnlyCollection<Guid> seated, CancellationToken ct) =>
        complaint.MayBeHandledBy(reader, (await session.LoadAsync<Official>(reader, ct))?.Unit, seated);

    private static async Task<IReadOnlyCollection<Guid>> Seated(IQuerySession session, Complaint complaint, CancellationToken ct) =>
        complaint.MeetingId is { } id && await session.LoadAsync<Meeting>(id, ct) is { } meeting ? [.. meeting.Places.Select(p => p.OfficialId)] : [];

    private string? About(Complaint complaint, Dictionary<Guid, string> names) =>
        complaint.AboutOfficialId is { } official ? names.GetValueOrDefault(official, "–")
        : complaint.AboutUnit is { } unit ? catalogue.Now.UnitName(unit).Sv
        : null;

    private async Task<IReadOnlyList<ComplaintRow>> Rows(IQuerySession session, IEnumerable<Complaint> complaints, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var listed = complaints.ToList();
        var names = (await session.LoadManyAsync<Person>(ct, [.. listed.Select(c => c.AssignedTo).OfType<Guid>().Distinct()])).ToDictionary(p => p.Id, p => p.Name);
        return [.. listed.Select(c => new ComplaintRow(
            c, c.NextBy(rules), c.IsUrgent(rules, now), c.IsLate(rules, now), c.AssignedTo is { } id ? names.GetValueOrDefault(id) : null))];
    }
}
