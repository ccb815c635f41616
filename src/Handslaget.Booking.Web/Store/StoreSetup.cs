using System.Text.Json;
using System.Text.Json.Serialization;
using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using JasperFx.CodeGeneration;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Weasel.Core;
using Weasel.Postgresql;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>Where the store lives: the schema, and the pool of connections that everything shares.</summary>
public sealed record StoreNames(NpgsqlDataSource Data, string Schema = "booking");

/// <summary>Marten on PostgreSQL for facts and documents, Wolverine for what must be carried out later.</summary>
internal static class StoreSetup
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    public static void AddStore(this WebApplicationBuilder builder, string connectionString, PromiseRegister promises, BookingRules rules)
    {
        var data = Pool(connectionString);
        var names = new StoreNames(data);
        builder.Services.AddSingleton(names);

        // Made by the container, so that it is the container that closes it: a house that has ended must not keep its connections.
        builder.Services.AddSingleton(_ => data);
        builder.Services.AddSingleton<MeetingLog>().AddSingleton<SubjectLog>().AddSingleton<Turns>();
        var clocks = new ClockProjection(promises, rules);
        builder.Services.AddSingleton(clocks).AddSingleton<ClockLog>();
        builder.Services.AddMarten(options => Configure(options, names, clocks))
            .UseLightweightSessions()
            .IntegrateWithWolverine()
            .ApplyAllDatabaseChangesOnStartup();
        builder.Services.AddSingleton<SecretKeys>().AddHostedService(s => s.GetRequiredService<SecretKeys>());
        builder.Services.AddSingleton<CalendarMemory>().AddSingleton<RegisterLog>();
        builder.Services.AddSingleton<CalendarWatch>();
        builder.Services.AddSingleton<ClockRecount>().AddHostedService(s => s.GetRequiredService<ClockRecount>());
    }

    /// <summary>
    /// Opens the calendars and then the post. Services start in the order they stand: a message that was due while the house was shut must
    /// not come before the calendars that it asks.
    /// </summary>
    public static void OpenStore(this WebApplicationBuilder builder, bool alone)
    {
        builder.Services.AddHostedService(s => s.GetRequiredService<CalendarWatch>());
        builder.Host.UseWolverine(options => Configure(options, alone));
    }

    /// <summary>
    /// Two processes, and somebody who looks, fit in the hundred connections PostgreSQL has by default. Those who come when all are taken
    /// wait for one, which under a storm is both quicker and kinder than being refused by the server. The same few statements are sent
    /// again and again, so each connection keeps them prepared, and with them the plans of our procedure. Whoever configures a figure of
    /// their own keeps it (a pooler between us and the database may need 0 prepared).
    /// </summary>
    private static NpgsqlDataSource Pool(string connectionString)
    {
        var pool = new NpgsqlDataSourceBuilder(connectionString);
        var written = pool.ConnectionStringBuilder;
        if (!written.ShouldSerialize("Maximum Pool Size")) written.MaxPoolSize = 40;
        if (!written.ShouldSerialize("Max Auto Prepare")) written.MaxAutoPrepare = 100;
        return pool.Build();
    }

    private static void Configure(StoreOptions options, StoreNames names, ClockProjection clocks)
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
        options.Projections.Add<SeatRuleProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<ComplaintProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<DecisionMapReviewProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<CommitmentProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<BusinessCaseProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add(clocks, ProjectionLifecycle.Inline);
        options.Projections.Add<StandingTableProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<GatheringProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<ProcurementProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<FollowerProjection>(ProjectionLifecycle.Inline);
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Schema.For<Meeting>().Index(m => m.QueuedAt!);
        options.Schema.For<CompanyMark>().Index(c => c.Hash);
        options.Schema.For<Notice>().Index(n => n.MeetingId).Index(n => n.State).Index(n => n.ProviderId!).UseOptimisticConcurrency(true);
        options.Schema.For<SmsReport>().UseOptimisticConcurrency(true);
        options.Schema.For<Draft>().Index(d => d.ChangedAt);
        options.Schema.For<Attachment>().Index(a => a.MeetingId);
        options.RegisterDocumentType<AttachmentContent>();
        options.RegisterDocumentType<OptOut>();
        options.Schema.For<AskedToVisit>().Index(a => a.VisitId);
        options.RegisterDocumentType<StaffSession>();
        options.RegisterDocumentType<ProtectionKey>();
        options.RegisterDocumentType<Tally>();
        options.Schema.For<MeetingReference>().UniqueIndex(r => r.Reference);
        options.Schema.For<WayBackCode>().UseOptimisticConcurrency(true);
        options.Schema.For<WayBackCount>().UseOptimisticConcurrency(true);
        options.RegisterDocumentType<KeyedRequest>();
        options.Schema.For<CalendarAddress>().Index(a => a.OwnerId);
        options.Schema.For<OwnCalendars>().UseOptimisticConcurrency(true);
        options.Schema.For<Contact>().Index(c => c.Mobile!);
        options.Schema.For<Receipt>().Index(r => r.MeetingId!).Index(r => r.At);
        options.Schema.For<LetterToRead>().Index(l => l.ReadAt!);
        options.RegisterDocumentType<SuspectAddress>();
        options.RegisterDocumentType<ReadingLease>();
        options.Schema.For<Subscription>().UseOptimisticConcurrency(true);
        options.RegisterDocumentType<ComplaintContact>();
        options.Schema.For<ComplaintWords>().Index(w => w.ComplaintId);
        options.Schema.For<Commitment>().Index(c => c.MeetingId).Index(c => c.CaseId).Index(c => c.DueOn);
        options.Schema.For<BusinessCase>().Index(c => c.NextContactOn!);
        options.Schema.For<SeatOutcome>().Index(o => o.MeetingId);
        options.RegisterDocumentType<OutcomeDraft>();
        options.RegisterDocumentType<MeetingNotes>();
        options.RegisterDocumentType<VisitWords>();
        options.RegisterDocumentType<CommitmentWords>();
        options.RegisterDocumentType<CaseOfMeeting>();
        options.Schema.For<ClockRow>().Index(r => r.SubjectId).Index(r => r.NeedsSomebodyFrom!);
        options.RegisterDocumentType<ClocksCountedBy>();
        options.Schema.For<Explanation>().Index(e => e.SubjectId);
        options.Schema.For<WrittenEntry>().Index(e => e.OfficialId).UseOptimisticConcurrency(true);
        options.RegisterDocumentType<GatheringText>();
        options.Schema.For<SignUpDetails>().Index(d => d.GatheringId);
        options.RegisterDocumentType<ProcurementText>();
        options.Schema.For<FollowerAddress>().UniqueIndex(a => a.Key);
        options.Schema.For<ProcurementFeedState>().UseOptimisticConcurrency(true);
        options.WithAnonymousRows();
        options.Schema.For<WhatIfRun>().UseOptimisticConcurrency(true);
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
        // The code around the handlers is written beforehand (Internal/Generated), so that no compiler is loaded while people wait. The test
        // The_code_around_the_handlers says how it is written anew.
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        options.Durability.Mode = alone ? DurabilityMode.Solo : DurabilityMode.Balanced;
        options.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(10);
        options.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
        options.Durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(2);
        options.Durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
        // The default ids of two processes on one machine can be equal, and an equal id is silently dropped as a duplicate.
        options.EnvelopeIdGeneration = EnvelopeIdGeneration.GuidV7;
        options.Policies.UseDurableLocalQueues();
        // So many letters and texts can be lost sight of when a process dies, and leave twice.
        options.LocalQueueFor<SendNotice>().MaximumParallelMessages(4);
        // A message is safe to carry out twice, and nobody asks for it again: a database that was away, for a second or for a night, must
        // not end it. What still fails after that is a bug, and waits among the dead letters for somebody to mend it.
        options.Policies.OnAnyException().ScheduleRetry(Waits);
    }
}
