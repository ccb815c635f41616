using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Sources;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What the municipality shows of itself: counted from the log, and by others from the same log to the same. A house of its own, since its clock moves.</summary>
public sealed class How_it_goes(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task A_meeting_that_was_held_is_in_the_figures_that_everybody_can_read_and_count_again()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 11));
        await Company.WithATable(house.Client(), new DateOnly(2027, 2, 12));
        house.Clock.SetUtcNow(start.AddHours(3));
        var recorded = await house.Services.GetRequiredService<MeetingLog>().Decide(company.Id, "coordinator", m => m.SayHowItWent(true, house.Clock.GetUtcNow()), default);
        Assert.IsType<Outcome.Recorded>(recorded);

        var figures = await house.Client().GetFromJsonAsync<JsonElement>("/api/v1/figures");
        Assert.Equal(8, Value(figures, "working-days-to-meeting", "2027-02"));
        Assert.Equal(1, Value(figures, "meetings-held", "2027-02"));
        Assert.Equal(0, Value(figures, "working-days-to-booking", "2027-02"));

        // Somebody else's way of counting the same log.
        Assert.Equal(2, await Count("""
            select count(*) from booking.mt_events where type = 'meeting_booked' and (data ->> 'at')::timestamptz at time zone 'Europe/Stockholm' between '2027-02-01' and '2027-03-01'
            """));
        Assert.Equal(2, figures.EnumerateArray().Single(f => f.GetProperty("key").GetString() == "working-days-to-booking").GetProperty("points")[0].GetProperty("count").GetInt32());

        var csv = await house.Client().GetStringAsync("/oppna-data/meetings-held.csv");
        Assert.Equal("month,part,part_name,count,value\r\n2027-02,,,1,1\r\n", csv);
        var page = await SourceHost.Get(house.Client(), "/sa-gar-det");
        Assert.Contains("februari 2027 (hittills)", page, StringComparison.Ordinal);
        Assert.Contains("Medianen av antalet arbetsdagar", await SourceHost.Get(house.Client(), "/sa-gar-det/working-days-to-meeting"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await house.Client().GetAsync("/sa-gar-det/nothing")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await house.Client().GetAsync("/api/v1/figures/nothing")).StatusCode);
    }

    [EngineFact("import rdflib", "python3-rdflib")]
    public async Task The_data_portal_can_read_what_there_is()
    {
        var catalogue = JsonDocument.Parse(await Read(await house.Client().GetStringAsync("/oppna-data/katalog.rdf"))).RootElement;

        Said(catalogue);
        var datasets = catalogue.GetProperty("datasets").EnumerateArray().ToList();
        var figures = await house.Client().GetFromJsonAsync<JsonElement>("/api/v1/figures");
        Assert.Equal(figures.GetArrayLength(), datasets.Count);
        foreach (var dataset in datasets)
        {
            Said(dataset);
            Assert.True(dataset.GetProperty("isOne").GetBoolean());
            var distributions = dataset.GetProperty("distributions").EnumerateArray().ToList();
            Assert.Equal(["application/json", "text/csv"], distributions.Select(d => d.GetProperty("format").GetString()).Order());
            foreach (var distribution in distributions)
            {
                Assert.True(distribution.GetProperty("isOne").GetBoolean());
                using var there = await house.Client().GetAsync(new Uri(distribution.GetProperty("access").GetString()!).PathAndQuery);
                Assert.True(there.IsSuccessStatusCode);
                Assert.StartsWith(distribution.GetProperty("format").GetString()!, there.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
            }
        }
    }

    private static void Said(JsonElement described)
    {
        Assert.Equal(["en", "sv"], described.GetProperty("titles").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(["en", "sv"], described.GetProperty("descriptions").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal("Norrköpings kommun", described.GetProperty("publisher").GetString());
        Assert.True(described.GetProperty("publisherIsAgent").GetBoolean());
    }

    private static decimal Value(JsonElement figures, string key, string month) => figures.EnumerateArray().Single(f => f.GetProperty("key").GetString() == key)
        .GetProperty("points").EnumerateArray().Single(p => p.GetProperty("month").GetString() == month).GetProperty("value").GetDecimal();

    private async Task<long> Count(string query)
    {
        await using var data = NpgsqlDataSource.Create(house.ConnectionString);
        await using var command = data.CreateCommand(query);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> Read(string catalogue)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [TestFiles.Server("read_open_data.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await python.StandardInput.WriteAsync(catalogue);
        python.StandardInput.Close();
        return await python.StandardOutput.ReadToEndAsync();
    }
}
