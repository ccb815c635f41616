using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Doors;

public enum SeatState
{
    /// <summary>No time is booked yet.</summary>
    Open,

    /// <summary>Somebody is asked and has not answered.</summary>
    Asked,
    Accepted,

    /// <summary>Nobody sits there; we are working on it.</summary>
    Vacant,

    /// <summary>Answers in writing instead of sitting.</summary>
    InWriting,

    /// <summary>Nobody in the municipality holds the competence today. The coordinator finds another way.</summary>
    NobodyHolds,

    /// <summary>Wished for, but not at this table.</summary>
    NotThere,
}

/// <param name="Name">The competence in the asker's language.</param>
/// <param name="Reason">Why the seat is there, in one sentence.</param>
/// <param name="Rule">The rule that put it there.</param>
/// <param name="Official">Who sits there, once the meeting is booked.</param>
public sealed record SeatView(
    string Competence, string Name, bool Required, string Reason, string Rule, SeatState State, string? Official, bool ByLink);

/// <param name="IsOffer">The time became free and is offered from the wait list: booking it is a yes.</param>
public sealed record HoldView(DateTimeOffset Until, bool CanBeExtended, bool IsOffer = false);

/// <summary>What a company without a time has asked for instead.</summary>
/// <param name="WaitingSince">On the wait list since then; null: it is not.</param>
/// <param name="Wishes">The times it wishes for, in words, while nobody has answered.</param>
/// <param name="WishesRefused">A coordinator has answered that none of those it wished for can be had.</param>
/// <param name="PromisedBy">By when a coordinator answers, calls or is in touch at the latest; null when nothing is waited for, or when that has passed.</param>
public sealed record WithoutATimeView(DateTimeOffset? WaitingSince, IReadOnlyList<string> Wishes, bool WishesRefused, DateTimeOffset? PromisedBy);

/// <param name="Name">What is promised, inside a sentence.</param>
/// <param name="DueAt">By when. A clock that is paused will give a later one when it goes on.</param>
/// <param name="State">Running, amber, paused, or broken: those that are over are not shown.</param>
public sealed record PromiseView(string Promise, string Name, DateTimeOffset DueAt, ClockState State);

/// <summary>A meeting as its company sees it. Instants are UTC.</summary>
/// <param name="Matter">What it is about, in the asker's language.</param>
/// <param name="Interpreter">The language an interpreter is needed for, ISO 639.</param>
/// <param name="Kind">A table, or a visit that the municipality has asked for.</param>
/// <param name="Reference">A booked meeting's short name, NK-7Q4M-2XKD. It is no secret: it opens nothing without a code.</param>
public sealed record MeetingView(
    Guid Id,
    MeetingStatus Status,
    string StatusText,
    string? Situation,
    IReadOnlyList<string> CaseTypes,
    IReadOnlyList<string> Matter,
    MeetingForm Form,
    string? Interpreter,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    RoomView? Room,
    IReadOnlyList<SeatView> Seats,
    HoldView? Hold,
    DateTimeOffset? EverybodyAnswersBy,
    IReadOnlyList<SlotView> Alternatives,
    DateTimeOffset? AlternativesUntil,
    IReadOnlyList<string> Bring,
    string? EndedBy,
    string? Reference,
    WithoutATimeView WithoutATime,
    IReadOnlyList<PromiseView> Promises,
    MeetingKind Kind = MeetingKind.Table);

/// <summary>Makes the view of a meeting: the fold, with the names that stand beside the log.</summary>
public sealed class MeetingViews(
    IDocumentStore store, ClockRows rows, CatalogueMemory catalogue, CalendarMemory calendars, FreeTimes times, TimeProvider clock)
{
    public async Task<MeetingView> Of(Meeting meeting, string language, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var reference = meeting.BookedAt is null ? null : await Reference(meeting, ct);
        var names = meeting.IsBooked ? await Names(meeting, ct) : new Dictionary<Guid, string>();
        var hasTime = meeting.IsBooked || meeting.IsHolding(now);
        var alternatives = meeting.AlternativesAt(now);
        var clocks = await rows.Of(meeting.Id, ct);
        return new(
            meeting.Id, Shown(meeting, now), StatusText(meeting, now).In(language), meeting.Situation, meeting.CaseTypes,
            catalogue.Now.Matter(meeting, language), meeting.Form, meeting.Interpreter,
            hasTime ? meeting.Slot?.Start : null,
            hasTime ? meeting.Slot?.End : null,
            hasTime && meeting.RoomId is { } room && calendars.Room(room) is { } r ? FreeTimes.View(r) : null,
            [.. meeting.Seats.Select(s => Seat(meeting, s, names, language))],
            meeting.IsHolding(now) ? new HoldView(meeting.HoldUntil!.Value, !meeting.HoldExtended && !meeting.Offered, meeting.Offered) : null,
            meeting.Status == MeetingStatus.Booked && meeting.ReplyBy.Count > 0 ? meeting.ReplyBy.Values.Max() : null,
            [.. alternatives.Select(a => times.View(new Offer(a.Slot, a.Places, a.RoomId, new Dictionary<string, IReadOnlyList<Guid>>()), meeting))],
            alternatives.Count > 0 ? meeting.AlternativesUntil : null,
            catalogue.Now.PapersFor(meeting, language),
            meeting.EndedBy, reference, WithoutATime(meeting, clocks, language),
            [.. clocks.Where(c => c.Promise.IsPublic && c.EndedAt is null).Select(c => new PromiseView(c.Promise.Key, c.Promise.Name.In(language), c.DueAt, c.StateAt(now)))], meeting.Kind);
    }

    private WithoutATimeView WithoutATime(Meeting meeting, IReadOnlyList<Clock> clocks, string language)
    {
        var asked = meeting.HasEnded ? null
            : meeting.WishedAt is not null ? clocks.OpenBy<OwnTimesWished>()
            : meeting.IsWaiting ? clocks.OpenBy<WaitListJoined>()
            : meeting.CallBack ? clocks.OpenBy<CallBackAsked>()
            : null;
        return new(
            meeting.IsWaiting ? meeting.WaitingSince : null,
            [.. meeting.Wishes.Select(w => WishWords.Say(w, clock.GetUtcNow()).In(language))],
            meeting.WishesRefusedAt is not null,
            asked is { PausedBy: null } && asked.DueAt >= clock.GetUtcNow() ? asked.DueAt : null);
    }

    private async Task<string?> Reference(Meeting meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<MeetingReference>(meeting.Id, ct))?.Reference;
    }

    private async Task<IReadOnlyDictionary<Guid, string>> Names(Meeting meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var people = await session.LoadManyAsync<Person>(ct, [.. meeting.Places.Select(p => p.OfficialId)]);
        return people.ToDictionary(p => p.Id, p => p.Name);
    }

    private SeatView Seat(Meeting meeting, Panels.Seat seat, IReadOnlyDictionary<Guid, string> names, string language)
    {
        var place = meeting.Places.FirstOrDefault(p => p.Competences.Contains(seat.Competence));
        var name = catalogue.Now.NameOf(seat.Competence, language);
        var state =
            seat.Unheld ? SeatState.NobodyHolds
            : meeting.InWriting.Contains(seat.Competence) ? SeatState.InWriting
            : !meeting.IsBooked ? SeatState.Open
            : place is not null ? meeting.Accepted.Contains(place.OfficialId) ? SeatState.Accepted : SeatState.Asked
            : seat.Required ? SeatState.Vacant : SeatState.NotThere;
        return new(
            seat.Competence, name, seat.Required, seat.Reason.In(language), seat.Rule, state,
            place is not null && names.TryGetValue(place.OfficialId, out var official) ? official : null, place?.Remote ?? false);
    }

    /// <summary>A hold whose end has passed is no hold, whether or not its timer has run.</summary>
    private static MeetingStatus Shown(Meeting meeting, DateTimeOffset now) =>
        meeting.Status == MeetingStatus.Held && !meeting.IsHolding(now) ? MeetingStatus.Requested : meeting.Status;

    private static Text StatusText(Meeting meeting, DateTimeOffset now) => Shown(meeting, now) switch
    {
        MeetingStatus.Requested when meeting.WishedAt is not null => new("Era önskemål är skickade.", "Your wishes are sent."),
        MeetingStatus.Requested when meeting.IsWaiting => new("Ni står på väntelistan.", "You are on the wait list."),
        MeetingStatus.Requested when meeting.CallBack => new("Vi ringer upp dig.", "We will call you."),
        MeetingStatus.Requested when meeting.WishesRefusedAt is not null => new("Ingen av tiderna ni önskade går.", "None of the times you wished for is possible."),
        MeetingStatus.Requested => new("Välj en tid.", "Choose a time."),
        MeetingStatus.Held when meeting.Offered => new("En tid har blivit ledig. Vill ni ha den?", "A time has become free. Do you want it?"),
        MeetingStatus.Held => new("Tiden är reserverad åt er. Fyll i resten och boka.", "The time is held for you. Fill in the rest and book."),
        _ when meeting.HasBeen(now) => HasBeen(meeting),
        MeetingStatus.Booked when meeting.Vacant.Count > 0 => new(
            "Någon vid bordet fick förhinder. Välj en annan tid, eller vänta på besked från lotsen.",
            "Someone at the table can not come. Choose another time, or wait to hear from the coordinator."),
        MeetingStatus.Booked when meeting.IsVisit => new("Tiden är bokad. Vi väntar på svar från dem som ska komma.", "Your time is booked. We are waiting for those who are to come to answer."),
        MeetingStatus.Confirmed when meeting.IsVisit => new("Klart: båda som ska hälsa på kommer.", "All set: both who are to visit you are coming."),
        MeetingStatus.Cancelled when meeting.Declines => new("Ni har sagt nej tack till besöket.", "You have said no thanks to the visit."),
        MeetingStatus.Cancelled when meeting is { IsVisit: true, BookedAt: null, EndedBy: "system" } => new("Inbjudan till besök har gått ut.", "The invitation to a visit has ended."),
        MeetingStatus.Booked => new("Tiden är bokad. Vi väntar på svar från alla vid bordet.", "Your time is booked. We are waiting for everybody at the table to answer."),
        MeetingStatus.Confirmed => new("Klart: alla vid bordet kommer.", "All set: everybody at the table is coming."),
        MeetingStatus.Cancelled => meeting.EndedBy == "company"
            ? new($"{Named(meeting, "sv")} är avbokat av er.", $"{Named(meeting, "en")} was cancelled by you.")
            : new($"{Named(meeting, "sv")} är avbokat av kommunen.", $"{Named(meeting, "en")} was cancelled by the municipality."),
        MeetingStatus.FellThrough when meeting.IsVisit => new(
            "Besöket gick inte att genomföra, för någon som behövdes kunde inte komma. Det är vårt fel. Lotsen hör av sig.",
            "The visit could not be made because somebody who was needed could not come. That is our fault. The coordinator will contact you."),
        MeetingStatus.FellThrough => new(
            "Mötet gick inte att genomföra, för en plats vid bordet stod tom. Det är vårt fel. Lotsen hör av sig.",
            "The meeting could not be held because a seat was empty. That is our fault. The coordinator will contact you."),
        _ => throw new InvalidOperationException(),
    };

    private static Text HasBeen(Meeting meeting) => meeting.TookPlace == false
        ? new("Ni kom inte till mötet.", "You did not come to the meeting.")
        : new(MeetingNoun.Of(meeting.Kind, "sv").HasBeen, MeetingNoun.Of(meeting.Kind, "en").HasBeen);

    private static string Named(Meeting meeting, string language) => SwedishWords.Begin(MeetingNoun.Of(meeting.Kind, language).The);
}
