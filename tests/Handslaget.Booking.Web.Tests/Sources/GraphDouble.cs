using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// A server of our own that speaks what Microsoft has published of Graph, as far as we call it: tokens by client credentials, a calendar view
/// and its delta in pages, events written and removed, faults with their codes. It counts what it was asked.
/// </summary>
public sealed class GraphDouble : IAsyncDisposable
{
    public const string Tenant = "kommun.example", Client = "11111111-2222-3333-4444-555555555555", Secret = "mycket hemlig nyckel";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, DoubleMailbox> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private string? token;
    private int tokens;

    private GraphDouble(WebApplication app) => this.app = app;

    /// <summary>Each request as it came: "POST token", "GET delta", "GET changes", "GET view", "POST events".</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public Uri Address => new(app.Urls.First());

    /// <summary>What is answered to everything but a token instead, when it is not 0: with this code and these headers.</summary>
    public int Status { get; set; }

    public string Code { get; set; } = "";

    public string? RetryAfter { get; set; }

    public string SecretNow { get; set; } = Secret;

    /// <summary>Changes that were asked about are forgotten: 410.</summary>
    public bool HasForgotten { get; set; }

    /// <summary>Where the next page is said to lie: "{0}" for what is true.</summary>
    public string NextLink { get; set; } = "{0}";

    public bool NeverEnds { get; set; }

    /// <summary>A repeated event is refused with 409, and not answered with the one that is there.</summary>
    public bool RefusesRepeats { get; set; }

    /// <summary>The next event that is written is there, and the answer is lost on the way.</summary>
    public bool LosesAnAnswer { get; set; }

    public DoubleMailbox Mailbox(string user) => mailboxes.GetOrAdd(user, _ => new());

    public int Times(string asked) => Asked.Count(a => a == asked);

    public void EndTokens() => token = null;

    public static async Task<GraphDouble> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new GraphDouble(builder.Build());
        server.Map();
        await server.app.StartAsync();
        return server;
    }

    public void Reset()
    {
        (Status, Code, RetryAfter, SecretNow, HasForgotten, NextLink, NeverEnds, RefusesRepeats, LosesAnAnswer) = (0, "", null, Secret, false, "{0}", false, false, false);
        mailboxes.Clear();
        Asked.Clear();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private void Map()
    {
        app.MapPost("/login/{tenant}/oauth2/v2.0/token", GiveToken);
        app.MapGet("/v1.0/users/{user}/calendarView/delta", (string user, HttpContext http) => To(http, user, http.Request.Query.ContainsKey("$deltatoken") ? "GET changes" : "GET delta", Delta));
        app.MapGet("/v1.0/users/{user}/calendarView", (string user, HttpContext http) => To(http, user, "GET view", View));
        app.MapPost("/v1.0/users/{user}/events", async (string user, HttpContext http) =>
        {
            var (body, isLost) = (await Body(http), LosesAnAnswer);
            var answer = To(http, user, "POST events", (_, box) => Create(box, body));
            LosesAnAnswer = false;
            if (isLost) http.Abort();
            return answer;
        });
        app.MapPatch("/v1.0/users/{user}/events/{id}", async (string user, string id, HttpContext http) =>
        {
            var body = await Body(http);
            return To(http, user, "PATCH event", (_, box) => box.Change(id, body) is { } changed ? Json(200, changed) : Fault(404, "ErrorItemNotFound"));
        });
        app.MapDelete("/v1.0/users/{user}/events/{id}", (string user, string id, HttpContext http) =>
            To(http, user, "DELETE event", (_, box) => box.Remove(id) ? Results.StatusCode(204) : Fault(404, "ErrorItemNotFound")));
    }

    private async Task<IResult> GiveToken(string tenant, HttpContext http)
    {
        Asked.Enqueue("POST token");
        var form = await http.Request.ReadFormAsync();
        if (tenant != Tenant || form["client_id"] != Client || form["client_secret"] != SecretNow || form["grant_type"] != "client_credentials" || !form["scope"].ToString().EndsWith("/.default", StringComparison.Ordinal))
            return Json(401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215: Invalid client secret provided." });
        token = $"token-{++tokens}";
        return Json(200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["ext_expires_in"] = 3599, ["access_token"] = token });
    }

    private IResult To(HttpContext http, string user, string asked, Func<HttpContext, DoubleMailbox, IResult> answer)
    {
        Asked.Enqueue(asked);
        if (RetryAfter is not null) http.Response.Headers.RetryAfter = RetryAfter;
        return Status != 0 ? Fault(Status, Code)
            : token is null || http.Request.Headers.Authorization != $"Bearer {token}" ? Fault(401, "InvalidAuthenticationToken")
            : !mailboxes.TryGetValue(user, out var box) ? Fault(404, "ErrorInvalidUser")
            : answer(http, box);
    }

    /// <summary>Everything of the events, titles and all, but of a repeated one only what Graph tells: $select does not work here.</summary>
    private IResult Delta(HttpContext http, DoubleMailbox box)
    {
        var query = http.Request.Query;
        if (query.ContainsKey("$select")) return Fault(400, "ErrorInvalidUrlQuery");
        if (query["$deltatoken"].ToString() is { Length: > 0 } since && HasForgotten) return Fault(410, "SyncStateNotFound");
        var (from, to, skip, version) = (query["startDateTime"].ToString(), query["endDateTime"].ToString(), 0, 0L);
        var state = query["$deltatoken"].ToString() + query["$skiptoken"].ToString();
        if (state.Length > 0)
        {
            var parts = state.Split('_');
            (from, to, skip, version) = (parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), long.Parse(parts[3], CultureInfo.InvariantCulture));
        }
        var size = Preferred(http, "odata.maxpagesize=") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : 10;
        var changes = box.Since(version, At(from), At(to));
        var more = NeverEnds || changes.Count > skip + size;
        var link = more ? $"$skiptoken={from}_{to}_{skip + size}_{version}" : $"$deltatoken={from}_{to}_0_{box.Version}";
        return Page(changes.Skip(skip).Take(size), more ? "@odata.nextLink" : "@odata.deltaLink", $"{http.Request.Path}?{link}");
    }

    private IResult View(HttpContext http, DoubleMailbox box)
    {
        var query = http.Request.Query;
        var (top, skip) = (query["$top"].ToString() is { Length: > 0 } n ? int.Parse(n, CultureInfo.InvariantCulture) : 10, int.TryParse(query["$skip"], out var s) ? s : 0);
        var all = box.Within(At(query["startDateTime"]!), At(query["endDateTime"]!));
        var fields = query["$select"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var more = NeverEnds || all.Count > skip + top;
        var next = $"{http.Request.Path}?startDateTime={query["startDateTime"]}&endDateTime={query["endDateTime"]}&$select={query["$select"]}&$top={top}&$skip={skip + top}";
        return Page(all.Skip(skip).Take(top).Select(e => Selected(e, fields)), more ? "@odata.nextLink" : null, next);
    }

    private IResult Create(DoubleMailbox box, JsonObject body)
    {
        if (body["attendees"] is not null) return Fault(400, "AttendeesWouldBeInvited");
        if (box.Transaction(body["transactionId"]?.GetValue<string>()) is { } there)
            return RefusesRepeats ? Fault(409, "ErrorDuplicateTransactionId") : Json(201, there);
        return Json(201, box.Add(body));
    }

    private IResult Page(IEnumerable<JsonObject> values, string? link, string path)
    {
        var page = new JsonObject { ["@odata.context"] = $"{Address}v1.0/$metadata#Collection(event)", ["value"] = new JsonArray([.. values.Select(v => v.DeepClone())]) };
        if (link is not null) page[link] = string.Format(CultureInfo.InvariantCulture, NextLink, new Uri(Address, path).OriginalString);
        return Json(200, page);
    }

    private static JsonObject Selected(JsonObject one, string[] fields)
    {
        if (fields.Length == 0) return one;
        var selected = new JsonObject { ["@odata.etag"] = "W/\"1\"", ["id"] = one["id"]!.DeepClone() };
        foreach (var field in fields) if (one[field] is { } value) selected[field] = value.DeepClone();
        return selected;
    }

    private static string? Preferred(HttpContext http, string name) =>
        http.Request.Headers["Prefer"].Select(p => p!).FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    private static DateTimeOffset At(string written) => DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static IResult Fault(int status, string code) => Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = "In words, which may name karin@kommun.example.", ["innerError"] = new JsonObject { ["request-id"] = Guid.NewGuid().ToString() } },
    });

    private static async Task<JsonObject> Body(HttpContext http) => (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))!;

    private static IResult Json(int status, JsonObject body) => Results.Content(body.ToJsonString(), "application/json", null, status);
}
