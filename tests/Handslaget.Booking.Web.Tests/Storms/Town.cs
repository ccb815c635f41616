using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>How many sit where. The fewer, the harder they are fought for.</summary>
internal sealed record TownSize(int Coordinators = 1, int Tobacco = 1, int Food = 0, int Rooms = 1);

/// <summary>
/// A municipality that exists only as rows in a fresh database, written through the house's own store before any process is started, and
/// looked at through the same store afterwards. Everybody works all day and has an empty calendar: only the storm fills it.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    /// <summary>Needs a coordinator and somebody for tobacco, and nobody else.</summary>
    public const string OverTheCounter = "otc-medicines";

    /// <summary>Needs a coordinator, tobacco and food.</summary>
    public const string Beer = "low-alcohol-beer";

    private readonly WebApplication house;

    private Town(WebApplication house, string connectionString) => (this.house, ConnectionString) = (house, connectionString);

    public string ConnectionString { get; }

    public IDocumentStore Store => house.Services.GetRequiredService<IDocumentStore>();

    public BookingRules Rules => house.Services.GetRequiredService<BookingRules>();

    public List<Guid> Coordinators { get; } = [];

    public List<Guid> Officials { get; } = [];

    public static async Task<Town> BuildAsync(string connectionString, TownSize size)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.AddHouse(new Database(connectionString, null));
        var town = new Town(builder.Build(), connectionString);
        await town.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var session = town.Store.LightweightSession();
        town.Seat(session, "coordination", "coordination", size.Coordinators, town.Coordinators);
        town.Seat(session, "tobacco-retail", "tobacco", size.Tobacco, town.Officials);
        town.Seat(session, "food-control", "food", size.Food, town.Officials);
        for (var i = 1; i <= size.Rooms; i++)
        {
            var id = Guid.CreateVersion7();
            session.Events.StartStream<Room>(id, new RoomOpened(id, $"Rum {i}", "Trädgårdsgatan 21", 12, true, true, true));
        }

        await session.SaveChangesAsync();
        return town;
    }

    /// <summary>One number from the database.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Holds a time for a meeting for less than any setting allows, and tells no timer: what a hold looks like whose timer was lost.</summary>
    public async Task HoldBrieflyAsync(Guid meeting, DateTimeOffset start, TimeSpan lasts)
    {
        await using var session = Store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Meeting>(meeting);
        var now = DateTimeOffset.UtcNow;
        var room = (await session.Query<Room>().FirstAsync()).Id;
        var held = new SlotHeld(
            Slot.From(start, Rules.MeetingLasts),
            [new(Coordinators[0], ["coordination"], false), new(Officials[0], ["tobacco-retail"], false)],
            room, now + lasts, now);
        stream.AppendOne(held);
        Claims.Replace(session, "booking", meeting, stream.Aggregate!.Evolve(held).Claims(Rules), now);
        await session.SaveChangesAsync();
    }

    /// <summary>Letters that are due and have not left.</summary>
    public Task<long> UnsentLettersAsync() => CountAsync(
        "select count(*) from booking.mt_doc_notice where data->>'state' = 'Waiting' and data->>'channel' = 'Mail' and data->>'dueAt' is null");

    /// <summary>Messages that are due and have not been carried out, in whosever hands they are.</summary>
    public Task<long> UndoneMessagesAsync() => CountAsync("select count(*) from booking.wolverine_incoming_envelopes where status = 'Incoming'");

    public Task<long> DeadMessagesAsync() => CountAsync("select count(*) from booking.wolverine_dead_letters");

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private void Seat(IDocumentSession session, string competence, string name, int count, List<Guid> list)
    {
        for (var i = 1; i <= count; i++)
        {
            var id = Guid.CreateVersion7();
            list.Add(id);
            session.Events.StartStream<Official>(
                id,
                new OfficialRegistered(id, "business"),
                new CompetenceGranted(competence, null),
                new WorkingHoursSet([.. Enumerable.Range(1, 5).Select(day => new WorkingHours((DayOfWeek)day, new(8, 0), new(17, 0)))]),
                new CapacitySet(40));
            session.Store(new Person { Id = id, Name = $"{name} {i}", Email = $"{name}.{i}@demo.example", IsCoordinator = competence == "coordination" });
        }
    }
}
