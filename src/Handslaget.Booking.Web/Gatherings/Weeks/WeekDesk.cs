using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <summary>What coordinators do with a dialogue week: plan it, lay its tables, lay the week from the wishes, and publish it.</summary>
public sealed class WeekDesk(SubjectLog log, WeekBook book, WeekPlanner planner, BookingRules rules, TimeProvider clock)
{
    public async Task<(Guid? Id, Fields Fields)> Plan(WrittenWeek written, Guid key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (ReadWeek.Plan(written, [], clock.GetUtcNow(), fields) is not { } plan) return (null, fields);
        var id = Notice.Name($"gathering/{key:N}");
        await log.Decide<Gathering>(id, actor, g => g.Begin(id, plan, null, clock.GetUtcNow()), ct, session => session.Store(written.Text(id)));
        return (id, fields);
    }

    public async Task<(Decided<Gathering>? Decided, Fields Fields)> Change(KnownGathering known, WrittenWeek written, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (ReadWeek.Plan(written, known.Plan.Week!.Tables, clock.GetUtcNow(), fields) is not { } plan) return (null, fields);
        var text = written.Text(known.Id);
        var decided = await Change(known, now => plan.With(now.Plan.Week!.Tables), "sitting", fields, actor, ct, text);
        if (decided is Decided<Gathering>.Unchanged) await log.Keep(text, actor, ct);
        return (decided, fields);
    }

    public async Task<(Decided<Gathering>? Decided, Fields Fields)> AddTables(KnownGathering known, WrittenWeekTable written, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (ReadWeek.Tables(written, known.Plan, fields) is not { } added) return (null, fields);
        await book.Check(added[0], fields, ct);
        if (fields.HasErrors) return (null, fields);
        return (await Change(
            known, now => now.Plan.With([.. now.Plan.Week!.Tables, .. added.Select((t, n) => t with { Key = (now.NextTable + n).ToString(CultureInfo.InvariantCulture) })]), "dag", fields, actor, ct), fields);
    }

    public Task<Decided<Gathering>> RemoveTable(KnownGathering known, string table, string actor, CancellationToken ct) =>
        Change(known.Id, now => now.Plan.With(now.Plan.Week!.Tables.Where(t => t.Key != table)), actor, ct);

    /// <summary>Somebody else sits there, or it is in another room.</summary>
    public async Task<(Decided<Gathering>? Decided, Fields Fields)> ChangeTable(KnownGathering known, WeekTable table, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        await book.Check(table, fields, ct);
        return fields.HasErrors
            ? (null, fields)
            : (await Change(known, now => now.Plan.With(now.Plan.Week!.Tables.Select(t => t.Key == table.Key ? table : t)), "rum", fields, actor, ct), fields);
    }

    /// <param name="id">The week's.</param>
    /// <param name="draw">A lot, if none is drawn yet.</param>
    /// <param name="actor">Who asks for it.</param>
    public async Task<Decided<Gathering>> Lay(Guid id, string draw, string actor, CancellationToken ct)
    {
        if (await log.Find<Gathering>(id, ct) is not { Plan.Week: not null } week) return new Decided<Gathering>.Missing();
        var lot = week.Lot ?? draw;
        if (week.Lay(lot, [], LaidHow.Plain, clock.GetUtcNow()) is Decision.Refused no) return new Decided<Gathering>.Refused(no.Reason, week);
        var plan = await planner.Lay(WeekProblem.Of(week.Plan, week.Wishing, lot), ct);
        return await log.DecideInTurn<Gathering>(id, actor, g => g.Lay(lot, plan.Seatings, plan.How, clock.GetUtcNow()), ct);
    }

    public Task<Decided<Gathering>> Publish(Guid id, string actor, CancellationToken ct) => log.DecideInTurn<Gathering>(id, actor, g => g.PublishWeek(clock.GetUtcNow()), ct);

    /// <summary>As below; which tables do not go together is said at a field.</summary>
    private async Task<Decided<Gathering>> Change(
        KnownGathering known, Func<Gathering, GatheringPlan> plan, string field, Fields fields, string actor, CancellationToken ct, GatheringText? text = null)
    {
        var decided = await Change(known.Id, plan, actor, ct, text);
        if (decided is Decided<Gathering>.Refused { Reason: Refusal.TablesDoNotFit, Now: var now } && await book.WhatClashes(known, plan(now).Week!, clock.GetUtcNow(), ct) is { } clash) fields.Fault(field, clash);
        return decided;
    }

    /// <summary>The plan is made from what is so in its turn: nobody's tables go because somebody else had the page open.</summary>
    private Task<Decided<Gathering>> Change(Guid id, Func<Gathering, GatheringPlan> plan, string actor, CancellationToken ct, GatheringText? text = null) => log.DecideInTurn<Gathering>(
        id, actor, g => g.Plan.Week is null ? Decision.AlreadySo : g.Change(plan(g), placeChanged: false, clock.GetUtcNow(), rules.OfferWorkingDays), ct, session =>
        {
            if (text is not null) session.Store(text);
        });
}
