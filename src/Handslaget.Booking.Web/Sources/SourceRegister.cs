using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Sources.Fetching;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Sources;

/// <param name="Address">Where the calendar lies. With a user it is a CalDAV collection. A mailbox in Microsoft 365 has none.</param>
/// <param name="User">Of a mailbox: whose. None: the owner's own.</param>
public sealed record SourceDetails(CalendarKind? Kind, string? Address, string? User, string? Password);

/// <summary>
/// Whose calendars are read. That one is read is a fact in the owner's log; where it lies and how to be let in is sealed beside it, in the
/// same transaction, and is never shown again.
/// </summary>
internal sealed class SourceRegister(RegisterLog register, IDocumentStore store, SealedAddresses addresses, CalendarRounds rounds, Gate gate, Graph graph, GraphSettings microsoft)
{
    public const int MostSources = 5;

    public async Task<IReadOnlyList<SourceState>> Of(Guid owner, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<OwnCalendars>(owner, ct))?.Sources ?? [];
    }

    /// <summary>Connects a calendar and reads it at once, so that who wrote the address sees whether it was right.</summary>
    public async Task<bool> Connect(Guid owner, bool isRoom, SourceDetails details, Fields fields, string actor, CancellationToken ct)
    {
        var kind = details.Kind is { } known && Enum.IsDefined(known) ? known : CalendarKind.Published;
        var open = kind == CalendarKind.Graph ? await Mailbox(owner, details.User, fields, ct) : Read(kind, details, fields);
        if ((await Of(owner, ct)).Count >= MostSources) fields.Fault("calendarAddress", new($"Högst {MostSources} kalendrar läses. Ta bort en först.", $"At most {MostSources} calendars are read. Remove one first."));
        if (fields.HasErrors) return true;
        var source = Guid.CreateVersion7();
        void Beside(IDocumentSession session) => session.Insert(addresses.Seal(source, owner, kind, open!));
        var isThere = isRoom
            ? await register.Change<Room>(owner, [new RoomCalendarConnected(source, kind)], actor, ct, beside: Beside)
            : await register.Change<Official>(owner, [new CalendarConnected(source, kind)], actor, ct, beside: Beside);

        // Who leaves the page meanwhile has asked all the same; what is begun is finished, and takes no longer than it may.
        if (isThere) await rounds.ReadNow(owner, CancellationToken.None);
        return isThere;
    }

    /// <summary>False when the owner has no such calendar.</summary>
    public async Task<bool> Disconnect(Guid owner, bool isRoom, Guid source, string actor, CancellationToken ct)
    {
        if (!await Has(owner, source, ct)) return false;
        void Beside(IDocumentSession session) => session.Delete<CalendarAddress>(source);
        _ = isRoom
            ? await register.Change<Room>(owner, [new RoomCalendarDisconnected(source)], actor, ct, beside: Beside)
            : await register.Change<Official>(owner, [new CalendarDisconnected(source)], actor, ct, beside: Beside);
        await rounds.Settle(owner, [], ct);
        return true;
    }

    /// <summary>Reads now, while somebody waits.</summary>
    public async Task<bool> TryNow(Guid owner, Guid source, CancellationToken ct)
    {
        if (!await Has(owner, source, ct)) return false;
        await rounds.ReadNow(owner, CancellationToken.None);
        return true;
    }

    private async Task<bool> Has(Guid owner, Guid source, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<CalendarAddress>(source, ct))?.OwnerId == owner;
    }

    /// <summary>
    /// What is written is judged as it stands. Where it turns out to lie is judged when it is read, and told in the same words as what does
    /// not answer.
    /// </summary>
    private OpenAddress? Read(CalendarKind kind, SourceDetails details, Fields fields)
    {
        var written = fields.Line("calendarAddress", details.Address, 2000, new("Skriv kalenderns adress.", "Write the calendar's address."));
        Uri? address = null;
        if (written.Length > 0 && FaultIn(written, out address) is { } fault) fields.Fault("calendarAddress", fault);
        var user = kind == CalendarKind.CalDav ? fields.Line("calendarUser", details.User, 200, new("Skriv användarnamnet.", "Write the user name.")) : null;
        var password = kind == CalendarKind.CalDav ? details.Password ?? "" : null;
        if (password is { Length: 0 or > 500 }) fields.Fault("calendarPassword", new("Skriv lösenordet, högst 500 tecken.", "Write the password, at most 500 characters."));
        return fields.HasErrors ? null : new(address!, user, password);
    }

    /// <summary>
    /// A mailbox by its user principal name or id. The service may read everybody's, so whose it is must come from the register or from a
    /// coordinator, and never from an official who could name another's.
    /// </summary>
    private async Task<OpenAddress?> Mailbox(Guid owner, string? named, Fields fields, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var person = await session.LoadAsync<Person>(owner, ct);
        var whose = string.IsNullOrWhiteSpace(named) ? person?.Account ?? person?.Email : named.Trim();
        if (!microsoft.IsConfigured)
            fields.Fault("calendarKind", new("Microsoft 365 är inte inkopplat här. Be den som sköter tjänsten.", "Microsoft 365 is not set up here. Ask whoever runs the service."));
        else if (whose is not { Length: > 0 and <= 200 } || !(Guid.TryParse(whose, out _) || (whose.Contains('@', StringComparison.Ordinal) && !whose.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '\\' or '?' or '#'))))
            fields.Fault("calendarMailbox", new("Skriv brevlådans adress, som namn@kommun.se.", "Write the mailbox's address, as name@municipality.example."));
        return fields.HasErrors ? null : new(graph.At(""), whose);
    }

    private Text? FaultIn(string written, out Uri? address)
    {
        foreach (var (webcal, scheme) in new[] { ("webcal://", "https://"), ("webcals://", "https://") })
            if (written.StartsWith(webcal, StringComparison.OrdinalIgnoreCase)) written = scheme + written[webcal.Length..];
        if (!Uri.TryCreate(written, UriKind.Absolute, out address) || address.Scheme is not ("https" or "http") || address.IdnHost.Length == 0)
            return new("Skriv hela adressen. Den börjar med https:// eller webcal://.", "Write the whole address. It begins with https:// or webcal://.");
        address = new UriBuilder(address) { Fragment = "" }.Uri;
        return address.UserInfo.Length > 0 ? new("Skriv inte användarnamn eller lösenord i adressen.", "Do not write a user name or a password in the address.")
            : address.Scheme == "http" && !gate.AllowsHttp ? new("Adressen måste börja med https://, så att ingen kan läsa på vägen.", "The address must begin with https://, so that nobody can read on the way.")
            : !gate.AllowsPort(address) ? new($"Port {address.Port} är inte tillåten. Be den som sköter tjänsten.", $"Port {address.Port} is not allowed. Ask whoever runs the service.")
            : null;
    }
}
