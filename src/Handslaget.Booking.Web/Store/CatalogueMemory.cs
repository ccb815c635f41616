using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The catalogue as it is now: the file's, with the seats that coordinators have changed. It is kept fresh as the calendars are: this
/// process's own changes at once, other processes' within a heartbeat. A request that takes a <see cref="Catalogue"/> gets this one, whole
/// and unchanged while it is served; what lives as long as the house asks for <see cref="Now"/> each time.
/// </summary>
public sealed class CatalogueMemory(Catalogue file, IDocumentStore store, ILogger<CatalogueMemory> log)
{
    private readonly Lock writing = new();
    private readonly HashSet<Guid> logs = [.. file.Ruled().Select(r => LogOf(r.Rule))];
    private long begun;
    private long shown;

    public Catalogue File { get; } = file;

    public Catalogue Now { get; private set; } = file;

    /// <summary>The log of a rule's changes.</summary>
    public static Guid LogOf(string rule) => Notice.Name($"seat-rule/{rule}");

    internal Task ReadAgain(IReadOnlyList<Guid> resources, CancellationToken ct) => resources.Any(logs.Contains) ? Load(ct) : Task.CompletedTask;

    /// <summary>Reads all changes; they are few.</summary>
    internal async Task Load(CancellationToken ct)
    {
        var mine = Interlocked.Increment(ref begun);
        await using var session = store.QuerySession();
        Show(mine, await session.Query<SeatRule>().ToListAsync(ct));
    }

    /// <summary>A reading that began later knows more, so one that began earlier and took longer is passed over.</summary>
    internal void Show(long reading, IReadOnlyList<SeatRule> rules)
    {
        foreach (var rule in rules.Where(r => !File.Bears(r))) log.ChangeDoesNotFit(rule.Rule);
        lock (writing)
        {
            if (reading < shown) return;
            shown = reading;
            Now = File.With(rules);
        }
    }
}

internal static partial class CatalogueLog
{
    [LoggerMessage(LogLevel.Warning, "The changed seats of {Rule} do not fit the catalogue's file, and the file's own are used")]
    public static partial void ChangeDoesNotFit(this ILogger log, string rule);
}
