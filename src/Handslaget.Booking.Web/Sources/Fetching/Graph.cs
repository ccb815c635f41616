using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>
/// Microsoft Graph, asked with the service's own credentials (OAuth 2.0, client credentials) and through the same gate as every other calendar.
/// A token is kept until shortly before it ends; one that is refused is fetched anew, once.
/// </summary>
internal sealed class Graph(GuardedHttp http, GraphSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);

    private Token? kept;

    private sealed record Token(string Value, DateTimeOffset Until);

    /// <summary>An address below the one that is set: "users/…".</summary>
    public Uri At(string path) => new($"{settings.Address.OriginalString.TrimEnd('/')}/{path}");

    /// <summary>Whether an address that an answer points to is still Graph. Our token is shown nowhere else.</summary>
    public bool IsThere(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == settings.Address.GetLeftPart(UriPartial.Authority)
        && address.AbsolutePath.StartsWith(At("").AbsolutePath, StringComparison.OrdinalIgnoreCase);

    /// <param name="prefer">What is written as Prefer: each is a header of its own.</param>
    /// <exception cref="NotFetched">There was no answer to be had, or one that is a no.</exception>
    public async Task<JsonElement> Ask(HttpMethod method, Uri address, IReadOnlyList<string> prefer, CancellationToken ct, object? body = null)
    {
        var token = await Current(ct);
        try
        {
            return await Ask(token);
        }
        catch (NotFetched no) when (no.Status == HttpStatusCode.Unauthorized)
        {
            Interlocked.CompareExchange(ref kept, null, token);
            return await Ask(await Current(ct));
        }

        async Task<JsonElement> Ask(Token with)
        {
            try
            {
                return Read((await http.Ask(asked => Request(method, asked, prefer, body), address, new(new AuthenticationHeaderValue("Bearer", with.Value)), ct)).Text);
            }
            catch (NotFetched no) when (Why(no) is { } why)
            {
                throw new NotFetched(no.Fault, $"{no.Detail} {CodeOf(no)}", no.Wait) { Status = no.Status, Said = no.Said, Why = why };
            }
        }
    }

    /// <summary>What Graph calls the fault: one word, as "ErrorAccessDenied".</summary>
    public static string CodeOf(NotFetched no)
    {
        try
        {
            return JsonDocument.Parse(no.Said).RootElement.GetProperty("error").GetProperty("code").GetString() is { } code && code.All(char.IsAsciiLetterOrDigit) ? code : "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, IReadOnlyList<string> prefer, object? body)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.Add(new("application/json"));
        foreach (var one in prefer) request.Headers.TryAddWithoutValidation("Prefer", one);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        return request;
    }

    private async Task<Token> Current(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (kept is { } token && token.Until > now) return token;
        return kept = await Fetch(now, ct);
    }

    private async Task<Token> Fetch(DateTimeOffset now, CancellationToken ct)
    {
        var address = new Uri($"{settings.LoginAddress.OriginalString.TrimEnd('/')}/{settings.TenantId}/oauth2/v2.0/token");
        try
        {
            var said = Read((await http.Ask(asked => new(HttpMethod.Post, asked) { Content = new FormUrlEncodedContent(Form()) }, address, null, ct)).Text);
            if (said.ValueKind == JsonValueKind.Object && said.TryGetProperty("access_token", out var value) && value.GetString() is { Length: > 0 } token)
            {
                var lasts = TimeSpan.FromSeconds(said.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var written) ? written : 0);
                return new(token, now + (lasts > 2 * Before ? lasts - Before : lasts / 2));
            }
            throw new NotFetched(CalendarFault.ServerFault, "no token in the answer");
        }
        catch (NotFetched no) when (no.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            throw new NotFetched(CalendarFault.Denied, "our credentials are refused")
            {
                Why = new("Microsoft 365 godtar inte tjänstens egna uppgifter. Be den som sköter tjänsten.", "Microsoft 365 does not accept the service's own credentials. Ask whoever runs the service."),
            };
        }
    }

    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = settings.ClientId,
        ["client_secret"] = settings.ClientSecret,
        ["scope"] = $"{settings.Address.GetLeftPart(UriPartial.Authority)}/.default",
    };

    private static JsonElement Read(string text)
    {
        try
        {
            return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            throw new NotFetched(CalendarFault.NotACalendar, "answered with what is not JSON");
        }
    }

    private static Text? Why(NotFetched no) => no.Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new("Appen har inte behörighet till den kalendern.", "The app has no permission for that calendar."),
        HttpStatusCode.NotFound => new("Det finns ingen brevlåda med det namnet.", "There is no mailbox by that name."),
        _ => null,
    };
}
