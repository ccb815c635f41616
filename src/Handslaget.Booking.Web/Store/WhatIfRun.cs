using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Store;

public enum RunState
{
    /// <summary>Ordered, and not begun.</summary>
    Waiting,

    Running,

    Done,

    /// <summary>A coordinator stopped it.</summary>
    Stopped,

    /// <summary>It could not be played. The log of the program says why.</summary>
    Failed,
}

/// <summary>
/// A year of requests that is to be, is being or has been played again against something else. A row and no fact: nothing is decided by it. It
/// holds what was tried and what it came to, and nobody's name.
/// </summary>
public sealed record WhatIfRun
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public Trial Trial { get; init; } = Trial.AsToday;

    /// <summary>Requests from this Swedish day on are counted, up to and not with <see cref="To"/>.</summary>
    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>What assumed calendars are drawn by.</summary>
    public int Seed { get; init; }

    public DateTimeOffset OrderedAt { get; init; }

    public RunState State { get; init; }

    /// <summary>Requests that are played, of <see cref="ToPlay"/>: each is played twice.</summary>
    public int Played { get; init; }

    public int ToPlay { get; init; }

    /// <summary>The process that plays it.</summary>
    public Guid? PlayedBy { get; init; }

    /// <summary>When that process last said so. One that has been silent for long is gone, and another begins anew.</summary>
    public DateTimeOffset? AliveAt { get; init; }

    public Comparison? Result { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Requests that found times and took none. They are not played.</summary>
    public int LeftOut { get; init; }

    /// <summary>Officials whose calendar could not be read, and who therefore were not offered.</summary>
    public int Unreadable { get; init; }

    public bool IsOpen => State is RunState.Waiting or RunState.Running;
}
