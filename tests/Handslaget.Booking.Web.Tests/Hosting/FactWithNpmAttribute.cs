using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Tests.Hosting;

/// <summary>A test that fetches with npm, and is skipped where npm is not installed.</summary>
public sealed class FactWithNpmAttribute : FactAttribute
{
    public FactWithNpmAttribute()
    {
        if (Tool.OnPath("npm") is null)
        {
            Skip = "npm is not on the PATH, so nothing can be fetched with it.";
        }
    }
}
