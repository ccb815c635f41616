using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.WhatIf;

/// <summary>The company moved its meeting itself, and to a day so many working days later.</summary>
public sealed record PastMove(DateTimeOffset At, int WorkingDaysLater);

/// <summary>
/// A request as the log tells it: what it needed, when it took a time, and what the company did with it. A fold over the meeting's facts. Who
/// asked is not in it.
/// </summary>
public sealed record PastRequest
{
    /// <summary>What it asks for, as a meeting is. What became of it then stands here and not there.</summary>
    private Meeting Asked { get; init; } = Meeting.New;

    public Guid Id => Asked.Id;

    /// <summary>When the company first asked. Its wait is counted from that day.</summary>
    public DateTimeOffset At => Asked.RequestedAt;

    /// <summary>When it last asked for what it then got: it may have gone back and changed the request.</summary>
    public DateTimeOffset AskedAt { get; init; }

    public IReadOnlyList<Seat> Seats => Asked.Seats;

    public IReadOnlyList<Guid> MetBefore => Asked.MetBefore;

    /// <summary>No time could be offered when it asked.</summary>
    public bool FoundNoTime { get; init; }

    /// <summary>The time it is given for the moment, held or booked.</summary>
    public Slot? Slot { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>The first time it had booked.</summary>
    public Slot? Booked { get; init; }

    public IReadOnlyList<PastMove> Moves { get; init; } = [];

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>A seat was left empty, so a move that follows is not the company's own wish.</summary>
    public bool IsBroken { get; init; }

    public static readonly PastRequest New = new();

    /// <summary>Who found times and took none has left of its own will, and is neither played nor counted.</summary>
    public bool WantsATable => Booked is not null || FoundNoTime;

    /// <summary>When the company takes the first time it is offered: as long after asking as it took one then, or at once if it then found none.</summary>
    public DateTimeOffset TakesAt => FoundNoTime ? AskedAt : HeldAt ?? AskedAt;

    /// <summary>What the company is about, as the catalogue calls it.</summary>
    public string Errand => Asked.Situation ?? (Asked.CaseTypes.Count > 0 ? Asked.CaseTypes[0] : "");

    /// <summary>Working days from the day it asked to the day of the first meeting it had booked; null when it never had any.</summary>
    public int? WorkingDays => DaysTo(Booked);

    public int? DaysTo(Slot? slot) => slot is { } had ? Booking.WorkingDays.Between(SwedishTime.Date(At), SwedishTime.Date(had.Start)) : null;

    /// <summary>What its table needs, of what somebody can answer for.</summary>
    public TableNeed Need(Func<string, bool> isHeld) => Asked.Need with
    {
        Required = [.. Seats.Where(s => s.Required && isHeld(s.Competence)).Select(s => s.Competence)],
        Optional = [.. Seats.Where(s => !s.Required && isHeld(s.Competence)).Select(s => s.Competence)],
    };

    public PastRequest Evolve(object fact) => fact switch
    {
        MeetingRequested e => Ask(e) with { AskedAt = e.At },
        RequestChanged e => Ask(e) with { AskedAt = e.At, FoundNoTime = false },
        PanelProposed or CompanyRecognised => Ask(fact),
        NoTimeFound => this with { FoundNoTime = true },
        SlotHeld e => this with { Slot = e.Slot, HeldAt = e.At },
        TimeOffered e => this with { Slot = e.Slot, HeldAt = e.At },
        MeetingBooked => this with { Booked = Booked ?? Slot },
        SeatLeftVacant { Why: not "optional" } => this with { IsBroken = true },
        MeetingMoved e => Move(e) with { Slot = e.Slot, IsBroken = false },
        MeetingCancelled e => this with { CancelledAt = e.At },
        _ => this,
    };

    private PastRequest Ask(object fact) => this with { Asked = Asked.Evolve(fact) };

    private PastRequest Move(MeetingMoved e) =>
        !IsBroken && e.By == "company" && Slot is { } before && Booking.WorkingDays.Between(SwedishTime.Date(before.Start), SwedishTime.Date(e.Slot.Start)) is > 0 and var later
            ? this with { Moves = [.. Moves, new(e.At, later)] }
            : this;
}
