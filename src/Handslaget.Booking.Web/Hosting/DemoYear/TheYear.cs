using Handslaget.Booking.Web.Store;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Transports;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>The demo year has been lived through in this start, and not in one before.</summary>
internal sealed record JustLived;

/// <summary>
/// <c>--demo-year</c>: before the doors open for the first time, the demo town lives through the year until yesterday, in a house of its own
/// with a clock of its own, so that every page and figure has something to show. The same day gives the same year. Nobody is sent anything.
/// </summary>
internal static class TheYear
{
    public const string Argument = "--demo-year";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(364);

    /// <summary>Lives through the year, if the town has no past, and notes among what is <paramref name="opened"/> that it has.</summary>
    public static async Task LiveThrough(IServiceCollection opened, Database database, string[] args, CancellationToken ct)
    {
        var today = SwedishTime.Date(TimeProvider.System.GetUtcNow());
        if (await Live(database, args, today, Lasts, ct)) opened.AddSingleton<JustLived>();
        else Console.WriteLine("The town has a past already. To give it the demo year, remove its folder and start again.");
    }

    /// <returns>False when there was a past already.</returns>
    internal static async Task<bool> Live(Database database, string[] args, DateOnly until, TimeSpan lasts, CancellationToken ct)
    {
        var end = SwedishTime.Midnight(until);
        var clock = new PastClock(end - lasts);
        await using var house = await Open(database, args, clock);
        var store = house.Services.GetRequiredService<IDocumentStore>();
        await using (var session = store.QuerySession())
        {
            if (await session.Query<Person>().AnyAsync(ct))
            {
                await house.StopAsync(ct);
                return false;
            }
        }
        await Live(house.Services, clock, new Agenda(clock, end), ct);
        await house.StopAsync(ct);
        await LeaveNothingBehind(database.ConnectionString, house.Services.GetRequiredService<StoreNames>().Schema, end, ct);
        return true;
    }

    /// <summary>The whole house, but with no address anybody knows, and nothing that is done by itself.</summary>
    private static async Task<WebApplication> Open(Database database, string[] args, PastClock clock)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddHouse(new Database(database.ConnectionString, null));
        builder.Services.ConfigureWolverine(options =>
        {
            options.Durability.Mode = DurabilityMode.Solo;
            options.Durability.ScheduledJobFirstExecution = options.Durability.ScheduledJobPollingTime = TimeSpan.FromDays(1);
        });
        var house = builder.Build();
        await house.StartAsync();
        foreach (var queue in house.Services.GetRequiredService<IWolverineRuntime>().Endpoints.ActiveSendingAgents().OfType<IListenerCircuit>())
            await queue.PauseAsync(TimeSpan.FromDays(1));
        return house;
    }

    private static async Task Live(IServiceProvider house, PastClock clock, Agenda agenda, CancellationToken ct)
    {
        await ActivatorUtilities.CreateInstance<DemoSeed>(house).StartAsync(ct);
        await house.GetRequiredService<CalendarMemory>().Load(ct);
        var companies = ActivatorUtilities.CreateInstance<YearsMeetings>(house, clock, agenda);
        var complaints = ActivatorUtilities.CreateInstance<YearsComplaints>(house, clock, agenda);
        var apologies = ActivatorUtilities.CreateInstance<YearsApologies>(house, clock, agenda);
        ActivatorUtilities.CreateInstance<YearsWeek>(house, agenda, ActivatorUtilities.CreateInstance<DemoWeek>(house)).Plan(SwedishTime.Date(clock.GetUtcNow()));
        var procurements = ActivatorUtilities.CreateInstance<YearsProcurements>(house, ActivatorUtilities.CreateInstance<DemoProcurements>(house), clock, agenda);
        var training = ActivatorUtilities.CreateInstance<YearsTraining>(house, clock, agenda);
        var (answers, surveys) = (ActivatorUtilities.CreateInstance<YearsAnswers>(house, clock, agenda), ActivatorUtilities.CreateInstance<YearsSurveys>(house, clock, agenda));
        var visits = ActivatorUtilities.CreateInstance<YearsVisits>(house, ActivatorUtilities.CreateInstance<DemoVisits>(house), companies, clock, agenda);
        companies.Afterwards = async (held, c) =>
        {
            if (held.IsVisit)
            {
                await visits.Follow(held, c);
                return;
            }
            await answers.Follow(held, c);
            await surveys.Follow(held, c);
        };
        for (var day = SwedishTime.Date(clock.GetUtcNow()); SwedishTime.Midnight(day) < agenda.End; day = day.AddDays(1))
        {
            if (day.Day == 1 || day.DayOfWeek == DayOfWeek.Monday) agenda.At(SwedishTime.Midnight(day), c => TurnTheWeek(house, clock, c));
            if (day.Day == 1) surveys.PlanMonth(day);
            if (!WorkingDays.IsWorkingDay(day)) continue;
            companies.PlanDay(day);
            complaints.PlanDay(day);
            visits.PlanDay(day);
            apologies.PlanDay(day);
            procurements.PlanDay(day);
            training.PlanDay(day);
        }
        var shown = 0;
        await agenda.LiveThrough(
            at =>
            {
                var month = Figures.Month.Of(at).Index;
                if (month == shown) return;
                shown = month;
                Console.WriteLine($"The demo year: {Figures.Month.Of(at)}");
            },
            ct);
        await TurnTheWeek(house, clock, ct);
    }

    /// <summary>The calendars people have this week.</summary>
    private static async Task TurnTheWeek(IServiceProvider house, PastClock clock, CancellationToken ct)
    {
        var (now, calendars) = (clock.GetUtcNow(), house.GetRequiredService<CalendarMemory>());
        var town = DemoTown.Make(house.GetRequiredService<CatalogueMemory>().Now, SwedishTime.Date(now));
        await using var session = house.GetRequiredService<IDocumentStore>().LightweightSession();
        foreach (var official in town.Officials) session.Store(DemoSeed.Reading(official.Id, official.BusyTime, now));
        foreach (var room in town.Rooms) session.Store(DemoSeed.Reading(room.Id, room.BusyTime, now));
        await session.SaveChangesAsync(ct);
        calendars.SlideTo(SwedishTime.Monday(SwedishTime.Date(now)));
        await calendars.ReadAgain([.. town.Officials.Select(o => o.Id), .. town.Rooms.Select(r => r.Id)], ct);
    }

    /// <summary>What was to be sent then is not sent now; what is still to come is left to whoever opens the house.</summary>
    private static async Task LeaveNothingBehind(string connection, string schema, DateTimeOffset end, CancellationToken ct)
    {
        await using var data = NpgsqlDataSource.Create(connection);
        await using var notices = data.CreateCommand($$"""
            update {{schema}}.mt_doc_notice set data = data || jsonb_build_object('state', 'Sent', 'sentAt', coalesce(data -> 'dueAt', data -> 'writtenAt'))
            where data ->> 'state' = 'Waiting' and coalesce((data ->> 'dueAt')::timestamptz, (data ->> 'writtenAt')::timestamptz) < $1
            """);
        notices.Parameters.Add(new() { Value = end.UtcDateTime });
        await notices.ExecuteNonQueryAsync(ct);
        // The store stamps what is written with the moment it is written; what happened then was written then.
        await using var stamps = data.CreateCommand($"""
            update {schema}.mt_events e set timestamp = coalesce(
                (data ->> 'at')::timestamptz,
                (select max((p.data ->> 'at')::timestamptz) from {schema}.mt_events p where p.stream_id = e.stream_id and p.version < e.version),
                timestamp - interval '1 day')
            where type <> 'survey_answered'
            """);
        await stamps.ExecuteNonQueryAsync(ct);
        await using var messages = data.CreateCommand($"delete from {schema}.wolverine_incoming_envelopes where execution_time is null or execution_time < $1");
        messages.Parameters.Add(new() { Value = end.UtcDateTime });
        await messages.ExecuteNonQueryAsync(ct);
    }
}
