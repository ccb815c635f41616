namespace Handslaget.Booking.Register;

// These records are stored as they stand: change them only by adding.

/// <summary>
/// Somebody has read a case type's map and says that it is right, as it stood in that <see cref="Version"/>
/// (<see cref="DecisionMapVersion"/>). The reviewer's name stands beside the log; their unit is what the public is told.
/// </summary>
public sealed record DecisionMapReviewed(string CaseType, string Version, Guid ReviewerId, string Unit, DateTimeOffset At);

/// <summary>How a map stands. All but <see cref="Reviewed"/> are red.</summary>
public enum ReviewStanding
{
    Never,

    /// <summary>It has been changed since it was reviewed.</summary>
    Changed,

    /// <summary>More than <see cref="DecisionMapReview.GoodForMonths"/> months have passed.</summary>
    TooOld,

    Reviewed,
}

/// <summary>The latest review of a map, by its log. A review is good for twelve months, to and including the same Swedish date, and for one version.</summary>
public sealed record DecisionMapReview
{
    public const int GoodForMonths = 12;

    public Guid Id { get; init; }

    public string CaseType { get; init; } = "";

    public string Version { get; init; } = "";

    public Guid ReviewerId { get; init; }

    public string Unit { get; init; } = "";

    public DateTimeOffset? At { get; init; }

    /// <summary>How many there have been.</summary>
    public int Reviews { get; init; }

    public static readonly DecisionMapReview New = new();

    /// <summary>Once a day and version is enough, whoever it was.</summary>
    public Decision Say(string caseType, string version, Guid reviewer, string unit, DateTimeOffset now) =>
        At is { } at && Version == version && SwedishTime.Date(at) == SwedishTime.Date(now)
            ? Decision.AlreadySo
            : Decision.Of(new DecisionMapReviewed(caseType, version, reviewer, unit, now));

    public ReviewStanding Standing(string version, DateTimeOffset now) =>
        At is null ? ReviewStanding.Never
        : Version != version ? ReviewStanding.Changed
        : SwedishTime.Date(now) > GoodTo ? ReviewStanding.TooOld
        : ReviewStanding.Reviewed;

    /// <summary>The last Swedish date it is good. A review on a leap day is good to the last of February.</summary>
    public DateOnly? GoodTo => At is { } at ? SwedishTime.Date(at).AddMonths(GoodForMonths) : null;

    public DecisionMapReview Evolve(object fact) => fact switch
    {
        DecisionMapReviewed e => this with
        {
            CaseType = e.CaseType,
            Version = e.Version,
            ReviewerId = e.ReviewerId,
            Unit = e.Unit,
            At = e.At,
            Reviews = Reviews + 1,
        },
        _ => this,
    };
}
