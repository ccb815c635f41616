using System.Diagnostics;
using System.Globalization;
using System.Text;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// From a change in somebody's calendar to the time being gone from what companies are offered: the real house with its own background
/// readings, once a minute, and a calendar over HTTP that gets another entry every five seconds. The person is alone with the competence.
/// </summary>
internal static class Change
{
    private const int Changes = 60;

    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Looks = TimeSpan.FromMilliseconds(100);

    private static readonly Guid Alone = new(1, 3, 0, new byte[8]);

    public static async Task<SuiteResult> Run(Options options)
    {
        await using var feed = await Feed.Start();
        await using var house = await HostedHouse.Start(settings: new Dictionary<string, string?>
        {
            ["Calendars:ReadEvery"] = ReadEvery.ToString("c", CultureInfo.InvariantCulture),
            ["Calendars:AllowHttp"] = "true",
            ["Calendars:AllowedNetworks"] = "127.0.0.0/8",
            ["Calendars:AllowedPorts"] = feed.Address.Port.ToString(CultureInfo.InvariantCulture),
        });
        await Register(house, feed);
        var (times, meeting) = (house.Services.GetRequiredService<FreeTimes>(), await Request(house));
        var starts = Starts(times, meeting);
        var delays = await Edit(feed, starts, start => times.At(meeting, start) is null);

        var (whole, asked) = (feed.Whole, feed.Asked);
        await Task.Delay(ReadEvery * 3);
        return new("change")
        {
            Facts = new Dictionary<string, string>
            {
                ["changes"] = $"{Changes}, one every {Between.TotalSeconds:F0} s; read every {ReadEvery.TotalSeconds:F0} s",
                ["from the change to the time being gone, s"] = string.Create(
                    CultureInfo.InvariantCulture, $"median {Spread.Of(delays).Median:F1}, p90 {Spread.Of(delays).P90:F1}, worst {delays.Max():F1}"),
                ["of an unchanged calendar, asked for and sent whole"] = $"{feed.Asked - asked} and {feed.Whole - whole} times in three minutes",
            },
            Verdicts = [Verdict.Exactly("I8", delays.Max())],
        };
    }

    /// <summary>Puts an entry over each start in turn, and sees when it is gone. All are looked at all the time.</summary>
    private static async Task<List<double>> Edit(Feed feed, IReadOnlyList<DateTimeOffset> starts, Func<DateTimeOffset, bool> isGone)
    {
        var clock = Stopwatch.StartNew();
        var waiting = new Dictionary<DateTimeOffset, TimeSpan>();
        var delays = new List<double>();
        for (var next = 0; next < starts.Count || waiting.Count > 0;)
        {
            if (next < starts.Count && clock.Elapsed >= next * Between)
            {
                WrongAnswer.Unless(!isGone(starts[next]), $"{starts[next]:u} was not there before it was taken");
                feed.Take(starts[next]);
                waiting[starts[next++]] = clock.Elapsed;
            }

            foreach (var (start, at) in waiting.Where(change => isGone(change.Key)).ToList())
            {
                delays.Add((clock.Elapsed - at).TotalSeconds);
                waiting.Remove(start);
            }

            WrongAnswer.Unless(waiting.Values.All(at => clock.Elapsed - at < 5 * ReadEvery), "a change was never seen");
            await Task.Delay(Looks);
        }

        return delays;
    }

    /// <summary>Two starts of every day that can be booked, far enough from each other that one entry takes only its own.</summary>
    private static List<DateTimeOffset> Starts(FreeTimes times, Meeting meeting)
    {
        var offered = times.Find(meeting, times.Window(), 5_000).Select(offer => offer.Slot.Start).ToHashSet();
        List<DateTimeOffset> starts = [.. offered.Where(start => SwedishTime.Local(start).TimeOfDay is { Minutes: 0, Hours: 9 or 14 }).Order().Take(Changes)];
        WrongAnswer.Unless(starts.Count == Changes, $"only {starts.Count} times to take");
        return starts;
    }

    private static async Task Register(HostedHouse house, Feed feed)
    {
        WorkingHours[] hours = [.. Enumerable.Range(1, 5).Select(day => new WorkingHours((DayOfWeek)day, new(8, 0), new(17, 0)))];
        await house.Services.GetRequiredService<RegisterLog>().Begin<Official>(
            Alone, [new OfficialRegistered(Alone, "enhet"), new CompetenceGranted("flammable-goods", null), new WorkingHoursSet(hours), new CapacitySet(1000)], "benchmark", default);
        var fields = new Fields("sv");
        await house.Services.GetRequiredService<SourceRegister>().Connect(
            Alone, isRoom: false, new(CalendarKind.Published, feed.Address.OriginalString, null, null), fields, "benchmark", default);
        WrongAnswer.Unless(!fields.HasErrors, "the calendar could not be connected");
    }

    private static async Task<Meeting> Request(HostedHouse house)
    {
        var asked = await house.Services.GetRequiredService<RequestMeeting>()
            .Ask(new(null, ["flammable-goods"], null, MeetingForm.AtMunicipality, 2, null, null, "sv"), "sv", null, CancellationToken.None);
        return asked.Meeting!;
    }
}
