using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>From the form to the answer and what was learned, by pages and by the API, with the letters on the way.</summary>
public sealed partial class When_a_company_complains(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly Guid Helper = SmallTown.Official("tobacco-retail", 2);

    [Fact]
    public async Task It_is_read_assigned_answered_looked_at_once_more_and_learned_from()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var page = await Complains(("kind", "Treatment"), ("text", "Ingen hälsade.\nIngen lyssnade."), ("reach", "mejl"), ("email", "berg@example.com"), ("name", "Bo Berg"));
        var id = Opened(page);

        await Letter(NoticeKind.ComplaintReceived, id, "Vi har tagit emot ditt klagomål", "onsdag 3 februari", "måndag 15 februari");
        Assert.Contains("Klagomålet har kommit in", await Read(house.Client(), page), StringComparison.Ordinal);
        Assert.Contains("Ingen lyssnade.", await Read(lots, $"/lots/klagomal/{id}"), StringComparison.Ordinal);
        Assert.Contains("klagomål väntar", await Read(lots, "/lots"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await Post(lots, $"/lots/klagomal/{id}/last", ("nasta", ""))).StatusCode);
        await Redirects(lots, $"/lots/klagomal/{id}/last", ("nasta", "En chef ringer alla som var med."));
        await Letter(NoticeKind.ComplaintAcknowledged, id, "Vi har läst ditt klagomål", "En chef ringer alla som var med.");

        await Redirects(lots, $"/lots/klagomal/{id}/fordela", ("person", Helper.ToString()));
        await Letter(NoticeKind.ComplaintAssigned, id, "Ett klagomål att svara på", "/personal/klagomal/");
        var helper = await house.SignedIn(Helper);
        Assert.Contains($"/personal/klagomal/{id}", await Read(helper, "/personal"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(helper, $"/personal/klagomal/{id}/svar", ("svar", "Bara ord."))).StatusCode);
        await Redirects(helper, $"/personal/klagomal/{id}/svar", ("utfall", "PartlyRight"), ("svar", "Vi beklagar. Vi hälsar nästa gång."));
        await Letter(NoticeKind.ComplaintAnswered, id, "Svar på ditt klagomål", "ni har delvis rätt", "Vi hälsar nästa gång.");

        Assert.Contains("Är ni inte nöjda med svaret?", await Read(house.Client(), page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(house.Client(), $"{page}/inte-nojd", ("text", ""))).StatusCode);
        await Redirects(house.Client(), $"{page}/inte-nojd", ("text", "Ni svarar inte på frågan."));
        Assert.Equal(HttpStatusCode.Conflict, (await Post(lots, $"/lots/klagomal/{id}/fordela", ("person", Helper.ToString()))).StatusCode);
        await Redirects(lots, $"/lots/klagomal/{id}/svar", ("utfall", "Right"), ("svar", "Ni har rätt, och så här gör vi."));
        var told = await Read(house.Client(), page);
        Assert.Contains("Det första svaret", told, StringComparison.Ordinal);
        Assert.Contains("Ni har rätt, och så här gör vi.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Är ni inte nöjda", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(house.Client(), $"{page}/inte-nojd", ("text", "Igen."))).StatusCode);

        Assert.Contains("Publicera", await (await Post(lots, $"/lots/klagomal/{id}/lardom", ("atgard", "visa"), ("lardom", "Vi hälsar nu på alla."))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Vi hälsar nu på alla.", await Read(house.Client(), "/klagomal/lardomar"), StringComparison.Ordinal);
        await Redirects(lots, $"/lots/klagomal/{id}/lardom", ("atgard", "publicera"), ("lardom", "Vi hälsar nu på alla."));
        Assert.Contains("Vi hälsar nu på alla.", await Read(house.Client(), "/klagomal/lardomar"), StringComparison.Ordinal);
        Assert.Contains("färre än fem", await Read(house.Client(), "/klagomal/lardomar"), StringComparison.Ordinal);
        await Redirects(lots, $"/lots/klagomal/{id}/lardom", ("atgard", "bort"));
        Assert.DoesNotContain("Vi hälsar nu på alla.", await Read(house.Client(), "/klagomal/lardomar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_nothing_of_who_it_was_is_kept_and_no_letter_leaves()
    {
        var page = await Complains(("kind", "Time"), ("text", "Det tog ett år."), ("reach", "utan"), ("email", "smyger@example.com"), ("name", "Smyger"));
        var id = Opened(page);

        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Null(await session.LoadAsync<ComplaintContact>(id));
        Assert.Equal([], await session.Query<Notice>().Where(n => n.MeetingId == id).ToListAsync());
        Assert.Contains("svaret kommer bara hit", await Read(house.Client(), page), StringComparison.Ordinal);
        await Redirects(house.Client(), $"{page}/ta-tillbaka");
        Assert.Contains("Ni har tagit tillbaka klagomålet", await Read(house.Client(), page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_nothing_that_was_written_is_lost()
    {
        var refused = await Post(house.Client(), "/klagomal", ("text", "Så här var det."), ("reference", "inte ett nummer"), ("reach", "mejl"));
        var said = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        foreach (var expected in new[] { "Så här var det.", "inte ett nummer", "Välj vad klagomålet handlar om.", "ser inte ut som ett bokningsnummer", "Skriv e-postadressen som svaret ska gå till" })
            Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_complaint_and_with_other_words_another()
    {
        (string, string)[] form = [("nyckel", "a1"), ("kind", "Matter"), ("text", "Fel."), ("reach", "utan")];
        var first = await Redirects(house.Client(), "/klagomal", form);
        Assert.Equal(first, await Redirects(house.Client(), "/klagomal", form));
        Assert.NotEqual(first, await Redirects(house.Client(), "/klagomal", [.. form.Where(f => f.Item1 != "text"), ("text", "Fel igen.")]));
    }

    [Fact]
    public async Task An_appeal_is_explained_and_unfair_competition_goes_to_the_policy_owner()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var appeal = await Complains(("kind", "Matter"), ("text", "Jag överklagar avslaget."), ("reach", "utan"));
        await Redirects(lots, $"/lots/klagomal/{Opened(appeal)}/vidare", ("till", "Appeal"));
        Assert.Contains("ett överklagande av ett beslut", await Read(house.Client(), appeal), StringComparison.Ordinal);

        var unfair = await Complains(("kind", "UnfairCompetition"), ("text", "Kommunens gym."), ("reach", "mejl"), ("email", "gym@example.com"));
        Assert.Contains("Inställningen Complaints:PolicyOwner saknas", await Read(lots, $"/lots/klagomal/{Opened(unfair)}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(lots, $"/lots/klagomal/{Opened(unfair)}/vidare", ("till", "PolicyOwner"))).StatusCode);
        house.Services.GetRequiredService<IOptions<ComplaintOptions>>().Value.PolicyOwner = "policy@kommun.example";
        Assert.DoesNotContain("PolicyOwner saknas", await Read(lots, $"/lots/klagomal/{Opened(unfair)}"), StringComparison.Ordinal);
        await Redirects(lots, $"/lots/klagomal/{Opened(unfair)}/vidare", ("till", "PolicyOwner"));
        await Letter(NoticeKind.ComplaintPassedOn, Opened(unfair), "Ditt klagomål är lämnat vidare", "policy mot osund konkurrens");
        Assert.Equal(HttpStatusCode.Conflict, (await Post(lots, $"/lots/klagomal/{Opened(unfair)}/svar", ("utfall", "Right"), ("svar", "Nej."))).StatusCode);
    }

    [Fact]
    public async Task From_a_meetings_page_it_knows_the_meeting_and_the_one_at_the_table_it_is_about_never_sees_it()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 17));
        Assert.Contains($"/bord/{company.Key}/klagomal", await Read(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
        Assert.Contains("value=\"coordination\"", await Read(house.Client(), $"/bord/{company.Key}/klagomal"), StringComparison.Ordinal);
        var page = await Redirects(house.Client(), $"/bord/{company.Key}/klagomal", ("nyckel", "b"), ("kind", "Treatment"), ("text", "Otrevlig."), ("seat", "coordination"), ("reach", "utan"));
        var id = Opened(page.Split('?')[0]);
        var complaint = (await house.Services.GetRequiredService<SubjectLog>().Find<Complaint>(id, default))!;
        var meeting = (await house.Services.GetRequiredService<MeetingLog>().Find(company.Id, default))!;
        Assert.Equal(meeting.Places.Single(p => p.Competences.Contains("coordination")).OfficialId, complaint.AboutOfficialId);
        Assert.Equal(company.Id, complaint.MeetingId);

        var accused = await house.SignedIn(complaint.AboutOfficialId!.Value);
        var other = await house.SignedIn(SmallTown.Official("coordination", complaint.AboutOfficialId == SmallTown.Coordinator ? 2 : 1));
        Assert.Contains($"/lots/klagomal/{id}", await Read(other, "/lots/klagomal"), StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), await Read(accused, "/lots/klagomal"), StringComparison.Ordinal);
        foreach (var (path, form) in new[]
        {
            ("last", ("nasta", "x")), ("fordela", ("person", Helper.ToString())), ("svar", ("svar", "x")), ("vidare", ("till", "Appeal")), ("lardom", ("lardom", "x")),
        })
        {
            var (kept, missing) = (await Post(accused, $"/lots/klagomal/{id}/{path}", form), await Post(accused, $"/lots/klagomal/{Guid.NewGuid()}/{path}", form));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (kept.StatusCode, missing.StatusCode));
            Assert.Equal(Neutral(await missing.Content.ReadAsStringAsync()), Neutral(await kept.Content.ReadAsStringAsync()));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await accused.GetAsync($"/lots/klagomal/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await accused.GetAsync($"/personal/klagomal/{id}")).StatusCode);

        foreach (var seated in meeting.Places.Select(p => p.OfficialId))
            Assert.Equal(HttpStatusCode.Conflict, (await Post(other, $"/lots/klagomal/{id}/fordela", ("person", seated.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(other, $"/lots/klagomal/{id}/fordela", ("person", Guid.NewGuid().ToString()))).StatusCode);
        var free = new[] { 1, 2 }.Select(n => SmallTown.Official("food-control", n)).First(o => meeting.PlaceOf(o) is null);
        await Redirects(other, $"/lots/klagomal/{id}/fordela", ("person", free.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(Helper)).GetAsync($"/personal/klagomal/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_who_sat_at_the_table_may_read_it_and_hand_it_on_but_not_close_it()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 19));
        var page = await Redirects(house.Client(), $"/bord/{company.Key}/klagomal", ("nyckel", "s"), ("kind", "Matter"), ("text", "Fel svar."), ("reach", "utan"));
        var id = Opened(page.Split('?')[0]);
        var meeting = (await house.Services.GetRequiredService<MeetingLog>().Find(company.Id, default))!;
        var seated = await house.SignedIn(meeting.Places.Single(p => p.Competences.Contains("coordination")).OfficialId);

        Assert.DoesNotContain("/vidare", await Read(seated, $"/lots/klagomal/{id}"), StringComparison.Ordinal);
        foreach (var to in Enum.GetNames<ComplaintGoesTo>())
            Assert.Equal(HttpStatusCode.Conflict, (await Post(seated, $"/lots/klagomal/{id}/vidare", ("till", to))).StatusCode);
        await Redirects(seated, $"/lots/klagomal/{id}/last", ("nasta", "Någon annan tittar på det."));
        Assert.Equal(ComplaintStatus.Acknowledged, (await house.Services.GetRequiredService<SubjectLog>().Find<Complaint>(id, default))!.Status);
    }

    [Fact]
    public async Task A_booking_number_leads_to_the_meeting_and_one_that_does_not_exist_is_told_once_and_kept_as_it_was_written()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 18));
        var reference = (await company.Get()).GetProperty("reference").GetString()!;
        (string, string)[] form = [("kind", "Service"), ("text", "Inga papper."), ("reach", "utan")];

        var known = await Complains([.. form, ("reference", reference.ToLowerInvariant())]);
        var (wrong, right) = (await Post(house.Client(), "/klagomal", [.. form, ("reference", "NK-FEL1-FEL1")]), await Post(house.Client(), "/klagomal", [.. form, ("reference", "NK-FEL1-FEL1"), ("okant", "NK-FEL2-FEL2")]));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, right.StatusCode));
        var told = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("Vi hittar inget möte med det numret.", told, StringComparison.Ordinal);
        Assert.Contains("name=\"okant\" value=\"NK-FEL1-FEL1\"", told, StringComparison.Ordinal);
        Assert.Contains("Inga papper.", told, StringComparison.Ordinal);
        var unknown = await Complains([.. form, ("reference", "NK-FEL1-FEL1"), ("okant", "NK-FEL1-FEL1")]);

        Assert.Equal(company.Id, (await house.Services.GetRequiredService<SubjectLog>().Find<Complaint>(Opened(known), default))!.MeetingId);
        Assert.Equal(Neutral(await Read(house.Client(), known)), Neutral(await Read(house.Client(), unknown)));
        Assert.Contains("NK-FEL1-FEL1 (finns inte)", await Read(await house.SignedIn(SmallTown.Coordinator), $"/lots/klagomal/{Opened(unknown)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_api_it_is_received_once_followed_by_its_key_and_told_in_the_askers_language()
    {
        var key = Guid.NewGuid();
        var body = new { kind = "unfairCompetition", text = "The municipal gym.", email = "gym@example.com", language = "en" };
        var created = await Api(key, body);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var view = await created.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("received", view.GetProperty("complaint").GetProperty("status").GetString());
        Assert.Equal(created.Headers.Location, (await Api(key, body)).Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api(key, new { kind = "time", text = "Other." })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Api(Guid.NewGuid(), new { text = "No kind." })).StatusCode);
        await Letter(NoticeKind.ComplaintReceived, Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]), "We have received your complaint", "A complaint is not an appeal.");

        using var follow = new HttpRequestMessage(HttpMethod.Get, created.Headers.Location);
        follow.Headers.Authorization = new("Bearer", view.GetProperty("key").GetString());
        Assert.Equal(HttpStatusCode.OK, (await house.Client().SendAsync(follow)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync(created.Headers.Location)).StatusCode);
        Assert.Contains("counts", await house.Client().GetStringAsync("/api/v1/lessons"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whichever_button_is_pressed_the_rest_that_is_written_stays_and_what_was_done_is_said()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = Opened(await Complains(("kind", "Matter"), ("text", "Fel igen och igen."), ("reach", "utan")));
        (string, string)[] rest = [("utfall", "PartlyRight"), ("svar", "Ett halvskrivet svar."), ("drojde-svar", "Vi var sjuka."), ("lardom", "En halv lärdom.")];
        foreach (var (door, pressed, says) in new (string, (string, string)[], string)[]
        {
            ("lardom", [("atgard", "visa")], "Publicera"), ("last", [("nasta", "Vi ringer.")], "Klagomålet är läst"), ("fordela", [("person", Helper.ToString())], "Fördelat till "),
            ("lardom", [("atgard", "publicera")], "Lärdomen är publicerad."), ("lardom", [("atgard", "bort")], "Lärdomen är borttagen"),
        })
        {
            var answer = await Post(lots, $"/lots/klagomal/{id}/{door}", [.. rest, .. pressed]);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{door} said {(int)answer.StatusCode}");
            foreach (var expected in new[] { says, "Ett halvskrivet svar.</textarea>", "value=\"PartlyRight\" checked" }) Assert.Contains(expected, page, StringComparison.Ordinal);
        }

        var to = await Redirects(lots, $"/lots/klagomal/{id}/fordela", ("person", Helper.ToString()));
        Assert.Contains("Fördelat till ", await Read(lots, to), StringComparison.Ordinal);
        to = await Redirects(lots, $"/lots/klagomal/{id}/svar", ("utfall", "PartlyRight"), ("svar", "Hela svaret."));
        Assert.Contains("Svaret är skickat.", await Read(lots, to), StringComparison.Ordinal);
        Assert.DoesNotContain("Svaret är skickat.", await Read(lots, $"/lots/klagomal/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_how_many_are_closed_and_where_the_older_ones_are()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var subjects = house.Services.GetRequiredService<SubjectLog>();
        var oldest = Guid.NewGuid();
        foreach (var (id, age) in Enumerable.Range(0, 31).Select(n => (n == 30 ? oldest : Guid.NewGuid(), n)))
        {
            var at = StoryHost.Morning.AddDays(-400 - age);
            await subjects.Decide<Complaint>(id, "company", c => c.Receive(new(id, ComplaintKind.Service, null, null, null, true, "sv", at)), default);
            await subjects.Decide<Complaint>(id, "company", c => c.Withdraw(at), default);
        }

        var (some, all) = (await Read(lots, "/lots/klagomal"), await Read(lots, "/lots/klagomal?alla=ja"));
        Assert.Contains("De 30 senaste visas.", some, StringComparison.Ordinal);
        Assert.Contains("/lots/klagomal?alla=ja", some, StringComparison.Ordinal);
        Assert.DoesNotContain($"/lots/klagomal/{oldest}", some, StringComparison.Ordinal);
        Assert.Contains($"/lots/klagomal/{oldest}", all, StringComparison.Ordinal);
        Assert.DoesNotContain("senaste visas", all, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Api(Guid key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return await house.Client().SendAsync(request);
    }

    /// <summary>The complaint's own page.</summary>
    private async Task<string> Complains(params (string, string)[] form)
    {
        var once = OnceInForm().Match(await Read(house.Client(), "/klagomal")).Groups[1].Value;
        return (await Redirects(house.Client(), "/klagomal", [("nyckel", once), .. form])).Split('?')[0];
    }

    private Guid Opened(string page) => house.Services.GetRequiredService<Links>().OpensComplaint(page.Split('/')[^1])!.Value;

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, params (string, string)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(path, content);
    }

    private static async Task<string> Redirects(HttpClient client, string path, params (string, string)[] form)
    {
        var answer = await Post(client, path, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path} said {(int)answer.StatusCode}: {WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}");
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} said {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The letter of a notice, when it has left.</summary>
    private async Task Letter(NoticeKind kind, Guid complaint, params string[] says)
    {
        var store = house.Services.GetRequiredService<IDocumentStore>();
        Notice? notice = null;
        await StoryHost.Until($"{kind} was sent", async () =>
        {
            await using var session = store.QuerySession();
            notice = await session.Query<Notice>().Where(n => n.MeetingId == complaint && n.Kind == kind).FirstOrDefaultAsync();
            return notice?.State == NoticeState.Sent;
        });
        var letters = Directory.EnumerateFiles(house.Outbox, "*.eml", SearchOption.AllDirectories).Select(f => MimeKit.MimeMessage.Load(f)).ToList();
        var letter = letters.Single(l => l.MessageId!.StartsWith(notice!.Id.ToString("N"), StringComparison.Ordinal));
        Assert.Equal(says[0], letter.Subject);
        foreach (var words in says[1..]) Assert.Contains(words, letter.TextBody!.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Neutral(string page) => Unlike().Replace(page, "(id)");

    [GeneratedRegex("name=\"nyckel\" value=\"([0-9a-f]+)\"")]
    private static partial Regex OnceInForm();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{40,}")]
    private static partial Regex Unlike();
}
