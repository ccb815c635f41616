using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Answering;

public enum MyAnswer
{
    Waiting,
    Accepted,
}

/// <summary>A table an official is asked to sit at. Instants are UTC.</summary>
/// <param name="MySeats">What the official would answer for.</param>
/// <param name="ByLink">The official sits by link although the table does not.</param>
/// <param name="ReplyBy">Answer before this; silence is then taken as a no.</param>
public sealed record InboxItem(
    Guid MeetingId, DateTimeOffset Start, DateTimeOffset End, MeetingForm Form, RoomView? Room, IReadOnlyList<string> Matter,
    IReadOnlyList<string> MySeats, MyAnswer Answer, DateTimeOffset? ReplyBy, bool ByLink = false, string Company = "");

/// <summary>An official's tables from now on, those that need an answer first.</summary>
public sealed class Inboxes(IDocumentStore store, StoreNames names, CatalogueMemory catalogue, CalendarMemory calendars, TimeProvider clock)
{
    public async Task<IReadOnlyList<InboxItem>> Of(Guid official, string language, CancellationToken ct)
    {
        var ids = await Claims.MeetingsOf(names.Data, names.Schema, official, clock.GetUtcNow(), ct);
        await using var session = store.QuerySession();
        var meetings = await session.LoadManyAsync<Meeting>(ct, ids);
        var companies = (await session.LoadManyAsync<Contact>(ct, ids)).ToDictionary(c => c.Id, c => c.Company);
        return [.. meetings
            .Where(m => m.IsBooked && m.PlaceOf(official) is not null)
            .Select(m => Item(m, official, companies.GetValueOrDefault(m.Id, ""), language))
            .OrderBy(i => i.Answer).ThenBy(i => i.Start)];
    }

    private InboxItem Item(Meeting meeting, Guid official, string company, string language) => new(
        meeting.Id, meeting.Slot!.Value.Start, meeting.Slot.Value.End, meeting.Form,
        meeting.RoomId is { } room && calendars.Room(room) is { } r ? FreeTimes.View(r) : null,
        catalogue.Now.Matter(meeting, language),
        [.. meeting.PlaceOf(official)!.Competences],
        meeting.Accepted.Contains(official) ? MyAnswer.Accepted : MyAnswer.Waiting,
        meeting.ReplyBy.TryGetValue(official, out var by) ? by : null,
        meeting.PlaceOf(official)!.Remote && meeting.Form != MeetingForm.Online, company);
}
