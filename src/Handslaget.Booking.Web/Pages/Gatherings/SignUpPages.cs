using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Gatherings;

/// <summary>One's own sign-up, by the link in the letters: see it, answer an offer, withdraw.</summary>
internal static class SignUpPages
{
    public static void MapSignUpPages(this RouteGroupBuilder pages)
    {
        var own = pages.MapGroup("/traffar/anmalan/{key}");
        own.MapGet("", Show);
        own.MapGet("/kalender.ics", Calendar);
        own.MapPost("/onska", WishAnew);
        own.MapPost("/ja", (string key, OwnSignUp signUp, SignUps signUps, HttpContext http, CancellationToken ct) => Change(key, signUp, signUps.Take, "ja", http, ct));
        own.MapPost("/nej", (string key, OwnSignUp signUp, SignUps signUps, HttpContext http, CancellationToken ct) => Change(key, signUp, signUps.Decline, "nej", http, ct));
        own.MapPost("/lamna/{sitting}", (string key, string sitting, OwnSignUp signUp, SignUps signUps, HttpContext http, CancellationToken ct) =>
            Change(key, signUp, (mine, stop) => signUps.GiveBack(mine, sitting, stop), "lamnat", http, ct));
        own.MapPost("/avanmal", (string key, OwnSignUp signUp, SignUps signUps, HttpContext http, CancellationToken ct) => Change(key, signUp, signUps.Withdraw, "avanmald", http, ct));
    }

    private static async Task<IResult> Show(string key, string? klart, OwnSignUp own, WeekPages weeks, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await own.Enter(key, ct) is not { } mine) return NotFound(http);
        if (mine.At.Plan.Week is not null) return await weeks.Own(key, mine, klart, http, ct);
        return Page.Of<SignUpPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["SignUp"] = SignUpView.Of(mine, http.AsksIn(), clock.GetUtcNow()),
            ["Who"] = mine.Who,
            ["Now"] = clock.GetUtcNow(),
            ["WhyOff"] = mine.At.Gathering.Cancelled?.Say().In(http.AsksIn()),
            ["Notice"] = Notice(klart, mine.SignUp.State, mine.At.Gathering.IsOpen(clock.GetUtcNow()))?.In(http.AsksIn()),
        });
    }

    private static async Task<IResult> Change(
        string key, OwnSignUp own, Func<KnownSignUp, CancellationToken, Task<Decided<Gathering>>> change, string what, HttpContext http, CancellationToken ct)
    {
        if (await own.Enter(key, ct) is not { } mine) return NotFound(http);
        return Results.Redirect($"/traffar/anmalan/{key}?klart={(await change(mine, ct) is Decided<Gathering>.Refused ? "sent" : what)}");
    }

    private static async Task<IResult> WishAnew(string key, OwnSignUp own, WeekPages weeks, HttpContext http, CancellationToken ct) =>
        await own.Enter(key, ct) is { At.Plan.Week: not null } mine && http.Request.HasFormContentType ? await weeks.WishAnew(key, mine, await http.Request.ReadFormAsync(ct), http, ct) : NotFound(http);

    private static async Task<IResult> Calendar(string key, OwnSignUp own, WeekPages weeks, GatheringFeed feed, PublicAddress address, HttpContext http, CancellationToken ct) =>
        await own.Enter(key, ct) is not { } known ? NotFound(http)
        : known.At.Plan.Week is not null ? await weeks.Calendar(key, known, http, ct)
        : known is { SignUp.State: SignUpState.HasPlace } mine
            ? FeedDoors.Calendar(Invitation.Write(feed.EntryOf(mine, address.Of($"/traffar/anmalan/{key}")), InvitationMethod.Publish), "traff.ics", http)
            : NotFound(http);

    /// <summary>What has just been done, if it is so: an address can be opened again later.</summary>
    private static Text? Notice(string? done, SignUpState state, bool isOpen) => (done, state) switch
    {
        ("anmald", SignUpState.HasPlace) => new("Tack! Ni är anmälda. En bekräftelse är på väg till er e-post.", "Thank you! You are signed up. A confirmation is on its way to your e-mail."),
        ("anmald", SignUpState.InLine) when isOpen => new("Tack! Ni står i kö. Vi mejlar om en plats blir ledig.", "Thank you! You are in line. We mail you if a place becomes free."),
        ("ja", SignUpState.HasPlace) => new("Tack! Platsen är er.", "Thank you! The place is yours."),
        ("nej", SignUpState.Declined) when !isOpen => new("Tack för svaret.", "Thank you for answering."),
        ("nej", SignUpState.Declined) => new("Tack för svaret. Platsen går till nästa i kön.", "Thank you for answering. The place goes to the next in line."),
        ("avanmald", SignUpState.Withdrawn) => new("Ni är avanmälda. Tack för att ni sa till.", "You have withdrawn. Thank you for telling us."),
        ("sent", SignUpState.HasPlace) => new("Det är för sent att ändra här. Ring oss på 011-15 00 00.", "It is too late to change here. Call us on +46 11 15 00 00."),
        ("sent", _) when !isOpen => new("Platsen hålls inte längre åt er.", "The place is no longer kept for you."),
        ("sent", _) => new("Platsen har gått vidare till nästa i kön.", "The place has gone to the next in line."),
        _ => null,
    };

    private static IResult NotFound(HttpContext http) => Page.Message(http, 404, new Text(
        "Vi hittar inte anmälan", "We can not find the sign-up"), new Text(
        "Länken är inte hel, eller så har den gått ut. Kontrollera att hela adressen kom med, eller ring oss på 011-15 00 00.",
        "The link is not whole, or it has expired. Check that the whole address came along, or call us on +46 11 15 00 00."));
}
