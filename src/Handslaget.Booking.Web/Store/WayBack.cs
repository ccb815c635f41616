using System.Security.Cryptography;

namespace Handslaget.Booking.Web.Store;

/// <summary>A meeting's short name, from when it is booked, or when its company has been asked by the municipality. <see cref="Id"/> is the meeting's.</summary>
public sealed record MeetingReference
{
    public Guid Id { get; init; }

    public string Reference { get; init; } = "";

    public static MeetingReference New(Guid meeting) => new() { Id = meeting, Reference = Handslaget.Booking.Meetings.Reference.Of(RandomNumberGenerator.GetBytes(5)) };
}

/// <summary>
/// A code somebody asked for to come back to their meeting. <see cref="Id"/> is random and known only to the browser that asked, so nobody
/// else can use up its guesses. The code itself is nowhere: it is made anew from this and the service's key.
/// </summary>
public sealed record WayBackCode
{
    public Guid Id { get; init; }

    public Guid MeetingId { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public int Guesses { get; init; }

    public bool Used { get; init; }
}

/// <summary>When codes were asked for, for one meeting (<see cref="Id"/>). Two processes that count at the same time are told apart.</summary>
public sealed record WayBackCount
{
    public Guid Id { get; init; }

    public IReadOnlyList<DateTimeOffset> AskedAt { get; init; } = [];
}
