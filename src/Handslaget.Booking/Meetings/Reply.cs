namespace Handslaget.Booking.Meetings;

/// <summary>
/// Why an official can not come, from a short list: what is stored for years holds no free text. Nothing here tells of anybody's health.
/// </summary>
public enum DeclineReason
{
    /// <summary>Something else stands in the calendar.</summary>
    Busy,

    /// <summary>Away that day.</summary>
    Away,

    /// <summary>The errand belongs to somebody else.</summary>
    NotMine,

    /// <summary>Too much to do.</summary>
    Overloaded,

    /// <summary>Partial to the errand (jäv, förvaltningslagen 2017:900, 16 §).</summary>
    Disqualified,
}

/// <summary>What an official answers when asked to come.</summary>
public abstract record Reply
{
    private Reply() { }

    public bool Accepts => this is not CanNot;

    /// <summary>I come, as I was asked to.</summary>
    public sealed record Comes : Reply;

    /// <summary>I come, but by link. Where everybody sits by link it is an ordinary yes.</summary>
    public sealed record ComesByLink : Reply;

    /// <summary>I can not; <see cref="Suggested"/> can.</summary>
    public sealed record CanNot(DeclineReason? Reason = null, Guid? Suggested = null) : Reply;
}
