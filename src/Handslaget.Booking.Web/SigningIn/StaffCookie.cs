using System.Security.Claims;
using System.Text.Encodings.Web;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>
/// The staff's cookie: a random key to a session in the database, and nothing else. The framework's own cookie keeps the key it has when
/// somebody signs in anew, and reads its content without asking whether it has ended; this one makes a new key each time and asks.
/// </summary>
internal sealed class StaffCookie(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, StaffSessions sessions, IHostEnvironment environment)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "staff";

    /// <summary>Parameters of a sign-in: what the provider wants to see again at sign-out, and whether it denied the coordinator's role.</summary>
    public const string IdToken = "id_token";
    public const string NotCoordinator = "not_coordinator";

    private bool IsSecure => !environment.IsDevelopment();

    private string Name => IsSecure ? "__Host-staff" : "staff";

    private string? Key => Request.Cookies[Name] is { Length: > 20 and < 100 } key ? key : null;

    private CookieOptions Cookie => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = IsSecure || Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Key is not { } key ? AuthenticateResult.NoResult()
        : await sessions.Find(key, Context.RequestAborted) is { } found ? AuthenticateResult.Success(new(found, SchemeName))
        : AuthenticateResult.Fail("The session has ended.");

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        if (Key is { } old) await sessions.End(old, Context.RequestAborted);
        var key = await sessions.Begin(
            user.Id(), [.. user.FindAll(ClaimTypes.Role).Select(c => c.Value)], properties?.GetParameter<bool>(NotCoordinator) ?? false,
            properties?.GetParameter<string>(IdToken), Context.RequestAborted);
        Response.Cookies.Append(Name, key, Cookie);
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (Key is { } key)
        {
            var idToken = await sessions.End(key, Context.RequestAborted);
            properties?.SetParameter(IdToken, idToken);
        }
        Response.Cookies.Delete(Name, Cookie);
    }

    /// <summary>Programs are told; people are shown where to sign in, and come back to the page they wanted.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsForPrograms)
        {
            return Refuse("not-signed-in", 401, new("Logga in för att fortsätta.", "Sign in to go on."));
        }
        var till = HttpMethods.IsGet(Request.Method) ? Request.Path.ToUriComponent() + Request.QueryString.ToUriComponent() : "/personal";
        Response.Redirect(QueryString.Create("till", till).ToUriComponent().Insert(0, "/logga-in"));
        return Task.CompletedTask;
    }

    /// <summary>A page that is not for one's role does not exist.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => IsForPrograms
        ? Refuse("not-allowed", 403, new("Det här är för lotsar. Be en lots om hjälp.", "This is for coordinators. Ask one for help."))
        : Page.Message(Context, 404, new("Sidan finns inte", "There is no such page"), new(
            "Kontrollera adressen, eller gå till dina bord från menyn.", "Check the address, or go to your tables from the menu.")).ExecuteAsync(Context);

    private bool IsForPrograms => Request.Path.StartsWithSegments("/api");

    private Task Refuse(string type, int status, Text text) =>
        TypedResults.Problem(Problems.Make(type, status, text.In(Context.AsksIn()))).ExecuteAsync(Context);
}
