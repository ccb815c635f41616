using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Visiting;

public enum VisitState
{
    /// <summary>Asked, and not answered yet; or has answered otherwise than by choosing a time.</summary>
    Invited,

    /// <summary>Asked again later.</summary>
    PutOff,
    Booked,

    /// <summary>Its time has passed, and what the company needs is not noted.</summary>
    ToNote,
    Noted,

    /// <summary>No thanks, no answer, cancelled, or nobody met.</summary>
    Over,
}

/// <summary>A visit on the coordinator's list.</summary>
/// <param name="CallNow">Neither the letter nor the reminder has been answered.</param>
/// <param name="Contact">Whom it is with; null when that has been erased.</param>
/// <param name="NextContactOn">When the company hears from us next.</param>
public sealed record ListedVisit(Meeting Meeting, VisitState State, bool CallNow, Contact? Contact, DateOnly? NextContactOn);

/// <summary>The visits as coordinators see them.</summary>
public sealed class VisitList(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Those that need or promise something, and those that ended within so long.</summary>
    public const int ShownDays = 120;

    /// <summary>What is shown, or <paramref name="everything"/>, and how many there are.</summary>
    public async Task<(IReadOnlyList<ListedVisit> Shown, int Count)> Read(bool everything, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-ShownDays);
        await using var session = store.QuerySession();
        var visits = session.Query<Meeting>().Where(m => m.Kind == MeetingKind.Visit);
        var all = await (everything ? visits : visits.Where(m => m.RequestedAt > since.AddDays(-365))).ToListAsync(ct);
        var shown = all.Where(m => everything || StateOf(m, now) is not (VisitState.Over or VisitState.Noted) || (m.Slot?.End ?? m.InvitedAt) > since).ToList();
        var contacts = (await session.LoadManyAsync<Contact>(ct, [.. shown.Select(m => m.Id)])).ToDictionary(c => c.Id);
        var next = await NextContacts(session, shown, ct);
        return ([.. shown.Select(m => new ListedVisit(
            m, StateOf(m, now), m.IsUnanswered(now) && now >= m.VisitCalledFrom, contacts.GetValueOrDefault(m.Id), next.GetValueOrDefault(m.Id)))], await visits.CountAsync(ct));
    }

    private static async Task<Dictionary<Guid, DateOnly?>> NextContacts(IQuerySession session, IReadOnlyList<Meeting> visits, CancellationToken ct)
    {
        var belongs = await session.LoadManyAsync<CaseOfMeeting>(ct, [.. visits.Select(m => m.Id)]);
        var cases = (await session.LoadManyAsync<BusinessCase>(ct, [.. belongs.Select(b => b.CaseId).Distinct()])).ToDictionary(c => c.Id, c => c.NextContactOn);
        return belongs.ToDictionary(b => b.Id, b => cases.GetValueOrDefault(b.CaseId));
    }

    public static VisitState StateOf(Meeting visit, DateTimeOffset now) =>
        visit.HasEnded || visit.TookPlace == false ? VisitState.Over
        : !visit.IsBooked ? visit.InvitedAt > now ? VisitState.PutOff : VisitState.Invited
        : visit.Slot!.Value.Start > now ? VisitState.Booked
        : visit.NeedsNotedAt is null ? VisitState.ToNote
        : VisitState.Noted;
}
