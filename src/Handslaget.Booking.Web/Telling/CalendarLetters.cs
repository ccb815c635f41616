using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Telling;

/// <summary>To an official whose calendar can not be read: since when, why, and where to mend it. One that can be read again is nothing to tell of.</summary>
internal sealed class CalendarLetters(IDocumentStore store, PublicAddress address, IOptions<DeliveryOptions> delivery) : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind == NoticeKind.CalendarUnreadable;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var official = notice.OfficialId!.Value;
        if (await session.LoadAsync<CalendarReading>(official, ct) is not { UnreadableSince: not null }) return null;
        var person = await session.LoadAsync<Person>(official, ct) ?? new();
        var failing = (await session.LoadAsync<OwnCalendars>(official, ct))?.Sources.Where(s => s.FailingSince is not null).MinBy(s => s.FailingSince);
        var to = new Mailbox(person.Name, person.Email);
        return new(
            LettersAboutCalendars.Unreadable(to, failing?.Host, notice.About, failing?.Say(), address.Of("/personal/tid#kalender"), delivery.Value, now),
            Mailbox.Of(to.Name, to.Address));
    }
}
