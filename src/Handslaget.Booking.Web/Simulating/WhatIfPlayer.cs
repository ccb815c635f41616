using Handslaget.Booking.Web.Store;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Simulating;

/// <summary>
/// Plays what has been ordered, one at a time and with rests, so that nobody who books has to wait for it. What was being played when a house
/// closed is played from its beginning by the next.
/// </summary>
internal sealed class WhatIfPlayer(WhatIfRuns runs, PastRequests requests, CalendarMemory calendars, BookingRules rules, TimeProvider clock, ILogger<WhatIfPlayer> log) : BackgroundService
{
    /// <summary>After so many requests, some milliseconds' work, everybody else comes first for a while.</summary>
    private const int BetweenRests = 10;

    private const int BetweenTellings = 100;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(2);

    private readonly Guid me = Guid.NewGuid();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runs.Take(me, stoppingToken) is { } run) await Play(run, stoppingToken);
                else await runs.Ordered(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away. What is ordered stands there when it is back.
                log.NotPlayed(e.Message);
                await runs.Ordered(stoppingToken);
            }
        }
    }

    private async Task Play(WhatIfRun run, CancellationToken ct)
    {
        try
        {
            await PlayBoth(run, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.Failed(run.Id, e);
            await runs.Tell(run.Id, me, r => r with { State = RunState.Failed, EndedAt = clock.GetUtcNow() }, ct);
        }
    }

    private async Task PlayBoth(WhatIfRun run, CancellationToken ct)
    {
        // What was booked before the year takes time in it, so the requests of the weeks before are played too, and not counted.
        var asked = await requests.Between(run.From.AddDays(-7 * Math.Max(rules.HorizonWeeks, run.Trial.HorizonWeeks ?? 0)), run.To, ct);
        var (town, wanting) = (calendars.Known(), asked.Where(r => r.WantsATable).ToList());
        if (!await runs.Tell(run.Id, me, r => r with { ToPlay = 2 * wanting.Count, Played = 0 }, ct)) return;
        if (await Play(run.Id, Replay.Of(town, Trial.AsToday, wanting, run.Seed), 0, ct) is not { } before) return;
        if (await Play(run.Id, Replay.Of(town, run.Trial, wanting, run.Seed), wanting.Count, ct) is not { } after) return;
        await runs.Tell(run.Id, me, r => r with
        {
            State = RunState.Done,
            Played = r.ToPlay,
            EndedAt = clock.GetUtcNow(),
            Result = Comparison.Of(before, after, run.From),
            LeftOut = asked.Count(a => !a.WantsATable && SwedishTime.Date(a.At) >= run.From),
            Unreadable = town.Officials.Count(o => !o.Official.HasLeft && o.BusyTime.UnreadableSince is not null),
        }, ct);
    }

    /// <returns>Null when somebody has stopped it.</returns>
    private async Task<IReadOnlyList<Played>?> Play(Guid id, IEnumerable<Played> playing, int before, CancellationToken ct)
    {
        List<Played> played = [];
        foreach (var one in playing)
        {
            played.Add(one);
            if (played.Count % BetweenRests == 0) await Task.Delay(Rest, ct);
            if (played.Count % BetweenTellings == 0 && !await runs.Tell(id, me, r => r with { Played = before + played.Count }, ct)) return null;
        }
        return played;
    }
}

internal static partial class WhatIfLog
{
    [LoggerMessage(LogLevel.Warning, "What was ordered could not be played for the moment: {Reason}")]
    public static partial void NotPlayed(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "The run {Run} could not be played")]
    public static partial void Failed(this ILogger log, Guid run, Exception why);
}
