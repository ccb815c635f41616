namespace Handslaget.Booking.Register;

/// <summary>A room where a table can be laid. Stored as it stands: change this record only by adding.</summary>
public sealed record RoomOpened(Guid RoomId, string Name, string Address, int Chairs, bool StepFree, bool HearingLoop, bool Screen);

/// <summary>The room can not be used for a while, for example while it is painted.</summary>
public sealed record RoomClosed(Guid ClosureId, Slot During);

/// <summary>The closure was a mistake, or is over early.</summary>
public sealed record RoomReopened(Guid ClosureId);

/// <summary>The room is not what it was: another name, more chairs, a loop. Everything is said anew.</summary>
public sealed record RoomChanged(string Name, string Address, int Chairs, bool StepFree, bool HearingLoop, bool Screen);

/// <summary>A time when a room can not be used.</summary>
public sealed record Closure(Guid Id, Slot During);

/// <summary>A room (sammanträdesrum): how many it seats and whom it suits. Its stream is its log, like everything else here.</summary>
public sealed record Room
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Address { get; init; } = "";

    public int Chairs { get; init; }

    public bool StepFree { get; init; }

    public bool HearingLoop { get; init; }

    public bool Screen { get; init; }

    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>The room's own calendars, which are read for when it is taken.</summary>
    public IReadOnlyList<CalendarSource> Calendars { get; init; } = [];

    public static readonly Room New = new();

    /// <summary>The same closing, if it has been told already.</summary>
    public Closure? ClosedAlready(Slot during) => Closures.FirstOrDefault(c => c.During == during);

    public Decision Close(RoomClosed closed) => ClosedAlready(closed.During) is null ? Decision.Of(closed) : Decision.AlreadySo;

    public Room Evolve(object fact) => fact switch
    {
        RoomOpened e => this with
        {
            Id = e.RoomId,
            Name = e.Name,
            Address = e.Address,
            Chairs = e.Chairs,
            StepFree = e.StepFree,
            HearingLoop = e.HearingLoop,
            Screen = e.Screen,
        },
        RoomClosed e => this with { Closures = [.. Closures.Where(c => c.Id != e.ClosureId), new Closure(e.ClosureId, e.During)] },
        RoomReopened e => this with { Closures = [.. Closures.Where(c => c.Id != e.ClosureId)] },
        RoomCalendarConnected e => this with { Calendars = [.. Calendars.Where(c => c.Id != e.SourceId), new CalendarSource(e.SourceId, e.Kind)] },
        RoomCalendarDisconnected e => this with { Calendars = [.. Calendars.Where(c => c.Id != e.SourceId)] },
        RoomChanged e => this with
        {
            Name = e.Name,
            Address = e.Address,
            Chairs = e.Chairs,
            StepFree = e.StepFree,
            HearingLoop = e.HearingLoop,
            Screen = e.Screen,
        },
        _ => this,
    };
}
