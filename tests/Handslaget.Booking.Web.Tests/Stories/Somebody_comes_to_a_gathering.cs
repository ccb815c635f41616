using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Ical.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Breakfasts, lunches and days, from the coordinator's plan to who came. In a town of its own, since its clock moves.</summary>
public sealed partial class Somebody_comes_to_a_gathering(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task A_breakfast_from_plan_to_attendance_by_the_pages()
    {
        // The coordinator plans a breakfast for two; nobody sees it until it is published.
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var somebody = house.Client();
        var id = await Plans(lots, "frukost", "2027-04-14", 2);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync($"/traffar/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.PostAsync($"/traffar/{id}", new FormUrlEncodedContent([]))).StatusCode);
        await Form.Send(lots, $"/lots/traffar/{id}/publicera");
        Assert.Contains("Träffa kommunen", await Read(somebody, "/traffar?typ=frukost"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/traffar/{id}", await Read(somebody, "/traffar?typ=lunch"), StringComparison.Ordinal);
        Assert.Contains("2 platser kvar", await Read(somebody, $"/traffar/{id}"), StringComparison.Ordinal);

        // What is wrong is said, and what is written is kept.
        var (status, said) = await Posts(somebody, $"/traffar/{id}", ("company", "Kiosken AB"), ("name", ""), ("email", "asa"), ("food", "Nötter"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        foreach (var text in new[] { "Skriv namnet på den som kommer.", "E-postadressen går inte att läsa.", "Kiosken AB", "Nötter" }) Assert.Contains(text, said, StringComparison.Ordinal);

        // Two have places, the third stands in line. The form sent twice is one sign-up.
        var again = Guid.NewGuid().ToString();
        var asa = await SignsUp(id, "asa@kiosken.example", again);
        Assert.Equal(asa, await SignsUp(id, "asa@kiosken.example", again));
        var bo = await SignsUp(id, "bo@bageriet.example");
        var (twice, refused) = await Posts(somebody, $"/traffar/{id}", ("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", "asa@kiosken.example"));
        Assert.Equal(HttpStatusCode.BadRequest, twice);
        Assert.Contains("Den personen är redan anmäld", refused, StringComparison.Ordinal);
        var cia = await SignsUp(id, "cia@salongen.example");
        Assert.Contains("Ni har en plats", await Read(somebody, asa), StringComparison.Ordinal);
        Assert.Contains("Ingen står före er i kön.", await Read(somebody, cia), StringComparison.Ordinal);
        Assert.Contains("Fullt, 1 i kö", await Read(somebody, $"/traffar/{id}"), StringComparison.Ordinal);
        var confirmed = await Letter("asa@kiosken.example", "Du är anmäld");
        var invited = Assert.Single(CalendarIn(confirmed).Events);
        Assert.Equal((new DateTime(2027, 4, 14, 7, 0, 0), 0), (invited.Start!.AsUtc, invited.Sequence));
        await Letter("cia@salongen.example", "Du står i kö");

        // A place is given back: it is offered to who stands first, and her yes has it.
        await Form.Send(somebody, $"{bo}/avanmal");
        Assert.Contains("Ni är avanmälda", await Read(somebody, bo), StringComparison.Ordinal);
        Assert.Equal("CANCEL", CalendarIn(await Letter("bo@bageriet.example", "Du är avanmäld")).Method);
        await Letter("cia@salongen.example", "Ledig plats");
        Assert.Contains("tisdag 2 februari kl. 10.00", await Read(somebody, cia), StringComparison.Ordinal);
        Assert.EndsWith("klart=ja", await Form.Send(somebody, $"{cia}/ja"), StringComparison.Ordinal);
        await Letter("cia@salongen.example", "Du är anmäld");

        // Another time: all who come are told, and the calendar's entry is the same one.
        await Form.Send(lots, $"/lots/traffar/{id}/andra", [.. StagedGathering.Fields("frukost", "2027-04-15", 2)]);
        var moved = Assert.Single(CalendarIn(await Letter("asa@kiosken.example", "Ändrat")).Events);
        Assert.Equal((invited.Uid, 1, new DateTime(2027, 4, 15, 7, 0, 0)), (moved.Uid, moved.Sequence, moved.Start!.AsUtc));

        // The working day before there is one reminder, of the time that holds.
        await AtTime(new DateOnly(2027, 4, 14), 10, 1, async () =>
        {
            foreach (var reminder in await Reminders(id)) await house.Deliver(new SendNotice(reminder));
            Assert.Contains("torsdag 15 april", (await Letter("asa@kiosken.example", "Påminnelse")).TextBody, StringComparison.Ordinal);
        });

        // The morning comes. Who came is ticked at the door; the file is safe to open; what people eat is forgotten.
        Assert.Contains("sparat=fortidigt", await Form.Send(lots, $"/lots/traffar/{id}/narvaro"), StringComparison.Ordinal);
        await AtTime(new DateOnly(2027, 4, 15), 9, 30, async () =>
        {
            lots = await house.SignedIn(SmallTown.Coordinator);
            var list = await Gathering(id);
            await Form.Send(lots, $"/lots/traffar/{id}/narvaro", ("anmalan", list.SignUps[0].Id.ToString()), ("kom", "ja"));
            await Form.Send(lots, $"/lots/traffar/{id}/narvaro");
            Assert.Equal([true, null, false], (await Gathering(id)).SignUps.Select(s => s.Came));
            Assert.Contains("Mat: Nötter", await Read(lots, $"/lots/traffar/{id}"), StringComparison.Ordinal);
        });
        await AtTime(new DateOnly(2027, 4, 15), 12, 0, async () =>
        {
            lots = await house.SignedIn(SmallTown.Coordinator);
            await house.Deliver(new TidyGathering(id));
            Assert.All(await People(id), who => Assert.Null(who.Food));
            Assert.DoesNotContain("Nötter", await Read(somebody, asa), StringComparison.Ordinal);
            var figures = Months().Match(await Read(lots, "/lots/traffar")).Value;
            Assert.Contains("1 frukost", figures, StringComparison.Ordinal);
            Assert.Equal(["1", "1", "1"], Cells().Matches(figures).Select(m => m.Groups[1].Value).Where(c => c is "1").Take(3));
        });
    }

    [Fact]
    public async Task An_offer_that_nobody_answers_goes_to_the_next_when_the_clock_says_so()
    {
        var id = await Published("frukost", "2027-04-22", 1);
        var somebody = house.Client();
        var first = await SignsUp(id, "forst@kiosken.example");
        var silent = await SignsUp(id, "tyst@kiosken.example");
        var next = await SignsUp(id, "nast@kiosken.example");
        await Form.Send(somebody, $"{first}/avanmal");
        await Letter("tyst@kiosken.example", "Ledig plats");

        await AtTime(new DateOnly(2027, 2, 2), 10, 0, async () =>
        {
            // No timer has come yet, and still it is so.
            Assert.Contains("Platsen gick till nästa", await Read(somebody, silent), StringComparison.Ordinal);
            Assert.EndsWith("klart=sent", await Form.Send(somebody, $"{silent}/ja"), StringComparison.Ordinal);
            await house.Deliver(new TidyGathering(id));
            await Letter("tyst@kiosken.example", "Platsen gick till nästa");
            await Letter("nast@kiosken.example", "Ledig plats");
            Assert.EndsWith("klart=ja", await Form.Send(somebody, $"{next}/ja"), StringComparison.Ordinal);
        });
        Assert.Equal([SignUpState.Withdrawn, SignUpState.Lapsed, SignUpState.HasPlace], (await Gathering(id)).SignUps.Select(s => s.State));
        var waits = await SignsUp(id, "sist@kiosken.example");

        // Nothing that can no longer be had is promised when sign-up has closed.
        await AtTime(new DateOnly(2027, 4, 21), 12, 30, async () =>
        {
            var late = await Read(somebody, silent);
            Assert.Contains("Platsen hålls inte längre", late, StringComparison.Ordinal);
            Assert.DoesNotContain("Anmäl er på nytt", late, StringComparison.Ordinal);
            Assert.Contains("Anmälan har stängt, så inga fler platser erbjuds.", await Read(somebody, waits), StringComparison.Ordinal);
            await Form.Send(somebody, $"{next}/avanmal");
            Assert.DoesNotContain("Anmäl dig på nytt", (await Letter("nast@kiosken.example", "Du är avanmäld")).TextBody, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_lunch_for_new_companies_asks_when_and_says_kindly_no()
    {
        var id = await Published("lunch", "2027-04-20", 5);
        var somebody = house.Client();
        (string, string)[] who = [("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", "asa@lunch.example")];

        Assert.Contains("Skriv vilken månad företaget registrerades", (await Posts(somebody, $"/traffar/{id}", who)).Said, StringComparison.Ordinal);
        var (status, said) = await Posts(somebody, $"/traffar/{id}", [.. who, ("registered", "2019-05")]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("för företag som är högst 2 år. Ni är varmt välkomna", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Posts(somebody, $"/traffar/{id}", [.. who, ("registered", "2026-05")])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Posts(somebody, $"/traffar/{id}", [who[0], ("name", "Bo Berg"), who[2], ("notRegistered", "ja")])).Status);
        Assert.Equal(2, (await Gathering(id)).SignUps.Count);
        Assert.DoesNotContain("2026-05", JsonSerializer.Serialize(await People(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_with_sessions_is_cancelled_and_everybody_hears_of_it_once()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = await Published("dag", "2027-04-21", 5);
        var somebody = house.Client();
        var (_, said) = await Posts(somebody, $"/traffar/{id}", ("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", "dag@kiosken.example"), ("pass", "1"), ("pass", "2"));
        Assert.Contains("pågår samtidigt", said, StringComparison.Ordinal);
        var mine = await SignsUp(id, "dag@kiosken.example", pass: "2");
        Assert.Contains("Fråga om bygglov", (await Letter("dag@kiosken.example", "Du är anmäld")).TextBody, StringComparison.Ordinal);

        Assert.EndsWith("sparat=skal", await Form.Send(lots, $"/lots/traffar/{id}/stall-in"), StringComparison.Ordinal);
        for (var knock = 0; knock < 2; knock++) await Form.Send(lots, $"/lots/traffar/{id}/stall-in", ("skal", "Illness"));
        var letter = await Letter("dag@kiosken.example", "Inställt");
        Assert.Contains("har fått förhinder", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("CANCEL", CalendarIn(letter).Method);
        Assert.Contains("Träffen är inställd", await Read(somebody, mine), StringComparison.Ordinal);
        Assert.Contains("Träffen är inställd", await Read(somebody, $"/traffar/{id}"), StringComparison.Ordinal);
        var feed = Calendar.Load(await somebody.GetStringAsync("/traffar/kalender.ics"))!;
        Assert.Equal("CANCELLED", feed.Events.Single(e => e.Uid!.StartsWith($"{id}-", StringComparison.Ordinal)).Status);
    }

    [Fact]
    public async Task A_day_that_is_full_invites_to_none_of_its_sessions()
    {
        var id = await Published("dag", "2027-04-22", 2);
        await SignsUp(id, "forst@kiosken.example", pass: "1");
        Assert.Contains("1 plats kvar", await Read(house.Client(), $"/traffar/{id}"), StringComparison.Ordinal);
        await SignsUp(id, "sist@kiosken.example", pass: "1");

        var page = await Read(house.Client(), $"/traffar/{id}");
        Assert.Contains("Alla platser är tagna.", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("plats(er)? kvar", page);
        var sessions = (await house.Client().GetFromJsonAsync<JsonElement>($"/api/v1/gatherings/{id}")).GetProperty("sessions").EnumerateArray();
        Assert.All(sessions, s => Assert.Equal(0, s.GetProperty("placesLeft").GetInt32()));
    }

    [Fact]
    public async Task The_public_calendar_holds_what_is_published_and_says_when_nothing_has_changed()
    {
        var hidden = await Plans(await house.SignedIn(SmallTown.Coordinator), "frukost", "2027-04-27", 5);
        var shown = await Published("frukost", "2027-04-28", 5);
        await SignsUp(shown, "hemlig@kiosken.example");
        var reader = house.Client();

        var first = await reader.GetAsync("/traffar/kalender.ics");
        var told = await first.Content.ReadAsStringAsync();
        var entry = Calendar.Load(told)!.Events.Single(e => e.Uid!.StartsWith($"{shown}-", StringComparison.Ordinal));
        Assert.Equal(("Träffa kommunen", "Kvarngatan 12", new DateTime(2027, 4, 28, 7, 0, 0)), (entry.Summary, entry.Location, entry.Start!.AsUtc));
        Assert.DoesNotContain(hidden.ToString(), told, StringComparison.Ordinal);
        Assert.DoesNotContain("Kiosken", told, StringComparison.Ordinal);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/traffar/kalender.ics");
        ask.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(ask)).StatusCode);
        Assert.Contains("Meet the municipality", await reader.GetStringAsync("/traffar/kalender.ics?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_shows_its_days_first_and_plans_those_that_are_chosen_once()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        (string Name, string)[] form = [.. StagedGathering.Fields("frukost", "2027-05-04", 30), ("months", "4")];
        var (status, said) = await Posts(lots, "/lots/traffar/ny", form);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Paus: vecka med helgdag", said, StringComparison.Ordinal);
        Assert.Contains("Paus: juli", said, StringComparison.Ordinal);

        (string, string)[] chosen = [.. form, ("dag", "2027-06-01"), ("dag", "2027-08-03"), ("dag", "2027-08-04"), ("publicera", "ja")];
        for (var knock = 0; knock < 2; knock++) Assert.EndsWith("sparat=2", await Form.Send(lots, "/lots/traffar/serie", chosen), StringComparison.Ordinal);
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var planned = (await session.Query<Gathering>().Where(g => g.SeriesId != null).ToListAsync()).OrderBy(g => g.Plan.Slot.Start).ToList();
        Assert.Equal([new(2027, 6, 1), new(2027, 8, 3)], planned.Select(g => SwedishTime.Date(g.Plan.Slot.Start)));
        Assert.All(planned, g => Assert.Equal(GatheringStatus.Published, g.Status));
    }

    [Fact]
    public async Task The_api_answers_the_same_to_the_same_key_and_refuses_what_can_not_be()
    {
        var id = await Published("frukost", "2027-04-29", 1);
        var client = house.Client();
        object asked = new { company = "Kiosken AB", name = "Åsa Öberg", email = "api@kiosken.example" };
        var key = Guid.NewGuid();
        var first = await SignUp(client, id, asked, key);
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first.Body.GetRawText(), (await SignUp(client, id, asked, key)).Body.GetRawText());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignUp(client, id, new { company = "Annan AB", name = "Bo", email = "api@kiosken.example" }, key)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignUp(client, id, new { }, null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SignUp(client, Guid.NewGuid(), asked, null)).Status);
        Assert.Equal("hasPlace", first.Body.GetProperty("signUp").GetProperty("state").GetString());
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>($"/api/v1/gatherings/{id}")).GetProperty("placesLeft").GetInt32());

        var (mine, secret) = (first.Body.GetProperty("signUp").GetProperty("id").GetGuid(), first.Body.GetProperty("key").GetString()!);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/v1/sign-ups/{mine}")).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsJsonAsync($"/api/v1/sign-ups/{mine}/place", new { accepts = true })).StatusCode);
        for (var knock = 0; knock < 2; knock++) Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/v1/sign-ups/{mine}")).StatusCode);
        var gone = await client.PutAsJsonAsync($"/api/v1/sign-ups/{mine}/place", new { accepts = true });
        Assert.Equal("urn:handslaget-booking:place-has-gone", (await gone.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/v1/sign-ups/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public void A_list_in_a_file_runs_nothing_when_it_is_opened()
    {
        var gathering = new Gathering { SignUps = [new(Guid.NewGuid(), [], SignUpState.HasPlace, default)] };
        var who = new SignUpDetails { Id = gathering.SignUps[0].Id, Company = "=HYPERLINK(\"https://ond.example\")", Name = " +46 \"Bo\"; x", Email = "@SUM(A1)", Phone = "-1", Food = "Ägg" };
        var csv = ParticipantList.Csv(new(gathering, new(), ""), ParticipantList.Of(gathering, [who]), default);

        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        Assert.Equal(
            "\"'=HYPERLINK(\"\"https://ond.example\"\")\";\"' +46 \"\"Bo\"\"; x\";\"'@SUM(A1)\";\"'-1\";\"Ägg\";\"har plats\";\"\";\"\"",
            Encoding.UTF8.GetString(csv[3..]).Split("\r\n")[1]);
    }

    private async Task<Guid> Published(string kind, string date, int capacity)
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = await Plans(lots, kind, date, capacity);
        await Form.Send(lots, $"/lots/traffar/{id}/publicera");
        return id;
    }

    private static async Task<Guid> Plans(HttpClient lots, string kind, string date, int capacity) =>
        Guid.Parse((await Form.Send(lots, "/lots/traffar/ny", StagedGathering.Fields(kind, date, capacity))).Split('/')[3].Split('?')[0]);

    /// <summary>Where one's own page is.</summary>
    private async Task<string> SignsUp(Guid id, string email, string? again = null, string? pass = null)
    {
        List<(string, string)> form = [("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", email), ("food", "Nötter"), ("nyckel", again ?? Guid.NewGuid().ToString())];
        if (pass is not null) form.Add(("pass", pass));
        return (await Form.Send(house.Client(), $"/traffar/{id}", [.. form])).Split('?')[0];
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SignUp(HttpClient client, Guid id, object asked, Guid? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/gatherings/{id}/sign-ups") { Content = JsonContent.Create(asked) };
        if (key is { } given) request.Headers.Add("Idempotency-Key", given.ToString());
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>What happens at another time; then it is the morning it was again.</summary>
    private async Task AtTime(DateOnly day, int hour, int minute, Func<Task> then)
    {
        var before = house.Clock.GetUtcNow();
        house.Clock.AdjustTime(SwedishTime.At(day, new TimeOnly(hour, minute)));
        await then();
        house.Clock.AdjustTime(before);
    }

    private async Task<Gathering> Gathering(Guid id) => (await house.Services.GetRequiredService<SubjectLog>().Find<Gathering>(id, default))!;

    private async Task<IReadOnlyList<Guid>> Reminders(Guid id)
    {
        var signUps = (await Gathering(id)).SignUps.Select(s => s.Id).ToArray();
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Query<Notice>().Where(n => n.Kind == NoticeKind.GatheringReminder && n.MeetingId.IsOneOf(signUps)).ToListAsync()).Select(n => n.Id)];
    }

    private Task<IReadOnlyList<SignUpDetails>> People(Guid id) => house.Services.GetRequiredService<GatheringBook>().People(id, default);

    private async Task<MimeMessage> Letter(string to, string subject)
    {
        MimeMessage? letter = null;
        await StoryHost.Until($"\"{subject}\" is sent to {to}", () => Task.FromResult((letter = Directory.Exists(house.Outbox)
            ? Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).SingleOrDefault(m => m.To.Mailboxes.Any(a => a.Address == to) && m.Subject?.StartsWith(subject, StringComparison.Ordinal) == true)
            : null) is not null));
        return letter!;
    }

    private static Calendar CalendarIn(MimeMessage letter)
    {
        var attached = letter.Attachments.OfType<MimePart>().Single();
        using var content = new MemoryStream();
        attached.Content!.DecodeTo(content);
        return Calendar.Load(Encoding.UTF8.GetString(content.ToArray()))!;
    }

    private static async Task<(HttpStatusCode Status, string Said)> Posts(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<tbody>.*?</tbody>", RegexOptions.Singleline)]
    private static partial Regex Months();

    [GeneratedRegex("<td>(.*?)</td>")]
    private static partial Regex Cells();
}
