using System.Globalization;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Telling;

/// <summary>
/// What became of a text message, as Twilio tells it: signed, repeated, out of order. The status only moves forward.
/// </summary>
public static class TwilioCallback
{
    public static void MapTwilioCallback(this WebApplication app) =>
        app.MapPost("/hooks/twilio/status", Receive).ExcludeFromDescription().DisableAntiforgery();

    private static async Task<IResult> Receive(HttpContext http, IOptions<TwilioOptions> options, NoticeReports reports, CancellationToken ct)
    {
        if (options.Value.AuthToken is not { Length: > 0 } token || !http.Request.HasFormContentType) return Results.StatusCode(403);
        var form = await http.Request.ReadFormAsync(ct);
        var address = options.Value.StatusCallback is { } configured
            ? configured.OriginalString + http.Request.QueryString
            : $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{http.Request.QueryString}";
        if (!TwilioSignature.Holds(token, address, form, http.Request.Headers["X-Twilio-Signature"])) return Results.StatusCode(403);
        Guid? key = Guid.TryParse(http.Request.Query["key"], out var ours) ? ours : null;
        await reports.Reported(key, form["MessageSid"].ToString(), form["MessageStatus"].ToString(), form["ErrorCode"].ToString(), ct);
        return Results.NoContent();
    }
}

/// <summary>
/// What the provider says of a text, in its answer and in its callbacks, which race each other: a callback can be here before the answer is
/// written. A text is known by our own key, which we gave with it, or else by the provider's identity; a report of one that nobody knows yet
/// is kept for a day.
/// </summary>
public sealed class NoticeReports(IDocumentStore store, IWolverineRuntime runtime, Links links, TimeProvider clock)
{
    /// <summary>The provider has taken a text and answered.</summary>
    public async Task Taken(Guid notice, SmsReceipt receipt, CancellationToken ct)
    {
        await store.Rewrite(session => Report(session, notice, receipt.ProviderId, receipt.Status, null, ct), ct);
        await using var session = store.QuerySession();
        if (await session.LoadAsync<SmsReport>(receipt.ProviderId, ct) is { } earlier)
            await store.Rewrite(s => Report(s, notice, receipt.ProviderId, earlier.Status, earlier.Error, ct), ct);
    }

    /// <summary>A callback. The status only moves forward, so it may come late, twice and in the wrong order.</summary>
    public async Task Reported(Guid? key, string providerId, string status, string? error, CancellationToken ct)
    {
        var reported = SmsStatuses.Read(status);
        if (providerId.Length is 0 or > 64 || reported == SmsStatus.Unknown) return;
        if (await ByKeyOrProvider(key, providerId, reported, error, ct)) return;
        await store.Rewrite(session => Keep(session, providerId, reported, error, ct), ct);

        // Its answer may have been written while this was kept.
        await ByKeyOrProvider(null, providerId, reported, error, ct);
    }

    /// <summary>Reports of texts that turned out to be nobody's.</summary>
    public async Task Forget(CancellationToken ct)
    {
        var old = clock.GetUtcNow().AddDays(-1);
        await using var session = store.LightweightSession();
        session.DeleteWhere<SmsReport>(r => r.At < old);
        await session.SaveChangesAsync(ct);
    }

    private async Task<bool> ByKeyOrProvider(Guid? key, string providerId, SmsStatus status, string? error, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var known = key is { } id && await session.LoadAsync<Notice>(id, ct) is { Channel: Channel.Sms }
            ? key
            : (await session.Query<Notice>().FirstOrDefaultAsync(n => n.ProviderId == providerId, ct))?.Id;
        if (known is not { } notice) return false;
        await store.Rewrite(s => Report(s, notice, providerId, status, error, ct), ct);
        return true;
    }

    private async Task<bool> Report(IDocumentSession session, Guid id, string providerId, SmsStatus reported, string? error, CancellationToken ct)
    {
        if (await session.LoadAsync<Notice>(id, ct) is not { } notice) return false;
        if (notice.ProviderId is { } other && other != providerId) return false;
        _ = Enum.TryParse<SmsStatus>(notice.ProviderStatus, out var before);
        var after = before.After(reported);
        if (after == before && notice.ProviderId is not null) return false;
        if (after.HasFailed()) await Failed(session, notice, error, ct);
        session.Store(notice with
        {
            ProviderId = providerId,
            ProviderStatus = after.ToString(),
            State = after.HasFailed() ? NoticeState.Failed : after is SmsStatus.Delivered or SmsStatus.Read ? NoticeState.Delivered : NoticeState.Sent,
            SentAt = notice.SentAt ?? clock.GetUtcNow(),
            ClaimedUntil = null,
            Error = after.HasFailed() ? error : null,
        });
        return true;
    }

    private async Task Failed(IDocumentSession session, Notice notice, string? error, CancellationToken ct)
    {
        await session.InsteadByMail(notice, runtime, ct);
        if (int.TryParse(error, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && TwilioErrors.OfCode(code) is DeliveryFailure.Final { Reason: FinalReason.OptedOut }
            && (await session.LoadAsync<Contact>(notice.MeetingId, ct))?.Mobile is { } number)
        {
            session.Store(new OptOut { Id = links.Fingerprint("opt-out", number), At = clock.GetUtcNow() });
        }
    }

    private async Task<bool> Keep(IDocumentSession session, string providerId, SmsStatus reported, string? error, CancellationToken ct)
    {
        var before = await session.LoadAsync<SmsReport>(providerId, ct);
        var after = (before?.Status ?? SmsStatus.Unknown).After(reported);
        if (after == before?.Status) return false;
        session.Store(new SmsReport { Id = providerId, Status = after, Error = after.HasFailed() ? error : null, At = clock.GetUtcNow() });
        return true;
    }
}
