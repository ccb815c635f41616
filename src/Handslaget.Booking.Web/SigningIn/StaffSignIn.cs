using System.Security.Claims;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>
/// Staff are signed in by a cookie. Who signs them in is the host's: where the demo is shown, a page lets you pick a person; elsewhere that
/// page does not exist.
/// </summary>
internal static class StaffSignIn
{
    public static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        var secure = !builder.Environment.IsDevelopment();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = secure ? "__Host-staff" : "staff";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = true;
            options.Events.OnRedirectToLogin = context => Refuse(context.HttpContext, 401);
            options.Events.OnRedirectToAccessDenied = context => Refuse(context.HttpContext, 403);
        });
        builder.Services.AddAuthorization();
    }

    /// <summary>Maps the demo's sign-in.</summary>
    public static void MapDemoSignIn(this WebApplication app)
    {
        app.MapPost("/demo/sign-in/{person:guid}", async (Guid person, IDocumentStore store, HttpContext http, CancellationToken ct) =>
        {
            await using var session = store.QuerySession();
            if (await session.LoadAsync<Person>(person, ct) is not { } found) return Results.NotFound();
            await http.SignInAsync(Principal(found));
            return http.Request.HasFormContentType ? Results.LocalRedirect("/personal") : Results.NoContent();
        }).ExcludeFromDescription();
        app.MapPost("/logga-ut", async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return http.Request.HasFormContentType ? Results.LocalRedirect("/") : Results.NoContent();
        }).ExcludeFromDescription();
    }

    private static ClaimsPrincipal Principal(Person person)
    {
        List<System.Security.Claims.Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new(ClaimTypes.Role, Roles.Official),
        ];
        if (person.IsCoordinator) claims.Add(new(ClaimTypes.Role, Roles.Coordinator));
        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    private static Task Refuse(HttpContext http, int status)
    {
        var text = status == 401
            ? new Text("Logga in för att fortsätta.", "Sign in to go on.")
            : new Text("Det här är för lotsar. Be en lots om hjälp.", "This is for coordinators. Ask one for help.");
        return TypedResults.Problem(Problems.Make(status == 401 ? "not-signed-in" : "not-allowed", status, text.In(http.AsksIn()))).ExecuteAsync(http);
    }
}
