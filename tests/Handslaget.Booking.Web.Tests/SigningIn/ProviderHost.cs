using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>Somebody with an account at the provider.</summary>
public sealed record Account(string Subject, string Name, string Email, params string[] Roles)
{
    public bool Verified { get; init; } = true;
}

/// <summary>What the provider does wrong, when it does.</summary>
public enum ProviderFault
{
    None,
    WrongIssuer,
    WrongAudience,
    WrongNonce,
    Expired,
    WrongSignature,
}

/// <summary>
/// A real OpenID Connect provider (OpenIddict) on a loopback port: discovery, authorization with PKCE, token, keys and end of session.
/// Its page lists the accounts; a click, or <c>&amp;who=subject</c>, signs in. It remembers who did, by a cookie, until its session is ended.
/// </summary>
public sealed class ProviderHost : IAsyncDisposable
{
    public const string ClientId = "handslaget-booking";
    public const string ClientSecret = "a secret that only the tests know";
    private const string Cookie = "provider";

    private readonly WebApplication app;

    private ProviderHost(WebApplication app) => this.app = app;

    public Dictionary<string, Account> Accounts { get; } = [];

    public ProviderFault Fault { get; set; }

    /// <summary>How many times somebody has ended their session here.</summary>
    public int SessionsEnded { get; private set; }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What the service must be told to use this provider.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SignIn:Authority"] = Address.AbsoluteUri,
        ["SignIn:ClientId"] = ClientId,
        ["SignIn:ClientSecret"] = ClientSecret,
    };

    public static async Task<ProviderHost> Start(params Account[] accounts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        ProviderHost? host = null;
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.RegisterScopes(Scopes.Email, Scopes.Profile);
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
            options.EnableDegradedMode();
            options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId) context.Reject(Errors.InvalidClient);
                else if (!IsOurs(context.RedirectUri, "/logga-in/svar")) context.Reject(Errors.InvalidRequest);
                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret) context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (!IsOurs(context.PostLogoutRedirectUri, "/logga-ut/klar")) context.Reject(Errors.InvalidRequest);
                return default;
            }));
            options.AddEventHandler<GenerateTokenContext>(b => b
                .UseInlineHandler(context => { host!.Spoil(context); return default; })
                .SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1));
        });
        host = new(builder.Build());
        foreach (var account in accounts) host.Accounts[account.Subject] = account;
        host.app.UseAuthentication();
        host.app.MapGet("/connect/authorize", host.Authorize);
        host.app.MapGet("/connect/logout", host.EndSession);
        await host.app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static bool IsOurs(string? uri, string path) => Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsLoopback && address.AbsolutePath == path;

    private IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var who = http.Request.Query["who"].FirstOrDefault() ?? http.Request.Cookies[Cookie];
        if (who is null || !Accounts.TryGetValue(who, out var account)) return Results.Content(Choice(http), "text/html; charset=utf-8");

        http.Response.Cookies.Append(Cookie, who, new() { HttpOnly = true, SameSite = SameSiteMode.Lax });
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, account.Subject).SetClaim(Claims.Name, account.Name).SetClaim(Claims.PreferredUsername, account.Subject)
            .SetClaim(Claims.Email, account.Email).SetClaim(Claims.EmailVerified, account.Verified)
            .SetClaims("roles", [.. account.Roles]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private IResult EndSession(HttpContext http)
    {
        SessionsEnded++;
        http.Response.Cookies.Delete(Cookie);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private string Choice(HttpContext http)
    {
        var hidden = string.Concat(http.Request.Query.Select(q => $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(q.Key)}\" value=\"{WebUtility.HtmlEncode(q.Value)}\">"));
        var people = string.Concat(Accounts.Values.Select(a => $"<p><button name=\"who\" value=\"{a.Subject}\">{WebUtility.HtmlEncode(a.Name)}</button></p>"));
        return $"<!doctype html><html lang=\"sv\"><title>Inloggning</title><h1>Vem är du?</h1><form method=\"get\">{hidden}{people}</form>";
    }

    private void Spoil(GenerateTokenContext context)
    {
        if (context.TokenType != TokenTypeIdentifiers.IdentityToken) return;
        var token = context.SecurityTokenDescriptor;
        switch (Fault)
        {
            case ProviderFault.WrongIssuer:
                token.Issuer = "https://somebody-else.example/";
                break;
            case ProviderFault.WrongAudience:
                token.Audience = "another-client";
                token.Audiences.Clear();
                token.Subject?.RemoveClaims(Claims.Audience);
                break;
            case ProviderFault.WrongNonce:
                token.Subject?.SetClaim(Claims.Nonce, "638000000000000000.Zm9yZ2Vk");
                break;
            case ProviderFault.Expired:
                token.NotBefore = token.IssuedAt = DateTime.UtcNow.AddHours(-3);
                token.Expires = DateTime.UtcNow.AddHours(-2);
                break;
            case ProviderFault.WrongSignature:
                token.SigningCredentials = new(
                    new Microsoft.IdentityModel.Tokens.RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = token.SigningCredentials!.Key.KeyId },
                    Microsoft.IdentityModel.Tokens.SecurityAlgorithms.RsaSha256);
                break;
        }
    }
}
