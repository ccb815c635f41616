using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>Who has been asked for a visit and is not to be asked again: it has not answered yet, has a visit booked, or has said no within a year.</summary>
public sealed class CompaniesAsked(IDocumentStore store, MeetingLog meetings, Links links, TimeProvider clock)
{
    private static readonly Text IsAsked = new("Företaget är redan inbjudet eller har ett besök bokat. Se listan över besök.", "The company has been asked already, or has a visit booked. See the list of visits.");

    private static readonly Text SaidNo = new(
        "Företaget har sagt nej tack det senaste året, och ska inte få fler brev om det. Vill de ändå träffa oss kan de boka ett möte.",
        "The company has said no thanks within a year and is to get no more letters. If they would like to meet us after all, they can book a meeting.");

    public async Task MustNotBeAsked(Contact contact, CompanyMark? company, Fields fields, CancellationToken ct)
    {
        var ways = Ways(contact, company).ToDictionary(w => w.Id, w => w.Field);
        await using var session = store.QuerySession();
        var asked = await session.LoadManyAsync<AskedToVisit>(ct, [.. ways.Keys]);
        var visits = (await session.LoadManyAsync<Meeting>(ct, [.. asked.Select(a => a.VisitId).Distinct()])).ToDictionary(m => m.Id);
        var now = clock.GetUtcNow();
        foreach (var mark in asked)
        {
            if (visits.GetValueOrDefault(mark.VisitId) is { HasEnded: false } visit && !(visit.Slot?.End <= now)) fields.Fault(ways[mark.Id], IsAsked);
            else if (mark.SaidNoAt > now.AddYears(-1)) fields.Fault(ways[mark.Id], SaidNo);
        }
    }

    /// <summary>To be stored in the transaction that asks.</summary>
    public AskedToVisit[] Marks(Contact contact, CompanyMark? company) => [.. Ways(contact, company).Select(w => new AskedToVisit { Id = w.Id, VisitId = contact.Id })];

    /// <summary>The company says no thanks, and that is remembered by all the ways it was asked.</summary>
    public async Task SayNo(Guid visit, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var marks = await session.Query<AskedToVisit>().Where(a => a.VisitId == visit).ToListAsync(ct);
        var now = clock.GetUtcNow();
        await meetings.Decide(visit, "company", m => m.DeclineVisit(now), ct, beside => beside.Store(marks.Select(m => m with { SaidNoAt = now })));
    }

    private IEnumerable<(string Field, string Id)> Ways(Contact contact, CompanyMark? company)
    {
        if (contact.Email is { } email) yield return ("email", links.Fingerprint("visit-email", email.ToLowerInvariant()));
        if (contact.Mobile is { } mobile) yield return ("mobile", links.Fingerprint("visit-mobile", mobile));
        if (company is not null) yield return ("organisationNumber", company.Hash);
    }
}
