using CsCheck;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Text as the world sends it: ordinary letters, every other UTF-16 unit (lone surrogates too), and emoji.</summary>
internal static class Unicode
{
    private static readonly Gen<string> Unit = Gen.Frequency(
        (4, Gen.Char["abcåäöÅÄÖ 0123456789.,:/-@€{}|\"'<>&"].Select(c => c.ToString())),
        (3, Gen.Int[0, 0xFFFF].Select(i => ((char)i).ToString())),
        (1, Gen.Int[0x1F300, 0x1F6FF].Select(char.ConvertFromUtf32)));

    public static readonly Gen<string> Any = Unit.Array[0, 120].Select(string.Concat);
}
