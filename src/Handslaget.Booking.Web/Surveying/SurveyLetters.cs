using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Surveying;

/// <summary>
/// How was the meeting? By mail; a company without a mail address is told by a text, which like all our texts has no link in it: the questions
/// stand on its own page.
/// </summary>
internal sealed class SurveyLetters(IDocumentStore store, Surveys surveys, PublicAddress address, IOptions<DeliveryOptions> delivery) : IWriteLetters
{
    public bool Writes(NoticeKind kind) => kind == NoticeKind.SurveyAsked;

    public async Task<Addressed?> Write(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Meeting>(notice.MeetingId, ct) is not { } meeting || !notice.IsStillTrue(meeting, now)) return null;
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var to = Mailbox.Of(contact?.Name ?? "", contact?.Email);
        return (notice.Channel == Channel.Mail) == (to is null) ? null : new(Letter(meeting, contact?.Name ?? "", now), to);
    }

    private Letter Letter(Meeting meeting, string name, DateTimeOffset now)
    {
        var language = meeting.Language;
        string In(string sv, string en) => new Text(sv, en).In(language);
        var (day, last) = (SwedishWords.Day(meeting.Slot!.Value.Start, language, now), SwedishWords.Day(meeting.SurveyClosesAt.AddDays(-1), language, now));
        return new LetterBody(language)
            .Say(In($"Hej {name}!", $"Hello {name},"))
            .Say(In($"Ni träffade oss {day}. Hur var mötet? Frågorna står på en sida och tar ett par minuter. Svara på det ni vill.",
                $"You met us on {day}. How was the meeting? The questions stand on one page and take a few minutes. Answer those you want to."))
            .Link((In("Svara på frågorna", "Answer the questions"), address.Of(surveys.Address(meeting.Id))))
            .Say(In($"Länken kan användas en gång, till och med {last}. {SurveyWords.Kept.In("sv")}",
                $"The link can be used once, up to and including {last}. {SurveyWords.Kept.In("en")}"))
            .Say(SurveyWords.NotInsikt.In(language))
            .Questions(delivery.Value.PhoneNumber)
            .Sign(delivery.Value.Municipality)
            .Finish(In("Hur var mötet?", "How was the meeting?"));
    }
}
