using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Sources.Writing;

/// <summary>Writes one meeting into one calendar, or takes it away, by whatever the calendar speaks. It bears being repeated.</summary>
internal sealed class CalendarWriter(
    GuardedHttp http, Graph graph, SealedAddresses addresses, CalendarSettings settings, IOptions<DeliveryOptions> delivery, TimeProvider clock, ILogger<CalendarWriter> log)
{
    /// <summary>As it stands after the try, whatever came of it. Null: it is taken away.</summary>
    public async Task<WrittenEntry?> Try(WrittenEntry entry, bool isRepeat, InvitationFacts? facts, string? print, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.AnswersWithin);
        try
        {
            var after = facts is null ? await TakeAway(entry, limit.Token) : await Write(entry, isRepeat, facts, print, limit.Token);
            return after is null ? null : after with { FailingSince = null, Fault = null, Failures = 0, DueAt = clock.GetUtcNow() };
        }
        catch (NotFetched no) when (facts is null && (no.Fault == CalendarFault.Locked || (no is { Status: not null, Fault: CalendarFault.Denied or CalendarFault.NotFound })))
        {
            // A calendar that does not let us in any more keeps what stands there.
            log.NotWritten(entry.MeetingId, no.Fault, no.Detail);
            return null;
        }
        catch (NotFetched no)
        {
            return Failed(entry, no);
        }
    }

    private async Task<WrittenEntry?> TakeAway(WrittenEntry entry, CancellationToken ct)
    {
        var at = addresses.Open(entry.At);
        if (entry.At.Kind == CalendarKind.Graph)
            await GraphEntry.Remove(graph, at.User ?? "", entry.Name, Transaction(entry), new(entry.BegunAt.AddDays(-1), entry.Ends.AddDays(1)), ct);
        else
            await CalDavEntry.Remove(http, at, Uid(entry), ct);
        return null;
    }

    private async Task<WrittenEntry> Write(WrittenEntry entry, bool isRepeat, InvitationFacts facts, string? print, CancellationToken ct)
    {
        var at = addresses.Open(entry.At);
        if (entry.At.Kind != CalendarKind.Graph)
            return entry with { ETag = await CalDavEntry.Put(http, at, Uid(entry), Invitation.WriteStored(facts), entry.ETag, ct), Print = print };
        return await GraphEntry.Put(graph, at.User ?? "", entry.Name, Transaction(entry), isRepeat, facts, ct) is { } name
            ? entry with { Name = name, Print = print }
            : entry with { Name = null, Print = null, BegunAt = clock.GetUtcNow() };
    }

    private WrittenEntry Failed(WrittenEntry entry, NotFetched no)
    {
        var now = clock.GetUtcNow();
        log.NotWritten(entry.MeetingId, no.Fault, no.Detail);
        return entry with
        {
            FailingSince = entry.FailingSince ?? now,
            Fault = no.Fault,
            Failures = entry.Failures + 1,
            DueAt = SourceTimes.AfterFailure(now, TimeSpan.FromMinutes(1), entry.Failures + 1, no.Wait, Random.Shared.NextDouble()),
        };
    }

    private string Uid(WrittenEntry entry) => InvitationFacts.UidOf(entry.MeetingId, delivery.Value.Domain);

    private string Transaction(WrittenEntry entry) =>
        InvitationFacts.UidOf(entry.MeetingId, $"{entry.OfficialId:N}-{entry.BegunAt.ToUnixTimeSeconds()}", delivery.Value.Domain);
}

internal static partial class WritingLog
{
    [LoggerMessage(LogLevel.Information, "The meeting {Meeting} was not written into a calendar: {Fault} ({Detail})")]
    public static partial void NotWritten(this ILogger log, Guid meeting, CalendarFault fault, string detail);

    [LoggerMessage(LogLevel.Warning, "Meetings could not be written into calendars now: {Reason}")]
    public static partial void SweepFailed(this ILogger log, string reason);
}
