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
        string? name = null;
        var (from, to, at) = (0, 0, 0);
        var folded = new StringBuilder();
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
                if (name is not null)
                {
                    folded.Append(text, from, to - from).Append(text, start + 1, end - start - 1);
                    to = from;
                }

                continue;
            }

            if (name is not null)
            {
                yield return Unfold(name, text, from, to, folded);
            }

            (name, from) = Name(text, start, end);
            to = end;
        }

        if (name is not null)
        {
            yield return Unfold(name, text, from, to, folded);
        }
    }

    private static ContentLine Unfold(string name, string text, int from, int to, StringBuilder folded)
    {
        if (folded.Length == 0)
        {
            return ContentLine.Split(name, text.AsSpan(from, to - from));
        }

        var line = ContentLine.Split(name, folded.ToString());
        folded.Clear();
        return line;
    }

    private static int EndOfLine(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : from + length;
    }

    /// <summary>The line's name as we spell it and where the rest begins, or no name when the line is not wanted.</summary>
    private static (string? Name, int From) Name(string text, int start, int end)
    {
        var length = text.AsSpan(start, end - start).IndexOfAny(':', ';');
        return length > 0 && Wanted.TryGetValue(text.AsSpan(start, length).Trim().TrimStart('\uFEFF'), out var name) ? (name, start + length) : (null, end);
    }
}
