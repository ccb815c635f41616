using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Requesting;

/// <summary>The company says who it is and takes the held time. The contact and the booking are one transaction.</summary>
public sealed class BookMeeting(MeetingLog meetings, ContactReader reader, BookingRules rules, TimeProvider clock)
{
    /// <summary>Null outcome: nothing was decided, because something in <c>Fields</c> needs to be corrected.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> Book(
        Guid meeting, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (contact, company) = reader.Read(meeting, details, fields);
        if (fields.HasErrors) return (null, fields);
        return (await meetings.Decide(meeting, actor, m => m.Book(clock.GetUtcNow(), rules), ct, session => Store(session, contact, company)), fields);
    }

    /// <summary>No time suited: the company leaves its number and is called. The promise clock starts.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> AskForCallBack(
        Guid meeting, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (contact, company) = reader.Read(meeting, details, fields);
        if (contact is { Mobile: null, Phone: null })
            fields.Fault("phone", new("Fyll i ett telefonnummer, så att vi kan ringa.", "Fill in a phone number, so that we can call."));
        if (fields.HasErrors) return (null, fields);
        return (await meetings.Decide(meeting, actor, m => m.AskForCallBack(clock.GetUtcNow()), ct, session => Store(session, contact, company)), fields);
    }

    private static void Store(IDocumentSession session, Contact contact, CompanyMark? company)
    {
        session.Store(contact);
        if (company is not null) session.Store(company);
    }
}
