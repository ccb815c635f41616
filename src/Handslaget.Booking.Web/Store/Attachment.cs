namespace Handslaget.Booking.Web.Store;

/// <summary>A drawing or another document that the company sends along. What it holds lies apart (<see cref="AttachmentContent"/>), so that a list is a quick read.</summary>
public sealed record Attachment
{
    public Guid Id { get; init; }

    public Guid MeetingId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The media type, judged by the first bytes and not by what the sender says.</summary>
    public string Type { get; init; } = "";

    public long Bytes { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What stands in an <see cref="Attachment"/> of the same id.</summary>
public sealed record AttachmentContent
{
    public Guid Id { get; init; }

    public byte[] Bytes { get; init; } = [];
}
