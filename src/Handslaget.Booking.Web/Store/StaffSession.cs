namespace Handslaget.Booking.Web.Store;

/// <summary>
/// Somebody is signed in. <see cref="Id"/> is a hash of the random key in their cookie, so that who reads the table can not become them.
/// It lies in the database: it holds in every process, and signing out ends it in all.
/// </summary>
public sealed record StaffSession
{
    public string Id { get; init; } = "";

    public Guid PersonId { get; init; }

    /// <summary>The roles at sign-in. When the register no longer gives just these, the session is over.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The provider did not let this person be a coordinator, whatever the register says.</summary>
    public bool NotCoordinator { get; init; }

    /// <summary>What the provider wants to see again when its own session is to end.</summary>
    public string? IdToken { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}

/// <summary>A key that what passes through a browser during a sign-in is protected with.</summary>
public sealed record ProtectionKey
{
    public string Id { get; init; } = "";

    public string Xml { get; init; } = "";
}
