using System.Text;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>The lines of an iCalendar file (RFC 5545 3.1): CRLF, and at most 75 octets each, not counting the break.</summary>
internal static class IcsLines
{
    private const int Octets = 75;

    /// <summary>The calendar with CRLF and with lines broken between characters, never inside one.</summary>
    public static string Fold(string calendar)
    {
        var folded = new StringBuilder();
        var unfolded = calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal);
        foreach (var line in unfolded.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var used = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (used + rune.Utf8SequenceLength > Octets)
                {
                    folded.Append("\r\n ");
                    used = 1;
                }

                folded.Append(rune);
                used += rune.Utf8SequenceLength;
            }

            folded.Append("\r\n");
        }

        return folded.ToString();
    }
}
