namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>
/// Splits a file into its calendars and their parts, before anything in them is understood: what is wrong in one part stays there. A part
/// that is never ended ends where the next one begins, since an event can not stand inside another.
/// </summary>
internal sealed class Components(FeedOptions options, Budget budget)
{
    private const string Calendar = "VCALENDAR";
    private const int Deepest = 10;
    private const int LinesPerComponent = 12;

    // Parts that stand directly in a calendar.
    private static readonly HashSet<string> Whole = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"];

    // Parts that are kept. An alarm has a DURATION too, and it is not the event's.
    private static readonly HashSet<string> Kept = ["VEVENT", "VFREEBUSY", "VTIMEZONE", "STANDARD", "DAYLIGHT"];

    private readonly List<Component> _calendars = [];
    private readonly List<Component> _open = [];
    private Component? _implied;
    private int _components;
    private int _lines;

    /// <summary>The file ended before its calendar did.</summary>
    public bool CutOff => _open.Count > 0 && _open[^1] != _implied;

    public IReadOnlyList<Component> Split(string text)
    {
        foreach (var line in ContentLines.In(text))
        {
            if (++_lines % 1024 == 0)
            {
                budget.LookAtTheClock();
            }

            if (_lines > (long)options.MaxComponents * LinesPerComponent)
            {
                throw new FeedUnreadable(Reasons.TooManyParts);
            }

            Take(line);
        }

        return _calendars;
    }

    private void Take(ContentLine line)
    {
        switch (line.Name)
        {
            case "BEGIN":
                Begin(line.Value.ToUpperInvariant());
                break;
            case "END":
                CloseThrough(line.Value.ToUpperInvariant());
                break;
            default:
                if (_open.Count > 0)
                {
                    _open[^1].Lines.Add(line);
                }

                break;
        }
    }

    private void Begin(string name)
    {
        if (++_components > options.MaxComponents)
        {
            throw new FeedUnreadable(Reasons.TooManyParts);
        }

        if (name == Calendar)
        {
            _open.Clear();
            Open(name);
            return;
        }

        if (Whole.Contains(name))
        {
            _open.RemoveRange(Math.Min(1, _open.Count), Math.Max(0, _open.Count - 1));
            if (_open.Count == 0)
            {
                // Events without a calendar around them are events all the same.
                Open(Calendar);
                _implied = _open[0];
            }
        }

        if (_open.Count > 0)
        {
            Open(name);
        }
    }

    private void Open(string name)
    {
        var component = new Component(name);
        if (name == Calendar)
        {
            _calendars.Add(component);
        }
        else if (Kept.Contains(name))
        {
            _open[^1].Parts.Add(component);
        }

        _open.Add(component);
        if (_open.Count > Deepest)
        {
            throw new FeedUnreadable(Reasons.TooDeep);
        }
    }

    private void CloseThrough(string name)
    {
        var at = _open.FindLastIndex(c => c.Name == name);
        if (at >= 0)
        {
            _open.RemoveRange(at, _open.Count - at);
        }
    }
}
