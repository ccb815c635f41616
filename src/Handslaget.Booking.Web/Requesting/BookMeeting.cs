using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Requesting;

/// <summary>The company says who it is and takes the held time. The contact and the booking are one transaction.</summary>
public sealed class BookMeeting(MeetingLog meetings, IDocumentStore store, ContactReader reader, ContactLimit limit, VisitRegister visits, BookingRules rules, TimeProvider clock)
{
    /// <summary>Null outcome: nothing was decided, because something in <c>Fields</c> needs to be corrected.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> Book(
        Meeting meeting, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var (contact, company, fields) = await Read(meeting, details, actor, language, ct);
        if (fields.HasErrors) return (null, fields);

        // Who has been offered a time has been counted when it asked.
        var isNew = !meeting.IsBooked && !meeting.IsOffered(clock.GetUtcNow());
        if (actor == "company" && isNew) await limit.MustHaveRoom(contact, ct);
        var outcome = await meetings.Decide(meeting.Id, actor, m => m.Book(clock.GetUtcNow(), rules), ct, session => Store(session, contact, company));
        if (actor == "company" && isNew && outcome is Outcome.Recorded) await limit.Count(contact, ct);
        return (outcome, fields);
    }

    /// <summary>What would have to be corrected before the meeting could be booked.</summary>
    public async Task<Fields> Check(Meeting meeting, ContactDetails details, string actor, string language, CancellationToken ct) =>
        (await Read(meeting, details, actor, language, ct)).Fields;

    private async Task<(Contact Contact, CompanyMark? Company, Fields Fields)> Read(Meeting meeting, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (contact, company) = reader.Read(meeting.Id, details, fields);
        MustBeReached(contact, actor, fields);
        if (meeting.Form == MeetingForm.AtCompany && contact.Site.Length == 0)
            fields.Fault("site", new("Skriv adressen där vi ska ses.", "Write the address where we will meet."));
        await MustBeOnTheWay(meeting, contact, fields, ct);
        return (contact, company, fields);
    }

    /// <summary>
    /// A visit is counted with the way to the address the company was invited at. Another address is as good when the way there is known and no
    /// longer.
    /// </summary>
    private async Task MustBeOnTheWay(Meeting meeting, Contact contact, Fields fields, CancellationToken ct)
    {
        if (!meeting.IsVisit || contact.Site.Length == 0) return;
        if (Postcode.In(contact.Site) is not { } postcode)
            fields.Fault("site", new("Skriv adressen med postnummer, till exempel Kvarngatan 12, 616 31 Åby.", "Write the address with its postcode, for example Kvarngatan 12, 616 31 Åby."));
        else if (postcode != Postcode.In((await Earlier(meeting.Id, ct))?.Site) && !(visits.ZoneOf(postcode)?.OneWay <= meeting.Travel))
            fields.Fault("site", new("Det är en annan resa än den vi har räknat med. Ring oss på 011-15 00 00, så hittar vi en tid som räcker.", "That is another journey than we have counted with. Call us on +46 11 15 00 00, and we will find a time that is long enough."));
    }

    /// <summary>No time suited: the company leaves its number and is called. What it has said before is kept.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> AskForCallBack(
        Meeting meeting, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (contact, company) = reader.Read(meeting.Id, details, fields);
        if (contact is { Mobile: null, Phone: null })
            fields.Fault("phone", new("Fyll i ett telefonnummer, så att vi kan ringa.", "Fill in a phone number, so that we can call."));
        if (fields.HasErrors) return (null, fields);
        // Where a visit goes is changed by whoever calls, who can count the way.
        var whole = (meeting.IsVisit ? contact with { Site = "" } : contact).FilledFrom(await Earlier(meeting.Id, ct));
        var outcome = await meetings.Decide(meeting.Id, actor, m => m.AskForCallBack(clock.GetUtcNow()), ct, session => Store(session, whole, company));
        if (outcome is Outcome.Unchanged) await Save(whole, company, ct);
        return (outcome, fields);
    }

    /// <summary>A number or an address was wrong: this is the right one. What is left out stays as it was.</summary>
    public async Task<Fields> Correct(Meeting meeting, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (contact, company) = reader.Read(meeting.Id, details, fields);
        MustBeReached(contact, actor, fields);
        await MustBeOnTheWay(meeting, contact, fields, ct);
        if (!fields.HasErrors) await Save(contact.FilledFrom(await Earlier(meeting.Id, ct)), company, ct);
        return fields;
    }

    /// <summary>A company that books by itself is told everything by mail or text. Who phones can leave a phone number; then a human calls.</summary>
    private static void MustBeReached(Contact contact, string actor, Fields fields)
    {
        if (actor == "company" && contact is { Mobile: null, Email: null })
            fields.Fault("mobile", new("Fyll i mobilnummer eller e-post, så att vi kan nå dig.", "Fill in a mobile number or an e-mail address, so that we can reach you."));
    }

    private async Task<Contact?> Earlier(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Contact>(meeting, ct);
    }

    private async Task Save(Contact contact, CompanyMark? company, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        Store(session, contact, company);
        await session.SaveChangesAsync(ct);
    }

    private static void Store(IDocumentSession session, Contact contact, CompanyMark? company)
    {
        session.Store(contact);
        if (company is not null) session.Store(company);
    }
}
