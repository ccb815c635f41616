using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Promising;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The promises to a company from its request to the letter that owns up to a broken one. The house is these stories' own, since they move its clock.</summary>
public sealed class When_a_promise_runs_out(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task It_warns_it_breaks_it_is_explained_and_it_leaves_the_board()
    {
        var (lots, company) = (await house.SignedIn(SmallTown.Coordinator), await WhoWaits("Vätterkraft AB"));
        var clock = Assert.Single(await Rows(company.Id));
        Assert.Equal(("booked-time", "meeting", true, (DateTimeOffset?)null), (clock.Promise, clock.Subject, clock.IsPublic, clock.EndedAt));
        Assert.Equal(Five(clock.StartedAt), clock.DueAt);
        Assert.DoesNotContain("promiseAtRisk", await Needs(lots, company.Id));
        Assert.Contains($"Senast {Coordinating.NeedWords.Near(clock.DueAt, Now).Sv}", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);

        lots = await At(clock.AmberAt);
        Assert.Contains("promiseAtRisk", await Needs(lots, company.Id));
        Assert.Contains("1 arbetsdag kvar av löftet om en bokad tid.", await Read(lots, "/lots"), StringComparison.Ordinal);

        lots = await At(clock.DueAt.AddMinutes(1));
        Assert.Contains("promiseBroken", await Needs(lots, company.Id));
        var board = await Read(lots, "/lots");
        var form = $"/lots/bord/{company.Id}/klocka/{clock.Id}/forklara";
        Assert.Contains(form, board, StringComparison.Ordinal);
        Assert.Contains("Löftet om en bokad tid bröts", board, StringComparison.Ordinal);
        Assert.Contains("Tillväxt- och utvecklingskontoret – näringsliv", board, StringComparison.Ordinal);
        Assert.Contains("var lovat en bokad tid senast", await Read(lots, form), StringComparison.Ordinal);

        using var empty = await lots.PostAsync(form, new FormUrlEncodedContent([new("varfor", "Två av oss blev sjuka.")]));
        var faults = WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Skriv vad som händer nu.", faults, StringComparison.Ordinal);
        Assert.Contains("Två av oss blev sjuka.", faults, StringComparison.Ordinal);

        (string, string)[] said = [("varfor", "Två av oss kunde inte.\nVi hittade ingen ersättare."), ("nu", "Vi ringer er i morgon.")];
        Assert.EndsWith("?klart=forklarat", await Form.Send(lots, form, said), StringComparison.Ordinal);
        Assert.EndsWith("?klart=forklarat", await Form.Send(lots, form, said), StringComparison.Ordinal);

        await StoryHost.Until("the letter has left", () => Task.FromResult(Letters("Vi höll inte vårt löfte om en bokad tid").Count > 0));
        var letter = Assert.Single(Letters("Vi höll inte vårt löfte om en bokad tid")).TextBody;
        foreach (var line in new[] { "Vi lovade er en bokad tid senast", "Vi ber om ursäkt.", "Vi hittade ingen ersättare.", "Vi ringer er i morgon.", "/bord/" })
            Assert.Contains(line, letter, StringComparison.Ordinal);
        Assert.DoesNotContain("promiseBroken", await Needs(lots, company.Id));
        var facts = await Facts(company.Id);
        Assert.Single(facts.OfType<PromiseExplained>());
        Assert.DoesNotContain(facts, f => JsonSerializer.Serialize(f, f.GetType()).Contains("ersättare", StringComparison.Ordinal));
        Assert.Contains("Företaget fick en förklaring och en ursäkt för det brutna löftet om en bokad tid.", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);
        Assert.Contains("Det dröjer längre än vi har lovat. Det är vårt fel.", await Read(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_stops_the_count_with_its_reason_and_the_promise_is_due_later()
    {
        var (lots, company) = (await house.SignedIn(SmallTown.Coordinator), await WhoWaits("Paus AB"));
        var clock = Assert.Single(await Rows(company.Id));
        var door = $"/lots/bord/{company.Id}/klocka/{clock.Id}";

        using (var without = await lots.PostAsync($"{door}/paus", new FormUrlEncodedContent([]))) Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        for (var knock = 0; knock < 2; knock++) Assert.EndsWith("?klart=paus", await Form.Send(lots, $"{door}/paus", ("skal", "WaitsForPapers")), StringComparison.Ordinal);
        Assert.Contains("väntar på underlag från företaget", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);
        Assert.Single((await Facts(company.Id)).OfType<ClockPaused>());

        lots = await At(clock.DueAt.AddDays(1));
        Assert.DoesNotContain(await Needs(lots, company.Id), n => n.StartsWith("promise", StringComparison.Ordinal));
        Assert.Contains("pausad", await Read(lots, "/lots/loften"), StringComparison.Ordinal);
        var resumed = Now;
        Assert.EndsWith("?klart=gar", await Form.Send(lots, $"{door}/fortsatt"), StringComparison.Ordinal);

        var after = Assert.Single(await Rows(company.Id));
        Assert.Equal((clock.Id, (DateTimeOffset?)null), (after.Id, after.PausedAt));
        Assert.Equal(Closing(WorkingDays.Add(SwedishTime.Date(resumed).AddDays(-1), 5)), after.DueAt);

        // The meeting itself goes on after facts in its log that are not its own.
        (await company.Send(HttpMethod.Delete, "wait-list")).EnsureSuccessStatusCode();
        Assert.True(Assert.Single(await Rows(company.Id)).IsVoid);
    }

    [Fact]
    public async Task Everybody_is_to_have_answered_before_the_meeting_begins_also_when_it_moves()
    {
        var (company, start) = await Company.WithATable(house.Client(), WorkingDays.Add(SwedishTime.Date(Now), 4));
        Assert.Equal(start, await DueAt());

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await company.Send(HttpMethod.Put, "time", new { start = start.AddMinutes(30) })).EnsureSuccessStatusCode();
        Assert.Equal(start.AddMinutes(30), await DueAt());

        async Task<DateTimeOffset> DueAt() => (await Rows(company.Id)).Single(r => r is { Promise: "everybody-answered", EndedAt: null }).DueAt;
    }

    [Fact]
    public async Task A_booked_table_has_kept_its_promise_and_the_rows_can_be_counted_anew()
    {
        var (lots, day) = (await house.SignedIn(SmallTown.Coordinator), WorkingDays.Add(SwedishTime.Date(Now), 8));
        var (company, _) = await Company.WithATable(house.Client(), day);
        var looked = await Company.Asks(house.Client());
        var waits = await WhoWaits("Räkna AB");
        var clocks = await Rows(company.Id);
        Assert.Equal(["booked-time", "everybody-answered"], clocks.Select(c => c.Promise));
        Assert.Equal((false, 0d), (clocks[0].IsVoid, clocks[0].Used!.Value));
        Assert.Empty(await Rows(looked.Id));

        var before = await All();
        await using (var session = Store.LightweightSession())
        {
            session.Delete<ClockRow>(clocks[0].Id);
            session.Store(clocks[1] with { DueAt = Now });
            session.Store(new ClockRow { Id = Guid.NewGuid(), SubjectId = waits.Id, Promise = "gone" });
            await session.SaveChangesAsync();
        }
        await house.Services.GetRequiredService<ClockRecount>().All(default);

        Assert.Equal(before, await All());
        var figure = (await house.Services.GetRequiredService<PromiseFigures>().Since(Now.AddDays(-365), Now, default)).Single(f => f.Promise == "booked-time");
        Assert.True(figure.Kept >= 1);
        var seen = await lots.GetFromJsonAsync<JsonElement>($"/api/v1/meetings/{company.Id}/clocks");
        Assert.Equal(["kept", "running"], seen.EnumerateArray().Select(c => c.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Who_wants_no_meeting_any_more_is_promised_none()
    {
        var (lots, company) = (await house.SignedIn(SmallTown.Coordinator), await WhoWaits("Nej tack AB"));

        Assert.EndsWith("?klart=avslutat", await Form.Send(lots, $"/lots/bord/{company.Id}/avsluta"), StringComparison.Ordinal);

        Assert.True(Assert.Single(await Rows(company.Id)).IsVoid);
        Assert.Empty(await Needs(lots, company.Id));
        Assert.Contains("Mötet är avbokat av er.", await Read(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_can_read_what_is_promised()
    {
        var page = await Read(house.Client(), "/loften");
        Assert.Contains("Ni har en bokad tid inom 5 arbetsdagar efter att ni har bett om ett möte.", page, StringComparison.Ordinal);
        Assert.Contains("Klämdagar räknas.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Alla vid bordet har svarat", page, StringComparison.Ordinal);
        Assert.Contains("You have a booked time within 5 working days", await Read(house.Client(), "/loften?lang=en"), StringComparison.Ordinal);

        var listed = await house.Client().GetFromJsonAsync<JsonElement>("/api/v1/promises");
        Assert.Equal(["booked-time", "call-back", "wishes-answered", "outcome-shared", "follow-up", "complaint-acknowledged", "complaint-answered"], listed.EnumerateArray().Select(p => p.GetProperty("key").GetString()));
        Assert.Contains("Alla vid bordet har svarat", await Read(await house.SignedIn(SmallTown.Coordinator), "/lots/loften"), StringComparison.Ordinal);
    }

    /// <summary>It has become that time, and the coordinator, whose session is over by then, has signed in anew.</summary>
    private Task<HttpClient> At(DateTimeOffset now)
    {
        house.Clock.SetUtcNow(now);
        return house.SignedIn(SmallTown.Coordinator);
    }

    private DateTimeOffset Now => house.Clock.GetUtcNow();

    private IDocumentStore Store => house.Services.GetRequiredService<IDocumentStore>();

    private static DateTimeOffset Closing(DateOnly day) => SwedishTime.At(day, new(16, 30));

    private static DateTimeOffset Five(DateTimeOffset start) => Closing(WorkingDays.Add(SwedishTime.Date(start), 5));

    /// <summary>The only one who could answer for growth is away for years, so that nobody who waits for them is offered a time.</summary>
    private async Task NobodyHasTime()
    {
        var (calendars, id) = (house.Services.GetRequiredService<CalendarMemory>(), SmallTown.Official("business-development", 1));
        if (calendars.IsHeld("business-development")) return;
        object[] facts =
        [
            new OfficialRegistered(id, "tuk-naringsliv"), new CompetenceGranted("business-development", null), new CapacitySet(20),
            new WorkingHoursSet([new(DayOfWeek.Monday, new TimeOnly(8, 0), new TimeOnly(17, 0))]),
            new AbsenceRegistered(Guid.CreateVersion7(), new Slot(StoryHost.Morning.AddDays(-7), StoryHost.Morning.AddYears(3))),
        ];
        await house.Services.GetRequiredService<RegisterLog>().Begin<Official>(id, facts, "test", default);
        await StoryHost.Until("the calendars know of it", () => Task.FromResult(calendars.IsHeld("business-development")));
    }

    private async Task<Company> WhoWaits(string name)
    {
        await NobodyHasTime();
        var company = await Company.Asks(house.Client(), new { caseTypes = new[] { "growth-dialogue" } });
        Assert.IsType<Outcome.Recorded>(await house.Services.GetRequiredService<MeetingLog>().Decide(
            company.Id, "company", m => m.JoinWaitList(hasTimes: false, Now), default,
            session => session.Store(new Contact { Id = company.Id, Company = name, Name = "Åsa Öberg", Email = "asa@vatterkraft.example" })));
        return company;
    }

    private async Task<IReadOnlyList<ClockRow>> Rows(Guid subject)
    {
        await using var session = Store.QuerySession();
        return await session.Query<ClockRow>().Where(r => r.SubjectId == subject).OrderBy(r => r.Promise).ToListAsync();
    }

    private async Task<string> All()
    {
        await using var session = Store.QuerySession();
        return JsonSerializer.Serialize((await session.Query<ClockRow>().ToListAsync()).OrderBy(r => r.Id));
    }

    private async Task<IReadOnlyList<object>> Facts(Guid meeting) => await house.Services.GetRequiredService<MeetingLog>().Facts(meeting, default);

    private static async Task<IReadOnlyList<string>> Needs(HttpClient lots, Guid meeting)
    {
        var page = await lots.GetFromJsonAsync<JsonElement>("/api/v1/coordination?limit=200");
        return [.. page.GetProperty("meetings").EnumerateArray().Where(m => m.GetProperty("meetingId").GetGuid() == meeting)
            .SelectMany(m => m.GetProperty("needs").EnumerateArray()).Select(n => n.GetString()!)];
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {page}");
        return page;
    }

    private List<MimeMessage> Letters(string subject) => !Directory.Exists(house.Outbox)
        ? []
        : [.. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).Where(m => m.Subject == subject)];
}
