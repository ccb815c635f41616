namespace Handslaget.Booking.Calendars;

/// <summary>
/// How soon, and how far ahead, a company can book by itself: with the whole notice, or at a standing table until it is released, since those
/// who are promised there have had theirs.
/// </summary>
public static class BookableTime
{
    /// <summary>
    /// The first instant at which a meeting may begin: the start of the day that has the whole notice, in working days, between it and today.
    /// </summary>
    public static DateTimeOffset EarliestStart(DateTimeOffset now, BookingRules rules) =>
        SwedishTime.Midnight(WorkingDays.Add(SwedishTime.Date(now), rules.NoticeWorkingDays + 1));

    /// <summary>The instant at which the last meeting must have ended: the same weekday as today, so many weeks ahead, as it begins.</summary>
    public static DateTimeOffset LatestEnd(DateTimeOffset now, BookingRules rules) =>
        SwedishTime.Midnight(SwedishTime.Date(now).AddDays(7 * rules.HorizonWeeks));

    /// <summary>All of it: from the first sitting that can still be had, if that is sooner than the notice, to the horizon.</summary>
    public static Slot Window(CalendarIndex index, DateTimeOffset now)
    {
        var earliest = EarliestStart(now, index.Rules);
        var promises = index.At(now).Promises;
        var sitting = promises.NextSitting(index.Grid.StepAfter(now));
        var soonest = sitting >= 0 && index.Grid.At(sitting) < earliest ? index.Grid.At(sitting) : earliest;
        return new Slot(soonest, LatestEnd(now, index.Rules));
    }

    /// <summary>The first times within a period that a company can book, in order of time.</summary>
    /// <inheritdoc cref="JointAvailability.Find"/>
    public static IReadOnlyList<Offer> Find(
        CalendarIndex index, TableNeed need, Slot within, int take, DateTimeOffset now, IReadOnlySet<Guid>? metBefore = null)
    {
        var (earliest, latest) = (EarliestStart(now, index.Rules), LatestEnd(now, index.Rules));
        var to = within.End < latest ? within.End : latest;
        var sooner = JointAvailability.AtStandingTables(index, need, within.Start, to < earliest ? to : earliest, take, now, metBefore);
        var from = within.Start > earliest ? within.Start : earliest;
        return sooner.Count >= take || from >= to
            ? sooner
            : [.. sooner, .. JointAvailability.Find(index, need, from, to, take - sooner.Count, now, metBefore)];
    }

    /// <summary>The table that a company can book at one given start, or null.</summary>
    public static Offer? OfferAt(CalendarIndex index, TableNeed need, DateTimeOffset start, DateTimeOffset now, IReadOnlySet<Guid>? metBefore = null) =>
        start > LatestEnd(now, index.Rules) - index.Rules.MeetingLasts
            ? null
            : JointAvailability.OfferAt(index, need, start, now, metBefore, promisedOnly: start < EarliestStart(now, index.Rules));

    /// <summary>
    /// The order in which times are offered: those at standing tables first, then others, each in order of time. A time that is sooner than
    /// all standing tables is not hidden by it: whoever shows some of them shows the first of all, too.
    /// </summary>
    public static IEnumerable<Offer> InSearchOrder(IEnumerable<Offer> offers) =>
        offers.OrderBy(offer => offer.StandingTable is null).ThenBy(offer => offer.Slot.Start);
}
