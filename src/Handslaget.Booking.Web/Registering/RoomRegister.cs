using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Registering;

public sealed record RoomDetails(string? Name, string? Address, int Chairs, bool StepFree, bool HearingLoop, bool Screen);

/// <param name="End">Null: until further notice, which is written as ten years.</param>
public sealed record ClosureDetails(DateTimeOffset Start, DateTimeOffset? End);

/// <param name="Tables">Meetings that are booked there then. They are not moved by themselves: a room can be changed by hand.</param>
/// <param name="Gatherings">Gatherings that are held there then. They stay too.</param>
public sealed record ClosedView(Guid Id, IReadOnlyList<Guid> Tables, IReadOnlyList<Guid> Gatherings);

/// <summary>What a room is booked for: meetings, and gatherings.</summary>
public sealed record BookedThere(IReadOnlyList<Guid> Tables, IReadOnlyList<Guid> Gatherings);

/// <summary>The rooms where tables are laid, and what is said of them. The API and the pages ask the same.</summary>
public sealed class RoomRegister(RegisterLog register, IDocumentStore store, StoreNames names, TimeProvider clock)
{
    public async Task<IReadOnlyList<Room>> All(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Query<Room>().ToListAsync(ct)).OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    public async Task<Registered> Open(RoomDetails details, Guid? key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (name, address) = Read(details, fields);
        if (fields.HasErrors) return Registered.Faulty(fields);
        var keyed = KeyedRequest.From(key, "room", details, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        var opened = new RoomOpened(id, name, address, details.Chairs, details.StepFree, details.HearingLoop, details.Screen);
        return new(id, await register.Begin<Room>(id, [opened], actor, ct, keyed: keyed));
    }

    public async Task<Registered> Change(Guid room, RoomDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var (name, address) = Read(details, fields);
        if (fields.HasErrors) return Registered.Faulty(fields);
        var changed = new RoomChanged(name, address, details.Chairs, details.StepFree, details.HearingLoop, details.Screen);
        return new(room, await register.Add<Room>(room, changed, actor, ct));
    }

    /// <summary>The room can not be used for a while. No new table is laid there then. One that has been told already stands as it is.</summary>
    public async Task<Registered> Close(Guid room, ClosureDetails details, Guid? key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var during = new Slot(details.Start, details.End ?? details.Start.AddYears(10));
        if (during.End <= during.Start) fields.Fault("end", new("Stängningen ska börja före den slutar.", "The closure must begin before it ends."));
        else if (during.End <= clock.GetUtcNow()) fields.Fault("end", new("Stängningen har redan varit. Välj en tid framåt.", "The closure is already over. Choose a time ahead."));
        if (fields.HasErrors) return Registered.Faulty(fields);
        var keyed = KeyedRequest.From(key, $"closure/{room:N}", details, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        var told = await register.Decide<Room>(
            room,
            found =>
            {
                id = found.ClosedAlready(during)?.Id ?? id;
                return found.Close(new RoomClosed(id, during));
            },
            actor, ct, keyed: keyed);
        return new(id, told);
    }

    public Task<bool> Reopen(Guid room, Guid closure, string actor, CancellationToken ct) =>
        register.Change<Room>(room, [new RoomReopened(closure)], actor, ct);

    /// <summary>Meetings that are booked in the room, all or part of the time, and gatherings.</summary>
    public async Task<BookedThere> BookedIn(Guid room, ClosureDetails details, CancellationToken ct)
    {
        var booked = await Claims.BookedDuring(names.Data, names.Schema, room, new Slot(details.Start, details.End ?? details.Start.AddYears(10)), ct);
        await using var session = store.QuerySession();
        Guid[] gatherings = [.. (await session.LoadManyAsync<Gathering>(ct, booked)).Select(g => g.Id)];
        return new([.. booked.Except(gatherings)], gatherings);
    }

    private static (string Name, string Address) Read(RoomDetails details, Fields fields)
    {
        var name = fields.Line("name", details.Name, 60, new("Skriv rummets namn.", "Write the room's name."));
        var address = fields.Line("address", details.Address, 100, new("Skriv adressen.", "Write the address."));
        if (details.Chairs is < 2 or > 200) fields.Fault("chairs", new("Ange 2 till 200 stolar.", "Say 2 to 200 chairs."));
        return (name, address);
    }
}
