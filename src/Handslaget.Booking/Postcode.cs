using System.Text.RegularExpressions;

namespace Handslaget.Booking;

/// <summary>A Swedish postcode: five digits, of which the first is not zero. It is written 602 32.</summary>
public static partial class Postcode
{
    /// <summary>The five digits, or null when what is written is no postcode. Spaces and an "SE-" before it do no harm.</summary>
    public static string? Read(string? written)
    {
        var digits = Spaces().Replace(written ?? "", "").ToUpperInvariant();
        if (digits.StartsWith("SE-", StringComparison.Ordinal)) digits = digits[3..];
        return digits.Length == 5 && digits[0] != '0' && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The last postcode in an address, or null.</summary>
    public static string? In(string? address) => Written().Matches(address ?? "").LastOrDefault() is { } found ? Read(found.Value) : null;

    public static string Display(string digits) => $"{digits[..3]} {digits[3..]}";

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<![\d])[1-9]\d{2} ?\d{2}(?!\d)")]
    private static partial Regex Written();
}
