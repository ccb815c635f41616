using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>A DATE or DATE-TIME as written (RFC 5545 3.3.4 and 3.3.5), before anybody has said in which zone.</summary>
internal readonly record struct Stamp(LocalDateTime Wall, bool WholeDay, Offset? Offset)
{
    // "Never", as programs write it: 99991231. Far enough away here, and near enough for days to be added to it.
    private const int Never = 9990;

    /// <summary>
    /// Takes the forms of the standard and those of ISO 8601, with or without seconds. 24:00 is the next day's first moment and a leap
    /// second is the next minute's: both are written by programs in use. A day that is not in the calendar can not be read.
    /// </summary>
    public static bool TryRead(string text, out Stamp stamp)
    {
        stamp = default;
        var digits = new Digits(text.AsSpan().Trim());
        if (digits.Take(4) is not { } year || digits.Take(2, '-') is not { } month || digits.Take(2, '-') is not { } day
            || year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        var date = year < Never ? new LocalDate(year, month, day) : new LocalDate(Never, 1, 1);
        if (digits.AtEnd)
        {
            stamp = new(date.AtMidnight(), WholeDay: true, null);
            return true;
        }

        if (!digits.Skip("Tt ") || digits.Take(2) is not { } hour || digits.Take(2, ':') is not { } minute)
        {
            return false;
        }

        var second = digits.Take(2, ':') ?? 0;
        digits.SkipFraction();
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0) || !digits.TryOffset(out var offset))
        {
            return false;
        }

        stamp = new(date.AtMidnight().PlusSeconds((hour * 3600L) + (minute * 60) + second), WholeDay: false, offset);
        return true;
    }
}
