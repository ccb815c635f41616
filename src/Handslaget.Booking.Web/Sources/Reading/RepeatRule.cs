using Ical.Net;
using Ical.Net.DataTypes;
using NodaTime;
using Duration = NodaTime.Duration;
using Period = NodaTime.Period;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// An RRULE that is safe to work out. Ical.Net lists the days, on the wall clock and without zones; UNTIL is kept from it and compared
/// here, where the zone is known. What a rule may cost is judged before it is asked anything.
/// </summary>
internal sealed partial record RepeatRule(RecurrenceRule Pattern, Stamp? Until)
{
    // Each half hour of a day. Beyond that a rule repeats within the day, whatever its FREQ is called.
    private const int MostADay = 48;

    /// <summary>It repeats within the day, so that no list of days bounds what it costs.</summary>
    public bool IsSubDaily => Pattern.Frequency < FrequencyType.Daily || TimesADay > MostADay;

    /// <summary>Every step of the rule is a time of its own, so that a count says when it ends.</summary>
    public bool IsPlain => Filters == 0;

    /// <summary>Every year for ever, or until a year that is not over before that one.</summary>
    public bool IsEveryYearIn(int year) => Pattern is { Frequency: FrequencyType.Yearly, Interval: 1, Count: null } && !(Until?.Wall.Year < year);

    public int? Count => Pattern.Count;

    /// <summary>
    /// How many times it has at most until then. Only asked of rules that repeat within the day; their days are not worth a closer look.
    /// </summary>
    public double StepsUntil(LocalDateTime first, LocalDateTime to)
    {
        var end = Until is { } until && until.Wall.PlusDays(1) < to ? until.Wall.PlusDays(1) : to;
        var steps = Period.Between(first, end, PeriodUnits.Seconds).Seconds / StepSeconds;
        return Count is { } count && IsPlain ? Math.Min(steps, count) : steps;
    }

    /// <summary>When it is over at the latest, its last time's length not counted; null when it goes on.</summary>
    public Instant? Over(Moment first)
    {
        var until = Until is { } last ? new Moment(last.Wall, last.WholeDay, last.Offset is { } offset ? DateTimeZone.ForOffset(offset) : first.Zone).At : (Instant?)null;
        if (Until is { WholeDay: true })
        {
            until += Duration.FromDays(1);
        }

        return Count is { } count && IsPlain && count * StepSeconds < ManyYears ? Earliest(until, first.At + Duration.FromSeconds(count * StepSeconds)) : until;
    }

    private const double ManyYears = 100 * 366 * 86_400d;

    private double StepSeconds => Math.Max(1, Pattern.Interval) * Pattern.Frequency switch
    {
        FrequencyType.Secondly => 1,
        FrequencyType.Minutely => 60,
        FrequencyType.Hourly => 3_600,
        FrequencyType.Weekly => 7 * 86_400d / TimesADay,
        FrequencyType.Monthly => 31 * 86_400d / TimesADay,
        FrequencyType.Yearly => 366 * 86_400d / TimesADay,
        _ => 86_400d / TimesADay,
    };

    private static Instant Earliest(Instant? one, Instant other) => one is { } first && first < other ? first : other;

    private int Filters =>
        Pattern.ByMonth.Count + Pattern.ByMonthDay.Count + Pattern.ByYearDay.Count + Pattern.ByWeekNo.Count + Pattern.ByDay.Count
        + Pattern.ByHour.Count + Pattern.ByMinute.Count + Pattern.BySecond.Count + Pattern.BySetPosition.Count;

    private long TimesADay => Math.Max(1L, Pattern.ByHour.Count) * Math.Max(1, Pattern.ByMinute.Count) * Math.Max(1, Pattern.BySecond.Count);

    /// <summary>
    /// Whether the series still runs at that time. UNTIL comes as an instant, as a local time and as a day, whatever the start is written
    /// as: a day reaches to its end. A day's midnight taken for UTC comes after that day has begun in Sweden, and so the day is within.
    /// </summary>
    public bool Reaches(LocalDateTime wall, Instant at) => Until switch
    {
        null => true,
        { WholeDay: true } until => wall.Date <= until.Wall.Date,
        { Offset: { } offset } until => at <= until.Wall.WithOffset(offset).ToInstant(),
        { } until => wall <= until.Wall,
    };
}
