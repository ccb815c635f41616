using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Registering;

public sealed record OfficialDetails(string? Name, string? Email, string? Unit, bool? IsCoordinator);

/// <summary>Who comes into the register and who leaves it. The API and the pages ask the same.</summary>
public sealed class OfficialRegister(RegisterLog register, IDocumentStore store, Catalogue catalogue, TimeProvider clock)
{
    public async Task<Registered> Register(OfficialDetails details, Guid? key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var name = fields.Line("name", details.Name, 100, new("Skriv namnet.", "Write the name."));
        var email = fields.Line("email", details.Email, 150, new("Skriv e-postadressen.", "Write the e-mail address."));
        if (email.Length > 0 && !Delivery.Mailbox.IsAddress(email))
            fields.Fault("email", new("E-postadressen går inte att läsa.", "The e-mail address can not be read."));
        if (catalogue.Units.All(u => u.Id != details.Unit)) fields.Fault("unit", new("Välj en enhet ur registret.", "Choose a unit from the register."));
        if (fields.HasErrors) return Registered.Faulty(fields);
        var keyed = KeyedRequest.From(key, "official", details);
        var id = keyed?.Id ?? Guid.CreateVersion7();
        return new(id, await register.Begin<Official>(
            id, [new OfficialRegistered(id, details.Unit!)], actor, ct,
            session => session.Store(new Person { Id = id, Name = name, Email = email, IsCoordinator = details.IsCoordinator ?? false }),
            keyed));
    }

    /// <summary>The official is not seated any more, and every table they sit at is mended. False when there is nobody with that id.</summary>
    public async Task<bool> Leave(Guid official, string actor, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Official>(official, ct) is not { } found) return false;
        if (found.HasLeft) return true;
        var now = clock.GetUtcNow();
        return await register.Change<Official>(official, [new OfficialLeft()], actor, ct, new GiveUpSeats(official, new Slot(now, now.AddYears(10))));
    }
}
