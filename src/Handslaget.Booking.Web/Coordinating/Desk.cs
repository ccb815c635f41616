using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Coordinating;

/// <param name="Rule">The rule that put it there, in words.</param>
/// <param name="Candidates">Everybody who may answer for the seat, those who are free first.</param>
public sealed record SeatOnDesk(SeatView Seat, Text Rule, Guid? OfficialId, IReadOnlyList<SeatCandidate> Candidates);

/// <param name="Obstacles">Why it does not suit the table; none: no other meeting has it, and it suits.</param>
public sealed record RoomOnDesk(Guid Id, string Name, IReadOnlyList<RoomObstacle> Obstacles);

/// <param name="Possible">Everybody needed is free then, and so is a room.</param>
public sealed record ProposalOnDesk(Guid OfficialId, Slot Slot, bool Possible);

/// <param name="Closest">The start in it that the least stands in the way of, and what that is; null when the calendars do not reach it.</param>
public sealed record WishOnDesk(WishedTime Wish, TimeExplanation? Closest);

/// <summary>One meeting with all that a coordinator needs to see and to decide about it.</summary>
/// <param name="ByHand">A start that the coordinator looks at for a meeting without a time: the candidates and rooms are those of that time.</param>
public sealed record MeetingOnDesk(
    Meeting Meeting, MeetingView View, IReadOnlyList<string> Matter, Contact? Contact, HistoryView History, FactNames Names, NextAction? Next,
    IReadOnlyList<SeatOnDesk> Seats, IReadOnlyList<PlaceExplanation> Panel, IReadOnlyList<RoomOnDesk> Rooms,
    IReadOnlyList<WishOnDesk> Wishes, DateTimeOffset? ByHand)
{
    /// <summary>The clocks of the promises to the company, in the order they started.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    /// <summary>How many come to the room.</summary>
    public int Chairs { get; init; }

    /// <summary>What the meeting's room lacks for those who come to it.</summary>
    public IReadOnlyList<RoomObstacle> RoomLacks { get; init; } = [];

    /// <summary>The messages, without those to a company that can be neither mailed nor texted unless somebody must call it about them.</summary>
    public IReadOnlyList<NoticeView> Messages => Contact is { Mobile: null, Email: null }
        ? [.. History.Messages.Where(m => m.OfficialId is not null || m.State is not (NoticeState.Waiting or NoticeState.Dropped))]
        : History.Messages;

    /// <summary>By when the company is promised an answer about the times it wishes for.</summary>
    public DateTimeOffset? AnswerBy => Clocks.OpenBy<OwnTimesWished>()?.DueAt;

    /// <summary>Other times that those at the table propose.</summary>
    public IReadOnlyList<ProposalOnDesk> Proposals { get; init; } = [];

    /// <summary>The times nearest to the first proposal when everybody needed can sit.</summary>
    public IReadOnlyList<SlotView> NearProposal { get; init; } = [];

    /// <summary>Officials at the table whose letters come back.</summary>
    public IReadOnlySet<Guid> Unreachable { get; init; } = new HashSet<Guid>();

    /// <summary>Letters to the company come back.</summary>
    public bool CompanyIsUnreachable { get; init; }
}

/// <summary>Lays a meeting on the coordinator's desk: the fold, with names, history, explanation and the choices there are.</summary>
public sealed class Desk(
    IDocumentStore store, ClockRows clocks, PromiseRegister promises, Histories histories, MeetingViews views, CalendarMemory calendars, CatalogueMemory catalogue, FreeTimes times,
    SuspectAddresses suspects, VisitRegister visits, BookingRules rules, TimeProvider clock)
{
    /// <summary>So many times are shown beside a proposal.</summary>
    private const int TimesBeside = 4;

    public async Task<MeetingOnDesk?> Of(Meeting meeting, string language, CancellationToken ct, DateTimeOffset? asked = null)
    {
        if (await histories.Of(meeting.Id, ct) is not { } history) return null;
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var everybody = await session.Query<Person>().ToListAsync(ct);
        var people = everybody.ToDictionary(p => p.Id, p => p.Name);
        var atTable = everybody.Where(p => meeting.PlaceOf(p.Id) is not null).ToList();
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var suspect = await suspects.Among([.. atTable.Select(p => p.Email), contact?.Email], ct);
        var seen = calendars.Look(meeting);
        var met = meeting.MetBefore.ToHashSet();
        var view = await views.Of(meeting, language, ct);
        var byHand = !meeting.IsBooked && !meeting.HasEnded && asked > now ? asked : null;
        var start = meeting.IsBooked ? meeting.Slot?.Start : byHand;
        var candidates = meeting.Seats.ToDictionary(
            s => s.Competence, s => start is { } at ? PanelExplanation.CandidatesFor(seen, meeting.Need, s.Competence, at, now, met) : []);
        var places = byHand is { } wanted ? ByHand(meeting, wanted, candidates, now) : meeting.Places;
        var chairs = meeting.Guests + places.Count(p => !p.Remote);
        return new(
            meeting, view, catalogue.Now.Matter(meeting, language), contact, history, Names(people), NextAction.Of(meeting, rules, now),
            [.. view.Seats.Select(s => new SeatOnDesk(
                s, catalogue.Now.RuleOf(s.Rule), places.FirstOrDefault(p => p.Competences.Contains(s.Competence))?.OfficialId, candidates[s.Competence]))],
            meeting.IsBooked ? PanelExplanation.Of(seen, meeting.Need, meeting.Places, meeting.Slot!.Value.Start, now, met) : [],
            start is not { } time || meeting.Form != MeetingForm.AtMunicipality ? [] : RoomsFor(meeting, Slot.From(time, rules.MeetingLasts), chairs, seen, now),
            [.. meeting.Wishes.Select(w => new WishOnDesk(w, WhyNoTime.Closest(seen, meeting.Need, w.Within(rules), now)))],
            byHand)
        {
            Clocks = await clocks.Of(meeting.Id, ct),
            Chairs = chairs,
            RoomLacks = meeting.IsBooked && !meeting.IsOver(now) && meeting.RoomId is { } room && seen.Room(room) is { } found ? [.. RoomObstacles.Lacks(found.Room, meeting.Need, chairs)] : [],
            Proposals = [.. meeting.Proposed.Select(p => new ProposalOnDesk(p.Key, p.Value, calendars.At(meeting, p.Value.Start, now) is not null))],
            NearProposal = meeting.Proposed.Count == 0 || !meeting.IsBooked ? [] : Near(meeting, meeting.Proposed.Values.First().Start, now),
            Unreachable = atTable.Where(p => suspect.Contains(p.Email)).Select(p => p.Id).ToHashSet(),
            CompanyIsUnreachable = contact?.Email is { } email && suspect.Contains(email),
        };
    }

    /// <summary>Who would sit at a time chosen by hand: those the calendars give, or else for each seat somebody who is free, if anybody is.</summary>
    private IReadOnlyList<Place> ByHand(Meeting meeting, DateTimeOffset start, Dictionary<string, IReadOnlyList<SeatCandidate>> candidates, DateTimeOffset now) =>
        calendars.At(meeting, start, now)?.Places
        ?? [.. candidates.Where(c => c.Value.Count > 0 && c.Value[0].Reason == TimeReason.Free).Select(c => new Place(c.Value[0].OfficialId, [c.Key]))];

    /// <summary>The people at the table as a form has them (competence → official), or null when one of them may not answer for a seat that day.</summary>
    public IReadOnlyList<Place>? Laid(Meeting meeting, IReadOnlyDictionary<string, Guid> seats)
    {
        var places = seats.GroupBy(s => s.Value)
            .Select(s => new Place(s.Key, [.. s.Select(seat => seat.Key).Order(StringComparer.Ordinal)], IsRemote(meeting, s.Key, s.Select(seat => seat.Key)))).ToList();
        return places.TrueForAll(p => meeting.KeepsSeats(p) || calendars.MayAnswerFor(p.OfficialId, p.Competences, meeting)) ? places : null;
    }

    /// <summary>Somebody has said who it is, so that they can be told.</summary>
    public async Task<Contact?> ContactOf(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Contact>(meeting, ct);
    }

    public bool HasRoom(Guid room) => calendars.Room(room) is not null;

    /// <summary>Times to choose between: none that overlaps the one it has, and no two that overlap each other.</summary>
    private List<SlotView> Near(Meeting meeting, DateTimeOffset proposed, DateTimeOffset now)
    {
        List<Offer> apart = [];
        foreach (var offer in calendars.Nearest(meeting, proposed, times.WithNotice(), 60, now).OrderBy(o => (o.Slot.Start - proposed).Duration()))
        {
            if (offer.Slot.Start == proposed || offer.Slot.Overlaps(meeting.Slot!.Value) || apart.Exists(a => a.Slot.Overlaps(offer.Slot))) continue;
            apart.Add(offer);
            if (apart.Count == TimesBeside) break;
        }
        return [.. apart.OrderBy(o => o.Slot.Start).Select(o => times.View(o, meeting))];
    }

    /// <summary>A person stays as they were; somebody new comes as the one before them did.</summary>
    private static bool IsRemote(Meeting meeting, Guid official, IEnumerable<string> seats) =>
        meeting.Form == MeetingForm.Online
        || (meeting.PlaceOf(official)?.Remote ?? meeting.Places.Any(p => p.Remote && p.Competences.Intersect(seats).Any()));

    private List<RoomOnDesk> RoomsFor(Meeting meeting, Slot slot, int chairs, CalendarIndex seen, DateTimeOffset now)
    {
        var taken = meeting.Taken(slot, rules);
        return
        [
            .. seen.Rooms.Select(r => new RoomOnDesk(r.Room.Id, r.Room.Name, [.. RoomObstacles.Of(r, meeting.Need, chairs, taken, now)]))
                .OrderByDescending(r => r.Obstacles.Count == 0).ThenBy(r => r.Name, StringComparer.Ordinal),
        ];
    }

    private FactNames Names(Dictionary<Guid, string> people) => new(
        id => people.GetValueOrDefault(id, "en person som inte längre finns i registret"),
        id => catalogue.Now.Competences.FirstOrDefault(c => c.Id == id)?.Name is { } name ? new(SwedishWords.Inside(name.Sv), SwedishWords.Inside(name.En)) : new(id, id),
        id => calendars.Room(id)?.Name ?? "ett rum som inte längre finns i registret")
    {
        Promise = key => promises.Of(key, clock.GetUtcNow())?.Name ?? new(key, key),
        Need = code => visits.Needs.FirstOrDefault(n => n.Code == code)?.Name is { } need ? new(SwedishWords.Inside(need.Sv), SwedishWords.Inside(need.En)) : new(code, code),
    };
}
