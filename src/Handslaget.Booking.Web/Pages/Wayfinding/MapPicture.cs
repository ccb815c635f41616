using System.Globalization;
using System.Xml.Linq;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Wayfinding;

namespace Handslaget.Booking.Web.Pages.Wayfinding;

/// <summary>
/// A map as a drawing: steps downwards, in a lane for each who acts, and their names beside. It says what the list above it says, and is one
/// picture to who can not see it. Colours are the style sheet's classes; what a colour means is also a shape.
/// </summary>
internal static class MapPicture
{
    private const int LaneWidth = 72;
    private const int Width = 410;
    private const int Head = 34;
    private const int LineHeight = 16;
    private const int NameAt = (3 * LaneWidth) + 12;
    private const int LineLength = 25;
    private const int Radius = 14;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly StepActor[] Lanes = [StepActor.Applicant, StepActor.Municipality, StepActor.Other];

    private sealed record Row(string Mark, StepActor Actor, IReadOnlyList<string> Lines, string Shape, int Top, int Height)
    {
        public int X => (Array.IndexOf(Lanes, Actor) * LaneWidth) + (LaneWidth / 2);

        public int Y => Top + (Height / 2);
    }

    public static string Draw(DecisionMap map, string title, bool here, string language)
    {
        var rows = Rows(map, here, language);
        var height = rows[^1].Top + rows[^1].Height + 8;
        return new XElement(
            Svg + "svg", new XAttribute("class", "path"), new XAttribute("viewBox", $"0 0 {Width} {height}"), new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "bild-namn bild-text"),
            new XElement(Svg + "title", new XAttribute("id", "bild-namn"), title),
            new XElement(Svg + "desc", new XAttribute("id", "bild-text"), Describe(map, language)),
            Lanes.SelectMany((lane, i) => Lane(lane, i, height, language)),
            new XElement(Svg + "polyline", new XAttribute("class", "line"), new XAttribute("points", string.Join(' ', rows.Select(r => $"{r.X},{r.Y}")))),
            rows.SelectMany(Draw)).ToString(SaveOptions.DisableFormatting);
    }

    private static List<Row> Rows(DecisionMap map, bool here, string language)
    {
        List<Row> rows = [];
        void Add(string mark, StepActor actor, string name, string shape, bool isHere)
        {
            List<string> lines = [.. isHere ? [language == "en" ? "You are here" : "Ni är här"] : Array.Empty<string>(), .. Wrap(name)];
            rows.Add(new(mark, actor, lines, isHere ? $"{shape} here" : shape, rows.Count == 0 ? Head : rows[^1].Top + rows[^1].Height, Math.Max(46, (lines.Count * LineHeight) + 14)));
        }
        if (map.AtTable is null) Add("", StepActor.Municipality, language == "en" ? "Laid table" : "Dukat bord", "round table-step", here);
        foreach (var step in map.Steps) Add(step.Order.ToString(CultureInfo.InvariantCulture), step.Actor!.Value, step.Name.In(language), Shape(step, map.Limit), here && step.AtTable);
        return rows;
    }

    private static string Shape(DecisionStep step, StatutoryLimit limit) =>
        step.Clock == StepClock.Stops ? "square"
        : step.Clock is StepClock.Starts or StepClock.Restarts && limit.Runs ? "ring"
        : step.AtTable ? "round table-step" : "round";

    private static IEnumerable<XElement> Lane(StepActor lane, int place, int height, string language) =>
    [
        new(Svg + "rect", new XAttribute("class", place % 2 == 0 ? "lane" : "lane odd"), new XAttribute("x", place * LaneWidth), new XAttribute("y", 0),
            new XAttribute("width", LaneWidth), new XAttribute("height", height)),
        Words((place * LaneWidth) + (LaneWidth / 2), 21, MapWords.Actor(lane).In(language), "who"),
    ];

    private static IEnumerable<XElement> Draw(Row row)
    {
        if (row.Shape.StartsWith("ring", StringComparison.Ordinal)) yield return Circle(row, Radius + 4, "outer");
        yield return row.Shape.StartsWith("square", StringComparison.Ordinal)
            ? new(Svg + "rect", new XAttribute("class", row.Shape), new XAttribute("x", row.X - Radius), new XAttribute("y", row.Y - Radius),
                new XAttribute("width", Radius * 2), new XAttribute("height", Radius * 2))
            : Circle(row, Radius, row.Shape);
        yield return Words(row.X, row.Y + 5, row.Mark, "number");
        var first = row.Y - (row.Lines.Count * LineHeight / 2) + 12;
        foreach (var (line, i) in row.Lines.Select((line, i) => (line, i)))
            yield return Words(NameAt, first + (i * LineHeight), line, i == 0 && row.Shape.EndsWith("here", StringComparison.Ordinal) ? "name mark-here" : "name");
    }

    private static XElement Circle(Row row, int radius, string shape) => new(
        Svg + "circle", new XAttribute("class", shape), new XAttribute("cx", row.X), new XAttribute("cy", row.Y), new XAttribute("r", radius));

    private static XElement Words(int x, int y, string words, string kind) =>
        new(Svg + "text", new XAttribute("class", kind), new XAttribute("x", x), new XAttribute("y", y), words);

    private static List<string> Wrap(string name)
    {
        List<string> lines = [""];
        foreach (var word in name.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LineLength) lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }
        return lines;
    }

    private static string Describe(DecisionMap map, string language) => string.Join(' ', map.Steps.Select(s =>
        $"{s.Order}. {MapWords.Actor(s.Actor!.Value).In(language)}: {s.Name.In(language)}."));
}
