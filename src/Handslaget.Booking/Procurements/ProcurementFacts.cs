namespace Handslaget.Booking.Procurements;

// These records are stored as they stand: change them only by adding. Titles, buyers and links are a publisher's words, and stand beside the log.

/// <summary>
/// A procurement (upphandling) is announced. <see cref="Divisions"/> are the two-digit divisions of the common procurement vocabulary (CPV),
/// <see cref="ClosesAt"/> the last moment for tenders, and <see cref="Version"/> what its publisher calls this version of the notice, said at <see cref="VersionAt"/>.
/// </summary>
public sealed record ProcurementPublished(
    Guid ProcurementId, ProcurementSource Source, IReadOnlyList<string> Divisions, DateTimeOffset? ClosesAt, string Version, DateTimeOffset VersionAt, DateTimeOffset At);

public sealed record ProcurementChanged(IReadOnlyList<string> Divisions, DateTimeOffset? ClosesAt, string Version, DateTimeOffset VersionAt, DateTimeOffset At);

/// <summary>It is cancelled or decided, or a coordinator has taken it away.</summary>
public sealed record ProcurementWithdrawn(ProcurementSource By, string Version, DateTimeOffset VersionAt, DateTimeOffset At);

public enum ProcurementSource
{
    /// <summary>The published feed that the house reads.</summary>
    Feed,

    /// <summary>A coordinator, by hand.</summary>
    Hand,
}
