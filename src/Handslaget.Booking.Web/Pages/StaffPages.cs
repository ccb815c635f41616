using System.Globalization;
using Handslaget.Booking.Web.Answering;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages;

/// <summary>A signed-in official's tables and, for a coordinator, what needs a human.</summary>
internal static class StaffPages
{
    public static void MapStaffPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/personal", Mine);
        pages.MapPost("/personal/svar/{id:guid}", Answer);
        pages.MapPost("/personal/klart/{id:guid}", Handled).RequireAuthorization(policy => policy.RequireRole(Roles.Coordinator));
    }

    private static async Task<IResult> Mine(Inboxes inboxes, HumanNeeds needs, IHostEnvironment environment, HttpContext http, CancellationToken ct)
    {
        if (http.User.Identity?.IsAuthenticated != true)
        {
            return environment.IsDevelopment() ? Results.Redirect("/demo") : Page.Message(http, 401,
                new("Logga in", "Sign in"), new("Den här sidan är för kommunens personal.", "This page is for the municipality's staff."));
        }
        return await Show(inboxes, needs, null, http, ct);
    }

    private static async Task<IResult> Show(Inboxes inboxes, HumanNeeds needs, string? notice, HttpContext http, CancellationToken ct) =>
        Page.Of<StaffPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Inbox"] = await inboxes.Of(http.User.Id(), http.AsksIn(), ct),
                ["NeedsHuman"] = http.User.IsInRole(Roles.Coordinator) ? (await needs.Page(null, 100, http.AsksIn(), ct)).Meetings : null,
                ["Notice"] = notice,
            },
            notice is null ? 200 : 409,
            here: "/personal");

    private static async Task<IResult> Answer(
        Guid id, MeetingLog meetings, Inboxes inboxes, HumanNeeds needs, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (http.User.Identity?.IsAuthenticated != true || !http.Request.HasFormContentType) return Results.Redirect("/personal");
        var form = await http.Request.ReadFormAsync(ct);
        if (DateTimeOffset.TryParse(form["start"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seen) && form["svar"].ToString() is "kan" or "kan-inte")
        {
            var me = http.User.Id();
            var outcome = await meetings.Decide(
                id, $"official:{me}", m => m.Answer(me, form["svar"] == "kan", seen.ToUniversalTime(), clock.GetUtcNow()), ct);
            if (outcome is Outcome.Refused no) return await Show(inboxes, needs, Problems.For(no.Reason, http.AsksIn()).Title, http, ct);
        }
        return Results.Redirect("/personal");
    }

    private static async Task<IResult> Handled(Guid id, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        await meetings.Decide(id, $"coordinator:{http.User.Id()}", m => m.Handle(clock.GetUtcNow()), ct);
        return Results.Redirect("/personal");
    }
}
