namespace Handslaget.Booking.Calendars;

/// <summary>Where a table is laid.</summary>
public enum MeetingForm
{
    /// <summary>In one of the municipality's rooms.</summary>
    AtMunicipality,

    /// <summary>At the company's address, with travel before and after.</summary>
    AtCompany,

    /// <summary>By link: no room, and remote working hours will do.</summary>
    Online,
}

/// <summary>
/// What a time must offer: the competences that must sit (<see cref="Required"/>), those wished for (<see cref="Optional"/>), the form,
/// how many come from the company, and what the room must have.
/// </summary>
public sealed record TableNeed(
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    MeetingForm Form,
    int Guests = 1,
    bool StepFree = false,
    bool HearingLoop = false)
{
    /// <summary>Required competences that may sit by link although the table is at the municipality.</summary>
    public IReadOnlyList<string> MayBeRemote { get; init; } = [];
}
