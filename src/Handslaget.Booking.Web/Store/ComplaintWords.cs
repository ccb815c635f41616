using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Store;

/// <summary>Who complained, if they said so. <see cref="Id"/> is the complaint's.</summary>
public sealed record ComplaintContact
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";
}

public enum WhatIsSaid
{
    /// <summary>What happened, as the company tells it.</summary>
    Complaint,

    /// <summary>The booking number they wrote, when no booking has it.</summary>
    UnknownReference,

    /// <summary>What happens next, as a coordinator tells it.</summary>
    NextStep,
    Answer,

    /// <summary>Why the company is not satisfied.</summary>
    NotSatisfied,
    SecondAnswer,
    Lesson,
}

/// <summary>
/// What was said in a complaint, beside its log so that it can be erased. There is one of each, so a form that is sent twice says it once.
/// </summary>
public sealed record ComplaintWords
{
    public Guid Id { get; init; }

    public Guid ComplaintId { get; init; }

    public WhatIsSaid What { get; init; }

    public string Text { get; init; } = "";

    public static ComplaintWords Of(Guid complaint, WhatIsSaid what, string text) => new() { Id = IdOf(complaint, what), ComplaintId = complaint, What = what, Text = text };

    public static Guid IdOf(Guid complaint, WhatIsSaid what) => Notice.Name($"{complaint:N}/{what}");
}
