using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Figures;

/// <summary>
/// What public figures need of one meeting: when things happened, and to which seats. A fold over the meeting's facts, so that every
/// figure can be counted again from the log.
/// </summary>
public sealed record MeetingLife
{
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the company first had a firm time.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>When the meeting it has begins; of one that took place, when it began.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public bool TookPlace { get; init; }

    /// <summary>The municipality asked, and not the company: it is none of the tables.</summary>
    public bool IsVisit { get; init; }

    /// <summary>What the company that was visited needs to grow, as last noted.</summary>
    public IReadOnlyList<string> GrowthNeeds { get; init; } = [];

    /// <summary>When the seat of an official who had left was given to a colleague.</summary>
    public IReadOnlyList<DateTimeOffset> Mended { get; init; } = [];

    /// <summary>When a required seat of one who had left was left empty.</summary>
    public IReadOnlyList<DateTimeOffset> LeftEmpty { get; init; } = [];

    /// <summary>When no time could be offered, and for which competences.</summary>
    public IReadOnlyList<(DateTimeOffset At, IReadOnlyList<string> Blocking)> NoTimes { get; init; } = [];

    public static readonly MeetingLife New = new();

    public MeetingLife Evolve(object fact) => fact switch
    {
        MeetingRequested e => this with { RequestedAt = e.At },
        VisitInvited e => this with { RequestedAt = e.At, IsVisit = true },
        GrowthNeedsNoted e => this with { GrowthNeeds = e.Needs },
        NoTimeFound e => this with { NoTimes = [.. NoTimes, (e.At, e.Blocking)] },
        SlotHeld e => this with { StartsAt = e.Slot.Start },
        TimeOffered e => this with { StartsAt = e.Slot.Start },
        MeetingMoved e => this with { StartsAt = e.Slot.Start },
        MeetingBooked e => this with { BookedAt = BookedAt ?? e.At },
        SeatSubstituted e => this with { Mended = [.. Mended, e.At] },
        SeatLeftVacant { Why: not "optional" } e => this with { LeftEmpty = [.. LeftEmpty, e.At] },
        MeetingTookPlace => this with { TookPlace = true },
        CompanyStayedAway => this with { TookPlace = false },
        _ => this,
    };
}
