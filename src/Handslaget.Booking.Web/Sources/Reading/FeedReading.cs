using System.Diagnostics.CodeAnalysis;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// What a calendar says of when its owner is busy: merged, in order, exact in UTC, and opaque: no titles and no places. What could not
/// be understood is told in <see cref="Doubts"/>, as a reason and how many events it concerns, never with an event's content.
/// </summary>
public sealed record FeedReading(IReadOnlyList<Slot> Busy, IReadOnlyList<Doubt> Doubts);

public sealed record Doubt(Text Reason, int Count);

/// <summary>The file as a whole can not be trusted. What was read of it last time is better than what could be made of it now.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "What is caught is an unreadable feed, and so it reads.")]
public sealed class FeedUnreadable(Text reason) : Exception(reason.En)
{
    public Text Reason { get; } = reason;
}
