using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Forgetting;

/// <summary>
/// Erases who the company of one meeting was: its contact, its own words and its documents. History stays whole, since the log knows nobody.
/// What it was sent, and what was noted at a visit, are public records and stay (tryckfrihetsförordningen 2 kap., arkivlagen 1990:782).
/// </summary>
public sealed class ForgetCompany(IDocumentStore store, MeetingLog meetings, TimeProvider clock)
{
    public async Task<Outcome> Forget(Guid meeting, string actor, CancellationToken ct)
    {
        await using var found = store.QuerySession();
        var documents = await found.Query<Attachment>().Where(a => a.MeetingId == meeting).Select(a => a.Id).ToListAsync(ct);
        return await meetings.Decide(meeting, actor, m => m.Forget(clock.GetUtcNow()), ct, session =>
        {
            session.Delete<Contact>(meeting);
            session.Delete<CompanyMark>(meeting);
            session.Delete<Draft>(meeting);
            session.DeleteWhere<OutcomeDraft>(d => d.MeetingId == meeting);
            session.DeleteWhere<AskedToVisit>(a => a.VisitId == meeting && a.SaidNoAt == null);
            session.DeleteWhere<WayBackCode>(c => c.MeetingId == meeting);
            session.DeleteWhere<LetterToRead>(l => l.MeetingId == meeting);
            foreach (var document in documents)
            {
                session.Delete<Attachment>(document);
                session.Delete<AttachmentContent>(document);
            }
        });
    }
}
