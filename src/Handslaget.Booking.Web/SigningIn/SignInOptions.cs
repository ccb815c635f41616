using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>
/// The settings under "SignIn": the municipality's own provider, by OpenID Connect. Without an authority nobody on the staff can sign in,
/// except where the demo is shown.
/// </summary>
internal sealed class SignInOptions
{
    /// <summary>Where the provider is: its discovery document lies below.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>The claim that says who it is: compared with the register's e-mail address, or with a person's account.</summary>
    public string PersonClaim { get; set; } = "email";

    public string RoleClaim { get; set; } = "roles";

    /// <summary>When set, the register's word is not enough: a coordinator must have this role at the provider too.</summary>
    public string? CoordinatorRole { get; set; }

    /// <summary>When set, whoever signs in must have this role, or the coordinator's, at the provider.</summary>
    public string? OfficialRole { get; set; }

    /// <summary>Who may begin: becomes coordinator at sign-in, for as long as the register has none.</summary>
    public string? FirstCoordinator { get; set; }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority);

    public Uri Address => new(Authority!);

    public static SignInOptions Read(IConfiguration configuration)
    {
        try
        {
            var options = configuration.GetSection("SignIn").Get<SignInOptions>(o => o.ErrorOnUnknownConfiguration = true) ?? new();
            return Problem(options) is { } problem ? throw new SetupFailed(problem) : options;
        }
        catch (InvalidOperationException e)
        {
            throw new SetupFailed($"The settings under SignIn can not be read. {e.Message}");
        }
    }

    private static string? Problem(SignInOptions o) =>
        !o.IsConfigured
            ? o.ClientId is null && o.ClientSecret is null ? null
            : "SignIn:Authority is missing. Write where the provider is, for example https://login.kommun.example/realms/kommun."
        : !Uri.TryCreate(o.Authority, UriKind.Absolute, out var at) || !(at.Scheme == "https" || (at.Scheme == "http" && at.IsLoopback))
            ? "SignIn:Authority is not an https address. Write where the provider is, for example https://login.kommun.example/realms/kommun."
        : string.IsNullOrWhiteSpace(o.ClientId) ? "SignIn:ClientId is missing. The provider shows it where this service is registered."
        : string.IsNullOrWhiteSpace(o.ClientSecret) ? "SignIn:ClientSecret is missing. The provider makes one where this service is registered."
        : string.IsNullOrWhiteSpace(o.PersonClaim) ? "SignIn:PersonClaim is empty. Write email, preferred_username or oid."
        : string.IsNullOrWhiteSpace(o.RoleClaim) ? "SignIn:RoleClaim is empty. Write the claim that holds roles, usually roles."
        : null;
}
