using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>What coordinators do with gatherings. What is planned with the same key again is the same gathering.</summary>
public sealed class GatheringDesk(SubjectLog log, BookingRules rules, TimeProvider clock)
{
    public async Task<(Guid? Id, Fields Fields)> Plan(WrittenGathering written, Guid key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        return ReadGathering.Plan(written, clock.GetUtcNow(), fields) is { } plan ? (await Begin(written, plan, key, null, actor, ct), fields) : (null, fields);
    }

    /// <summary>The days of a series, or faults.</summary>
    public (IReadOnlyList<SeriesDay> Days, Fields Fields) Preview(WrittenGathering written, string language)
    {
        var fields = new Fields(language);
        if (!int.TryParse(written.Months, NumberStyles.None, CultureInfo.InvariantCulture, out var months) || months is < 1 or > WrittenGathering.MonthsAtMost)
            fields.Fault("months", new($"Skriv ett antal månader, 1 till {WrittenGathering.MonthsAtMost}.", $"Write a number of months, 1 to {WrittenGathering.MonthsAtMost}."));
        var plan = ReadGathering.Plan(written, clock.GetUtcNow(), fields);
        return (plan is null ? [] : GatheringSeries.Days(SwedishTime.Date(plan.Slot.Start), months), fields);
    }

    /// <summary>Those days of the preview that were chosen, each a gathering of its own. Unpublished: those that should have been published, but whose room is taken then.</summary>
    public async Task<(int Planned, IReadOnlyList<DateOnly> Unpublished, Fields Fields)> PlanSeries(
        WrittenGathering written, IReadOnlySet<DateOnly> chosen, bool publish, Guid key, string actor, string language, CancellationToken ct)
    {
        var (days, fields) = Preview(written, language);
        var (planned, unpublished) = (0, new List<DateOnly>());
        foreach (var day in days.Where(d => d.Pause != SkipReason.Holiday && chosen.Contains(d.Date)))
        {
            if (ReadGathering.Plan(written, clock.GetUtcNow(), fields, day.Date) is not { } plan) continue;
            var id = await Begin(written, plan, Notice.Name($"{key:N}/{day.Date:yyyy-MM-dd}"), key, actor, ct);
            if (publish && await Publish(id, actor, ct) is not (Decided<Gathering>.Recorded or Decided<Gathering>.Unchanged)) unpublished.Add(day.Date);
            planned++;
        }
        return (planned, unpublished, fields);
    }

    public async Task<(Decided<Gathering>? Decided, Fields Fields)> Change(KnownGathering known, WrittenGathering written, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (ReadGathering.Plan(written, clock.GetUtcNow(), fields) is not { } plan) return (null, fields);
        var text = written.Text(known.Id);
        var placeChanged = plan.RoomId is null && text.Place != known.Text.Place;
        var decided = await log.DecideInTurn<Gathering>(
            known.Id, actor, g => g.Change(plan, placeChanged, clock.GetUtcNow(), rules.OfferWorkingDays), ct, session => session.Store(text));
        if (decided is Decided<Gathering>.Unchanged) await log.Keep(text, actor, ct);
        return (decided, fields);
    }

    public Task<Decided<Gathering>> Publish(Guid id, string actor, CancellationToken ct) => log.DecideInTurn<Gathering>(id, actor, g => g.Publish(clock.GetUtcNow()), ct);

    public Task<Decided<Gathering>> Cancel(Guid id, CancelReason reason, string actor, CancellationToken ct) =>
        log.DecideInTurn<Gathering>(id, actor, g => g.Cancel(reason, clock.GetUtcNow()), ct);

    /// <param name="who">Null: all of whom nothing has been said stayed away.</param>
    public Task<Decided<Gathering>> SayWhoCame(Guid id, Guid? who, bool came, string actor, CancellationToken ct) => log.DecideInTurn<Gathering>(
        id, actor, g => who is { } one ? g.SayWhoCame(one, came, clock.GetUtcNow()) : g.SayTheRestStayedAway(clock.GetUtcNow()), ct);

    private async Task<Guid> Begin(WrittenGathering written, GatheringPlan plan, Guid key, Guid? series, string actor, CancellationToken ct)
    {
        var id = Notice.Name($"gathering/{key:N}");
        await log.Decide<Gathering>(id, actor, g => g.Begin(id, plan, series, clock.GetUtcNow()), ct, session => session.Store(written.Text(id)));
        return id;
    }
}
