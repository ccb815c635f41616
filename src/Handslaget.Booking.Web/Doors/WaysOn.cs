using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Doors;

/// <param name="Sentence">Why, in one sentence.</param>
/// <param name="Blocking">Competences without which there would be times.</param>
/// <param name="Ways">What would give times, each with its first.</param>
public sealed record NoTimeView(string Sentence, IReadOnlyList<string> Blocking, IReadOnlyList<WayOnView> Ways);

/// <param name="First">The first time it would give, UTC.</param>
public sealed record WayOnView(RelaxationKind Kind, IReadOnlyList<string> Competences, DateTimeOffset First, string Sentence);
