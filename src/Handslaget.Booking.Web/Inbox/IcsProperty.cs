using System.Text;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// A line of an iCalendar file: its name in capitals, its parameters, its value. What other programs write is read as it is meant rather
/// than as it should have been written: any line break, folds that were lost, names in any case, a colon in a name without quotes.
/// </summary>
internal sealed record IcsProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private const int MostLines = 5_000;

    /// <summary>The lines of every component of a name, outermost first. A component that is never closed ends with the file.</summary>
    public static IEnumerable<IReadOnlyList<IcsProperty>> Components(string calendar, string name)
    {
        List<IcsProperty>? inside = null;
        var deeper = 0;
        foreach (var line in Read(calendar))
        {
            var isName = line.Value.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
            if (inside is null)
            {
                if (line.Name == "BEGIN" && isName) (inside, deeper) = ([], 0);
            }
            else if (line.Name == "BEGIN") deeper++;
            else if (line.Name == "END" && deeper > 0) deeper--;
            else if (line.Name == "END")
            {
                yield return inside;
                inside = null;
            }
            else if (deeper == 0) inside.Add(line);
        }
        if (inside is { Count: > 0 }) yield return inside;
    }

    public static IEnumerable<IcsProperty> Read(string calendar)
    {
        var whole = new StringBuilder();
        var lines = 0;
        foreach (var line in calendar.ReplaceLineEndings("\n").Split('\n'))
        {
            if (++lines > MostLines) break;
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                whole.Append(line, 1, line.Length - 1);
                continue;
            }
            if (Of(whole.ToString()) is { } property) yield return property;
            whole.Clear().Append(line);
        }
        if (Of(whole.ToString()) is { } last) yield return last;
    }

    public string? Parameter(string name) => Parameters.TryGetValue(name, out var value) ? value : null;

    /// <summary>The address behind "mailto:", in whatever case it is written; null when there is none.</summary>
    public static string? Address(string? written)
    {
        const string Scheme = "mailto:";
        if (written is null) return null;
        var at = written.LastIndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
        var address = (at < 0 ? written : written[(at + Scheme.Length)..]).Trim().Trim('<', '>', '"', ' ');
        return address.Contains('@', StringComparison.Ordinal) ? address : null;
    }

    /// <summary>Text as it was before commas, semicolons and line breaks were escaped (RFC 5545, 3.3.11).</summary>
    public string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] != '\\' || i + 1 == Value.Length) text.Append(Value[i]);
            else text.Append(Value[++i] is 'n' or 'N' ? '\n' : Value[i]);
        }
        return text.ToString().Trim();
    }

    private static IcsProperty? Of(string line)
    {
        var end = line.AsSpan().IndexOfAny(';', ':');
        if (end <= 0) return null;
        var name = line[..end].Trim().ToUpperInvariant();
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        // Of an address it is known where the value begins, whatever stands in a name before it.
        var value = name is "ATTENDEE" or "ORGANIZER" ? line.LastIndexOf(":mailto:", StringComparison.OrdinalIgnoreCase) : -1;
        var at = end;
        while (at < line.Length && line[at] == ';')
        {
            var from = ++at;
            var quoted = false;
            while (at < line.Length && at != value && (quoted || (line[at] != ';' && (line[at] != ':' || at < value))))
            {
                if (line[at] == '"') quoted = !quoted;
                at++;
            }
            var (key, said) = line[from..at].Split('=', 2) is [var k, var v] ? (k.Trim(), v.Trim().Trim('"')) : (line[from..at], "");
            parameters.TryAdd(key, said);
        }
        return new(name, parameters, at < line.Length ? line[(at + 1)..].Trim() : "");
    }
}
