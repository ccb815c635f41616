using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Telling;

/// <summary>
/// Writes a notice's letter from the meeting as it is when the letter leaves, with the names that stand beside the log. The Message-ID is
/// the notice's, so a letter that leaves twice is known to be one.
/// </summary>
public sealed class LetterWriter(
    IDocumentStore store, CatalogueMemory catalogue, CalendarMemory calendars, PromiseRegister promises, Links links, PublicAddress address, BookingRules rules,
    IOptions<DeliveryOptions> delivery, IOptions<MailOptions> mail)
{
    /// <summary>Null when there is nobody to write to.</summary>
    public async Task<MimeMessage?> Write(Notice notice, Meeting meeting, Contact? contact, DateTimeOffset now, CancellationToken ct, string? code = null)
    {
        if (notice.Kind is NoticeKind.TimeOffered or NoticeKind.WishesRefused or NoticeKind.WaitEnded or NoticeKind.LinkReplaced) return WithoutATime(notice, meeting, contact, now);
        await using var session = store.QuerySession();
        if (notice.Kind == NoticeKind.PromiseExplained) return await OfPromise(session, notice, meeting, contact, now, ct);
        var facts = (await session.Events.FetchStreamAsync(meeting.Id, token: ct)).Select(e => e.Data).ToList();
        var known = notice.OfficialId is { } reader ? AsKnownTo(reader, meeting, facts) : meeting;
        var people = (await session.LoadManyAsync<Person>(ct, [.. known.Places.Select(p => p.OfficialId)])).ToDictionary(p => p.Id);
        var table = Table(known, contact, people, now, forOfficial: notice.OfficialId is not null) with { Sequence = meeting.Sequence };

        if (notice.OfficialId is { } official)
        {
            if (!people.TryGetValue(official, out var person) || !Mailbox.IsAddress(person.Email)) return null;
            var documents = await session.Query<Attachment>().CountAsync(a => a.MeetingId == meeting.Id, ct);
            var letter = ToOfficial(notice, meeting, table, person, facts, documents);

            // Who reads their tables at an address of their own has asked for each table once. What was sent before is still taken back.
            if (letter.Method == InvitationMethod.Request && (await session.LoadAsync<Subscription>(official, ct))?.StandsFor(meeting) == true)
                letter = letter with { Invitation = null };
            return Seal(letter, new Mailbox(person.Name, person.Email), notice, now);
        }
        if (contact is null || !Mailbox.IsAddress(contact.Email)) return null;
        if (notice.Kind == NoticeKind.Code)
            return Seal(LettersToCompanies.Code(code ?? "", meeting.Language, delivery.Value.PhoneNumber), new Mailbox(contact.Name, contact.Email!), notice, now);
        var reference = (await session.LoadAsync<MeetingReference>(meeting.Id, ct))?.Reference;
        return Seal(ToCompany(notice, meeting, table, facts, reference), new Mailbox(contact.Name, contact.Email!), notice, now);
    }

    /// <summary>To who has no time yet, or of something else than the table.</summary>
    private MimeMessage? WithoutATime(Notice notice, Meeting meeting, Contact? contact, DateTimeOffset now)
    {
        if (contact is null || !Mailbox.IsAddress(contact.Email)) return null;
        var letter = LetterOf(meeting, contact, now);
        return Seal(
            notice.Kind switch
            {
                NoticeKind.TimeOffered => LettersWithoutATime.TimeOffered(letter, meeting.Slot!.Value, Place(meeting, contact), meeting.HoldUntil!.Value),
                NoticeKind.LinkReplaced => LettersWithoutATime.LinkReplaced(letter),
                NoticeKind.WaitEnded => LettersWithoutATime.WaitEnded(letter),
                _ => LettersWithoutATime.WishesRefused(letter),
            },
            new Mailbox(contact.Name, contact.Email!), notice, now);
    }

    /// <summary>Why a promise was broken, in the words that lie beside the log.</summary>
    private async Task<MimeMessage?> OfPromise(IQuerySession session, Notice notice, Meeting meeting, Contact? contact, DateTimeOffset now, CancellationToken ct)
    {
        if (contact is null || !Mailbox.IsAddress(contact.Email)) return null;
        var told = (await session.Query<Explanation>().Where(e => e.SubjectId == meeting.Id).ToListAsync(ct)).FirstOrDefault(e => e.At == notice.About);
        if (told is null || promises.Of(told.Promise, told.DueAt) is not { } promise) return null;
        return Seal(
            LettersAboutPromises.Explained(LetterOf(meeting, contact, now), new(promise.Name, told.DueAt, told.Why, told.Next)),
            new Mailbox(contact.Name, contact.Email!), notice, now);
    }

    private LetterWithoutATime LetterOf(Meeting meeting, Contact contact, DateTimeOffset now) => new(
        contact.Name, meeting.Language, address.Of($"/bord/{links.Follow(meeting)}"), delivery.Value.Municipality, delivery.Value.PhoneNumber, now);

    private string Place(Meeting meeting, Contact contact) => meeting.Form switch
    {
        MeetingForm.AtCompany => contact.Site,
        MeetingForm.Online => new Text("via länk", "online").In(meeting.Language),
        _ => meeting.RoomId is { } id && calendars.Room(id) is { } room ? $"{room.Name}, {room.Address}" : "",
    };

    /// <summary>The meeting as it stands in the calendar that an official reads here.</summary>
    public async Task<InvitationFacts> EntryFor(Meeting meeting, Guid official, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var people = (await session.LoadManyAsync<Person>(ct, [.. meeting.Places.Select(p => p.OfficialId)])).ToDictionary(p => p.Id);
        var table = Table(meeting, contact, people, meeting.BookedAt ?? meeting.RequestedAt, forOfficial: true);
        var person = people.GetValueOrDefault(official) ?? new Person { Id = official };
        return ToOfficial(Notice.To(official, NoticeKind.Asked, Channel.Mail, meeting), meeting, table, person, [], documents: 0).Invitation!;
    }

    /// <summary>The meeting for the company's own calendar; when it is cancelled, the calendar is told so.</summary>
    public async Task<string> CalendarFor(Meeting meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var people = (await session.LoadManyAsync<Person>(ct, [.. meeting.Places.Select(p => p.OfficialId)])).ToDictionary(p => p.Id);
        var table = Table(meeting, contact, people, meeting.BookedAt ?? meeting.RequestedAt);
        var letter = ToCompany(Notice.To(null, NoticeKind.Booked, Channel.Mail, meeting), meeting, table, []);
        return Invitation.Write(letter.Invitation! with { Cancelled = !meeting.IsBooked }, InvitationMethod.Publish);
    }

    private Letter ToOfficial(Notice notice, Meeting meeting, TableFacts table, Person person, IReadOnlyList<object> facts, int documents)
    {
        var letter = new LetterToOfficial(
            table, new Mailbox(person.Name, person.Email), meeting.ReplyBy.GetValueOrDefault(person.Id, table.Slot.Start),
            address.Of($"/svar/{links.Answer(meeting.Id, person.Id)}"), address.Of($"/personal/bord/{meeting.Id}"),
            documents, MayComeByLink: meeting.MayComeByLink(person.Id), MaySuggest: meeting.MaySuggest(person.Id, table.WrittenAt, rules));
        return notice.Kind switch
        {
            NoticeKind.Asked => LettersToOfficials.Asked(letter),
            NoticeKind.AskedAgain => LettersToOfficials.Moved(letter, TimeBefore(facts) ?? table.Slot),
            NoticeKind.Nudged => LettersToOfficials.Nudged(letter),
            NoticeKind.SentAnew => LettersAboutReplies.SentAnew(letter),
            NoticeKind.ReplyTooOld when meeting.HasEnded => LettersAboutReplies.TooOld(letter, ReplyFound.Ended),
            NoticeKind.ReplyTooOld when meeting.PlaceOf(person.Id) is null => LettersAboutReplies.TooOld(letter, ReplyFound.NotNeeded),
            NoticeKind.ReplyTooOld when table.Slot.Start <= table.WrittenAt => LettersAboutReplies.TooOld(letter, ReplyFound.Begun),
            NoticeKind.ReplyTooOld when meeting.Accepted.Contains(person.Id) => LettersAboutReplies.TooOld(letter, ReplyFound.Accepted),
            NoticeKind.ReplyTooOld => LettersAboutReplies.TooOld(letter, ReplyFound.Changed),
            NoticeKind.AnotherRoom => LettersAboutRooms.ToOfficial(letter),
            NoticeKind.LinkNeeded => LettersToOfficials.LinkNeeded(letter),
            NoticeKind.Released when meeting.HasEnded => LettersToOfficials.Cancelled(letter, By(meeting)),
            NoticeKind.Released => LettersToOfficials.Released(letter),
            _ => throw new InvalidOperationException($"No letter to an official for {notice.Kind}."),
        };
    }

    private Letter ToCompany(Notice notice, Meeting meeting, TableFacts table, IReadOnlyList<object> facts, string? reference = null)
    {
        var replyBy = meeting.ReplyBy.Count > 0 ? meeting.ReplyBy.Values.Max() : table.Slot.Start;
        var letter = new LetterToCompany(
            table, meeting.Language, catalogue.Now.PapersFor(meeting, meeting.Language), replyBy,
            address.Of($"/bord/{links.Follow(meeting)}"), reference);
        return notice.Kind switch
        {
            NoticeKind.Booked => LettersToCompanies.Booked(letter),
            NoticeKind.Confirmed => LettersToCompanies.Confirmed(letter),
            NoticeKind.Moved => LettersToCompanies.Moved(letter, TimeBefore(facts) ?? table.Slot),
            NoticeKind.RoomChanged => LettersAboutRooms.ToCompany(letter),
            NoticeKind.Cancelled => LettersToCompanies.Cancelled(letter, By(meeting)),
            NoticeKind.FellThrough => LettersToCompanies.FellThrough(letter),
            NoticeKind.AlternativesWaiting => LettersToCompanies.AlternativesWaiting(
                letter, [.. meeting.Alternatives.Select(a => a.Slot)], meeting.AlternativesUntil ?? table.WrittenAt),
            NoticeKind.TableBroken => LettersToCompanies.TableBroken(letter),
            NoticeKind.WaysToChange => LettersAboutReplies.WaysToChange(letter),
            NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours => LettersToCompanies.Reminder(letter),
            _ => throw new InvalidOperationException($"No letter to a company for {notice.Kind}."),
        };
    }

    private TableFacts Table(Meeting meeting, Contact? contact, Dictionary<Guid, Person> people, DateTimeOffset now, bool forOfficial = false)
    {
        var language = forOfficial ? "sv" : meeting.Language;
        var room = meeting.RoomId is { } id ? calendars.Room(id) : null;
        return new(
            meeting.Id, meeting.Sequence, meeting.Slot!.Value, meeting.Form,
            room?.Name ?? "",
            meeting.Form == MeetingForm.AtCompany ? contact?.Site ?? "" : room?.Address ?? "",
            contact?.Company ?? "", contact?.Name ?? "",
            [.. catalogue.Now.Matter(meeting, language), .. Lines(contact?.Errand), .. Written(meeting, language)],
            [.. meeting.Seats.Where(s => (s.Required && !s.Unheld && !meeting.InWriting.Contains(s.Competence)) || meeting.Places.Any(p => p.Competences.Contains(s.Competence))).Select(s => SeatOf(s, meeting, people, forOfficial))],
            mail.Value.Sender, delivery.Value.Municipality, delivery.Value.PhoneNumber, delivery.Value.Domain, now,
            meeting.Interpreter is { } spoken ? Interpreters.All.GetValueOrDefault(spoken) : null, meeting.Kind,
            forOfficial && meeting.Form != MeetingForm.AtCompany ? contact?.Site ?? "" : "");
    }

    /// <summary>The seat's reason is written to the company ("ni"); an official is told the same of the company.</summary>
    private SeatAtTable SeatOf(Seat seat, Meeting meeting, Dictionary<Guid, Person> people, bool forOfficial)
    {
        var role = catalogue.Now.NameOf(seat.Competence);
        var place = meeting.Places.FirstOrDefault(p => p.Competences.Contains(seat.Competence));
        var person = place is null ? null : people.GetValueOrDefault(place.OfficialId);
        return new(
            role, forOfficial ? catalogue.Now.WhyAtTable(seat.Competence, meeting) : seat.Reason, person is null ? null : new Mailbox(person.Name, person.Email), seat.Required,
            place is not null && meeting.Accepted.Contains(place.OfficialId) ? true : null,
            ByLink: place is { Remote: true } && meeting.Form != MeetingForm.Online);
    }

    /// <summary>Seats that are not at the table but have not been forgotten.</summary>
    private IEnumerable<string> Written(Meeting meeting, string language)
    {
        var written = meeting.InWriting.Select(c => catalogue.Now.NameOf(c, language).ToLowerInvariant()).ToList();
        var unheld = meeting.Seats.Where(s => s.Required && s.Unheld).Select(s => catalogue.Now.NameOf(s.Competence, language).ToLowerInvariant()).ToList();
        if (written.Count > 0)
            yield return new Text($"Svarar skriftligt: {People.List(written, language)}", $"Answers in writing: {People.List(written, language)}").In(language);
        if (unheld.Count > 0)
            yield return new Text($"Lotsen ordnar svar om: {People.List(unheld, language)}", $"The coordinator arranges an answer about: {People.List(unheld, language)}").In(language);
    }

    private static string[] Lines(string? errand) =>
        (errand ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The meeting as the official has it. Who has left the table was asked about the time, the place and the seats of then, whatever the
    /// meeting has become since.
    /// </summary>
    private static Meeting AsKnownTo(Guid official, Meeting meeting, IReadOnlyList<object> facts)
    {
        if (meeting.PlaceOf(official) is not null) return meeting;
        var (then, known) = (Meeting.New, meeting);
        foreach (var fact in facts)
        {
            then = then.Evolve(fact);
            if (then.IsBooked && then.PlaceOf(official) is not null) known = then;
        }
        return known;
    }

    /// <summary>The time the meeting had before it last moved.</summary>
    private static Slot? TimeBefore(IReadOnlyList<object> facts)
    {
        var times = facts.Select(Meeting.TimeGivenBy).OfType<Slot>().ToList();
        return times.Count > 1 ? times[^2] : null;
    }

    private static CancelledBy By(Meeting meeting) => meeting.EndedBy switch
    {
        "company" => CancelledBy.Company,
        "coordinator" => CancelledBy.Coordinator,
        _ => CancelledBy.System,
    };

    /// <summary>Puts a letter in the envelope of its notice.</summary>
    public MimeMessage Seal(Letter letter, Mailbox to, Notice notice, DateTimeOffset now) => Envelope.Seal(
        letter, mail.Value.Sender, to, Envelope.MessageIdOf(notice.Id.ToString("N"), delivery.Value.Domain), notice.FirstTriedAt ?? now);
}
