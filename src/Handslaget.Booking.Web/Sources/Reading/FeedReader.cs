namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// iCalendar text (RFC 5545) to busy time. Every event is read by itself and nothing but a way of saying "free" makes an owner free: what
/// can not be understood takes the time that can be read of it, and is told as a doubt. The whole file is refused only when it is no
/// calendar, when more of its events are without a time than with one, or when it would cost more than a calendar may.
/// </summary>
public static class FeedReader
{
    /// <exception cref="FeedUnreadable">The file as a whole can not be trusted.</exception>
    public static FeedReading Read(string text, Slot within, FeedOptions options, CancellationToken ct)
    {
        if (text.Length > options.MaxCharacters)
        {
            throw new FeedUnreadable(Reasons.TooLarge);
        }

        var office = KnownZones.Named(options.FloatingZone) ?? throw new ArgumentException($"There is no time zone {options.FloatingZone}.", nameof(options));
        var budget = new Budget(options, ct);
        var components = new Components(options, budget);
        var calendars = components.Split(text);
        if (calendars.Count == 0)
        {
            throw new FeedUnreadable(Reasons.NotACalendar);
        }

        var busy = new Busy(within);
        var doubts = new Doubts();
        var read = new WholeFeed(options, office, budget, busy, doubts).Take(calendars);
        if (components.CutOff)
        {
            doubts.Add(Reasons.CutOff);
        }

        return doubts.Placeless <= read ? new(busy.Merged(), doubts.List()) : throw new FeedUnreadable(Reasons.MostlyUnread);
    }
}
