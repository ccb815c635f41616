namespace Handslaget.Booking.Web.Store;

// Beside the logs of procurements and of those who follow them: a publisher's words, and the addresses.

/// <summary>What a notice says, in its publisher's words and language. <see cref="Id"/> is the procurement's.</summary>
public sealed record ProcurementText
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The title's language, two letters (ISO 639-1).</summary>
    public string Language { get; init; } = "sv";

    public string Buyer { get; init; } = "";

    /// <summary>The notice at its source, a web address.</summary>
    public string Link { get; init; } = "";
}

/// <summary>Where somebody wants their notices, and about what. <see cref="Id"/> is the follower's; the row is erased when the following ends.</summary>
public sealed record FollowerAddress
{
    public Guid Id { get; init; }

    public string Email { get; init; } = "";

    /// <summary>The address in small letters: one address is one follower.</summary>
    public string Key { get; init; } = "";

    /// <summary>CPV divisions asked for, until the follower's log holds what was confirmed.</summary>
    public IReadOnlyList<string> Divisions { get; init; } = [];

    public string Language { get; init; } = "sv";
}

/// <summary>How reading the feed of procurements goes. One row.</summary>
public sealed record ProcurementFeedState
{
    public const string Only = "procurements";

    public string Id { get; init; } = Only;

    /// <summary>Of which address the rest tells: a feed that is moved is read whole.</summary>
    public string Address { get; init; } = "";

    public DateTimeOffset NextAt { get; init; }

    /// <summary>When it was last read, with or without news.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Notices in it when it was last read whole.</summary>
    public int Notices { get; init; }

    /// <summary>Those of them that could not be understood.</summary>
    public int NotUnderstood { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why it can not be read; null: it can.</summary>
    public Text? Why { get; init; }
}
