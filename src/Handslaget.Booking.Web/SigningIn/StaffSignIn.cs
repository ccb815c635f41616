using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>
/// The staff are signed in by the municipality's own provider. Where the demo is shown, a page lets you pick a person; elsewhere that page
/// does not exist.
/// </summary>
internal static class StaffSignIn
{
    public static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        var settings = SignInOptions.Read(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton<StaffSessions>().AddSingleton<StaffRecognition>();
        services.AddDataProtection().SetApplicationName("handslaget-booking");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new SharedKeys(s.GetRequiredService<IDocumentStore>())));
        var authentication = services.AddAuthentication(StaffCookie.SchemeName).AddScheme<AuthenticationSchemeOptions, StaffCookie>(StaffCookie.SchemeName, null);
        if (settings.IsConfigured)
            authentication.AddProvider(settings, !builder.Environment.IsDevelopment(), builder.Configuration["Booking:PublicAddress"]);
        services.AddAuthorization();
    }

    /// <summary>Every page below is for those signed in, and those of the coordinators for coordinators, also a page that somebody forgot to say it of.</summary>
    public static void UseStaffOnly(this WebApplication app) => app.Use((http, next) =>
    {
        var isCoordinators = http.Request.Path.StartsWithSegments("/lots");
        if (!isCoordinators && !http.Request.Path.StartsWithSegments("/personal")) return next(http);
        if (http.User.Identity?.IsAuthenticated != true) return http.ChallengeAsync();
        return isCoordinators && !http.User.IsInRole(Roles.Coordinator) ? http.ForbidAsync() : next(http);
    });

    public static void MapSignIn(this WebApplication app, bool showsDemo)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().DisableAntiforgery();
        pages.MapGet("/logga-in", (string? till, SignInOptions settings, HttpContext http) => http.User.Identity?.IsAuthenticated == true
            ? Results.LocalRedirect(Local(till))
            : Page.Of<SignInPage>(http, new Dictionary<string, object?>
            {
                ["Till"] = Local(till),
                ["HasProvider"] = settings.IsConfigured,
                ["ShowsDemo"] = showsDemo,
            }));
        pages.MapGet("/logga-in/vidare", (string? till, SignInOptions settings, HttpContext http) => settings.IsConfigured
            ? ToProvider(http, () => http.ChallengeAsync(Provider.Scheme, new() { RedirectUri = Local(till) }))
            : Task.FromResult(Results.Redirect("/logga-in")));
        pages.MapPost("/logga-ut", SignOut);
    }

    /// <summary>Maps the demo's sign-in.</summary>
    public static void MapDemoSignIn(this WebApplication app) =>
        app.MapPost("/demo/sign-in/{person:guid}", async (Guid person, IDocumentStore store, HttpContext http, CancellationToken ct) =>
        {
            await using var session = store.QuerySession();
            if (await StaffSessions.RolesOf(session, person, false, ct) is not { Count: > 0 } roles) return Results.NotFound();
            await http.SignInAsync(StaffSessions.Principal(person, roles));
            return http.Request.HasFormContentType ? Results.LocalRedirect("/personal") : Results.NoContent();
        }).ExcludeFromDescription();

    /// <summary>Ours ends first, and whatever happens to the provider's.</summary>
    private static async Task<IResult> SignOut(SignInOptions settings, HttpContext http)
    {
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        await http.SignOutAsync(StaffCookie.SchemeName, properties);
        if (!http.Request.HasFormContentType) return Results.NoContent();
        return settings.IsConfigured && properties.GetParameter<string>(StaffCookie.IdToken) is not null
            ? await ToProvider(http, () => http.SignOutAsync(Provider.Scheme, properties))
            : Results.LocalRedirect("/");
    }

    private static async Task<IResult> ToProvider(HttpContext http, Func<Task> go)
    {
        try
        {
            await go();
            return Results.Empty;
        }
        catch (InvalidOperationException e) when (e.InnerException is IOException or HttpRequestException || e.Message.StartsWith("IDX", StringComparison.Ordinal))
        {
            return Page.Message(http, 503, new("Kommunens inloggning svarar inte", "The municipality's sign-in does not answer"), new(
                "Vänta en stund och försök igen. Frågor i dina mejl går att svara på utan att logga in.",
                "Wait a while and try again. Questions in your mail can be answered without signing in."));
        }
    }

    /// <summary>Only our own pages: never an address that leads elsewhere.</summary>
    private static string Local(string? till) =>
        till is ['/', ..] && !till.StartsWith("//", StringComparison.Ordinal) && !till.Contains('\\') && !till.Any(char.IsControl) ? till : "/personal";
}
