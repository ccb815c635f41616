using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>
/// The letters after a meeting. What was answered is not written in them: it lies behind the company's own link, where it can be corrected,
/// and where it is not spread further than the company itself spreads it.
/// </summary>
internal sealed class LettersAfterwards(
    IDocumentStore store, NotesViews notes, BookingRules rules, Links links, PublicAddress address, IOptions<DeliveryOptions> delivery) : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind is NoticeKind.OutcomeOwed or NoticeKind.OutcomeSent or NoticeKind.OutcomeCorrected or NoticeKind.CommitmentDue;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Meeting>(notice.MeetingId, ct) is not { } meeting) return null;
        if (notice.Kind == NoticeKind.CommitmentDue) return await Due(session, notice, meeting, now, ct);
        if (!notice.IsStillTrue(meeting, now)) return null;
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        return notice.OfficialId is { } official
            ? To(await session.LoadAsync<Person>(official, ct), meeting.IsVisit ? NeedsOwed(meeting, contact, now) : Owed(meeting, contact, now))
            : To(contact, Sent(meeting, notice.Kind == NoticeKind.OutcomeCorrected, now));
    }

    private Func<string, Letter> Owed(Meeting meeting, Contact? contact, DateTimeOffset now) => name => new LetterBody("sv")
        .Say($"Hej {name}!")
        .Say($"Du satt vid bordet med {contact?.Company} {SwedishWords.Day(meeting.Slot!.Value.Start, "sv", now)}. Skriv vad du svarade i fem korta rader, så att företaget får det på papper.")
        .Say(now < meeting.OutcomeBy(rules)
            ? $"Företaget är lovat svaren senast {SwedishWords.Moment(meeting.OutcomeBy(rules), "sv", now)}."
            : $"Företaget skulle ha fått svaren {SwedishWords.Moment(meeting.OutcomeBy(rules), "sv", now)}.")
        .Link(("Skriv ditt svar", address.Of($"/personal/efter/{meeting.Id}")))
        .Questions(delivery.Value.PhoneNumber)
        .Finish($"Skriv ditt svar från mötet med {contact?.Company}");

    private Func<string, Letter> NeedsOwed(Meeting visit, Contact? contact, DateTimeOffset now) => name => new LetterBody("sv")
        .Say($"Hej {name}!")
        .Say($"Du hälsade på hos {contact?.Company} {SwedishWords.Day(visit.Slot!.Value.Start, "sv", now)}. Notera vad företaget behöver för att växa. Det tar en minut, och en av er räcker.")
        .Link(("Notera behoven", address.Of($"/personal/besok/{visit.Id}")))
        .Questions(delivery.Value.PhoneNumber)
        .Finish($"Vad behöver {contact?.Company} för att växa?");

    private Func<string, Letter> Sent(Meeting meeting, bool isCorrected, DateTimeOffset now) => name =>
    {
        var (language, page) = (meeting.Language, $"/bord/{links.Follow(meeting)}");
        string In(string sv, string en) => new Text(sv, en).In(language);
        var day = SwedishWords.Day(meeting.Slot!.Value.Start, language, now);
        var it = MeetingNoun.Of(meeting.Kind, language).The;
        return new LetterBody(language)
            .Say(In($"Hej {name}!", $"Hello {name},"))
            .Say(isCorrected
                ? In($"Något i svaren från {it} {day} var fel och är rättat. På sidan står vad som är rättat.", $"Something in the answers from {it} {day} was wrong and is corrected. The page says what.")
                : In($"Här är svaren från {it} {day}: vad var och en av oss sa, vad som behövs och vad som händer nu.", $"Here are the answers from {it} {day}: what each of us said, what is needed and what happens now."))
            .Say(In("Svaren är råd, inte beslut. Beslut får ni när ni har sökt och ärendet är prövat.", "The answers are advice, not decisions. You get decisions when you have applied and the matter has been tried."))
            .Link((In("Läs svaren", "Read the answers"), address.Of($"{page}/svar")), (In("Spara som PDF", "Save as PDF"), address.Of($"{page}/svar.pdf")), (In("Följ ert ärende", "Follow your case"), address.Of($"{page}/arende")))
            .Questions(delivery.Value.PhoneNumber)
            .Sign(delivery.Value.Municipality)
            .Finish(isCorrected ? In($"Rättade svar från {it} {day}", $"Corrected answers from {it} {day}") : In($"Svaren från {it} {day}", $"The answers from {it} {day}"));
    };

    /// <summary>What its reader owes of the meeting, due by the next working day or late. Nothing left is nothing to tell of.</summary>
    private async Task<Addressed?> Due(IQuerySession session, Notice notice, Meeting meeting, DateTimeOffset now, CancellationToken ct)
    {
        var language = notice.OfficialId is null ? meeting.Language : "sv";
        var until = WorkingDays.Next(SwedishTime.Date(now));
        var commitments = await session.Query<Commitment>().Where(c => c.MeetingId == meeting.Id && c.KeptAt == null && c.DroppedAt == null).ToListAsync(ct);
        var due = commitments.Where(c => c.OfficialId == notice.OfficialId && c.DueOn <= until).Select(c => c.Id).ToHashSet();
        var owed = (await notes.OfMeetings([meeting.Id], language, ct)).Where(c => due.Contains(c.Id)).ToList();
        if (owed.Count == 0) return null;
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var lines = owed.Select(c => $"{c.What} – {Doors.People.LongDay(SwedishTime.Midnight(c.DueOn), language, now)}").ToList();
        return notice.OfficialId is { } official
            ? To(await session.LoadAsync<Person>(official, ct), name => ToOfficial(name, contact?.Company, lines, owed.Exists(c => c.State == CommitmentState.Overdue)))
            : To(contact, name => ToCompany(name, meeting, lines));
    }

    private Letter ToOfficial(string name, string? company, IReadOnlyList<string> lines, bool isLate) => new LetterBody("sv")
        .Say($"Hej {name}!")
        .Say(isLate ? $"Det här har du lovat {company}, och dagen har gått." : $"Det här har du lovat {company}, och dagen är nära.")
        .List("Du har lovat", lines)
        .Say("Är det gjort, säg det med en knapp. Tar det längre tid, välj en ny dag och säg varför, så att företaget vet.")
        .Link(("Se dina åtaganden", address.Of("/personal#ataganden")))
        .Questions(delivery.Value.PhoneNumber)
        .Finish(isLate ? $"Försenat: lovat till {company}" : $"Snart dags: lovat till {company}");

    private Letter ToCompany(string name, Meeting meeting, IReadOnlyList<string> lines)
    {
        string In(string sv, string en) => new Text(sv, en).In(meeting.Language);
        return new LetterBody(meeting.Language)
            .Say(In($"Hej {name}!", $"Hello {name},"))
            .Say(In("En vänlig påminnelse om det ni sa att ni skulle göra efter att vi sågs:", "A kind reminder of what you said you would do after we met:"))
            .List(In("Nästa steg", "Next step"), lines)
            .Say(In("Är det gjort kan ni kryssa för det på sidan. Behöver ni hjälp eller mer tid, ring oss.", "If it is done, tick it on the page. If you need help or more time, call us."))
            .Link((In("Följ ert ärende", "Follow your case"), address.Of($"/bord/{links.Follow(meeting)}/arende")))
            .Questions(delivery.Value.PhoneNumber)
            .Sign(delivery.Value.Municipality)
            .Finish(In("Påminnelse om nästa steg", "A reminder of your next step"));
    }

    private static Addressed To(Person? person, Func<string, Letter> write) => To(person?.Name, person?.Email, write);

    private static Addressed To(Contact? contact, Func<string, Letter> write) => To(contact?.Name, contact?.Email, write);

    private static Addressed To(string? name, string? address, Func<string, Letter> write) => new(write(name ?? ""), Mailbox.Of(name ?? "", address));
}
