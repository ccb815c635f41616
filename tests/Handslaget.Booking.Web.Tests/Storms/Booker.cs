using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <param name="Status">Null: no answer came.</param>
internal sealed record Heard(HttpStatusCode? Status, JsonElement Body, HttpResponseHeaders? Headers = null, string? ContentType = null)
{
    public bool Ok => Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent;

    public string? Problem => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("type", out var type) ? type.GetString()?.Split(':')[^1] : null;
}

/// <summary>
/// A company at its browser: asks, looks, holds, books, moves, cancels, each time at the process that <paramref name="choose"/> names, and
/// keeps the ledger.
/// </summary>
internal sealed class Booker(Func<HttpClient> choose, Ledger ledger)
{
    public Guid Meeting { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>The same company at another process.</summary>
    public Booker At(HttpClient other) => new(() => other, ledger) { Meeting = Meeting, Key = Key };

    public Task<Heard> AskAsync(string caseType, Guid? idempotencyKey = null, int guests = 2) => AskAsync(caseType, idempotencyKey?.ToString(), guests);

    public async Task<Heard> AskAsync(string caseType, string? idempotencyKey, int guests = 2)
    {
        var heard = await SendAsync("ask", HttpMethod.Post, "/api/v1/meetings", new { caseTypes = new[] { caseType }, guests }, idempotencyKey);
        if (heard.Ok)
        {
            Meeting = heard.Body.GetProperty("meeting").GetProperty("id").GetGuid();
            Key = heard.Body.GetProperty("key").GetString()!;
        }

        return heard;
    }

    public async Task<IReadOnlyList<DateTimeOffset>> SlotsAsync(int limit = 100)
    {
        var heard = await SendAsync("slots", HttpMethod.Get, $"/api/v1/meetings/{Meeting}/slots?limit={limit}");
        return heard.Ok ? [.. heard.Body.GetProperty("slots").EnumerateArray().Select(s => s.GetProperty("start").GetDateTimeOffset())] : [];
    }

    public Task<Heard> HoldAsync(DateTimeOffset start) => SendAsync("hold", HttpMethod.Put, $"/api/v1/meetings/{Meeting}/hold", new { start });

    public Task<Heard> ReleaseAsync() => SendAsync("release", HttpMethod.Delete, $"/api/v1/meetings/{Meeting}/hold");

    public Task<Heard> LookAsync() => SendAsync("look", HttpMethod.Get, $"/api/v1/meetings/{Meeting}");

    public async Task<Heard> BookAsync(string mobile = "070-174 06 05") => Change(await SendAsync(
        "book", HttpMethod.Put, $"/api/v1/meetings/{Meeting}/booking",
        new { company = "Stormens kiosk", name = "Disa Blåst", mobile, email = "disa@foretag.example" }));

    public async Task<Heard> MoveAsync(DateTimeOffset start) => Change(await SendAsync(
        "move", HttpMethod.Put, $"/api/v1/meetings/{Meeting}/time", new { start }));

    public async Task<Heard> CancelAsync()
    {
        var heard = await SendAsync("cancel", HttpMethod.Put, $"/api/v1/meetings/{Meeting}/cancellation");
        if (heard.Ok)
        {
            ledger.Booked[Meeting] = null;
            ledger.Unsure.TryRemove(Meeting, out _);
        }
        else if (heard.Status is null or HttpStatusCode.ServiceUnavailable)
        {
            ledger.Unsure[Meeting] = true;
        }

        return heard;
    }

    /// <summary>Tries again for as long as the answer is "come back later" or none, as the problem's own words ask for.</summary>
    public static async Task<Heard> PersistAsync(Func<Task<Heard>> ask, TimeSpan atMost)
    {
        var until = DateTime.UtcNow + atMost;
        while (true)
        {
            var heard = await ask();
            if (heard.Status is not (null or HttpStatusCode.ServiceUnavailable) || DateTime.UtcNow > until) return heard;
            await Task.Delay(Random.Shared.Next(300, 900));
        }
    }

    /// <summary>
    /// A company's whole errand, persistent through faults: it asks, looks, holds and books, and now and then moves or cancels. Null when
    /// there was no time to be had.
    /// </summary>
    public async Task<DateTimeOffset?> RunErrandAsync(string caseType, Random chance, TimeSpan patience)
    {
        var idempotencyKey = Guid.NewGuid();
        if (!(await PersistAsync(() => AskAsync(caseType, idempotencyKey), patience)).Ok) return null;
        var slots = await SlotsAsync();
        for (var attempt = 0; attempt < 5 && slots.Count > 0; attempt++)
        {
            var start = slots[chance.Next(slots.Count)];
            if (!(await PersistAsync(() => HoldAsync(start), patience)).Ok || !(await PersistAsync(() => BookAsync(), patience)).Ok) continue;
            switch (chance.Next(6))
            {
                case 0:
                    await PersistAsync(CancelAsync, patience);
                    return null;
                case 1:
                    await PersistAsync(() => MoveAsync(slots[chance.Next(slots.Count)]), patience);
                    return start;
                default:
                    return start;
            }
        }

        return null;
    }

    private Heard Change(Heard heard)
    {
        if (heard.Ok && heard.Body.GetProperty("status").GetString() is "booked" or "confirmed")
        {
            ledger.Booked[Meeting] = heard.Body.GetProperty("start").GetDateTimeOffset();
            ledger.Unsure.TryRemove(Meeting, out _);
        }
        else if (heard.Status is null or HttpStatusCode.ServiceUnavailable)
        {
            ledger.Unsure[Meeting] = true;
        }

        return heard;
    }

    private async Task<Heard> SendAsync(string door, HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Accept-Language", "en");
        if (Key.Length > 0) request.Headers.Authorization = new("Bearer", Key);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null) request.Content = JsonContent.Create(body);
        try
        {
            using var answer = await choose().SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            ledger.Answers.Enqueue((door, answer.StatusCode, text.Length > 300 ? text[..300] : text));
            return new(answer.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, answer.Headers, answer.Content.Headers.ContentType?.MediaType);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            ledger.NoAnswer();
            return new(null, default);
        }
    }
}
