using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Complaining;

/// <param name="Kind">What it is about.</param>
/// <param name="Text">What happened, at most 4000 characters.</param>
/// <param name="Email">Where the answer goes. Left out: without a name, and answered on the complaint's own page alone.</param>
/// <param name="Name">May be left out.</param>
/// <param name="Reference">The booking number of the meeting it is about.</param>
/// <param name="MeetingKey">The secret that opens the meeting it is about, instead of the number.</param>
/// <param name="Seat">The competence at that meeting's table whose official it is about. Needs the key.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Language">"sv" or "en": the language of the answer.</param>
public sealed record ComplaintRequest(
    ComplaintKind? Kind, string? Text, string? Email = null, string? Name = null, string? Reference = null, string? MeetingKey = null,
    string? Seat = null, string? Unit = null, string? Language = null);

/// <summary>Takes a complaint. A booking number that leads nowhere is kept as it was written; the answer does not tell that it does.</summary>
public sealed class ReceiveComplaint(
    SubjectLog subjects, IDocumentStore store, CompanyKey company, ContactLimit limit, CatalogueMemory catalogue, TimeProvider clock)
{
    public const int LongestText = 4000;

    /// <returns>The complaint; null with faults in <paramref name="fields"/>, or when the key was used for another one.</returns>
    /// <exception cref="TooManyException">The address has been written often enough for today.</exception>
    public async Task<(Guid? Id, bool KeyReused)> Receive(ComplaintRequest request, string language, Fields fields, Guid? key, CancellationToken ct)
    {
        var text = fields.Lines("text", request.Text, LongestText, new("Skriv vad som hände.", "Write what happened."));
        var contact = new ComplaintContact { Name = fields.Line("name", request.Name, 100), Email = fields.Line("email", request.Email, 254) };
        if (contact.Email.Length > 0 && !Mailbox.IsAddress(contact.Email))
            fields.Fault("email", new("Skriv e-postadressen som namn@exempel.se.", "Write the e-mail address like name@example.com."));
        if (request.Kind is not { } kind || !Enum.IsDefined(kind))
            fields.Fault("kind", new("Välj vad klagomålet handlar om.", "Choose what the complaint is about."));
        if (request.Unit is { Length: > 0 } named && catalogue.Now.Units.All(u => u.Id != named))
            fields.Fault("unit", new("Välj enheten ur listan, eller lämna tomt.", "Choose the unit from the list, or leave it empty."));
        if (request.Reference is { Length: > 0 } && Reference.Read(request.Reference) is null)
            fields.Fault("reference", new("Numret ser inte ut som ett bokningsnummer. Det ser ut så här: NK-7Q4M-2XKD. Lämna tomt om du inte har det.", "That does not look like a booking number. It looks like this: NK-7Q4M-2XKD. Leave it empty if you do not have it."));
        var meeting = await Opened(request.MeetingKey, fields, ct);
        if (request.Seat is { Length: > 0 } && meeting?.Places.Any(p => p.Competences.Contains(request.Seat)) != true)
            fields.Fault("seat", new("Den platsen finns inte vid bordet. Välj en annan.", "There is no such seat at the table. Choose another."));
        if (fields.HasErrors) return (null, false);

        var keyed = KeyedRequest.From(key, "complaint", request, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        Contact? reach = contact.Email.Length == 0 ? null : new() { Email = contact.Email };
        if (reach is not null && await subjects.Find<Complaint>(id, ct) is null) await limit.MustHaveRoom(reach, ct);
        var referred = await Referred(request.Reference, ct);
        var received = new ComplaintReceived(
            id, request.Kind!.Value, meeting?.Id ?? referred, About(meeting, request.Seat), request.Unit is { Length: > 0 } unit ? unit : null,
            contact.Email.Length == 0, request.Language is "sv" or "en" ? request.Language : language, clock.GetUtcNow());
        var decided = await subjects.Decide<Complaint>(id, "company", c => c.Receive(received), ct, session =>
        {
            session.Store(ComplaintWords.Of(id, WhatIsSaid.Complaint, text));
            if (meeting is null && referred is null && request.Reference?.Trim() is { Length: > 0 } unknown) session.Store(ComplaintWords.Of(id, WhatIsSaid.UnknownReference, unknown));
            if (!received.Anonymous) session.Store(contact with { Id = id });
            if (keyed is not null) session.Store(keyed);
        });
        if (reach is not null && decided is Decided<Complaint>.Recorded) await limit.Count(reach, ct);
        return decided is Decided<Complaint>.Unchanged && await keyed.IsOther(store, ct) ? (null, true) : (id, false);
    }

    /// <summary>A booking number that can be read, and that no booking has.</summary>
    public async Task<bool> LeadsNowhere(string? reference, CancellationToken ct) => Reference.Read(reference) is not null && await Referred(reference, ct) is null;

    /// <summary>The meeting that a company's key opens; null with a fault if it opens none.</summary>
    private async Task<Meeting?> Opened(string? key, Fields fields, CancellationToken ct)
    {
        if (key is not { Length: > 0 }) return null;
        if (await company.Open(key, ct) is { } meeting) return meeting;
        fields.Fault("meetingKey", new("Nyckeln öppnar inget möte.", "The key opens no meeting."));
        return null;
    }

    private async Task<Guid?> Referred(string? written, CancellationToken ct)
    {
        if (Reference.Read(written) is not { } reference) return null;
        await using var session = store.QuerySession();
        return (await session.Query<MeetingReference>().FirstOrDefaultAsync(r => r.Reference == reference, ct))?.Id;
    }

    private static Guid? About(Meeting? meeting, string? seat) => seat is { Length: > 0 }
        ? meeting?.Places.FirstOrDefault(p => p.Competences.Contains(seat))?.OfficialId
        : null;
}
