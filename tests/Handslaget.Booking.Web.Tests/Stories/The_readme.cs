using System.Diagnostics;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The README's walk is run as it stands, so that a newcomer's copy of it works.</summary>
[Collection(StoryHost.Collection)]
public sealed class The_readme(StoryHost house)
{
    [WalkFact]
    public async Task Walks_one_table_from_request_to_reminder()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root(), "README.md"));
        var walk = readme.Split("```bash\n")[1].Split("```")[0];

        var (code, said) = await Bash($"set -euo pipefail\ncd \"$(mktemp -d)\"\n{walk}", ("BASE", house.Client().BaseAddress!.ToString().TrimEnd('/')));

        Assert.True(code == 0, said);
        Assert.Contains("Tiden är bokad. Vi väntar på svar från alla vid bordet.", said, StringComparison.Ordinal);
        Assert.Contains("Klart: alla vid bordet kommer.", said, StringComparison.Ordinal);
        Assert.Contains("reminderTwoHours by sms: waiting, due", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> Bash(string script, params (string Name, string Value)[] environment)
    {
        using var process = new Process { StartInfo = new("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        foreach (var (name, value) in environment) process.StartInfo.Environment[name] = value;
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}

/// <summary>Runs where the walk's tools are, and says what is missing where they are not.</summary>
public sealed class WalkFactAttribute : FactAttribute
{
    public WalkFactAttribute() => Skip = new[] { "bash", "curl", "jq" }.FirstOrDefault(tool => !IsInstalled(tool)) is { } missing
        ? $"The README's walk needs {missing}, which is not installed here."
        : null;

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}

internal static class Repository
{
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Handslaget.Booking.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The solution's folder was not found above the tests.");
    }
}
