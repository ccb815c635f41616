using System.Net;
using System.Net.Http.Json;
using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// From a meeting that has been held to a case that is followed: the officials' five lines, what the company is sent, what is promised and kept or late,
/// and the call that follows. The story moves the clock, so it has a house of its own.
/// </summary>
public sealed class After_the_meeting(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly Guid Coordinator = SmallTown.Coordinator;

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [Fact]
    public async Task Is_told_from_the_officials_answers_to_the_follow_up_call()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 8));
        var places = (await Log.Find(company.Id, default))!.Places;
        var food = places.Single(p => p.Competences.Contains("food-control")).OfficialId;
        var tobacco = places.Single(p => p.Competences.Contains("tobacco-retail")).OfficialId;
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(food)).GetAsync($"/personal/efter/{company.Id}")).StatusCode);

        // The working day after, those who have not written are asked to; a stranger to the table finds nothing.
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 9), new TimeOnly(9, 1)));
        await house.Deliver(new AskForOutcome(company.Id));
        await StoryHost.Until("both officials are asked by letter", async () => await Sent(company.Id, NoticeKind.OutcomeOwed) == 2);
        var stranger = new[] { 1, 2 }.Select(n => SmallTown.Official("food-control", n)).Single(o => o != food);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(stranger)).GetAsync($"/personal/efter/{company.Id}")).StatusCode);

        // What is typed is kept whatever is wrong with it, and what is wrong is told.
        var me = await house.SignedIn(food);
        Assert.Contains("Skriv ert svar från mötet", await Read(me, "/personal"), StringComparison.Ordinal);
        var wrong = await me.PostAsync($"/personal/efter/{company.Id}", Five("food-control", food, "2027-02-13"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("Den dagen är ingen arbetsdag", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("Handfat vid disken", await Read(me, $"/personal/efter/{company.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await me.PostAsync($"/personal/efter/{company.Id}", Five("food-control", food, "2027-02-16"))).StatusCode);

        // The coordinator can not send before all have written; then it is sent once.
        var lots = await house.SignedIn(Coordinator);
        Assert.Equal(HttpStatusCode.Conflict, (await lots.PostAsync($"/lots/bord/{company.Id}/efter/skicka", Form())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync($"/bord/{company.Key}/svar")).StatusCode);
        var other = await house.SignedIn(tobacco);
        var lines = new { seats = new[] { new { competence = "tobacco-retail", answer = "Ni behöver tillstånd först.", step = "Sök tillstånd", stepOn = "2027-02-17" } } };
        Assert.Equal(HttpStatusCode.NoContent, (await other.PutAsJsonAsync($"/api/v1/officials/me/seats/{company.Id}/outcome", lines)).StatusCode);
        Assert.Contains("svaren från mötet ska skickas", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await lots.PostAsync($"/lots/bord/{company.Id}/efter/skicka", Form(("last", "2027-02-09T08:00:00Z")))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Share(lots, company.Id)).StatusCode);
        await StoryHost.Until("the company has its letter", async () => await Sent(company.Id, NoticeKind.OutcomeSent) >= 1);
        await StoryHost.Until("two commitments are made", async () => (await Commitments(company.Id)).Count == 2);
        var letter = Letters("asa@kiosken.example").Single(m => m.Subject!.StartsWith("Svaren från mötet", StringComparison.Ordinal));
        Assert.Contains($"/bord/{company.Key}/svar", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Handfat", letter.TextBody, StringComparison.Ordinal);

        // The company reads it in both frames, as a page and as a tagged PDF of one page.
        var page = await Read(house.Client(), $"/bord/{company.Key}/svar");
        Assert.Matches(@"Kiosken kan öppna\. ?\nBörja med ritningen\.", page);
        Assert.Contains("Råd, inte beslut", page, StringComparison.Ordinal);
        Assert.Contains("Handfat vid disken", page, StringComparison.Ordinal);
        Assert.Contains("Advice, not a decision", await Read(house.Client(), $"/bord/{company.Key}/svar?lang=en"), StringComparison.Ordinal);
        var pdf = PdfText.Read(await house.Client().GetByteArrayAsync($"/bord/{company.Key}/svar.pdf"));
        Assert.Equal((1, "sv", true), (pdf.Pages, pdf.Language, pdf.IsTagged));
        Assert.StartsWith("Svaren från mötet måndag 8 februari", pdf.Title, StringComparison.Ordinal);
        foreach (var said in new[] { "Råd, inte beslut", "Handfat vid disken", "Ni behöver tillstånd först.", "tisdag 16 februari" }) Assert.Contains(said, pdf.Text, StringComparison.Ordinal);

        // What the law says of the errand stands beside, and is told apart from what is promised.
        var followed = await Read(house.Client(), $"/bord/{company.Key}/arende");
        Assert.Contains("Tiden enligt lagen", followed, StringComparison.Ordinal);
        Assert.Contains($"/bord/{company.Key}/beslutsvagar/tobacco-licence", followed, StringComparison.Ordinal);
        Assert.Contains("2027 kl.", followed, StringComparison.Ordinal);

        // The company ticks off its own, and nobody else's.
        var made = await Commitments(company.Id);
        var (theirs, ours) = (made.Single(c => c.OfficialId is null), made.Single(c => c.OfficialId == food));
        var (foreign, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 24));
        foreach (var (key, id) in new[] { (company.Key, ours.Id), (foreign.Key, theirs.Id), (foreign.Key, ours.Id) })
            Assert.Equal(HttpStatusCode.NotFound, (await house.Client().PostAsync($"/bord/{key}/atagande/{id}/klart", Form())).StatusCode);
        await house.Client().PostAsync($"/bord/{company.Key}/atagande/{theirs.Id}/klart", Form());
        Assert.NotNull((await Commitments(company.Id)).Single(c => c.Id == theirs.Id).KeptAt);

        // The official's day passes: a letter, a card on the board, and another day with a reason that the company sees.
        house.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 17), new TimeOnly(9, 1)));
        await house.Deliver(new RemindOfCommitment(ours.Id));
        await StoryHost.Until("the official is reminded", async () => await Sent(company.Id, NoticeKind.CommitmentDue) == 1);
        lots = await house.SignedIn(Coordinator);
        var board = await Read(lots, "/lots");
        Assert.Contains("något lovat är försenat", board, StringComparison.Ordinal);
        Assert.Matches($"Väntar på</dt>\\s*<dd><a href=\"mailto:[^\"]+\">{await NameOf(food)}</a>", board);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(stranger)).PostAsync($"/personal/atagande/{ours.Id}/klart", Form())).StatusCode);
        me = await house.SignedIn(food);
        Assert.Equal(HttpStatusCode.BadRequest, (await me.PostAsync($"/personal/atagande/{ours.Id}/datum", Form(("nar", "")))).StatusCode);
        var both = await (await me.PostAsync($"/personal/atagande/{ours.Id}/datum", Form(("nar", "2026-12-01")))).Content.ReadAsStringAsync();
        Assert.Contains("id=\"nar-fault\"", both, StringComparison.Ordinal);
        Assert.Contains("id=\"varfor-fault\"", both, StringComparison.Ordinal);
        await me.PostAsync($"/personal/atagande/{ours.Id}/datum", Form(("nar", "2027-02-19"), ("varfor", "WaitsForOthers")));
        Assert.Contains("det väntar på ett annat kontor", await Read(house.Client(), $"/bord/{company.Key}/arende"), StringComparison.Ordinal);
        await me.PostAsync($"/personal/atagande/{ours.Id}/klart", Form());
        Assert.DoesNotContain("något lovat är försenat", await Read(lots, "/lots"), StringComparison.Ordinal);

        // Something was wrong: a corrected version says what.
        await me.PostAsync($"/personal/efter/{company.Id}", Five("food-control", food, "2027-02-16", "Handfat i köket räcker."));
        Assert.Equal(HttpStatusCode.Redirect, (await Share(lots, company.Id)).StatusCode);
        await StoryHost.Until("the company is told of the correction", async () => await Sent(company.Id, NoticeKind.OutcomeCorrected) >= 1);
        Assert.Contains("Rättat: livsmedelskontroll", await Read(house.Client(), $"/bord/{company.Key}/svar"), StringComparison.Ordinal);

        // The link lives on after what is promised in them.
        Assert.Equal(new DateOnly(2027, 2, 17), (await Log.Find(company.Id, default))!.PromisedUntil);

        // Twenty working days after, the coordinator is to call, and says how it goes.
        var due = WorkingDays.Add(new DateOnly(2027, 2, 9), 20);
        Assert.Contains(People.LongDay(SwedishTime.Midnight(due), "sv", house.Clock.GetUtcNow()), await Read(house.Client(), $"/bord/{company.Key}/arende"), StringComparison.Ordinal);
        house.Clock.SetUtcNow(SwedishTime.At(due, new TimeOnly(9, 0)));
        lots = await house.SignedIn(Coordinator);
        Assert.Contains("uppföljning i dag", await Read(lots, "/lots"), StringComparison.Ordinal);
        await lots.PostAsync($"/lots/bord/{company.Id}/efter/kontakt", Form(("hur", "GoesWell")));
        Assert.DoesNotContain("uppföljning i dag", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Contains(await Log.Facts(company.Id, default), f => f is FollowUpDone { Result: ContactResult.GoesWell });

        // No fact holds what anybody wrote.
        await using var data = NpgsqlDataSource.Create(house.ConnectionString);
        await using var holding = data.CreateCommand("select count(*) from booking.mt_events where data::text ~ 'Handfat|tillstånd först|Sök tillstånd'");
        Assert.Equal(0L, await holding.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_somebody_never_writes_a_coordinator_writes_down_for_them_and_it_says_so()
    {
        var day = WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), 6);
        var (company, start) = await Company.WithATable(house.Client(), day);
        var places = (await Log.Find(company.Id, default))!.Places;
        var food = places.Single(p => p.Competences.Contains("food-control")).OfficialId;
        var tobacco = places.Single(p => p.Competences.Contains("tobacco-retail")).OfficialId;
        house.Clock.SetUtcNow(SwedishTime.At(day, new TimeOnly(17, 0)));
        var lots = await house.SignedIn(Coordinator);
        var path = $"/lots/bord/{company.Id}/efter/svar/{food}";
        Assert.Contains(path, await Read(lots, $"/lots/bord/{company.Id}/efter"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await (await house.SignedIn(food)).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lots.GetAsync($"/lots/bord/{company.Id}/efter/svar/{Guid.NewGuid()}")).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, (await lots.PostAsync(path, Five("food-control", food, ""))).StatusCode);
        Assert.Contains("Handfat vid disken", await Read(lots, path), StringComparison.Ordinal);
        Assert.DoesNotContain("Handfat vid disken", await Read(await house.SignedIn(food), $"/personal/efter/{company.Id}"), StringComparison.Ordinal);
        var step = WorkingDays.Add(day, 5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Redirect, (await lots.PostAsync(path, Five("food-control", food, step))).StatusCode);
        await lots.PostAsync($"/lots/bord/{company.Id}/efter/svar/{tobacco}", Form(("inget.tobacco-retail", "ja"), ("gor", "skriv")));
        Assert.Equal(HttpStatusCode.Redirect, (await Share(lots, company.Id)).StatusCode);

        Assert.Contains(await Log.Facts(company.Id, default), f => f is OutcomeWritten { WrittenBy: { } by } && by == Coordinator);
        var (coordinator, official) = (await NameOf(Coordinator), await NameOf(food));
        Assert.Contains($"av {coordinator}, åt {official}.", await Read(house.Client(), $"/bord/{company.Key}/svar"), StringComparison.Ordinal);
        Assert.Contains($"{coordinator} skrev ner svaret från mötet åt {official}.", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_meeting_in_the_same_case_is_opened_by_either_key()
    {
        var day = WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), 8);
        var (first, _) = await Company.WithATable(house.Client(), day);
        await StoryHost.Until("the case is open", async () => await CaseOf(first.Id) is not null);

        var begun = await house.Client().PostAsync($"/bord/{first.Key}/nytt-mote", Form());
        var key = begun.Headers.Location!.OriginalString.Split('/')[2];
        var second = new Company(house.Client(), key, house.Services.GetRequiredService<Links>().OpensMeeting(key)!.Value.Meeting);
        await second.Client.PostAsync($"/boka/{key}/motas", Form(("form", "AtMunicipality"), ("antal", "2")));
        await second.Holds(await second.FirstTime(WorkingDays.Add(day, 1)));
        (await second.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();

        await StoryHost.Until("the meeting has joined", async () => (await CaseOf(first.Id))!.Meetings.Contains(second.Id));
        var (one, other) = (await Read(house.Client(), $"/bord/{first.Key}/arende"), await Read(house.Client(), $"/bord/{key}/arende"));
        Assert.All([one, other], page => { Assert.Contains($"/bord/{first.Key}\"", page, StringComparison.Ordinal); Assert.Contains($"/bord/{key}\"", page, StringComparison.Ordinal); });
        await house.Client().PostAsync($"/bord/{key}/arende/ring", Form());
        Assert.True((await Log.Find(second.Id, default))!.CallBack);
    }

    private static FormUrlEncodedContent Five(string seat, Guid who, string day, string condition = "Handfat vid disken.") => Form(
        ($"svar.{seat}", "Kiosken kan öppna.\r\nBörja med ritningen."), ($"villkor.{seat}", condition), ($"handling.{seat}", "En enkel ritning."), ($"steg.{seat}", "Skicka exempel på ritning"),
        ($"vem.{seat}", who.ToString()), ($"nar.{seat}", day), ("gor", "skriv"));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>Sends what stands on the coordinator's page, as they have read it.</summary>
    private static async Task<HttpResponseMessage> Share(HttpClient lots, Guid meeting)
    {
        var read = System.Text.RegularExpressions.Regex.Match(await Read(lots, $"/lots/bord/{meeting}/efter"), "name=\"last\" value=\"([^\"]+)\"").Groups[1].Value;
        return await lots.PostAsync($"/lots/bord/{meeting}/efter/skicka", Form(("last", read)));
    }

    private async Task<string> NameOf(Guid person)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Person>(person))!.Name;
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} says {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private List<MimeMessage> Letters(string to) =>
        [.. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).Where(m => m.To.Mailboxes.Any(b => b.Address == to))];

    private async Task<int> Sent(Guid meeting, NoticeKind kind)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().CountAsync(n => n.MeetingId == meeting && n.Kind == kind && n.Channel == Channel.Mail && n.State == NoticeState.Sent);
    }

    private async Task<IReadOnlyList<Commitment>> Commitments(Guid meeting)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Commitment>().Where(c => c.MeetingId == meeting).ToListAsync();
    }

    private async Task<BusinessCase?> CaseOf(Guid meeting) => await house.Services.GetRequiredService<Web.Afterwards.CompanyCases>().Find(meeting, default);
}
