using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Register;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Handslaget.Booking.WhatIf;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>Bookings and meetings made ready, so that a page can be looked at without walking to it. Each is made once and shared.</summary>
internal sealed class Stage(BrowserHouse house)
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> drafts = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Company>>> meetings = new();

    private readonly ConcurrentDictionary<string, Lazy<Task<StagedGathering>>> gatherings = new();

    private readonly ConcurrentDictionary<string, Lazy<Task<StagedWeek>>> weeks = new();

    public Links Links => house.Services.GetRequiredService<Links>();

    public MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    /// <summary>It is said what it is about; with questions to answer.</summary>
    public Task<string> Begun() => Once("begun", async () =>
        (await Form.Send(house.Client(), "/boka", ("situation", "restaurant-outdoor-alcohol"), ("atgard", "fortsatt"))).Split('/')[2]);

    /// <summary>The meeting is asked for, and a time is to be chosen.</summary>
    public Task<string> AskedFor() => Once("asked for", () => AsksFor("kiosk-shop"));

    /// <summary>A time is held, and nothing is written.</summary>
    public Task<string> Held() => Once("held", () => Holds("kiosk-shop", new(2027, 2, 15)));

    /// <summary>Everything is written, and a document is there.</summary>
    public Task<string> Filled() => Once("filled", () => Fills(new(2027, 2, 16)));

    /// <summary>Asked for, and nobody can at the same time.</summary>
    public Task<string> NoTime() => Once("no time", FindsNoTime);

    public Task<Company> Wishing() => Once("wishing", () => Wishes());

    public Task<Company> WishesRefused() => Once("wishes refused", async () =>
    {
        var company = await Wishes();
        await Log.Decide(company.Id, "coordinator:test", m => m.RefuseWishes(house.Clock.GetUtcNow()), default);
        return company;
    });

    public Task<Company> Waiting() => Once("waiting", async () =>
    {
        var company = Opened(await FindsNoTime());
        (await company.Send(HttpMethod.Put, "wait-list", Company.Details)).EnsureSuccessStatusCode();
        return company;
    });

    /// <summary>A company that was promised a time long ago; and the clock of that promise.</summary>
    public Task<Company> PromiseBroken() => Once("promise broken", async () =>
    {
        var company = Opened(await FindsNoTime());
        await Log.Decide(company.Id, "company", m => m.JoinWaitList(hasTimes: false, house.Clock.GetUtcNow().AddDays(-20)), default, session => session.Store(new Contact
        {
            Id = company.Id,
            Company = "Kiosken AB",
            Name = "Åsa Öberg",
            Email = "asa@kiosken.example",
        }));
        return company;
    });

    public async Task<Guid> BrokenClock() =>
        (await house.Services.GetRequiredService<ClockRows>().Of((await PromiseBroken()).Id, default)).Single(c => c.IsBrokenAt(house.Clock.GetUtcNow())) is var clock
            ? ClockRow.IdOf((await PromiseBroken()).Id, clock.Promise.Key, clock.StartedAt)
            : default;

    /// <summary>A time has become free, and waits for an answer.</summary>
    public Task<Company> OnOffer() => Once("on offer", async () =>
    {
        var (company, now) = (Opened(await AsksFor("kiosk-shop")), house.Clock.GetUtcNow());
        await Log.Decide(company.Id, "company", m => m.JoinWaitList(hasTimes: false, now), default);
        var (meeting, rules) = (await Meeting(company), house.Services.GetRequiredService<BookingRules>());
        var free = house.Services.GetRequiredService<CalendarMemory>().Find(meeting, new(2027, 3, 8, 0, 0, 0, TimeSpan.Zero), new(2027, 3, 12, 0, 0, 0, TimeSpan.Zero), 1, now)[0];
        Assert.IsType<Outcome.Recorded>(await Log.Decide(company.Id, "waitlist", m => m.OfferTime(free, now, rules), default));
        return company;
    });

    public Task<Company> Booked() => Once("booked", () => Books("kiosk-shop", new(2027, 2, 17)));

    public Task<Company> Confirmed() => Once("confirmed", async () =>
    {
        var company = await Books("restaurant-outdoor-alcohol", new(2027, 2, 22));
        foreach (var place in (await Meeting(company)).Places) await Answers(company, place.OfficialId, accepts: true);
        return company;
    });

    public Task<Company> Cancelled() => Once("cancelled", async () =>
    {
        var company = await Books("kiosk-shop", new(2027, 2, 24));
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        return company;
    });

    /// <summary>One at the table has said no, and a colleague has taken the seat.</summary>
    public Task<Company> Mended() => Once("mended", async () =>
    {
        var company = await Books("kiosk-shop", new(2027, 3, 1));
        var leaving = (await Meeting(company)).Places.First(p => p.Competences.Contains("food-control")).OfficialId;
        await Answers(company, leaving, accepts: false);
        await StoryHost.Until("a colleague has the seat", async () => await Meeting(company) is { Vacant.Count: 0 } m && m.Declined.Contains(leaving));
        return company;
    });

    /// <summary>One at the table has said no, and nobody is free.</summary>
    public Task<Company> Vacant() => Once("vacant", async () =>
    {
        var company = await Books("kiosk-shop", new(2027, 3, 1));
        var leaving = (await Meeting(company)).Places[0].OfficialId;
        await Answers(company, leaving, accepts: false);
        await StoryHost.Until("somebody has left", async () => (await Meeting(company)).Declined.Contains(leaving));
        return company;
    });

    /// <summary>One at the table proposes another time, another says perhaps, and the company has texted that it can not come.</summary>
    public Task<Company> Proposed() => Once("proposed", async () =>
    {
        var company = await Books("kiosk-shop", new(2027, 3, 3));
        var (meeting, now) = (await Meeting(company), StoryHost.Morning);
        var (slot, asked) = (meeting.Slot!.Value, meeting.Places);
        await Log.Decide(company.Id, "test", m => m.ProposeOtherTime(asked[0].OfficialId, Slot.From(slot.Start.AddDays(1), slot.Length), slot.Start, now), default);
        await Log.Decide(company.Id, "test", m => m.LeaveOpen(asked[^1].OfficialId, slot.Start, now), default);
        await Log.Decide(company.Id, "test", m => m.Hear(Meetings.CompanyReply.CanNot, now), default);
        return company;
    });

    /// <summary>Held some days ago, with the answers sent, a promise of an official's and one of the company's.</summary>
    public Task<Company> Answered() => Once("answered", async () =>
    {
        var company = await HasBeen(share: true);
        await house.Services.GetRequiredService<Web.Afterwards.WhatWasPromised>().Follow(company.Id, default);
        return company;
    });

    /// <summary>Held some days ago, and asked how it was.</summary>
    public Task<Company> AskedHow() => Once("asked how", async () =>
    {
        var company = await HasBeen(share: true);
        await Log.Decide(company.Id, "test", _ => Decision.Of(new Meetings.SurveyAsked(house.Clock.GetUtcNow())), default);
        return company;
    });

    /// <summary>Asked how it was, and has answered.</summary>
    public Task<Company> SaidHow() => Once("said how", async () =>
    {
        var company = await HasBeen(share: true);
        await Log.Decide(company.Id, "test", _ => Decision.Of(new Meetings.SurveyAsked(house.Clock.GetUtcNow())), default);
        await Form.Send(house.Client(), $"/uppfoljning/{Links.Survey(company.Id)}", ("Whole", "8"));
        return company;
    });

    /// <summary>Six companies have said how it was in the last month that is counted.</summary>
    public Task<string> Satisfaction() => Once("satisfaction", async () =>
    {
        var month = Survey.LastCounted(house.Clock.GetUtcNow());
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        foreach (var mark in new[] { 5, 6, 7, 8, 9, 10 })
        {
            session.Events.StartStream(Guid.NewGuid(), new SurveyAnswered(
                month, ["food-control"], Enum.GetValues<SurveyQuestion>().Where(q => q != SurveyQuestion.Efficiency || mark > 8).ToDictionary(q => q, _ => mark), WasDone.Yes));
            session.Store(new SurveyText { Id = Guid.NewGuid(), Month = month, Text = "Kiosken AB" });
        }
        await session.SaveChangesAsync();
        return "";
    });

    /// <summary>Held some days ago; one has written, and the others owe an answer.</summary>
    public Task<Company> Unanswered() => Once("unanswered", () => HasBeen(share: false));

    private async Task<Company> HasBeen(bool share)
    {
        var contact = new Contact { Company = "Kiosken AB", Name = "Åsa Öberg", Mobile = "+46701740605", Email = "asa@kiosken.example" };
        var laid = await ActivatorUtilities.CreateInstance<Web.Hosting.DemoHeldTable>(house.Services).Lay("restaurant-outdoor-alcohol", 2, contact, share, default);
        return new(house.Client(), Links.Follow(laid!.Value, 0), laid.Value);
    }

    /// <summary>Who owes an answer from the unanswered meeting.</summary>
    public async Task<Guid> Owing() => (await Meeting(await Unanswered())).OwesOutcome[0];

    /// <summary>A commitment of an official's, and who owes it.</summary>
    public async Task<(Guid Id, Guid Official)> Promised()
    {
        var company = await Answered();
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var promised = (await session.Query<Cases.Commitment>().Where(c => c.MeetingId == company.Id).ToListAsync()).First(c => c.OfficialId is not null);
        return (promised.Id, promised.OfficialId!.Value);
    }

    /// <summary>A letter in words and an automatic one wait to be read.</summary>
    public async Task Unread()
    {
        foreach (var (subject, automatic) in new[] { ("Kiosken AB", "no"), ("Norrköping", "auto-replied") })
        {
            var letter = new MimeKit.MimeMessage { Subject = subject, Body = new MimeKit.TextPart("plain") { Text = "Vi vill öppna en kiosk." } };
            letter.From.Add(new MimeKit.MailboxAddress("Åsa Öberg", "asa@kiosken.example"));
            letter.Headers.Add(MimeKit.HeaderId.AutoSubmitted, automatic);
            letter.Headers.Replace(MimeKit.HeaderId.MessageId, $"<{automatic}@kiosken.example>");
            await house.Services.GetRequiredService<Web.Inbox.Mailroom>().Take(letter, default);
        }
    }

    /// <summary>A complaint that nobody has read.</summary>
    public async Task<Guid> Complaint() => Guid.Parse(await Once("complaint", () => Complains("Treatment")));

    public async Task<Guid> AssignedComplaint() => Guid.Parse(await Once("assigned complaint", async () =>
    {
        var (id, now) = (await Complains("Time"), house.Clock.GetUtcNow());
        var official = await Official();
        await Complaints.Decide<Complaint>(Guid.Parse(id), "test", c => c.Assign(official, null, [], now), default);
        return id;
    }));

    /// <summary>Answered, and what was learned is published.</summary>
    public async Task<Guid> AnsweredComplaint() => Guid.Parse(await Once("answered complaint", async () =>
    {
        var (id, now) = (await Complains("Service"), house.Clock.GetUtcNow());
        await Complaints.Decide<Complaint>(
            Guid.Parse(id), "test", c => c.Answer(Meetings.Notice.Name("somebody"), null, [], ComplaintOutcome.Right, new(), now), default,
            s => s.Store(ComplaintWords.Of(Guid.Parse(id), WhatIsSaid.Answer, "Kiosken AB")));
        await Complaints.Decide<Complaint>(
            Guid.Parse(id), "test", c => c.PublishLesson(now), default, s => s.Store(ComplaintWords.Of(Guid.Parse(id), WhatIsSaid.Lesson, "Norrköping")));
        return id;
    }));

    private SubjectLog Complaints => house.Services.GetRequiredService<SubjectLog>();

    private async Task<string> Complains(string kind)
    {
        var page = await Form.Send(
            house.Client(), "/klagomal", ("kind", kind), ("text", "Vi vill öppna en kiosk."), ("reach", "mejl"), ("email", "asa@kiosken.example"), ("name", "Åsa Öberg"));
        return Links.OpensComplaint(page.Split('/', '?')[2])!.Value.ToString();
    }

    public async Task<Meetings.Meeting> Meeting(Company company) => (await Log.Find(company.Id, default))!;

    /// <summary>The link in the mail to one of those who are asked.</summary>
    public async Task<string> AnswerLink(Company company, int place = 0) =>
        $"/svar/{Links.Answer(company.Id, (await Meeting(company)).Places[place].OfficialId)}";

    public async Task<Guid> Coordinator() => (await People()).First(p => p.IsCoordinator).Id;

    /// <summary>An official who sits at the booked table.</summary>
    public async Task<Guid> Official()
    {
        var coordinators = (await People()).Where(p => p.IsCoordinator).Select(p => p.Id).ToHashSet();
        return (await Meeting(await Booked())).Places.Select(p => p.OfficialId).First(id => !coordinators.Contains(id));
    }

    /// <summary>An official with three calendars: one that is read, one that was, and one that has never been.</summary>
    public async Task<Guid> WithCalendars()
    {
        var coordinators = (await People()).Where(p => p.IsCoordinator).Select(p => p.Id).ToHashSet();
        var booked = (await Meeting(await Booked())).Places.Select(p => p.OfficialId);
        var official = (await People()).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Id).First(id => !coordinators.Contains(id) && !booked.Contains(id));
        var (now, later) = (house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddDays(300));
        var read = new SourceState
        {
            Id = Meetings.Notice.Name("source/1"),
            Host = "outlook.office365.example",
            AddedAt = now,
            ReadAt = now,
            ReadTo = now.AddDays(190),
            NextAt = later,
            Busy = [new(now.AddDays(1), now.AddDays(1).AddHours(1))],
            Doubts = [new(new("Tidszonen är okänd. Tiden läses som svensk tid.", "The time zone is unknown. The time is read as Swedish time."), 2)],
        };
        SourceState[] sources =
        [
            read,
            read with { Id = Meetings.Notice.Name("source/2"), Kind = CalendarKind.CalDav, Host = "dav.example", FailingSince = now.AddHours(-2), Fault = CalendarFault.ServerFault, ReadAt = now.AddHours(-2), Doubts = [] },
            new() { Id = Meetings.Notice.Name("source/3"), Host = "p01-caldav.calendars.long-name.example", AddedAt = now, NextAt = later, FailingSince = now, Fault = CalendarFault.Denied },
        ];
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        if (await session.LoadAsync<OwnCalendars>(official) is not null) return official;
        foreach (var source in sources) session.Store(new CalendarAddress { Id = source.Id, OwnerId = official, Kind = source.Kind, Host = source.Host });
        session.Store(new OwnCalendars { Id = official, Sources = sources, DueAt = later });
        session.Store(new CalendarReading { Id = official, ReadAt = now, UnreadableSince = now });
        await session.SaveChangesAsync();
        return official;
    }

    public async Task<IReadOnlyList<Person>> People()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Person>().ToListAsync();
    }

    public async Task<IReadOnlyList<Room>> Rooms()
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Room>().ToListAsync();
    }

    /// <summary>A year tried again: under way in another process, stopped, or with a result.</summary>
    public async Task<Guid> WhatIf(RunState state)
    {
        var (id, now) = (Meetings.Notice.Name($"what-if/{state}"), house.Clock.GetUtcNow());
        Compared Part(string name) => new(name, new(40, 30, 9, null), new(40, 40, 5.5, 12));
        var months = Enumerable.Range(1, 12).Select(n => new ComparedMonth(new(2026, n), new(9, 9 - (n % 4), n == 7 ? null : 9 + (n % 5), null), new(9, 9, 5.5 + (n % 3), 14)));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        if (await session.LoadAsync<WhatIfRun>(id) is not null) return id;
        session.Insert(new WhatIfRun
        {
            Id = id,
            State = state,
            Seed = 1,
            From = new(2026, 1, 1),
            To = new(2027, 1, 1),
            OrderedAt = now,
            EndedAt = now,
            AliveAt = now.AddYears(1),
            Played = 120,
            ToPlay = 320,
            Trial = new Trial { Officials = new Dictionary<string, int> { ["food-control"] = 2, ["fire-safety"] = -1 }, NoticeWorkingDays = 2, WithoutStandingTables = true },
            Result = state == RunState.Done
                ? new(new(160, 150, 10, 25), new(160, 140, 9, 24), new(160, 152, 5, 16), 90, 10, 14, 2, [.. months], [Part("kiosk-shop"), Part("sign")], [Part("food-control"), Part("fire-safety")])
                : null,
        });
        await session.SaveChangesAsync();
        return id;
    }

    /// <summary>A booking of one's own, as far as to the last page before it is booked.</summary>
    public async Task<string> Fills(DateOnly day)
    {
        var (client, key) = (house.Client(), await Holds("kiosk-shop", day));
        await Form.Send(
            client, $"/boka/{key}/kontakt",
            ("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("mobile", "070-174 06 05"), ("email", "asa@kiosken.example"));
        await Form.Attach(client, $"/boka/{key}/bilagor", "skiss.pdf", Pdf);
        return key;
    }

    /// <summary>A meeting of one's own, booked at the first time from a day on.</summary>
    public async Task<Company> Books(string situation, DateOnly day)
    {
        var company = new Company(house.Client(), await Holds(situation, day), default);
        company = new(company.Client, company.Key, Links.OpensMeeting(company.Key)!.Value.Meeting);
        (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        return company;
    }

    public async Task Answers(Company company, Guid official, bool accepts)
    {
        var client = house.Client();
        (await client.PostAsync($"/demo/sign-in/{official}", null)).EnsureSuccessStatusCode();
        var start = (await Meeting(company)).Slot!.Value.Start;
        (await client.PutAsJsonAsync($"/api/v1/officials/me/seats/{company.Id}/answer", new { accepts, start })).EnsureSuccessStatusCode();
    }

    private async Task<Company> Wishes()
    {
        var company = Opened(await FindsNoTime());
        var wishes = new[] { new { day = "2027-02-09", part = "morning" }, new { day = "2027-02-11", part = "whole" } };
        (await company.Send(HttpMethod.Put, "wishes", new { wishes, contact = Company.Details })).EnsureSuccessStatusCode();
        return company;
    }

    private Company Opened(string key) => new(house.Client(), key, Links.OpensMeeting(key)!.Value.Meeting);

    /// <summary>The smallest of larger and larger errands that the town has no time for.</summary>
    private Task<string> FindsNoTime()
    {
        var (catalogue, times) = (house.Services.GetRequiredService<CatalogueMemory>().Now, house.Services.GetRequiredService<FreeTimes>());
        var requesting = house.Services.GetRequiredService<RequestMeeting>();
        var hard = catalogue.CaseTypes.OrderByDescending(c => c.Required.Count).Select(c => c.Id).ToList();
        foreach (var more in Enumerable.Range(0, 8))
        {
            foreach (var situation in catalogue.Situations.OrderByDescending(s => s.Required.Count).Take(4).Select(s => s.Id))
            {
                var table = requesting.Match(new(situation, [.. hard.Take(more)], null, null, 2, null, null, "sv"), new Fields("sv"));
                if (table is not null && times.Find(Meetings.Meeting.New with { Seats = table.Seats, Guests = 2 }, times.Window(), 1).Count == 0)
                    return AsksFor(situation, [.. hard.Take(more)]);
            }
        }
        throw new InvalidOperationException("The town has a time for everything.");
    }

    private async Task<string> AsksFor(string situation, params string[] besides)
    {
        var client = house.Client();
        (string, string)[] wish = [("situation", situation), ("atgard", "fortsatt"), .. besides.Select(c => ("arende", c))];
        var key = (await Form.Send(client, "/boka", wish)).Split('/')[2];
        await Form.Send(client, $"/boka/{key}/var", ("site", "Kvarngatan 12"), ("errand", "Vi vill öppna en kiosk."));
        await Form.Send(client, $"/boka/{key}/motas", ("form", "AtMunicipality"), ("antal", "2"));
        return key;
    }

    private async Task<string> Holds(string situation, DateOnly day)
    {
        var (client, key) = (house.Client(), await AsksFor(situation));
        var company = new Company(client, key, Links.OpensMeeting(key)!.Value.Meeting);
        var times = await company.Get($"slots?from={day:yyyy-MM-dd}&limit=1");
        Assert.True(times.GetProperty("slots").GetArrayLength() > 0, $"{situation} has no time from {day} on: {times}");
        await Form.Send(client, $"/boka/{key}/tider", ("start", times.GetProperty("slots")[0].GetProperty("start").GetString()!));
        return key;
    }

    /// <summary>The key of somebody who has been asked whether they want notices of procurements.</summary>
    public Task<string> AskedToFollow() => Once("asked to follow", () => AsksToFollow("bo@bageriet.example"));

    /// <summary>The key of somebody who has said yes; there is a notice, in Swedish.</summary>
    public Task<string> Following() => Once("following", async () =>
    {
        var (key, lots) = (await AsksToFollow("asa@kiosken.example"), house.Client());
        await Form.Send(house.Client(), $"/upphandlingar/foljer/{key}/bekrafta");
        (await lots.PostAsync($"/demo/sign-in/{await Coordinator()}", null)).EnsureSuccessStatusCode();
        await Form.Send(
            lots, $"/lots/upphandlingar/{Guid.NewGuid()}", ("title", "Ombyggnad av Ågatans förskola"), ("buyer", "Norrköpings kommun"), ("division", "45"), ("day", "2027-03-10"),
            ("link", "https://upphandling.kommun.example/31"), ("language", "sv"));
        return key;
    });

    private async Task<string> AsksToFollow(string email)
    {
        var id = Guid.NewGuid();
        await house.Services.GetRequiredService<Web.Procuring.Followers>().Ask(email, ["45", "90"], "sv", default, id);
        return house.Services.GetRequiredService<Links>().Following(id);
    }

    public Task<StagedGathering> Gathering() => Once("gathering", () => StagedGathering.Plan(house, "frukost", "2027-03-10", 20, people: 1));

    public Task<StagedGathering> Lunch() => Once("lunch", () => StagedGathering.Plan(house, "lunch", "2027-03-11", 20, people: 0));

    /// <summary>With sessions, no place left, and one in line.</summary>
    public Task<StagedGathering> FullDay() => Once("full day", () => StagedGathering.Plan(house, "dag", "2027-03-16", 1, people: 2));

    /// <summary>The one who had the place has withdrawn, and it is offered to the other.</summary>
    public Task<StagedGathering> OfferedDay() => Once("offered day", async () =>
    {
        var day = await StagedGathering.Plan(house, "dag", "2027-03-17", 1, people: 2);
        await Form.Send(house.Client(), $"/traffar/anmalan/{day.Keys[0]}/avanmal");
        return day;
    });

    /// <summary>A dialogue week open for wishes, with one wish.</summary>
    public Task<StagedWeek> Week() => Once("week", () => StagedWeek.Open(house, "2027-03-23", wishes: 1, shut: false));

    /// <summary>No more can wish, and it is laid: two have a table, one has none.</summary>
    public Task<StagedWeek> LaidWeek() => Once("laid week", async () =>
    {
        var week = await StagedWeek.Open(house, "2027-03-30", wishes: 3, shut: true);
        var lots = house.Client();
        (await lots.PostAsync($"/demo/sign-in/{await Coordinator()}", null)).EnsureSuccessStatusCode();
        await Form.Send(lots, $"/lots/motesplats/{week.Id}/lagg");
        return week;
    });

    /// <summary>Published: one has a table, one is offered one, one stands in line, one has withdrawn.</summary>
    public Task<StagedWeek> OfferedWeek() => Once("offered week", () => StagedWeek.Offered(house, "2027-04-06"));

    /// <summary>The key of the one whose own page says something.</summary>
    public async Task<string> InOfferedWeek(string text) => await (await OfferedWeek()).Says(house, text);

    private Task<StagedWeek> Once(string name, Func<Task<StagedWeek>> make) => weeks.GetOrAdd(name, _ => new(make)).Value;

    public Task<Company> VisitAsked() => Once("visit asked", () => StagedVisit.Ask(house));

    /// <summary>A time is held for a visit.</summary>
    public Task<Company> VisitHeld() => Once("visit held", async () =>
    {
        var company = await StagedVisit.Ask(house);
        await company.Holds((await company.Get("slots?limit=1")).GetProperty("slots")[0].GetProperty("start").GetDateTimeOffset());
        return company;
    });

    public Task<Company> VisitDeclined() => Once("visit declined", () => Says("nej"));

    public Task<Company> VisitPutOff() => Once("visit put off", () => Says("senare"));

    /// <summary>Held, with something noted.</summary>
    public Task<Company> VisitMade() => Once("visit made", () => StagedVisit.Make(house));

    public async Task<Guid> VisitOfficial() => (await StagedVisit.Pair(house))[1].OfficialId;

    private async Task<Company> Says(string answer)
    {
        var company = await StagedVisit.Ask(house);
        await Form.Send(company.Client, $"/bord/{company.Key}/besok/{answer}");
        return company;
    }

    private Task<StagedGathering> Once(string name, Func<Task<StagedGathering>> make) => gatherings.GetOrAdd(name, _ => new(make)).Value;

    private Task<string> Once(string name, Func<Task<string>> make) => drafts.GetOrAdd(name, _ => new(make)).Value;

    private Task<Company> Once(string name, Func<Task<Company>> make) => meetings.GetOrAdd(name, _ => new(make)).Value;
}
