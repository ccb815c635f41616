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

    /// <summary>One way to the company's address; null: as long as the rules say.</summary>
    public TimeSpan? Travel { get; init; }

    /// <summary>Seats that only one person can fill: competence → official. Who is named for one seat fills no other.</summary>
    public IReadOnlyDictionary<string, Guid> Named { get; init; } = Everybody;

    /// <summary>Nobody is named: whoever holds a competence can be asked.</summary>
    public static readonly IReadOnlyDictionary<string, Guid> Everybody = new Dictionary<string, Guid>();

    /// <summary>Whether somebody may be looked for in a seat.</summary>
    internal bool MaySit(string competence, Guid official) =>
        Named.Count == 0 || (Named.TryGetValue(competence, out var only) ? only == official : !Named.Values.Contains(official));

    /// <summary>Whether the starts that every row has ready are the ones: everybody is asked, and travels as long as the rules say.</summary>
    internal bool IsUsual(BookingRules rules) => Named.Count == 0 && (Form != MeetingForm.AtCompany || Travel is null || Travel == rules.Travel);
}
