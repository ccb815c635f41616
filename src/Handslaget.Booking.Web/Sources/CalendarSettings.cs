using System.Globalization;
using System.Net;
using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Sources;

/// <summary>How calendars are read, and where they may lie. The section <c>Calendars</c>; lists are written with commas between.</summary>
public sealed record CalendarSettings
{
    /// <summary>How often a calendar is read. Each reads a little sooner than that, so that not all do at once.</summary>
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long what was last read of a calendar may be leaned on when it can not be read.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long a calendar has to answer, in all.</summary>
    public TimeSpan AnswersWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Hosts that may lie in our own network.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>Networks of our own where calendars may lie: 10.1.0.0/16.</summary>
    public string AllowedNetworks { get; init; } = "";

    /// <summary>Ports besides 443 (and 80, where http is allowed).</summary>
    public string AllowedPorts { get; init; } = "";

    /// <summary>Whether a calendar may be read, and a password sent, without encryption.</summary>
    public bool AllowHttp { get; init; }

    public static CalendarSettings Read(IConfiguration configuration)
    {
        try
        {
            var settings = configuration.GetSection("Calendars").Get<CalendarSettings>(o => o.ErrorOnUnknownConfiguration = true) ?? new CalendarSettings();
            if (settings.Problem() is { } problem) throw new SetupFailed(problem);
            return settings;
        }
        catch (InvalidOperationException e)
        {
            throw new SetupFailed($"The settings under Calendars can not be read. {e.Message}");
        }
    }

    internal IReadOnlyList<string> Hosts => List(AllowedHosts);

    internal IReadOnlyList<IPNetwork> Networks => [.. List(AllowedNetworks).Select(IPNetwork.Parse)];

    internal IReadOnlyList<int> Ports => [.. List(AllowedPorts).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];

    private string? Problem() =>
        ReadEvery < TimeSpan.FromMinutes(1) || ReadEvery > TimeSpan.FromDays(1) ? "Calendars:ReadEvery must be a minute to a day. Write ten minutes as 00:10:00."
        : Grace < TimeSpan.Zero || Grace > TimeSpan.FromDays(7) ? "Calendars:Grace must be at most seven days. Write six hours as 06:00:00."
        : AnswersWithin < TimeSpan.FromSeconds(1) || AnswersWithin > TimeSpan.FromSeconds(30) ? "Calendars:AnswersWithin must be 1–30 seconds. Write ten as 00:00:10."
        : List(AllowedNetworks).FirstOrDefault(n => !IPNetwork.TryParse(n, out _)) is { } network
            ? $"Calendars:AllowedNetworks holds \"{network}\", which is not a network. Write 10.1.0.0/16, with commas between."
        : List(AllowedPorts).FirstOrDefault(p => !ushort.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0) is { } other
            ? $"Calendars:AllowedPorts holds \"{other}\", which is not a port."
        : null;

    private static string[] List(string written) => written.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
}
