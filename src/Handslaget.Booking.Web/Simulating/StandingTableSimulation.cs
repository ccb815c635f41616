using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Register;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Simulating;

/// <summary>A company that asks: when, in what situation, and what its table needs.</summary>
internal sealed record Arrival(DateTimeOffset At, Situation Situation, TableNeed Need);

/// <summary>What became of one: working days from asking to meeting (the day of asking not counted); null when there was no time within the horizon.</summary>
internal sealed record Answered(Arrival Arrival, int? WorkingDays, bool AtStandingTable);

internal sealed record Run(IReadOnlyList<Answered> Answers, StandingTableFigures Figures);

/// <summary>
/// The demo town for some weeks, with companies asking by chance: each takes the first time it is offered by the same search as in the
/// service, and nobody cancels. Calendars are the demo's, made anew each Monday, since they fill as the day comes closer. Without standing
/// tables, and with them when all, half or none of those who are promised keep the time free of other things.
/// </summary>
internal static class StandingTableSimulation
{
    private static readonly BookingRules Rules = new();

    /// <summary>How many of a hundred promises are kept, in one run after another.</summary>
    private static readonly int[] Keeping = [100, 50, 0];

    public static string Report(SimulationOrder order)
    {
        var catalogue = CatalogueFile.Shipped();
        var arrivals = Arrivals(order, catalogue);
        return SimulationReport.Write(
            order,
            Play(order, catalogue, arrivals, keeping: null),
            [.. Keeping.Select(share => (share, Play(order, catalogue, arrivals, share)))]);
    }

    /// <param name="order">What was asked for.</param>
    /// <param name="catalogue">Who is needed for what.</param>
    /// <param name="arrivals">In order of time.</param>
    /// <param name="keeping">How many of a hundred promises are kept; null: no standing tables.</param>
    public static Run Play(SimulationOrder order, Catalogue catalogue, IReadOnlyList<Arrival> arrivals, int? keeping)
    {
        var town = Town(DemoTown.Make(catalogue, order.From), order, order.From, keeping);
        var index = new CalendarIndex(
            Rules, order.From,
            town.Officials.Select(o => new OfficialCalendar(o.Events.Aggregate(Official.New, (state, fact) => state.Evolve(fact)), o.BusyTime, [])),
            town.Rooms.Select(r => new RoomCalendar(r.Events.Aggregate(Room.New, (state, fact) => state.Evolve(fact)), r.BusyTime, [])),
            keeping is null ? [] : town.Tables.Select(t => StandingTable.New.Evolve(t)));
        var (monday, answers) = (order.From, new List<Answered>());
        foreach (var arrival in arrivals)
        {
            var now = SwedishTime.Monday(SwedishTime.Date(arrival.At));
            if (now > monday) Refresh(index, Town(DemoTown.Make(catalogue, monday = now), order, now, keeping));
            answers.Add(Book(index, arrival));
        }
        return new(answers, Figures(index, order));
    }

    /// <summary>Twelve a week is one and a half to each official of the restaurant's seats, about what the town can bear.</summary>
    public static IReadOnlyList<Arrival> Arrivals(SimulationOrder order, Catalogue catalogue)
    {
        var town = DemoTown.Make(catalogue, order.From);
        var held = town.Officials.SelectMany(o => o.Events).OfType<CompetenceGranted>().Select(g => g.Competence).ToHashSet();
        var (chance, arrivals) = (new Random(order.Seed), new List<Arrival>());
        for (var asked = 0; asked < order.Weeks * order.PerWeek; asked++)
        {
            var date = order.From.AddDays((chance.Next(order.Weeks) * 7) + chance.Next(5));
            var (minute, situation, guests) = (chance.Next(9 * 60), catalogue.Situations[chance.Next(catalogue.Situations.Count)], 1 + chance.Next(3));
            var seats = ((PanelMatch.Table)PanelMatching.Match(catalogue, situation.Id, [], new Dictionary<string, bool>(), held.Contains)).Seats.Where(s => !s.Unheld).ToList();
            arrivals.Add(new(SwedishTime.At(date, new TimeOnly(8, 0).AddMinutes(minute)), situation, new TableNeed(
                [.. seats.Where(s => s.Required).Select(s => s.Competence)], [.. seats.Where(s => !s.Required).Select(s => s.Competence)], MeetingForm.AtMunicipality, guests)));
        }
        return [.. arrivals.OrderBy(a => a.At)];
    }

    private static Answered Book(CalendarIndex index, Arrival arrival)
    {
        if (BookableTime.Find(index, arrival.Need, BookableTime.Window(index, arrival.At), 1, arrival.At) is not [var offer]) return new(arrival, null, false);
        index.Book(Guid.NewGuid(), arrival.Need, offer);
        return new(arrival, WorkingDays.Between(SwedishTime.Date(arrival.At), SwedishTime.Date(offer.Slot.Start)), offer.StandingTable is not null);
    }

    private static void Refresh(CalendarIndex index, DemoTown town)
    {
        foreach (var official in town.Officials) index.Put(index.Official(official.Id)! with { BusyTime = official.BusyTime });
        foreach (var room in town.Rooms) index.Put(index.Room(room.Id)! with { BusyTime = room.BusyTime });
    }

    /// <summary>Whether a promise is kept is drawn for each official and day, and not again when the calendars are made anew.</summary>
    private static DemoTown Town(DemoTown town, SimulationOrder order, DateOnly from, int? keeping) => keeping is not { } share ? town
        : town.KeepingPromises(from, (who, date) => new Random(HashOf(who, date, order.Seed)).Next(100) < share);

    private static int HashOf(Guid who, DateOnly date, int seed) =>
        who.ToByteArray().Aggregate((date.DayNumber * 31) + seed, (hash, octet) => unchecked((hash * 31) + octet));

    /// <summary>The weeks in which somebody asked; what comes after them is still open.</summary>
    private static StandingTableFigures Figures(CalendarIndex index, SimulationOrder order)
    {
        var (last, officials) = (order.From.AddDays((order.Weeks * 7) - 1), index.Officials.Select(o => o.Official).ToList());
        return StandingTableFigures.Of(
            index.StandingTables.SelectMany(t => t.Dates(order.From, last).Select(d => StandingDay.Of(t, d, officials))),
            id => index.Official(id)?.Claims ?? [], Rules, SwedishTime.Midnight(last.AddDays(1)));
    }
}
