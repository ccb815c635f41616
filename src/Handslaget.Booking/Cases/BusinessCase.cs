using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Cases;

// These records are stored as they stand: change them only by adding. They name no company: who it is stands beside the meetings' logs.

public sealed record CaseOpened(Guid MeetingId, DateTimeOffset At);

public sealed record MeetingJoinedCase(Guid MeetingId, DateTimeOffset At);

/// <summary>The company is told when it hears from the municipality next: on that day (Swedish calendar, a working day), in that way.</summary>
public sealed record NextContactSet(DateOnly On, ContactWay How, DateTimeOffset At);

public sealed record ContactMade(ContactResult Result, DateTimeOffset At);

public sealed record CaseClosed(CaseClosedFor Reason, DateTimeOffset At);

public sealed record CaseReopened(DateTimeOffset At);

public enum ContactWay
{
    Call,
    Mail,
    Meeting,
}

public enum CaseClosedFor
{
    /// <summary>The company has what it came for, and every decision is made.</summary>
    Done,

    /// <summary>The company has given up what it wanted to do.</summary>
    GivenUp,

    /// <summary>The company could not be reached.</summary>
    NotReached,

    /// <summary>Its meetings belong to another case of the same company.</summary>
    JoinedAnother,
}

/// <summary>
/// What a company wants to do, over all its meetings until it is done. It opens with its first meeting; each meeting belongs to exactly one
/// case, and meetings of different companies never share one.
/// </summary>
public sealed record BusinessCase : ISubject<BusinessCase>
{
    public Guid Id { get; init; }

    /// <summary>The meetings in the order they joined.</summary>
    public IReadOnlyList<Guid> Meetings { get; init; } = [];

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the company hears from us next; null: nothing is set.</summary>
    public DateOnly? NextContactOn { get; init; }

    public ContactWay NextContactHow { get; init; }

    public DateTimeOffset? LastContactAt { get; init; }

    public ContactResult? LastContact { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public CaseClosedFor? ClosedFor { get; init; }

    public static BusinessCase New { get; } = new();

    /// <summary>The case that a meeting opens, if it joins none.</summary>
    public static Guid IdOf(Guid meeting) => Notice.Name($"case/{meeting:N}");

    public bool IsOpen => Meetings.Count > 0 && ClosedAt is null;

    public bool IsContactDue(DateOnly today) => IsOpen && NextContactOn <= today;

    public Decision Open(Guid meeting, DateTimeOffset now) => Meetings.Count > 0 ? Decision.AlreadySo : Decision.Of(new CaseOpened(meeting, now));

    /// <summary>A closed case is opened again by a meeting that joins it.</summary>
    public Decision Join(Guid meeting, DateTimeOffset now)
    {
        if (Meetings.Contains(meeting)) return Decision.AlreadySo;
        if (Meetings.Count == 0) return Refusal.CaseIsClosed;
        return ClosedAt is null ? Decision.Of(new MeetingJoinedCase(meeting, now)) : Decision.Of(new CaseReopened(now), new MeetingJoinedCase(meeting, now));
    }

    /// <summary>A coordinator says when the company hears from us next.</summary>
    public Decision SetNextContact(DateOnly on, ContactWay how, DateTimeOffset now)
    {
        if (!IsOpen) return Refusal.CaseIsClosed;
        if (NextContactOn == on && NextContactHow == how) return Decision.AlreadySo;
        if (on < SwedishTime.Date(now) || !WorkingDays.IsWorkingDay(on)) return Refusal.DayNotPossible;
        return Decision.Of(new NextContactSet(on, how, now));
    }

    /// <summary>The call that follows of itself when the answers have been sent. A contact that is set already stands.</summary>
    public Decision ScheduleFollowUp(DateTimeOffset sharedAt, DateTimeOffset now, BookingRules rules) =>
        !IsOpen || NextContactOn is not null
            ? Decision.AlreadySo
            : Decision.Of(new NextContactSet(WorkingDays.Add(SwedishTime.Date(sharedAt), rules.FollowUpWorkingDays), ContactWay.Call, now));

    /// <summary>The company was called. Who did not answer is called again the next working day.</summary>
    public Decision MakeContact(ContactResult result, DateTimeOffset now)
    {
        if (!IsOpen) return Refusal.CaseIsClosed;
        if (NextContactOn is null) return Decision.AlreadySo;
        return result == ContactResult.NotReached
            ? Decision.Of(new ContactMade(result, now), new NextContactSet(WorkingDays.Next(SwedishTime.Date(now)), NextContactHow, now))
            : Decision.Of(new ContactMade(result, now));
    }

    public Decision Close(CaseClosedFor reason, DateTimeOffset now) => IsOpen ? Decision.Of(new CaseClosed(reason, now)) : Decision.AlreadySo;

    public Decision Reopen(DateTimeOffset now) => ClosedAt is null ? Decision.AlreadySo
        : ClosedFor == CaseClosedFor.JoinedAnother ? Refusal.CaseIsClosed
        : Decision.Of(new CaseReopened(now));

    public BusinessCase Evolve(object fact) => fact switch
    {
        CaseOpened e => this with { Id = IdOf(e.MeetingId), Meetings = [e.MeetingId], OpenedAt = e.At },
        MeetingJoinedCase e => this with { Meetings = [.. Meetings, e.MeetingId] },
        NextContactSet e => this with { NextContactOn = e.On, NextContactHow = e.How },
        ContactMade e => this with { NextContactOn = null, LastContactAt = e.At, LastContact = e.Result },
        CaseClosed e => this with { ClosedAt = e.At, ClosedFor = e.Reason, NextContactOn = null },
        CaseReopened => this with { ClosedAt = null, ClosedFor = null },
        _ => this,
    };

    public IEnumerable<Notice> Tell(object fact, BusinessCase before) => [];

    public IEnumerable<Message> Call(object fact) => [];
}
