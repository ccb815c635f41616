using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Meetings;

/// <summary>
/// Who on the wait list is offered what. Each time that can be had goes to the first in line who can have it and has not let it pass; one who has an offer
/// already, or holds another time, is passed by meanwhile. Pure: the claims decide when two look at once.
/// </summary>
public static class WaitList
{
    /// <summary>Offers in a row that may lapse in silence. After the last of them a human calls, and the times go to those who answer.</summary>
    public const int LapsesAtMost = 2;

    public static IReadOnlyList<Meeting> InLine(IEnumerable<Meeting> meetings, DateTimeOffset now) =>
        [.. meetings.Where(m => m.IsInLine(now)).OrderBy(m => m.QueuedAt).ThenBy(m => m.Id)];

    /// <summary>The first of the times a meeting can have that it has not let pass. A quarter of an hour later is the same time, said again.</summary>
    public static Offer? FirstFor(Meeting meeting, IEnumerable<Offer> times) => times.FirstOrDefault(t => !meeting.HasLetPass(t.Slot));

    /// <summary>The first start that can be offered now: whoever says yes at the last moment still leaves everybody the whole notice.</summary>
    public static DateTimeOffset EarliestStart(DateTimeOffset now, BookingRules rules) => BookableTime.EarliestStart(TimeToAnswer.Until(now, rules.OfferWorkingDays), rules);
}
