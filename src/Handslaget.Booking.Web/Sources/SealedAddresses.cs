using System.Security.Cryptography;
using System.Text.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.DataProtection;

namespace Handslaget.Booking.Web.Sources;

/// <summary>What is secret of a source. A published address is a key in itself.</summary>
/// <param name="User">Who is let in; of a mailbox in Microsoft 365, whose it is.</param>
internal sealed record OpenAddress(Uri Address, string? User = null, string? Password = null)
{
    public Credentials? Credentials => User is { Length: > 0 } user ? new(user, Password ?? "") : null;

    /// <summary>Nobody is to find it in a log because a record was written there.</summary>
    public override string ToString() => Address.IdnHost;
}

/// <summary>Seals and opens what is secret of a source. What is sealed for one source can not be moved to another.</summary>
internal sealed class SealedAddresses(IDataProtectionProvider protection)
{
    public CalendarAddress Seal(Guid source, Guid owner, CalendarKind kind, OpenAddress address) => new()
    {
        Id = source,
        OwnerId = owner,
        Kind = kind,
        Host = kind == CalendarKind.Graph ? "Microsoft 365" : address.Address.IdnHost,
        Sealed = Protector(source, owner).Protect(JsonSerializer.Serialize(address)),
    };

    /// <exception cref="NotFetched">What it is sealed with is gone.</exception>
    public OpenAddress Open(CalendarAddress address)
    {
        try
        {
            return JsonSerializer.Deserialize<OpenAddress>(Protector(address.Id, address.OwnerId).Unprotect(address.Sealed))!;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            throw new NotFetched(CalendarFault.Locked, "what it is sealed with is gone");
        }
    }

    private IDataProtector Protector(Guid source, Guid owner) => protection.CreateProtector("calendar addresses", source.ToString("N"), owner.ToString("N"));
}
