using System.Text;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// Exchange writes an event's UID as a long number of its own. A UID that came from elsewhere, as with our invitations, lies packed in it
/// after the word "vCal-Uid" (MS-OXCICAL, PidLidGlobalObjectId).
/// </summary>
internal static class ExchangeUid
{
    private const string Begins = "040000008200E00074C5B7101A82E008";

    /// <summary>The UID as it was before Exchange packed it, or as it is.</summary>
    public static string Unpacked(string uid)
    {
        if (!uid.StartsWith(Begins, StringComparison.OrdinalIgnoreCase) || uid.Length % 2 != 0 || !uid.All(char.IsAsciiHexDigit)) return uid;
        ReadOnlySpan<byte> bytes = Convert.FromHexString(uid);
        var at = bytes.IndexOf("vCal-Uid\u0001\0\0\0"u8);
        return at < 0 ? uid : Encoding.UTF8.GetString(bytes[(at + 12)..]).TrimEnd('\0');
    }
}
