using System.Diagnostics;
using Handslaget.Booking.Benchmarks;

// One suite, or all of them; host suites run in a process of their own, with the runtime's tiers on, as the host is run.
string[] ofHost = ["book", "http", "change"];
string[] everything = ["avail", "panel", "growth", "import", .. ofHost];
var options = Options.Read(args);
var suites = new List<SuiteResult>();
if (options.From.Count > 0)
{
    suites.AddRange(options.From.SelectMany(file => Results.Load(file).Suites).GroupBy(suite => suite.Suite).Select(same => same.Last()));
}
else if (options.Suite == "micro")
{
    Micro.Run();
    return 0;
}
else
{
    foreach (var suite in options.Suite == "all" ? everything : [options.Suite])
    {
        await Console.Error.WriteLineAsync($"{suite}, load {Machine.Load()}");
        suites.Add(ofHost.Contains(suite) && !HostProcess.IsThis ? await HostProcess.Run(suite, options) : await Run(suite));
    }
}

var earlier = options.From.Count > 0 ? Results.Load(options.From[0]) : null;
var results = new Results(earlier?.Machine ?? Machine.Here(), earlier?.Options ?? options, suites);
if (options.Json is { } json) results.Save(json);
var report = Report.Of(results);
if (options.Report is { } file) await File.WriteAllTextAsync(file, report);
Console.WriteLine(report);
return suites.Any(suite => suite.Status.StartsWith("failed", StringComparison.Ordinal)) ? 1 : 0;

async Task<SuiteResult> Run(string suite)
{
    var watch = Stopwatch.StartNew();
    var machine = Machine.Here();
    Noise.Settle();
    try
    {
        var result = suite switch
        {
            "avail" => await Avail.Run(options),
            "panel" => await Panel.Run(options),
            "growth" => await Growth.Run(options),
            "import" => await Import.Run(options),
            "change" => await Change.Run(options),
            "book" => await Book.Run(options),
            "http" => await Http.Run(options),
            _ => throw new ArgumentException($"There is no suite {suite}."),
        };
        return result with { Machine = machine, Seconds = Math.Round(watch.Elapsed.TotalSeconds) };
    }
    catch (WrongAnswer wrong)
    {
        return SuiteResult.Failed(suite, wrong.Message);
    }
    catch (ToolMissing missing)
    {
        return SuiteResult.Skipped(suite, missing.Message);
    }
}
