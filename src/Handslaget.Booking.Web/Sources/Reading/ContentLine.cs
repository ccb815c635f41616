namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>One line of a calendar (RFC 5545 3.1): NAME;PARAMETER=VALUE:VALUE, already unfolded.</summary>
internal readonly record struct ContentLine(string Name, string Parameters, string Value)
{
    /// <param name="name">The name as we spell it.</param>
    /// <param name="rest">What follows the name, from the colon or semicolon on.</param>
    public static ContentLine Split(string name, ReadOnlySpan<char> rest)
    {
        var colon = ValueColon(rest);
        return colon < 0
            ? new(name, rest.ToString(), "")
            : new(name, colon == 0 ? "" : rest[1..colon].ToString(), rest[(colon + 1)..].Trim().ToString());
    }

    /// <summary>The parameter's value without its quotes, or null.</summary>
    public string? Parameter(string name)
    {
        var rest = Parameters.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = Semicolon(rest);
            var part = end < 0 ? rest : rest[..end];
            var equals = part.IndexOf('=');
            if (equals > 0 && part[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return part[(equals + 1)..].Trim().Trim('"').Trim().ToString();
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return null;
    }

    // Outlook names zones "(UTC+01:00) Amsterdam, Berlin": some programs write that without the quotes a colon asks for.
    private static int ValueColon(ReadOnlySpan<char> rest)
    {
        var (parenthesis, quoted) = (0, false);
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '"': quoted = !quoted; break;
                case '(' when !quoted: parenthesis++; break;
                case ')' when !quoted && parenthesis > 0: parenthesis--; break;
                case ':' when !quoted && parenthesis == 0: return i;
            }
        }

        return rest.IndexOf(':');
    }

    private static int Semicolon(ReadOnlySpan<char> text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == ';' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }
}
