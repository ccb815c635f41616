using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine.Runtime;
using Wolverine.Transports;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// The real host in this process, on Kestrel, with a PostgreSQL of its own that is started the way the host starts one and writes to disk as
/// it does. Both are gone afterwards.
/// </summary>
internal sealed class HostedHouse : IAsyncDisposable
{
    /// <summary>The four competences of <see cref="Errand"/>.</summary>
    private static readonly string[] AtTheTable = ["coordination", "alcohol-licensing", "food-control", "public-space"];

    private readonly string folder;
    private readonly LocalPostgres postgres;
    private readonly WebApplication app;

    private HostedHouse(string folder, LocalPostgres postgres, WebApplication app) => (this.folder, this.postgres, this.app) = (folder, postgres, app);

    /// <summary>An errand that needs four competences at the table.</summary>
    public static IReadOnlyList<string> Errand { get; } = ["alcohol-permanent-public", "food-registration", "public-space-use"];

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    public NpgsqlDataSource Data => Services.GetRequiredService<NpgsqlDataSource>();

    public string ConnectionString => postgres.ConnectionString;

    public static async Task<HostedHouse> Start(
        Workload? calendars = null, Action<WebApplication>? map = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        if (!File.Exists("/usr/bin/pgbench") && Machine.Run("pgbench", "--version").Length == 0)
        {
            throw new ToolMissing("PostgreSQL's pgbench is not installed, so there is no ceiling to compare with");
        }

        var folder = Path.Combine(Path.GetTempPath(), $"handslaget-benchmark-{Environment.ProcessId}");
        var postgres = await LocalPostgres.StartAsync(folder, _ => { }, CancellationToken.None);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Handslaget.Booking.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Booking"] = postgres.ConnectionString,
            ["Limits:RequestsPerAddress"] = "1000000000",
            ["Limits:BookingsPerContact"] = "1000000000",
            ["Limits:TextsPerHour"] = "1000000000",
            ["Delivery:Folder"] = Path.Combine(folder, "utkorg"),
            ["Logging:LogLevel:Default"] = "Error",
            ["Rules:TablesPerDay"] = "6",
            ["urls"] = "http://127.0.0.1:0",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var database = await Database.ChooseAsync(builder);
        builder.AddHouse(database);
        var app = builder.Build();
        app.MapHouse(database);
        map?.Invoke(app);
        await app.StartAsync();
        var house = new HostedHouse(folder, postgres, app);
        await house.Register(calendars);
        return house;
    }

    /// <summary>
    /// What is written for later is written, but nobody carries it out: letters and timers wait in their durable queues. What a booking costs is
    /// then what its transactions cost, as in the yardstick, which also only writes its outbox.
    /// </summary>
    public async Task StopCarryingOut()
    {
        var runtime = Services.GetRequiredService<IWolverineRuntime>();
        foreach (var queue in runtime.Endpoints.ActiveSendingAgents().OfType<IListenerCircuit>())
        {
            await queue.PauseAsync(TimeSpan.FromHours(12));
        }
    }

    /// <summary>As many meetings as asked for, each requested and nothing more: the facts a request records, many at a time.</summary>
    public async Task<List<Meeting>> Requests(int count)
    {
        var asked = await Services.GetRequiredService<Web.Requesting.RequestMeeting>()
            .Ask(new(null, Errand, null, MeetingForm.AtMunicipality, 2, null, null, "sv"), "sv", null, CancellationToken.None);
        await using var reading = Services.GetRequiredService<IDocumentStore>().QuerySession();
        var facts = (await reading.Events.FetchStreamAsync(asked.Meeting!.Id)).Select(e => e.Data).ToList();
        var meetings = new List<Meeting>();
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
        {
            await using var session = Services.GetRequiredService<IDocumentStore>().LightweightSession();
            foreach (var _ in some)
            {
                var id = Guid.CreateVersion7();
                object[] own = [.. facts.Select(fact => fact is MeetingRequested request ? request with { MeetingId = id } : fact)];
                session.Events.StartStream<Meeting>(id, own);
                meetings.Add(own.Aggregate(Meeting.New, (meeting, fact) => meeting.Evolve(fact)));
            }

            await session.SaveChangesAsync();
        }

        return meetings;
    }

    /// <summary>An empty log and free calendars, as for the first booking of the day.</summary>
    public async Task Empty()
    {
        await using var command = Data.CreateCommand("""
            do $$ declare names text; begin
                select string_agg(format('%I.%I', schemaname, tablename), ', ') into names from pg_tables
                where tablename in ('mt_events', 'mt_streams', 'mt_doc_meeting', 'mt_doc_notice', 'mt_doc_contact', 'claim', 'calendar_change',
                    'wolverine_incoming_envelopes', 'wolverine_outgoing_envelopes', 'wolverine_dead_letters');
                execute 'truncate ' || names || ' cascade';
            end $$
            """);
        await command.ExecuteNonQueryAsync();
        await Services.GetRequiredService<CalendarMemory>().Load(CancellationToken.None);
    }

    public async Task<long> Count(string query)
    {
        await using var command = Data.CreateCommand(query);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>What this process and all of the server's have used of the processors, in ms: what others do beside does not count.</summary>
    public (double Ours, double Servers) ProcessorTime()
    {
        var postmaster = File.ReadLines(Path.Combine(postgres.Folder, "data", "postmaster.pid")).First();
        var ticks = Directory.GetDirectories("/proc").Select(process => Path.Combine(process, "stat")).Where(File.Exists).Sum(Ticks);
        return (Environment.CpuUsage.TotalTime.TotalMilliseconds, ticks * 10);

        long Ticks(string stat)
        {
            try
            {
                // After the name, which is in parentheses: state, parent, …, user ticks and system ticks of a hundredth of a second.
                var fields = File.ReadAllText(stat).Split(") ")[^1].Split(' ');
                return fields[1] == postmaster ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Two hundred officials, fifty for each competence, and fifty rooms; with the busy times of a workload, or free.</summary>
    private async Task Register(Workload? calendars)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().LightweightSession();
        foreach (var number in Enumerable.Range(0, 200))
        {
            var id = new Guid(number, 1, 0, new byte[8]);
            WorkingHours[] hours = [.. Enumerable.Range(1, 5).Select(day => new WorkingHours((DayOfWeek)day, new(8, 0), new(17, 0)))];
            session.Events.StartStream<Official>(
                id, new OfficialRegistered(id, "enhet"), new CompetenceGranted(AtTheTable[number % 4], null), new WorkingHoursSet(hours), new CapacitySet(1000));
            session.Store(new Person { Id = id, Name = $"Handläggare {number}", Email = $"handlaggare.{number}@kommun.example" });
            session.Store(new CalendarReading { Id = id, Busy = calendars?.People[number].Busy ?? [] });
        }

        foreach (var number in Enumerable.Range(0, 50))
        {
            var id = new Guid(number, 2, 0, new byte[8]);
            session.Events.StartStream<Room>(id, new RoomOpened(id, $"Sammanträdesrum {number}", "Trädgårdsgatan 21", 12, true, true, true));
        }

        await session.SaveChangesAsync();
        await Services.GetRequiredService<CalendarMemory>().Load(CancellationToken.None);
    }
}
