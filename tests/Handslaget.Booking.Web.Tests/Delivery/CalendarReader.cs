using System.Diagnostics;
using System.Text.Json;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Marks a test that needs somebody else's reader of calendars. Skipped, with the reason, where it is not installed.</summary>
public sealed class ReadByAttribute : FactAttribute
{
    public ReadByAttribute(string name) => Skip = CalendarReader.Named(name).WhyNot;
}

/// <summary>An event as another program sees it, in UTC. What the program does not tell is null.</summary>
public sealed record SeenEvent(string? Uid, DateTimeOffset Start, DateTimeOffset End, string Summary, string? Location, string? Description, bool? Cancelled)
{
    /// <summary>The same as this program would tell it: without what it does not tell of its own events.</summary>
    public SeenEvent AsToldBy(SeenEvent other) => this with
    {
        Uid = other.Uid is null ? null : Uid,
        Location = other.Location is null ? null : Location,
        Description = other.Description is null ? null : Description,
        Cancelled = other.Cancelled is null ? null : Cancelled,
    };
}

/// <summary>The readers of iCalendar that are not ours: five libraries with nothing in common, and two calendar programs that people use.</summary>
internal sealed class CalendarReader
{
    private static readonly NpmPackage IcalJs = new("ical.js", "2.2.1", "dist", "ical.js");

    private static readonly Dictionary<string, CalendarReader> All = new()
    {
        ["icalendar"] = ByPython("icalendar", "python3-icalendar", "import icalendar"),
        ["vobject"] = ByPython("vobject", "python3-vobject", "import vobject"),
        ["libical"] = ByPython("libical", "python3-gi gir1.2-ical-3.0", "import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib"),
        ["khal"] = ByPython("khal", "khal", "import shutil, sys; sys.exit(not shutil.which('khal'))"),
        ["calcurse"] = ByPython("calcurse", "calcurse", "import shutil, sys; sys.exit(not shutil.which('calcurse'))"),
        ["sabre"] = new(() => WhyNotBy("php-sabre-vobject", "php", "-r", "exit(file_exists('/usr/share/php/Sabre/VObject/autoload.php') ? 0 : 1);"), folder => ["php", TestFiles.Server("read_calendars.php"), folder]),
        ["ical.js"] = new(IcalJs.WhyNot, folder => ["node", TestFiles.Server("read_calendars.mjs"), folder, IcalJs.Script]),
    };

    private static readonly JsonSerializerOptions Lower = new(JsonSerializerDefaults.Web);

    private readonly Lazy<string?> obstacle;
    private readonly Func<string, string[]> command;

    private CalendarReader(Func<string?> whyNot, Func<string, string[]> command) => (obstacle, this.command) = (new(whyNot), command);

    public string? WhyNot => obstacle.Value;

    public static CalendarReader Named(string name) => All[name];

    /// <summary>The events of each file in a folder, the files by name and the events by start.</summary>
    public IReadOnlyList<IReadOnlyList<SeenEvent>> Read(string folder)
    {
        var (exit, told, errors) = Run(command(folder));
        Assert.True(exit == 0, errors);
        return [.. JsonSerializer.Deserialize<SeenEvent[][]>(told, Lower)!.Select(events => events.OrderBy(e => e.Start).ToList())];
    }

    private static CalendarReader ByPython(string name, string package, string check) =>
        new(() => WhyNotBy(package, "/usr/bin/python3", "-c", check), folder => ["/usr/bin/python3", TestFiles.Server("read_calendars.py"), folder, name]);

    private static string? WhyNotBy(string package, params string[] check)
    {
        try
        {
            return Run(check).Exit == 0 ? null : $"apt-get install {package} to run this test";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{check[0]} is not there; apt-get install {package} to run this test";
        }
    }

    private static (int Exit, string Told, string Errors) Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, told, errors.Result);
    }
}
