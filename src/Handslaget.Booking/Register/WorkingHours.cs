namespace Handslaget.Booking.Register;

/// <summary>
/// A stretch of an ordinary week, on the wall clock of Europe/Stockholm. <see cref="Remote"/> hours can be used for a seat by link only.
/// </summary>
public sealed record WorkingHours(DayOfWeek Day, TimeOnly Start, TimeOnly End, bool Remote = false);
