using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using JasperFx;
using Marten;
using Microsoft.Extensions.Options;

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
        await reports.Reported(form["MessageSid"].ToString(), form["MessageStatus"].ToString(), form["ErrorCode"].ToString(), ct);
        return Results.NoContent();
    }
}

public sealed class NoticeReports(IDocumentStore store)
{
    /// <summary>Moves a text's status forward. An unknown message is none of ours, or not saved yet: it changes nothing.</summary>
    public async Task Reported(string providerId, string status, string? error, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            try
            {
                await Report(providerId, status, error, ct);
                return;
            }
            catch (ConcurrencyException) when (attempt < 5)
            {
                // Another callback about the same message was written meanwhile; read it and move on from there.
            }
        }
    }

    private async Task Report(string providerId, string status, string? error, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.Query<Notice>().FirstOrDefaultAsync(n => n.ProviderId == providerId, ct) is not { } found) return;
        if (await session.LoadAsync<Notice>(found.Id, ct) is not { } notice) return;
        _ = Enum.TryParse<SmsStatus>(notice.ProviderStatus, out var before);
        var after = before.After(status);
        if (after == before) return;
        session.Store(notice with
        {
            ProviderStatus = after.ToString(),
            State = after.HasFailed() ? NoticeState.Failed : after is SmsStatus.Delivered or SmsStatus.Read ? NoticeState.Delivered : notice.State,
            Error = after.HasFailed() ? error : notice.Error,
        });
        await session.SaveChangesAsync(ct);
    }
}
