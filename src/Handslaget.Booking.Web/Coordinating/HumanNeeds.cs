using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>How to reach the company. For coordinators only.</summary>
public sealed record ContactView(string Company, string Name, string? Mobile, string? Phone, string? Email);

/// <summary>An official who is waited for, with how to reach them.</summary>
public sealed record WaitedFor(string Name, string Email);

/// <param name="Name">What is promised, inside a sentence.</param>
/// <param name="Owner">The unit whose promise it is, to turn to when it can not be kept.</param>
/// <param name="IsPublic">Given to the company; otherwise the municipality's own goal.</param>
public sealed record PromiseAtStake(Guid Clock, string Promise, string Name, string Owner, DateTimeOffset DueAt, ClockState State, bool IsPublic);

/// <param name="Needs">Why a human is needed, the most urgent first; never empty.</param>
/// <param name="Contact">Null when the company has not said who it is.</param>
/// <param name="Clock">When the most urgent need is too late: what the list is sorted by.</param>
/// <param name="Next">What happens if nobody does anything; null when the next step is a human's.</param>
/// <param name="Promises">The promises to the company that run, or were broken and are not explained.</param>
/// <param name="WaitsFor">The officials whose answer or deed is late.</param>
/// <param name="IsVisit">The municipality asked for it, so that no answers are promised after it.</param>
/// <param name="EmptySeats">How many required seats nobody sits on.</param>
public sealed record NeedsHuman(
    Guid MeetingId, IReadOnlyList<Need> Needs, MeetingStatus Status, IReadOnlyList<string> Matter, IReadOnlyList<string> Competences,
    DateTimeOffset RequestedAt, DateTimeOffset? Start, ContactView? Contact, DateTimeOffset Clock, NextAction? Next,
    IReadOnlyList<PromiseAtStake> Promises, IReadOnlyList<WaitedFor> WaitsFor, bool IsVisit, int EmptySeats);

/// <param name="Next">Send it as <c>after</c> to get the rest; null when there is no more.</param>
/// <param name="Total">How many there are, on all pages.</param>
public sealed record NeedsHumanPage(IReadOnlyList<NeedsHuman> Meetings, string? Next, int Total);

/// <summary>
/// The meetings that need a human: the most urgent first, and among equals the one whose clock runs out first. What a coordinator has seen
/// to is gone until something comes up again; an empty seat is gone when somebody sits there.
/// </summary>
public sealed class HumanNeeds(IDocumentStore store, ClockRows rows, CatalogueMemory catalogue, BookingRules rules, TimeProvider clock)
{
    /// <summary>A request that came to nothing is somebody's concern for so long.</summary>
    private static readonly TimeSpan RequestsAreFresh = TimeSpan.FromDays(30);

    /// <summary>A page of at most <paramref name="size"/> after the cursor <paramref name="after"/>.</summary>
    public async Task<NeedsHumanPage> Page(string? after, int size, string language, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (fresh, aWeekAgo) = (now - RequestsAreFresh, now.AddDays(-7));
        await using var session = store.QuerySession();
        var failed = (await session.Query<Notice>().Where(n => n.State == NoticeState.Failed).ToListAsync(ct)).ToLookup(n => n.MeetingId);
        var failedIds = failed.Select(f => f.Key).ToArray();
        var owed = (await rows.NeedSomebody(session, now, ct)).Select(r => r.SubjectId).Distinct().ToArray();
        var promised = await OfTheCases(session, SwedishTime.Date(now), ct);
        var promisedIds = promised.Keys.ToArray();
        var candidates = await session.Query<Meeting>()
            .Where(m => m.Id.IsOneOf(owed) || m.Id.IsOneOf(failedIds) || (m.Status != MeetingStatus.Cancelled
                && (m.CallBack || (m.Kind == MeetingKind.Visit && m.BookedAt == null) || m.WishedAt != null || m.QueuedAt != null || m.Id.IsOneOf(promisedIds) || m.OutcomeWaits
                    || (m.TookPlace != false && m.OutcomeSharedAt == null && (m.Status == MeetingStatus.Booked || m.Status == MeetingStatus.Confirmed))
                    || (m.NoTime && m.Status == MeetingStatus.Requested && m.HandledAt < aWeekAgo)
                    || (m.HandledAt == null && (m.Status == MeetingStatus.FellThrough || m.SilentSince != null || m.RequestedAt > fresh)))))
            .ToListAsync(ct);
        var contacts = (await session.LoadManyAsync<Contact>(ct, [.. candidates.Select(c => c.Id)])).ToDictionary(c => c.Id);
        var clocks = await rows.Of(session, [.. candidates.Select(c => c.Id)], ct);
        var all = candidates
            .Select(m => new Waiting(
                m, [.. clocks[m.Id]], promised.GetValueOrDefault(m.Id),
                Needs.Of(m, [.. clocks[m.Id]], failed[m.Id], contacts.ContainsKey(m.Id), promised.GetValueOrDefault(m.Id), rules, now)))
            .Where(c => c.Needs.Count > 0)
            .Select(c => (Waiting: c, Key: Cursor(c, now)))
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .ToList();
        var rest = all.Where(c => after is null || string.CompareOrdinal(c.Key, after) > 0).Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        var late = page.ToDictionary(c => c.Waiting.Meeting.Id, c => Needs.WaitedFor(c.Waiting.Needs, c.Waiting.Meeting, c.Waiting.Promised, now));
        var people = (await session.LoadManyAsync<Person>(ct, [.. late.Values.SelectMany(l => l).Distinct()])).ToDictionary(p => p.Id, p => new WaitedFor(p.Name, p.Email));
        return new(
            [.. page.Select(c => View(c.Waiting, contacts.GetValueOrDefault(c.Waiting.Meeting.Id), [.. late[c.Waiting.Meeting.Id].Where(people.ContainsKey).Select(id => people[id])], language, now))],
            rest.Count > size ? page[^1].Key : null,
            all.Count);
    }

    /// <summary>
    /// When a message of the meeting last could not be delivered, or a promise came at risk, so that it can be seen to although something was
    /// seen to before.
    /// </summary>
    public async Task<DateTimeOffset?> LastCameUp(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var failed = await session.Query<Notice>().Where(n => n.MeetingId == meeting && n.State == NoticeState.Failed).ToListAsync(ct);
        var (now, clocks) = (clock.GetUtcNow(), await rows.Of(session, [meeting], ct));
        var back = await session.LoadAsync<Meeting>(meeting, ct) is { } found && Needs.BackAt(found) is { } at && at <= now ? at : (DateTimeOffset?)null;
        return failed.Select(n => (DateTimeOffset?)(n.CameBackAt ?? n.WrittenAt)).Append(back).Concat(clocks[meeting].Where(c => c.NeedsSomebodyFrom <= now).Select(c => c.NeedsSomebodyFrom)).Max();
    }

    /// <summary>What is late, or due today, of the meetings' cases. A contact stands by the latest of the case's meetings that is booked or was held.</summary>
    private static async Task<Dictionary<Guid, OfTheCase>> OfTheCases(IQuerySession session, DateOnly today, CancellationToken ct)
    {
        var overdue = await session.Query<Commitment>().Where(c => c.DueOn < today && c.KeptAt == null && c.DroppedAt == null && c.OfficialId != null).ToListAsync(ct);
        var contacts = await session.Query<BusinessCase>().Where(c => c.NextContactOn != null && c.NextContactOn <= today).ToListAsync(ct);
        var late = overdue.ToLookup(c => c.MeetingId);
        var due = contacts.Where(c => c.IsContactDue(today)).ToList();
        var booked = (await session.LoadManyAsync<Meeting>(ct, [.. due.SelectMany(c => c.Meetings)])).Where(m => m.IsBooked).Select(m => m.Id).ToHashSet();
        var on = due.ToDictionary(c => c.Meetings.LastOrDefault(booked.Contains, c.Meetings[0]), c => c.NextContactOn);
        return late.Select(l => l.Key).Union(on.Keys).ToDictionary(
            id => id, id => new OfTheCase(late[id].Min(c => (DateOnly?)c.DueOn), on.GetValueOrDefault(id), [.. late[id].Select(c => c.OfficialId!.Value).Distinct()]));
    }

    private string Cursor(Waiting w, DateTimeOffset now) =>
        $"{(int)w.Needs[0]:D2}-{Needs.ClockOf(w.Needs[0], w.Meeting, w.Clocks, w.Promised, rules, now).UtcTicks:D19}-{w.Meeting.Id:N}";

    private NeedsHuman View(Waiting w, Contact? contact, IReadOnlyList<WaitedFor> waitsFor, string language, DateTimeOffset now) => new(
        w.Meeting.Id, w.Needs, w.Meeting.Status, catalogue.Now.Matter(w.Meeting, language),
        [.. w.Meeting.Vacant, .. w.Meeting.InWriting, .. w.Meeting.Seats.Where(s => s.Unheld && s.Required).Select(s => s.Competence)],
        w.Meeting.RequestedAt, w.Meeting.Slot?.Start,
        contact is null ? null : new(contact.Company, contact.Name, contact.Mobile, contact.Phone, contact.Email),
        Needs.ClockOf(w.Needs[0], w.Meeting, w.Clocks, w.Promised, rules, now), NextAction.Of(w.Meeting, rules, now),
        [
            .. w.Clocks.Where(c => c is { EndedAt: null, PausedBy: null }).Union(Needs.Broken(w.Clocks, now)).OrderBy(c => c.DueAt).Select(c => new PromiseAtStake(
                ClockRow.IdOf(w.Meeting.Id, c.Promise.Key, c.StartedAt), c.Promise.Key, c.Promise.Name.In(language), catalogue.Now.UnitName(c.Promise.Owner).In(language),
                c.DueAt, c.StateAt(now), c.Promise.IsPublic)),
        ],
        waitsFor, w.Meeting.IsVisit, w.Meeting.Vacant.Count);

    private sealed record Waiting(Meeting Meeting, IReadOnlyList<Clock> Clocks, OfTheCase Promised, IReadOnlyList<Need> Needs);
}
