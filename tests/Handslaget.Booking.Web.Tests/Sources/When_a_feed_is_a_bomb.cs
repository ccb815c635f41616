using System.Text;
using Handslaget.Booking.Web.Sources.Reading;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Sources;

// Small files that cost much, and large ones. Each is over within two seconds and a hundred megabytes, and says why in Swedish or, where
// it can be worked out all the same, says when.
public class When_a_feed_is_a_bomb(ITestOutputHelper output)
{
    private const long Megabytes = 1_000_000;

    private static readonly Slot HalfAYear = Feed.Span("2026-11-30T00:00/2027-05-31T00:00");

    private static readonly Dictionary<string, Func<string>> Bombs = new()
    {
        ["every second"] = () => Event("RRULE:FREQ=SECONDLY"),
        ["every second, counted"] = () => Event("RRULE:FREQ=SECONDLY;COUNT=1000000000"),
        ["every minute since 1970"] = () => Event("RRULE:FREQ=MINUTELY", start: "19700101T000000"),
        ["every hour since year 1"] = () => Event("RRULE:FREQ=HOURLY", start: "00010101T000000"),
        ["every second of every day, by another name"] = () => Event($"RRULE:FREQ=DAILY;BYHOUR={To(23)};BYMINUTE={To(59)};BYSECOND={To(59)}"),
        ["the last second of each year, looked for"] = () => Event($"RRULE:FREQ=YEARLY;BYHOUR={To(23)};BYMINUTE={To(59)};BYSECOND={To(59)};BYSETPOS=-1"),
        ["30 February"] = () => Event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ["30 February, day by day"] = () => Event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        ["30 February, second by second"] = () => Event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
        ["a thousand rules that never match"] = () => Event(Repeat("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=-1\r\n", 1_000)),
        ["340 kB of exceptions"] = () => Event("RRULE:FREQ=DAILY\r\nEXDATE:" + Repeat("20261201T090000Z,", 20_000) + "20261201T090000Z"),
        ["9 MB of extra times"] = () => Event("RDATE:" + Repeat("20261201T090000Z,", 530_000) + "20261201T090000Z"),
        ["9 MB on one line that nobody reads"] = () => Event("DESCRIPTION:" + new string('x', 9_000_000)),
        ["9 MB on one line that is read"] = () => Event("RRULE:" + new string(';', 9_000_000)),
        ["9 MB of a zone's name"] = () => Calendar($"BEGIN:VEVENT\r\nDTSTART;TZID={new string(' ', 4_500_000)}{new string('1', 4_500_000)}x:20261201T090000\r\nEND:VEVENT\r\n"),
        ["50 MB"] = () => Event("X-A:" + new string('x', 50_000_000)),
        ["300,000 events"] = () => Calendar(Repeat("BEGIN:VEVENT\nDTSTART:20261201\nEND:VEVENT\n", 220_000)),
        ["45,000 events, the most there may be"] = () => Calendar(Repeat("BEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\nEND:VEVENT\r\n", 44_990)),
        ["2,000,000 ends of nothing"] = () => Calendar(Repeat("END:A\n", 1_600_000)),
        ["calendars in calendars"] = () => Repeat("BEGIN:VCALENDAR\r\n", 100_000),
        ["alarms in alarms"] = () => Calendar("BEGIN:VEVENT\r\n" + Repeat("BEGIN:VALARM\r\n", 100_000)),
        ["20,000 endless series"] = () => Calendar(Repeat("BEGIN:VEVENT\r\nDTSTART:20200101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n", 20_000)),
        ["20,000 endless series of one UID"] = () => Calendar(Repeat("BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20200101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n", 20_000)),
        ["20,000 changes of all later times"] = () => Calendar("BEGIN:VEVENT\r\nUID:1\r\nDTSTART:19700101T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n"
            + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:{2000 + (i % 50)}1201T0900{i % 60:00}Z\r\nDTSTART:00010101T090000Z\r\nEND:VEVENT\r\n"))),
        ["exceptions every second"] = () => Event("RRULE:FREQ=DAILY\r\nEXRULE:FREQ=SECONDLY"),
        ["a step of two thousand million"] = () => Event("RRULE:FREQ=DAILY;INTERVAL=2147483647"),
        ["a step longer than any number"] = () => Event("RRULE:FREQ=YEARLY;INTERVAL=999999999999999999999"),
        ["a thousand million times since 1900"] = () => Event("RRULE:FREQ=DAILY;COUNT=1000000000", start: "19000101T090000"),
        ["40,000 times since 1900"] = () => Event("RRULE:FREQ=DAILY;BYHOUR=9;COUNT=40000", start: "19000101T090000"),
        ["daily since year 1"] = () => Event("RRULE:FREQ=DAILY", start: "00010101T090000"),
        ["yearly since year 1"] = () => Event("RRULE:FREQ=YEARLY;BYDAY=MO", start: "00010101T090000"),
        ["in the year 9999"] = () => Event("RRULE:FREQ=DAILY", start: "99991231T235959"),
        ["a thousand million weeks long"] = () => Event("RRULE:FREQ=DAILY", length: "P1000000000W", start: "19000101T090000"),
        ["longer than any number"] = () => Event("RRULE:FREQ=DAILY", length: $"P{new string('9', 400)}W"),
        ["zones that change every day"] = () => Calendar(string.Concat(Enumerable.Range(0, 1_000).Select(i =>
            $"BEGIN:VTIMEZONE\r\nTZID:Z{i}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0{i % 10}00\r\nRRULE:FREQ=DAILY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            + $"BEGIN:VEVENT\r\nDTSTART;TZID=Z{i}:20261201T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"))),
        ["a thousand zones of its own"] = () => Calendar(string.Concat(Enumerable.Range(0, 1_000).Select(i =>
            $"BEGIN:VTIMEZONE\r\nTZID:Zone {i}\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            + $"BEGIN:VEVENT\r\nDTSTART;TZID=Zone {i}:20261201T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"))),
        ["a rule with 100,000 days"] = () => Event("RRULE:FREQ=MONTHLY;BYDAY=" + Repeat("1MO,2TU,", 100_000) + "3WE"),
    };

    public static TheoryData<string> Names => [.. Bombs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void it_is_over_soon_and_costs_little(string name)
    {
        var text = Bombs[name]();
        FeedReader.Read(Event(""), HalfAYear, new(), CancellationToken.None);

        var (said, took, bytes) = Cost.Of(() => Say(text));

        output.WriteLine($"{name}: {took.TotalMilliseconds:F0} ms, {bytes / Megabytes} MB. {said}");
        Assert.True(took <= TimeSpan.FromSeconds(2), $"{name} took {took}.");
        Assert.True(bytes <= 100 * Megabytes, $"{name} took {bytes / Megabytes} MB.");
    }

    [Fact]
    public void the_largest_honest_calendar_is_no_bomb()
    {
        var first = new DateTime(2010, 1, 1);
        var text = Calendar(string.Concat(Enumerable.Range(0, 20_000).Select(i =>
            $"BEGIN:VEVENT\r\nUID:{i}\r\nDTSTAMP:20261101T120000Z\r\nDTSTART;TZID=Europe/Stockholm:{first.AddHours(8 * i):yyyyMMdd'T'HHmmss}\r\nDURATION:PT1H\r\n"
            + $"SUMMARY:{new string('x', 100)}\r\n{(i % 60 == 0 ? "RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n" : "")}END:VEVENT\r\n")));

        var (reading, took, bytes) = Cost.Of(() => FeedReader.Read(text, HalfAYear, new() { MaxDuration = TimeSpan.FromMinutes(1) }, CancellationToken.None));

        output.WriteLine($"{took.TotalMilliseconds:F0} ms and {bytes / Megabytes} MB for {text.Length / Megabytes} MB, {reading.Busy.Count} busy times.");
        Assert.NotEmpty(reading.Busy);
        Assert.Empty(reading.Doubts);
    }

    [Fact]
    public void who_stops_waiting_is_let_go()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => FeedReader.Read(Bombs["20,000 endless series"](), HalfAYear, new(), stopped.Token));
    }

    // The count has to stop it, without the clock's help.
    private static string Say(string text)
    {
        try
        {
            var reading = FeedReader.Read(text, HalfAYear, new() { MaxDuration = TimeSpan.FromMinutes(1) }, CancellationToken.None);
            return $"{reading.Busy.Count} busy times, {string.Join(' ', reading.Doubts.Select(d => d.Reason.Sv))}";
        }
        catch (FeedUnreadable e)
        {
            return e.Reason.Sv;
        }
    }

    private static string Event(string lines, string start = "20261201T090000", string length = "PT1H") =>
        Calendar($"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:{start}\r\nDURATION:{length}\r\n{lines}\r\nEND:VEVENT\r\n");

    private static string Calendar(string parts) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{parts}END:VCALENDAR\r\n";

    private static string To(int last) => string.Join(',', Enumerable.Range(0, last + 1));

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
