using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Forgetting;
using Handslaget.Booking.Web.Pages.Booking;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A day and a time as they were typed into a form, right or wrong.</summary>
public sealed record TypedTime(string Day, string Clock);

/// <summary>One meeting as the coordinator sees it, and what the coordinator can decide about it. The claim table has the last word here too.</summary>
internal static class MeetingPages
{
    public static void MapMeetingPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/bord/{id:guid}", Show);
        pages.MapPost("/lots/bord/{id:guid}/panel", SetPanel);
        pages.MapPost("/lots/bord/{id:guid}/rum", SetRoom);
        pages.MapPost("/lots/bord/{id:guid}/flytta", Move);
        pages.MapPost("/lots/bord/{id:guid}/stall-in", Cancel);
        pages.MapPost("/lots/bord/{id:guid}/avsluta", End);
        pages.MapPost("/lots/bord/{id:guid}/lank", Replace);
        pages.MapPost("/lots/bord/{id:guid}/glom", Forget);
        pages.MapPost("/lots/bord/{id:guid}/boka", BookByHand);
        pages.MapPost("/lots/bord/{id:guid}/onskemal-nej", RefuseWishes);
    }

    private static readonly Text Conflict = new(
        "Det går inte: någon av dem, eller rummet, har hunnit få ett annat bord den tiden. Inget är ändrat. Välj någon annan.",
        "That is not possible: one of them, or the room, has got another table at that time. Nothing has changed. Choose somebody else.");

    private static async Task<IResult> Show(
        Guid id, string? dag, string? tid, string? klart, MeetingLog meetings, Desk desk, CalendarMemory calendars, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting) return Lots.Nowhere(http);
        var asked = Start(dag, tid);
        var explained = asked is { } start && !meeting.HasEnded ? WhyNoTime.Explain(calendars.Look(meeting), meeting.Need, start, clock.GetUtcNow()) : null;
        var notice = klart switch
        {
            "panel" => new Text("Klart. De nya vid bordet är tillfrågade, och de som inte behöver komma har fått besked.", "Done. Those new at the table are asked, and those who need not come are told."),
            "rum" => new Text("Klart. Alla vid bordet och företaget får det nya rummet.", "Done. Everybody at the table and the company get the new room."),
            "flyttat" => new Text("Klart. Mötet är flyttat, och alla får den nya tiden.", "Done. The meeting is moved, and everybody gets the new time."),
            "avslutat" => new Text("Klart. Ärendet är avslutat.", "Done. The matter has ended."),
            "paus" => new Text("Klart. Klockan är pausad.", "Done. The clock is paused."),
            "gar" => new Text("Klart. Klockan går igen.", "Done. The clock runs again."),
            "forklarat" => new Text("Klart. Företaget får förklaringen och ursäkten med mejl.", "Done. The company gets the explanation and the apology by mail."),
            "installt" => new Text("Klart. Mötet är inställt, och alla har fått besked.", "Done. The meeting is cancelled, and everybody is told."),
            "lank" => new Text("Klart. Den gamla länken öppnar ingenting, och en ny är på väg till företaget.", "Done. The old link opens nothing, and a new one is on its way to the company."),
            "glomt" => new Text("Klart. Företagets uppgifter är borttagna.", "Done. The company's data is erased."),
            "bokat" => new Text("Klart. Mötet är bokat.", "Done. The meeting is booked."),
            "vantar" => new Text("Klart. Företaget står på väntelistan.", "Done. The company is on the wait list."),
            "onskemal-nej" => new Text("Klart. Företaget får veta att ingen av tiderna går, och hur det kan gå vidare.", "Done. The company is told that none of the times is possible, and how it can go on."),
            _ => null,
        };
        return await Page(meeting, desk, notice, null, explained, clock, http, ct);
    }

    private static async Task<IResult> SetPanel(
        Guid id, MeetingLog meetings, Desk desk, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (Reason(form) is not { } reason) return await Page(meeting, desk, null, ReasonMissing, null, clock, http, ct);
        var seats = new Dictionary<string, Guid>();
        foreach (var seat in meeting.Seats)
        {
            if (Guid.TryParse(form[$"plats.{seat.Competence}"], out var official) && official != Guid.Empty) seats[seat.Competence] = official;
        }
        if (desk.Laid(meeting, seats) is not { } places)
        {
            return await Page(meeting, desk, null, new(
                "Någon av dem får inte svara för sin plats den dagen. Se giltigheten i registret.", "One of them may not answer for their seat that day. See the register."), null, clock, http, ct);
        }
        return await Answer(await meetings.Decide(id, http.Actor(), m => m.SetPanel(places, reason, clock.GetUtcNow(), rules), ct), "panel", desk, clock, http, ct);
    }

    private static async Task<IResult> SetRoom(Guid id, MeetingLog meetings, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (Reason(form) is not { } reason) return await Page(meeting, desk, null, ReasonMissing, null, clock, http, ct);
        if (!Guid.TryParse(form["rum"], out var room) || !desk.HasRoom(room))
            return await Page(meeting, desk, null, new("Välj ett rum ur listan.", "Choose a room from the list."), null, clock, http, ct);
        return await Answer(await meetings.Decide(id, http.Actor(), m => m.SetRoom(room, reason, clock.GetUtcNow()), ct), "rum", desk, clock, http, ct);
    }

    /// <summary>A coordinator may choose a time sooner than companies may, as long as everybody needed is free.</summary>
    private static async Task<IResult> Move(
        Guid id, MeetingLog meetings, Desk desk, CalendarMemory calendars, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var typed = new TypedTime($"{form["dag"]}", $"{form["tid"]}");
        if (Start(typed.Day, typed.Clock) is not { } start)
            return await Page(meeting, desk, null, new("Välj dag och klockslag.", "Choose a day and a time."), null, clock, http, ct, typed);
        if (calendars.At(meeting, start, clock.GetUtcNow()) is not { } offer)
        {
            var why = WhyNoTime.Explain(calendars.Look(meeting), meeting.Need, start, clock.GetUtcNow());
            return await Page(meeting, desk, null, start <= clock.GetUtcNow() ? TimeReason.Passed.Say() : new("Den tiden går inte.", "That time is not possible."), why, clock, http, ct, typed);
        }
        return await Answer(await meetings.Decide(id, http.Actor(), m => m.Move(offer, "coordinator", clock.GetUtcNow(), rules), ct), "flyttat", desk, clock, http, ct, typed);
    }

    private static async Task<IResult> Cancel(Guid id, MeetingLog meetings, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await Answer(await meetings.Decide(id, http.Actor(), m => m.Cancel("coordinator", clock.GetUtcNow()), ct), "installt", desk, clock, http, ct);

    /// <summary>The company has said, by telephone, that it wants no meeting. One that is booked is cancelled instead, so that everybody is told.</summary>
    private static async Task<IResult> End(Guid id, MeetingLog meetings, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await Answer(await meetings.Decide(id, http.Actor(), m => m.IsBooked ? Refusal.AlreadyBooked : m.Cancel("company", clock.GetUtcNow()), ct), "avslutat", desk, clock, http, ct);

    private static async Task<IResult> Replace(Guid id, ReplaceLink links, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await http.Form(ct) is { } form && int.TryParse(form["nummer"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? await Answer(await links.Replace(id, seen, http.Actor(), ct), "lank", desk, clock, http, ct)
            : Lots.Nowhere(http);

    private static async Task<IResult> Forget(
        Guid id, ForgetCompany forgetting, MeetingLog meetings, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await forgetting.Forget(id, http.Actor(), ct) switch
        {
            Outcome.Missing => Lots.Nowhere(http),
            Outcome.Refused no => await Page((await meetings.Find(id, ct))!, desk, null, no.Reason.Say(), null, clock, http, ct),
            _ => Results.Redirect($"/lots/bord/{id}?klart=glomt"),
        };

    /// <summary>A time that the calendars do not offer, with people who have said that they can. They are asked as always.</summary>
    private static async Task<IResult> BookByHand(
        Guid id, MeetingLog meetings, Desk desk, CalendarMemory calendars, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { } meeting || await http.Form(ct) is not { } form || TimeFilter.Instant(form["start"]) is not { } start) return Lots.Nowhere(http);
        var why = meeting.IsBooked || meeting.HasEnded ? null : WhyNoTime.Explain(calendars.Look(meeting), meeting.Need, start, clock.GetUtcNow());
        Task<IResult> No(Text fault) => Page(meeting, desk, null, fault, why, clock, http, ct);

        if (await desk.ContactOf(id, ct) is not { } contact) return await No(new("Företaget har inte sagt vem det är, så ingen kan få veta.", "The company has not said who it is, so nobody can be told."));
        if (meeting.Form == MeetingForm.AtCompany && contact.Site.Length == 0)
            return await No(new("Företaget har inte skrivit adressen där mötet ska vara. Ring och be dem skriva den.", "The company has not written the address of the meeting. Call and ask them to write it."));
        if (Reason(form) is not { } reason) return await No(ReasonMissing);
        var seats = new Dictionary<string, Guid>();
        foreach (var seat in meeting.Seats)
        {
            if (Guid.TryParse(form[$"plats.{seat.Competence}"], out var official) && official != Guid.Empty) seats[seat.Competence] = official;
        }
        Guid? room = Guid.TryParse(form["rum"], out var chosen) && desk.HasRoom(chosen) ? chosen : null;
        if (meeting.Form == MeetingForm.AtMunicipality && room is null) return await No(new("Välj ett rum ur listan.", "Choose a room from the list."));
        var slot = Slot.From(start, rules.MeetingLasts);
        if (meeting.Need.Required.Any(c => !seats.ContainsKey(c))) return await No(new("Varje plats som krävs ska ha en person.", "Each required seat needs a person."));
        if (desk.Laid(meeting with { Slot = slot, Places = [] }, seats) is not { } places)
            return await No(new("Någon av dem får inte svara för sin plats den dagen. Se giltigheten i registret.", "One of them may not answer for their seat that day. See the register."));
        var outcome = await meetings.Decide(id, http.Actor(), m => m.BookByHand(slot, places, room, reason, clock.GetUtcNow(), rules), ct);
        return outcome is Outcome.Taken ? await No(Conflict) : await Answer(outcome, "bokat", desk, clock, http, ct);
    }

    private static async Task<IResult> RefuseWishes(Guid id, MeetingLog meetings, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await Answer(await meetings.Decide(id, http.Actor(), m => m.RefuseWishes(clock.GetUtcNow()), ct), "onskemal-nej", desk, clock, http, ct);

    private static async Task<IResult> Answer(Outcome outcome, string done, Desk desk, TimeProvider clock, HttpContext http, CancellationToken ct, TypedTime? typed = null) => outcome switch
    {
        Outcome.Recorded r => Results.Redirect($"/lots/bord/{r.Meeting.Id}?klart={done}"),
        Outcome.Unchanged u => await Page(u.Meeting, desk, new("Det var redan så. Inget är ändrat.", "It was so already. Nothing has changed."), null, null, clock, http, ct),
        Outcome.Refused { Reason: Refusal.TimeDoesNotFit } no => await Page(no.Meeting, desk, null, new(
            "Det blir inget bord av det: varje plats som krävs ska ha en person, och den som just har lämnat en plats kan inte ta en annan förrän den är fylld.",
            "That makes no table: each required seat needs a person, and who has just left a seat can not take another until it is filled."), null, clock, http, ct, typed),
        Outcome.Refused no => await Page(no.Meeting, desk, null, no.Reason.Say(), null, clock, http, ct, typed),
        Outcome.Taken t => await Page(t.Meeting, desk, null, Conflict, null, clock, http, ct, typed),
        _ => Lots.Nowhere(http),
    };

    private static async Task<IResult> Page(
        Meeting meeting, Desk desk, Text? notice, Text? fault, TimeExplanation? explained, TimeProvider clock, HttpContext http, CancellationToken ct, TypedTime? typed = null)
    {
        if (await desk.Of(meeting, http.AsksIn(), ct, explained?.Start) is not { } laid) return Lots.Nowhere(http);
        return Pages.Page.Of<MeetingPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Desk"] = laid,
                ["Notice"] = notice?.In(http.AsksIn()),
                ["Fault"] = fault?.In(http.AsksIn()),
                ["Explained"] = explained,
                ["Typed"] = typed,
                ["Now"] = clock.GetUtcNow(),
            },
            fault is null ? 200 : 409,
            here: $"/lots/bord/{meeting.Id}");
    }

    private static readonly Text ReasonMissing = new("Välj ett skäl. Det sparas med beslutet.", "Choose a reason. It is kept with the decision.");

    private static OverrideReason? Reason(IFormCollection form) =>
        Enum.TryParse<OverrideReason>(form["skal"], out var reason) && Enum.IsDefined(reason) ? reason : null;

    private static DateTimeOffset? Start(string? day, string? time) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && date.Year is > 2000 and < 2200
            ? SwedishTime.At(date, at)
            : null;
}
