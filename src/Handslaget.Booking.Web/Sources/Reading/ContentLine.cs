namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>One line of a calendar (RFC 5545 3.1): NAME;PARAMETER=VALUE:VALUE, already unfolded.</summary>
internal readonly record struct ContentLine(string Name, string Parameters, string Value)
{
    public static ContentLine Split(string line)
    {
        var name = line.AsSpan().IndexOfAny(':', ';');
        if (name < 0)
        {
            return new(Upper(line), "", "");
        }

        var colon = line[name] == ':' ? name : ValueColon(line, name);
        return colon < 0
            ? new(Upper(line[..name]), line[(name + 1)..], "")
            : new(Upper(line[..name]), line[Math.Min(name + 1, colon)..colon], line[(colon + 1)..].Trim());
    }

    /// <summary>The parameter's value without its quotes, or null.</summary>
    public string? Parameter(string name)
    {
        var rest = Parameters.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = Outside(rest, ';');
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

    private static string Upper(string name) => name.Trim().TrimStart('\uFEFF').ToUpperInvariant();

    // Outlook names zones "(UTC+01:00) Amsterdam, Berlin": some programs write that without the quotes a colon asks for.
    private static int ValueColon(string line, int from)
    {
        var parenthesis = 0;
        var quoted = false;
        for (var i = from; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"': quoted = !quoted; break;
                case '(' when !quoted: parenthesis++; break;
                case ')' when !quoted && parenthesis > 0: parenthesis--; break;
                case ':' when !quoted && parenthesis == 0: return i;
            }
        }

        return line.IndexOf(':', from);
    }

    private static int Outside(ReadOnlySpan<char> text, char sought)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == sought && !quoted)
            {
                return i;
            }
        }

        return -1;
    }
}
