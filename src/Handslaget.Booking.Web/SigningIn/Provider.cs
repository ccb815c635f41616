using Handslaget.Booking.Web.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>The municipality's provider: authorization code with PKCE, and what happens when it answers.</summary>
internal static class Provider
{
    public const string Scheme = "provider";

    public static void AddProvider(this AuthenticationBuilder authentication, SignInOptions settings, bool secure, string? publicAddress) =>
        authentication.AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = settings.Address.Scheme == "https";
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.SignInScheme = StaffCookie.SchemeName;
            options.SignOutScheme = StaffCookie.SchemeName;
            options.ResponseType = OpenIdConnectResponseType.Code;

            // The answer comes as an ordinary link: a form posted by another site would be refused, and would not carry our cookies.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            options.CallbackPath = "/logga-in/svar";
            options.SignedOutCallbackPath = "/logga-ut/klar";
            options.SignedOutRedirectUri = "/";
            options.RemoteSignOutPath = default;
            options.Scope.Add("email");
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            }
            options.Events = new()
            {
                OnRedirectToIdentityProvider = context =>
                {
                    // Behind a proxy only the setting knows what people write in their browsers.
                    if (publicAddress is not null) context.ProtocolMessage.RedirectUri = new Uri(new(publicAddress), options.CallbackPath).AbsoluteUri;
                    return Task.CompletedTask;
                },
                OnRedirectToIdentityProviderForSignOut = context => SignOut(context, publicAddress),
                OnTokenValidated = context => Recognise(context, settings),
                OnAccessDenied = context =>
                {
                    context.HandleResponse();
                    context.Response.Redirect("/logga-in");
                    return Task.CompletedTask;
                },
                OnRemoteFailure = Failed,
            };
        });

    private static async Task Recognise(TokenValidatedContext context, SignInOptions settings)
    {
        var http = context.HttpContext;
        var recognised = await http.RequestServices.GetRequiredService<StaffRecognition>().Of(context.Principal!, http.RequestAborted);
        if (recognised.Person is { } person)
        {
            context.Principal = StaffSessions.Principal(person, recognised.Roles);
            context.Properties!.SetParameter(StaffCookie.IdToken, context.TokenEndpointResponse?.IdToken);
            context.Properties.SetParameter(StaffCookie.NotCoordinator, recognised.NotCoordinator);
            return;
        }
        context.HandleResponse();
        await Page.Message(http, 403, new("Du kan inte logga in här", "You can not sign in here"), recognised.Why!).ExecuteAsync(http);
    }

    private static Task SignOut(RedirectContext context, string? publicAddress)
    {
        if (string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
        {
            // The provider can not end its session; ours has ended.
            context.HandleResponse();
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }
        context.ProtocolMessage.IdTokenHint = context.Properties.GetParameter<string>(StaffCookie.IdToken);
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        if (publicAddress is not null)
            context.ProtocolMessage.PostLogoutRedirectUri = new Uri(new(publicAddress), context.Options.SignedOutCallbackPath).AbsoluteUri;
        return Task.CompletedTask;
    }

    /// <summary>Whatever was wrong with the answer, the person tries again; what it was stands in the log, without what the answer held.</summary>
    private static Task Failed(RemoteFailureContext context)
    {
        var http = context.HttpContext;
        http.RequestServices.GetRequiredService<ILogger<StaffRecognition>>().NotSignedIn(
            (context.Failure?.InnerException ?? context.Failure)?.GetType().Name ?? "unknown", http.TraceIdentifier);
        context.HandleResponse();
        return Page.Message(http, 400, new("Det gick inte att logga in", "Signing in did not work"), new(
            $"Gå till personalsidan och försök igen. Hjälper det inte, kontakta it-supporten och uppge {http.TraceIdentifier}.",
            $"Go to the staff page and try again. If that does not help, contact IT support and quote {http.TraceIdentifier}.")).ExecuteAsync(http);
    }
}

internal static partial class SignInLog
{
    [LoggerMessage(LogLevel.Warning, "A sign-in was refused: {Fault} ({Trace})")]
    public static partial void NotSignedIn(this ILogger log, string fault, string trace);
}
