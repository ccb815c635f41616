using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// A booking that is being filled in (<see cref="Id"/> becomes the meeting's). What is written stands here as it was written, right or
/// wrong, so that nothing is lost on the way: Back works, and the link opens it on another telephone. It holds personal data, so it goes
/// when the meeting is booked, and by itself when nobody has touched it for a month.
/// </summary>
public sealed record Draft
{
    public Guid Id { get; init; }

    public string? Situation { get; init; }

    public IReadOnlyList<string> CaseTypes { get; init; } = [];

    /// <summary>Competence → the answer to its yes/no question.</summary>
    public IReadOnlyDictionary<string, bool> Answers { get; init; } = new Dictionary<string, bool>();

    public MeetingForm Form { get; init; }

    public string Guests { get; init; } = "1";

    public bool StepFree { get; init; }

    public bool HearingLoop { get; init; }

    public string? Interpreter { get; init; }

    public string Site { get; init; } = "";

    public string Errand { get; init; } = "";

    /// <summary>The start that was chosen, UTC, also when its hold has lapsed.</summary>
    public DateTimeOffset? Start { get; init; }

    public string Company { get; init; } = "";

    public string OrganisationNumber { get; init; } = "";

    public string Name { get; init; } = "";

    public string Mobile { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }
}
