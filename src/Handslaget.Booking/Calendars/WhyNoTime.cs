namespace Handslaget.Booking.Calendars;

/// <summary>
/// Why there is no time, and what would make one. Says which seat and which kind of reason, never whose calendar holds what.
/// </summary>
public static class WhyNoTime
{
    /// <summary>The competence of the one who holds the matter together, and so sits at every table (lots).</summary>
    public const string Coordination = "coordination";

    /// <returns>Null when there is a time after all.</returns>
    public static NoTime? In(CalendarIndex index, TableNeed need, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var period = new Period(index.At(now), from > now ? from : now, to);
        if (period.FirstStart(need) is not null)
        {
            return null;
        }

        var seats = need.Required.Distinct().ToList();
        return new NoTime(
            [.. seats.Select(seat => Blocking(period, need, seat)).OfType<BlockingSeat>()],
            RoomBlocks(period, need),
            [
                .. need.Named.Count > 0 ? [] : WithOthers(period, need, seats),
                .. Later(period, index, need),
            ]);
    }

    /// <summary>Why a table can, or can not, be laid at one start: for the table, and for each required seat.</summary>
    public static TimeExplanation Explain(CalendarIndex index, TableNeed need, DateTimeOffset start, DateTimeOffset now) =>
        TimeExplanation.Of(index.At(now), need, start, now);

    /// <summary>
    /// The start within a stretch of time that the least stands in the way of, and what that is; null when no meeting has room in it any more. That
    /// it is soon is no obstacle here: who asks is somebody who may decide it.
    /// </summary>
    public static TimeExplanation? Closest(CalendarIndex index, TableNeed need, Slot within, DateTimeOffset now)
    {
        var rows = index.At(now);
        List<TimeExplanation> starts = [];
        for (var step = Math.Max(0, index.Grid.StepAfter(within.Start)); index.Grid.At(step) + index.Rules.MeetingLasts <= within.End; step++)
        {
            if (index.Grid.At(step) > now) starts.Add(TimeExplanation.Of(rows, need, index.Grid.At(step), now));
        }
        return starts.MinBy(s => s.Table.Count(r => r != TimeReason.TooSoon) + s.Seats.Count(seat => seat.Nearest != TimeReason.Free));
    }

    private static BlockingSeat? Blocking(Period period, TableNeed need, string seat)
    {
        var nobodyFree = !period.HasStartWithoutRoom(need with { Required = [seat] });
        var others = need with { Required = Without(need, seat) };
        return nobodyFree || period.FirstStart(others) is not null ? new BlockingSeat(seat, nobodyFree) : null;
    }

    private static bool RoomBlocks(Period period, TableNeed need) =>
        need.Form == MeetingForm.AtMunicipality && period.HasStartWithoutRoom(need);

    /// <summary>What would give a time if not all sat together. Those who are named come together.</summary>
    private static IEnumerable<Relaxation> WithOthers(Period period, TableNeed need, List<string> seats) =>
    [
        .. seats.Select(seat => ByLink(period, need, seat)).OfType<Relaxation>(),
        .. seats.Select(seat => InWriting(period, need, seat)).OfType<Relaxation>(),
        .. TwoMeetings(period, need),
    ];

    private static Relaxation.SeatByLink? ByLink(Period period, TableNeed need, string seat) =>
        need.Form == MeetingForm.AtMunicipality && !need.ByLink(seat)
        && period.FirstStart(need with { MayBeRemote = [.. need.MayBeRemote, seat] }) is { } first
            ? new(seat, first)
            : null;

    private static Relaxation.SeatInWriting? InWriting(Period period, TableNeed need, string seat)
    {
        // A table where only the coordinator is left answers nothing, and nobody coordinates in writing.
        var others = Without(need, seat);
        return seat != Coordination
            && others.Any(other => other != Coordination)
            && period.FirstStart(need with { Required = others }) is { } first
                ? new(seat, first)
                : null;
    }

    private static IEnumerable<Relaxation> TwoMeetings(Period period, TableNeed need) =>
        new TableSplit(period, need).Best() is { } best ? [best] : [];

    private static IEnumerable<Relaxation> Later(Period period, CalendarIndex index, TableNeed need) =>
        (period with { To = index.Grid.End }).FirstStart(need) is { } first ? [new Relaxation.Later(first)] : [];

    private static string[] Without(TableNeed need, string seat) => [.. need.Required.Where(other => other != seat)];
}
