namespace Handslaget.Booking.Web.Forgetting;

/// <summary>
/// How long personal data is kept when nobody can need it any more (storage limitation: EU 2016/679, article 5.1 e). The municipality's own
/// plan for its records decides; this is the setting "Retention".
/// </summary>
public sealed record Retention
{
    /// <summary>Days after a company's link has ended, or after a gathering, until who it was is erased.</summary>
    public int Days { get; init; } = 365;
}
