using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>The first working day of each month, most of those whose service training is about to end are trained anew for a year.</summary>
internal sealed class YearsTraining(RegisterLog register, IDocumentStore store, PastClock clock, Agenda agenda)
{
    public void PlanDay(DateOnly day)
    {
        if (WorkingDays.Previous(day).Month != day.Month) agenda.At(SwedishTime.At(day, new TimeOnly(15, 30)), Train);
    }

    private async Task Train(CancellationToken ct)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        await using var session = store.QuerySession();
        foreach (var official in ServiceTraining.Due(await session.Query<Official>().ToListAsync(ct), today))
        {
            if (new Chance($"trained/{official.Id:N}/{today:yyyy-MM}").Percent(60))
                await register.Change<Official>(official.Id, [new ServiceTrainingSet(today.AddYears(1))], "coordinator:demo", ct);
        }
    }
}
