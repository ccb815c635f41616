using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Registering;

/// <param name="Languages">ISO 639-1 codes.</param>
public sealed record LanguagesDetails(IReadOnlyList<string>? Languages);

public sealed record DeputyView(Guid Id, string Name);

public sealed record MyAbsence(Guid Id, DateTimeOffset Start, DateTimeOffset End, DeputyView? Deputy);

/// <summary>My time. Instants are UTC; hours are on the Swedish wall clock.</summary>
/// <param name="Load">Tables I have had in four weeks and have in the next four, beside the median of all who hold the competence.</param>
/// <param name="Colleagues">Who can be my deputy.</param>
/// <param name="CalendarReadAt">Null: no calendar of mine is read.</param>
public sealed record MyTimeDetails(
    IReadOnlyList<Grant> Competences, IReadOnlyList<WorkingHours> Hours, int TablesPerWeek, IReadOnlyList<string> Languages,
    IReadOnlyList<MyAbsence> Absences, IReadOnlyList<PoolLoad> Load, IReadOnlyList<DeputyView> Colleagues,
    DateTimeOffset? CalendarReadAt, DateTimeOffset? CalendarUnreadableSince);

/// <summary>What an official says of their own time: the same as the page does.</summary>
public static class MyTimeDoors
{
    public static void MapMyTime(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/officials/me").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("", Look).WithSummary("My time: hours, tables a week, absences, load beside the others, and my calendar's health.");
        mine.MapPut("/hours", Work).WithSummary("My ordinary week, on the Swedish wall clock.");
        mine.MapPut("/capacity", Take).WithSummary("How many tables a week I take.");
        mine.MapPut("/languages", Speak).WithSummary("The languages I can hold a meeting in.");
    }

    private static async Task<Results<Ok<MyTimeDetails>, ProblemHttpResult>> Look(MyTime time, HttpContext http, CancellationToken ct) =>
        await time.Of(http.User.Id(), ct) is { } view ? TypedResults.Ok(Details(view)) : NotThere(http);

    private static async Task<Results<NoContent, ProblemHttpResult>> Work(HoursDetails details, MyTime time, HttpContext http, CancellationToken ct) =>
        MyTime.FaultIn(details.Hours) is { } fault ? Wrong("invalid-hours", fault, http) : Said(await time.Work(http.User.Id(), details.Hours, ct), http);

    private static async Task<Results<NoContent, ProblemHttpResult>> Take(CapacityDetails details, MyTime time, HttpContext http, CancellationToken ct) =>
        MyTime.FaultIn(details.TablesPerWeek) is { } fault
            ? Wrong("invalid-capacity", fault, http)
            : Said(await time.Take(http.User.Id(), details.TablesPerWeek, ct), http);

    private static async Task<Results<NoContent, ProblemHttpResult>> Speak(LanguagesDetails details, MyTime time, HttpContext http, CancellationToken ct) =>
        MyTime.FaultIn(details.Languages) is { } fault
            ? Wrong("invalid-languages", fault, http)
            : Said(await time.Speak(http.User.Id(), [.. details.Languages!.Distinct()], ct), http);

    private static MyTimeDetails Details(MyTimeView view) => new(
        view.Official.Grants, view.Official.Hours, view.Official.TablesPerWeek, view.Official.Languages,
        [.. view.Absences.Select(a => new MyAbsence(a.Id, a.Start, a.End, a.Deputy is { } deputy ? new(deputy.Id, deputy.Name) : null))],
        view.Load, [.. view.Colleagues.Select(c => new DeputyView(c.Id, c.Name))], view.Calendar?.ReadAt, view.Calendar?.UnreadableSince);

    private static Results<NoContent, ProblemHttpResult> Said(bool found, HttpContext http) => found ? TypedResults.NoContent() : NotThere(http);

    private static ProblemHttpResult Wrong(string type, Text fault, HttpContext http) => TypedResults.Problem(Problems.Make(type, 400, fault.In(http.AsksIn())));

    private static ProblemHttpResult NotThere(HttpContext http) => TypedResults.Problem(Problems.Make("not-found", 404, new Text(
        "Handläggaren finns inte i registret.", "The register has no such official.").In(http.AsksIn())));
}
