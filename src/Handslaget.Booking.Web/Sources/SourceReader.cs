using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Sources.Reading;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Sources;

/// <summary>Reads one source: asks for it, makes busy time of it, and says what it has come to. It never throws for what a stranger's server does.</summary>
internal sealed class SourceReader(
    GuardedHttp http, Graph graph, SealedAddresses addresses, CalendarSettings settings, BookingRules rules, IOptions<DeliveryOptions> delivery, TimeProvider clock,
    ILogger<SourceReader> log)
{
    /// <summary>How long a calendar may be thought about.</summary>
    private static readonly TimeSpan ThinksFor = TimeSpan.FromSeconds(10);

    /// <param name="mail">The owner's own address, if known: what they have declined does not keep them busy.</param>
    public async Task<SourceState> Read(SourceState source, CalendarAddress address, string? mail, CancellationToken ct)
    {
        try
        {
            return await Succeed(source, address, mail, ct);
        }
        catch (NotFetched no)
        {
            return Fail(source, no.Fault, no.Why, no.Detail, no.Wait);
        }
        catch (FeedUnreadable no)
        {
            return Fail(source, CalendarFault.Unreadable, no.Reason, "can not be made sense of");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Fail(source, CalendarFault.Unreadable, null, "takes too long to make sense of");
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A fault of ours must not leave a calendar that looks as if it had been read.
            log.CanNotRead(source.Id, e);
            return Fail(source, CalendarFault.Unreadable, null, "our fault");
        }
    }

    private async Task<SourceState> Succeed(SourceState source, CalendarAddress address, string? mail, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var within = SourceTimes.Within(rules, now);
        var fetched = await Fetch(addresses.Open(address), address.Kind, source.IsEnough(rules, now) ? source : null, within, ct);
        var read = fetched.Text is not { } text ? source with { Mark = fetched.Mark ?? source.Mark } : await Understand(source, text, fetched, within, mail, ct);
        return read with
        {
            ReadAt = now,
            FailingSince = null,
            Fault = null,
            Why = null,
            Failures = 0,
            NextAt = SourceTimes.AfterReading(now, settings.ReadEvery, Random.Shared.NextDouble()),
        };
    }

    private async Task<Fetched> Fetch(OpenAddress open, CalendarKind kind, SourceState? known, Slot within, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.AnswersWithin);
        return kind switch
        {
            CalendarKind.CalDav => await CalDavCollection.Fetch(http, open.Address, open.Credentials, known, within, limit.Token),
            CalendarKind.Graph => await GraphCalendar.Fetch(graph, open.User ?? "", known, within, limit.Token),
            _ => await PublishedFeed.Fetch(http, open.Address, PublishedFeed.Calendar, known is null ? null : new(known.ETag, known.LastModified), limit.Token),
        };
    }

    private async Task<SourceState> Understand(SourceState source, string text, Fetched fetched, Slot within, string? mail, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ThinksFor);
        var options = new FeedOptions
        {
            IsOurs = uid => InvitationFacts.IsOurs(uid, delivery.Value.Domain),
            OwnerAddresses = mail is null ? null : new HashSet<string>([mail], StringComparer.OrdinalIgnoreCase),
        };
        var read = await Task.Run(
            () => source.Kind == CalendarKind.Graph ? GraphEvents.Read(text, within, options, limit.Token) : FeedReader.Read(text, within, options, limit.Token), limit.Token);
        return source with
        {
            Busy = read.Busy,
            Doubts = [.. read.Doubts.Select(d => new SourceDoubt(d.Reason, d.Count))],
            ReadTo = within.End,
            WholeAt = clock.GetUtcNow(),
            ETag = fetched.ETag,
            LastModified = fetched.LastModified,
            Mark = fetched.Mark,
        };
    }

    private SourceState Fail(SourceState source, CalendarFault fault, Text? why, string detail, TimeSpan? wait = null)
    {
        var now = clock.GetUtcNow();
        log.NotRead(source.Id, fault, detail);
        return source with
        {
            FailingSince = source.FailingSince ?? now,
            Fault = fault,
            Why = why,
            Failures = source.Failures + 1,
            NextAt = SourceTimes.AfterFailure(now, settings.ReadEvery, source.Failures + 1, wait, Random.Shared.NextDouble()),
        };
    }
}

internal static partial class SourceLog
{
    [LoggerMessage(LogLevel.Information, "The calendar {Source} was not read: {Fault} ({Detail})")]
    public static partial void NotRead(this ILogger log, Guid source, CalendarFault fault, string detail);

    [LoggerMessage(LogLevel.Error, "The calendar {Source} made our reader fail")]
    public static partial void CanNotRead(this ILogger log, Guid source, Exception why);

    [LoggerMessage(LogLevel.Warning, "Calendars could not be read now: {Reason}")]
    public static partial void RoundFailed(this ILogger log, string reason);
}
