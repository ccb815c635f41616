using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Wayfinding;

/// <summary>How a map's review stands, in words. What is not reviewed says so, from the first day.</summary>
internal static class ReviewWords
{
    /// <summary>For the public: when, and by which unit. Never who.</summary>
    public static Text Reviewed(DecisionMapReview review, Catalogue catalogue)
    {
        if (review.At is not { } at) return new("Beslutsvägen är inte granskad än.", "The map has not been reviewed yet.");
        var unit = catalogue.Units.FirstOrDefault(u => u.Id == review.Unit)?.Name;
        return new(
            $"Granskad {People.Date(at, "sv")} av en lots{(unit is null ? "" : $" på {unit.Sv}")}.",
            $"Reviewed on {People.Date(at, "en")} by a coordinator{(unit is null ? "" : $" at {unit.En}")}.");
    }

    /// <summary>Why it is red; null when it is not.</summary>
    public static Text? Warning(ReviewStanding standing) => standing switch
    {
        ReviewStanding.Never => new("Ingen på kommunen har granskat beslutsvägen än. Kontrollera med handläggaren.", "Nobody at the municipality has reviewed the map yet. Check with the official."),
        ReviewStanding.Changed => new("Beslutsvägen har ändrats sedan den granskades. Kontrollera med handläggaren.", "The map has been changed since it was reviewed. Check with the official."),
        ReviewStanding.TooOld => new("Det är mer än tolv månader sedan beslutsvägen granskades. Kontrollera med handläggaren.", "It is more than twelve months since the map was reviewed. Check with the official."),
        _ => null,
    };

    /// <summary>In a list.</summary>
    public static Text Short(ReviewStanding standing) => standing switch
    {
        ReviewStanding.Never => new("aldrig granskad", "never reviewed"),
        ReviewStanding.Changed => new("ändrad efter granskning", "changed since review"),
        ReviewStanding.TooOld => new("granskad för mer än tolv månader sedan", "reviewed more than twelve months ago"),
        _ => new("granskad", "reviewed"),
    };
}
