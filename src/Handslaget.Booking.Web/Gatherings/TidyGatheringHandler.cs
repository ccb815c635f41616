using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>The timer at an offer's end and at the gathering's. The clock has already decided; this tidies, and forgets what people eat.</summary>
public static class TidyGatheringHandler
{
    public static async Task Handle(TidyGathering message, SubjectLog log, IDocumentStore store, BookingRules rules, TimeProvider clock, CancellationToken ct)
    {
        await log.DecideInTurn<Gathering>(message.GatheringId, "timer", g => g.Tidy(clock.GetUtcNow(), rules.OfferWorkingDays), ct);
        await ForgetFood(message.GatheringId, store, clock.GetUtcNow(), ct);
    }

    /// <summary>Of everybody when it is over, and before that of those who do not come.</summary>
    private static async Task ForgetFood(Guid id, IDocumentStore store, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<Gathering>(id, ct) is not { } gathering) return;
        var told = await session.Query<SignUpDetails>().Where(d => d.GatheringId == id && d.Food != null).ToListAsync(ct);
        foreach (var who in told.Where(d => gathering.IsOver(now) || gathering.Find(d.Id) is not { IsLive: true })) session.Store(who with { Food = null });
        await session.SaveChangesAsync(ct);
    }
}
