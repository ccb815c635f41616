using System.Numerics;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// Rows of bits, one per step of the <see cref="Grid"/>. Rows are whole blocks long, and the bits behind the last step are never set.
/// </summary>
internal static class Bits
{
    /// <summary>Words worked on at a time: four vectors of 256 bits fit in the registers of any machine we run on.</summary>
    public const int Block = 16;

    public static bool IsSet(ReadOnlySpan<ulong> row, int step) => (row[step >> 6] >> step & 1) != 0;

    /// <summary>Sets every bit from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static void Set(Span<ulong> row, int start, int end)
    {
        for (var word = start >> 6; start < end; word++)
        {
            row[word] |= Mask(start, end);
            start = (word + 1) << 6;
        }
    }

    public static void Clear(Span<ulong> row, int start, int end)
    {
        // Most of what is cleared is an hour or two, within one word. Somebody else's calendar may hold an event that ends before it begins.
        if (start >> 6 == end >> 6 && start < end)
        {
            row[start >> 6] &= ~((1UL << end) - (1UL << start));
            return;
        }

        for (var word = start >> 6; start < end; word++)
        {
            row[word] &= ~Mask(start, end);
            start = (word + 1) << 6;
        }
    }

    public static bool AllSet(ReadOnlySpan<ulong> row, int start, int end)
    {
        for (var word = start >> 6; start < end; word++)
        {
            var mask = Mask(start, end);
            if ((row[word] & mask) != mask)
            {
                return false;
            }

            start = (word + 1) << 6;
        }

        return true;
    }

    /// <summary>The first set bit at or after a step, or -1.</summary>
    public static int Next(ReadOnlySpan<ulong> row, int step)
    {
        var word = step >> 6;
        if (word >= row.Length)
        {
            return -1;
        }

        var rest = row[word] & ulong.MaxValue << step;
        while (rest == 0)
        {
            if (++word == row.Length)
            {
                return -1;
            }

            rest = row[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }

    public static int Count(ReadOnlySpan<ulong> row)
    {
        var count = 0;
        foreach (var word in row)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private static ulong Mask(int start, int end)
    {
        var high = end - (start & ~63);
        return ulong.MaxValue << start & (high >= 64 ? ulong.MaxValue : ~(ulong.MaxValue << high));
    }
}
