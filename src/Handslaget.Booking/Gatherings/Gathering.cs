namespace Handslaget.Booking.Gatherings;

public enum GatheringStatus
{
    /// <summary>Only coordinators see it.</summary>
    Planned,
    Published,
    Cancelled,
}

public enum SignUpState
{
    HasPlace,
    InLine,
    Offered,
    Declined,
    Lapsed,
    Withdrawn,

    /// <summary>Has wished, in a dialogue week that is not laid.</summary>
    Wishes,
}

/// <summary>Somebody who wants to come. Who it is lies beside the log.</summary>
/// <param name="Until">When an offer ends.</param>
/// <param name="Came">Null until somebody has said.</param>
/// <param name="Wish">What it wished for, in a dialogue week.</param>
public sealed record SignUp(Guid Id, IReadOnlyList<string> Sessions, SignUpState State, DateTimeOffset At, DateTimeOffset? Until = null, bool? Came = null, WeekWish? Wish = null)
{
    /// <summary>Sittings of a dialogue week that were theirs.</summary>
    public IReadOnlyList<string> GivenBack { get; init; } = [];

    /// <summary>A place is taken, or kept.</summary>
    public bool Holds => State is SignUpState.HasPlace or SignUpState.Offered;

    /// <summary>They still want to come.</summary>
    public bool IsLive => Holds || State is SignUpState.InLine or SignUpState.Wishes;
}

/// <summary>
/// A gathering (sammankomst): a breakfast, a lunch, a day with sessions. No more people than there are places, first come first served. Who
/// comes when it is full stands in line, and a place that becomes free is offered, for a time counted in working days, to the first in line
/// who can have all they asked for. So nobody in line ever sees a free place that they could have had go to somebody who came later.
/// A fold over its facts.
/// </summary>
public sealed partial record Gathering : ISubject<Gathering>, ITakeTime
{
    public Guid Id { get; init; }

    public GatheringPlan Plan { get; init; } = new(GatheringKind.Activity, default, null, 0, [], null, default);

    public GatheringStatus Status { get; init; }

    public CancelReason? Cancelled { get; init; }

    public Guid? SeriesId { get; init; }

    /// <summary>Since when anybody may see it, also if it has been cancelled since.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Rises with every change, for people's calendars (SEQUENCE).</summary>
    public int Sequence { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>All who have signed up, in the order they came.</summary>
    public IReadOnlyList<SignUp> SignUps { get; init; } = [];

    public static Gathering New { get; } = new();

    public SignUp? Find(Guid signUp) => SignUps.FirstOrDefault(s => s.Id == signUp);

    /// <summary>Whether somebody can sign up, for a place or to stand in line.</summary>
    public bool IsOpen(DateTimeOffset now) => Status == GatheringStatus.Published && now < Plan.ClosesAt;

    public bool IsOver(DateTimeOffset now) => Status == GatheringStatus.Cancelled || now >= Plan.Slot.End;

    public int PlacesLeft => Math.Max(0, Plan.Capacity - SignUps.Count(s => s.Holds));

    public int PlacesLeftIn(GatheringSession session) => Math.Max(0, session.Capacity - SignUps.Count(s => s.Holds && s.Sessions.Contains(session.Key)));

    /// <summary>How many more can have a place in a session: when the whole gathering is full, nobody.</summary>
    public int PlacesToHaveIn(GatheringSession session) => Math.Min(PlacesLeft, PlacesLeftIn(session));

    /// <summary>Who has a sitting of a dialogue week; null: nobody.</summary>
    public SignUp? WhoHas(string sitting) => SignUps.FirstOrDefault(s => s.State == SignUpState.HasPlace && s.Sessions.Contains(sitting));

    public int LineLength => SignUps.Count(s => s.State == SignUpState.InLine);

    public int BeforeInLine(Guid signUp) => Line().TakeWhile(s => s.Id != signUp).Count();

    /// <summary>A place in the gathering, and in each of some sessions.</summary>
    public bool HasRoomFor(IReadOnlyList<string> sessions) =>
        PlacesLeft > 0 && Plan.Sessions.Where(s => sessions.Contains(s.Key)).All(s => PlacesLeftIn(s) > 0);

    public Gathering Evolve(object fact) => fact switch
    {
        GatheringPlanned e => this with { Id = e.GatheringId, Plan = e.Plan, SeriesId = e.SeriesId, ChangedAt = e.At, LastTable = LastOf(e.Plan) },
        GatheringChanged e => this with { Plan = e.Plan, Sequence = Sequence + 1, ChangedAt = e.At, Laid = Standing, LastTable = LastOf(e.Plan) },
        GatheringPublished e => this with { Status = GatheringStatus.Published, PublishedAt = e.At },
        GatheringCancelled e => this with { Status = GatheringStatus.Cancelled, Cancelled = e.Reason, Sequence = Sequence + 1, ChangedAt = e.At },
        SignedUp e => this with { SignUps = [.. SignUps, new(e.SignUpId, e.Sessions, e.Queued ? SignUpState.InLine : SignUpState.HasPlace, e.At)] },
        WishesMade e when Find(e.SignUpId) is null => this with { SignUps = [.. SignUps, new(e.SignUpId, [], SignUpState.Wishes, e.At, Wish: e.Wish)], Laid = Standing },
        WishesMade e => With(e.SignUpId, s => s with { Wish = e.Wish }) with { Laid = Standing },
        WeekLaid e => this with { Lot = e.Lot, Laid = new(e.Lot, e.Seatings, e.How, e.At, [.. Wishing.Select(s => s.Id)]) },
        WeekPublished e => Publish(e),
        PlaceOffered e => With(e.SignUpId, s => s with { State = SignUpState.Offered, Until = e.Until, Sessions = e.Sitting is { } sitting ? [sitting] : s.Sessions }),
        PlaceTaken e => With(e.SignUpId, s => s with { State = SignUpState.HasPlace, Until = null }),
        PlaceDeclined e => With(e.SignUpId, s => s with { State = SignUpState.Declined, Until = null }),
        PlaceLapsed e => With(e.SignUpId, s => s with { State = SignUpState.Lapsed, Until = null }),
        SignUpWithdrawn e => With(e.SignUpId, s => s with { State = SignUpState.Withdrawn, Until = null }) with { Laid = Standing },
        SittingGivenBack e => With(e.SignUpId, s => s with { Sessions = [.. s.Sessions.Where(key => key != e.Sitting)], GivenBack = [.. s.GivenBack, e.Sitting] }),
        Attended e => With(e.SignUpId, s => s with { Came = true }),
        StayedAway e => With(e.SignUpId, s => s with { Came = false }),
        _ => this,
    };

    /// <summary>A proposal that is published stays what it was; one that is not is of no use when something changes.</summary>
    private LaidWeek? Standing => WeekPublishedAt is null ? null : Laid;

    private Gathering With(Guid signUp, Func<SignUp, SignUp> change) => this with { SignUps = [.. SignUps.Select(s => s.Id == signUp ? change(s) : s)] };
}
