using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Fills an empty house with the demo municipality, so that the first run has something to show. Never over a configured database.</summary>
internal sealed class DemoSeed(IDocumentStore store, CatalogueMemory catalogue, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession();
        if (await session.Query<Person>().AnyAsync(cancellationToken)) return;
        session.LastModifiedBy = "demo";
        var now = clock.GetUtcNow();
        var town = DemoTown.Make(catalogue.Now, SwedishTime.Date(now)).KeepingPromises(SwedishTime.Date(now));
        foreach (var official in town.Officials)
        {
            session.Events.StartStream<Official>(official.Id, official.Events);
            session.Store(new Person { Id = official.Id, Name = official.Name, Email = official.Email, IsCoordinator = official.IsCoordinator, IsPolitician = official.IsPolitician });
            session.Store(Reading(official.Id, official.BusyTime, now));
        }
        foreach (var room in town.Rooms)
        {
            session.Events.StartStream<Room>(room.Id, room.Events);
            session.Store(Reading(room.Id, room.BusyTime, now));
        }
        foreach (var table in town.Tables) session.Events.StartStream<StandingTable>(table.TableId, table);
        await session.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A calendar as if it had just been read.</summary>
    public static CalendarReading Reading(Guid id, Calendars.BusyTime busy, DateTimeOffset now) =>
        new() { Id = id, Busy = busy.Busy, ReadAt = now, UnreadableSince = busy.UnreadableSince };
}
