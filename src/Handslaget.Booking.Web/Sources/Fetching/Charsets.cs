using System.Text;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>Bytes become text: by their own mark, by what the server says, as UTF-8, and else as Latin-1, which anything is.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(byte[] bytes, string? said)
    {
        ReadOnlySpan<byte> all = bytes;
        if (all.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(all[3..]);
        if (all.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(all[2..]);
        if (all.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(all[2..]);
        try
        {
            return (Named(said) ?? Strict).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Windows-1252 is what Latin-1 usually is; the framework knows only the latter, and they differ in no letter.</summary>
    private static Encoding? Named(string? said) => said?.Trim('"').ToUpperInvariant() switch
    {
        "ISO-8859-1" or "LATIN1" or "WINDOWS-1252" => Encoding.Latin1,
        "UTF-16" or "UTF-16LE" => Encoding.Unicode,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        _ => null,
    };
}
