using Handslaget.Booking.Web.Sources.Reading;

namespace Handslaget.Booking.Web.Tests.Sources;

// What holds whatever a calendar says: for every odd feed that can be read, and for generated ones.
public class What_holds_for_every_feed
{
    private static readonly List<(string Name, string Text, Slot Within, FeedOptions Options)> All =
    [
        .. Feed.Names.Select(n => (Name: n, Feed: new Feed(n))).Where(f => f.Feed.Unreadable is null).Select(f => (f.Name, f.Feed.Text, f.Feed.Within, f.Feed.Options)),
        .. GeneratedCalendars.Many(seed: 3, changed: true).Take(400).Select((c, i) => ($"generated {i}", c.Text, c.Within, new FeedOptions())),
    ];

    [Fact]
    public void a_window_read_in_two_halves_is_the_window()
    {
        var random = new Random(1);
        foreach (var (name, text, within, options) in All)
        {
            var middle = within.Start.AddMinutes(random.Next((int)within.Length.TotalMinutes));
            var halves = Busy(text, new(within.Start, middle), options).Concat(Busy(text, new(middle, within.End), options));

            Same(name, Busy(text, within, options), Merged(halves));
        }
    }

    [Fact]
    public void a_wider_window_says_the_same_of_a_narrow_one()
    {
        foreach (var (name, text, within, options) in All)
        {
            var wide = Busy(text, within.Widened(TimeSpan.FromDays(400), TimeSpan.FromDays(30)), options);
            var cut = wide.Select(b => new Slot(b.Start > within.Start ? b.Start : within.Start, b.End < within.End ? b.End : within.End)).Where(b => b.Start < b.End);

            Same(name, Busy(text, within, options), cut);
        }
    }

    [Fact]
    public void the_order_of_the_events_says_nothing()
    {
        var random = new Random(2);
        foreach (var (name, text, within, options) in All.Where(f => f.Name is not ("no-end-of-event" or "cut-off" or "junk-lines")))
        {
            var events = text.ReplaceLineEndings("\n").Split("BEGIN:VEVENT");
            var parts = events[1..].Select(e => e.Split("END:VEVENT", 2)).Where(e => e.Length == 2).ToList();
            if (parts.Count != events.Length - 1 || parts.Count(p => p[1].Trim().Length > 0) > 1)
            {
                continue;
            }

            var shuffled = parts.Select(p => p[0]).OrderBy(_ => random.Next()).Select(p => $"BEGIN:VEVENT{p}END:VEVENT\n");
            Same(name, Busy(text, within, options), Busy($"{events[0]}{string.Concat(shuffled)}{(parts.Count > 0 ? parts[^1][1] : "")}", within, options));
        }
    }

    [Fact]
    public void where_a_line_is_folded_says_nothing()
    {
        var random = new Random(3);
        foreach (var (name, text, within, options) in All.Where(f => f.Name is not ("junk-lines" or "cut-off")))
        {
            var lines = text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal).Split('\n')
                .Select(l => l.IndexOfAny([':', ';']) is > 0 and var at ? l[..(at + 1)] + Folded(l[(at + 1)..], random) : l);

            Same(name, Busy(text, within, options), Busy(string.Join("\r\n", lines), within, options));
        }
    }

    [Fact]
    public void one_more_event_makes_nobody_freer()
    {
        foreach (var (name, text, within, options) in All.Where(f => f.Text.Contains("END:VCALENDAR", StringComparison.Ordinal) && f.Name != "method-cancel"))
        {
            var more = Slot.From(within.Start + (within.Length / 2), TimeSpan.FromHours(1));
            var end = text.LastIndexOf("END:VCALENDAR", StringComparison.Ordinal);
            var added = $"{text[..end]}BEGIN:VEVENT\r\nUID:one more\r\nDTSTART:{more.Start:yyyyMMdd'T'HHmmss'Z'}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n{text[end..]}";

            Same(name, Merged(Busy(text, within, options).Append(more)), Busy(added, within, options));
        }
    }

    private static string Folded(string rest, Random random)
    {
        var at = rest.Length > 1 ? random.Next(rest.Length) : 0;
        return at > 0 ? $"{rest[..at]}\n {rest[at..]}" : rest;
    }

    private static IReadOnlyList<Slot> Busy(string text, Slot within, FeedOptions options) =>
        within.Start < within.End ? FeedReader.Read(text, within, options, CancellationToken.None).Busy : [];

    private static void Same(string name, IEnumerable<Slot> one, IEnumerable<Slot> other) =>
        Assert.True(one.SequenceEqual(other), $"{name}: {string.Join(' ', one)} and {string.Join(' ', other)}");

    private static List<Slot> Merged(IEnumerable<Slot> slots)
    {
        var merged = new List<Slot>();
        foreach (var slot in slots.OrderBy(s => s.Start))
        {
            if (merged.Count > 0 && slot.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = slot.End > merged[^1].End ? slot.End : merged[^1].End };
            }
            else
            {
                merged.Add(slot);
            }
        }

        return merged;
    }
}
