using System.Globalization;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Requesting;

/// <summary>The bookings that are being filled in, each opened by the link that will be the meeting's.</summary>
public sealed class Drafts(IDocumentStore store, MeetingLog meetings, Links links, LinkLife life, CatalogueMemory catalogue, TimeProvider clock)
{
    /// <summary>A draft that nobody has touched for so long is forgotten, with its documents.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Begins a draft, and returns its key. Old ones are forgotten on the way, so that no timer is needed.</summary>
    public async Task<string> Begin(Draft draft, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var forgotten = clock.GetUtcNow() - KeptFor;
        await using var session = store.LightweightSession();
        foreach (var old in await session.Query<Draft>().Where(d => d.ChangedAt < forgotten).Take(20).ToListAsync(ct))
        {
            session.Delete(old);
            if (await meetings.Find(old.Id, ct) is not { IsBooked: true }) await Documents.DeleteAll(session, old.Id, ct);
        }
        session.Store(draft with { Id = id, ChangedAt = clock.GetUtcNow() });
        await session.SaveChangesAsync(ct);
        return links.Follow(id);
    }

    /// <summary>The draft behind a key and the meeting it has become, if it has. A meeting that was asked for in another way gets a draft of what it says.</summary>
    public async Task<(Draft Draft, Meeting? Meeting)?> Open(string key, CancellationToken ct)
    {
        if (links.OpensMeeting(key) is not { } id) return null;
        var meeting = await meetings.Find(id, ct);
        if (meeting is not null && !life.OpensMeeting(meeting, clock.GetUtcNow())) return null;
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Draft>(id, ct) is { } draft) return (draft, meeting);
        if (meeting is null) return null;
        var said = await session.LoadAsync<Contact>(id, ct);

        // Whom the municipality has asked has said nothing yet, but we know who it is.
        if (meeting.IsVisit) return (new Draft { Id = id, Form = meeting.Form }.FilledFrom(said), meeting);
        return await AskedFor(meeting, ct) is { } asked ? (asked.FilledFrom(said), meeting) : null;
    }

    /// <summary>
    /// A new booking of the same errand by the same company: what it said of the last one, to change as it likes. Its documents stay where they
    /// are. A visit was asked for by us, so of that one only who the company is comes along.
    /// </summary>
    public async Task<Draft> Like(Meeting meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var before = await AskedFor(meeting, ct) is { } asked ? Known(asked) : new Draft();
        return before.FilledFrom(await session.LoadAsync<Contact>(meeting.Id, ct));
    }

    /// <summary>What a company last asked for, as a draft; null when it has asked for nothing.</summary>
    private async Task<Draft?> AskedFor(Meeting meeting, CancellationToken ct)
    {
        var answers = (await meetings.Facts(meeting.Id, ct))
            .Select(fact => fact switch { MeetingRequested e => e.Answers, RequestChanged e => e.Answers, _ => null })
            .LastOrDefault(a => a is not null);
        return answers is null ? null : new Draft
        {
            Id = meeting.Id,
            Situation = meeting.Situation,
            CaseTypes = meeting.CaseTypes,
            Answers = answers,
            Form = meeting.Form,
            Guests = meeting.Guests.ToString(CultureInfo.InvariantCulture),
            StepFree = meeting.StepFree,
            HearingLoop = meeting.HearingLoop,
            Interpreter = meeting.Interpreter,
        };
    }

    public async Task Save(Draft draft, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(draft with { ChangedAt = clock.GetUtcNow() });
        await session.SaveChangesAsync(ct);
    }

    /// <summary>The meeting is booked: what was written stands in its contact now.</summary>
    public async Task Finish(Draft draft, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Delete<Draft>(draft.Id);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>The draft's situation and case types, without any that the catalogue no longer has.</summary>
    public Draft Known(Draft draft) => draft with
    {
        Situation = catalogue.Now.Situations.Any(s => s.Id == draft.Situation) ? draft.Situation : null,
        CaseTypes = [.. draft.CaseTypes.Where(id => catalogue.Now.CaseTypes.Any(c => c.Id == id))],
    };
}

public static class DraftWords
{
    /// <summary>What the draft asks for, in the words of a request. A number of guests that is no number is 0, and is refused as such.</summary>
    public static MeetingRequest Request(this Draft draft, string language) => new(
        draft.Situation, draft.CaseTypes, draft.Answers, draft.Form,
        int.TryParse(draft.Guests, NumberStyles.None, CultureInfo.InvariantCulture, out var guests) ? guests : 0,
        draft.StepFree, draft.HearingLoop, language, null, draft.Interpreter);

    /// <summary>What nobody has written again is what was said before: a draft is forgotten sooner than who waits for a time.</summary>
    public static Draft FilledFrom(this Draft draft, Contact? contact) => contact is null ? draft : draft with
    {
        Company = Or(draft.Company, contact.Company),
        OrganisationNumber = Or(draft.OrganisationNumber, contact.OrganisationNumber),
        Name = Or(draft.Name, contact.Name),
        Mobile = Or(draft.Mobile, contact.Mobile),
        Phone = Or(draft.Phone, contact.Phone),
        Email = Or(draft.Email, contact.Email),
        Errand = Or(draft.Errand, contact.Errand),
        Site = Or(draft.Site, contact.Site),
    };

    private static string Or(string written, string? before) => written.Length > 0 ? written : before ?? "";

    public static ContactDetails Details(this Draft draft) =>
        new(draft.Company, draft.OrganisationNumber, draft.Name, draft.Mobile, draft.Phone, draft.Email, draft.Errand, draft.Site);
}
