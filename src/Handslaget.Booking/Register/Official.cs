namespace Handslaget.Booking.Register;

// These records are stored as they stand: change them only by adding.

/// <summary>An official (handläggare) can be seated from now on. Name and address stand beside the log, where they can be erased.</summary>
public sealed record OfficialRegistered(Guid OfficialId, string Unit);

/// <summary>The official may answer for a competence, to and including <see cref="ValidTo"/> (Swedish date); without one, until withdrawn.</summary>
public sealed record CompetenceGranted(string Competence, DateOnly? ValidTo);

public sealed record CompetenceWithdrawn(string Competence);

public sealed record WorkingHoursSet(IReadOnlyList<WorkingHours> Hours);

/// <summary>The official is away. <see cref="Deputy"/> (ersättare) is asked first for the official's seats meanwhile.</summary>
public sealed record AbsenceRegistered(Guid AbsenceId, Slot During, Guid? Deputy = null);

public sealed record AbsenceWithdrawn(Guid AbsenceId);

/// <summary>How many tables a week the official can sit at, in Swedish weeks from Monday.</summary>
public sealed record CapacitySet(int TablesPerWeek);

/// <summary>Languages the official can hold a meeting in, as ISO 639-1 codes.</summary>
public sealed record LanguagesSet(IReadOnlyList<string> Languages);

/// <summary>The official's training in service and treatment (Handslaget's point 1) is valid to and including <see cref="ValidTo"/> (Swedish date).</summary>
public sealed record ServiceTrainingSet(DateOnly ValidTo);

public sealed record OfficialLeft;

/// <summary>
/// The official is at another unit, is or is not a coordinator, or has another name, address or account. The last three stand beside the
/// log; that they were corrected, when and by whom stands here.
/// </summary>
public sealed record OfficialCorrected(string Unit, bool IsCoordinator);

/// <summary>A right to sit for a competence. The last day counts.</summary>
public sealed record Grant(string Competence, DateOnly? ValidTo);

public sealed record Absence(Guid Id, Slot During, Guid? Deputy = null);

/// <summary>An official as the log tells it: what they may answer for, when they work, and how much they can take.</summary>
public sealed record Official
{
    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    public IReadOnlyList<WorkingHours> Hours { get; init; } = [];

    public IReadOnlyList<Absence> Absences { get; init; } = [];

    public int TablesPerWeek { get; init; } = 4;

    public IReadOnlyList<string> Languages { get; init; } = ["sv"];

    /// <summary>The official's own calendars, which are read for when they are busy.</summary>
    public IReadOnlyList<CalendarSource> Calendars { get; init; } = [];

    /// <summary>The last day of the service training; null: nobody has said that there is one. It is shown, and keeps nobody from a table.</summary>
    public DateOnly? TrainedTo { get; init; }

    public bool HasLeft { get; init; }

    public static readonly Official New = new();

    /// <summary>May sit for a competence on a day.</summary>
    public bool Holds(string competence, DateOnly day) => !HasLeft && Grants.Any(g => g.Competence == competence && !(g.ValidTo < day));

    /// <summary>Has not left, and is not away any of the time.</summary>
    public bool IsHere(Slot during) => !HasLeft && !Absences.Any(a => a.During.Overlaps(during));

    /// <summary>The same time away, with the same deputy, if it has been told already.</summary>
    public Absence? AwayAlready(Slot during, Guid? deputy) => Absences.FirstOrDefault(a => a.During == during && a.Deputy == deputy);

    public Decision GoAway(AbsenceRegistered away) => AwayAlready(away.During, away.Deputy) is null ? Decision.Of(away) : Decision.AlreadySo;

    public Official Evolve(object fact) => fact switch
    {
        OfficialRegistered e => this with { Id = e.OfficialId, Unit = e.Unit, HasLeft = false },
        CompetenceGranted e => this with { Grants = [.. Grants.Where(g => g.Competence != e.Competence), new Grant(e.Competence, e.ValidTo)] },
        CompetenceWithdrawn e => this with { Grants = [.. Grants.Where(g => g.Competence != e.Competence)] },
        WorkingHoursSet e => this with { Hours = e.Hours },
        AbsenceRegistered e => this with { Absences = [.. Absences.Where(a => a.Id != e.AbsenceId), new Absence(e.AbsenceId, e.During, e.Deputy)] },
        AbsenceWithdrawn e => this with { Absences = [.. Absences.Where(a => a.Id != e.AbsenceId)] },
        CapacitySet e => this with { TablesPerWeek = e.TablesPerWeek },
        LanguagesSet e => this with { Languages = e.Languages },
        ServiceTrainingSet e => this with { TrainedTo = e.ValidTo },
        OfficialLeft => this with { HasLeft = true },
        OfficialCorrected e => this with { Unit = e.Unit },
        CalendarConnected e => this with { Calendars = [.. Calendars.Where(c => c.Id != e.SourceId), new CalendarSource(e.SourceId, e.Kind)] },
        CalendarDisconnected e => this with { Calendars = [.. Calendars.Where(c => c.Id != e.SourceId)] },
        _ => this,
    };
}
