namespace Handslaget.Booking.Web.Doors;

/// <summary>The address people reach the service at: what links in letters begin with. The setting <c>Booking:PublicAddress</c>.</summary>
public sealed record PublicAddress(Uri Base)
{
    public Uri Of(string path) => new(Base, path);
}
