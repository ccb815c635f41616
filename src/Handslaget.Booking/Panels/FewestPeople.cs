using System.Numerics;

namespace Handslaget.Booking.Panels;

/// <summary>
/// The fewest people who can cover each set of competences that the choice can meet, one byte per set. The competence covered next is
/// always the rarest of the set (its lowest bit), so most sets are never met; they stay at zero and are never asked for.
/// </summary>
internal static class FewestPeople
{
    /// <summary>Downwards to mark the sets that can be met at all, then upwards to count, each from sets already counted.</summary>
    public static void Learn(in Field field, Span<byte> fewest)
    {
        var all = (1 << field.Competences) - 1;
        var contenders = field.Contenders;
        fewest[..(all + 1)].Clear();
        fewest[all] = 1;
        for (var set = all; set > 0; set--)
        {
            if (fewest[set] != 0)
            {
                foreach (var holder in field.HoldersOf(BitOperations.TrailingZeroCount(set)))
                {
                    fewest[set & (int)~contenders[holder].Required] = 1;
                }
            }
        }

        fewest[0] = 0;
        for (var set = 1; set <= all; set++)
        {
            if (fewest[set] != 0)
            {
                var people = byte.MaxValue;
                foreach (var holder in field.HoldersOf(BitOperations.TrailingZeroCount(set)))
                {
                    people = Math.Min(people, fewest[set & (int)~contenders[holder].Required]);
                }

                fewest[set] = (byte)(people + 1);
            }
        }
    }
}
