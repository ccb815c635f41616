using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <param name="Rule">The rule that put it there, in words.</param>
/// <param name="Candidates">Everybody who may answer for the seat, those who are free first.</param>
public sealed record SeatOnDesk(SeatView Seat, Text Rule, Guid? OfficialId, IReadOnlyList<SeatCandidate> Candidates);

/// <param name="Free">No other meeting has it, and it suits the table.</param>
public sealed record RoomOnDesk(Guid Id, string Name, bool Free);

/// <summary>One meeting with all that a coordinator needs to see and to decide about it.</summary>
public sealed record MeetingOnDesk(
    Meeting Meeting, MeetingView View, IReadOnlyList<string> Matter, Contact? Contact, HistoryView History, FactNames Names, NextAction? Next,
    IReadOnlyList<SeatOnDesk> Seats, IReadOnlyList<PlaceExplanation> Panel, IReadOnlyList<RoomOnDesk> Rooms);

/// <summary>Lays a meeting on the coordinator's desk: the fold, with names, history, explanation and the choices there are.</summary>
public sealed class Desk(
    IDocumentStore store, Histories histories, MeetingViews views, CalendarMemory calendars, CatalogueMemory catalogue, BookingRules rules, TimeProvider clock)
{
    public async Task<MeetingOnDesk?> Of(Meeting meeting, string language, CancellationToken ct)
    {
        if (await histories.Of(meeting.Id, ct) is not { } history) return null;
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var people = (await session.Query<Person>().ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Name);
        var seen = calendars.Look(meeting);
        var met = meeting.MetBefore.ToHashSet();
        var view = await views.Of(meeting, language, ct);
        var start = meeting.IsBooked ? meeting.Slot?.Start : null;
        return new(
            meeting, view, catalogue.Now.Matter(meeting, language), await session.LoadAsync<Contact>(meeting.Id, ct), history, Names(people), NextAction.Of(meeting, rules, now),
            [.. view.Seats.Select(s => new SeatOnDesk(
                s, catalogue.Now.RuleOf(s.Rule), meeting.Places.FirstOrDefault(p => p.Competences.Contains(s.Competence))?.OfficialId,
                start is { } at ? PanelExplanation.CandidatesFor(seen, meeting.Need, s.Competence, at, now, met) : []))],
            start is { } time ? PanelExplanation.Of(seen, meeting.Need, meeting.Places, time, now, met) : [],
            start is null || meeting.Form != MeetingForm.AtMunicipality ? [] : RoomsFor(meeting, seen, now));
    }

    /// <summary>The people at the table as a form has them (competence → official), or null when one of them may not answer for a seat that day.</summary>
    public IReadOnlyList<Place>? Laid(Meeting meeting, IReadOnlyDictionary<string, Guid> seats)
    {
        var places = seats.GroupBy(s => s.Value)
            .Select(s => new Place(s.Key, [.. s.Select(seat => seat.Key).Order(StringComparer.Ordinal)], IsRemote(meeting, s.Key, s.Select(seat => seat.Key)))).ToList();
        return places.TrueForAll(p => meeting.KeepsSeats(p) || calendars.MayAnswerFor(p.OfficialId, p.Competences, meeting)) ? places : null;
    }

    public bool HasRoom(Guid room) => calendars.Room(room) is not null;

    /// <summary>A person stays as they were; somebody new comes as the one before them did.</summary>
    private static bool IsRemote(Meeting meeting, Guid official, IEnumerable<string> seats) =>
        meeting.Form == MeetingForm.Online
        || (meeting.PlaceOf(official)?.Remote ?? meeting.Places.Any(p => p.Remote && p.Competences.Intersect(seats).Any()));

    private List<RoomOnDesk> RoomsFor(Meeting meeting, CalendarIndex seen, DateTimeOffset now)
    {
        var taken = TimeTaken.By(meeting.Slot!.Value, meeting.Form, rules);
        return
        [
            .. seen.Rooms.Select(r => new RoomOnDesk(
                    r.Room.Id, r.Room.Name,
                    r.Room.Chairs >= meeting.Guests + meeting.Places.Count(p => !p.Remote) && (r.Room.StepFree || !meeting.StepFree) && (r.Room.HearingLoop || !meeting.HearingLoop)
                    && !r.Claims.Any(c => c.Stands(now) && c.During.Overlaps(taken)) && !r.Room.Closures.Any(c => c.During.Overlaps(taken)) && !r.BusyTime.Busy.Any(b => b.Overlaps(taken))))
                .OrderByDescending(r => r.Free).ThenBy(r => r.Name, StringComparer.Ordinal),
        ];
    }

    private FactNames Names(Dictionary<Guid, string> people) => new(
        id => people.GetValueOrDefault(id, "en person som inte längre finns i registret"),
        id => catalogue.Now.Competences.FirstOrDefault(c => c.Id == id)?.Name is { } name ? new(SwedishWords.Inside(name.Sv), SwedishWords.Inside(name.En)) : new(id, id),
        id => calendars.Room(id)?.Name ?? "ett rum som inte längre finns i registret");
}
