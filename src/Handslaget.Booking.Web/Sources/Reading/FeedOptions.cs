namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>How a calendar is read, and how much of it at most: a calendar comes from outside and may be hostile.</summary>
public sealed record FeedOptions
{
    /// <summary>Whole days belong to the owner's office, and so do times that name no zone.</summary>
    public string FloatingZone { get; init; } = "Europe/Stockholm";

    /// <summary>Our own meetings, by UID: they are claims here already and are not counted twice.</summary>
    public Func<string, bool>? IsOurs { get; init; }

    /// <summary>An event that the owner has declined is free time. Without addresses nobody is known to have declined.</summary>
    public IReadOnlySet<string>? OwnerAddresses { get; init; }

    /// <summary>Somebody who may be somewhere else is not offered.</summary>
    public bool TentativeIsBusy { get; init; } = true;

    /// <summary>What an event takes whose end can not be understood.</summary>
    public TimeSpan AssumedLength { get; init; } = TimeSpan.FromHours(1);

    public int MaxCharacters { get; init; } = 10_000_000;

    public int MaxComponents { get; init; } = 45_000;

    /// <summary>What one reading may cost in all: an event is a step, and a time that a rule gives is three. Twenty years of a full calendar are some 40,000 events.</summary>
    public int MaxSteps { get; init; } = 80_000;

    /// <summary>Times that are looked at for one rule. A daily meeting since 1990 comes to 13,000.</summary>
    public int MaxTimesPerRule { get; init; } = 15_000;

    /// <summary>A full calendar takes a tenth of a second. The rest is for a machine that has other things to do.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromSeconds(5);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
