using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// How fast times are taken. A booking is two transactions: the hold, which claims the time of four officials and a room, and the booking,
/// which records who comes and writes the letters and timers. Both are counted: the hold alone, and the two together as one booking.
/// </summary>
internal sealed class Book : IDisposable
{
    private static readonly ContactDetails Details = new("Krogen AB", null, "Anna Alm", "070-174 06 05", null, "anna@krogen.example", "Vi vill öppna.", "Kungsgatan 1");

    private readonly HostedHouse house;
    private readonly Options options;
    private readonly Holding holding;
    private readonly BookMeeting booking;
    private readonly MeetingLog log;
    private readonly FreeTimes times;
    private readonly TimeProvider clock;
    private readonly BookingRules rules;
    private readonly Dictionary<string, Clients.Pace> paces = [];
    private int expected = 1500;

    private Book(HostedHouse house, Options options)
    {
        (this.house, this.options) = (house, options);
        (holding, booking) = (house.Services.GetRequiredService<Holding>(), house.Services.GetRequiredService<BookMeeting>());
        (log, times) = (house.Services.GetRequiredService<MeetingLog>(), house.Services.GetRequiredService<FreeTimes>());
        (clock, rules) = (house.Services.GetRequiredService<TimeProvider>(), house.Services.GetRequiredService<BookingRules>());
    }

    public static async Task<SuiteResult> Run(Options options)
    {
        await using var house = await HostedHouse.Start();
        await house.StopCarryingOut();
        using var book = new Book(house, options);
        return await book.Run();
    }

    private async Task<SuiteResult> Run()
    {
        var pgbench = new Pgbench(house.ConnectionString);
        await pgbench.Create();
        var deadlocks = await Deadlocks();
        foreach (var warmUp in new[] { 8, 32, 8 })
        {
            await Slice("warm-up", warmUp, HoldAndBook);
        }

        var trips = await RoundTrips();
        var bookings = await Rounds.Run(
            "bookings", "per second", options,
            [.. new[] { 8, 32 }.SelectMany(clients => new Side[]
            {
                new($"one statement, {clients}", () => pgbench.Run("book_onestmt.sql", clients, options.Seconds)),
                new($"hold, {clients}", () => Slice($"hold, {clients}", clients, Hold)),
                new($"hold + book, {clients}", () => Slice($"hold + book, {clients}", clients, HoldAndBook)),
            }),
            new Side("hold + book by HTTP, 8", () => Slice("hold + book by HTTP, 8", 8, HoldAndBookByHttp))]);
        var rejections = await Rounds.Run(
            "half taken", "attempts per second", options,
            new Side("raw, 8", () => pgbench.Run("book_mix50.sql", 8, options.Seconds)),
            new Side("hold, 8", () => Attempts(8)));
        var (farthest, raced) = await Races.Run(house, options.Races);
        var overlaps = await Overlaps();
        return new("book")
        {
            Facts = Facts(trips, raced),
            Rounds = [bookings, rejections],
            Verdicts =
            [
                new("D1-claim-8", bookings.Ratio("hold, 8", "one statement, 8")),
                new("D1-claim-32", bookings.Ratio("hold, 32", "one statement, 32")),
                new("D1-8", bookings.Ratio("hold + book, 8", "one statement, 8")),
                new("D1-32", bookings.Ratio("hold + book, 32", "one statement, 32")),
                new("D2-8", bookings.Ratio("hold + book by HTTP, 8", "one statement, 8")),
                new("D3-8", rejections.Ratio("hold, 8", "raw, 8")),
                Verdict.Exactly("D4-winners", farthest),
                Verdict.Exactly("D4-overlaps", overlaps),
                Verdict.Exactly("D4-deadlocks", await Deadlocks() - deadlocks),
            ],
        };
    }

    private Dictionary<string, string> Facts(string trips, int raced)
    {
        var facts = new Dictionary<string, string>
        {
            ["a booking"] = "hold (MeetingLog.Decide(Hold) through Holding) and book (Decide(Book) through BookMeeting): two transactions, counted as one",
            ["letters and timers"] = "written in the transaction, as always, but not carried out during the measurement (Wolverine's queues are paused); "
                + "the yardstick's outbox is not carried out either",
            ["durability"] = "fsync on, synchronous_commit on, in both",
            ["commands sent to PostgreSQL (commit not counted)"] = trips,
            ["races"] = $"{raced:N0} times, 64 clients for the same offer each time",
        };
        foreach (var (name, pace) in paces.Where(pace => pace.Key != "warm-up"))
        {
            facts[$"{name} clients, last slice"] = string.Create(CultureInfo.InvariantCulture, $"p50 {pace.P50:F1} ms, p99 {pace.P99:F1} ms; processor time for each: ours {pace.Processor:F2} ms, PostgreSQL's {pace.Server:F2} ms");
        }

        return facts;
    }

    /// <summary>Clients book as fast as they can, each a time of its own, in an empty house; then what stands is counted.</summary>
    private async Task<double> Slice(string name, int clients, Func<Meeting, DateTimeOffset, Task> act)
    {
        await house.Empty();
        var meetings = await house.Requests(expected);
        var starts = Starts();
        await using (var checkpoint = house.Data.CreateCommand("analyze"))
        {
            await checkpoint.ExecuteNonQueryAsync();
        }

        var (ours, servers) = house.ProcessorTime();
        var pace = await Clients.Run(
            clients, TimeSpan.FromSeconds(options.Seconds), expected, number => act(meetings[number], starts[number % starts.Count]));
        var (oursAfter, serversAfter) = house.ProcessorTime();
        var claimed = await house.Count("select count(distinct meeting_id) from booking.claim");
        WrongAnswer.Unless(claimed == pace.Done && await Overlaps() == 0, $"{name}: {pace.Done} done, {claimed} stand, {await Overlaps()} overlap");
        expected = pace.Done == expected ? expected * 2 : Math.Max(1000, (int)(pace.Done * 1.6));
        paces[name] = pace with { Processor = (oursAfter - ours) / pace.Done, Server = (serversAfter - servers) / pace.Done };
        return pace.PerSecond;
    }

    /// <summary>Every start of the window that leaves the next one its time: six a day, and those who book at once book different days.</summary>
    private List<DateTimeOffset> Starts()
    {
        var window = times.Window();
        return
        [
            .. from table in Enumerable.Range(0, 6)
               from day in Enumerable.Range(0, rules.HorizonWeeks * 7).Select(SwedishTime.Date(window.Start).AddDays)
               where WorkingDays.IsWorkingDay(day)
               let start = SwedishTime.At(day, new TimeOnly(8, 30).AddMinutes(75 * table))
               where start >= window.Start && start + rules.MeetingLasts <= window.End
               select start,
        ];
    }

    private async Task Hold(Meeting meeting, DateTimeOffset start) =>
        Recorded(await holding.Hold(meeting, start, "company", CancellationToken.None));

    private async Task HoldAndBook(Meeting meeting, DateTimeOffset start)
    {
        await Hold(meeting, start);
        Recorded((await booking.Book(meeting, Details, "company", "sv", CancellationToken.None)).Outcome);
    }

    private async Task HoldAndBookByHttp(Meeting meeting, DateTimeOffset start)
    {
        client.BaseAddress ??= house.Address;
        await Put($"/api/v1/meetings/{meeting.Id}/hold", new TimeWish(start));
        await Put($"/api/v1/meetings/{meeting.Id}/booking", Details);

        async Task Put<T>(string path, T body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", house.Services.GetRequiredService<Links>().Follow(meeting));
            using var answer = await client.SendAsync(request);
            WrongAnswer.Unless(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }
    }

    private readonly HttpClient client = new();

    public void Dispose() => client.Dispose();

    /// <summary>
    /// Half of the attempts are on an offer that somebody else has taken since it was made, so that memory can not answer; each of those is told
    /// the nearest free times, as at the door.
    /// </summary>
    private async Task<double> Attempts(int clients)
    {
        await house.Empty();
        var meetings = await house.Requests(expected + 30);
        var starts = Starts();
        var taken = new List<Offer>();
        foreach (var meeting in meetings[expected..])
        {
            taken.Add(times.At(meeting, starts[^(taken.Count + 1)])!);
            Recorded(await Decide(meeting, taken[^1]));
        }

        var (ours, servers) = house.ProcessorTime();
        var pace = await Clients.Run(clients, TimeSpan.FromSeconds(options.Seconds), expected, async number =>
        {
            if (number % 2 == 0)
            {
                await Hold(meetings[number], starts[number % (starts.Count - 40)]);
                return;
            }

            var outcome = await Decide(meetings[number], taken[number % taken.Count]);
            WrongAnswer.Unless(outcome is Outcome.Taken && times.Nearest(meetings[number], taken[number % taken.Count].Slot.Start).Count == 3, $"a taken time was {outcome}");
        });
        var (oursAfter, serversAfter) = house.ProcessorTime();
        paces["half taken, 8"] = pace with { Processor = (oursAfter - ours) / pace.Done, Server = (serversAfter - servers) / pace.Done };
        expected = pace.Done == expected ? expected * 2 : Math.Max(1000, (int)(pace.Done * 1.6));
        return pace.PerSecond;
    }

    private Task<Outcome> Decide(Meeting meeting, Offer offer) =>
        log.Decide(meeting.Id, "company", m => m.Hold(offer, clock.GetUtcNow(), rules), CancellationToken.None);

    private static void Recorded(Outcome? outcome) => WrongAnswer.Unless(outcome is Outcome.Recorded, $"a booking was {outcome}");

    private async Task<string> RoundTrips()
    {
        await house.Empty();
        var meeting = (await house.Requests(1))[0];
        var commands = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { lock (commands) commands.Add(activity.DisplayName); },
        };
        ActivitySource.AddActivityListener(listener);
        var background = await Count(() => Task.Delay(300));
        var held = await Count(() => Hold(meeting, Starts()[0]));
        var booked = await Count(async () => Recorded((await booking.Book(meeting, Details, "company", "sv", CancellationToken.None)).Outcome));
        return $"{held} for a hold, {booked} to book ({background} by what runs beside, in 300 ms)";

        async Task<int> Count(Func<Task> act)
        {
            commands.Clear();
            await act();
            return commands.Count;
        }
    }

    private Task<long> Overlaps() => house.Count(
        "select count(*) from booking.claim a join booking.claim b on a.resource_id = b.resource_id and a.during && b.during and a.ctid < b.ctid");

    private Task<long> Deadlocks() => house.Count("select sum(deadlocks) from pg_stat_database");
}
