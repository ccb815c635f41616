using Handslaget.Booking.Register;

namespace Handslaget.Booking.Calendars;

/// <summary>One of a competence's promised seats, and who has it; null when nobody can.</summary>
public sealed record PromisedSeat(string Competence, Guid? OfficialId);

/// <summary>
/// One day of a standing table, and whose turn it is. A pool's turns go round among those who hold the competence and work all of the block
/// that weekday; who is away, or has passed the promise on, is passed over that day. Only the register decides, not what stands in anybody's
/// own calendar: a promise that moved each time somebody wrote in a calendar would be none. Who is promised something else at the same table
/// comes last, so that two seats are two people where they can be.
/// </summary>
public sealed record StandingDay(StandingTable Table, DateOnly Date, IReadOnlyList<PromisedSeat> Seats)
{
    public Slot Block => Table.Block(Date);

    public DateTimeOffset ReleasedAt => Table.ReleasedAt(Date);

    public static StandingDay Of(StandingTable table, DateOnly date, IEnumerable<Official> officials)
    {
        var (all, seats) = (officials as IReadOnlyList<Official> ?? [.. officials], new List<PromisedSeat>());
        foreach (var promised in table.Terms.Seats)
        {
            var turn = Turn(table, date, promised, all).ToList();
            var taken = seats.Select(s => s.OfficialId).ToHashSet();
            var first = turn.Where(id => !taken.Contains(id)).Concat(turn.Where(id => taken.Contains(id))).Take(promised.Count).ToList();
            seats.AddRange(Enumerable.Range(0, promised.Count).Select(n => new PromisedSeat(promised.Competence, n < first.Count ? first[n] : null)));
        }

        return new(table, date, seats);
    }

    /// <summary>When meetings begin at the table: one after the other from the block's start, each with its summing-up, so that no gap is lost between them.</summary>
    public IEnumerable<DateTimeOffset> Sittings(BookingRules rules)
    {
        var step = TimeSpan.FromMinutes(rules.GridMinutes);
        var lasts = Math.Ceiling((rules.MeetingLasts + rules.SummingUp) / step) * step;
        for (var start = Block.Start; start + lasts <= Block.End; start += lasts)
        {
            yield return start;
        }
    }

    /// <summary>Those who can keep the promise, in the order of their turn.</summary>
    private static IEnumerable<Guid> Turn(StandingTable table, DateOnly date, PromisedSeats promised, IReadOnlyList<Official> officials)
    {
        var ring = officials.Where(o => IsInPool(o, promised.Competence, table.Terms, date)).OrderBy(o => o.Id).ToList();
        var (first, block) = (table.Number(date) * promised.Count, table.Block(date));
        return Enumerable.Range(0, ring.Count).Select(n => ring[(first + n) % ring.Count])
            .Where(o => !o.Absences.Any(a => a.During.Overlaps(block)) && !table.PassedOn.Contains(new(date, o.Id)))
            .Select(o => o.Id);
    }

    private static bool IsInPool(Official official, string competence, StandingTerms terms, DateOnly date) =>
        official.Holds(competence, date)
        && Covers(official.Hours.Where(h => h.Day == date.DayOfWeek && !h.Remote), terms.Start, terms.End);

    private static bool Covers(IEnumerable<WorkingHours> hours, TimeOnly start, TimeOnly end)
    {
        foreach (var stretch in hours.OrderBy(h => h.Start))
        {
            start = stretch.Start <= start && stretch.End > start ? stretch.End : start;
        }

        return start >= end;
    }
}
