using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>Whom a letter goes to, and what it says. <see cref="To"/> is null when there is nobody to write to.</summary>
public sealed record Addressed(Letter Letter, Mailbox? To);

/// <summary>
/// Writes letters of some kinds that the table's own letters do not cover. Each is written by the room it tells of, from what is so when
/// it leaves.
/// </summary>
public interface IWriteLetters
{
    bool Writes(NoticeKind kind);

    /// <summary>Null when the notice is no longer true.</summary>
    Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct);
}
