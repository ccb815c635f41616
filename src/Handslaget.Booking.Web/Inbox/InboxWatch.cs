using Handslaget.Booking.Web.Store;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// Empties the letter boxes that are configured, in one process at a time. A server that is away is tried again, first soon and then more
/// seldom; a process that loses its lease lets go.
/// </summary>
internal sealed class InboxWatch(IEnumerable<ILetterBox> boxes, Mailroom mailroom, ReadingLeases leases, ILogger<InboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(boxes.Where(b => b.IsConfigured).Select(b => Watch(b, stoppingToken)));

    private async Task Watch(ILetterBox box, CancellationToken ct)
    {
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await leases.Take(box.Name, ct))
                {
                    log.ReadsBox(box.Name);
                    await Read(box, () => failures = 0, ct);
                }
                await Task.Delay(ReadingLeases.RenewedEvery, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                var wait = Wait(++failures);
                log.BoxIsAway(box.Name, Reason(e), (int)wait.TotalSeconds);
                await Pause(wait, ct);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Read(ILetterBox box, Action works, CancellationToken ct)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = box.Read(mailroom.Take, mailroom.GiveUp, works, mine.Token);
        var keeping = Keep(box, mine.Token);
        await Task.WhenAny(reading, keeping);
        await mine.CancelAsync();
        try
        {
            await reading;
        }
        catch (OperationCanceledException) when (!reading.IsFaulted)
        {
            // The lease is another's, or the house closes.
        }
        finally
        {
            await Ended(keeping);
            if (ct.IsCancellationRequested) await Ended(leases.GiveUp(box.Name, CancellationToken.None));
        }
    }

    /// <summary>Ends when the lease is lost, or can not be renewed.</summary>
    private async Task Keep(ILetterBox box, CancellationToken ct)
    {
        do await Task.Delay(ReadingLeases.RenewedEvery, ct);
        while (await leases.Take(box.Name, ct));
    }

    private static async Task Ended(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e) when (e is OperationCanceledException or Npgsql.NpgsqlException or ObjectDisposedException)
        {
            // The lease ends by itself.
        }
    }

    private static async Task Pause(TimeSpan wait, CancellationToken ct)
    {
        try
        {
            await Task.Delay(wait, ct);
        }
        catch (OperationCanceledException)
        {
            // The house closes.
        }
    }

    private static TimeSpan Wait(int failures)
    {
        var seconds = Math.Min(Math.Pow(2, Math.Min(failures, 10) - 1), LongestWait.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + Random.Shared.NextDouble() / 2));
    }

    /// <summary>The kind of fault only: a server's own words often repeat an address.</summary>
    private static string Reason(Exception e) => e switch
    {
        AuthenticationException => "it does not accept the user or the password",
        SslHandshakeException => "TLS could not be agreed on",
        FolderNotFoundException => "the folder is not there",
        ImapCommandException { Response: var response } => $"it answers {response}",
        _ => e.GetType().Name,
    };
}

/// <summary>Forgets what coordinators have read, and receipts that are so old that nothing comes again.</summary>
internal sealed class InboxSweep(ReadingPile pile, Microsoft.Extensions.Options.IOptions<InboxOptions> options, TimeProvider clock, ILogger<InboxSweep> log)
    : Rounds(TimeSpan.FromHours(1), clock)
{
    protected override Task Go(CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        return pile.Forget(now.AddDays(-options.Value.DaysAfterReading), now.AddDays(-options.Value.DaysRemembered), ct);
    }

    protected override void Failed(Exception fault) => log.SweepOfInboxFailed(fault.GetType().Name);
}
