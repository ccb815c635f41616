namespace Handslaget.Booking.Calendars;

/// <summary>
/// How many tables an official has had lately and has ahead, beside the median of all who hold the same competence. It names nobody, and
/// where so few hold it that the median would tell of somebody, there is none.
/// </summary>
public sealed record PoolLoad(string Competence, int Behind, int Ahead, int Holders, double? MedianBehind, double? MedianAhead)
{
    /// <summary>A median of fewer says what a colleague has.</summary>
    public const int FewestToCompare = 3;

    public static readonly TimeSpan Span = TimeSpan.FromDays(28);

    /// <summary>One for each competence that the official holds today.</summary>
    public static IReadOnlyList<PoolLoad> Of(Guid me, IReadOnlyCollection<OfficialCalendar> everybody, DateTimeOffset now)
    {
        var today = SwedishTime.Date(now);
        var mine = everybody.FirstOrDefault(o => o.Official.Id == me);
        return
        [
            .. from grant in mine?.Official.Grants ?? []
               where Holds(mine!, grant.Competence, today)
               select Of(mine!, [.. everybody.Where(o => Holds(o, grant.Competence, today))], grant.Competence, now),
        ];
    }

    private static PoolLoad Of(OfficialCalendar mine, IReadOnlyList<OfficialCalendar> pool, string competence, DateTimeOffset now)
    {
        var (behind, ahead) = (new Slot(now - Span, now), new Slot(now, now + Span));
        var many = pool.Count >= FewestToCompare;
        return new(
            competence, Tables(mine, behind), Tables(mine, ahead), pool.Count,
            many ? Median.Of([.. pool.Select(o => Tables(o, behind)).Order()]) : null,
            many ? Median.Of([.. pool.Select(o => Tables(o, ahead)).Order()]) : null);
    }

    private static bool Holds(OfficialCalendar calendar, string competence, DateOnly today) =>
        calendar.Official.Holds(competence, today);

    /// <summary>Tables that begin within a time. A time that is only held for a company is not a table yet.</summary>
    private static int Tables(OfficialCalendar calendar, Slot within) =>
        calendar.Claims.Where(c => c.Until is null && within.Contains(c.During.Start)).Select(c => c.MeetingId).Distinct().Count();
}
