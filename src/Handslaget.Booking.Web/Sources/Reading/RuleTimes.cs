using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using NodaTime.Extensions;
using Period = NodaTime.Period;

namespace Handslaget.Booking.Web.Sources.Reading;

internal sealed partial record RepeatRule
{
    // Steps that it costs at least to find that a rule finds nothing.
    private const int CostOfVain = 300;

    /// <summary>
    /// The series' times on the wall clock from <paramref name="from"/> to <paramref name="to"/>, the first one not among them for certain:
    /// a start that the rule does not produce is a time all the same, and the caller has it already.
    /// </summary>
    public IEnumerable<LocalDateTime> Starts(LocalDateTime first, LocalDateTime from, LocalDateTime to, int most, Func<LocalDateTime, bool> reaches, Budget budget)
    {
        if (first > to || EndsBefore(first, from))
        {
            yield break;
        }

        var (pattern, seed) = NearTo(first, from, to);
        var looked = 0;
        foreach (var time in Evaluate(pattern, seed, budget))
        {
            budget.Spend(3);
            if (++looked > most)
            {
                throw new TooManyInARule();
            }

            if (time > to || !reaches(time))
            {
                yield break;
            }

            if (time >= from)
            {
                yield return time;
            }
        }
    }

    // The evaluator walks from the start one step at a time. Without a count nothing is lost by starting close to what is asked for, as
    // long as the day of the week and the phase of the interval stay.
    private (RecurrenceRule Pattern, LocalDateTime Seed) NearTo(LocalDateTime first, LocalDateTime from, LocalDateTime to)
    {
        var days = Pattern.Frequency switch { FrequencyType.Daily => Pattern.Interval, FrequencyType.Weekly => 7 * Pattern.Interval, _ => 0 };
        var pattern = new RecurrenceRule();
        pattern.CopyFrom(Pattern);
        if (Count is { } count)
        {
            // A count that can not be used up before the window ends is no count.
            var atMost = TimesADay * (Period.DaysBetween(first.Date, to.Date) + 1L);
            pattern.Count = Pattern.Frequency < FrequencyType.Daily || count <= atMost ? count : null;
        }

        var apart = Period.DaysBetween(first.Date, from.Date) - 14;
        return pattern.Count is null && days > 0 && apart > days ? (pattern, first.PlusDays(apart / days * days)) : (pattern, first);
    }

    // Sound for rules with at least one time in every step: those that name nothing, or only days of the week within a week.
    private bool EndsBefore(LocalDateTime first, LocalDateTime from)
    {
        var days = Pattern.Frequency switch
        {
            FrequencyType.Daily when IsPlain => 1,
            FrequencyType.Weekly when IsPlain || Filters == Pattern.ByDay.Count => 7,
            _ => 0,
        };
        return days > 0 && Count is { } count && (double)(count + 1L) * days * Pattern.Interval < Period.DaysBetween(first.Date, from.Date);
    }

    private static IEnumerable<LocalDateTime> Evaluate(RecurrenceRule pattern, LocalDateTime seed, Budget budget)
    {
        var start = new CalDateTime(seed.Year, seed.Month, seed.Day, seed.Hour, seed.Minute, seed.Second);
        var limit = MostInVain(pattern.Frequency);
        var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = limit };
        using var times = new RecurrencePatternEvaluator(pattern).Evaluate(start, null, options).GetEnumerator();
        while (Next(times, limit, budget))
        {
            yield return times.Current.StartTime.Value.ToLocalDateTime();
        }
    }

    // A rule that finds nothing for so long finds nothing within any window, and neither does one that has come to the end of the calendar.
    private static bool Next(IEnumerator<Ical.Net.DataTypes.Period> times, int limit, Budget budget)
    {
        try
        {
            return times.MoveNext();
        }
        catch (Exception e) when (e is EvaluationLimitExceededException or EvaluationOutOfRangeException or ArgumentOutOfRangeException)
        {
            budget.Spend(Math.Max(limit, CostOfVain));
            return false;
        }
    }

    private static int MostInVain(FrequencyType frequency) => frequency switch
    {
        FrequencyType.Yearly => 100,
        FrequencyType.Monthly => 400,
        FrequencyType.Weekly => 1_000,

        // 29 February on a certain day of the week comes back after 28 years.
        _ => 11_000,
    };
}

/// <summary>A rule has more times than one rule may have.</summary>
internal sealed class TooManyInARule : Exception;
