using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>The letters of a visit that has no time yet, and of the table that comes of it.</summary>
internal sealed class VisitLetters(
    IDocumentStore store, CatalogueMemory catalogue, BookingRules rules, Links links, PublicAddress address, IOptions<DeliveryOptions> delivery) : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind is NoticeKind.VisitAsked or NoticeKind.VisitReminder or NoticeKind.TableOpened;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Meeting>(notice.MeetingId, ct) is not { IsVisit: true } visit || !notice.IsStillTrue(visit, now)) return null;
        var contact = await session.LoadAsync<Contact>(visit.Id, ct) ?? new Contact { Id = visit.Id };
        var letter = notice.Kind == NoticeKind.TableOpened ? await Opened(session, notice, visit, contact, ct) : await Asked(session, notice.Kind, visit, contact, now, ct);
        return letter is null ? null : new(letter, contact.Email is null ? null : Mailbox.Of(contact.Name, contact.Email));
    }

    private async Task<Letter> Asked(IQuerySession session, NoticeKind kind, Meeting visit, Contact contact, DateTimeOffset now, CancellationToken ct)
    {
        var names = (await session.LoadManyAsync<Person>(ct, [.. visit.Pair.Select(p => p.OfficialId)])).ToDictionary(p => p.Id, p => p.Name);
        var who = visit.Pair.Select(p =>
            $"{names.GetValueOrDefault(p.OfficialId, "")} ({SwedishWords.Inside(catalogue.Now.NameOf(p.Competences[0], visit.Language))})").ToList();
        var words = (await session.LoadAsync<VisitWords>(visit.Id, ct))?.Invitation ?? "";
        var letter = new LetterAboutVisit(
            contact.Name, contact.Company, contact.Site, visit.Language, who, (int)rules.MeetingLasts.TotalMinutes, words, address.Of($"/bord/{links.Follow(visit)}"),
            delivery.Value.Municipality, delivery.Value.PhoneNumber, visit.InvitedAt!.Value, now);
        return kind == NoticeKind.VisitReminder ? LettersAboutVisits.Reminder(letter) : LettersAboutVisits.Asked(letter);
    }

    /// <summary>Null when the table has a time already, or is not to be.</summary>
    private async Task<Letter?> Opened(IQuerySession session, Notice notice, Meeting visit, Contact contact, CancellationToken ct)
    {
        if (await session.TableOpenedAt(visit.Id, notice.About, ct) is not { } id) return null;
        if (await session.LoadAsync<Meeting>(id, ct) is not { IsBooked: false, HasEnded: false } table) return null;
        return LettersAboutVisits.TableOpened(
            contact.Name, visit.Language, catalogue.Now.Matter(table, visit.Language), address.Of($"/bord/{links.Follow(table)}"), delivery.Value);
    }
}
