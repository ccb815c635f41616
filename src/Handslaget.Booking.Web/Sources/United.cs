using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources;

/// <summary>
/// What the sources of one owner come to together: busy when any of them says so, and unreadable when any of them is. A calendar that can
/// not be read is not a free calendar.
/// </summary>
internal static class United
{
    public static CalendarReading Reading(Guid owner, IReadOnlyList<SourceState> sources, TimeSpan grace, DateTimeOffset now) => new()
    {
        Id = owner,
        Busy = Busy(sources.SelectMany(s => s.Busy)),
        ReadAt = sources.Min(s => s.ReadAt ?? s.AddedAt),
        UnreadableSince = sources.Min(s => s.UnreadableSince(now, grace)),
        StaleSince = sources.Where(s => s.ReadAt is not null).Min(s => s.FailingSince),
    };

    /// <summary>Pieces that overlap or touch become one, in order.</summary>
    public static IReadOnlyList<Slot> Busy(IEnumerable<Slot> pieces)
    {
        var busy = new List<Slot>();
        foreach (var piece in pieces.Where(p => p.End > p.Start).OrderBy(p => p.Start))
        {
            if (busy.Count > 0 && piece.Start <= busy[^1].End) busy[^1] = new(busy[^1].Start, piece.End > busy[^1].End ? piece.End : busy[^1].End);
            else busy.Add(piece);
        }
        return busy;
    }

    /// <summary>When somebody has to look again: a source is to be read, or what it said may no longer be leaned on.</summary>
    public static DateTimeOffset DueAt(IReadOnlyList<SourceState> sources, TimeSpan grace, DateTimeOffset now) => sources
        .Select(s => s is { ReadAt: not null, FailingSince: { } since } && since + grace > now && since + grace < s.NextAt ? since + grace : s.NextAt)
        .Min();

    /// <summary>Since when the owner has had a calendar that nobody could read for longer than anybody should lean on it: then they are told.</summary>
    public static SourceState? ToBeTold(IReadOnlyList<SourceState> sources, TimeSpan grace, DateTimeOffset now) => sources
        .Where(s => s.FailingSince is { } since && now - since >= grace)
        .MinBy(s => s.FailingSince);
}
