using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Store;

/// <summary>What became of a decision when it met the log.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>The facts stand, with their claims and messages.</summary>
    public sealed record Recorded(Meeting Before, Meeting Meeting) : Outcome;

    /// <summary>It was already so.</summary>
    public sealed record Unchanged(Meeting Meeting) : Outcome;

    public sealed record Refused(Refusal Reason, Meeting Meeting) : Outcome;

    /// <summary>Someone else has the time.</summary>
    public sealed record Taken(Meeting Meeting) : Outcome;

    public sealed record Missing : Outcome;
}
