namespace Handslaget.Booking.Complaints;

// These records are stored as they stand: change them only by adding. What was written (the complaint, the answer, the lesson) and who
// wrote it stand beside the log, where they can be erased.

/// <summary>What a complaint is about: Handslaget's third point. An appeal against a decision is not one of them; it is law.</summary>
public enum ComplaintKind
{
    Service,
    Treatment,
    Time,

    /// <summary>How the matter itself was handled.</summary>
    Matter,

    /// <summary>The municipality competes with companies on unequal terms. It is the policy's owner who answers (Handslaget's point 11).</summary>
    UnfairCompetition,
}

/// <summary>What the municipality answered.</summary>
public enum ComplaintOutcome
{
    /// <summary>The company is right, and hears what is done about it.</summary>
    Right,

    PartlyRight,

    /// <summary>The municipality sees it otherwise, and says why.</summary>
    SeenOtherwise,
}

/// <summary>Where a complaint goes that is not answered here.</summary>
public enum ComplaintGoesTo
{
    /// <summary>Who owns the policy against unfair competition.</summary>
    PolicyOwner,

    /// <summary>It was an appeal, not a complaint: how one appeals is explained, and the time for it runs by law.</summary>
    Appeal,
}

/// <summary>A company complains. <see cref="AboutUnit"/> and <see cref="AboutOfficialId"/> say whom it is about, if that was said.</summary>
/// <param name="Language">"sv" or "en": the language it is answered in.</param>
/// <param name="Anonymous">It gave neither name nor address: it can be answered on its own page and nowhere else.</param>
public sealed record ComplaintReceived(
    Guid ComplaintId, ComplaintKind Kind, Guid? MeetingId, Guid? AboutOfficialId, string? AboutUnit, bool Anonymous, string Language, DateTimeOffset At);

/// <summary>A human has read it and said what happens next. The receipt that leaves by itself is not this.</summary>
public sealed record ComplaintAcknowledged(DateTimeOffset At);

public sealed record ComplaintAssigned(Guid OfficialId, DateTimeOffset At);

/// <summary><see cref="OfficialId"/> is who answered, so that somebody else looks at it if the company is not satisfied.</summary>
public sealed record ComplaintAnswered(ComplaintOutcome Outcome, DateTimeOffset At, Guid? OfficialId = null);

/// <summary>The company is not satisfied with the answer. It happens once, and the next one to look at it is somebody else.</summary>
public sealed record ComplaintReopened(DateTimeOffset At);

public sealed record ComplaintWithdrawn(DateTimeOffset At);

public sealed record ComplaintPassedOn(ComplaintGoesTo To, DateTimeOffset At);

/// <summary>What was learned is told in public, without names.</summary>
public sealed record LessonPublished(DateTimeOffset At);

public sealed record LessonWithdrawn(DateTimeOffset At);
