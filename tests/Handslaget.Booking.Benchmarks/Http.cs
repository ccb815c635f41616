using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// How many searches the service answers, beside the same bytes sent from memory by the same process: a company's page of times, for four
/// competences among two hundred officials with twenty busy times a week.
/// </summary>
internal static partial class Http
{
    private const int Connections = 32;

    /// <summary>So many times make about three thousand bytes.</summary>
    private const int Page = 16;

    private sealed record Pace(double PerSecond, double P99);

    public static async Task<SuiteResult> Run(Options options)
    {
        var answer = Array.Empty<byte>();
        var monday = SwedishTime.Monday(SwedishTime.Date(TimeProvider.System.GetUtcNow()));
        await using var house = await HostedHouse.Start(new Workload(200, 8, 20, start: monday), app => app.MapGet("/static", (HttpContext http) =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            return http.Response.Body.WriteAsync(answer).AsTask();
        }));
        var meeting = (await house.Requests(1))[0];
        var key = house.Services.GetRequiredService<Links>().Follow(meeting);
        var search = new Uri(house.Address, $"/api/v1/meetings/{meeting.Id}/slots?limit={Page}");
        var unchanging = new Uri(house.Address, "/static");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        answer = await client.GetByteArrayAsync(search);
        MustBeRight(house, meeting, answer);

        var hasWrk = Machine.Run("wrk", "-v").Length > 0 || File.Exists("/usr/bin/wrk");
        foreach (var uri in new[] { unchanging, search, unchanging, search })
        {
            await Measure(uri);
        }

        var p99 = new Dictionary<string, double>();
        Side Of(string name, Uri uri) => new(name, async () =>
        {
            var pace = await Measure(uri);
            p99[name] = pace.P99;
            return pace.PerSecond;
        });
        var rounds = await Rounds.Run(
            "http", "requests per second, and p99 in ms", options,
            Of("static", unchanging), new("static p99", () => p99["static"]), Of("search", search), new("search p99", () => p99["search"]));
        MustBeRight(house, meeting, await client.GetByteArrayAsync(search));
        var (ours, servers) = house.ProcessorTime();
        var last = await Measure(search);
        var (oursAfter, serversAfter) = house.ProcessorTime();
        var searches = last.PerSecond * options.Seconds;
        return new("http")
        {
            Facts = new Dictionary<string, string>
            {
                ["bytes of the answer, and of the static one"] = answer.Length.ToString("N0", CultureInfo.InvariantCulture),
                ["processor time for each search"] = string.Create(
                    CultureInfo.InvariantCulture, $"ours {(oursAfter - ours) / searches:F2} ms, PostgreSQL's {(serversAfter - servers) / searches:F2} ms"),
                ["asked by"] = hasWrk ? $"wrk -t1 -c{Connections} on the same processors" : $"{Connections} loops of HttpClient in the same process (wrk is not installed)",
            },
            Rounds = [rounds],
            Verdicts = [new("E1", rounds.Ratio("search", "static")), new("E2", rounds.Ratio("search p99", "static p99"))],
        };

        Task<Pace> Measure(Uri uri) => hasWrk ? Task.FromResult(Wrk(uri, key, options.Seconds)) : OwnLoop(client, uri, options.Seconds);
    }

    /// <summary>What is timed is the page of times that memory gives when it is asked directly.</summary>
    private static void MustBeRight(HostedHouse house, Meeting meeting, byte[] answer)
    {
        var times = house.Services.GetRequiredService<FreeTimes>();
        var expected = times.Find(meeting, times.Window(), Page).Select(offer => offer.Slot.Start).ToList();
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        var got = json.RootElement.GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("start").GetDateTimeOffset());
        WrongAnswer.Unless(expected.Count == Page && Starts.Hash(expected) == Starts.Hash(got), "the page is not what memory says");
    }

    private static Pace Wrk(Uri uri, string key, int seconds)
    {
        var output = Machine.Run("wrk", $"-t1 -c{Connections} -d{seconds}s --latency -H \"Authorization: Bearer {key}\" {uri}");
        var (rate, tail) = (Rate().Match(output), Tail().Match(output));
        WrongAnswer.Unless(rate.Success && tail.Success && !output.Contains("Non-2xx", StringComparison.Ordinal), $"wrk said: {output}");
        var unit = tail.Groups[2].Value switch { "us" => 0.001, "s" => 1000, _ => 1 };
        return new(Number(rate), Number(tail) * unit);
    }

    private static async Task<Pace> OwnLoop(HttpClient client, Uri uri, int seconds)
    {
        var pace = await Clients.Run(Connections, TimeSpan.FromSeconds(seconds), int.MaxValue, _ => client.GetByteArrayAsync(uri));
        return new(pace.PerSecond, pace.P99);
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Tail();
}
