using System.Buffers.Text;
using System.Numerics;
using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Benchmarks;

/// <summary>The starts of an answer, as what everybody can agree on: a hash over quarters of an hour, and JSON with the starts of each day.</summary>
internal static class Starts
{
    private const int Quarter = 15 * 60 * 1000;

    /// <summary>FNV-1a of 32 bits over the numbers of the quarters since 1970, four bytes each, the lowest first.</summary>
    public static uint Hash(IEnumerable<DateTimeOffset> starts)
    {
        var hash = 2166136261u;
        foreach (var start in starts)
        {
            var quarter = (uint)(start.ToUnixTimeMilliseconds() / Quarter);
            for (var shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ (quarter >> shift & 0xff)) * 16777619;
            }
        }

        return hash;
    }

    public static IEnumerable<DateTimeOffset> Of(Grid grid, ulong[] bits) =>
        Enumerable.Range(0, grid.Steps).Where(step => (bits[step >> 6] >> step & 1) != 0).Select(grid.At);

    /// <summary>{"2027-03-01":["2027-03-01T07:00:00.000Z",…],…}, straight from the bits.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteJson(Grid grid, ReadOnlySpan<ulong> bits, Span<byte> json)
    {
        var (at, lastDay, midnight) = (0, -1, default(DateTime));
        json[at++] = (byte)'{';
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var step = (word << 6) + BitOperations.TrailingZeroCount(rest);
                var start = grid.At(step).UtcDateTime;
                var day = grid.DayOf(step);
                if (day != lastDay)
                {
                    at += Put(json[at..], lastDay < 0 ? "\""u8 : "],\""u8);
                    at += PutDate(json[at..], grid.Monday.AddDays(day).ToDateTime(TimeOnly.MinValue));
                    at += Put(json[at..], "\":["u8);
                }
                else
                {
                    json[at++] = (byte)',';
                }

                (lastDay, midnight) = (day, start.Date);
                json[at++] = (byte)'"';
                at += PutDate(json[at..], midnight);
                json[at++] = (byte)'T';
                at += PutTwo(json[at..], start.Hour);
                json[at++] = (byte)':';
                at += PutTwo(json[at..], start.Minute);
                at += Put(json[at..], ":00.000Z\""u8);
            }
        }

        at += Put(json[at..], lastDay < 0 ? "}"u8 : "]}"u8);
        return at;
    }

    private static int Put(Span<byte> json, ReadOnlySpan<byte> text)
    {
        text.CopyTo(json);
        return text.Length;
    }

    private static int PutTwo(Span<byte> json, int number)
    {
        json[0] = (byte)('0' + number / 10);
        json[1] = (byte)('0' + number % 10);
        return 2;
    }

    private static int PutDate(Span<byte> json, DateTime date)
    {
        Utf8Formatter.TryFormat(date.Year, json, out _, new('D', 4));
        json[4] = json[7] = (byte)'-';
        PutTwo(json[5..], date.Month);
        PutTwo(json[8..], date.Day);
        return 10;
    }
}
