using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Store;

// What officials write after a meeting lies beside the log, under the meeting's id. It is free text by people, so no fact holds it.

/// <summary>What one seat answered, in five lines. "Nothing to add" leaves them all empty.</summary>
/// <param name="Condition">What must be so for the answer to hold.</param>
/// <param name="Document">What the company needs to send in.</param>
/// <param name="Step">What happens next; empty: nothing.</param>
/// <param name="StepBy">The official who takes the step; null: the company.</param>
/// <param name="StepOn">By when, a Swedish working day.</param>
/// <param name="IsEffort">The next step is an agreed effort for skills supply.</param>
public sealed record OutcomeLines(
    bool NothingToAdd, string Answer = "", string Condition = "", string Document = "", string Step = "", Guid? StepBy = null, DateOnly? StepOn = null, bool IsEffort = false);

/// <summary>What a seat answered, as its official last wrote it. When and by whom is noted (förvaltningslagen 2017:900, 27 §).</summary>
public sealed record SeatOutcome
{
    public Guid Id { get; init; }

    public Guid MeetingId { get; init; }

    public string Competence { get; init; } = "";

    public Guid OfficialId { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>The coordinator who wrote it down for them; null: they did it themselves.</summary>
    public Guid? WrittenBy { get; init; }

    public OutcomeLines Lines { get; init; } = new(NothingToAdd: true);

    public static Guid IdOf(Guid meeting, string competence) => Notice.Name($"outcome/{meeting:N}/{competence}");
}

/// <summary>What an official has typed and not sent yet, field by field as it was typed.</summary>
public sealed record OutcomeDraft
{
    public Guid Id { get; init; }

    public Guid MeetingId { get; init; }

    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset At { get; init; }

    /// <summary>An official's draft is their own; so is that of a coordinator who writes for them.</summary>
    public static Guid IdOf(Guid meeting, Guid official, Guid writer) =>
        Notice.Name($"outcome-draft/{meeting:N}/{official:N}{(writer == official ? "" : $"/{writer:N}")}");
}

/// <summary>What was sent to a company at one time.</summary>
public sealed record SentNotes(DateTimeOffset At, IReadOnlyList<SeatOutcome> Seats);

/// <summary>What a company has been sent of a meeting (<see cref="Id"/>), the first version first. What has been sent is never rewritten.</summary>
public sealed record MeetingNotes
{
    public Guid Id { get; init; }

    public IReadOnlyList<SentNotes> Versions { get; init; } = [];

    /// <summary>What the company has now; null: nothing yet.</summary>
    public SentNotes? Latest => Versions.Count > 0 ? Versions[^1] : null;

    /// <summary>What each seat answered in the version before; null: there was none.</summary>
    public IReadOnlyDictionary<string, OutcomeLines>? Before => Versions.Count > 1 ? Versions[^2].Seats.ToDictionary(s => s.Competence, s => s.Lines) : null;
}

/// <summary>What a commitment (<see cref="Id"/>) is about, in the words of who made it.</summary>
public sealed record CommitmentWords
{
    public Guid Id { get; init; }

    public string Text { get; init; } = "";
}

/// <summary>Which case a meeting (<see cref="Id"/>) belongs to.</summary>
public sealed record CaseOfMeeting
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }
}
