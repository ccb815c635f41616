using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

// These records are stored as they stand: change them only by adding. A meeting whose log begins with VisitInvited is a visit; one that
// begins with MeetingRequested is a table. No personal data and no address: whom and where we visit stands beside the log.

/// <summary>How large the company is that is visited. A short list, so that it can be counted; each municipality says what it means.</summary>
public enum CompanySize
{
    Small,
    Medium,
}

/// <summary>
/// The municipality asks whether it may visit a company, and who would come: each of <see cref="Pair"/> in a competence of their own. The
/// first fact of a visit. <see cref="Travel"/>: the way from the offices to the company, one way; <see cref="TravelIsKnown"/>: from the register of travel zones, and
/// not the rules' own length. <see cref="By"/>: how the company is asked.
/// </summary>
public sealed record VisitInvited(
    Guid MeetingId,
    IReadOnlyList<Place> Pair,
    CompanySize? Size,
    TimeSpan Travel,
    bool TravelIsKnown,
    Channel By,
    string Language,
    DateTimeOffset At);

/// <summary>Not now: the company is asked again at <see cref="Until"/>.</summary>
public sealed record VisitPutOff(DateTimeOffset Until, DateTimeOffset At);

/// <summary>No thanks. The company gets no more letters about it.</summary>
public sealed record VisitDeclined(DateTimeOffset At);

/// <summary>The company did not answer, neither the letter nor the reminder nor the call.</summary>
public sealed record InvitationLapsed(DateTimeOffset At);

/// <summary>What the company needs to grow: codes of the register of growth needs, all of them; none is an answer too. The words stand beside the log.</summary>
public sealed record GrowthNeedsNoted(IReadOnlyList<string> Needs, DateTimeOffset At);

/// <summary>A table was asked for on behalf of the company that was visited. It only has to choose a time.</summary>
public sealed record TableOpened(Guid TableId, DateTimeOffset At);
