using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Marten.Patching;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>
/// Begins, finds and ends sessions. Each request asks the register anew who the person is: a role that is lost, or somebody who has left,
/// ends the session at once.
/// </summary>
internal sealed class StaffSessions(IDocumentStore store, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>A new session under a new key, whatever key the browser had before.</summary>
    public async Task<string> Begin(Guid person, IReadOnlyList<string> roles, bool notCoordinator, string? idToken, CancellationToken ct)
    {
        var (key, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow());
        await using var session = store.LightweightSession();
        session.Insert(new StaffSession
        {
            Id = Hash(key),
            PersonId = person,
            Roles = roles,
            NotCoordinator = notCoordinator,
            IdToken = idToken,
            BegunAt = now,
            SeenAt = now,
        });
        var over = now - Longest;
        session.DeleteWhere<StaffSession>(s => s.BegunAt < over);
        await session.SaveChangesAsync(ct);
        return key;
    }

    public async Task<ClaimsPrincipal?> Find(string key, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var id = Hash(key);
        if (await session.LoadAsync<StaffSession>(id, ct) is not { } found) return null;
        var now = clock.GetUtcNow();
        var roles = await RolesOf(session, found.PersonId, found.NotCoordinator, ct);
        if (now - found.SeenAt >= Idle || now - found.BegunAt >= Longest || !roles.SequenceEqual(found.Roles))
        {
            session.Delete<StaffSession>(id);
            await session.SaveChangesAsync(ct);
            return null;
        }
        if (now - found.SeenAt >= SeenEvery)
        {
            // Only the one field: a session that was ended meanwhile must not rise again.
            session.Patch<StaffSession>(id).Set(s => s.SeenAt, now);
            await session.SaveChangesAsync(ct);
        }
        return Principal(found.PersonId, found.Roles);
    }

    /// <summary>Ends it, and says what the provider wants to see again.</summary>
    public async Task<string?> End(string key, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var found = await session.LoadAsync<StaffSession>(Hash(key), ct);
        session.Delete<StaffSession>(Hash(key));
        await session.SaveChangesAsync(ct);
        return found?.IdToken;
    }

    /// <summary>What the register lets a person be. Nothing: they are not in it, or have left.</summary>
    public static async Task<IReadOnlyList<string>> RolesOf(IQuerySession session, Guid id, bool notCoordinator, CancellationToken ct)
    {
        var person = await session.LoadAsync<Person>(id, ct);
        var official = await session.LoadAsync<Official>(id, ct);
        if (person is null || official is { HasLeft: true }) return [];
        return person.IsCoordinator && !notCoordinator ? [Roles.Official, Roles.Coordinator] : [Roles.Official];
    }

    public static ClaimsPrincipal Principal(Guid person, IEnumerable<string> roles) => new(new ClaimsIdentity(
        [new System.Security.Claims.Claim(ClaimTypes.NameIdentifier, person.ToString()), .. roles.Select(r => new System.Security.Claims.Claim(ClaimTypes.Role, r))],
        StaffCookie.SchemeName));

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
