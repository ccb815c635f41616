using System.Security.Cryptography;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// What was asked for with an Idempotency-Key. The id of what is created is made from the key, so that the database is the judge even when
/// fifty arrive at once. The content is kept as a fingerprint, salted with the key, which is not kept: it says nothing of whom it was about.
/// </summary>
public sealed record KeyedRequest
{
    public Guid Id { get; init; }

    public string Fingerprint { get; init; } = "";

    /// <summary>When it was first used, UTC; null for one from before that was kept.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Null without a key. <paramref name="kind"/> says what is created and for whom, so that a key means one thing in each place.</summary>
    public static KeyedRequest? From(Guid? key, string kind, object content, DateTimeOffset now) => key is { } given
        ? new() { Id = Notice.Name($"{kind}/{given:N}"), Fingerprint = Of(given, content), At = now }
        : null;

    private static string Of(Guid key, object content) =>
        Convert.ToHexString(SHA256.HashData([.. key.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(content)]));
}

internal static class KeyedRequests
{
    /// <summary>Its key was used before: for something else, or so long ago that for what is not known.</summary>
    public static async Task<bool> IsOther(this KeyedRequest? keyed, IDocumentStore store, CancellationToken ct)
    {
        if (keyed is null) return false;
        await using var session = store.QuerySession();
        return (await session.LoadAsync<KeyedRequest>(keyed.Id, ct))?.Fingerprint != keyed.Fingerprint;
    }
}
