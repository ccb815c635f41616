namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>A VCALENDAR, or one of the parts of it that say something of time, with its lines.</summary>
internal sealed class Component(string name)
{
    public string Name { get; } = name;

    public List<ContentLine> Lines { get; } = [];

    public List<Component> Parts { get; } = [];

    public ContentLine? Line(string name)
    {
        foreach (var line in Lines)
        {
            // An empty property says nothing, and so the next one of the name is asked.
            if (line.Name == name && line.Value.Length > 0)
            {
                return line;
            }
        }

        return null;
    }

    public string? Value(string name) => Line(name)?.Value;

    /// <summary>Every value of a property that may stand on several lines, each with a list.</summary>
    public IEnumerable<(ContentLine Line, string Value)> Values(string name)
    {
        foreach (var line in Lines)
        {
            // One at a time: a list can be megabytes long, and whoever counts may stop before its end.
            for (var at = 0; line.Name == name && at < line.Value.Length;)
            {
                var comma = line.Value.IndexOf(',', at);
                var end = comma < 0 ? line.Value.Length : comma;
                if (line.Value.AsSpan(at, end - at).Trim() is { IsEmpty: false } value)
                {
                    yield return (line, value.ToString());
                }

                at = end + 1;
            }
        }
    }
}
