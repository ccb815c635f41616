namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>One VEVENT, as far as it says when: a single event, a series, or one changed time of a series.</summary>
internal sealed record FeedEvent(string? Uid, int Sequence, bool TakesTime, Moment Start, EventLength Length)
{
    public IReadOnlyList<RepeatRule> Rules { get; init; } = [];

    /// <summary>EXRULE, which the standard has given up and old calendars still hold.</summary>
    public IReadOnlyList<RepeatRule> NotByRules { get; init; } = [];

    /// <summary>RDATE, each with a length of its own when it is written as a period.</summary>
    public IReadOnlyList<(Moment Start, EventLength Length)> Extra { get; init; } = [];

    /// <summary>EXDATE.</summary>
    public Times Except { get; init; } = Times.None;

    /// <summary>The time of the series that this event stands instead of.</summary>
    public Moment? InsteadOf { get; init; }

    /// <summary>It changes every later time of the series too (RANGE=THISANDFUTURE).</summary>
    public bool AndLater { get; init; }

    public IReadOnlyList<Text> Doubts { get; init; } = [];

    public bool IsSeries => Rules.Count > 0 || Extra.Count > 0;
}
