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

    private static async Task<IResult> List(ComplaintDesk desk, HttpContext http, CancellationToken ct) => Page.Of<ComplaintListPage>(http, new Dictionary<string, object?>
    {
        ["Open"] = await desk.Open(http.User.Id(), ct),
        ["Closed"] = await desk.Closed(http.User.Id(), ct),
    });

    private static async Task<IResult> Show(Guid id, ComplaintDesk desk, BookingRules rules, HttpContext http, CancellationToken ct) =>
        await desk.Find(id, http.User.Id(), ct) is { } file ? Of(file, rules, http, []) : Lots.Nowhere(http);

    private static async Task<IResult> Read(
        Guid id, ComplaintDesk desk, SubjectLog subjects, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await desk.Find(id, http.User.Id(), ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var fields = new Fields(http.AsksIn());
        var next = fields.Lines("nasta", form["nasta"], ReceiveComplaint.LongestText, new("Skriv vad som händer nu.", "Write what happens now."));
        var late = LateWords.Read(file, isAnswer: false, form, fields, rules);
        if (fields.HasErrors) return Of(file, rules, http, new() { ["Written"] = next, ["Why"] = late.Why, ["Errors"] = fields.Errors }, 400);
        return Done(id, http, await subjects.Decide<Complaint>(
            id, http.Actor(), c => c.Acknowledge(rules, clock.GetUtcNow()), ct, session => session.Store(ComplaintWords.Of(id, WhatIsSaid.NextStep, late.Before(next)))));
    }

    private static async Task<IResult> Assign(Guid id, ComplaintDesk desk, BookingRules rules, HttpContext http, CancellationToken ct)
    {
        if (await desk.Find(id, http.User.Id(), ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (Guid.TryParse(form["person"], out var person)) return Done(id, http, await desk.Assign(id, person, http.Actor(), ct));
        var fields = new Fields(http.AsksIn());
        fields.Fault("person", new("Välj vem som ska utreda.", "Choose who is to look into it."));
        return Of(file, rules, http, new() { ["Errors"] = fields.Errors }, 400);
    }

    private static async Task<IResult> Answer(Guid id, ComplaintDesk desk, BookingRules rules, HttpContext http, CancellationToken ct)
    {
        if (await desk.Find(id, http.User.Id(), ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        var written = WrittenAnswer.Read(file, form, http.AsksIn(), rules);
        return written is { Outcome: { } outcome, HasErrors: false }
            ? Done(id, http, await desk.Answer(id, http.User.Id(), http.Actor(), outcome, written.Whole, ct))
            : Of(file, rules, http, new() { ["Outcome"] = written.Outcome, ["Answer"] = written.Text, ["Why"] = written.Late.Why, ["Errors"] = written.Errors }, 400);
    }

    /// <summary>To pass it on is to close it here, so it is for who may answer it.</summary>
    private static async Task<IResult> PassOn(
        Guid id, ComplaintDesk desk, SubjectLog subjects, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await desk.Find(id, http.User.Id(), ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (!Enum.TryParse<ComplaintGoesTo>(form["till"], out var to) || !Enum.IsDefined(to)) return Results.Redirect($"/lots/klagomal/{id}");
        if (!file.MayAnswer) return ComplaintPages.Refused(Refusal.NotImpartial, http);
        if (to != ComplaintGoesTo.PolicyOwner || file.HasPolicyOwner)
            return Done(id, http, await subjects.Decide<Complaint>(id, http.Actor(), c => c.PassOn(to, clock.GetUtcNow()), ct));
        var fields = new Fields(http.AsksIn());
        fields.Fault("vidare", new("Det finns ingen att lämna klagomålet till. Svara på det här.", "There is nobody to pass the complaint to. Answer it here."));
        return Of(file, rules, http, new() { ["Errors"] = fields.Errors }, 400);
    }

    private static async Task<IResult> Lesson(
        Guid id, ComplaintDesk desk, SubjectLog subjects, BookingRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await desk.Find(id, http.User.Id(), ct) is not { } file || await http.Form(ct) is not { } form) return Lots.Nowhere(http);
        if (form["atgard"] == "bort")
        {
            return Done(id, http, await subjects.Decide<Complaint>(
                id, http.Actor(), c => c.WithdrawLesson(clock.GetUtcNow()), ct, session => session.Delete<ComplaintWords>(ComplaintWords.IdOf(id, WhatIsSaid.Lesson))));
        }
        var fields = new Fields(http.AsksIn());
        var text = fields.Lines("lardom", form["lardom"], 1000, new("Skriv vad ni har lärt er.", "Write what you have learned."));
        if (fields.HasErrors) return Of(file, rules, http, new() { ["Errors"] = fields.Errors }, 400);
        return form["atgard"] == "publicera"
            ? Done(id, http, await subjects.Decide<Complaint>(
                id, http.Actor(), c => c.PublishLesson(clock.GetUtcNow()), ct, session => session.Store(ComplaintWords.Of(id, WhatIsSaid.Lesson, text))))
            : Of(file, rules, http, new() { ["Preview"] = text });
    }

    private static IResult Of(ComplaintFile file, BookingRules rules, HttpContext http, Dictionary<string, object?> rest, int status = 200) =>
        Page.Of<ComplaintHandlingPage>(
            http, new Dictionary<string, object?>(rest) { ["File"] = file, ["By"] = file.Complaint.NextBy(rules) }, status, here: $"/lots/klagomal/{file.Complaint.Id}");

    private static IResult Done(Guid id, HttpContext http, Decided<Complaint> decided) => decided switch
    {
        Decided<Complaint>.Missing => Lots.Nowhere(http),
        Decided<Complaint>.Refused no => ComplaintPages.Refused(no.Reason, http),
        _ => Results.Redirect($"/lots/klagomal/{id}"),
    };
}
