using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Answering;

/// <param name="Why">Why it is at the table, in one sentence: the reason that the company reads.</param>
public sealed record MySeat(string Competence, string Name, string Why);

public sealed record ColleagueView(Guid Id, string Name);

/// <param name="Bytes">How large it is.</param>
public sealed record DocumentView(Guid Id, string Name, long Bytes);

/// <summary>A table as an official who sits at it sees it. Instants are UTC.</summary>
/// <param name="Where">The room and its address, the company's address, or by link.</param>
/// <param name="ByLink">I sit by link although the table does not.</param>
/// <param name="Errand">The company's own words, a line each.</param>
/// <param name="Site">Where the errand is about: an address or a property.</param>
/// <param name="Interpreter">The language an interpreter is needed for, ISO 639.</param>
/// <param name="ReplyBy">Answer before this; silence is then taken as a no. Null when answered.</param>
/// <param name="Required">Whether the table can not do without my seats.</param>
/// <param name="MayComeByLink">Whether I may choose to sit by link.</param>
/// <param name="Colleagues">Whom I can suggest instead of me: they may answer for my seats and are free.</param>
public sealed record OfficialsTable(
    Guid MeetingId, DateTimeOffset Start, DateTimeOffset End, MeetingForm Form, string Where, bool ByLink, MeetingStatus Status,
    IReadOnlyList<MySeat> MySeats, IReadOnlyList<string> Matter, string Company, string ContactName, IReadOnlyList<string> Errand, string Site, string? Interpreter,
    IReadOnlyList<SeatView> Seats, DateTimeOffset? ReplyBy, bool HasAccepted, bool Required, bool MayComeByLink, IReadOnlyList<ColleagueView> Colleagues,
    IReadOnlyList<DocumentView> Documents);

/// <summary>Makes an official's view of a table; null for a table they do not sit at.</summary>
public sealed class OfficialsTables(
    IDocumentStore store, MeetingViews views, CatalogueMemory catalogue, CalendarMemory calendars, TimeProvider clock)
{
    public async Task<OfficialsTable?> Of(Meeting meeting, Guid official, string language, CancellationToken ct)
    {
        if (!meeting.IsBooked || meeting.PlaceOf(official) is not { } place) return null;
        var colleagues = calendars.Colleagues(meeting, official, clock.GetUtcNow());
        await using var session = store.QuerySession();
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var people = await session.LoadManyAsync<Person>(ct, [.. colleagues]);
        var documents = await session.Query<Attachment>().Where(a => a.MeetingId == meeting.Id).OrderBy(a => a.At).ToListAsync(ct);
        var accepted = meeting.Accepted.Contains(official);
        return new(
            meeting.Id, meeting.Slot!.Value.Start, meeting.Slot.Value.End, meeting.Form, Where(meeting, contact, language),
            place.Remote && meeting.Form != MeetingForm.Online, meeting.Status,
            [.. place.Competences.Select(c => new MySeat(c, catalogue.Now.NameOf(c, language), catalogue.Now.WhyAtTable(c, meeting).In(language)))],
            catalogue.Now.Matter(meeting, language), contact?.Company ?? "", contact?.Name ?? "", Lines(contact?.Errand), contact?.Site ?? "", meeting.Interpreter,
            [.. (await views.Of(meeting, language, ct)).Seats.Where(s => s.State != SeatState.NotThere)
                .Select(s => s with { Reason = catalogue.Now.WhyAtTable(s.Competence, meeting).In(language) })],
            !accepted && meeting.ReplyBy.TryGetValue(official, out var by) ? by : null, accepted,
            meeting.SeatsToHandOver(official).Count > 0, meeting.MayComeByLink(official), [.. people.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new ColleagueView(p.Id, p.Name))],
            [.. documents.Select(d => new DocumentView(d.Id, d.Name, d.Bytes))]);
    }

    private string Where(Meeting meeting, Contact? contact, string language)
    {
        if (meeting.RoomId is { } id && calendars.Room(id) is { } room) return $"{room.Name}, {room.Address}";
        if (meeting.Form == MeetingForm.Online) return new Text("Via länk", "By link").In(language);
        var company = new Text("Hos företaget", "At the company").In(language);
        return contact?.Site is { Length: > 0 } site ? $"{company}, {site}" : company;
    }

    private static string[] Lines(string? errand) => (errand ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
