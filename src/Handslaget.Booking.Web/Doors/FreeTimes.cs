using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

/// <summary>A time that can be taken, as others see it: when, where and which seats are filled; never whose calendar holds what.</summary>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
/// <param name="Room">The room; null by link or at the company's own address.</param>
/// <param name="ByLink">Required competences that sit by link at this time.</param>
/// <param name="AlsoThere">Wished-for competences that happen to be at the table.</param>
/// <param name="StandIns">How many colleagues could step in for the seat that has the fewest. More is safer.</param>
/// <param name="StandingTable">At a standing table: the time is kept for meetings like this one, and is offered before others.</param>
public sealed record SlotView(
    DateTimeOffset Start, DateTimeOffset End, RoomView? Room, IReadOnlyList<string> ByLink, IReadOnlyList<string> AlsoThere, int StandIns,
    bool StandingTable = false);

public sealed record RoomView(string Name, string Address);

/// <summary>The times a meeting can have, from the calendars in memory. The claim table has the last word when one is taken.</summary>
public sealed class FreeTimes(CalendarMemory calendars, BookingRules rules, TimeProvider clock)
{
    /// <summary>From the first bookable start to the horizon.</summary>
    public Slot Window() => calendars.Window(clock.GetUtcNow());

    public IReadOnlyList<Offer> Find(Meeting meeting, Slot within, int take) => calendars.Bookable(meeting, within, take, clock.GetUtcNow());

    /// <summary>The offer at exactly this start, or null when it can not be had. A time held for this meeting is its own.</summary>
    public Offer? At(Meeting meeting, DateTimeOffset start)
    {
        var now = clock.GetUtcNow();
        if (meeting.AlternativesAt(now).FirstOrDefault(a => a.Slot.Start == start) is { } held)
            return new Offer(held.Slot, held.Places, held.RoomId, new Dictionary<string, IReadOnlyList<Guid>>());
        return calendars.BookableAt(meeting, start, now);
    }

    /// <summary>The three free times nearest to the one wished for (or the first three), in order of time.</summary>
    public IReadOnlyList<SlotView> Nearest(Meeting meeting, DateTimeOffset? wished)
    {
        var nearest = wished is { } w ? calendars.Nearest(meeting, w, WithNotice(), 3, clock.GetUtcNow()) : Find(meeting, Window(), 3);
        return [.. nearest.Select(o => View(o, meeting))];
    }

    /// <summary>Why there is no time; null when there is one after all.</summary>
    public NoTime? WhyNone(Meeting meeting)
    {
        var window = WithNotice();
        return WhyNoTime.In(calendars.Look(meeting), meeting.Need, window.Start, window.End, clock.GetUtcNow());
    }

    /// <summary>What can be booked when nobody has been promised beforehand.</summary>
    public Slot WithNotice()
    {
        var now = clock.GetUtcNow();
        return new(BookableTime.EarliestStart(now, rules), BookableTime.LatestEnd(now, rules));
    }

    public SlotView View(Offer offer, Meeting meeting)
    {
        var room = offer.RoomId is { } id ? calendars.Room(id) : null;
        var filled = offer.Places.SelectMany(p => p.Competences).ToHashSet();
        return new(
            offer.Slot.Start, offer.Slot.End, room is null ? null : View(room),
            [.. offer.Places.Where(p => p.Remote).SelectMany(p => p.Competences).Where(meeting.Need.Required.Contains)],
            [.. meeting.Need.Optional.Where(filled.Contains)],
            offer.StandIns.Count == 0 ? 0 : offer.StandIns.Values.Min(s => s.Count), offer.StandingTable is not null);
    }

    public static RoomView View(Room room) => new(room.Name, room.Address);
}

internal static class Offers
{
    /// <summary>Everybody and everything an offer would claim.</summary>
    public static IReadOnlyList<Guid> Resources(this Offer offer) =>
        [.. offer.Places.Select(p => p.OfficialId), .. offer.RoomId is { } room ? [room] : Array.Empty<Guid>()];
}
