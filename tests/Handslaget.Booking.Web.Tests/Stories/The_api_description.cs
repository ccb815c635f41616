using System.Text.Json.Nodes;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// <c>api-specs/handslaget-booking.v1.json</c> says what the API answers. It is generated: run the tests with BOOKING_WRITE_API_SPEC=1
/// to write it anew, and read the difference before committing it.
/// </summary>
[Collection(StoryHost.Collection)]
public sealed class The_api_description(StoryHost house)
{
    [Fact]
    public async Task Is_the_one_that_is_committed()
    {
        var file = Path.Combine(Repository.Root(), "api-specs", "handslaget-booking.v1.json");
        var text = JsonNode.Parse(await house.Client().GetStringAsync("/openapi/v1.json"))!
            .ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        if (Environment.GetEnvironmentVariable("BOOKING_WRITE_API_SPEC") == "1") await File.WriteAllTextAsync(file, text);

        Assert.True(File.Exists(file), "The description has not been written. Run once with BOOKING_WRITE_API_SPEC=1.");
        Assert.Equal(await File.ReadAllTextAsync(file), text);
    }

    [Fact]
    public async Task Is_shown_by_swagger()
    {
        var page = await house.Client().GetAsync("/swagger/index.html");

        Assert.True(page.IsSuccessStatusCode);
    }
}
