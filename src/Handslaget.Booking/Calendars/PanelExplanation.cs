using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Calendars;

/// <summary>What decided that an official sits there. The first that holds, in the order in which panels are compared.</summary>
public enum WhyChosen
{
    /// <summary>Nobody else who may answer for the seat had the time.</summary>
    OnlyOne,

    /// <summary>Fills several seats, which nobody else could, so that the table has fewer people.</summary>
    FewestPeople,

    /// <summary>Is promised at the standing table then, and others who could are not.</summary>
    Promised,

    /// <summary>Has fewest tables that week for what they take.</summary>
    LeastLoaded,

    /// <summary>Has met the company before.</summary>
    HasMet,

    /// <summary>Equals in everything that counts: the first in the fixed order.</summary>
    Order,

    /// <summary>The calendars, as they are now, would give another: they have changed since, or a person chose.</summary>
    Otherwise,
}

/// <summary>Somebody who may answer for a seat, at one start. <see cref="Load"/> is how much of the week's tables is taken, per mille.</summary>
public sealed record SeatCandidate(Guid OfficialId, TimeReason Reason, int Load, bool HasMet, bool IsPromised = false);

/// <summary>Why somebody sits in these seats, and how many others could have.</summary>
public sealed record PlaceExplanation(Place Place, WhyChosen Why, int OthersFree);

/// <summary>
/// Why these people, told from the calendars as they are now and without the meeting's own claims: the same comparison as
/// <see cref="PanelChoice"/> makes. For staff only: it says who is free, never what stands in anybody's calendar.
/// </summary>
public static class PanelExplanation
{
    public static IReadOnlyList<PlaceExplanation> Of(
        CalendarIndex index, TableNeed need, IReadOnlyList<Place> places, DateTimeOffset start, DateTimeOffset now, IReadOnlySet<Guid> metBefore)
    {
        var sitting = places.Select(p => p.OfficialId).ToHashSet();
        return [.. places.Select(place => Of(place, [.. place.Competences.Select(c => CandidatesFor(index, need, c, start, now, metBefore))], sitting))];
    }

    /// <summary>Everybody who holds a competence, and whether they had the time; those who are free first.</summary>
    public static IReadOnlyList<SeatCandidate> CandidatesFor(
        CalendarIndex index, TableNeed need, string seat, DateTimeOffset start, DateTimeOffset now, IReadOnlySet<Guid> metBefore)
    {
        var rows = index.At(now);
        var grid = rows.Office.Grid;
        if (start < grid.Start || start >= grid.End || rows.HoldersOf(seat) is not { } holders) return [];
        var step = grid.StepBefore(start);
        var official = new OfficialReasons(rows.Office, need, step);
        var candidates = new List<SeatCandidate>();
        foreach (var position in holders.Positions)
        {
            var row = rows.Officials[position];
            if (!row.Calendar.Official.HasLeft) candidates.Add(new(row.Id, official.For(row, seat), row.Load(grid.WeekOf(step)), metBefore.Contains(row.Id), row.PromisedAt(step) is not null));
        }
        return [.. candidates.OrderBy(c => c.Reason).ThenBy(c => c.Load).ThenBy(c => c.OfficialId)];
    }

    private static PlaceExplanation Of(Place place, IReadOnlyList<SeatCandidate>[] seats, HashSet<Guid> sitting)
    {
        var others = seats.SelectMany(s => s).Where(c => c.Reason == TimeReason.Free && !sitting.Contains(c.OfficialId)).DistinctBy(c => c.OfficialId).ToList();
        var all = others.Where(o => seats.All(s => s.Any(c => c.OfficialId == o.OfficialId && c.Reason == TimeReason.Free))).ToList();
        if (seats.SelectMany(s => s).FirstOrDefault(c => c.OfficialId == place.OfficialId) is not { } chosen || chosen.Reason != TimeReason.Free)
            return new(place, WhyChosen.Otherwise, others.Count);
        var why =
            others.Count == 0 ? WhyChosen.OnlyOne
            : seats.Length > 1 && all.Count == 0 ? WhyChosen.FewestPeople
            : chosen.IsPromised && all.Count > 0 && all.All(o => !o.IsPromised) ? WhyChosen.Promised
            : all.Count == 0 || all.All(o => chosen.Load < o.Load) ? WhyChosen.LeastLoaded
            : all.Any(o => o.Load < chosen.Load) ? WhyChosen.Otherwise
            : chosen.HasMet && all.Where(o => o.Load == chosen.Load).All(o => !o.HasMet) ? WhyChosen.HasMet
            : WhyChosen.Order;
        return new(place, why, others.Count);
    }
}
