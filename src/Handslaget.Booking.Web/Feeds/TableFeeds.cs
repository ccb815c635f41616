using System.Globalization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Telling;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Feeds;

/// <summary>
/// An official's or a room's tables as a calendar that is read again and again: a month back, and everything ahead. The travel there and
/// back, and the summing-up, are blocks of their own. A table that is cancelled is not there any more, so the reader's calendar drops it.
/// </summary>
public sealed class TableFeeds(
    IDocumentStore store, StoreNames names, LetterWriter letters, GatheringEntries gatherings, CalendarMemory calendars, BookingRules rules, TimeProvider clock, IOptions<DeliveryOptions> delivery, IOptions<MailOptions> mail)
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(30);

    /// <summary>Null when there is no such official or room, or not any more.</summary>
    public async Task<string?> Write(Guid owner, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Official>(owner, ct) is { HasLeft: false })
        {
            // What is written into their calendar stands there, and would stand twice.
            var subscription = await session.LoadAsync<Subscription>(owner, ct);
            var entries = new List<InvitationFacts>();
            foreach (var meeting in (await Booked(session, owner, ct)).Where(m => subscription?.IsWritten(m) != true))
            {
                if (meeting.PlaceOf(owner) is { } place) entries.AddRange(Around(await letters.EntryFor(meeting, owner, ct), meeting, place.Remote));
            }
            entries.AddRange(await gatherings.Of(session, owner, isRoom: false, clock.GetUtcNow() - Behind, ct));
            return Invitation.WriteFeed("Dukat bord", [.. entries, .. calendars.PromisedTo(owner, clock.GetUtcNow()).Select(Promised)]);
        }
        if (await session.LoadAsync<Room>(owner, ct) is not { } room) return null;
        var others = await gatherings.Of(session, owner, isRoom: true, clock.GetUtcNow() - Behind, ct);
        return Invitation.WriteFeed($"Dukat bord: {room.Name}", [.. (await Booked(session, owner, ct)).Where(m => m.RoomId == owner).Select(m => InRoom(m, room)), .. others]);
    }

    private async Task<IReadOnlyList<Meeting>> Booked(IQuerySession session, Guid owner, CancellationToken ct)
    {
        var ids = await Claims.MeetingsOf(names.Data, names.Schema, owner, clock.GetUtcNow() - Behind, ct);
        return [.. (await session.LoadManyAsync<Meeting>(ct, ids)).Where(m => m.IsBooked).OrderBy(m => m.Slot!.Value.Start).ThenBy(m => m.Id)];
    }

    private IEnumerable<InvitationFacts> Around(InvitationFacts table, Meeting meeting, bool remote)
    {
        var (before, after) = (TimeTaken.Before(meeting.Form, rules, meeting.Travel), TimeTaken.After(meeting.Form, rules, meeting.Travel));
        var travels = meeting.Form == MeetingForm.AtCompany;
        if (travels && !remote && before > TimeSpan.Zero) yield return Block(meeting.Id, table, "fore", $"Resa till {table.Location}", table.Slot.Start - before, table.Slot.Start);
        yield return table;
        if (after > TimeSpan.Zero && !(travels && remote))
            yield return Block(meeting.Id, table, "efter", travels ? $"Resa från {table.Location}" : "Summering efter dukat bord", table.Slot.End, table.Slot.End + after);
    }

    /// <summary>A promise stands there until it is released; then it is gone by itself, since nothing of it is stored.</summary>
    private InvitationFacts Promised(StandingDay day) => new(
        InvitationFacts.UidOf(day.Table.Id, day.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), delivery.Value.Domain),
        day.Table.Changes, day.Block, $"Fast bord (släpps {SwedishWords.Day(day.ReleasedAt, "sv", day.Block.Start)})",
        "Du är utlovad då. Håll tiden fri tills den släpps; bokar ingen är den din igen.", "", Url: null, mail.Value.Sender, [],
        Cancelled: false, SwedishTime.Midnight(day.Table.Terms.FirstDay));

    private InvitationFacts Block(Guid meeting, InvitationFacts table, string which, string summary, DateTimeOffset start, DateTimeOffset end) => table with
    {
        Uid = InvitationFacts.UidOf(meeting, which, delivery.Value.Domain),
        Slot = new Slot(start, end),
        Summary = summary,
        Description = "",
    };

    /// <summary>A room's calendar is read by many: when, and for how many, but not who comes.</summary>
    private InvitationFacts InRoom(Meeting meeting, Room room) => new(
        InvitationFacts.UidOf(meeting.Id, "rum", delivery.Value.Domain),
        meeting.Sequence, meeting.Taken(meeting.Slot!.Value, rules), "Dukat bord",
        $"{meeting.Guests + meeting.Places.Count(p => !p.Remote)} personer i rummet.", $"{room.Name}, {room.Address}", Url: null, mail.Value.Sender, [],
        Cancelled: false, meeting.BookedAt ?? meeting.RequestedAt);
}
