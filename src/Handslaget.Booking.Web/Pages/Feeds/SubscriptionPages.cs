using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Registering;

namespace Handslaget.Booking.Web.Pages.Feeds;

/// <summary>An official's own calendar address, and each room's: made, changed for another, turned off.</summary>
internal static class SubscriptionPages
{
    public static void MapSubscriptionPages(this RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/personal/tid/prenumeration").RequireAuthorization(policy => policy.RequireRole(Roles.Official, Roles.Coordinator));
        mine.MapGet("", (Subscriptions subscriptions, HttpContext http, CancellationToken ct) => Show(http.User.Id(), null, "/personal/tid", subscriptions, http, ct));
        mine.MapPost("", (Subscriptions subscriptions, HttpContext http, CancellationToken ct) => Change(http.User.Id(), subscriptions, http, ct));
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

    private static async Task<IResult> Show(Guid owner, string? room, string back, Subscriptions subscriptions, HttpContext http, CancellationToken ct)
    {
        var subscription = await subscriptions.Of(owner, ct);
        return Page.Of<SubscriptionPage>(http, new Dictionary<string, object?>
        {
            ["Subscription"] = subscription,
            ["Address"] = subscription.IsOn ? subscriptions.AddressOf(subscription) : null,
            ["Room"] = room,
            ["Back"] = back,
            ["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator),
            ["Saved"] = http.Request.Query.ContainsKey("sparat"),
        });
    }

    private static async Task<IResult> Change(Guid owner, Subscriptions subscriptions, HttpContext http, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var changing = form["atgard"].ToString() switch
        {
            "pa" => subscriptions.TurnOn(owner, ct),
            "av" => subscriptions.TurnOff(owner, ct),
            "byt" => subscriptions.Renew(owner, ct),
            "val" => subscriptions.Choose(owner, form["utan"] == "ja", ct),
            _ => null,
        };
        if (changing is null) return Page.NotFound(http);
        await changing;
        return Results.Redirect($"{http.Request.Path}?sparat");
    }
}
