using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Waiting;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// A time that nobody can have is not the end: wishes of one's own that a coordinator answers, and a wait list. Each story has a competence with one
/// single official, who has only the hours that the story gives. The house is these stories' own, since they move its clock.
/// </summary>
public sealed class When_there_is_no_time(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly (string, string)[] Who = [("company", "Vätterkraft AB"), ("name", "Åsa Öberg"), ("mobile", "070-174 06 05"), ("email", "asa@vatterkraft.example")];

    [Fact]
    public async Task A_company_waits_somebody_cancels_and_the_time_becomes_its_own()
    {
        var slot = await OnlyHour("cadastral");
        var first = await Asks("property-formation");
        await first.Holds(slot.Start);
        (await first.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var (browser, second) = (house.Client(), await Asks("property-formation"));

        var none = await Read(browser, $"/boka/{second.Key}/tider");
        Assert.Contains("Ingen tid passar alla än", none, StringComparison.Ordinal);
        foreach (var way in new[] { "onska", "vantelista", "ring" }) Assert.Contains($"/boka/{second.Key}/{way}\"", none, StringComparison.Ordinal);
        Assert.Equal($"/bord/{second.Key}", await Form.Send(browser, $"/boka/{second.Key}/vantelista", Who));
        Assert.Contains("Ni står på väntelistan.", await Read(browser, $"/bord/{second.Key}"), StringComparison.Ordinal);
        Assert.Contains("hör en lots av sig", await Read(browser, $"/bord/{second.Key}"), StringComparison.Ordinal);
        await Line.Look(default);
        Assert.Null((await Meeting(second)).Slot);

        (await first.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        await Line.Look(default);

        Assert.Equal((slot.Start, true), ((await Meeting(second)).Slot!.Value.Start, (await Meeting(second)).Offered));
        var offer = await Read(browser, $"/bord/{second.Key}");
        Assert.Contains("En tid har blivit ledig. Vill ni ha den?", offer, StringComparison.Ordinal);
        var seen = Regex.Match(offer, "tacka-ja\"><input type=\"hidden\" name=\"start\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal($"/boka/{second.Key}/kontrollera", await Form.Send(browser, $"/bord/{second.Key}/tacka-ja", ("start", seen)));
        Assert.Contains("Vätterkraft AB", await Read(browser, $"/boka/{second.Key}/kontrollera"), StringComparison.Ordinal);
        Assert.EndsWith("?klart=bokat", await Form.Send(browser, $"/boka/{second.Key}/kontrollera"), StringComparison.Ordinal);

        var booked = await Meeting(second);
        Assert.Equal((MeetingStatus.Booked, slot.Start, false), (booked.Status, booked.Slot!.Value.Start, booked.IsWaiting));
    }

    [Fact]
    public async Task Asking_again_with_another_address_is_heard_and_what_can_not_be_read_is_told()
    {
        var company = await Asks("property-formation");
        var wishes = new[] { new { day = WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), 8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) } };
        foreach (var email in new[] { "fel@vatterkraft.example", "ratt@vatterkraft.example" })
            (await company.Send(HttpMethod.Put, "wishes", new { wishes, contact = new { company = "Vätterkraft AB", name = "Åsa Öberg", email } })).EnsureSuccessStatusCode();
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Equal("ratt@vatterkraft.example", (await session.LoadAsync<Contact>(company.Id))!.Email);

        var nothing = await company.Send(HttpMethod.Put, "wishes", new { wishes = new object?[] { null }, contact = new { company = "Vätterkraft AB", name = "Åsa", email = "ratt@vatterkraft.example" } });
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task The_offer_is_told_by_text_and_mail_without_names_and_only_the_mail_has_the_link()
    {
        await OnlyHour("traffic");
        var company = await Asks("traffic-exemption");
        await Joins(company, house.Clock.GetUtcNow(), "070-174 06 31", "ture@trafik.example");

        await Line.Look(default);
        await StoryHost.Until("both have left", async () => (await Told(company, NoticeKind.TimeOffered)).Count(n => n.State == NoticeState.Sent) == 2);

        var text = await Text("46701740631");
        Assert.Contains("En tid har blivit ledig", text, StringComparison.Ordinal);
        Assert.Contains("Svara senast", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("http|Trafik|Ture|traffic 1", text);
        var letter = Letter("ture@trafik.example");
        Assert.StartsWith("Ledig tid: ", letter.Subject, StringComparison.Ordinal);
        Assert.Contains($"/bord/{company.Key}", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("Trafik och|traffic 1|dispens", letter.TextBody);
    }

    [Fact]
    public async Task Who_sleeps_through_an_offer_stands_last_and_the_next_in_line_gets_the_time()
    {
        var slot = await OnlyHour("public-space");
        var now = house.Clock.GetUtcNow();
        Company[] line = [await Asks("outdoor-seating"), await Asks("outdoor-seating"), await Asks("outdoor-seating")];
        foreach (var (company, n) in line.Select((c, n) => (c, n))) await Joins(company, now.AddSeconds(n));

        await Line.Look(default);
        Assert.Equal("+--", await Offers(line));

        house.Clock.Advance((await Meeting(line[0])).HoldUntil!.Value - now);
        await StoryHost.Until("the next has it", async () => { await Line.Look(default); return (await Meeting(line[1])).IsOffered(house.Clock.GetUtcNow()); });
        Assert.Equal("-+-", await Offers(line));
        Assert.Equal(HttpStatusCode.OK, (await line[1].Send(HttpMethod.Put, "offer/decline", new { start = slot.Start })).StatusCode);
        await Line.Look(default);
        Assert.Equal("--+", await Offers(line));
        Assert.Equal(HttpStatusCode.OK, (await line[2].Send(HttpMethod.Delete, "wait-list")).StatusCode);
        await Line.Look(default);

        // Everybody has had it once. It is nobody's now, and those who wait stand as they should.
        Assert.Equal("---", await Offers(line));
        var waiting = WaitList.InLine([await Meeting(line[0]), await Meeting(line[1]), await Meeting(line[2])], house.Clock.GetUtcNow());
        Assert.Equal([line[1].Id, line[0].Id], waiting.Select(m => m.Id));
        var late = await line[1].Send(HttpMethod.Put, "offer/decline", new { start = slot.Start });
        Assert.Equal("requested", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Two_processes_that_look_at_once_offer_each_time_once_and_in_order()
    {
        var days = Enumerable.Range(16, 3).Select(n => Day(n)).ToArray();
        await Only("flammable-goods", [.. days.Select(Ten)]);
        List<Company> line = [];
        for (var n = 0; n < 6; n++)
        {
            line.Add(await Asks("flammable-goods"));
            await Joins(line[n], house.Clock.GetUtcNow().AddSeconds(n));
        }
        WaitingLine[] processes = [Line, await AnotherProcess(), await AnotherProcess()];

        await Task.WhenAll(processes.Select(p => Task.Run(() => p.Look(default))));

        Assert.Equal("+++---", await Offers([.. line]));
        Assert.Equal(days.Select(d => Ten(d).Start), (await Task.WhenAll(line.Take(3).Select(Meeting))).Select(m => m.Slot!.Value.Start).Order());
        foreach (var company in line) Assert.True((await Log.Facts(company.Id, default)).OfType<TimeOffered>().Count() <= 1);
    }

    [Fact]
    public async Task The_same_time_offered_to_two_at_once_is_one_of_theirs()
    {
        var slot = await OnlyHour("skills-supply");
        var (one, two) = (await Asks("skills-and-recruitment"), await Asks("skills-and-recruitment"));
        await Joins(one, house.Clock.GetUtcNow());
        await Joins(two, house.Clock.GetUtcNow());
        var calendars = house.Services.GetRequiredService<CalendarMemory>();
        var rules = house.Services.GetRequiredService<BookingRules>();
        var offer = calendars.At(await Meeting(one), slot.Start, house.Clock.GetUtcNow())!;

        var outcomes = await Task.WhenAll(new[] { one, two }.Select(c => Task.Run(() =>
            Log.Decide(c.Id, "waitlist", m => m.OfferTime(offer, house.Clock.GetUtcNow(), rules), default))));

        Assert.Single(outcomes, o => o is Outcome.Recorded);
        Assert.Single(outcomes, o => o is Outcome.Taken);
    }

    [Fact]
    public async Task Wishes_are_corrected_seen_refused_and_wished_again_and_one_is_booked_by_hand()
    {
        await Only("building-permit");
        var (browser, lots, company) = (house.Client(), await house.SignedIn(SmallTown.Coordinator), await Asks("sign"));
        var (saturday, day) = (SwedishTime.Monday(Day(10)).AddDays(5), Day(10));

        using var wrong = await browser.PostAsync($"/boka/{company.Key}/onska", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["dag1"] = "2027-01-04",
            ["dag2"] = $"{saturday:yyyy-MM-dd}",
            ["dag3"] = "2029-01-02",
            ["company"] = "Vätterkraft AB",
            ["name"] = "Åsa Öberg",
        }));
        var faults = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        foreach (var fault in new[] { "href=\"#dag1\">Dagen är i dag eller har varit", "href=\"#dag2\">Dagen är en lördag", "href=\"#dag3\">Dagen ligger för långt fram", "href=\"#mobile\"" })
            Assert.Contains(fault, faults, StringComparison.Ordinal);
        Assert.Contains($"value=\"{saturday:yyyy-MM-dd}\"", faults, StringComparison.Ordinal);

        await Form.Send(browser, $"/boka/{company.Key}/onska", [("dag1", $"{day:yyyy-MM-dd}"), ("del1", "Morning"), .. Who]);
        var sent = await Read(browser, $"/bord/{company.Key}");
        Assert.Contains("Era önskemål är skickade.", sent, StringComparison.Ordinal);
        Assert.Contains(People.LongDay(SwedishTime.Midnight(day), "sv", house.Clock.GetUtcNow()) + ", förmiddag", sent, StringComparison.Ordinal);
        Assert.Contains($"Ni får svar senast {People.Moment(Promised<OwnTimesWished>(house.Clock.GetUtcNow()), "sv", house.Clock.GetUtcNow())}", sent, StringComparison.Ordinal);
        Assert.Contains("egna tider önskade", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Contains("Bygglov: 1 är borta", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);

        Assert.EndsWith("?klart=onskemal-nej", await Form.Send(lots, $"/lots/bord/{company.Id}/onskemal-nej"), StringComparison.Ordinal);
        await StoryHost.Until("the company is told", async () => (await Told(company, NoticeKind.WishesRefused)).Count(n => n.State == NoticeState.Sent) == 2);
        Assert.Contains("Ingen av tiderna ni önskade går.", await Read(browser, $"/bord/{company.Key}"), StringComparison.Ordinal);

        await Form.Send(browser, $"/boka/{company.Key}/onska", [("dag1", $"{day:yyyy-MM-dd}"), .. Who]);
        var start = Ten(day).Start;
        var room = Notice.Name("room/1");
        Assert.EndsWith("?klart=bokat", await Form.Send(
            lots, $"/lots/bord/{company.Id}/boka", ("start", $"{start:O}"), ("skal", "Agreed"), ("rum", $"{room}"),
            ("plats.coordination", $"{SmallTown.Coordinator}"), ("plats.building-permit", $"{SmallTown.Official("building-permit", 1)}")), StringComparison.Ordinal);
        var booked = await Meeting(company);
        Assert.Equal((MeetingStatus.Booked, start, room, 0), (booked.Status, booked.Slot!.Value.Start, booked.RoomId!.Value, booked.Wishes.Count));
        Assert.Contains(await Told(company, NoticeKind.Asked), n => n.OfficialId == SmallTown.Official("building-permit", 1));
    }

    [Fact]
    public async Task Nobody_is_booked_by_hand_at_two_tables_in_no_room_or_for_nobody()
    {
        var slot = await OnlyHour("water-and-sewer");
        var (lots, first, second) = (await house.SignedIn(SmallTown.Coordinator), await Asks("utility-connection"), await Asks("utility-connection"));
        await first.Holds(slot.Start);
        (await first.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var taken = (await Meeting(first)).Places;
        (string, string)[] form =
        [
            ("start", $"{slot.Start:O}"), ("skal", "Agreed"), ("rum", $"{Notice.Name("room/3")}"),
            .. taken.SelectMany(p => p.Competences.Select(c => ($"plats.{c}", $"{p.OfficialId}"))),
        ];

        Assert.Contains("inte sagt vem det är", await Refused(lots, second, form), StringComparison.Ordinal);
        await Joins(second, house.Clock.GetUtcNow());
        Assert.Contains("har hunnit få ett annat bord", await Refused(lots, second, form), StringComparison.Ordinal);
        Assert.Contains("Välj ett rum", await Refused(lots, second, [.. form.Where(f => f.Item1 != "rum")]), StringComparison.Ordinal);
        Assert.Contains("Välj ett skäl", await Refused(lots, second, [.. form.Where(f => f.Item1 != "skal")]), StringComparison.Ordinal);
        Assert.Contains("ska ha en person", await Refused(lots, second, [.. form.Where(f => f.Item1 != "plats.coordination")]), StringComparison.Ordinal);
        Assert.Null((await Meeting(second)).Slot);
    }

    [Fact]
    public async Task The_doors_of_the_api_say_what_is_wrong_and_are_safe_to_knock_on_twice()
    {
        await Only("health-protection");
        var company = await Asks("health-premises");
        object contact = new { company = "Vätterkraft AB", name = "Åsa Öberg", email = "asa@vatterkraft.example" };
        var day = $"{Day(9):yyyy-MM-dd}";

        var wrong = await company.Send(HttpMethod.Put, "wishes", new { wishes = new[] { new { day = "i morgon" }, new { day }, new { day } } });
        var errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name);
        Assert.Equal(["company", "mobile", "name", "wish1", "wish3"], errors.Order());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Send(HttpMethod.Put, "wishes", new { contact })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Send(HttpMethod.Put, "wait-list", new { company = "Vätterkraft AB", name = "Åsa Öberg" })).StatusCode);

        for (var knock = 0; knock < 2; knock++)
        {
            (await company.Send(HttpMethod.Put, "wishes", new { wishes = new[] { new { day, part = "afternoon" } }, contact })).EnsureSuccessStatusCode();
            (await company.Send(HttpMethod.Put, "wait-list", contact)).EnsureSuccessStatusCode();
        }
        Assert.Single((await Log.Facts(company.Id, default)).OfType<OwnTimesWished>());
        Assert.Single((await Log.Facts(company.Id, default)).OfType<WaitListJoined>());
        var asked = (await company.Get()).GetProperty("withoutATime");
        Assert.Equal(1, asked.GetProperty("wishes").GetArrayLength());
        Assert.Equal(house.Clock.GetUtcNow(), asked.GetProperty("waitingSince").GetDateTimeOffset());
        for (var knock = 0; knock < 2; knock++) (await company.Send(HttpMethod.Delete, "wait-list")).EnsureSuccessStatusCode();

        var lots = await house.SignedIn(SmallTown.Coordinator);
        for (var knock = 0; knock < 2; knock++) (await lots.PutAsync($"/api/v1/meetings/{company.Id}/wishes/refusal", null)).EnsureSuccessStatusCode();
        Assert.True((await company.Get()).GetProperty("withoutATime").GetProperty("wishesRefused").GetBoolean());
    }

    [Fact]
    public async Task A_caller_is_put_on_the_list_by_the_coordinator()
    {
        await Only("start-up-advice");
        var (lots, company) = (await house.SignedIn(SmallTown.Coordinator), await Asks("start-company"));
        using var nobody = await lots.PostAsync($"/lots/boka/{company.Id}/vantelista", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.Conflict, nobody.StatusCode);
        (await company.Send(HttpMethod.Put, "call-back", new { company = "Vätterkraft AB", name = "Åsa Öberg", phone = "011-15 00 01" })).EnsureSuccessStatusCode();
        Assert.Contains("Ställ företaget på väntelistan", await Read(lots, $"/lots/boka/{company.Id}"), StringComparison.Ordinal);

        Assert.EndsWith("?klart=vantar", await Form.Send(lots, $"/lots/boka/{company.Id}/vantelista"), StringComparison.Ordinal);

        Assert.True((await Meeting(company)).IsWaiting);
        Assert.Contains("Företaget står på väntelistan.", await Read(lots, $"/lots/boka/{company.Id}"), StringComparison.Ordinal);
        Assert.Contains("på väntelistan", await Read(lots, "/lots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_times_nobody_waits()
    {
        await OnlyHour("fire-safety");
        var company = await Asks("fire-safety-advice");

        var refused = await company.Send(HttpMethod.Put, "wait-list", Company.Details);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("there-are-times", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var page = await house.Client().PostAsync($"/boka/{company.Key}/vantelista", new FormUrlEncodedContent(Who.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        Assert.Contains("så ni behöver inte vänta", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_silent_twice_leaves_the_list_is_told_once_and_is_called()
    {
        var days = Enumerable.Range(30, 3).Select(Day).ToArray();
        await Only("procurement", [.. days.Select(Ten)]);
        var (lots, company, before) = (await house.SignedIn(SmallTown.Coordinator), await Asks("procurement-supplier"), house.Clock.GetUtcNow().AddDays(-20));
        await Joins(company, before);
        foreach (var (day, n) in days.Take(2).Select((d, n) => (d, n)))
        {
            await Offered(company, Ten(day).Start, before.AddDays(5 * n));
            await StoryHost.Until("the offer has lapsed", async () => await Lapses(company) == n + 1);
        }

        await Line.Look(default);
        await StoryHost.Until("the company is told", async () => (await Told(company, NoticeKind.WaitEnded)).Count(n => n.State == NoticeState.Sent) == 2);

        var silent = await Meeting(company);
        Assert.Equal((false, (Slot?)null, 2), (silent.IsWaiting, silent.Slot, (await Log.Facts(company.Id, default)).Count(f => f is TimeOffered)));
        Assert.Contains("Ni står inte längre på väntelistan", await Read(house.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
        Assert.Contains("svarade inte på två erbjudna tider", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Contains("silent", await Needs(lots, company));
        (await lots.PutAsync($"/api/v1/meetings/{company.Id}/handled", null)).EnsureSuccessStatusCode();
        Assert.DoesNotContain("silent", await Needs(lots, company));
    }

    [Fact]
    public async Task The_promise_to_who_waits_is_counted_from_when_it_began_to_wait()
    {
        await Only("premises");
        var (lots, company, now) = (await house.SignedIn(SmallTown.Coordinator), await Asks("premises-search"), house.Clock.GetUtcNow());
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "company", m => m.AskForCallBack(now.AddDays(-30)), default));
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "coordinator", m => m.Handle(now.AddDays(-29)), default));
        await Joins(company, now.AddDays(-28));

        Assert.Equal(["promiseBroken", "onWaitList"], await Needs(lots, company));
        Assert.Equal(Promised<WaitListJoined>(now.AddDays(-28)), (await Listed(lots, company))!.Value.GetProperty("clock").GetDateTimeOffset());
        (await lots.PutAsync($"/api/v1/meetings/{company.Id}/handled", null)).EnsureSuccessStatusCode();

        // What is broken is not seen to by saying so: it is explained.
        Assert.Equal(["promiseBroken", "onWaitList"], await Needs(lots, company));
    }

    [Fact]
    public async Task A_promise_at_risk_is_seen_to_also_by_who_saw_to_something_before()
    {
        await Only("business-development");
        var (lots, company, now) = (await house.SignedIn(SmallTown.Coordinator), await Asks("growth-dialogue"), house.Clock.GetUtcNow());
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "company", m => m.AskForCallBack(now.AddDays(-5)), default));
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "coordinator", m => m.Handle(now.AddDays(-5)), default));
        await Joins(company, LastDayOfThePromise(now));

        Assert.Equal(["promiseAtRisk", "onWaitList"], await Needs(lots, company));
        (await lots.PutAsync($"/api/v1/meetings/{company.Id}/handled", null)).EnsureSuccessStatusCode();

        Assert.Equal(["onWaitList"], await Needs(lots, company));
    }

    [Fact]
    public async Task Who_can_not_be_told_of_an_offer_is_called()
    {
        await Only("environmental-protection", Ten(Day(33)));
        var (lots, company) = (await house.SignedIn(SmallTown.Coordinator), await Asks("sewage-heat-pump"));
        await Joins(company, house.Clock.GetUtcNow(), "070-174 06 44", "");
        await using (var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Store(new OptOut { Id = house.Services.GetRequiredService<Links>().Fingerprint("opt-out", "+46701740644"), At = house.Clock.GetUtcNow() });
            await session.SaveChangesAsync();
        }

        await Line.Look(default);
        await StoryHost.Until("both have been tried", async () => (await Told(company, NoticeKind.TimeOffered)).Count(n => n.State != NoticeState.Waiting) == 2);

        Assert.Equal(
            [(Channel.Mail, NoticeState.Failed), (Channel.Sms, NoticeState.Dropped)],
            (await Told(company, NoticeKind.TimeOffered)).Select(n => (n.Channel, n.State)).Order());
        Assert.Contains("messageFailed", await Needs(lots, company));
    }

    [Fact]
    public async Task An_offer_that_an_official_ends_is_not_the_companys_no()
    {
        var (slot, official) = (Ten(Day(34)), SmallTown.Official("detailed-planning", 1));
        await Only("detailed-planning", slot);
        var (lots, browser, company, joined) = (await house.SignedIn(SmallTown.Coordinator), house.Client(), await Asks("planning-decision"), house.Clock.GetUtcNow());
        await Joins(company, joined);
        await Line.Look(default);
        Assert.True((await Meeting(company)).Offered);

        using var away = await lots.PostAsJsonAsync($"/api/v1/officials/{official}/absences", new { start = slot.Start, end = slot.End });
        await StoryHost.Until("the time is let go of", async () => !(await Meeting(company)).Offered);

        var gone = await Form.Send(browser, $"/bord/{company.Key}/tacka-ja", ("start", $"{slot.Start:O}"));
        Assert.EndsWith("?klart=borta", gone, StringComparison.Ordinal);
        var page = await Read(browser, gone);
        Assert.Contains("Tiden kunde tyvärr inte hållas. Ni har kvar er plats i kön.", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("Ni hann inte svara|Ni tog inte tiden", page);
        Assert.DoesNotContain("Företaget tog inte den erbjudna tiden", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);
        var waiting = await Meeting(company);
        Assert.Equal((true, joined, 0), (waiting.IsInLine(house.Clock.GetUtcNow()), waiting.QueuedAt!.Value, waiting.LetPass.Count));

        var absence = await away.Content.ReadFromJsonAsync<Guid>();
        (await lots.DeleteAsync($"/api/v1/officials/{official}/absences/{absence}")).EnsureSuccessStatusCode();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await StoryHost.Until("it is offered anew", async () => { await Line.Look(default); return (await Meeting(company)).Offered; });
        await StoryHost.Until("the company is told anew", async () => (await Told(company, NoticeKind.TimeOffered)).Count == 4);
    }

    [Fact]
    public void Who_waits_keeps_its_link_and_who_waits_no_longer_does_not()
    {
        var asked = new MeetingRequested(Guid.NewGuid(), null, ["sign"], new Dictionary<string, bool>(), MeetingForm.Online, 1, false, false, "sv", StoryHost.Morning);
        Meeting After(params object[] facts) => facts.Prepend(asked).Aggregate(Meetings.Meeting.New, (m, f) => m.Evolve(f));
        var later = StoryHost.Morning.AddDays(40);

        Assert.False(new LinkLife().OpensMeeting(After(), later));
        Assert.True(new LinkLife().OpensMeeting(After(new WaitListJoined(StoryHost.Morning)), later));
        Assert.False(new LinkLife().OpensMeeting(After(new WaitListJoined(StoryHost.Morning), new WaitListLeft(later)), later));
        Assert.True(new LinkLife().OpensMeeting(After(new WaitListJoined(StoryHost.Morning), new WaitListLeft(later, BySilence: true)), later.AddDays(29)));
        Assert.False(new LinkLife().OpensMeeting(After(new WaitListJoined(StoryHost.Morning), new WaitListLeft(later, BySilence: true)), later.AddDays(31)));
        Assert.True(new LinkLife().OpensMeeting(After(new OwnTimesWished([new(new(2027, 3, 9), DayPart.Whole)], StoryHost.Morning)), later));
        Assert.True(new LinkLife().OpensMeeting(After(new WishesRefused(later.AddDays(-1))), later));
    }

    /// <summary>By when what a fact promises is due: the promise of the register, and nobody's own sum.</summary>
    private DateTimeOffset Promised<TFact>(DateTimeOffset at) => house.Services.GetRequiredService<PromiseRegister>().DueIf<TFact>(at, new())!.Value;

    /// <summary>A moment long enough ago for the promise of a time to be on its last day now.</summary>
    private DateTimeOffset LastDayOfThePromise(DateTimeOffset now)
    {
        var began = now;
        while (Promised<WaitListJoined>(began.AddDays(-1)) > now) began = began.AddDays(-1);
        return began;
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    private WaitingLine Line => house.Services.GetRequiredService<WaitingLine>();

    private async Task<Meeting> Meeting(Company company) => (await Log.Find(company.Id, default))!;

    private Task<Company> Asks(string caseType) => Company.Asks(house.Client(), new { caseTypes = new[] { caseType } });

    private async Task Joins(Company company, DateTimeOffset at, string mobile = "070-174 06 05", string email = "asa@vatterkraft.example") => Assert.IsType<Outcome.Recorded>(
        await Log.Decide(company.Id, "company", m => m.JoinWaitList(hasTimes: false, at), default, session => session.Store(new Contact
        {
            Id = company.Id,
            Company = "Vätterkraft AB",
            Name = "Ture Trafik",
            Mobile = "+46" + mobile[1..].Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            Email = email,
        })));

    /// <summary>A time is offered as the watch would have done it then. One that was offered long ago lapses at once.</summary>
    private async Task Offered(Company company, DateTimeOffset start, DateTimeOffset at)
    {
        var offer = house.Services.GetRequiredService<CalendarMemory>().At(await Meeting(company), start, house.Clock.GetUtcNow())!;
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "waitlist", m => m.OfferTime(offer, at, new()), default));
    }

    /// <summary>How many offers have lapsed, with the timer's knock if it has not come yet.</summary>
    private async Task<int> Lapses(Company company)
    {
        await Log.Decide(company.Id, "timer", m => m.ExpireHold(house.Clock.GetUtcNow()), default);
        return (await Log.Facts(company.Id, default)).Count(f => f is OfferLapsed);
    }

    private static async Task<JsonElement?> Listed(HttpClient lots, Company company) =>
        (await lots.GetFromJsonAsync<JsonElement>("/api/v1/coordination?limit=200")).GetProperty("meetings").EnumerateArray()
            .Select(m => (JsonElement?)m).FirstOrDefault(m => m!.Value.GetProperty("meetingId").GetGuid() == company.Id);

    private static async Task<IReadOnlyList<string>> Needs(HttpClient lots, Company company) =>
        await Listed(lots, company) is { } card ? [.. card.GetProperty("needs").EnumerateArray().Select(n => n.GetString()!)] : [];

    /// <summary>Who in line has an offer: "+-" when the first has one and the second has not.</summary>
    private async Task<string> Offers(Company[] line) =>
        string.Concat((await Task.WhenAll(line.Select(Meeting))).Select(m => m.IsOffered(house.Clock.GetUtcNow()) ? '+' : '-'));

    /// <summary>Another process of the same service: its own memory of the calendars, the same database.</summary>
    private async Task<WaitingLine> AnotherProcess()
    {
        var s = house.Services;
        var (store, rules, names) = (s.GetRequiredService<IDocumentStore>(), s.GetRequiredService<BookingRules>(), s.GetRequiredService<StoreNames>());
        var calendars = new CalendarMemory(store, names, rules, house.Clock, NullLogger<CalendarMemory>.Instance);
        await calendars.Load(CancellationToken.None);
        return new(store, new MeetingLog(store, s.GetRequiredService<IWolverineRuntime>(), calendars, rules, names, house.Clock), calendars, rules, house.Clock, NullLogger<WaitingLine>.Instance);
    }

    /// <summary>So many working days ahead.</summary>
    private DateOnly Day(int ahead) => WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), ahead);

    private static Slot Ten(DateOnly day) => SwedishTime.Between(day, new(10, 0), new(11, 15));

    /// <summary>The only official with a competence, with one hour on a day that no other story uses.</summary>
    private async Task<Slot> OnlyHour(string competence)
    {
        var hour = Ten(Day(20 + Array.IndexOf(["cadastral", "traffic", "public-space", "water-and-sewer", "fire-safety", "skills-supply"], competence)));
        await Only(competence, hour);
        return Slot.From(hour.Start, TimeSpan.FromHours(1));
    }

    private async Task Only(string competence, params Slot[] free)
    {
        var id = SmallTown.Official(competence, 1);
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        DateTimeOffset[] edges = [StoryHost.Morning.AddDays(-7), .. free.SelectMany(f => new[] { f.Start, f.End }), StoryHost.Morning.AddYears(2)];
        object[] facts =
        [
            new OfficialRegistered(id, "tuk-naringsliv"), new CompetenceGranted(competence, null), new CapacitySet(20),
            new WorkingHoursSet([.. week.Select(day => new WorkingHours(day, new TimeOnly(8, 0), new TimeOnly(17, 0)))]),
            .. edges.Chunk(2).Select(away => new AbsenceRegistered(Guid.CreateVersion7(), new Slot(away[0], away[1]))),
        ];
        await house.Services.GetRequiredService<RegisterLog>().Begin<Official>(
            id, facts, "test", default, session => session.Store(new Person { Id = id, Name = $"{competence} 1", Email = $"{competence}@test.example" }));
        await StoryHost.Until("the calendars know of it", () => Task.FromResult(house.Services.GetRequiredService<CalendarMemory>().IsHeld(competence)));
    }

    private async Task<IReadOnlyList<Notice>> Told(Company company, NoticeKind kind)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(n => n.MeetingId == company.Id && n.Kind == kind).ToListAsync();
    }

    private async Task<string> Text(string number) =>
        (await Task.WhenAll(Directory.GetFiles(house.Outbox, "*.txt").Select(f => File.ReadAllTextAsync(f)))).Single(t => t.Contains(number, StringComparison.Ordinal));

    private MimeMessage Letter(string to) =>
        Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).Single(m => m.To.Mailboxes.Any(a => a.Address == to));

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Refused(HttpClient lots, Company company, (string Name, string Value)[] form)
    {
        using var answer = await lots.PostAsync($"/lots/bord/{company.Id}/boka", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
