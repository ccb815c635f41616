using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Surveying;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What stories of the questions after a meeting have in common: a house, and companies whose meetings were held in it.</summary>
public abstract class Surveyed(StoryHost house) : IClassFixture<StoryHost>
{
    protected static readonly (string, string)[] Content =
        [("Whole", "8"), ("Expectations", "7"), ("Ideal", "9"), ("Treatment", "10"), ("Competence", "vet-inte"), ("Efficiency", "11"), ("lovat", "Partly")];

    protected MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    protected IDocumentStore Documents => house.Services.GetRequiredService<IDocumentStore>();

    private int days;

    protected StoryHost House => house;

    protected DateOnly Next() => WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), 5 + days++);

    /// <summary>A company whose meeting on a day was held.</summary>
    protected async Task<Company> Held(DateOnly day, object? details = null, string language = "sv")
    {
        var company = await Company.Asks(house.Client(), new { situation = "kiosk-shop", language });
        await company.Holds(await company.FirstTime(day));
        (await company.Send(HttpMethod.Put, "booking", details ?? Company.Details)).EnsureSuccessStatusCode();
        var end = (await Log.Find(company.Id, default))!.Slot!.Value.End;
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "coordinator", m => m.SayHowItWent(true, end), default));
        return company;
    }

    /// <summary>The same company, when its days have passed.</summary>
    protected async Task<Company> AskedOf(Company company)
    {
        var day = (await Log.Find(company.Id, default))!.SurveyAt(house.Services.GetRequiredService<BookingRules>());
        if (day > house.Clock.GetUtcNow()) house.Clock.SetUtcNow(day);
        await house.Deliver(new AskHowItWas(company.Id));
        return company;
    }

    protected async Task<bool> Answers(Company company, Dictionary<string, string> chosen, Guid? id = null)
    {
        await AskedOf(company);
        return await house.Services.GetRequiredService<Surveys>().Answer((await Log.Find(company.Id, default))!, new(chosen, ""), id ?? Guid.NewGuid(), default);
    }

    protected string Link(Company company) => $"/uppfoljning/{house.Services.GetRequiredService<Links>().Survey(company.Id)}";

    protected async Task<HttpResponseMessage> Send(Company company, params (string, string)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await house.Client().PostAsync(Link(company), content);
    }

    protected async Task<IReadOnlyList<Notice>> Asked(Guid meeting)
    {
        await using var session = Documents.QuerySession();
        return [.. (await session.Query<Notice>().Where(n => n.MeetingId == meeting && n.Kind == NoticeKind.SurveyAsked).ToListAsync()).OrderBy(n => n.Channel)];
    }

    protected Task Settled(Guid meeting) => StoryHost.Until("the question has been sent", async () => await Asked(meeting) is { Count: 2 } two && two.All(n => n.State != NoticeState.Waiting));

    protected List<MimeMessage> Letters() => [.. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f))];

    protected async Task<List<(string, string, int, decimal?)>> Points() =>
        [.. (await house.Client().GetFromJsonAsync<JsonElement>("/api/v1/figures/satisfaction")).GetProperty("points").EnumerateArray().Select(p => (
            p.GetProperty("month").GetString()!, p.GetProperty("part").GetString()!, p.GetProperty("count").GetInt32(),
            p.GetProperty("value").ValueKind == JsonValueKind.Null ? (decimal?)null : p.GetProperty("value").GetDecimal())).Where(p => p.Item1 == "2027-02")];

    protected async Task<long> Count(string fact)
    {
        await using var data = NpgsqlDataSource.Create(house.ConnectionString);
        await using var command = data.CreateCommand($"select count(*) from booking.mt_events where type = '{fact}'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    protected static async Task<string> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} says {(int)answer.StatusCode}");
        return await Said(answer);
    }

    protected static async Task<string> Said(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
