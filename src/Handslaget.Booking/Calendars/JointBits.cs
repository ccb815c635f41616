using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Handslaget.Booking.Calendars;

/// <summary>What is done to whole rows of <see cref="Bits"/> at a time, in vectors: the inner loops of every search.</summary>
internal static class JointBits
{
    /// <summary>Leaves in <paramref name="joint"/> what is set there and in at least one of the rows: somebody can, whoever it is.</summary>
    /// <returns>Whether anything is left.</returns>
    public static bool AndAny(Span<ulong> joint, ReadOnlySpan<ulong[]> rows)
    {
        var left = Vector256<ulong>.Zero;
        ref var origin = ref MemoryMarshal.GetReference(joint);
        for (var block = 0; block < joint.Length; block += Bits.Block)
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

    /// <summary>
    /// Leaves the bits that are set together with the <paramref name="length"/> - 1 bits after them. Each pass doubles how far a bit has
    /// looked ahead, so the passes are as many as the length has binary digits.
    /// </summary>
    public static void Erode(Span<ulong> row, int length)
    {
        for (var seen = 1; seen < length;)
        {
            var ahead = Math.Min(Math.Min(seen, length - seen), 63);
            AndAhead(row, ahead);
            seen += ahead;
        }
    }

    /// <summary>Moves every bit later by some steps.</summary>
    public static void Delay(Span<ulong> row, int steps)
    {
        for (; steps > 0; steps -= 63)
        {
            var bits = Math.Min(steps, 63);
            for (var word = row.Length - 1; word > 0; word--)
            {
                row[word] = row[word] << bits | row[word - 1] >> (64 - bits);
            }

            row[0] <<= bits;
        }
    }

    // Each bit and the one so many steps after it, from 1 to 63. Words are read before they are written, because it looks forwards only.
    private static void AndAhead(Span<ulong> row, int ahead)
    {
        ref var origin = ref MemoryMarshal.GetReference(row);
        var word = 0;
        for (; word + 4 < row.Length; word += 4)
        {
            var moved = Load(ref origin, word) >>> ahead | Load(ref origin, word + 1) << (64 - ahead);
            Store(Load(ref origin, word) & moved, ref origin, word);
        }

        for (; word < row.Length; word++)
        {
            row[word] &= row[word] >> ahead | (word + 1 < row.Length ? row[word + 1] << (64 - ahead) : 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Load(ref ulong origin, int word) => Vector256.LoadUnsafe(ref origin, (nuint)word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> value, ref ulong origin, int word) => value.StoreUnsafe(ref origin, (nuint)word);
}
