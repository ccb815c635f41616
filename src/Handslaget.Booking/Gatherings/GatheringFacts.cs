namespace Handslaget.Booking.Gatherings;

public enum GatheringKind
{
    Breakfast,

    /// <summary>For companies that are new.</summary>
    StartUpLunch,

    /// <summary>The building and growth day, with sessions.</summary>
    GrowthDay,
    Activity,

    /// <summary>Mötesplats Norrköping: a week of open tables that companies wish for (<see cref="DialogueWeek"/>).</summary>
    DialogueWeek,
}

public enum CancelReason
{
    TooFew,
    Illness,
    Place,
    Other,
}

/// <summary>A part of a gathering with places of its own. <see cref="Key"/> is the same all its life; its title lies beside the log.</summary>
public sealed record GatheringSession(string Key, Slot Slot, int Capacity);

/// <summary>When, where, for how many and for whom. Titles and descriptions are prose, and lie beside the log.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Slot">From when to when, UTC.</param>
/// <param name="RoomId">A room of the register; null: a place in words, beside the log.</param>
/// <param name="Capacity">How many people. Never exceeded.</param>
/// <param name="Sessions">In the order they are shown; none for most gatherings.</param>
/// <param name="NewerThanMonths">Only for companies registered at most so many months before it; null: for all.</param>
/// <param name="ClosesAt">Until when one can sign up and be offered a place, UTC. At the latest when it begins. Of a dialogue week: until when one can wish.</param>
/// <param name="Week">What a dialogue week has besides; null for every other kind.</param>
public sealed record GatheringPlan(
    GatheringKind Kind, Slot Slot, Guid? RoomId, int Capacity, IReadOnlyList<GatheringSession> Sessions, int? NewerThanMonths, DateTimeOffset ClosesAt, DialogueWeek? Week = null)
{
    // Two lists are equal only if they are the same list, so a record that holds one has to say what it means.
    public bool Equals(GatheringPlan? other) => other is not null
        && (Kind, Slot, RoomId, Capacity, NewerThanMonths, ClosesAt) == (other.Kind, other.Slot, other.RoomId, other.Capacity, other.NewerThanMonths, other.ClosesAt)
        && Sessions.SequenceEqual(other.Sessions) && Week == other.Week;

    public override int GetHashCode() => HashCode.Combine(Kind, Slot, RoomId, Capacity, NewerThanMonths, ClosesAt, Sessions.Count);
}

// These records are stored as they stand: change them only by adding. They hold no names and no prose.

/// <summary>A gathering is planned. It is not shown to anybody yet.</summary>
/// <param name="SeriesId">What gatherings that were planned together have in common.</param>
public sealed record GatheringPlanned(Guid GatheringId, GatheringPlan Plan, Guid? SeriesId, DateTimeOffset At);

/// <summary>All is said anew.</summary>
/// <param name="PlaceChanged">The place in words is another than it was.</param>
public sealed record GatheringChanged(GatheringPlan Plan, bool PlaceChanged, DateTimeOffset At);

public sealed record GatheringPublished(DateTimeOffset At);

public sealed record GatheringCancelled(CancelReason Reason, DateTimeOffset At);

/// <summary>Somebody wants to come, to the gathering and to some of its sessions. <paramref name="Queued"/>: there was no place, so they stand in line.</summary>
public sealed record SignedUp(Guid SignUpId, IReadOnlyList<string> Sessions, bool Queued, DateTimeOffset At);

/// <summary>A place is free for who stands first in line, and is kept for them until then. <paramref name="Sitting"/>: which, in a dialogue week.</summary>
public sealed record PlaceOffered(Guid SignUpId, DateTimeOffset Until, DateTimeOffset At, string? Sitting = null);

public sealed record PlaceTaken(Guid SignUpId, DateTimeOffset At);

public sealed record PlaceDeclined(Guid SignUpId, DateTimeOffset At);

/// <summary>Nobody answered in time. They stand in line no more, and are told.</summary>
public sealed record PlaceLapsed(Guid SignUpId, DateTimeOffset At);

public sealed record SignUpWithdrawn(Guid SignUpId, DateTimeOffset At);

public sealed record Attended(Guid SignUpId, DateTimeOffset At);

public sealed record StayedAway(Guid SignUpId, DateTimeOffset At);
