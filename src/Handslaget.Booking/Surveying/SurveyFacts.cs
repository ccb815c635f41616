using Handslaget.Booking.Figures;

namespace Handslaget.Booking.Surveying;

// These records are stored as they stand: change them only by adding.

/// <summary>
/// What is asked after a meeting, in our own words. Each is answered 1–10, "do not know", or not at all. It is the municipality's own
/// follow-up of its meetings, and neither of the national measurements.
/// </summary>
public enum SurveyQuestion
{
    Whole,
    Expectations,
    Ideal,
    Information,
    Accessibility,
    Treatment,
    Competence,
    LegalCertainty,
    Efficiency,
}

/// <summary>Whether the municipality has done what was agreed at the meeting.</summary>
public enum WasDone
{
    Yes,
    Partly,
    No,
}

/// <summary>
/// Somebody has answered the questions after a meeting. The fact begins and ends a log of its own, under an identity drawn by chance, and has
/// nothing in it that says whose it is: no meeting, no company, no person, no day. A month's facts are written at once, when it closes.
/// </summary>
/// <param name="Month">The month of the meeting.</param>
/// <param name="Competences">Those that sat at the table and that several officials hold (<see cref="Survey.Answered"/>), without the rare ones (<see cref="Survey.Blurred"/>).</param>
/// <param name="Marks">1–10. A question answered with "do not know", or not at all, is left out.</param>
/// <param name="AgreedDone">Null: not answered, or not known.</param>
public sealed record SurveyAnswered(Month Month, IReadOnlyList<string> Competences, IReadOnlyDictionary<SurveyQuestion, int> Marks, WasDone? AgreedDone);
