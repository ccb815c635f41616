using System.Security.Claims;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>Who signed in, or why they may not.</summary>
internal sealed record Recognised(Guid? Person, IReadOnlyList<string> Roles, bool NotCoordinator, Text? Why);

/// <summary>
/// Finds the person in the register whom the provider speaks of. The register says what somebody is; the provider can only say less: a
/// role it does not give is not had.
/// </summary>
internal sealed class StaffRecognition(IDocumentStore store, SignInOptions settings, IOptions<DeliveryOptions> contact)
{
    public async Task<Recognised> Of(ClaimsPrincipal user, CancellationToken ct)
    {
        if (user.FindFirstValue(settings.PersonClaim) is not { Length: > 0 } who || IsUnverified(user))
            return No("Inloggningen sa inte vem du är.", "The sign-in did not say who you are.");
        if (settings.OfficialRole is { Length: > 0 } needed && !Has(user, needed) && !Has(user, settings.CoordinatorRole))
            return No("Ditt konto har inte rätt roll för bokningstjänsten.", "Your account does not have a role in the booking service.");

        await using var session = store.LightweightSession();
        var found = (await session.Query<Person>().ToListAsync(ct)).Where(p => Same(p.Email, who) || Same(p.Account, who)).ToList();
        var notCoordinator = settings.CoordinatorRole is { Length: > 0 } role && !Has(user, role);
        if (found.Count == 0 && !notCoordinator && await First(session, user, who, ct) is { } first) found.Add(first);
        if (found.Count != 1)
            return No("Du finns inte i bokningstjänstens register.", "You are not in the booking service's register.");

        var roles = await StaffSessions.RolesOf(session, found[0].Id, notCoordinator, ct);
        return roles.Count == 0
            ? No("Du står inte längre som verksam i bokningstjänstens register.", "The booking service's register says that you have left.")
            : new(found[0].Id, roles, notCoordinator, null);
    }

    /// <summary>An empty register has nobody who can fill it: whoever the setting names is let in as its first coordinator.</summary>
    private async Task<Person?> First(IDocumentSession session, ClaimsPrincipal user, string who, CancellationToken ct)
    {
        if (!Same(settings.FirstCoordinator, who) || await session.Query<Person>().AnyAsync(p => p.IsCoordinator, ct)) return null;
        var isAddress = Mailbox.IsAddress(who);
        var first = new Person
        {
            Id = Notice.Name("first-coordinator"),
            Name = user.FindFirstValue("name") ?? who,
            Email = isAddress ? who : user.FindFirstValue("email") ?? "",
            Account = isAddress ? null : who,
            IsCoordinator = true,
        };
        session.Store(first);
        await session.SaveChangesAsync(ct);
        return first;
    }

    /// <summary>An e-mail address that anybody may have written on their own account proves nothing.</summary>
    private bool IsUnverified(ClaimsPrincipal user) =>
        settings.PersonClaim == "email" && !string.Equals(user.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);

    private bool Has(ClaimsPrincipal user, string? role) => role is { Length: > 0 } && user.HasClaim(settings.RoleClaim, role);

    private static bool Same(string? known, string? who) => known is { Length: > 0 } && string.Equals(known, who, StringComparison.OrdinalIgnoreCase);

    private Recognised No(string sv, string en) => new(null, [], false, new(
        $"{sv} Be en lots att lägga till dig, eller ring {contact.Value.PhoneNumber}.",
        $"{en} Ask a coordinator to add you, or call {contact.Value.PhoneNumber}."));
}
