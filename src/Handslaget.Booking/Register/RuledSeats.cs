namespace Handslaget.Booking.Register;

/// <summary>Whom a rule of the catalogue needs: a case type's or a situation's seats, but the coordinator's, which is at every table.</summary>
public sealed record RuledSeats(string Rule, Text Name, IReadOnlyList<NeededSeat> Seats);

/// <summary>The catalogue's rules for seats, and what becomes of it when coordinators have changed some.</summary>
public static class CatalogueRules
{
    public static string Rule(this CaseType type) => $"case-type:{type.Id}";

    public static string Rule(this Situation situation) => $"situation:{situation.Id}";

    /// <summary>Null when the catalogue has no such case type or situation.</summary>
    public static RuledSeats? Ruled(this Catalogue catalogue, string rule) => catalogue.Ruled().FirstOrDefault(r => r.Rule == rule);

    public static IEnumerable<RuledSeats> Ruled(this Catalogue catalogue) =>
    [
        .. catalogue.Situations.Select(s => new RuledSeats(s.Rule(), s.Name, Seats(s.Required, s.Optional, s.Reasons))),
        .. catalogue.CaseTypes.Select(c => new RuledSeats(c.Rule(), c.Name, Seats(c.Required, c.Optional, c.Reasons))),
    ];

    /// <summary>
    /// The file's catalogue with what coordinators have changed. A change that the file no longer bears (its competence is gone, say) is left
    /// out whole, and the file's own seats hold: half a table would be a guess.
    /// </summary>
    public static Catalogue With(this Catalogue file, IEnumerable<SeatRule> rules)
    {
        var said = rules.Where(r => r.Seats is not null && file.Bears(r)).ToDictionary(r => r.Rule, r => r.Seats!);
        return file with
        {
            CaseTypes =
            [
                .. file.CaseTypes.Select(c => said.TryGetValue(c.Rule(), out var seats)
                    ? c with { Required = [.. Lots(c.Required), .. Ids(seats, true)], Optional = Ids(seats, false), Reasons = Reasons(seats) } : c),
            ],
            Situations =
            [
                .. file.Situations.Select(s => said.TryGetValue(s.Rule(), out var seats)
                    ? s with { Required = [.. Lots(s.Required), .. Ids(seats, true)], Optional = Ids(seats, false), Reasons = Reasons(seats) } : s),
            ],
        };
    }

    /// <summary>Whether a change still fits the catalogue's file.</summary>
    public static bool Bears(this Catalogue file, SeatRule rule) =>
        rule.Seats is null || (file.Ruled(rule.Rule) is not null && CatalogueCheck.Faults(rule.Seats, file).Count == 0);

    private static IReadOnlyList<NeededSeat> Seats(IReadOnlyList<string> required, IReadOnlyList<string> optional, IReadOnlyDictionary<string, Text> reasons) =>
    [
        .. required.Where(id => id != CatalogueCheck.Coordination).Select(id => new NeededSeat(id, true, reasons.GetValueOrDefault(id))),
        .. optional.Select(id => new NeededSeat(id, false, reasons.GetValueOrDefault(id))),
    ];

    private static IEnumerable<string> Lots(IReadOnlyList<string> required) => required.Where(id => id == CatalogueCheck.Coordination);

    private static IReadOnlyList<string> Ids(IReadOnlyList<NeededSeat> seats, bool required) => [.. seats.Where(s => s.Required == required).Select(s => s.Competence)];

    private static IReadOnlyDictionary<string, Text> Reasons(IReadOnlyList<NeededSeat> seats) =>
        seats.Where(s => s.Reason is not null).ToDictionary(s => s.Competence, s => s.Reason!);
}
