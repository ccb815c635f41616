using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// Rows of bits, one per step of the <see cref="Grid"/>. Rows are whole blocks long, and the bits behind the last step are never set.
/// </summary>
internal static class Bits
{
    /// <summary>Words worked on at a time: four vectors of 256 bits fit in the registers of any machine we run on.</summary>
    public const int Block = 16;

    public static bool IsSet(ulong[] row, int step) => (row[step >> 6] >> step & 1) != 0;

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
        // Most of what is cleared is an hour or two, within one word.
        if (start >> 6 == end >> 6)
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

        return (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
    }

    public static int Count(ReadOnlySpan<ulong> row)
    {
        var count = 0;
        foreach (var word in row)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>
    /// Leaves the bits that are set together with the <paramref name="length"/> - 1 bits after them. Each pass doubles how far a bit has
    /// looked ahead, so the passes are as many as the length has binary digits.
    /// </summary>
    public static void Erode(Span<ulong> row, int length)
    {
        for (var seen = 1; seen < length;)
        {
            var ahead = Math.Min(seen, length - seen);
            AndAhead(row, ahead);
            seen += ahead;
        }
    }

    /// <summary>Moves every bit later by some steps.</summary>
    public static void Delay(Span<ulong> row, int steps)
    {
        var (words, bits) = (steps >> 6, steps & 63);
        for (var word = row.Length - 1; word >= 0; word--)
        {
            var high = word >= words ? row[word - words] << bits : 0;
            var low = bits > 0 && word > words ? row[word - words - 1] >> (64 - bits) : 0;
            row[word] = high | low;
        }
    }

    /// <summary>Leaves in <paramref name="joint"/> what is set there and in at least one of the rows: somebody can, whoever it is.</summary>
    /// <returns>Whether anything is left.</returns>
    public static bool AndAny(Span<ulong> joint, ReadOnlySpan<ulong[]> rows)
    {
        var left = Vector256<ulong>.Zero;
        ref var origin = ref MemoryMarshal.GetReference(joint);
        for (var block = 0; block < joint.Length; block += Block)
        {
            ref var here = ref Unsafe.Add(ref origin, block);
            var (a, b, c, d) = (Load(ref here, 0), Load(ref here, 4), Load(ref here, 8), Load(ref here, 12));
            if ((a | b | c | d) == Vector256<ulong>.Zero)
            {
                continue;
            }

            // What is still missing shrinks as people are found, and when nothing is missing the rest of them need not be asked.
            var (missingA, missingB, missingC, missingD) = (a, b, c, d);
            foreach (var row in rows)
            {
                ref var other = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), block);
                missingA = Vector256.AndNot(missingA, Load(ref other, 0));
                missingB = Vector256.AndNot(missingB, Load(ref other, 4));
                missingC = Vector256.AndNot(missingC, Load(ref other, 8));
                missingD = Vector256.AndNot(missingD, Load(ref other, 12));
                if ((missingA | missingB | missingC | missingD) == Vector256<ulong>.Zero)
                {
                    break;
                }
            }

            (a, b, c, d) = (a ^ missingA, b ^ missingB, c ^ missingC, d ^ missingD);
            Store(a, ref here, 0);
            Store(b, ref here, 4);
            Store(c, ref here, 8);
            Store(d, ref here, 12);
            left |= a | b | c | d;
        }

        return left != Vector256<ulong>.Zero;
    }

    private static ulong Mask(int start, int end)
    {
        var high = end - (start & ~63);
        return ulong.MaxValue << start & (high >= 64 ? ulong.MaxValue : ~(ulong.MaxValue << high));
    }

    private static void AndAhead(Span<ulong> row, int ahead)
    {
        var (words, bits) = (ahead >> 6, ahead & 63);
        var word = 0;
        if (words == 0 && Vector256.IsHardwareAccelerated)
        {
            ref var origin = ref MemoryMarshal.GetReference(row);
            for (; word + 4 < row.Length; word += 4)
            {
                var moved = Load(ref origin, word) >>> bits | Load(ref origin, word + 1) << (64 - bits);
                Store(Load(ref origin, word) & moved, ref origin, word);
            }
        }

        for (; word < row.Length; word++)
        {
            var low = word + words < row.Length ? row[word + words] >> bits : 0;
            var high = bits > 0 && word + words + 1 < row.Length ? row[word + words + 1] << (64 - bits) : 0;
            row[word] &= low | high;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Load(ref ulong origin, int word) => Vector256.LoadUnsafe(ref origin, (nuint)word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> value, ref ulong origin, int word) => value.StoreUnsafe(ref origin, (nuint)word);
}
