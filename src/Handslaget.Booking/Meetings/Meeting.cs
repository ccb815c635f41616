using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

public enum MeetingStatus
{
    /// <summary>Asked for; no time taken.</summary>
    Requested,

    /// <summary>A time is held while the company fills in the rest. Ask <see cref="Meeting.IsHolding"/>: the clock decides, not this.</summary>
    Held,

    /// <summary>The company has its time; not everybody at the table has said yes.</summary>
    Booked,

    /// <summary>Every required seat has said yes.</summary>
    Confirmed,

    Cancelled,

    /// <summary>A required seat was still empty when it was too late.</summary>
    FellThrough,
}

/// <summary>
/// A meeting between one company and the officials its errand concerns: a fold over its facts, never changed in any other way.
/// A decision takes values and answers a <see cref="Decision"/>; who calls it (page, mail link, timer) makes no difference.
/// </summary>
public sealed partial record Meeting
{
    public Guid Id { get; init; }

    public MeetingStatus Status { get; init; }

    public string? Situation { get; init; }

    public IReadOnlyList<string> CaseTypes { get; init; } = [];

    public IReadOnlyList<Seat> Seats { get; init; } = [];

    public MeetingForm Form { get; init; }

    public int Guests { get; init; } = 1;

    public bool StepFree { get; init; }

    public bool HearingLoop { get; init; }

    /// <summary>The language an interpreter is needed for, or null.</summary>
    public string? Interpreter { get; init; }

    /// <summary>The company's language, "sv" or "en".</summary>
    public string Language { get; init; } = "sv";

    /// <summary>Required seats the company let sit by link, so that there would be times.</summary>
    public IReadOnlyList<string> ByLink { get; init; } = [];

    /// <summary>Required seats that answer in writing instead of sitting.</summary>
    public IReadOnlyList<string> InWriting { get; init; } = [];

    /// <summary>Officials who have met this company before.</summary>
    public IReadOnlyList<Guid> MetBefore { get; init; } = [];

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? BookedAt { get; init; }

    public bool CallBack { get; init; }

    public bool NoTime { get; init; }

    /// <summary>The times the company wishes for that nobody has answered yet.</summary>
    public IReadOnlyList<WishedTime> Wishes { get; init; } = [];

    public DateTimeOffset? WishedAt { get; init; }

    /// <summary>When a coordinator said that none of the times wished for could be had; null when the company has wished again.</summary>
    public DateTimeOffset? WishesRefusedAt { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The meeting's place on the wait list: who has let an offer lapse in silence stands last.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Offers in a row that have lapsed without an answer.</summary>
    public int LapsedInARow { get; init; }

    /// <summary>When the company lost its place on the wait list by not answering; null when it has joined again or has a time.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>The time held was offered from the wait list. Ask <see cref="IsOffered"/>.</summary>
    public bool Offered { get; init; }

    /// <summary>Times that were offered and not taken. They are not offered again.</summary>
    public IReadOnlyList<Slot> LetPass { get; init; } = [];

    /// <summary>When a coordinator last saw to what needed a human; null when something has come up since.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    public Slot? Slot { get; init; }

    public IReadOnlyList<Place> Places { get; init; } = [];

    public Guid? RoomId { get; init; }

    public DateTimeOffset? HoldUntil { get; init; }

    public bool HoldExtended { get; init; }

    /// <summary>Rises with every change that those invited must see (RFC 5546, 2.1.4): the SEQUENCE of our invitations.</summary>
    public int Sequence { get; init; }

    /// <summary>The <see cref="Sequence"/> at which the meeting got the time it has.</summary>
    public int TimeSequence { get; init; }

    /// <summary>When each official at the table must have answered.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> ReplyBy { get; init; } = new Dictionary<Guid, DateTimeOffset>();

    public IReadOnlyList<Guid> Accepted { get; init; } = [];

    public IReadOnlyList<Guid> Nudged { get; init; } = [];

    /// <summary>Officials who said no to this time. They are not asked about it again.</summary>
    public IReadOnlyList<Guid> Declined { get; init; } = [];

    /// <summary>Officials who chose to sit by link at this time.</summary>
    public IReadOnlyList<Guid> ChoseLink { get; init; } = [];

    /// <summary>The coordinator has been told that somebody sits by link, and that a link is needed.</summary>
    public bool ToldLink { get; init; }

    /// <summary>Who said no and has not been mended yet → the colleague they suggested.</summary>
    public IReadOnlyDictionary<Guid, Guid> Suggested { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>Officials who have said perhaps to this time. They are still asked.</summary>
    public IReadOnlyList<Guid> Undecided { get; init; } = [];

    /// <summary>Other times that officials have proposed, until a coordinator has seen to it.</summary>
    public IReadOnlyDictionary<Guid, Slot> Proposed { get; init; } = new Dictionary<Guid, Slot>();

    /// <summary>What the company last texted of this time; null when nothing, or when a coordinator has seen to it.</summary>
    public CompanyReply? CompanySays { get; init; }

    /// <summary>The seats of officials who said no and have not been mended yet: official → competences.</summary>
    public IReadOnlyList<Place> Unmended { get; init; } = [];

    /// <summary>Required seats that nobody fills: a human is needed.</summary>
    public IReadOnlyList<string> Vacant { get; init; } = [];

    /// <summary>How many times each seat has been given to a stand-in, for this time of the meeting.</summary>
    public IReadOnlyDictionary<string, int> Mends { get; init; } = new Dictionary<string, int>();

    /// <summary>The company has been told that everybody comes to this time. It is not told twice, unless it has heard since that the table is broken.</summary>
    public bool ToldConfirmed { get; init; }

    /// <summary>The company has been told that a seat is empty. It is not told twice of one broken table.</summary>
    public bool ToldBroken { get; init; }

    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    public DateTimeOffset? AlternativesUntil { get; init; }

    public string? EndedBy { get; init; }

    /// <summary>Whether the meeting was held, as a coordinator says afterwards; null as long as nobody has.</summary>
    public bool? TookPlace { get; init; }

    /// <summary>When those who owe an answer from the meeting were last asked for it, UTC.</summary>
    public DateTimeOffset? OutcomeAskedAt { get; init; }

    /// <summary>Who has written what their seats answered → when last, UTC.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Wrote { get; init; } = new Dictionary<Guid, DateTimeOffset>();

    /// <summary>When the answers were last sent to the company, UTC.</summary>
    public DateTimeOffset? OutcomeSharedAt { get; init; }

    /// <summary>The last day by which something is promised in the answers the company has been sent; null: nothing is.</summary>
    public DateOnly? PromisedUntil { get; init; }

    /// <summary>Something is written that the company has not been sent.</summary>
    public bool OutcomeWaits { get; init; }

    /// <summary>When the company was last reached about this meeting afterwards, UTC.</summary>
    public DateTimeOffset? FollowedUpAt { get; init; }

    /// <summary>When the company was asked how the meeting was, UTC.</summary>
    public DateTimeOffset? SurveyAskedAt { get; init; }

    /// <summary>When it was erased who the company was, UTC; null: it has not been.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    public static readonly Meeting New = new();

    public bool IsHolding(DateTimeOffset now) => Status == MeetingStatus.Held && now < HoldUntil;

    public bool IsBooked => Status is MeetingStatus.Booked or MeetingStatus.Confirmed;

    public bool HasEnded => Status is MeetingStatus.Cancelled or MeetingStatus.FellThrough;

    /// <summary>Its time has passed, and it was not called off. Whether it was held stands in <see cref="TookPlace"/>.</summary>
    public bool HasBeen(DateTimeOffset now) => IsBooked && Slot!.Value.End <= now;

    /// <summary>What a time must offer. A seat that nobody holds, or that answers in writing, does not stand in the way of a time.</summary>
    public TableNeed Need => new(
        [.. Seats.Where(s => s.Required && !s.Unheld && !InWriting.Contains(s.Competence)).Select(s => s.Competence)],
        [.. Seats.Where(s => !s.Required && !s.Unheld).Select(s => s.Competence)],
        Form, Guests, StepFree, HearingLoop)
    {
        MayBeRemote = ByLink,
        Travel = Travel,
        Named = Pair.Count == 0 ? TableNeed.Everybody : Pair.SelectMany(p => p.Competences.Select(c => KeyValuePair.Create(c, p.OfficialId))).ToDictionary(),
    };

    public Place? PlaceOf(Guid officialId) => Places.FirstOrDefault(p => p.OfficialId == officialId);

    public IReadOnlyList<Alternative> AlternativesAt(DateTimeOffset now) => now < AlternativesUntil ? Alternatives : [];

    /// <summary>The time this meeting takes from people and rooms. Recorded in the same transaction as the facts that make it so.</summary>
    public IReadOnlyList<Claim> Claims(BookingRules rules)
    {
        if (HasEnded || Slot is not { } slot) return [];
        var until = Status == MeetingStatus.Held ? HoldUntil : null;
        return
        [
            .. ClaimsFor(slot, Places, RoomId, until, rules),
            .. Alternatives.SelectMany(a => ClaimsFor(a.Slot, a.Places, a.RoomId, AlternativesUntil, rules)),
        ];
    }

    /// <summary>What the meeting takes of everybody's time, were it at this time.</summary>
    public Slot Taken(Slot slot, BookingRules rules) => TimeTaken.By(slot, Form, rules, Travel);

    private IEnumerable<Claim> ClaimsFor(Slot slot, IReadOnlyList<Place> places, Guid? room, DateTimeOffset? until, BookingRules rules)
    {
        var taken = Taken(slot, rules);
        var resources = places.Select(p => p.OfficialId);
        if (room is { } roomId) resources = resources.Append(roomId);
        return resources.Select(id => new Claim(id, Id, taken, until));
    }
}
