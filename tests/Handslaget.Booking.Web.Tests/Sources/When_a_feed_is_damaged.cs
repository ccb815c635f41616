using System.Globalization;
using System.Text;
using Handslaget.Booking.Web.Sources.Reading;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Sources;

// Every odd feed, damaged at random: bytes turned, lines lost, doubled and moved, numbers and words exchanged for worse ones, the end cut
// off. BOOKING_FEED_DAMAGES says how many times each; the seed is told when it goes wrong.
public class When_a_feed_is_damaged(ITestOutputHelper output)
{
    private static readonly int Damages = int.Parse(Environment.GetEnvironmentVariable("BOOKING_FEED_DAMAGES") ?? "60", CultureInfo.InvariantCulture);

    private static readonly string[] Worse =
    [
        "", "0", "-1", "99999999999999999999", "2147483648", "00010101T000000", "99991231T235959Z", "20260229", "NaN", "\0", "\uFEFF", "å", ":", ";", ",", "=", "\"", "(", "\r\n ", "\r\n",
        "FREQ=SECONDLY", "FREQ=YEARLY", "COUNT=1000000000", "INTERVAL=0", "BYSETPOS=-1", "BYDAY=-53SU", "UNTIL=", "P1000000000W", "-PT1H", "T240000", "T235960", "Z", "TZID=", "VALUE=DATE",
        "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "RDATE:20261201T090000Z/P1D", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T090000Z", "RRULE:FREQ=DAILY",
    ];

    [Fact]
    public void nothing_but_unreadable_comes_of_it_and_soon()
    {
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        foreach (var name in Feed.Names)
        {
            var feed = new Feed(name);
            for (var seed = 0; seed < Damages; seed++)
            {
                var text = Damage(feed.Bytes, new Random(seed));
                var (reading, took, _) = Cost.Of(() => Read(text, feed, $"{name}, seed {seed}"));
                Assert.True(took <= TimeSpan.FromSeconds(2), $"{name}, seed {seed}, took {took}.");
                (read, refused) = reading is null ? (read, refused + 1) : (read + 1, refused);
                slowest = took > slowest ? took : slowest;
            }
        }

        output.WriteLine($"{read} read, {refused} refused, the slowest took {slowest.TotalMilliseconds:F0} ms.");
        Assert.True(read > refused);
    }

    private static FeedReading? Read(string text, Feed feed, string which)
    {
        try
        {
            var reading = FeedReader.Read(text, feed.Within, feed.Options with { MaxDuration = TimeSpan.FromMinutes(1) }, CancellationToken.None);
            Ordered(reading.Busy, feed.Within, which);
            return reading;
        }
        catch (FeedUnreadable)
        {
            return null;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{which}: {text}", e);
        }
    }

    private static void Ordered(IReadOnlyList<Slot> busy, Slot within, string which)
    {
        for (var i = 0; i < busy.Count; i++)
        {
            Assert.True(busy[i].Start < busy[i].End && within.Contains(busy[i]) && (i == 0 || busy[i - 1].End < busy[i].Start), which);
        }
    }

    private static string Damage(byte[] bytes, Random random)
    {
        var damaged = (byte[])bytes.Clone();
        for (var i = random.Next(4); i > 0 && damaged.Length > 0; i--)
        {
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        var lines = Encoding.UTF8.GetString(damaged).Split('\n').ToList();
        for (var i = random.Next(5); i > 0; i--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(6))
            {
                case 0 when lines.Count > 1: lines.RemoveAt(at); break;
                case 1: lines.Insert(random.Next(lines.Count), lines[at]); break;
                case 2: lines.Insert(random.Next(lines.Count), Worse[random.Next(Worse.Length)]); break;
                case 3: lines[at] = Put(lines[at], random, replace: 0); break;
                case 4: lines[at] = Put(lines[at], random, replace: random.Next(12)); break;
                default: lines[at] = lines[at].Replace((char)('0' + random.Next(10)), (char)('0' + random.Next(10))); break;
            }
        }

        var text = string.Join('\n', lines);
        return random.Next(5) == 0 ? text[..random.Next(text.Length + 1)] : text;
    }

    private static string Put(string line, Random random, int replace)
    {
        var at = random.Next(line.Length + 1);
        return line[..at] + Worse[random.Next(Worse.Length)] + line[Math.Min(line.Length, at + replace)..];
    }
}
