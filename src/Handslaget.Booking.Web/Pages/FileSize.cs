using System.Globalization;

namespace Handslaget.Booking.Web.Pages;

/// <summary>How large a file is, as people say it: "340 kB", "2,1 MB".</summary>
internal static class FileSize
{
    public static string Say(long bytes, string language)
    {
        if (bytes < 1_000_000) return $"{Math.Max(1, bytes / 1000)} kB";
        var megabytes = (bytes / 1_000_000m).ToString("0.0", CultureInfo.InvariantCulture);
        return $"{(language == "en" ? megabytes : megabytes.Replace('.', ','))} MB";
    }
}
