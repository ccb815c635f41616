using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>
/// The municipality asks a company whether it may come. Nothing is sent that can not be answered: the two who are to come have a joint time,
/// with the way there and back, before the company is asked.
/// </summary>
public sealed class InviteToVisit(
    MeetingLog meetings, CalendarMemory calendars, FreeTimes times, ContactReader reader, CompaniesAsked asked, Turns turns, VisitRegister register, BookingRules rules, TimeProvider clock)
{
    /// <summary>All who ask stand in one line, so that two do not ask the same company at once.</summary>
    private static readonly Guid Line = Notice.Name("visit-invitations");

    /// <summary>Null id: something in <c>Fields</c> needs to be corrected. The same key is the same visit.</summary>
    public Task<(Guid? Id, Fields Fields)> Invite(WrittenVisit written, Guid key, string actor, string language, CancellationToken ct) =>
        turns.Take(Line, () => InviteInTurn(written, key, actor, language, ct), ct);

    private async Task<(Guid? Id, Fields Fields)> InviteInTurn(WrittenVisit written, Guid key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var id = Notice.Name($"visit/{key:N}");
        if (await meetings.Find(id, ct) is not null) return (id, fields);
        var (contact, company, postcode) = Read(written, id, fields);
        var pair = Pair(written, fields);
        if (!fields.HasErrors) await asked.MustNotBeAsked(contact, company, fields, ct);
        if (fields.HasErrors) return (null, fields);

        var zone = register.ZoneOf(postcode!);
        var invitation = new VisitInvited(
            id, pair!, written.CompanySize, zone?.OneWay ?? rules.Travel, zone is not null, contact.Email is null ? Channel.Sms : Channel.Mail,
            written.Language == "en" ? "en" : "sv", clock.GetUtcNow());
        var invited = Meeting.Invite(invitation, [.. pair!.SelectMany(p => p.Competences).Select(SeatOf)]);
        MustHaveATime(invited, fields);
        var words = fields.Lines("words", written.Words, 600);
        if (fields.HasErrors) return (null, fields);
        await meetings.Decide(id, actor, m => m.Id == id ? Decision.AlreadySo : invited, ct, session =>
        {
            session.Store(contact);
            session.Store(asked.Marks(contact, company));
            session.Store(new VisitWords { Id = id, Invitation = words });
            if (company is not null) session.Store(company);
        });
        return (id, fields);
    }

    private (Contact Contact, CompanyMark? Company, string? Postcode) Read(WrittenVisit written, Guid id, Fields fields)
    {
        var street = fields.Line("street", written.Street, 90, new("Skriv gatuadressen som ni ska åka till.", "Write the street address you will go to."));
        var town = fields.Line("town", written.Town, 40);
        var postcode = Postcode.Read(written.Postcode);
        if (postcode is null)
            fields.Fault("postcode", new("Skriv postnumret med fem siffror, till exempel 602 32. Det säger hur lång resan är.", "Write the postcode with five digits, for example 602 32. It says how long the way is."));
        var (contact, company) = reader.Read(id, written.Details($"{street}, {(postcode is null ? "" : Postcode.Display(postcode))} {town}".TrimEnd()), fields);
        if (contact is { Email: null, Mobile: null } && !fields.Errors.ContainsKey("mobile"))
            fields.Fault("email", new("Fyll i e-post eller mobilnummer, så att inbjudan når fram.", "Fill in an e-mail address or a mobile number, so that the invitation arrives."));
        return (contact, company, postcode);
    }

    private IReadOnlyList<Place>? Pair(WrittenVisit written, Fields fields)
    {
        var (first, second) = (WrittenVisit.Who(written.First), WrittenVisit.Who(written.Second));
        if (first is null) fields.Fault("first", new("Välj den första som åker.", "Choose the first who goes."));
        if (second is null) fields.Fault("second", new("Välj den andra som åker.", "Choose the second who goes."));
        if (first is null || second is null) return null;
        if (first.OfficialId == second.OfficialId) fields.Fault("second", new("Välj två olika personer.", "Choose two different people."));
        else if (first.Competences[0] == second.Competences[0]) fields.Fault("second", new("Välj två med olika kompetens, så att företaget får mer av besöket.", "Choose two with different competences, so that the company gets more out of it."));
        foreach (var (field, place) in new[] { ("first", first), ("second", second) })
        {
            if (!calendars.MayAnswerFor(place.OfficialId, place.Competences, Meeting.New))
                fields.Fault(field, new("Personen har inte den kompetensen längre. Välj någon annan.", "The person no longer holds that competence. Choose somebody else."));
        }
        return [first, second];
    }

    private static Seat SeatOf(string competence) => new(competence, Required: true, "visit", new(
        "Kommer till er för att höra hur ni har det och vad ni behöver för att växa.", "Comes to you to hear how things are and what you need to grow."));

    private void MustHaveATime(Decision invited, Fields fields)
    {
        var visit = ((Decision.Facts)invited).Events.Aggregate(Meeting.New, (m, fact) => m.Evolve(fact));
        if (times.Find(visit, times.Window(), 1).Count == 0)
            fields.Fault("second", new(
                $"De två har ingen gemensam tid med resan ({visit.Travel!.Value.TotalMinutes:0} minuter dit och lika långt hem) på {rules.HorizonWeeks} veckor. Välj någon annan.",
                $"The two have no joint time with the way there and back ({visit.Travel!.Value.TotalMinutes:0} minutes each) within {rules.HorizonWeeks} weeks. Choose somebody else."));
    }
}
