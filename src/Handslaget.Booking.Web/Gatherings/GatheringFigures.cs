using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>A month's gatherings that have been held. A dialogue week has no list at the door, and is counted by itself.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Held">How many of each kind.</param>
/// <param name="Came">People who came.</param>
/// <param name="StayedAway">People who had a place and did not come.</param>
/// <param name="NewCompanies">Companies that came for the first time.</param>
public sealed record MonthOfGatherings(DateOnly Month, IReadOnlyDictionary<GatheringKind, int> Held, int Came, int StayedAway, int NewCompanies);

/// <summary>What has been held, who came and who did not. A company is told by its name as it was written.</summary>
public sealed class GatheringFigures(GatheringBook book, IDocumentStore store, TimeProvider clock)
{
    private const int Months = 24;

    /// <summary>The last two years, the latest month first.</summary>
    public async Task<IReadOnlyList<MonthOfGatherings>> Read(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var held = (await book.Where(g => g.Status == GatheringStatus.Published && g.Plan.Kind != GatheringKind.DialogueWeek && g.Plan.Slot.End <= now, ct)).OrderBy(k => k.Plan.Slot.Start).ToList();
        await using var session = store.QuerySession();
        var companies = (await session.Query<SignUpDetails>().ToListAsync(ct)).ToDictionary(d => d.Id, d => d.Company.Trim().ToUpperInvariant());
        var seen = new HashSet<string>();
        var months = new List<MonthOfGatherings>();
        foreach (var month in held.GroupBy(k => First(SwedishTime.Date(k.Plan.Slot.Start))))
        {
            var people = month.SelectMany(k => k.Gathering.SignUps).ToList();
            var came = people.Where(s => s.Came == true).ToList();
            months.Add(new(
                month.Key, month.CountBy(k => k.Plan.Kind).ToDictionary(), came.Count, people.Count(s => s is { State: SignUpState.HasPlace, Came: false }),
                came.Select(s => companies.GetValueOrDefault(s.Id, "")).Count(c => c.Length > 0 && seen.Add(c))));
        }
        return [.. months.TakeLast(Months).Reverse()];
    }

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
