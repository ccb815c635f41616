using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Pages.Complaints;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>All that is written on a complaint's page, whichever of its buttons was pressed.</summary>
public sealed record WrittenHandling
{
    /// <summary>What happens next.</summary>
    public string Next { get; init; } = "";

    public string WhyReadLate { get; init; } = "";

    public ComplaintOutcome? Outcome { get; init; }

    public string Answer { get; init; } = "";

    public string WhyAnsweredLate { get; init; } = "";

    /// <summary>Who is chosen to look into it.</summary>
    public Guid? Person { get; init; }

    /// <summary>Null: as it is kept.</summary>
    public string? Lesson { get; init; }

    public static WrittenHandling Read(IFormCollection form) => new()
    {
        Next = form["nasta"].ToString(),
        WhyReadLate = form[LateWords.FieldOf(isAnswer: false)].ToString(),
        Outcome = Enum.TryParse<ComplaintOutcome>(form["utfall"], out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
        Answer = form["svar"].ToString(),
        WhyAnsweredLate = form[LateWords.FieldOf(isAnswer: true)].ToString(),
        Person = Guid.TryParse(form["person"], out var person) ? person : null,
        Lesson = form["lardom"],
    };

    /// <summary>There is nothing that the complaint does not say already.</summary>
    public bool IsKept(ComplaintFile file) =>
        new[] { Next, WhyReadLate, Answer, WhyAnsweredLate }.All(string.IsNullOrWhiteSpace) && Outcome is null
        && (Person is null || Person == file.Complaint.AssignedTo)
        && (Lesson is null || Lesson.ReplaceLineEndings("\n").Trim() == file.Words.GetValueOrDefault(WhatIsSaid.Lesson, ""));
}
