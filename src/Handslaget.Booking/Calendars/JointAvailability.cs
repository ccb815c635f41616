using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// When a table can be laid: a start is joint when each required seat has somebody who has all the time the meeting takes, and so has a
/// room. Whose free time it is never shows; two people who are free half the time each do not make one who is free.
/// </summary>
public static class JointAvailability
{
    /// <summary>
    /// Every joint start on the whole grid, one bit per step, in a buffer of at least <see cref="Grid.Words"/> words. Allocates nothing.
    /// </summary>
    /// <returns>Whether there is any.</returns>
    public static bool Starts(CalendarIndex index, TableNeed need, DateTimeOffset now, Span<ulong> starts) =>
        index.At(now).Starts(need, starts[..index.Grid.Words]);

    /// <summary>
    /// The first times within a period at which a table can be laid, in order of time, with the exact panel for each. Never in the past;
    /// notice and horizon are the caller's (<see cref="BookableTime"/>). An offer with stand-ins for its seats is the safer one, and says so.
    /// </summary>
    /// <param name="index">The calendars.</param>
    /// <param name="need">What the table must offer.</param>
    /// <param name="from">No meeting begins before.</param>
    /// <param name="to">No meeting ends after.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="now">Holds that have ended by then take no time.</param>
    /// <param name="metBefore">Officials who have met the company before.</param>
    public static IReadOnlyList<Offer> Find(
        CalendarIndex index,
        TableNeed need,
        DateTimeOffset from,
        DateTimeOffset to,
        int take,
        DateTimeOffset now,
        IReadOnlySet<Guid>? metBefore = null)
    {
        var rows = index.At(now);
        Span<ulong> starts = stackalloc ulong[index.Grid.Words];
        if (!rows.Starts(need, starts))
        {
            return [];
        }

        var offers = new List<Offer>();
        var seating = new Seating(rows, need, metBefore);
        var lastEnd = to - index.Rules.MeetingLasts;
        for (var start = Bits.Next(starts, index.Grid.StepAfter(from > now ? from : now));
            start >= 0 && offers.Count < take && index.Grid.At(start) <= lastEnd;
            start = Bits.Next(starts, start + 1))
        {
            if (seating.At(start) is { } offer)
            {
                offers.Add(offer);
            }
        }

        return offers;
    }

    /// <summary>
    /// The times nearest to one that was wished for, in order of time, as when it has just been taken. Only those answered are seated, so it
    /// costs little whether the wish is early or late.
    /// </summary>
    /// <inheritdoc cref="Find"/>
    public static IReadOnlyList<Offer> Nearest(
        CalendarIndex index,
        TableNeed need,
        DateTimeOffset wished,
        DateTimeOffset from,
        DateTimeOffset to,
        int take,
        DateTimeOffset now,
        IReadOnlySet<Guid>? metBefore = null)
    {
        var rows = index.At(now);
        Span<ulong> starts = stackalloc ulong[index.Grid.Words];
        if (!rows.Starts(need, starts))
        {
            return [];
        }

        var lastEnd = to - index.Rules.MeetingLasts;
        var within = new List<int>();
        for (var start = Bits.Next(starts, index.Grid.StepAfter(from > now ? from : now));
            start >= 0 && index.Grid.At(start) <= lastEnd;
            start = Bits.Next(starts, start + 1))
        {
            within.Add(start);
        }

        var seating = new Seating(rows, need, metBefore);
        return
        [
            .. within.OrderBy(start => (index.Grid.At(start) - wished).Duration()).Select(start => seating.At(start)).OfType<Offer>().Take(take)
                .OrderBy(offer => offer.Slot.Start),
        ];
    }

    /// <summary>
    /// The sittings of standing tables within a period at which every seat that is needed has somebody who is promised there, in order of time.
    /// They are looked at one by one: there are few, and none where nobody has laid a standing table.
    /// </summary>
    /// <inheritdoc cref="Find"/>
    public static IReadOnlyList<Offer> AtStandingTables(
        CalendarIndex index,
        TableNeed need,
        DateTimeOffset from,
        DateTimeOffset to,
        int take,
        DateTimeOffset now,
        IReadOnlySet<Guid>? metBefore = null)
    {
        var rows = index.At(now);
        Span<ulong> starts = stackalloc ulong[index.Grid.Words];
        if (rows.Promises.Tables.Count == 0 || !rows.Starts(need, starts))
        {
            return [];
        }

        var offers = new List<Offer>();
        var seating = new Seating(rows, need, metBefore);
        var lastEnd = to - index.Rules.MeetingLasts;
        for (var start = rows.Promises.NextSitting(index.Grid.StepAfter(from > now ? from : now));
            start >= 0 && offers.Count < take && index.Grid.At(start) <= lastEnd;
            start = rows.Promises.NextSitting(start + 1))
        {
            if (Bits.IsSet(starts, start) && seating.At(start, promisedOnly: true) is { } offer)
            {
                offers.Add(offer);
            }
        }

        return offers;
    }

    /// <summary>The table that can be laid at one given start, as when a company takes it; null when it can not (any longer).</summary>
    /// <param name="index">The calendars.</param>
    /// <param name="need">What the table must offer.</param>
    /// <param name="start">The start.</param>
    /// <param name="now">Holds that have ended by then take no time.</param>
    /// <param name="metBefore">Officials who have met the company before.</param>
    /// <param name="promisedOnly">Only at a standing table, with those who are promised there.</param>
    public static Offer? OfferAt(
        CalendarIndex index, TableNeed need, DateTimeOffset start, DateTimeOffset now, IReadOnlySet<Guid>? metBefore = null, bool promisedOnly = false) =>
        start >= now && index.Grid.StepAt(start) is { } step ? new Seating(index.At(now), need, metBefore).At(step, promisedOnly) : null;

    /// <summary>
    /// Colleagues who can take the vacated seats of a meeting that stands, fewest and fairest as for any panel; null when some seat finds
    /// nobody. The meeting keeps its time, its room and the rest of its people. It is booked, and what is promised for a standing table is not
    /// yet: so it may have that too, when nobody else can come.
    /// </summary>
    /// <param name="index">The calendars.</param>
    /// <param name="need">What the table was laid for.</param>
    /// <param name="vacated">The competences that have lost their official.</param>
    /// <param name="slot">The meeting.</param>
    /// <param name="excluding">Officials not to ask: those who have declined, and those who sit at the table.</param>
    /// <param name="now">Holds that have ended by then take no time.</param>
    /// <param name="metBefore">Officials who have met the company before.</param>
    /// <param name="first">A colleague to ask before others, as when somebody has suggested one. Who is not able is passed over.</param>
    public static IReadOnlyList<Place>? Replace(
        CalendarIndex index,
        TableNeed need,
        IReadOnlyList<string> vacated,
        Slot slot,
        IReadOnlySet<Guid> excluding,
        DateTimeOffset now,
        IReadOnlySet<Guid>? metBefore = null,
        Guid? first = null)
    {
        var rows = index.At(now);
        if (Able(index.Grid, rows, need, vacated, slot, excluding, metBefore) is not { } candidates)
        {
            return null;
        }

        if (first is { } colleague && rows.PositionOf(colleague) is { } position)
        {
            candidates.Name(position);
        }

        var (start, taken) = (index.Grid.Touching(slot).Start, index.Grid.Touching(TimeTaken.By(slot, need.Form, index.Rules, need.Travel)));
        return candidates.Choose(rows.Officials, index.Grid.WeekOf(start), rows.Promises.IsSitting(start) ? start : null, taken) is null
            ? null
            : candidates.Places(rows.Officials, everybodyByLink: need.Form == MeetingForm.Online);
    }

    /// <summary>The colleagues who can each take all of some seats of a meeting that stands, as <see cref="Replace"/> would seat them.</summary>
    public static IReadOnlyList<Guid> Colleagues(
        CalendarIndex index, TableNeed need, IReadOnlyList<string> vacated, Slot slot, IReadOnlySet<Guid> excluding, DateTimeOffset now)
    {
        var rows = index.At(now);
        return Able(index.Grid, rows, need, vacated, slot, excluding, metBefore: null)?.WhoCanTakeAll(rows.Officials) ?? [];
    }

    /// <summary>Those who hold a vacated seat that day and are free for all the time the meeting takes; null when the calendars do not reach it.</summary>
    private static Candidates? Able(
        Grid grid,
        CalendarRows rows,
        TableNeed need,
        IReadOnlyList<string> vacated,
        Slot slot,
        IReadOnlySet<Guid> excluding,
        IReadOnlySet<Guid>? metBefore)
    {
        var taken = TimeTaken.By(slot, need.Form, rows.Office.Rules, need.Travel);
        if (vacated.Count == 0 || taken.Start < grid.Start || taken.End > grid.End)
        {
            return null;
        }

        var (start, end) = grid.Touching(taken);
        var date = SwedishTime.Date(slot.Start);
        var candidates = new Candidates(rows.Officials.Length, vacated, [], metBefore);
        for (var seat = 0; seat < vacated.Count; seat++)
        {
            var byLink = need.LayerOf(vacated[seat]) == Layer.ByLink;
            foreach (var position in rows.HoldersOf(vacated[seat]) is { } holders ? holders.Positions : [])
            {
                var official = rows.Officials[position];
                var valid = (official.ValidTo(vacated[seat]) ?? date) >= date && !excluding.Contains(official.Id);
                var comes = valid && official.IsFree(start, end, anywhere: need.Form == MeetingForm.Online);
                if (comes || (valid && byLink && official.IsFree(start, end, anywhere: true)))
                {
                    candidates.Seat(position, seat, isRequired: true, onlyByLink: !comes);
                }
            }
        }

        return candidates;
    }
}
