using System.Collections.Frozen;
using System.Text;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// The lines of a calendar that say something of time. Only those are unfolded and kept: what a meeting is about, and megabytes of it,
/// never becomes a string here. Breaks may be CRLF, LF or CR, and a blank line inside a folded one does not end it.
/// </summary>
internal static class ContentLines
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Wanted = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "BEGIN", "END", "METHOD", "X-WR-TIMEZONE", "UID", "SEQUENCE", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "ATTENDEE",
        "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "FREEBUSY",
        "TZID", "TZOFFSETFROM", "TZOFFSETTO").GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<ContentLine> In(string text)
    {
        var line = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var (start, end) = (at, EndOfLine(text, at));
            at = end + 1;
            if (start == end)
            {
                continue;
            }

            if (text[start] is ' ' or '\t')
            {
                // The rest of a line that is not wanted is not wanted either.
                line.Append(text, start + 1, line.Length > 0 ? end - start - 1 : 0);
                continue;
            }

            if (line.Length > 0)
            {
                yield return ContentLine.Split(line.ToString());
                line.Clear();
            }

            line.Append(text, start, IsWanted(text.AsSpan(start, end - start)) ? end - start : 0);
        }

        if (line.Length > 0)
        {
            yield return ContentLine.Split(line.ToString());
        }
    }

    private static int EndOfLine(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : from + length;
    }

    private static bool IsWanted(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAny(':', ';');
        return end > 0 && Wanted.Contains(line[..end].Trim().TrimStart('\uFEFF'));
    }
}
