namespace Handslaget.Booking.Register;

// These records are stored as they stand: change them only by adding.

/// <summary>A standing table is laid from now on.</summary>
public sealed record StandingTableLaid(Guid TableId, StandingTerms Terms);

/// <summary>Everything about it is said anew. Days that are called off stay called off.</summary>
public sealed record StandingTableChanged(StandingTerms Terms);

/// <summary>No table that day.</summary>
public sealed record StandingTableSkipped(DateOnly Date);

/// <summary>There is a table that day after all.</summary>
public sealed record StandingTableRestored(DateOnly Date);

/// <summary>An official can not keep the promise that day, and the next in turn has it.</summary>
public sealed record StandingTablePassedOn(DateOnly Date, Guid OfficialId);

/// <summary>The last day on which it is laid.</summary>
public sealed record StandingTableEnded(DateOnly LastDay);

/// <summary>How many of those who answer for a competence are promised.</summary>
public sealed record PromisedSeats(string Competence, int Count);

/// <summary>
/// When a standing table is laid, on the wall clock of Europe/Stockholm, and what is promised at it. Every so many weeks counts from the week
/// of the first day, not from the numbers of weeks: after a year of 53 weeks "even weeks" would otherwise come twice in a row.
/// <see cref="ReleasedWorkingDays"/>: so many working days before, at midnight, what nobody has booked is free for anything again; until
/// then the table can be booked.
/// </summary>
public sealed record StandingTerms(
    IReadOnlyList<DayOfWeek> Days,
    TimeOnly Start,
    TimeOnly End,
    int EveryWeeks,
    DateOnly FirstDay,
    DateOnly? LastDay,
    Guid? RoomId,
    IReadOnlyList<PromisedSeats> Seats,
    int ReleasedWorkingDays)
{
    public bool IsSame(StandingTerms other) =>
        this with { Days = other.Days, Seats = other.Seats } == other && Days.SequenceEqual(other.Days) && Seats.SequenceEqual(other.Seats);
}

/// <summary>Where one of a table's promises has been passed on.</summary>
public sealed record PassedOn(DateOnly Date, Guid OfficialId);

/// <summary>
/// A standing table (fast bord): a block of the week in which pools of officials promise seats before anybody has asked for them. Who is
/// promised on which day is worked out and not stored (<see cref="Calendars.StandingDay"/>). Its stream is its log.
/// </summary>
public sealed record StandingTable
{
    public Guid Id { get; init; }

    public StandingTerms Terms { get; init; } = new([], default, default, 1, default, null, null, [], 0);

    public IReadOnlyList<DateOnly> Skipped { get; init; } = [];

    public IReadOnlyList<PassedOn> PassedOn { get; init; } = [];

    /// <summary>How often anything has been said of it since it was laid. Who changes its terms says what they have seen.</summary>
    public int Changes { get; init; }

    public static readonly StandingTable New = new();

    public Decision Change(StandingTerms terms) => terms.IsSame(Terms) ? Decision.AlreadySo : Decision.Of(new StandingTableChanged(terms));

    public Decision Skip(DateOnly date) => IsLaid(date) ? Decision.Of(new StandingTableSkipped(date)) : Decision.AlreadySo;

    public Decision Restore(DateOnly date) => Skipped.Contains(date) ? Decision.Of(new StandingTableRestored(date)) : Decision.AlreadySo;

    public Decision PassOn(DateOnly date, Guid official) =>
        !IsLaid(date) || PassedOn.Contains(new(date, official)) ? Decision.AlreadySo : Decision.Of(new StandingTablePassedOn(date, official));

    public Decision End(DateOnly lastDay) => Terms.LastDay <= lastDay ? Decision.AlreadySo : Decision.Of(new StandingTableEnded(lastDay));

    public StandingTable Evolve(object fact) => fact switch
    {
        StandingTableLaid e => this with { Id = e.TableId, Terms = e.Terms },
        StandingTableChanged e => this with { Terms = e.Terms, Changes = Changes + 1 },
        StandingTableSkipped e => this with { Skipped = [.. Skipped.Where(d => d != e.Date), e.Date], Changes = Changes + 1 },
        StandingTableRestored e => this with { Skipped = [.. Skipped.Where(d => d != e.Date)], Changes = Changes + 1 },
        StandingTablePassedOn e => this with { PassedOn = [.. PassedOn, new(e.Date, e.OfficialId)], Changes = Changes + 1 },
        StandingTableEnded e => this with { Terms = Terms with { LastDay = e.LastDay }, Changes = Changes + 1 },
        _ => this,
    };

    /// <summary>Whether it is laid on a date: a working day of its own (a bridge day is one), in its week, and not called off.</summary>
    public bool IsLaid(DateOnly date) => Falls(date) && WorkingDays.IsWorkingDay(date) && !Skipped.Contains(date);

    /// <summary>Whether a date is one of its own, were there no holidays and nothing called off.</summary>
    public bool Falls(DateOnly date) =>
        date >= Terms.FirstDay && !(date > Terms.LastDay) && Terms.Days.Contains(date.DayOfWeek) && Weeks(date) % Terms.EveryWeeks == 0;

    /// <summary>The days on which it is laid, both ends included.</summary>
    public IEnumerable<DateOnly> Dates(DateOnly from, DateOnly to)
    {
        for (var date = from > Terms.FirstDay ? from : Terms.FirstDay; date <= to && !(date > Terms.LastDay); date = date.AddDays(1))
        {
            if (IsLaid(date))
            {
                yield return date;
            }
        }
    }

    /// <summary>Which of its days a date is, counted from the first; holidays and days called off count too, so that no turn moves.</summary>
    public int Number(DateOnly date) =>
        Weeks(date) / Terms.EveryWeeks * Terms.Days.Count + Terms.Days.Count(d => ((int)d + 6) % 7 < ((int)date.DayOfWeek + 6) % 7);

    public Slot Block(DateOnly date) => SwedishTime.Between(date, Terms.Start, Terms.End);

    /// <summary>From this instant on, what nobody has booked that day is promised no more.</summary>
    public DateTimeOffset ReleasedAt(DateOnly date) => SwedishTime.Midnight(WorkingDays.Add(date, -Terms.ReleasedWorkingDays));

    private int Weeks(DateOnly date) => (SwedishTime.Monday(date).DayNumber - SwedishTime.Monday(Terms.FirstDay).DayNumber) / 7;
}
