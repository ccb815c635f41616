using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Registering;

/// <param name="Account">What the sign-in provider calls them, when it is not by their e-mail address.</param>
/// <param name="IsPolitician">Elected: sits at the tables of a dialogue week, and at none that is about a case.</param>
public sealed record OfficialDetails(string? Name, string? Email, string? Unit, bool? IsCoordinator, string? Account = null, bool? IsPolitician = null);

/// <summary>Who comes into the register and who leaves it. The API and the pages ask the same.</summary>
public sealed class OfficialRegister(RegisterLog register, IDocumentStore store, CatalogueMemory catalogue, TimeProvider clock)
{
    public async Task<Registered> Register(OfficialDetails details, Guid? key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var keyed = KeyedRequest.From(key, "official", details, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        var person = Read(new Person { Id = id }, details, fields);
        var gone = await GiveUpTheirs(person, fields, ct);
        if (fields.HasErrors) return Registered.Faulty(fields);
        return new(id, await register.Begin<Official>(
            id, [new OfficialRegistered(id, details.Unit!)], actor, ct, session => session.Store([person, .. gone]), keyed));
    }

    /// <summary>Another name, address, account, unit or role. Coordinators can not take the role from themselves: somebody has to be left who has it.</summary>
    public async Task<Registered> Correct(Guid official, OfficialDetails details, string actor, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var fields = new Fields(language);
        var person = Read(await session.LoadAsync<Person>(official, ct) ?? new Person { Id = official }, details, fields);
        var gone = await GiveUpTheirs(person, fields, ct);
        if (person.IsPolitician && await session.LoadAsync<Official>(official, ct) is { Grants.Count: > 0 })
            fields.Fault("isPolitician", new("Ta bort kompetenserna först: en förtroendevald svarar inte för några.", "Take away the competences first: an elected person answers for none."));
        if (!person.IsCoordinator && actor == $"coordinator:{official}")
            fields.Fault("isCoordinator", new("Du kan inte ta bort din egen roll. Be en annan lots.", "You can not take away your own role. Ask another coordinator."));
        if (fields.HasErrors) return Registered.Faulty(fields);
        var corrected = new OfficialCorrected(details.Unit!, person.IsCoordinator);
        return new(official, await register.Change<Official>(official, [corrected], actor, ct, beside: s => s.Store([person, .. gone]))
            ? Creation.Stands : Creation.NobodyThere);
    }

    /// <summary>The official may answer for something from now on. Who is elected answers for nothing.</summary>
    public async Task<Registered> Grant(Guid official, string competence, DateOnly? validTo, string actor, string language, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var fields = new Fields(language);
        if ((await session.LoadAsync<Person>(official, ct))?.IsPolitician == true)
            fields.Fault("kompetens", new("En förtroendevald svarar inte för kompetenser: vid de borden gäller det ärenden.", "An elected person answers for no competence: those tables are about cases."));
        if (fields.HasErrors) return Registered.Faulty(fields);
        return new(official, await register.Change<Official>(official, [new CompetenceGranted(competence, validTo)], actor, ct) ? Creation.Stands : Creation.NobodyThere);
    }

    /// <summary>Whose service training has ended, or ends soon.</summary>
    public async Task<IReadOnlyList<Official>> DueForTraining(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return ServiceTraining.Due(await session.Query<Official>().Where(o => o.TrainedTo != null).ToListAsync(ct), SwedishTime.Date(clock.GetUtcNow()));
    }

    /// <summary>The official is not seated any more, and every table they sit at is mended. False when there is nobody with that id.</summary>
    public async Task<bool> Leave(Guid official, string actor, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Official>(official, ct) is not { } found) return false;
        if (found.HasLeft) return true;
        var now = clock.GetUtcNow();
        return await register.Change<Official>(
            official, [new OfficialLeft()], actor, ct, new GiveUpSeats(official, new Slot(now, now.AddYears(10))),
            beside: session => session.DeleteWhere<CalendarAddress>(a => a.OwnerId == official));
    }

    /// <summary>The official answers for something no more, and the tables they sit at for its sake are mended. False when there is nobody with that id.</summary>
    public Task<bool> Withdraw(Guid official, string competence, string actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return register.Change<Official>(
            official, [new CompetenceWithdrawn(competence)], actor, ct, new GiveUpSeats(official, new Slot(now, now.AddYears(10)), Competence: competence));
    }

    private Person Read(Person before, OfficialDetails details, Fields fields)
    {
        var name = fields.Line("name", details.Name, 100, new("Skriv namnet.", "Write the name."));
        var email = fields.Line("email", details.Email, 150, new("Skriv e-postadressen.", "Write the e-mail address."));
        var account = fields.Line("account", details.Account, 150);
        if (email.Length > 0 && !Delivery.Mailbox.IsAddress(email))
            fields.Fault("email", new("E-postadressen går inte att läsa.", "The e-mail address can not be read."));
        if (catalogue.Now.Units.All(u => u.Id != details.Unit)) fields.Fault("unit", new("Välj en enhet ur registret.", "Choose a unit from the register."));
        return before with { Name = name, Email = email, Account = account.Length > 0 ? account : null, IsCoordinator = details.IsCoordinator ?? false, IsPolitician = details.IsPolitician ?? before.IsPolitician };
    }

    /// <summary>
    /// If one sign-in could be either of two, both would be shut out: an address or an account belongs to one person. Those who have left
    /// give theirs up to whoever has it now, so that who comes back can sign in.
    /// </summary>
    private async Task<IReadOnlyList<Person>> GiveUpTheirs(Person person, Fields fields, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var left = (await session.Query<Official>().Where(o => o.HasLeft).ToListAsync(ct)).Select(o => o.Id).ToHashSet();
        var others = (await session.Query<Person>().ToListAsync(ct)).Where(p => p.Id != person.Id).ToList();
        foreach (var (field, known) in new[] { ("email", person.Email), ("account", person.Account) })
        {
            if (others.FirstOrDefault(p => !left.Contains(p.Id) && IsKnownAs(p, known)) is { } holder)
                fields.Fault(field, new($"{holder.Name} har redan den.", $"{holder.Name} has that already."));
        }
        return
        [
            .. others.Where(p => left.Contains(p.Id) && (IsKnownAs(p, person.Email) || IsKnownAs(p, person.Account)))
                .Select(p => p with { Email = "", Account = null }),
        ];
    }

    private static bool IsKnownAs(Person person, string? name) =>
        name is { Length: > 0 } && new[] { person.Email, person.Account }.Contains(name, StringComparer.OrdinalIgnoreCase);
}
