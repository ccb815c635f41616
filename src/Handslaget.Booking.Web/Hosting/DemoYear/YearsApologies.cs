using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>A coordinator who ends each working day by explaining the promises that were broken to the companies they were given to.</summary>
internal sealed class YearsApologies(IDocumentStore store, ClockLog clocks, PastClock clock, Agenda agenda)
{
    public void PlanDay(DateOnly day) => agenda.At(SwedishTime.At(day, new TimeOnly(16, 50)), Explain);

    private async Task Explain(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var broken = await session.Query<ClockRow>().Where(r => r.IsPublic && r.NeedsSomebodyFrom <= now && r.DueAt < now).OrderBy(r => r.Id).ToListAsync(ct);
        foreach (var row in broken)
        {
            await clocks.Decide(row.SubjectId, row.Id, "coordinator:demo", c => c.Explain(now), ct, (beside, c) => beside.Store(new Explanation
            {
                Id = row.Id,
                SubjectId = row.SubjectId,
                Promise = row.Promise,
                DueAt = c.DueAt,
                Why = "Vi hade för få som kunde ta hand om det den veckan.",
                Next = "Det är vårt fel, och vi gör det först i morgon.",
                At = now,
            }));
        }
    }
}
