namespace Handslaget.Booking.Web.Forgetting;

/// <summary>
/// How long personal data is kept when nobody can need it any more (storage limitation: EU 2016/679, article 5.1 e). The municipality's own
/// plan for its records decides; this is the setting "Retention".
/// </summary>
public sealed record Retention
{
    /// <summary>Days after a company's link has ended, or after a gathering, until who it was is erased.</summary>
    public int Days { get; init; } = 365;

    /// <summary>How many days the same Idempotency-Key is answered as the first time. After that it is refused as used, or is as good as new.</summary>
    public int KeyDays { get; init; } = 30;

    /// <summary>Keys that were first used then or earlier are honoured no more.</summary>
    public DateTimeOffset LastKey(DateTimeOffset now) => now.AddDays(-KeyDays);
}
