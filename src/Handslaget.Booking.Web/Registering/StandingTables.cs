using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Registering;

/// <summary>A standing table as somebody writes it; null where nothing that can be read is written.</summary>
public sealed record StandingTableDetails(
    IReadOnlyList<DayOfWeek> Days, TimeOnly? Start, TimeOnly? End, int? EveryWeeks, DateOnly? FirstDay, DateOnly? LastDay, Guid? RoomId,
    IReadOnlyList<PromisedSeats> Seats, int? ReleasedWorkingDays);

/// <summary>The standing tables, and what coordinators and those who are promised say of them.</summary>
public sealed class StandingTables(RegisterLog register, CatalogueMemory catalogue, CalendarMemory calendars, IDocumentStore store, BookingRules rules, TimeProvider clock)
{
    public async Task<IReadOnlyList<StandingTable>> All(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Query<StandingTable>().ToListAsync(ct)).OrderBy(t => t.Terms.Days[0]).ThenBy(t => t.Terms.Start).ThenBy(t => t.Id)];
    }

    public async Task<StandingTable?> Of(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<StandingTable>(id, ct);
    }

    public async Task<Registered> Lay(StandingTableDetails details, Guid? key, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (Read(details, fields) is not { } terms) return Registered.Faulty(fields);
        var keyed = KeyedRequest.From(key, "standing-table", details, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        return new(id, await register.Begin<StandingTable>(id, [new StandingTableLaid(id, terms)], actor, ct, keyed: keyed));
    }

    /// <summary>Its terms said anew, by somebody who has seen what was said last.</summary>
    public async Task<Registered> Change(Guid id, StandingTableDetails details, int seen, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        if (Read(details, fields) is not { } terms) return Registered.Faulty(fields);
        return new(id, await Of(id, ct) is not { } table ? Creation.NobodyThere
            : table.Change(terms) is not Decision.Facts decided ? Creation.Stands
            : await register.ChangeAsSeen<StandingTable>(id, seen + 1, [.. decided.Events], actor, ct));
    }

    /// <returns>False when there is no such table.</returns>
    public async Task<bool> Say(Guid id, Func<StandingTable, Decision> decide, string actor, CancellationToken ct) =>
        await Of(id, ct) is { } table && (decide(table) is not Decision.Facts decided || await register.Change<StandingTable>(id, [.. decided.Events], actor, ct));

    /// <summary>The terms, or null and what is wrong told beside each field.</summary>
    public StandingTerms? Read(StandingTableDetails d, Fields fields)
    {
        if (d.Days.Count == 0 || d.Days.Any(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday))
            fields.Fault("dag", new("Välj minst en dag, måndag till fredag.", "Choose at least one day, Monday to Friday."));
        ReadBlock(d, fields);
        if (d.EveryWeeks is not (>= 1 and <= 8)) fields.Fault("vecka", new("Ange var vilken vecka, 1 till 8. 1 är varje vecka.", "Say every how many weeks, 1 to 8. 1 is each week."));
        if (d.FirstDay is null) fields.Fault("forsta", new("Fyll i första dagen.", "Fill in the first day."));
        if (d.LastDay < d.FirstDay) fields.Fault("sista", new("Sista dagen ska inte vara före den första.", "The last day must not be before the first."));
        if (d.ReleasedWorkingDays is not (>= 1 and <= 20))
            fields.Fault("slapps", new("Ange hur många arbetsdagar före platserna släpps, 1 till 20.", "Say how many working days before the seats are released, 1 to 20."));
        if (d.RoomId is { } room && calendars.Room(room) is null) fields.Fault("rum", new("Rummet finns inte. Välj ett i listan.", "There is no such room. Choose one from the list."));
        if (d.Seats.Count == 0 || d.Seats.Any(s => s.Count is < 1 or > 9 || catalogue.Now.Competences.All(c => c.Id != s.Competence)))
            fields.Fault("platser", new("Lova minst en plats, och högst nio för varje kompetens.", "Promise at least one seat, and at most nine for each competence."));
        return fields.HasErrors ? null : new(
            [.. d.Days.Distinct().Order()], d.Start!.Value, d.End!.Value, d.EveryWeeks!.Value, d.FirstDay!.Value, d.LastDay, d.RoomId, d.Seats, d.ReleasedWorkingDays!.Value);
    }

    /// <summary>The block must hold a meeting with its summing-up, on the grid that times are offered on.</summary>
    private void ReadBlock(StandingTableDetails d, Fields fields)
    {
        string Wall(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);
        if (d.Start is not { } start || start < rules.OpensAt || start >= rules.ClosesAt || start.Minute % rules.GridMinutes != 0)
        {
            fields.Fault("fran", new(
                $"Från ska vara {Wall(rules.OpensAt)} eller senare, på jämna {rules.GridMinutes} minuter.",
                $"From must be {Wall(rules.OpensAt)} or later, on whole {rules.GridMinutes} minutes."));
            return;
        }
        var lasts = rules.MeetingLasts + rules.SummingUp;
        if (d.End is not { } end || end <= start || end - start < lasts)
        {
            fields.Fault("till", new(
                $"Till ska vara minst {lasts.TotalMinutes:0} minuter efter från, så att ett möte med summering ryms.",
                $"To must be at least {lasts.TotalMinutes:0} minutes after from, so that a meeting with its summing-up fits."));
        }
        else if (end > rules.ClosesAt.Add(rules.SummingUp))
        {
            fields.Fault("till", new($"Bord dukas till {Wall(rules.ClosesAt)}.", $"Tables are laid until {Wall(rules.ClosesAt)}."));
        }
    }

    /// <summary>The days ahead and whose turn it is, as the table is or would be.</summary>
    public IReadOnlyList<Calendars.StandingDay> Ahead(StandingTable table, int take)
    {
        var today = SwedishTime.Date(clock.GetUtcNow());
        return [.. calendars.DaysOf(table, today, today.AddDays(7 * 26)).Take(take)];
    }
}
