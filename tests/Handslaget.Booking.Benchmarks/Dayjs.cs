using System.Diagnostics;
using System.Text.Json;

namespace Handslaget.Booking.Benchmarks;

/// <summary>The dayjs yardstick in a node process of its own, which waits between the rounds.</summary>
internal sealed class Dayjs : IDisposable
{
    /// <summary>How much longer Cal.com's own functions took than a yardstick like this, interleaved, at 200 officials and 8 weeks (PERF §1).</summary>
    public const double CalCom = 1.13;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Process node;
    private readonly string workload;

    public sealed record Answer(double Milliseconds, int Count, uint Hash, string Bytes);

    public Dayjs(Workload workload, bool byGroup)
    {
        var folder = Install();
        this.workload = Path.GetTempFileName();
        File.WriteAllText(this.workload, workload.Json());
        node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "yardstick.mjs"), this.workload, byGroup ? "groups" : "competences"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public Answer Run()
    {
        node.StandardInput.WriteLine("run");
        node.StandardInput.Flush();
        return JsonSerializer.Deserialize<Answer>(node.StandardOutput.ReadLine() ?? throw new ToolMissing("node ended"), Json)!;
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        if (!node.WaitForExit(5000))
        {
            node.Kill();
        }

        node.Dispose();
        File.Delete(workload);
    }

    /// <summary>Fetches dayjs once, into a folder that later runs find again.</summary>
    private static string Install()
    {
        if (Machine.Run("node", "--version").Length == 0)
        {
            throw new ToolMissing("node is not installed, so there is no dayjs yardstick");
        }

        var folder = Path.Combine(Path.GetTempPath(), "handslaget-dayjs-yardstick");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Yardsticks", "dayjs")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        if (!Directory.Exists(Path.Combine(folder, "node_modules", "dayjs")))
        {
            Machine.Run("npm", $"install --prefix {folder} --no-audit --no-fund --silent");
        }

        return Directory.Exists(Path.Combine(folder, "node_modules", "dayjs")) ? folder : throw new ToolMissing("npm could not fetch dayjs");
    }
}
