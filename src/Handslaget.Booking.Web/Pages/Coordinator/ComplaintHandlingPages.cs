using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Complaints;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>The coordinator's pages about complaints. One that is about the reader is not there.</summary>
internal static class ComplaintHandlingPages
{
    public static void MapComplaintHandlingPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/klagomal", List);
        pages.MapGet("/lots/klagomal/{id:guid}", Show);
        pages.MapPost("/lots/klagomal/{id:guid}/last", Read);
        pages.MapPost("/lots/klagomal/{id:guid}/fordela", Assign);
        pages.MapPost("/lots/klagomal/{id:guid}/svar", Answer);
        pages.MapPost("/lots/klagomal/{id:guid}/vidare", PassOn);
        pages.MapPost("/lots/klagomal/{id:guid}/lardom", Lesson);
    }

    private static async Task<IResult> List(ComplaintDesk desk, HttpContext http, CancellationToken ct)
    {
        var (closed, count) = await desk.Closed(http.User.Id(), http.Request.Query.ContainsKey("alla"), ct);
        return Page.Of<ComplaintListPage>(http, new Dictionary<string, object?> { ["Open"] = await desk.Open(http.User.Id(), ct), ["Closed"] = closed, ["ClosedCount"] = count });
    }

    private static async Task<IResult> Show(Guid id, string? klart, HandledComplaint handled, HttpContext http, CancellationToken ct) =>
        await handled.Find(id, http, ct) is { } file ? handled.Page(file, http, new() { ["Notice"] = HandledComplaint.Said(klart, file)?.In(http.AsksIn()) }) : Lots.Nowhere(http);

    private static async Task<IResult> Read(
        Guid id, HandledComplaint handled, SubjectLog subjects, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await handled.Find(id, http, ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (fields, written, now) = (new Fields(http.AsksIn()), WrittenHandling.Read(form), clock.GetUtcNow());
        var next = fields.Lines("nasta", form["nasta"], ReceiveComplaint.LongestText, new("Skriv vad som händer nu.", "Write what happens now."));
        var late = LateWords.Read(file, isAnswer: false, form, fields, rules, now);
        if (fields.HasErrors) return handled.Page(file, http, written, fields);
        var decided = await subjects.Decide<Complaint>(
            id, http.Actor(), c => c.Acknowledge(rules, now), ct, session => session.Store(ComplaintWords.Of(id, WhatIsSaid.NextStep, late.Before(next))));
        return await handled.Done(id, decided, "last", written with { Next = "", WhyReadLate = "" }, http, ct);
    }

    private static async Task<IResult> Assign(Guid id, ComplaintDesk desk, HandledComplaint handled, HttpContext http, CancellationToken ct)
    {
        if (await handled.Find(id, http, ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (fields, written) = (new Fields(http.AsksIn()), WrittenHandling.Read(form));
        if (written.Person is { } person) return await handled.Done(id, await desk.Assign(id, person, http.Actor(), ct), "fordelat", written, http, ct);
        fields.Fault("person", new("Välj vem som ska utreda.", "Choose who is to look into it."));
        return handled.Page(file, http, written, fields);
    }

    private static async Task<IResult> Answer(
        Guid id, ComplaintDesk desk, HandledComplaint handled, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await handled.Find(id, http, ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (answer, written) = (WrittenAnswer.Read(file, form, http.AsksIn(), rules, clock.GetUtcNow()), WrittenHandling.Read(form));
        return answer is { Outcome: { } outcome, HasErrors: false }
            ? await handled.Done(id, await desk.Answer(id, http.User.Id(), http.Actor(), outcome, answer.Whole, ct), "svar", new() { Lesson = written.Lesson }, http, ct)
            : handled.Page(file, http, new() { ["Written"] = written, ["Errors"] = answer.Errors }, 400);
    }

    /// <summary>To pass it on is to close it here, so it is for who may answer it.</summary>
    private static async Task<IResult> PassOn(
        Guid id, HandledComplaint handled, SubjectLog subjects, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await handled.Find(id, http, ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (!Enum.TryParse<ComplaintGoesTo>(form["till"], out var to) || !Enum.IsDefined(to)) return Results.Redirect($"/lots/klagomal/{id}");
        if (!file.MayAnswer) return Page.Refused(http, Refusal.NotImpartial);
        var (fields, written) = (new Fields(http.AsksIn()), WrittenHandling.Read(form));
        if (to != ComplaintGoesTo.PolicyOwner || file.HasPolicyOwner)
        {
            return await handled.Done(
                id, await subjects.Decide<Complaint>(id, http.Actor(), c => c.PassOn(to, clock.GetUtcNow()), ct), "vidare", new() { Lesson = written.Lesson }, http, ct);
        }
        fields.Fault("vidare", new("Det finns ingen att lämna klagomålet till. Svara på det här.", "There is nobody to pass the complaint to. Answer it here."));
        return handled.Page(file, http, written, fields);
    }

    private static async Task<IResult> Lesson(Guid id, HandledComplaint handled, SubjectLog subjects, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await handled.Find(id, http, ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var (fields, written) = (new Fields(http.AsksIn()), WrittenHandling.Read(form));
        if (form["atgard"] == "bort")
        {
            var gone = await subjects.Decide<Complaint>(
                id, http.Actor(), c => c.WithdrawLesson(clock.GetUtcNow()), ct, session => session.Delete<ComplaintWords>(ComplaintWords.IdOf(id, WhatIsSaid.Lesson)));
            return await handled.Done(id, gone, "bort", written with { Lesson = null }, http, ct);
        }
        var text = fields.Lines("lardom", form["lardom"], 1000, new("Skriv vad ni har lärt er.", "Write what you have learned."));
        if (fields.HasErrors) return handled.Page(file, http, written, fields);
        if (form["atgard"] != "publicera") return handled.Page(file, http, new() { ["Written"] = written, ["Preview"] = text });
        var told = await subjects.Decide<Complaint>(
            id, http.Actor(), c => c.PublishLesson(clock.GetUtcNow()), ct, session => session.Store(ComplaintWords.Of(id, WhatIsSaid.Lesson, text)));
        return await handled.Done(id, told, "publicerad", written with { Lesson = null }, http, ct);
    }
}
