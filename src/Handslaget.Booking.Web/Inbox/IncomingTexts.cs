using System.Security;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>The door Twilio brings a text to that somebody has sent us: signed, and answered with TwiML, with one text in it or none.</summary>
public static class IncomingTexts
{
    private const string Path = "/hooks/twilio/sms";

    public static void MapIncomingTexts(this WebApplication app) => app.MapPost(Path, Receive).ExcludeFromDescription().DisableAntiforgery();

    private static async Task<IResult> Receive(
        HttpContext http, IOptions<TwilioOptions> options, PublicAddress address, TextReplies replies, CancellationToken ct)
    {
        if (options.Value.AuthToken is not { Length: > 0 } token || !http.Request.HasFormContentType) return Results.StatusCode(403);
        var form = await http.Request.ReadFormAsync(ct);
        var signature = http.Request.Headers["X-Twilio-Signature"];
        if (!Addresses(http, options.Value, address).Any(a => TwilioSignature.Holds(token, a, form, signature))) return Results.StatusCode(403);

        string Field(string name) => form[name].ToString();
        if (Field("MessageSid") is not { Length: > 0 and <= 64 } sid || Field("AccountSid") != options.Value.AccountSid) return Results.StatusCode(400);
        // A sender that is no number (a short code, a name) is nobody's, and a human reads it.
        var from = MobileNumber.Read(Field("From"), ["*"]).E164 ?? (Field("From") is { Length: <= 30 } other ? other : "");
        bool? optedOut = Field("OptOutType").ToUpperInvariant() switch { "STOP" => true, "START" => false, _ => null };
        return Say(await replies.Take(new IncomingText(sid, from, Field("Body"), optedOut), ct));
    }

    /// <summary>The address Twilio called, letter for letter, as it may have been configured there: behind a proxy the request tells another.</summary>
    private static IEnumerable<string> Addresses(HttpContext http, TwilioOptions options, PublicAddress address)
    {
        var query = http.Request.QueryString;
        if (options.StatusCallback is { } configured) yield return configured.GetLeftPart(UriPartial.Authority) + Path + query;
        yield return address.Of(Path).AbsoluteUri + query;
        yield return $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{query}";
    }

    private static IResult Say(string? text) => Results.Content(
        text is null ? "<Response/>" : $"<Response><Message>{SecurityElement.Escape(text)}</Message></Response>", "text/xml; charset=utf-8");
}
