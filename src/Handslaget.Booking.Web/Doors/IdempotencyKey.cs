using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// The key that makes it safe to send what creates once more: the same key with the same content is answered as the first time, and
/// with other content it is refused.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public const string Description = "Send an Idempotency-Key (a UUID of your own making) to make it safe to send again.";

    /// <summary>False when there is one and it is no UUID. None is a null key.</summary>
    public static bool TryRead(string? written, out Guid? key)
    {
        key = Guid.TryParse(written, out var parsed) && parsed != Guid.Empty ? parsed : null;
        return written is null || key is not null;
    }

    public static ProblemDetails Unreadable(string language) => Problems.Make("invalid-idempotency-key", 400, new Text(
        "Idempotency-Key ska vara ett UUID som du själv har slumpat fram.", "Idempotency-Key must be a random UUID of your own making.").In(language));

    public static ProblemDetails Reused(string language) => Problems.Make("idempotency-key-reused", 422, new Text(
        "Samma Idempotency-Key har redan använts med ett annat innehåll. Använd en ny.", "This Idempotency-Key was used with other content. Use a new one.").In(language));
}
