namespace Handslaget.Booking.Meetings;

/// <summary>
/// A booked meeting's short name, for people to read aloud and write down: NK-7Q4M-2XKD. Eight signs of Crockford's alphabet, without the
/// ones that look alike. It opens nothing by itself, so it may stand in a text message.
/// </summary>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const string Prefix = "NK";

    private const int Signs = 8;

    /// <summary>Forty random bits as a reference.</summary>
    public static string Of(ReadOnlySpan<byte> random)
    {
        ulong bits = 0;
        foreach (var octet in random[..5]) bits = (bits << 8) | octet;
        Span<char> signs = stackalloc char[Signs];
        for (var i = Signs - 1; i >= 0; i--, bits >>= 5) signs[i] = Alphabet[(int)(bits & 31)];
        return $"{Prefix}-{signs[..4]}-{signs[4..]}";
    }

    /// <summary>What a person wrote, as we write it: in any case, with or without the beginning and the dashes, O for 0, I and L for 1. Null: not a reference.</summary>
    public static string? Read(string? written)
    {
        if (written is null || written.Length > 40) return null;
        var signs = new string([.. written.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);
        if (signs.Length == Prefix.Length + Signs && signs.StartsWith(Prefix, StringComparison.Ordinal)) signs = signs[Prefix.Length..];
        return signs.Length == Signs && signs.All(Alphabet.Contains) ? $"{Prefix}-{signs[..4]}-{signs[4..]}" : null;
    }
}
