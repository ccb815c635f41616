using System.Net;
using System.Net.Http.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Tests.Delivery;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Mötesplats Norrköping from the plan to the figures, by the pages. In a town of its own, since its clock moves.</summary>
public sealed class A_dialogue_week(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly Guid Hall = Notice.Name("room/1"), Attic = Notice.Name("room/2");

    private static readonly Guid Official = SmallTown.Official("food-control", 1);

    [Fact]
    public async Task From_wishes_to_a_programme_for_everybody()
    {
        // Given a week with one table for two companies on Tuesday morning; nobody sees it until it is open.
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var somebody = house.Client();
        var politician = await StagedWeek.Politician(lots, "Vera Vald", "tuk-naringsliv");
        var id = await StagedWeek.Plan(lots, "2027-05-11", "2027-04-23");
        Assert.Contains("sparat=TablesDoNotFit", await Form.Send(lots, $"/lots/motesplats/{id}/oppna"), StringComparison.Ordinal);
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema1", "2027-05-11", "09:00", "10:00", Hall, politician, Official));
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync($"/traffar/{id}")).StatusCode);
        Assert.EndsWith("sparat=oppen", await Form.Send(lots, $"/lots/motesplats/{id}/oppna"), StringComparison.Ordinal);
        Assert.Contains("Vid borden avgörs inga ärenden", await Read(somebody, $"/traffar/{id}"), StringComparison.Ordinal);

        // When three companies wish for the same morning, and one changes its mind about what to talk of
        Assert.Contains("Välj minst ett tema.", await Posted(somebody, $"/traffar/{id}", StagedWeek.Wish("Kiosken AB", "asa@kiosken.example", ["2027-05-11-fm"])), StringComparison.Ordinal);
        List<string> keys = [];
        foreach (var name in new[] { "asa", "bo", "cia" })
            keys.Add(await StagedWeek.Wishes(house.Client(), id, StagedWeek.Wish($"{name} AB", $"{name}@onskar.example", ["2027-05-11-fm"], "tema1")));
        Assert.Contains("Inget av temana har bord på de halvdagar", await Posted(somebody, $"/traffar/{id}", StagedWeek.Wish("Kiosken AB", "kiosk@onskar.example", ["2027-05-14-em"], "tema1")), StringComparison.Ordinal);
        Assert.Contains("Det finns redan en önskan med den adressen.", await Posted(somebody, $"/traffar/{id}", StagedWeek.Wish("Andra AB", "ASA@onskar.example", ["2027-05-11-fm"], "tema1")), StringComparison.Ordinal);
        await Form.Send(somebody, $"/traffar/anmalan/{keys[0]}/onska", ("tema1", "tema1"), ("tema2", "tema2"), ("tid", "2027-05-11-fm"), ("antal", "1"), ("question", "Parkering?"));
        Assert.Contains("<small>3 företag har önskat bord</small>", await Read(lots, "/lots/traffar"), StringComparison.Ordinal);
        Assert.Contains("Ni önskar", (await Letter("bo@onskar.example", "Er önskan")).TextBody, StringComparison.Ordinal);
        Assert.Contains("sparat=WishesAreOpen", await Form.Send(lots, $"/lots/motesplats/{id}/lagg"), StringComparison.Ordinal);

        await AtTime(new DateOnly(2027, 4, 23), 12, 30, async () =>
        {
            // and the coordinator lays the week, sees what it comes to, and publishes it,
            lots = await house.SignedIn(SmallTown.Coordinator);
            Assert.EndsWith("sparat=lagd", await Form.Send(lots, $"/lots/motesplats/{id}/lagg"), StringComparison.Ordinal);
            var proposal = await Read(lots, $"/lots/motesplats/{id}");
            foreach (var text in new[] { "Bättre än så går det inte enligt regeln", "2 av 2", "Inget bord" }) Assert.Contains(text, proposal, StringComparison.Ordinal);
            Assert.Contains("Nu lägger vi veckan", await Read(somebody, $"/traffar/anmalan/{keys[0]}"), StringComparison.Ordinal);
            Assert.EndsWith("sparat=ute", await Form.Send(lots, $"/lots/motesplats/{id}/publicera"), StringComparison.Ordinal);

            // then two have a table, one stands in line, and each is told why.
            var week = await Week(id);
            Assert.Contains($"Lotten som drogs var {week.Lot}.", await Read(somebody, $"/traffar/{id}"), StringComparison.Ordinal);
            var none = week.SignUps.Single(s => s.State == SignUpState.InLine);
            var (alone, has) = (keys[week.SignUps.ToList().IndexOf(none)], week.SignUps.First(s => s.State == SignUpState.HasPlace));
            var gone = keys[week.SignUps.ToList().IndexOf(has)];
            var mail = await Letter(await MailOf(none.Id), "Ni står i kö");
            foreach (var text in new[] { "Mark och lokaler hade 2 sittningar, 2 av dem på tider då ni kan, och 3 företag önskade det.", "lotten avgjorde", "Ni hade lott 3 av 3." }) Assert.Contains(text, mail.TextBody, StringComparison.Ordinal);
            Assert.Contains("Ni fick ert förstaval: Mark och lokaler.", (await Letter(await MailOf(has.Id), "Ert program")).TextBody, StringComparison.Ordinal);
            Assert.Contains("2 företag", (await Letter("food-control1@test.example", "Dina bord")).TextBody, StringComparison.Ordinal);
            Assert.Contains("Ni möter Vera Vald och food-control 1.", await Read(somebody, $"/traffar/anmalan/{gone}"), StringComparison.Ordinal);
            Assert.Contains("You meet Vera Vald and food-control 1.", await Read(house.Client(), $"/traffar/anmalan/{gone}?lang=en"), StringComparison.Ordinal);

            // Everybody has their programme in their calendar, and the town's says what anybody may know.
            var sitting = week.Plan.Sessions.Single(s => s.Key == has.Sessions[0]).Slot;
            await Reads($"/traffar/anmalan/{gone}/kalender.ics", $"{has.Id}-{has.Sessions[0]}", sitting, "Mötesplats Norrköping: Mark och lokaler", cancelled: false);
            await Reads($"/traffar/{id}/kalender.ics", $"{id}-bord1", week.Plan.Week!.Tables[0].Block, "Mötesplats Norrköping: Mark och lokaler", cancelled: false);
            await Reads(await Feed(await house.SignedIn(politician), "/personal/tid/prenumeration"), $"{id}-bord{has.Sessions[0]}", sitting, $"Mark och lokaler: {await CompanyOf(has.Id)}", cancelled: false);
            var ofTheRoom = await house.Client().GetStringAsync(await Feed(lots, $"/lots/rum/{Hall}/prenumeration"));
            Assert.Contains("Mötesplats", ofTheRoom, StringComparison.Ordinal);
            Assert.DoesNotContain(" AB", ofTheRoom, StringComparison.Ordinal);

            // When one withdraws, the one in line is offered the sitting, and takes it.
            await Form.Send(somebody, $"/traffar/anmalan/{gone}/avanmal");
            await Reads($"/traffar/anmalan/{gone}/kalender.ics", $"{has.Id}-{has.Sessions[0]}", sitting, "Inställt: Mötesplats Norrköping: Mark och lokaler", cancelled: true);
            Assert.DoesNotContain((await Letter(await MailOf(has.Id), "Du är avanmäld")).BodyParts, p => p.ContentType.IsMimeType("text", "calendar")); // it would be of one sitting
            Assert.Contains("tisdag 11 maj", (await Letter(await MailOf(none.Id), "Ledig plats")).TextBody, StringComparison.Ordinal);
            Assert.Contains("svara ja eller nej", await Read(somebody, $"/traffar/anmalan/{alone}"), StringComparison.Ordinal);
            Assert.EndsWith("klart=ja", await Form.Send(somebody, $"/traffar/anmalan/{alone}/ja"), StringComparison.Ordinal);
            Assert.Contains("Ni har ett bord", await Read(somebody, $"/traffar/anmalan/{alone}"), StringComparison.Ordinal);
        });

        // The week is held: who came is ticked, and the figures are public.
        await AtTime(new DateOnly(2027, 5, 15), 9, 0, async () =>
        {
            lots = await house.SignedIn(SmallTown.Coordinator);
            await Form.Send(lots, $"/lots/traffar/{id}/narvaro");
            var figures = await house.Services.GetRequiredService<PublicFigures>().All(default);
            Assert.Equal([1m, 100m, 2m], new[] { "dialogue-tables", "dialogue-sittings", "dialogue-companies" }.Select(key => figures.Single(f => f.Figure.Key == key).Points.Single().Value!.Value));

            // Nobody is counted at the door of a week, so it has no row among what was held.
            var list = await Read(lots, "/lots/traffar");
            Assert.Contains("<small>2 företag har bord</small>", list, StringComparison.Ordinal);
            Assert.DoesNotContain("<th scope=\"row\">2027-05</th>", list, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Nobody_sits_at_two_tables_and_a_clash_says_whom_it_is_about()
    {
        // Given a week that is open: its official and its room are taken, and the search for a table sees it.
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var politician = await StagedWeek.Politician(lots, "Viggo Vald", "tuk-naringsliv");
        var first = await Tables(lots, "2027-05-18", Hall, politician, Official);
        Assert.EndsWith("sparat=oppen", await Form.Send(lots, $"/lots/motesplats/{first}/oppna"), StringComparison.Ordinal);
        var (calendars, block) = (house.Services.GetRequiredService<CalendarMemory>(), SwedishTime.Between(new(2027, 5, 18), new(9, 0), new(10, 0)));
        var meeting = Meeting.New with { Seats = [new("food-control", true, "", new("", ""), false)] };
        Assert.All(calendars.Find(meeting, block.Start, block.End, 50, house.Clock.GetUtcNow()), o => Assert.DoesNotContain(Official, o.Places.Select(p => p.OfficialId)));

        // When another week wants the same official, and a breakfast the same room
        var second = await Tables(lots, "2027-05-18", Attic, await StagedWeek.Politician(lots, "Vilma Vald", "tuk-naringsliv"), Official);
        var breakfast = Guid.Parse((await Form.Send(lots, "/lots/traffar/ny", [.. StagedGathering.Fields("frukost", "2027-05-18", 5), ("room", Hall.ToString())])).Split('/')[3].Split('?')[0]);

        // then neither is published, and both say what is in the way.
        Assert.EndsWith("sparat=upptaget", await Form.Send(lots, $"/lots/motesplats/{second}/oppna"), StringComparison.Ordinal);
        Assert.Contains($"food-control 1, tisdag 18 maj kl. 09.00–10.00: <a href=\"/lots/traffar/{first}\">", await Read(lots, $"/lots/motesplats/{second}"), StringComparison.Ordinal);
        Assert.EndsWith("sparat=upptaget", await Form.Send(lots, $"/lots/traffar/{breakfast}/publicera"), StringComparison.Ordinal);
        Assert.Contains("Rum 1, tisdag 18 maj kl. 09.00–10.00", await Read(lots, $"/lots/traffar/{breakfast}"), StringComparison.Ordinal);

        // When the first week is cancelled, their time is theirs again.
        await Form.Send(lots, $"/lots/traffar/{first}/stall-in", ("skal", "Other"));
        Assert.EndsWith("sparat=ute", await Form.Send(lots, $"/lots/traffar/{breakfast}/publicera"), StringComparison.Ordinal);
        Assert.EndsWith("sparat=oppen", await Form.Send(lots, $"/lots/motesplats/{second}/oppna"), StringComparison.Ordinal);

        // When the breakfast's room is closed then, its page leads to the breakfast.
        await Form.Send(lots, $"/lots/rum/{Hall}/stangt", ("nyckel", Guid.NewGuid().ToString()), ("fran", "2027-05-18"), ("end", "2027-05-18"));
        Assert.Contains($"href=\"/lots/traffar/{breakfast}\"", await Read(lots, $"/lots/rum/{Hall}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/lots/bord/{breakfast}", await Read(lots, $"/lots/rum/{Hall}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_politician_answers_for_no_competence()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var politician = await StagedWeek.Politician(lots, "Valter Vald", "tuk-naringsliv");
        Assert.Contains("En förtroendevald svarar inte för kompetenser", await Posted(lots, $"/lots/register/{politician}/kompetens", [("kompetens", "food-control")]), StringComparison.Ordinal);
        using var granted = await lots.PutAsJsonAsync($"/api/v1/officials/{politician}/competences/food-control", new { validTo = (DateOnly?)null });
        Assert.Equal(HttpStatusCode.BadRequest, granted.StatusCode);
        Assert.Contains("En förtroendevald svarar inte för kompetenser", await granted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Ta bort kompetenserna först", await Posted(lots, $"/lots/register/{Official}/uppgifter", [("name", "food-control 1"), ("email", "food-control1@test.example"), ("unit", "tuk-naringsliv"), ("isPolitician", "ja")]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_again_with_another_address_is_another_wish()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var id = await Tables(lots, "2027-06-01", Hall, await StagedWeek.Politician(lots, "Vidar Vald", "tuk-naringsliv"), SmallTown.Official("food-control", 2));
        await Form.Send(lots, $"/lots/motesplats/{id}/oppna");
        var form = StagedWeek.Wish("Först AB", "forst@igen.example", ["2027-06-01-fm"], "tema1");
        var first = await StagedWeek.Wishes(house.Client(), id, form);
        Assert.Equal(first, await StagedWeek.Wishes(house.Client(), id, form));
        Assert.NotEqual(first, await StagedWeek.Wishes(house.Client(), id, [form[0], .. StagedWeek.Wish("Sedan AB", "sedan@igen.example", ["2027-06-01-fm"], "tema1")[1..]]));
        Assert.Equal(2, (await Week(id)).SignUps.Count);
        Assert.Equal("forst@igen.example", await MailOf((await Week(id)).SignUps[0].Id));
    }

    [Fact]
    public async Task Two_who_change_the_tables_at_once_keep_both_changes_and_only_who_may_sit_there_sits_there()
    {
        // Given a week with a table, as two coordinators both see it
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var (politician, another) = (await StagedWeek.Politician(lots, "Viola Vald", "tuk-naringsliv"), SmallTown.Official("food-control", 2));
        var id = await Tables(lots, "2027-06-08", Hall, politician, another);
        var (desk, seen) = (house.Services.GetRequiredService<WeekDesk>(), (await house.Services.GetRequiredService<GatheringBook>().Find(id, default))!);

        // when one adds a table in the afternoon, and the other takes the first away,
        foreach (var from in new[] { "13:00", "15:00" })
            Assert.False((await desk.AddTables(seen, new(["2027-06-08"], from, from[..3] + "45", "tema1", Hall.ToString(), politician.ToString(), another.ToString()), "test", "sv", default)).Fields.HasErrors);
        await desk.RemoveTable(seen, "1", "test", default);

        // then both are done, and no key comes back.
        Assert.Equal(["2", "3"], (await Week(id)).Plan.Week!.Tables.Select(t => t.Key));

        // Nobody sits there who is not in the register, or has the other role.
        foreach (var (field, who, fault) in new[] { ("politiker", another, "Välj en politiker."), ("tjansteperson", politician, "Välj en tjänsteperson."), ("tjansteperson", Guid.NewGuid(), "Välj en tjänsteperson."), ("rum", Guid.NewGuid(), "Välj ett rum.") })
            Assert.Contains(fault, await Posted(lots, $"/lots/motesplats/{id}/bord/2", [(field, who.ToString())]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gathering_from_before_takes_its_time_at_the_next_start_and_says_what_is_in_the_way()
    {
        // Given two breakfasts, published at one time in one room while gatherings took nobody's time
        var (lots, names) = (await house.SignedIn(SmallTown.Coordinator), house.Services.GetRequiredService<StoreNames>());
        List<string> at = [];
        for (var n = 0; n < 2; n++)
        {
            at.Add((await Form.Send(lots, "/lots/traffar/ny", [.. StagedGathering.Fields("frukost", "2027-06-15", 5), ("room", Attic.ToString())])).Split('?')[0]);
            Assert.EndsWith("sparat=ute", await Form.Send(lots, $"{at[n]}/publicera"), StringComparison.Ordinal);
            await using var forget = names.Data.CreateCommand($"delete from {names.Schema}.claim where meeting_id = '{at[n].Split('/')[3]}'");
            await forget.ExecuteNonQueryAsync();
        }

        // when the house starts, and starts again,
        for (var n = 0; n < 2; n++) await house.Services.GetRequiredService<OlderGatherings>().TakeTheirTime(default);

        // then one of them has the room, and the page of the other says so.
        var pages = new[] { await Read(lots, at[0]), await Read(lots, at[1]) };
        Assert.Single(pages, p => p.Contains("Det här står i vägen.", StringComparison.Ordinal));

        // A series that can not be published on a day says which.
        var answer = await Form.Send(lots, "/lots/traffar/serie", [.. StagedGathering.Fields("frukost", "2027-06-15", 5), ("room", Attic.ToString()), ("months", "2"), ("dag", "2027-06-15"), ("publicera", "ja")]);
        Assert.Equal("/lots/traffar?sparat=1&ej=2027-06-15", answer);
        Assert.Contains("för rummet är upptaget då: tisdag 15 juni 2027.", await Read(lots, answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_away_leaves_a_gap_that_the_board_and_the_weeks_page_tell_of()
    {
        // Given a week that is open
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var politician = await StagedWeek.Politician(lots, "Vendela Vald", "tuk-naringsliv");
        var id = await Tables(lots, "2027-06-22", Hall, politician, SmallTown.Official("food-control", 2));
        await Form.Send(lots, $"/lots/motesplats/{id}/oppna");
        Assert.DoesNotContain($"/lots/motesplats/{id}#bord", await Read(lots, "/lots"), StringComparison.Ordinal);

        // when the politician will be away,
        await Form.Send(lots, $"/lots/register/{politician}/franvaro", ("fran", "2027-06-21"), ("till", "2027-06-23"), ("nyckel", Guid.NewGuid().ToString()));

        // then it is told, until somebody else sits there.
        Assert.Contains($"/lots/motesplats/{id}#bord", await Read(lots, "/lots"), StringComparison.Ordinal);
        Assert.Contains("Borta då: Vendela Vald. Byt.", await Read(lots, $"/lots/motesplats/{id}"), StringComparison.Ordinal);
        await Form.Send(lots, $"/lots/motesplats/{id}/bord/1", ("politiker", (await StagedWeek.Politician(lots, "Vilhelm Vald", "tuk-naringsliv")).ToString()));
        Assert.DoesNotContain($"/lots/motesplats/{id}#bord", await Read(lots, "/lots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_with_two_tables_gives_one_back_and_those_at_the_tables_see_who_comes()
    {
        // Given a week with a table in the morning, two in the afternoon, and a company that wishes for both themes
        var (lots, monday) = (await house.SignedIn(SmallTown.Coordinator), new DateOnly(2027, 5, 24));
        var politician = await StagedWeek.Politician(lots, "Veronika Vald", "tuk-naringsliv");
        var id = await Tables(lots, "2027-05-25", Hall, politician, Official);
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema2", "2027-05-25", "13:00", "13:30", Hall, politician, SmallTown.Official("food-control", 2)));
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema2", "2027-05-26", "13:00", "13:30", Hall, politician, Official));
        await Form.Send(lots, $"/lots/motesplats/{id}/oppna");
        var key = await StagedWeek.Wishes(house.Client(), id, [.. StagedWeek.Wish("Tvåbord AB", "tva@bord.example", ["2027-05-25-fm", "2027-05-25-em"], "tema1", "tema2").Where(f => f.Item1 != "antal"), ("antal", "2")]);
        Assert.Contains("Vilka du möter ser du här när veckan är lagd.", await Read(await house.SignedIn(politician), "/personal"), StringComparison.Ordinal);

        await AtTime(monday.AddDays(-28), 12, 30, async () =>
        {
            lots = await house.SignedIn(SmallTown.Coordinator);
            foreach (var step in new[] { "lagg", "publicera" }) await Form.Send(lots, $"/lots/motesplats/{id}/{step}");

            // then whoever sits there sees it among their tables, in order of time, with place, theme and who comes; and of nobody else's.
            var between = await Answered(new DateOnly(2027, 5, 26), "food-control");
            var shown = await Read(between.Official, "/personal");
            Assert.True(shown.IndexOf("tisdag 25 maj", StringComparison.Ordinal) < shown.IndexOf($"/personal/bord/{between.Meeting}", StringComparison.Ordinal), shown);
            var (politicians, officials) = (await Read(await house.SignedIn(politician), "/personal"), await Read(await house.SignedIn(Official), "/personal"));
            foreach (var text in new[] { "tisdag 25 maj kl. 09.00–10.00", "Rum 1, Trädgårdsgatan 21", "Mark och lokaler", "Tillsammans med food-control 1", "Tvåbord AB", "Vi vill öppna en kiosk.", "Ingen än" })
                Assert.Contains(text, politicians, StringComparison.Ordinal);
            Assert.True(politicians.IndexOf("Mark och lokaler", StringComparison.Ordinal) < politicians.IndexOf("Kompetens", StringComparison.Ordinal));
            Assert.Contains("Tillsammans med Veronika Vald", officials, StringComparison.Ordinal);
            Assert.DoesNotContain("tisdag 25 maj kl. 13.00–13.30", officials, StringComparison.Ordinal);
            Assert.Contains("onsdag 26 maj kl. 13.00–13.30", officials, StringComparison.Ordinal);

            // When the company gives back the morning
            var page = await Read(house.Client(), $"/traffar/anmalan/{key}");
            Assert.Contains("Lämna Mark och lokaler, tisdag 25 maj kl. 09.00–09.25", page, StringComparison.Ordinal);
            Assert.EndsWith("klart=lamnat", await Form.Send(house.Client(), $"/traffar/anmalan/{key}/lamna/1.1"), StringComparison.Ordinal);

            // then it keeps the afternoon, its calendar and a letter say so, and those at the table see it.
            page = await Read(house.Client(), $"/traffar/anmalan/{key}?klart=lamnat");
            foreach (var text in new[] { "Det ni har kvar står här nedanför.", "Ni har ett bord", "Ni har lämnat tillbaka tisdag 25 maj kl. 09.00–09.25: Mark och lokaler", "Avanmäl oss" }) Assert.Contains(text, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Lämna tillbaka en av platserna", page, StringComparison.Ordinal);
            var (signUp, day) = ((await Week(id)).SignUps.Single(), new DateOnly(2027, 5, 25));
            await Reads($"/traffar/anmalan/{key}/kalender.ics", $"{signUp.Id}-1.1", SwedishTime.Between(day, new(9, 0), new(9, 25)), "Inställt: Mötesplats Norrköping: Mark och lokaler", cancelled: true);
            await Reads($"/traffar/anmalan/{key}/kalender.ics", $"{signUp.Id}-2.1", SwedishTime.Between(day, new(13, 0), new(13, 25)), "Mötesplats Norrköping: Kompetens", cancelled: false);
            var letter = (await Letter("tva@bord.example", "Ni har lämnat tillbaka ett bord")).TextBody!;
            Assert.True(letter.IndexOf("Mark och lokaler", StringComparison.Ordinal) < letter.IndexOf("Ni sitter fortfarande här", StringComparison.Ordinal));
            Assert.DoesNotContain("Tvåbord AB", await Read(await house.SignedIn(Official), "/personal"), StringComparison.Ordinal);

            // To give back the last is to withdraw.
            await Form.Send(house.Client(), $"/traffar/anmalan/{key}/lamna/2.1");
            Assert.Contains("Ni är avanmälda. Tack för att ni sa till.", await Read(house.Client(), $"/traffar/anmalan/{key}?klart=lamnat"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Tables_that_clash_are_named_and_nothing_that_was_written_is_lost()
    {
        // Given a table on Tuesday morning
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var (politician, another) = (await StagedWeek.Politician(lots, "Vanja Vald", "tuk-naringsliv"), await StagedWeek.Politician(lots, "Vilgot Vald", "tuk-naringsliv"));
        var id = await Tables(lots, "2027-06-29", Hall, politician, Official);

        // when another is added with the same people half an hour later, then both are named, and whom and what it is about.
        var said = await Posted(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema2", "2027-06-29", "09:30", "10:30", Attic, politician, Official));
        const string Clash = "Mark och lokaler, tisdag 29 juni kl. 09.00–10.00, krockar med Kompetens, tisdag 29 juni kl. 09.30–10.30: ";
        Assert.Contains($"{Clash}Vanja Vald och food-control 1 behövs vid båda. Välj en annan tid", said, StringComparison.Ordinal);
        foreach (var kept in new[] { "value=\"09:30\"", "value=\"10:30\"", "value=\"2027-06-29\" checked", "value=\"tema2\" selected", $"value=\"{Attic}\" selected", $"value=\"{politician}\" selected", $"value=\"{Official}\" selected" })
            Assert.Contains(kept, said, StringComparison.Ordinal);

        // Likewise when somebody is put at a second table,
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema2", "2027-06-29", "09:30", "10:30", Attic, another, SmallTown.Official("food-control", 2)));
        said = await Posted(lots, $"/lots/motesplats/{id}/bord/2", [("rum", Hall.ToString()), ("politiker", politician.ToString()), ("tjansteperson", SmallTown.Official("food-control", 2).ToString())]);
        Assert.Contains($"{Clash}Rum 1 och Vanja Vald behövs vid båda.", said, StringComparison.Ordinal);
        foreach (var kept in new[] { $"value=\"{Hall}\" selected", $"value=\"{politician}\" selected" }) Assert.Contains(kept, said, StringComparison.Ordinal);

        // and when the sittings no longer fit.
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema2", "2027-06-30", "09:00", "09:25", Attic, another, Official));
        said = await Posted(lots, $"/lots/motesplats/{id}/andra", [.. StagedWeek.Fields("2027-06-29", "2027-04-23").Where(f => f.Item1 != "sitting"), ("sitting", "30")]);
        Assert.Contains("Kompetens, onsdag 30 juni kl. 09.00–09.25, är för kort för en sittning på 30 minuter.", said, StringComparison.Ordinal);
        Assert.Contains("value=\"30\"", said, StringComparison.Ordinal);
    }

    /// <summary>A table that a company has booked, and that whoever sits there for a competence has said yes to.</summary>
    private async Task<(HttpClient Official, Guid Meeting)> Answered(DateOnly day, string competence)
    {
        var (company, start) = await Company.WithATable(house.Client(), day);
        var meeting = (await house.Services.GetRequiredService<MeetingLog>().Find(company.Id, default))!;
        var official = await house.SignedIn(meeting.Places.Single(p => p.Competences.Contains(competence)).OfficialId);
        (await official.PutAsJsonAsync($"/api/v1/officials/me/seats/{company.Id}/answer", new { accepts = true, start })).EnsureSuccessStatusCode();
        return (official, company.Id);
    }

    private static async Task<Guid> Tables(HttpClient lots, string day, Guid room, Guid politician, Guid official)
    {
        var id = await StagedWeek.Plan(lots, day, "2027-04-23");
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", StagedWeek.Table("tema1", day, "09:00", "10:00", room, politician, official));
        return id;
    }

    private async Task<string> Feed(HttpClient client, string page)
    {
        await Form.Send(client, page, ("atgard", "pa"));
        var shown = await client.GetStringAsync(page);
        var at = shown.IndexOf("/kalender/", StringComparison.Ordinal);
        return shown[at..shown.IndexOf('"', at)];
    }

    /// <summary>By our own reader, and by python3-icalendar where it is there.</summary>
    private async Task Reads(string address, string uid, Slot slot, string summary, bool cancelled)
    {
        var written = await house.Client().GetStringAsync(address);
        var entry = Calendar.Load(written)!.Events.Single(e => e.Uid == $"{uid}@handslaget.local");
        Assert.Equal((slot.Start.UtcDateTime, slot.End.UtcDateTime, summary), (entry.Start!.AsUtc, entry.End!.AsUtc, entry.Summary));
        Assert.Equal(cancelled ? "CANCELLED" : "CONFIRMED", entry.Status);
        if (CalendarReader.Named("icalendar").WhyNot is not null) return;
        var alone = Directory.CreateTempSubdirectory("handslaget-week-").FullName;
        await File.WriteAllTextAsync(Path.Combine(alone, "0.ics"), written);
        var seen = CalendarReader.Named("icalendar").Read(alone)[0].Single(e => e.Uid == $"{uid}@handslaget.local");
        Assert.Equal((slot.Start, slot.End, summary, cancelled), (seen.Start, seen.End, seen.Summary, seen.Cancelled));
        Directory.Delete(alone, recursive: true);
    }

    private async Task<Gathering> Week(Guid id) => (await house.Services.GetRequiredService<SubjectLog>().Find<Gathering>(id, default))!;

    private async Task<SignUpDetails> Who(Guid signUp)
    {
        await using var session = house.Services.GetRequiredService<Marten.IDocumentStore>().QuerySession();
        return (await session.LoadAsync<SignUpDetails>(signUp))!;
    }

    private async Task<string> MailOf(Guid signUp) => (await Who(signUp)).Email;

    private async Task<string> CompanyOf(Guid signUp) => (await Who(signUp)).Company;

    private async Task<MimeMessage> Letter(string to, string subject)
    {
        MimeMessage? letter = null;
        await StoryHost.Until($"\"{subject}\" is sent to {to}", () => Task.FromResult((letter = Directory.Exists(house.Outbox)
            ? Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).FirstOrDefault(m => m.To.Mailboxes.Any(a => a.Address == to) && m.Subject?.StartsWith(subject, StringComparison.Ordinal) == true)
            : null) is not null));
        return letter!;
    }

    /// <summary>What happens at another time; then it is the morning it was again.</summary>
    private async Task AtTime(DateOnly day, int hour, int minute, Func<Task> then)
    {
        var before = house.Clock.GetUtcNow();
        house.Clock.AdjustTime(SwedishTime.At(day, new TimeOnly(hour, minute)));
        await then();
        house.Clock.AdjustTime(before);
    }

    private static async Task<string> Posted(HttpClient client, string path, (string Name, string Value)[] fields)
    {
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
