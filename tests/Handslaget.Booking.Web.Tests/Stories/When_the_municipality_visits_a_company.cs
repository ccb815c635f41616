using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Forgetting;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Visiting;
using Ical.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>From the invitation to the public figure, and to the table that came of it. In a town of its own, since its clock moves.</summary>
public sealed partial class When_the_municipality_visits_a_company(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly Guid Lots = SmallTown.Coordinator;

    private static readonly Guid Inspector = SmallTown.Official("food-control", 1);

    [Fact]
    public async Task From_the_invitation_to_the_figure_and_a_table()
    {
        // Given a coordinator who asks a company twenty minutes away whether two may come.
        var lots = await house.SignedIn(Lots);
        Assert.Equal("/lots/besok?klart=inbjudan", await Form.Send(lots, "/lots/besok/nytt", StagedVisit.Fields(Lots, "coordination", Inspector, "food-control", "asa@kiosken.example")));
        var letter = await Letter("asa@kiosken.example", "Får vi hälsa på hos Kiosken AB?");
        foreach (var told in new[] { "coordination 1", "food-control 1", "Kvarngatan 12, 616 31 Norrköping", "60 minuter", "Vi såg att ni har byggt till.", "nej tack" })
            Assert.Contains(told, letter.TextBody, StringComparison.Ordinal);
        var page = PageIn(letter);
        var id = house.Services.GetRequiredService<Links>().OpensMeeting(page.Split('/')[2])!.Value.Meeting;
        Assert.Contains("Kiosken AB", await Read(lots, "/lots/besok"), StringComparison.Ordinal);
        await Promised(id, none: true);

        // When the company chooses a time, its time is taken with the way there and back, and a table can not be laid meanwhile.
        var company = house.Client();
        var start = Starts(await Read(company, page))[0];
        var check = await Form.Send(company, $"/boka/{page.Split('/')[2]}/tider", ("start", start.ToString("O")));
        Assert.EndsWith("/kontrollera", check, StringComparison.Ordinal);
        var shown = await Read(company, check);
        Assert.Contains("Kvarngatan 12, 616 31 Norrköping", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("/vad\"", shown, StringComparison.Ordinal);
        await Form.Send(company, check);
        var visit = await Visit(id);
        Assert.Equal((start.AddMinutes(-20), start.AddMinutes(80)), await Claimed(Inspector, id));
        await NobodyIsElsewhere(visit);

        // Then those who go are asked, with the company's address as the place; their yes tells the company.
        var question = await Letter("food-control1@test.example", "Kan du");
        Assert.DoesNotContain("svar=distans", question.TextBody, StringComparison.Ordinal);
        var asked = CalendarIn(question);
        var entry = Assert.Single(asked.Events);
        Assert.Equal(("Företagsbesök: Kiosken AB", "Hos företaget, Kvarngatan 12, 616 31 Norrköping"), (entry.Summary, entry.Location));
        foreach (var official in visit.Places.Select(p => p.OfficialId)) await Meetings.Decide(id, $"official:{official}", m => m.Answer(official, accepts: true, start, Now), default);
        Assert.Contains("Hos företaget, Kvarngatan 12", (await Letter("asa@kiosken.example", "Klart: alla kommer")).TextBody, StringComparison.Ordinal);
        Assert.Contains("Klart: båda som ska hälsa på kommer.", await Read(company, page), StringComparison.Ordinal);

        // After it, one of them notes what the company needs; what is wrong is said.
        house.Clock.SetUtcNow(start.AddHours(3));
        lots = await house.SignedIn(Lots);
        var inspector = await house.SignedIn(Inspector);
        Assert.Contains($"/personal/besok/{id}", await Read(inspector, "/personal"), StringComparison.Ordinal);
        Assert.Contains("notera vad besöket visade", await Read(lots, "/lots"), StringComparison.Ordinal);
        var (status, said) = await Posts(inspector, $"/personal/besok/{id}", ("found", "De söker större lokal."));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("De söker större lokal.", said, StringComparison.Ordinal);
        await Form.Send(inspector, $"/personal/besok/{id}", ("behov", "premises"), ("behov", "land"), ("found", "De söker större lokal."));
        Assert.Equal(["land", "premises"], (await Visit(id)).GrowthNeeds);
        Assert.DoesNotContain("notera vad besöket visade", await Read(lots, "/lots"), StringComparison.Ordinal);
        await Promised(id, none: false);

        // A table comes of it, in the same case, and the company only chooses a time.
        var desk = await Read(lots, $"/lots/besok/{id}");
        Assert.Matches("value=\"premises-search\" checked", desk);
        (string, string)[] opened = [("situation", "kiosk-shop")];
        await Form.Send(lots, $"/lots/besok/{id}/bord", opened);
        await Form.Send(lots, $"/lots/besok/{id}/bord", opened);
        var table = Assert.Single((await Visit(id)).TablesOpened);
        var link = PageIn(await Letter("asa@kiosken.example", "Välj en tid för ert dukade bord"));
        var times = await Read(company, $"/boka/{link.Split('/')[2]}/tider");
        var finish = await Form.Send(company, $"/boka/{link.Split('/')[2]}/tider", ("start", Starts(times)[0].ToString("O")));
        Assert.EndsWith("/kontrollera", finish, StringComparison.Ordinal);
        await Form.Send(company, finish);
        await StoryHost.Until("the table is in the visit's case", async () => await InOneCase(id, table));

        // And the count is public.
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var figures = await house.Client().GetFromJsonAsync<JsonElement>("/api/v1/figures");
        Assert.Equal(1, Value(figures, "visits-held"));
        Assert.Equal(["land", "premises"], Points(figures, "growth-needs").Select(p => p.GetProperty("part").GetString()));
        Assert.Empty(Points(figures, "meetings-held"));
        Assert.Contains("1 av minst 100 besök", await Read(house.Client(), "/sa-gar-det"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_thanks_is_one_press_and_nothing_more_is_sent()
    {
        var (page, id) = await Asks("nej@kiosken.example");
        Assert.Contains("Nej tack", await Read(house.Client(), page), StringComparison.Ordinal);
        await Form.Send(house.Client(), $"{page}/besok/nej");
        await Form.Send(house.Client(), $"{page}/besok/nej");
        Assert.Contains("Vi hör inte av oss mer om det.", await Read(house.Client(), page), StringComparison.Ordinal);
        Assert.Contains("You will not hear from us about it again.", await Read(house.Client(), $"{page}?lang=en"), StringComparison.Ordinal);
        await Deliver(id, NoticeKind.VisitReminder);
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Equal(NoticeState.Dropped, (await session.Query<Notice>().SingleAsync(n => n.MeetingId == id && n.Kind == NoticeKind.VisitReminder)).State);
        var lots = await house.SignedIn(Lots);
        Assert.Contains("nej tack", await Read(lots, "/lots/besok"), StringComparison.Ordinal);
        Assert.DoesNotContain("Visa alla", await Read(lots, "/lots/besok"), StringComparison.Ordinal);

        // What ended long ago is counted, and shown to who asks for everything.
        var later = new VisitList(house.Services.GetRequiredService<IDocumentStore>(), new FakeTimeProvider(house.Clock.GetUtcNow().AddDays(VisitList.ShownDays + 1)));
        var (shown, count) = await later.Read(everything: false, default);
        Assert.DoesNotContain(shown, v => v.Meeting.Id == id);
        var (all, _) = await later.Read(everything: true, default);
        Assert.Contains(all, v => v.Meeting.Id == id);
        Assert.Equal(count, all.Count);
    }

    [Fact]
    public async Task Not_now_is_asked_again_in_three_months()
    {
        var (page, id) = await Asks("senare@kiosken.example");
        await Form.Send(house.Client(), $"{page}/besok/senare");
        Assert.Contains("Vi frågar igen", await Read(house.Client(), page), StringComparison.Ordinal);
        await house.Deliver(new EndInvitation(id));
        Assert.Equal(VisitIs.Open, await Is(id));
        await house.Deliver(new EndInvitation(id));
        Assert.Equal(VisitIs.Open, await Is(id));
    }

    [Fact]
    public async Task Silence_is_reminded_once_called_about_and_then_it_ends()
    {
        var (_, id) = await Asks("tyst@kiosken.example");
        var asked = await Visit(id);
        var lots = await house.SignedIn(Lots);
        Assert.DoesNotContain($"/lots/bord/{id}", await Read(lots, "/lots"), StringComparison.Ordinal);
        house.Clock.SetUtcNow(Later(asked.VisitRemindedAt.AddMinutes(1)));
        await Deliver(id, NoticeKind.VisitReminder);
        Assert.Contains(
            $"Vi frågade {Handslaget.Booking.Web.Delivery.SwedishWords.Day(asked.InvitedAt!.Value, "sv", house.Clock.GetUtcNow())} om vi får hälsa på", (await Letter("tyst@kiosken.example", "Påminnelse: får vi hälsa på")).TextBody, StringComparison.Ordinal);
        house.Clock.SetUtcNow(Later(asked.VisitCalledFrom.AddMinutes(1)));
        lots = await house.SignedIn(Lots);
        Assert.Contains("inbjudan till besök är inte besvarad", await Read(lots, "/lots"), StringComparison.Ordinal);
        await Form.Send(lots, $"/lots/bord/{id}/ordnat");
        Assert.DoesNotContain($"/lots/bord/{id}/ordnat", await Read(lots, "/lots"), StringComparison.Ordinal);
        house.Clock.SetUtcNow(Later(asked.InvitationEndsAt(house.Services.GetRequiredService<BookingRules>())));
        await house.Deliver(new EndInvitation(id));
        Assert.Equal(VisitIs.Ended, await Is(id));
    }

    [Fact]
    public async Task Who_has_only_a_mobile_gets_a_text_without_a_link_and_comes_back_by_the_booking_number()
    {
        var lots = await house.SignedIn(Lots);
        await Form.Send(lots, "/lots/besok/nytt", StagedVisit.Fields(Lots, "coordination", Inspector, "food-control", "", "070-174 06 44"));
        var text = "";
        await StoryHost.Until("the text is sent", () => Task.FromResult((text = Directory.GetFiles(house.Outbox, "*.txt").Select(File.ReadAllText).FirstOrDefault(t => t.Contains("hälsa på", StringComparison.Ordinal)) ?? "").Length > 0));
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        Assert.Matches("NK-[0-9A-Z]{4}-[0-9A-Z]{4}", text);
    }

    [Fact]
    public async Task What_can_not_be_answered_is_not_sent_and_what_is_written_stays()
    {
        var lots = await house.SignedIn(Lots);
        foreach (var (changed, says) in new[]
        {
            (("postcode", "61"), "Skriv postnumret med fem siffror"), (("second", $"{Lots}/coordination"), "Välj två olika personer."),
            (("email", ""), "Fyll i e-post eller mobilnummer"), (("second", ""), "Välj den andra som åker."), (("street", ""), "Skriv gatuadressen"),
            (("second", $"{SmallTown.Official("coordination", 2)}/coordination"), "Välj två med olika kompetens"), (("organisationNumber", "1"), "Organisationsnumret stämmer inte."),
        })
        {
            var fields = StagedVisit.Fields(Lots, "coordination", Inspector, "food-control", "fel@kiosken.example").Where(f => f.Item1 != changed.Item1).Append(changed).ToArray();
            var (status, said) = await Posts(lots, "/lots/besok/nytt", fields);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(says, said, StringComparison.Ordinal);
            Assert.Contains("Vi såg att ni har byggt till.", said, StringComparison.Ordinal);
        }

        // Sent twice it is one; a company that is asked already is not asked again; an unknown postcode says so.
        var form = StagedVisit.Fields(Lots, "coordination", Inspector, "food-control", "en@kiosken.example", postcode: "111 22").Append(("organisationNumber", "556036-0793")).ToArray();
        await Form.Send(lots, "/lots/besok/nytt", form);
        await Form.Send(lots, "/lots/besok/nytt", form);
        var id = house.Services.GetRequiredService<Links>().OpensMeeting(PageIn(await Letter("en@kiosken.example", "Får vi")).Split('/')[2])!.Value.Meeting;
        Assert.Contains("Vi vet inte hur långt det är", await Read(lots, $"/lots/besok/{id}"), StringComparison.Ordinal);
        var (again, told) = await Posts(lots, "/lots/besok/nytt", [.. form.Where(f => f.Item1 != "nyckel")]);
        Assert.Equal(HttpStatusCode.BadRequest, again);
        Assert.Contains("Företaget är redan inbjudet", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_said_no_or_has_not_answered_is_not_asked_again_by_anybody()
    {
        var lots = await house.SignedIn(Lots);
        (string, string)[] Written() => StagedVisit.Fields(Lots, "coordination", Inspector, "food-control", "Igen@kiosken.example");

        // Two at once, without organisation number: one asks, the other is told.
        var both = await Task.WhenAll(Posts(lots, "/lots/besok/nytt", Written()), Posts(lots, "/lots/besok/nytt", Written()));
        Assert.Contains("Företaget är redan inbjudet", Assert.Single(both, b => b.Status == HttpStatusCode.BadRequest).Said, StringComparison.Ordinal);

        // A no is remembered also when it is forgotten who said it, and for a year from when it was said.
        var page = PageIn(await Letter("Igen@kiosken.example", "Får vi hälsa på"));
        var id = house.Services.GetRequiredService<Links>().OpensMeeting(page.Split('/')[2])!.Value.Meeting;
        await Form.Send(house.Client(), $"{page}/besok/nej");
        Assert.IsType<Outcome.Recorded>(await house.Services.GetRequiredService<ForgetCompany>().Forget(id, "timer", default));
        await house.Services.GetRequiredService<ForgettingRounds>().Go(default);
        Assert.Contains("sagt nej tack", (await Posts(lots, "/lots/besok/nytt", Written())).Said, StringComparison.Ordinal);
        await using (var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            var mark = await session.Query<AskedToVisit>().SingleAsync(a => a.VisitId == id);
            session.Store(mark with { SaidNoAt = Now.AddYears(-1) });
            await session.SaveChangesAsync();
        }
        await house.Services.GetRequiredService<ForgettingRounds>().Go(default);
        Assert.NotEqual(HttpStatusCode.BadRequest, (await Posts(lots, "/lots/besok/nytt", Written())).Status);
    }

    [Fact]
    public async Task A_table_that_was_left_half_made_is_made_whole_by_asking_again_and_another_comes_after_one_that_has_ended()
    {
        var id = await Held("+46701740698");
        var tables = house.Services.GetRequiredService<TableAfterVisit>();
        async Task<Guid> Open(params string[] errands)
        {
            Assert.NotNull((await tables.Open(await Visit(id), null, errands, "coordinator:test", "sv", default)).Outcome);
            return (await Visit(id)).TablesOpened[^1];
        }
        var table = await Open("premises-search", "building-permit");
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Delete<Contact>(table);
        await session.SaveChangesAsync();
        Assert.Equal(table, await Open("building-permit", "premises-search"));
        Assert.Single((await Visit(id)).TablesOpened);
        Assert.Equal("Kiosken AB", (await session.LoadAsync<Contact>(table))?.Company);
        Assert.NotEqual(table, await Open("premises-search"));
        await Meetings.Decide(table, "company", m => m.Cancel("company", Now), default);
        await Open("premises-search", "building-permit");
        Assert.Equal(3, (await Visit(id)).TablesOpened.Count);
    }

    [Fact]
    public async Task An_invitation_that_a_coordinator_ends_does_not_say_that_its_time_ran_out()
    {
        var (page, id) = await Asks("avslutad@kiosken.example");
        await Meetings.Decide(id, "coordinator:test", m => m.Cancel("coordinator", Now), default);
        var said = await Read(house.Client(), page);
        Assert.Contains("Inbjudan är avslutad.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("har gått ut", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_writes_after_a_visit_is_to_be_sent_but_was_not_promised()
    {
        var id = await Held("+46701740697");
        await Meetings.Decide(id, $"official:{Inspector}", m => m.WriteOutcome(Inspector, Now), default);
        var lots = await house.SignedIn(Lots);
        var board = await Read(lots, "/lots");
        Assert.Contains("svaren från mötet ska skickas", board, StringComparison.Ordinal);
        foreach (var said in new[] { board, await Read(lots, $"/lots/bord/{id}/efter") })
        {
            Assert.DoesNotContain("Företaget är lovat svaren", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Företaget skulle ha fått svaren", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_tables_of_one_visit_are_told_of_by_a_number_each()
    {
        // Opened at night, so that both texts leave when both are there.
        var night = SwedishTime.At(SwedishTime.Date(Now).AddDays(1), new TimeOnly(23, 0));
        house.Clock.SetUtcNow(night);
        var id = await Held("+46701740699");
        var tables = new List<Guid>();
        foreach (var errand in new[] { "premises-search", "building-permit" })
        {
            var asked = await house.Services.GetRequiredService<RequestMeeting>().Ask(new(null, [errand], null, null, 1, null, null, "sv"), "sv", null, default);
            await house.Services.GetRequiredService<AfterVisit>().OpenTable(id, asked.Meeting!.Id, "coordinator:test", default);
            tables.Add(asked.Meeting.Id);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        house.Clock.SetUtcNow(QuietHours.NextAllowed(Now));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        foreach (var notice in await session.Query<Notice>().Where(n => n.MeetingId == id && n.Kind == NoticeKind.TableOpened).ToListAsync()) await house.Deliver(new SendNotice(notice.Id));
        foreach (var reference in (await session.LoadManyAsync<MeetingReference>([.. tables])).Select(r => r.Reference))
            await StoryHost.Until($"{reference} is told", () => Task.FromResult(Directory.GetFiles(house.Outbox, "*.txt").Select(File.ReadAllText).Any(t => t.Contains(reference, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_way_that_was_counted_is_to_where_the_company_was_invited()
    {
        var booking = house.Services.GetRequiredService<BookMeeting>();
        async Task<string?> Fault(string invitedAt, int minutes, string comesTo)
        {
            var id = Guid.CreateVersion7();
            await using (var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession())
            {
                session.Store(new Contact { Id = id, Company = "Kiosken AB", Site = invitedAt });
                await session.SaveChangesAsync();
            }
            var visit = Meeting.New.Evolve(new VisitInvited(id, [], null, TimeSpan.FromMinutes(minutes), true, Channel.Mail, "sv", Now));
            var details = new ContactDetails("Kiosken AB", null, "Åsa Öberg", null, null, "asa@kiosken.example", null, comesTo);
            return (await booking.Check(visit, details, "company", "sv", default)).Errors.GetValueOrDefault("site");
        }

        // That the register has been mended since hinders nobody who was asked, and neither does a place that nobody has measured.
        Assert.Null(await Fault("Kvarngatan 12, 616 31 Åby", 35, "Kvarngatan 12, 616 31 Åby"));
        Assert.Null(await Fault("Drottninggatan 1, 111 22 Stockholm", 30, "Drottninggatan 3, 111 22 Stockholm"));
        Assert.Null(await Fault("Skolgatan 1, 618 34 Kolmården", 30, "Kvarngatan 12, 616 31 Åby"));
        Assert.Contains("annan resa", await Fault("Kvarngatan 12, 616 31 Åby", 20, "Skolgatan 1, 618 34 Kolmården"), StringComparison.Ordinal);
        Assert.Contains("annan resa", await Fault("Drottninggatan 1, 111 22 Stockholm", 30, "Storgatan 1, 903 26 Umeå"), StringComparison.Ordinal);
        Assert.Contains("med postnummer", await Fault("Kvarngatan 12, 616 31 Åby", 20, "Kiosken vid torget"), StringComparison.Ordinal);
    }

    private enum VisitIs
    {
        Open,
        Ended,
    }

    private MeetingLog Meetings => house.Services.GetRequiredService<MeetingLog>();

    private DateTimeOffset Now => house.Clock.GetUtcNow();

    private DateTimeOffset Later(DateTimeOffset at) => at > Now ? at : Now;

    private async Task<Meeting> Visit(Guid id) => (await Meetings.Find(id, default))!;

    private async Task<VisitIs> Is(Guid id) => (await Visit(id)).HasEnded ? VisitIs.Ended : VisitIs.Open;

    private async Task<(string Page, Guid Id)> Asks(string email)
    {
        await Form.Send(await house.SignedIn(Lots), "/lots/besok/nytt", StagedVisit.Fields(Lots, "coordination", Inspector, "food-control", email));
        var page = PageIn(await Letter(email, "Får vi hälsa på"));
        return (page, house.Services.GetRequiredService<Links>().OpensMeeting(page.Split('/')[2])!.Value.Meeting);
    }

    /// <summary>A visit held four days ago, of a company that has only a mobile.</summary>
    private async Task<Guid> Held(string mobile)
    {
        var (id, start) = (Guid.CreateVersion7(), Now.AddDays(-4));
        var slot = Slot.From(start, TimeSpan.FromHours(1));
        IReadOnlyList<Place> pair = [new(Lots, ["coordination"]), new(Inspector, ["food-control"])];
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.StartStream<Meeting>(
            id,
            [
                new VisitInvited(id, pair, null, TimeSpan.FromMinutes(20), true, Channel.Sms, "sv", start.AddDays(-20)),
                new PanelProposed([.. pair.Select(p => new Seat(p.Competences[0], true, "visit", new("", "")))]),
                new SlotHeld(slot, pair, null, start.AddDays(-20), start.AddDays(-20)), new MeetingBooked(start.AddDays(-18), start.AddDays(-20)),
                new MeetingConfirmed(start.AddDays(-19)), new GrowthNeedsNoted(["land"], slot.End),
            ]);
        session.Store(new Contact { Id = id, Company = "Kiosken AB", Name = "Åsa Öberg", Mobile = mobile, Site = "Kvarngatan 12, 616 31 Åby" });
        session.Store(MeetingReference.New(id));
        await session.SaveChangesAsync();
        return id;
    }

    private async Task Deliver(Guid id, NoticeKind kind)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        await house.Deliver(new SendNotice((await session.Query<Notice>().SingleAsync(n => n.MeetingId == id && n.Kind == kind)).Id));
    }

    /// <summary>An invitation promises no booked time, and no answers on paper; that everybody answers is for visits too.</summary>
    private async Task Promised(Guid id, bool none)
    {
        var given = (await house.Services.GetRequiredService<ClockRows>().Of(id, default)).Select(c => c.Promise.Key).ToList();
        Assert.Equal(none ? [] : ["everybody-answered"], given);
    }

    private async Task<(DateTimeOffset, DateTimeOffset)> Claimed(Guid official, Guid id)
    {
        var names = house.Services.GetRequiredService<StoreNames>();
        var claim = (await Claims.Read(names.Data, names.Schema, [official], default)).Single(c => c.MeetingId == id);
        return (claim.During.Start, claim.During.End);
    }

    /// <summary>Nobody is found for a table while they are on the way, and the database refuses whoever tries all the same.</summary>
    private async Task NobodyIsElsewhere(Meeting visit)
    {
        var (names, onTheWay) = (house.Services.GetRequiredService<StoreNames>(), Slot.From(visit.Slot!.Value.Start.AddMinutes(-15), TimeSpan.FromMinutes(10)));
        Assert.True(await Claims.IsTaken(names.Data, names.Schema, [new(Inspector, Guid.NewGuid(), onTheWay)], Now, default));
        var memory = house.Services.GetRequiredService<CalendarMemory>();
        var table = Meeting.New with { Id = Guid.NewGuid(), Seats = [new("food-control", true, "x", new("", ""))], Form = Handslaget.Booking.Calendars.MeetingForm.Online };
        var offered = memory.At(table, visit.Slot!.Value.Start.AddMinutes(-15), Now);
        Assert.DoesNotContain(Inspector, offered?.Places.Select(p => p.OfficialId) ?? []);
    }

    private async Task<bool> InOneCase(Guid visit, Guid table)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var cases = await session.LoadManyAsync<CaseOfMeeting>(visit, table);
        return cases.Count == 2 && cases.Select(c => c.CaseId).Distinct().Count() == 1;
    }

    private static decimal Value(JsonElement figures, string key) => Points(figures, key).Single().GetProperty("value").GetDecimal();

    private static List<JsonElement> Points(JsonElement figures, string key) =>
        [.. figures.EnumerateArray().Single(f => f.GetProperty("key").GetString() == key).GetProperty("points").EnumerateArray()];

    private async Task<MimeMessage> Letter(string to, string subject)
    {
        MimeMessage? letter = null;
        await StoryHost.Until($"\"{subject}\" is sent to {to}", () => Task.FromResult((letter = Directory.Exists(house.Outbox)
            ? Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).FirstOrDefault(m => m.To.Mailboxes.Any(a => a.Address == to) && m.Subject?.StartsWith(subject, StringComparison.Ordinal) == true)
            : null) is not null));
        return letter!;
    }

    private static string PageIn(MimeMessage letter) => FollowLinks().Match(letter.TextBody!).Value;

    private static List<DateTimeOffset> Starts(string page) =>
        [.. StartFields().Matches(page).Select(m => DateTimeOffset.Parse(WebUtility.HtmlDecode(m.Groups[1].Value), System.Globalization.CultureInfo.InvariantCulture))];

    private static Calendar CalendarIn(MimeMessage letter)
    {
        using var content = new MemoryStream();
        letter.Attachments.OfType<MimePart>().Single().Content!.DecodeTo(content);
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
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"/bord/[A-Za-z0-9_-]+")]
    private static partial Regex FollowLinks();

    [GeneratedRegex("name=\"start\" value=\"([^\"]+)\"")]
    private static partial Regex StartFields();
}
