using Handslaget.Booking.Web.Sources.Reading;

namespace Handslaget.Booking.Web.Sources;

/// <summary>
/// A calendar that comes in pieces, one for each entry, as CalDAV gives it: each has its own time zones. An entry without a time that can be
/// read is a doubt, as it would be within one file, unless most are so; whatever else makes one unreadable makes the calendar so.
/// </summary>
internal static class Entries
{
    public static FeedReading Read(IReadOnlyList<string> texts, Slot within, FeedOptions options, CancellationToken ct)
    {
        if (texts.Count == 1) return FeedReader.Read(texts[0], within, options, ct);
        var (busy, doubts, unread) = (new List<Slot>(), new List<Doubt>(), 0);
        foreach (var text in texts)
        {
            try
            {
                var read = FeedReader.Read(text, within, options, ct);
                busy.AddRange(read.Busy);
                doubts.AddRange(read.Doubts);
            }
            catch (FeedUnreadable no) when (no.Reason == Reasons.MostlyUnread || no.Reason == Reasons.NotACalendar)
            {
                doubts.Add(new(no.Reason, 1));
                if (++unread * 2 > texts.Count) throw;
            }
        }
        return new(busy, [.. doubts.GroupBy(d => d.Reason).Select(same => new Doubt(same.Key, same.Sum(d => d.Count)))]);
    }
}
