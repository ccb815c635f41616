using Handslaget.Booking.Figures;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Store;
using Marten;
using Marten.Exceptions;

namespace Handslaget.Booking.Web.Surveying;

/// <summary>
/// When a month can no longer be answered, its answers become facts: all in one transaction, in the order of identities drawn by chance. So neither
/// the order of the log nor what stands beside them in it says when one came. What was written goes another way, in an order of its own.
/// </summary>
public sealed class SurveyMonths(IDocumentStore store, StoreNames names, TimeProvider clock)
{
    /// <summary>So long an answer that was on its way when the month closed is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Safe to do twice, and by two at once.</summary>
    public async Task Close(CancellationToken ct)
    {
        var last = Survey.LastCounted(clock.GetUtcNow() - Patience);
        await using var session = store.QuerySession();
        var waiting = (await session.Query<SurveyPending>().ToListAsync(ct)).Where(p => p.Answered.Month.Index <= last.Index);
        foreach (var month in waiting.GroupBy(p => p.Answered.Month)) await Close(month.Key, [.. month.OrderBy(p => p.Id)], ct);
    }

    private async Task Close(Month month, IReadOnlyList<SurveyPending> waiting, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "timer";
        session.Insert(new SurveyClosed { Id = month.ToString() });
        session.Keep(names.Schema, month, [.. waiting.Select(p => p.Id).Zip(Survey.Blurred([.. waiting.Select(p => p.Answered)]))]);
        var texts = waiting.Where(p => p.Text.Length > 0).Select(p => new SurveyText { Id = Guid.NewGuid(), Month = month, Text = p.Text });
        session.Insert(texts.OrderBy(t => t.Id).ToArray());
        Erase(session, waiting);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (e.AlreadyThere() || e is ExistingStreamIdCollisionException)
        {
            await LeaveOut(waiting, ct);
        }
    }

    /// <summary>Another has closed the month. What it did not have with it came too late, and alone it would tell whose it is.</summary>
    private async Task LeaveOut(IReadOnlyList<SurveyPending> late, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        Erase(session, late);
        await session.SaveChangesAsync(ct);
    }

    private static void Erase(IDocumentSession session, IReadOnlyList<SurveyPending> waiting)
    {
        foreach (var answer in waiting) session.Delete(answer);
    }
}

/// <summary>At the start, so that a service that is started every day closes too, and then every hour.</summary>
internal sealed class SurveyWatch(SurveyMonths months, TimeProvider clock, ILogger<SurveyWatch> log) : Rounds(TimeSpan.FromHours(1), clock)
{
    protected override bool AtStart => true;

    protected override Task Go(CancellationToken ct) => months.Close(ct);

    protected override void Failed(Exception fault) => log.NotClosed(fault.GetType().Name);
}

internal static partial class SurveyLog
{
    [LoggerMessage(LogLevel.Warning, "The answers of a month that has closed could not be counted, and it is tried again later: {Reason}")]
    public static partial void NotClosed(this ILogger log, string reason);
}
