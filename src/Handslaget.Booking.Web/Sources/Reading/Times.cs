using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// Times that a series is not to have, or has elsewhere. They are written as instants, in any zone, or as days; a day takes away what the
/// series has on that day, and midnight takes away a whole day even where a zone has made another midnight of it.
/// </summary>
internal sealed class Times
{
    /// <summary>Nothing is added to it.</summary>
    public static readonly Times None = new();

    private readonly HashSet<Instant> _instants = [];
    private readonly HashSet<LocalDate> _days = [];
    private readonly HashSet<LocalDate> _midnights = [];

    public void Add(Moment moment)
    {
        if (moment.WholeDay)
        {
            _days.Add(moment.Wall.Date);
            return;
        }

        _instants.Add(moment.At);
        if (moment.Wall.TimeOfDay == LocalTime.Midnight)
        {
            _midnights.Add(moment.Wall.Date);
        }
    }

    public bool Contains(Moment moment) =>
        _days.Contains(moment.Wall.Date) || (moment.WholeDay && _midnights.Contains(moment.Wall.Date)) || (_instants.Count > 0 && _instants.Contains(moment.At));
}
