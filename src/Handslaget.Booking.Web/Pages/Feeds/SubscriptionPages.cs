using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Sources.Writing;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Feeds;

/// <summary>An official's own calendar address, and each room's: made, changed for another, turned off.</summary>
internal static class SubscriptionPages
{
    public static void MapSubscriptionPages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal/tid/prenumeration").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("", async (Subscriptions subscriptions, SourceRegister sources, WrittenTables written, HttpContext http, CancellationToken ct) => await Show(
            http.User.Id(), null, "/personal/tid", subscriptions, http, ct, Writable(await sources.Of(http.User.Id(), ct)), await written.Waiting(http.User.Id(), ct)));
        mine.MapPost("", async (Subscriptions subscriptions, SourceRegister sources, HttpContext http, CancellationToken ct) =>
            await Change(http.User.Id(), subscriptions, http, ct, Writable(await sources.Of(http.User.Id(), ct))));
    }

    public static void MapRoomSubscriptionPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/rum/{id:guid}/prenumeration", async (Guid id, Subscriptions subscriptions, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
            (await rooms.All(ct)).FirstOrDefault(r => r.Id == id) is { } room
                ? await Show(id, room.Name, $"/lots/rum/{id}", subscriptions, http, ct)
                : Lots.Nowhere(http));
        pages.MapPost("/lots/rum/{id:guid}/prenumeration", async (Guid id, Subscriptions subscriptions, RoomRegister rooms, HttpContext http, CancellationToken ct) =>
            (await rooms.All(ct)).Any(r => r.Id == id) ? await Change(id, subscriptions, http, ct) : Lots.Nowhere(http));
    }

    /// <summary>A published address can only be read.</summary>
    private static IReadOnlyList<SourceState> Writable(IReadOnlyList<SourceState> sources) => [.. sources.Where(s => s.Kind != CalendarKind.Published)];

    private static async Task<IResult> Show(
        Guid owner, string? room, string back, Subscriptions subscriptions, HttpContext http, CancellationToken ct,
        IReadOnlyList<SourceState>? writable = null, IReadOnlyList<CalendarFault>? waiting = null)
    {
        var subscription = await subscriptions.Of(owner, ct);
        return Page.Of<SubscriptionPage>(http, new Dictionary<string, object?>
        {
            ["Subscription"] = subscription,
            ["Address"] = subscription.IsOn ? subscriptions.AddressOf(subscription) : null,
            ["Room"] = room,
            ["Writable"] = writable ?? [],
            ["Waiting"] = waiting ?? [],
            ["Back"] = back,
            ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
            ["Saved"] = http.Request.Query.ContainsKey("sparat"),
        });
    }

    private static async Task<IResult> Change(Guid owner, Subscriptions subscriptions, HttpContext http, CancellationToken ct, IReadOnlyList<SourceState>? writable = null)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var changing = form["atgard"].ToString() switch
        {
            "pa" => subscriptions.TurnOn(owner, ct),
            "av" => subscriptions.TurnOff(owner, ct),
            "byt" => subscriptions.Renew(owner, ct),
            "val" when writable?.FirstOrDefault(s => form["vag"] == s.Id.ToString()) is { } source => subscriptions.WriteInto(owner, source.Id, ct),
            "val" when form["vag"].ToString() is "mejl" or "adress" => subscriptions.Choose(owner, form["vag"] == "adress", ct),
            _ => null,
        };
        if (changing is null) return Page.NotFound(http);
        await changing;
        return Results.Redirect($"{http.Request.Path}?sparat");
    }
}
