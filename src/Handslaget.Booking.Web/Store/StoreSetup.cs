using System.Text.Json;
using System.Text.Json.Serialization;
using Handslaget.Booking.Meetings;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Weasel.Core;
using Weasel.Postgresql;
using Wolverine;
using Wolverine.Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>Where the store lives: the schema, and the pool of connections that everything shares.</summary>
public sealed record StoreNames(NpgsqlDataSource Data, string Schema = "booking");

/// <summary>Marten on PostgreSQL for facts and documents, Wolverine for what must be carried out later.</summary>
internal static class StoreSetup
{
    public static void AddStore(this WebApplicationBuilder builder, string connectionString, bool alone)
    {
        var data = Pool(connectionString);
        var names = new StoreNames(data);
        builder.Services.AddSingleton(names);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton<MeetingLog>();
        builder.Services.AddMarten(options => Configure(options, names))
            .UseLightweightSessions()
            .IntegrateWithWolverine()
            .ApplyAllDatabaseChangesOnStartup();
        builder.Host.UseWolverine(options => Configure(options, alone));
    }

    /// <summary>
    /// The same few statements are sent again and again, so each connection keeps them prepared, and with them the plans of our procedure:
    /// a connection without any forgets its plans each time it is handed back. Whoever configures a figure of their own keeps it (a pooler
    /// between us and the database may need 0).
    /// </summary>
    private static NpgsqlDataSource Pool(string connectionString)
    {
        var pool = new NpgsqlDataSourceBuilder(connectionString);
        if (!pool.ConnectionStringBuilder.ShouldSerialize("Max Auto Prepare")) pool.ConnectionStringBuilder.MaxAutoPrepare = 100;
        return pool.Build();
    }

    private static void Configure(StoreOptions options, StoreNames names)
    {
        options.Connection(names.Data);
        options.DatabaseSchemaName = names.Schema;
        options.UseSystemTextJsonForSerialization(Json(), EnumStorage.AsString, Casing.CamelCase);
        options.Storage.ExtendedSchemaObjects.Add(new Extension("btree_gist"));
        options.Storage.ExtendedSchemaObjects.Add(new ClaimTable(names.Schema));
        options.Storage.ExtendedSchemaObjects.Add(Claims.ReplaceProcedure(names.Schema));
        options.Projections.Add<MeetingProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<OfficialProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<RoomProjection>(ProjectionLifecycle.Inline);
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Schema.For<Notice>().Index(n => n.MeetingId).UseOptimisticConcurrency(true);
        options.Schema.For<Contact>().Index(c => c.CompanyHash!);
        EventNames.Pin(options);
    }

    private static JsonSerializerOptions Json() => new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static void Configure(WolverineOptions options, bool alone)
    {
        options.ApplicationAssembly = typeof(StoreSetup).Assembly;
        options.Durability.Mode = alone ? DurabilityMode.Solo : DurabilityMode.Balanced;
        options.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(10);
        options.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
        options.Durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(2);
        options.Durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
        // The default ids of two processes on one machine can be equal, and an equal id is silently dropped as a duplicate.
        options.EnvelopeIdGeneration = EnvelopeIdGeneration.GuidV7;
        options.Policies.UseDurableLocalQueues();
    }
}
