using Handslaget.Booking.Figures;

namespace Handslaget.Booking.WhatIf;

/// <summary>The same requests before and after, in one of the parts they are divided in: an errand or a competence.</summary>
public sealed record Compared(string Part, Waits Before, Waits After)
{
    /// <summary>How much it changed, for the order it is told in: by the wait, and by how many got a time.</summary>
    internal double Change => (Far(Before.Median) - Far(After.Median)) is var days && days != 0 ? Math.Abs(days) : Math.Abs(After.WithTime - Before.WithTime) / 1000.0;

    private static double Far(double? days) => days ?? 1000;
}

public sealed record ComparedMonth(Month Month, Waits Before, Waits After);

/// <summary>
/// The same requests played twice: as everything is today, and with what is tried. Pair by pair, and as it was in reality. <see cref="Gained"/> got
/// a time that they did not get before, <see cref="Lost"/> the other way round; they are among those sooner and later.
/// </summary>
public sealed record Comparison(
    Waits Real,
    Waits Before,
    Waits After,
    int Sooner,
    int Later,
    int Gained,
    int Lost,
    IReadOnlyList<ComparedMonth> Months,
    IReadOnlyList<Compared> Errands,
    IReadOnlyList<Compared> Competences)
{
    public int Same => Before.Requests - Sooner - Later;

    /// <summary>Both have played the same requests in the same order. Only those asked from a day on are counted; those before it fill the calendars.</summary>
    public static Comparison Of(IReadOnlyList<Played> before, IReadOnlyList<Played> after, DateOnly from)
    {
        List<Pair> pairs =
        [
            .. before.Join(after, b => b.Request.Id, a => a.Request.Id, (b, a) => new Pair(b.Request, b.WorkingDays, a.WorkingDays))
                .Where(p => SwedishTime.Date(p.Request.At) >= from),
        ];
        return new(
            Waits.Of(pairs.Select(p => p.Request.WorkingDays)), Waits.Of(pairs.Select(p => p.Before)), Waits.Of(pairs.Select(p => p.After)),
            pairs.Count(p => p.IsSooner), pairs.Count(p => p.IsLater),
            pairs.Count(p => p.Before is null && p.After is not null), pairs.Count(p => p.Before is not null && p.After is null),
            [
                .. pairs.GroupBy(p => Month.Of(p.Request.At)).OrderBy(g => g.Key.Index)
                    .Select(g => new ComparedMonth(g.Key, Waits.Of(g.Select(p => p.Before)), Waits.Of(g.Select(p => p.After)))),
            ],
            Parts(pairs, p => [p.Request.Errand]),
            Parts(pairs, p => p.Request.Seats.Where(s => s.Required).Select(s => s.Competence).Distinct()));
    }

    private static IReadOnlyList<Compared> Parts(IEnumerable<Pair> pairs, Func<Pair, IEnumerable<string>> partsOf) =>
    [
        .. pairs.SelectMany(p => partsOf(p).Select(part => (Part: part, Pair: p))).GroupBy(p => p.Part, p => p.Pair)
            .Select(g => new Compared(g.Key, Waits.Of(g.Select(p => p.Before)), Waits.Of(g.Select(p => p.After))))
            .OrderByDescending(c => c.Change).ThenBy(c => c.Part, StringComparer.Ordinal),
    ];

    private sealed record Pair(PastRequest Request, int? Before, int? After)
    {
        public bool IsSooner => (After ?? int.MaxValue) < (Before ?? int.MaxValue);

        public bool IsLater => (After ?? int.MaxValue) > (Before ?? int.MaxValue);
    }
}
