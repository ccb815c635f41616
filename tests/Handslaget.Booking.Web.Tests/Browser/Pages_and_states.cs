using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>A page in one of its states, and how to come there. Everything that is demanded of every page is demanded of these.</summary>
/// <param name="Demo">Shown only with the demo's town, in Swedish, to whoever develops.</param>
internal sealed record PageState(string Name, Func<Visit, Stage, Task> Open, bool Demo = false);

internal static class PagesAndStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        new("start", (v, _) => v.Open("/")),
        new("accessibility", (v, _) => v.Open("/tillganglighet")),
        new("privacy", (v, _) => v.Open("/personuppgifter")),
        new("figures", async (v, s) => { await s.Satisfaction(); await v.Open("/sa-gar-det"); }),
        new("figure", (v, _) => v.Open("/sa-gar-det/working-days-to-booking")),

        new("decision-maps", (v, _) => v.Open("/beslutsvagar")),
        new("decision-maps-nothing-found", (v, _) => v.Open("/beslutsvagar?sok=qwxz")),
        new("decision-map", (v, _) => v.Open("/beslutsvagar/alcohol-permanent-public")),
        new("decision-map-service", (v, _) => v.Open("/beslutsvagar/start-company")),

        new("promises", (v, _) => v.Open("/loften")),

        new("what", (v, _) => v.Open("/boka")),
        new("what-chosen", (v, _) => v.Open("/boka?arende=sign")),
        new("what-suggested", async (v, _) =>
        {
            await v.Open("/boka");
            await v.Page.Locator("#errand").FillAsync("vi vill öppna ett café med uteservering");
            await v.Press("Föreslå åt mig", "Suggest for me");
        }),
        new("what-not-recognised", async (v, _) =>
        {
            await v.Open("/boka");
            await v.Page.Locator("#errand").FillAsync("qwxz");
            await v.Press("Föreslå åt mig", "Suggest for me");
        }),
        new("what-nothing-chosen", async (v, _) => { await v.Open("/boka"); await v.GoOn(); }),
        new("where", async (v, s) => await v.Open($"/boka/{await s.Begun()}/var")),
        new("where-faults", async (v, s) =>
        {
            await v.Open($"/boka/{await s.Begun()}/var");
            await v.Page.Locator("#site").FillAsync(new string('x', 200));
            await v.GoOn();
        }),
        new("questions", async (v, s) => await v.Open($"/boka/{await s.Begun()}/fragor")),
        new("panel", async (v, s) => await v.Open($"/boka/{await s.Begun()}/bordet")),
        new("how", async (v, s) => await v.Open($"/boka/{await s.Begun()}/motas")),
        new("how-faults", async (v, s) =>
        {
            await v.Open($"/boka/{await s.Begun()}/motas");
            await v.Page.Locator("#antal").FillAsync("99");
            await v.GoOn();
        }),
        new("times", async (v, s) => await v.Open($"/boka/{await s.AskedFor()}/tider")),
        new("times-month", async (v, s) =>
        {
            await v.Open($"/boka/{await s.AskedFor()}/tider");
            await v.Page.Locator("details.overview summary").ClickAsync();
        }),
        new("times-lost", async (v, s) =>
        {
            await v.Open($"/boka/{await s.AskedFor()}/tider");
            await v.Page.EvalOnSelectorAsync("ul.times input[name=start]", "field => field.value = '2027-02-06T09:00:00Z'");
            await v.Page.Locator("ul.times button").First.ClickAsync();
        }),
        new("no-time", async (v, s) => await v.Open($"/boka/{await s.NoTime()}/tider")),
        new("no-time-asked", async (v, s) => await v.Open($"/boka/{(await s.Waiting()).Key}/tider")),
        new("wishes", async (v, s) => await v.Open($"/boka/{await s.NoTime()}/onska")),
        new("wishes-faults", async (v, s) =>
        {
            await v.Open($"/boka/{await s.NoTime()}/onska");
            await v.Page.Locator("#dag1").FillAsync("2027-02-06");
            await v.Submit();
        }),
        new("wait-list", async (v, s) => await v.Open($"/boka/{await s.NoTime()}/vantelista")),
        new("wait-list-faults", async (v, s) => { await v.Open($"/boka/{await s.NoTime()}/vantelista"); await v.Submit(); }),
        new("contact", async (v, s) => await v.Open($"/boka/{await s.Held()}/kontakt")),
        new("contact-faults", async (v, s) =>
        {
            await v.Open($"/boka/{await s.Held()}/kontakt");
            await v.Page.Locator("#mobile").FillAsync("011-15 00 00");
            await v.GoOn();
        }),
        new("documents", async (v, s) => await v.Open($"/boka/{await s.Held()}/bilagor")),
        new("documents-there", async (v, s) => await v.Open($"/boka/{await s.Filled()}/bilagor")),
        new("documents-faults", async (v, s) =>
        {
            await v.Open($"/boka/{await s.Held()}/bilagor");
            await v.Page.Locator("#dokument").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "x.pdf", MimeType = "application/pdf", Buffer = [1, 2, 3] });
            await v.GoOn();
        }),
        new("check", async (v, s) => await v.Open($"/boka/{await s.Filled()}/kontrollera")),

        new("follow-wishes-sent", async (v, s) => await v.Open($"/bord/{(await s.Wishing()).Key}")),
        new("follow-wishes-refused", async (v, s) => await v.Open($"/bord/{(await s.WishesRefused()).Key}")),
        new("follow-wait-list", async (v, s) => await v.Open($"/bord/{(await s.Waiting()).Key}")),
        new("follow-offer", async (v, s) => await v.Open($"/bord/{(await s.OnOffer()).Key}")),
        new("follow-booked", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}?klart=bokat")),
        new("follow-confirmed", async (v, s) => await v.Open($"/bord/{(await s.Confirmed()).Key}")),
        new("follow-mended", async (v, s) => await v.Open($"/bord/{(await s.Mended()).Key}")),
        new("follow-vacant", async (v, s) => await v.Open($"/bord/{(await s.Vacant()).Key}")),
        new("follow-cancelled", async (v, s) => await v.Open($"/bord/{(await s.Cancelled()).Key}")),
        new("decision-map-here", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/beslutsvagar/food-registration")),
        new("decision-map-here-before", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/beslutsvagar/tobacco-licence")),
        new("move", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/tider")),
        new("cancel", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/avboka")),
        new("notes", async (v, s) => await v.Open($"/bord/{(await s.Answered()).Key}/svar")),
        new("case", async (v, s) => await v.Open($"/bord/{(await s.Answered()).Key}/arende?klart=gjort")),
        new("follow-held", async (v, s) => await v.Open($"/bord/{(await s.Answered()).Key}")),
        new("follow-survey", async (v, s) => await v.Open($"/bord/{(await s.AskedHow()).Key}")),
        new("survey", async (v, s) => await v.Open($"/uppfoljning/{s.Links.Survey((await s.AskedHow()).Id)}")),
        new("survey-faults", async (v, s) => { await v.Open($"/uppfoljning/{s.Links.Survey((await s.AskedHow()).Id)}"); await v.Submit(); }),
        new("survey-thanks", async (v, s) => await v.Open($"/uppfoljning/{s.Links.Survey((await s.SaidHow()).Id)}?klart=skickat")),
        new("survey-answered", async (v, s) => await v.Open($"/uppfoljning/{s.Links.Survey((await s.SaidHow()).Id)}")),
        new("coordinator-survey", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.Satisfaction(); await v.Open("/lots/uppfoljning"); }),
        new("find-booking", (v, _) => v.Open("/boka/hitta")),
        new("find-booking-faults", async (v, _) => { await v.Open("/boka/hitta"); await v.Submit(); }),
        new("find-booking-code", async (v, _) =>
        {
            await v.Open("/boka/hitta");
            await v.Page.Locator("[name=referens]").FillAsync("DB-12345");
            await v.Page.Locator("[name=kontakt]").FillAsync("070-174 06 05");
            await v.Submit();
        }),

        new("gatherings", async (v, s) => { await s.Gathering(); await v.Open("/traffar"); }),
        new("gathering", async (v, s) => await v.Open($"/traffar/{(await s.Gathering()).Id}")),
        new("gathering-faults", async (v, s) =>
        {
            await v.Open($"/traffar/{(await s.Lunch()).Id}");
            await v.Page.Locator("#email").FillAsync("asa");
            await v.Submit();
        }),
        new("gathering-full", async (v, s) => await v.Open($"/traffar/{(await s.FullDay()).Id}")),
        new("sign-up", async (v, s) => await v.Open($"/traffar/anmalan/{(await s.Gathering()).Keys[0]}?klart=anmald")),
        new("sign-up-in-line", async (v, s) => await v.Open($"/traffar/anmalan/{(await s.FullDay()).Keys[1]}")),
        new("sign-up-offered", async (v, s) => await v.Open($"/traffar/anmalan/{(await s.OfferedDay()).Keys[1]}")),
        new("week", async (v, s) => await v.Open($"/traffar/{(await s.Week()).Id}")),
        new("week-faults", async (v, s) =>
        {
            await v.Open($"/traffar/{(await s.Week()).Id}");
            foreach (var (field, value) in new[] { ("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", "asa") }) await v.Page.Locator($"#{field}").FillAsync(value);
            await v.Submit();
        }),
        new("week-wish", async (v, s) => await v.Open($"/traffar/anmalan/{(await s.Week()).Keys[0]}?klart=onskat")),
        new("week-has-table", async (v, s) => await v.Open($"/traffar/anmalan/{await s.InOfferedWeek("Ni har ett bord")}")),
        new("week-in-line", async (v, s) => await v.Open($"/traffar/anmalan/{await s.InOfferedWeek("Ni står i kö")}")),
        new("week-offered", async (v, s) => await v.Open($"/traffar/anmalan/{await s.InOfferedWeek("svara ja eller nej")}")),
        new("sign-up-withdrawn", async (v, s) => await v.Open($"/traffar/anmalan/{(await s.OfferedDay()).Keys[0]}?klart=avanmald")),

        new("visit-asked", async (v, s) => await v.Open($"/bord/{(await s.VisitAsked()).Key}")),
        new("visit-times", async (v, s) => await v.Open($"/boka/{(await s.VisitAsked()).Key}/tider")),
        new("visit-check", async (v, s) => await v.Open($"/boka/{(await s.VisitHeld()).Key}/kontrollera")),
        new("visit-declined", async (v, s) => await v.Open($"/bord/{(await s.VisitDeclined()).Key}")),
        new("visit-put-off", async (v, s) => await v.Open($"/bord/{(await s.VisitPutOff()).Key}")),
        new("visit-booked", async (v, s) => await v.Open($"/bord/{(await s.VisitMade()).Key}")),
        new("coordinator-visits", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.VisitAsked(); await s.VisitDeclined(); await s.VisitMade(); await v.Open("/lots/besok"); }),
        new("coordinator-visit", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/besok/{(await s.VisitMade()).Id}"); }),
        new("coordinator-visit-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open($"/lots/besok/{(await s.VisitMade()).Id}");
            await v.Press("Spara", "Save");
        }),
        new("coordinator-visit-new", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/besok/nytt"); }),
        new("coordinator-visit-new-faults", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/besok/nytt"); await v.Submit(); }),
        new("official-visit", async (v, s) => { await v.SignIn(await s.VisitOfficial()); await v.Open($"/personal/besok/{(await s.VisitMade()).Id}"); }),

        new("not-found", (v, _) => v.Open("/bord/no-such-table")),

        new("complain", (v, _) => v.Open("/klagomal")),
        new("complain-about-a-meeting", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/klagomal")),
        new("complain-faults", async (v, _) =>
        {
            await v.Open("/klagomal");
            await v.Page.Locator("#reference").FillAsync("vet inte");
            await v.Submit();
        }),
        new("complaint", async (v, s) => await v.Open($"/klagomal/{s.Links.Complaint(await s.Complaint())}?klart=skickat")),
        new("complaint-answered", async (v, s) => await v.Open($"/klagomal/{s.Links.Complaint(await s.AnsweredComplaint())}")),
        new("lessons", async (v, s) => { await s.AnsweredComplaint(); await v.Open("/klagomal/lardomar"); }),
        new("coordinator-complaints", async (v, s) => { await s.Complaint(); await s.AnsweredComplaint(); await v.SignIn(await s.Coordinator()); await v.Open("/lots/klagomal"); }),
        new("coordinator-complaint", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/klagomal/{await s.Complaint()}"); }),
        new("coordinator-complaint-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open($"/lots/klagomal/{await s.Complaint()}");
            await v.Press("Skicka svaret", "Send the answer");
        }),
        new("official-complaint", async (v, s) => { await v.SignIn(await s.Official()); await v.Open($"/personal/klagomal/{await s.AssignedComplaint()}"); }),

        new("answer", async (v, s) => await v.Open(await s.AnswerLink(await s.Booked()))),
        new("answer-said-yes", async (v, s) => await v.Open(await s.AnswerLink(await s.Confirmed()))),
        new("answer-not-needed", async (v, s) => await v.Open(await s.AnswerLink(await s.Cancelled()))),
        new("sign-in", (v, _) => v.Open("/logga-in")),
        new("official-tables", async (v, s) => { await v.SignIn(await s.Official()); await v.Open("/personal"); }),
        new("official-week", async (v, s) => { await v.SignIn((await s.OfferedWeek()).Official); await v.Open("/personal"); }),
        new("official-table", async (v, s) => { await v.SignIn(await s.Official()); await v.Open($"/personal/bord/{(await s.Booked()).Id}"); }),
        new("official-time", async (v, s) => { await v.SignIn(await s.Official()); await v.Open("/personal/tid"); }),
        new("official-time-calendars", async (v, s) =>
        {
            await v.SignIn(await s.WithCalendars());
            await v.Open("/personal/tid");
            await v.Unfold();
        }),
        new("official-time-calendar-faults", async (v, s) =>
        {
            await v.SignIn(await s.WithCalendars());
            await v.Open("/personal/tid");
            await v.Page.Locator("#kalender ~ details summary").ClickAsync();
            await v.Page.Locator("#calendarAddress").FillAsync("http://kalendern");
            await v.Page.Locator("input[value=calDav]").CheckAsync();
            await v.Press("Koppla och läs", "Connect and read");
        }),
        new("official-subscription", async (v, s) =>
        {
            await v.SignIn(await s.Official());
            await v.Open("/personal/tid/prenumeration");
            if (await v.Page.Locator("#adress").CountAsync() == 0) await v.Submit();
        }),
        new("official-owes", async (v, s) => { await v.SignIn(await s.Owing()); await v.Open("/personal"); }),
        new("official-outcome", async (v, s) => { await v.SignIn(await s.Owing()); await v.Open($"/personal/efter/{(await s.Unanswered()).Id}"); }),
        new("official-outcome-faults", async (v, s) =>
        {
            await v.SignIn(await s.Owing());
            await v.Open($"/personal/efter/{(await s.Unanswered()).Id}");
            await v.Press("Lämna till lotsen", "Hand to the coordinator");
        }),
        new("official-commitment-faults", async (v, s) =>
        {
            var (id, official) = await s.Promised();
            await v.SignIn(official);
            await v.Open($"/personal/atagande/{id}");
            await v.Press("Spara datumet", "Save the day");
        }),
        new("official-subscription-choice", async (v, s) =>
        {
            await v.SignIn(await s.WithCalendars());
            await v.Open("/personal/tid/prenumeration");
        }),
        new("official-not-allowed", async (v, s) => { await v.SignIn(await s.Official()); await v.Open("/lots"); }),

        new("coordinator-board", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.Vacant(); await v.Open("/lots"); }),
        new("coordinator-table", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/bord/{(await s.Booked()).Id}"); }),
        new("coordinator-table-all-open", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open($"/lots/bord/{(await s.Booked()).Id}");
            await v.Unfold();
        }),
        new("coordinator-table-proposal", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/bord/{(await s.Proposed()).Id}"); }),
        new("coordinator-after", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/bord/{(await s.Answered()).Id}/efter?klart=skickat"); }),
        new("coordinator-after-owing", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/bord/{(await s.Unanswered()).Id}/efter"); }),
        new("coordinator-commitment", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/atagande/{(await s.Promised()).Id}"); }),
        new("coordinator-promises", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.Waiting(); await s.Booked(); await v.Open("/lots/loften"); }),
        new("coordinator-table-promise-broken", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/bord/{(await s.PromiseBroken()).Id}"); }),
        new("coordinator-explains", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open($"/lots/bord/{(await s.PromiseBroken()).Id}/klocka/{await s.BrokenClock()}/forklara");
        }),
        new("coordinator-explains-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open($"/lots/bord/{(await s.PromiseBroken()).Id}/klocka/{await s.BrokenClock()}/forklara");
            await v.Submit();
        }),
        new("coordinator-letters", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.Unread(); await v.Open("/lots/brev"); }),
        new("coordinator-table-wishes", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open($"/lots/bord/{(await s.Wishing()).Id}?dag=2027-02-09&tid=09:00");
        }),
        new("coordinator-books-what", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/boka"); }),
        new("coordinator-books-who", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/boka/fragor?situation=kiosk-shop"); }),
        new("coordinator-books-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/boka/fragor?situation=kiosk-shop");
            await v.Submit();
        }),

        new("coordinator-gatherings", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.Gathering(); await v.Open("/lots/traffar"); }),
        new("coordinator-gathering", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/traffar/{(await s.OfferedDay()).Id}"); }),
        new("coordinator-gathering-new", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/traffar/ny?typ=dag"); }),
        new("coordinator-gathering-faults", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/traffar/ny?typ=frukost"); await v.Submit(); }),
        new("coordinator-week-new", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/motesplats/ny"); }),
        new("coordinator-week", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/motesplats/{(await s.Week()).Id}"); }),
        new("coordinator-week-table", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/motesplats/{(await s.Week()).Id}/bord/1"); }),
        new("coordinator-week-laid", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/motesplats/{(await s.LaidWeek()).Id}"); }),
        new("coordinator-week-published", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/motesplats/{(await s.OfferedWeek()).Id}"); }),
        new("coordinator-gathering-series", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/traffar/ny?typ=frukost");
            foreach (var (field, value) in new[] { ("aboutSv", "x"), ("aboutEn", "x"), ("date", "2027-03-03"), ("place", "Kvarngatan 12"), ("months", "6") })
                await v.Page.Locator($"#{field}").FillAsync(value);
            await v.Submit();
        }),

        new("procurements", async (v, s) => { await s.Following(); await v.Open("/upphandlingar"); }),
        new("procurements-none", (v, _) => v.Open("/upphandlingar?amne=76")),
        new("procurements-follow", (v, _) => v.Open("/upphandlingar/folj")),
        new("procurements-follow-faults", async (v, _) =>
        {
            await v.Open("/upphandlingar/folj");
            await v.Page.Locator("#email").FillAsync("asa@kiosken,example");
            await v.Submit();
        }),
        new("procurements-asked", (v, _) => v.Open("/upphandlingar/folj?klart=fragat")),
        new("procurements-confirm", async (v, s) => await v.Open($"/upphandlingar/foljer/{await s.AskedToFollow()}")),
        new("procurements-following", async (v, s) => await v.Open($"/upphandlingar/foljer/{await s.Following()}?klart=bekraftat")),
        new("procurements-stop", async (v, s) => await v.Open($"/upphandlingar/foljer/{await s.Following()}/sluta")),
        new("coordinator-procurements", async (v, s) => { await v.SignIn(await s.Coordinator()); await s.Following(); await v.Open("/lots/upphandlingar"); }),
        new("coordinator-procurement-faults", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/upphandlingar/ny"); await v.Submit(); }),

        new("register", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/register"); }),
        new("register-new", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/register/ny"); }),
        new("register-new-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/register/ny");
            await v.Submit();
        }),
        new("register-official", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/register/{await s.Official()}"); }),
        new("register-official-calendars", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/register/{await s.WithCalendars()}"); }),
        new("register-room", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/rum/{(await s.Rooms())[0].Id}"); }),
        new("register-room-subscription", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/rum/{(await s.Rooms())[0].Id}/prenumeration"); }),
        new("standing-tables", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/fasta-bord"); }),
        new("standing-table-new", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/fasta-bord/nytt"); }),
        new("what-if", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/tank-om"); }),
        new("what-if-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/tank-om");
            await v.Page.Locator("#varsel").FillAsync("99");
            await v.Submit();
        }),
        new("what-if-under-way", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/tank-om/{await s.WhatIf(RunState.Running)}"); }),
        new("what-if-stopped", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/tank-om/{await s.WhatIf(RunState.Stopped)}"); }),
        new("what-if-result", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open($"/lots/tank-om/{await s.WhatIf(RunState.Done)}"); }),
        new("matters", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/arenden"); }),
        new("decision-map-reviews", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/beslutsvagar"); }),
        new("decision-map-review", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/beslutsvagar/sign"); }),
        new("matters-tried", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/arenden/prova?situation=kiosk-shop"); }),

        new("seats", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/lots/arenden/situation/restaurant-outdoor-alcohol"); }),
        new("seats-adding", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/arenden/arendetyp/sign");
            await v.Page.Locator("main summary").Last.ClickAsync();
        }),
        new("seats-previewed", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/arenden/situation/restaurant-outdoor-alcohol");
            await v.Page.Locator("[name='seat.traffic'][value=required]").CheckAsync();
            await v.Page.Locator("[name='seat.waste'][value=no]").CheckAsync();
            await v.Press("Förhandsgranska", "Preview");
        }),
        new("seats-faults", async (v, s) =>
        {
            await v.SignIn(await s.Coordinator());
            await v.Open("/lots/arenden/arendetyp/sign");
            await v.Page.Locator("[name='seat.building-permit'][value=optional]").CheckAsync();
            await v.Press("Förhandsgranska", "Preview");
        }),

        new("demo-sign-in", (v, _) => v.Open("/demo"), Demo: true),
        new("demo-outbox", async (v, s) => { await s.Booked(); await v.Open("/utkorg"); }, Demo: true),
    ];

    public static PageState Named(string name) => All.Single(s => s.Name == name);

    /// <summary>For theories: a state's name is what a failing test is called.</summary>
    public static TheoryData<string> Names => [.. All.Select(s => s.Name)];
}
