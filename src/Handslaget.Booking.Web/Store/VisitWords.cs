namespace Handslaget.Booking.Web.Store;

/// <summary>
/// What people have written about a visit (<see cref="Id"/> is the meeting's). It lies beside the log, where it can be erased without breaking
/// history.
/// </summary>
public sealed record VisitWords
{
    public Guid Id { get; init; }

    /// <summary>What the coordinator wrote to the company in the invitation.</summary>
    public string Invitation { get; init; } = "";

    /// <summary>What was found out at the visit, besides the codes.</summary>
    public string Found { get; init; } = "";

    public DateTimeOffset? FoundAt { get; init; }
}
