namespace Handslaget.Booking.Register;

// These records are stored as they stand: change them only by adding.

/// <summary>
/// Who a case type or a situation needs at the table has been said anew, all of it at once. <see cref="Rule"/> is the name that seats cite
/// ("case-type:sign", "situation:kiosk-shop"). The coordinator's own seat is at every table and is not said.
/// </summary>
public sealed record SeatRuleChanged(string Rule, IReadOnlyList<NeededSeat> Seats);

/// <summary>What the catalogue's file says holds again.</summary>
public sealed record SeatRuleRestored(string Rule);

/// <summary>A competence at the table, required or wished for. <see cref="Reason"/>: a sentence of its own instead of the usual one.</summary>
public sealed record NeededSeat(string Competence, bool Required, Text? Reason = null);

/// <summary>What is different for a competence between two sayings. Null: it had, or has, no seat.</summary>
public sealed record SeatDifference(string Competence, NeededSeat? Before, NeededSeat? After);

/// <summary>Whom a case type or a situation needs, where coordinators have said otherwise than the catalogue's file. Its stream is its log.</summary>
public sealed record SeatRule
{
    public Guid Id { get; init; }

    public string Rule { get; init; } = "";

    /// <summary>Null: as the file says.</summary>
    public IReadOnlyList<NeededSeat>? Seats { get; init; }

    /// <summary>How often it has been changed. Who changes it says which they saw, so that nobody overwrites what they have not read.</summary>
    public int Changes { get; init; }

    public static readonly SeatRule New = new();

    /// <summary>To say what the file says is to restore it: who later mends the file is then heard.</summary>
    public Decision Change(RuledSeats inFile, IReadOnlyList<NeededSeat> seats) =>
        IsSame(seats, inFile.Seats) ? Restore(inFile.Rule)
        : Seats is not null && IsSame(seats, Seats) ? Decision.AlreadySo
        : Decision.Of(new SeatRuleChanged(inFile.Rule, seats));

    public Decision Restore(string rule) => Seats is null ? Decision.AlreadySo : Decision.Of(new SeatRuleRestored(rule));

    public SeatRule Evolve(object fact) => fact switch
    {
        SeatRuleChanged e => this with { Rule = e.Rule, Seats = e.Seats, Changes = Changes + 1 },
        SeatRuleRestored e => this with { Rule = e.Rule, Seats = null, Changes = Changes + 1 },
        _ => this,
    };

    /// <summary>What changed from one saying to the next: seats that came or changed, in the new order, and then those that went.</summary>
    public static IReadOnlyList<SeatDifference> Differences(IReadOnlyList<NeededSeat> before, IReadOnlyList<NeededSeat> after)
    {
        NeededSeat? In(IReadOnlyList<NeededSeat> seats, string competence) => seats.FirstOrDefault(s => s.Competence == competence);
        return
        [
            .. after.Concat(before).Select(s => s.Competence).Distinct()
                .Select(c => new SeatDifference(c, In(before, c), In(after, c)))
                .Where(d => d.Before != d.After),
        ];
    }

    /// <summary>The order in which seats are said means nothing: tables have the catalogue's.</summary>
    private static bool IsSame(IReadOnlyList<NeededSeat> some, IReadOnlyList<NeededSeat> others) => Differences(others, some).Count == 0;
}
