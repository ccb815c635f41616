using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.WhatIf;

/// <summary>What became of a request that was played: the time it took, or null when there was none within the horizon.</summary>
public sealed record Played(PastRequest Request, Slot? Slot)
{
    public int? WorkingDays => Request.DaysTo(Slot);
}

/// <summary>
/// Requests of the past, played again in their order by the same search and the same claims as in the service: each takes the first time it is
/// offered, and whoever asks later finds it taken. The company moves and cancels as it did then. Everybody who is asked says yes.
/// </summary>
public sealed class Replay
{
    private readonly KnownTown town;
    private readonly BookingRules rules;
    private readonly PlayedCalendars calendars;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> later = new();
    private readonly Dictionary<Guid, (TableNeed Need, Offer Offer)> booked = [];
    private int written;

    private Replay(KnownTown town, Trial trial, int seed)
    {
        (this.town, rules) = (town, trial.Into(town.Rules));
        calendars = new PlayedCalendars(town, trial, rules, seed);
    }

    /// <summary>One after the other as it is asked for, so that whoever plays them can rest in between. The same input gives the same answer.</summary>
    public static IEnumerable<Played> Of(KnownTown town, Trial trial, IEnumerable<PastRequest> requests, int seed)
    {
        var replay = new Replay(town, trial, seed);
        return requests.Where(r => r.WantsATable).OrderBy(r => r.TakesAt).ThenBy(r => r.Id).Select(replay.Play);
    }

    private Played Play(PastRequest request)
    {
        while (later.TryPeek(out _, out var next) && next.At <= request.TakesAt)
        {
            later.Dequeue()();
        }

        // Who holds a seat today decides, in both worlds: that nobody is left to answer for it does not make a table need it less.
        var need = request.Need(c => town.IsHeld(c, SwedishTime.Date(request.TakesAt)));
        if (Take(request, need, request.TakesAt, null) is not { } offer)
        {
            return new(request, null);
        }

        booked[request.Id] = (need, offer);
        if (request.CancelledAt is { } cancelled) Later(cancelled, () => Cancel(request.Id, cancelled));
        foreach (var move in request.Moves) Later(move.At, () => Move(request, move));
        return new(request, offer.Slot);
    }

    private void Later(DateTimeOffset at, Action happens) => later.Enqueue(happens, (at, written++));

    private Offer? Take(PastRequest request, TableNeed need, DateTimeOffset now, DateOnly? notBefore)
    {
        var index = calendars.At(now);
        var window = BookableTime.Window(index, now);
        var from = notBefore is { } day && SwedishTime.Midnight(day) is var midnight && midnight > window.Start ? midnight : window.Start;
        return from < window.End && BookableTime.Find(index, need, new(from, window.End), 1, now, request.MetBefore.ToHashSet()) is [var offer]
            ? Claimed(index, request.Id, need, offer)
            : null;
    }

    private Offer Claimed(CalendarIndex index, Guid meeting, TableNeed need, Offer offer)
    {
        calendars.Keep(meeting, index.Book(meeting, need, offer));
        return offer;
    }

    private void Cancel(Guid meeting, DateTimeOffset at)
    {
        if (booked.Remove(meeting, out var had) && had.Offer.Slot.Start > at) calendars.LetGo(meeting, at);
    }

    /// <summary>Another time, as many working days later as the company moved to then; without one it keeps what it has.</summary>
    private void Move(PastRequest request, PastMove move)
    {
        if (!booked.TryGetValue(request.Id, out var had) || had.Offer.Slot.Start <= move.At) return;
        var day = WorkingDays.Add(SwedishTime.Date(had.Offer.Slot.Start), move.WorkingDaysLater);
        calendars.LetGo(request.Id, move.At);
        if (Take(request, had.Need, move.At, day) is { } offer) booked[request.Id] = (had.Need, offer);
        else Claimed(calendars.At(move.At), request.Id, had.Need, had.Offer);
    }
}
