namespace Handslaget.Booking.Procurements;

// These records are stored as they stand: change them only by adding. The address stands beside the log, under the follower's id, and is
// erased when the following ends: what is left says how many followed and what was sent, and never who.

/// <summary>Somebody has asked to have notices by mail to an address. Nothing is sent there but a question whether it is so.</summary>
public sealed record FollowAsked(Guid FollowerId, DateTimeOffset At);

/// <summary>Whoever reads the address's mail has said yes.</summary>
public sealed record FollowConfirmed(IReadOnlyList<string> Divisions, DateTimeOffset At);

public sealed record TopicsChosen(IReadOnlyList<string> Divisions, DateTimeOffset At);

/// <summary>A letter with these procurements, each for the first time.</summary>
public sealed record DigestSent(IReadOnlyList<Guid> Procurements, DateTimeOffset At);

public sealed record FollowEnded(FollowEnd Why, DateTimeOffset At);

public enum FollowEnd
{
    Unsubscribed,

    /// <summary>Nobody said yes within the days there were.</summary>
    NeverConfirmed,
}
