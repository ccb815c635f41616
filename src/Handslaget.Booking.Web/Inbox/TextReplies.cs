using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Inbox;

/// <param name="Id">The provider's identity for it: a text that comes again is known by that.</param>
/// <param name="From">E.164.</param>
/// <param name="OptedOut">The provider has itself heard a stop (true) or a start (false) in it.</param>
public sealed record IncomingText(string Id, string From, string Body, bool? OptedOut = null)
{
    /// <summary>Only the identity: a number and what came from it do not belong in logs.</summary>
    public override string ToString() => $"IncomingText {Id}";
}

/// <summary>
/// Texts that companies send back. A text is about the one meeting its number has ahead; with none or several, or in other words than those
/// we know, a human reads it. What it asks for and its receipt are one transaction, so that it is heard once; nothing is cancelled by a text.
/// </summary>
public sealed class TextReplies(
    IDocumentStore store, MeetingLog meetings, Links links, Tallies tallies, Limits limits, IOptions<DeliveryOptions> delivery, TimeProvider clock)
{
    private const string Sv = "sv";

    /// <returns>What to answer; null: nothing.</returns>
    public async Task<string?> Take(IncomingText text, CancellationToken ct)
    {
        var receipt = new Receipt { Id = $"sms/{text.Id}", At = clock.GetUtcNow() };
        try
        {
            return await Again(receipt, ct) is { } earlier ? earlier.Answer : await Hear(text, receipt, ct);
        }
        catch (Exception e) when (e.AlreadyThere())
        {
            return (await Again(receipt, ct))?.Answer;
        }
    }

    private async Task<Receipt?> Again(Receipt receipt, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Receipt>(receipt.Id, ct);
    }

    private async Task<string?> Hear(IncomingText text, Receipt receipt, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var word = text.OptedOut switch { true => TextWord.Stop, false => TextWord.Start, null => TextWords.Read(text.Body) };
        var optOut = links.Fingerprint("opt-out", text.From);
        var (ahead, isKnown) = await Ahead(session, text.From, ct);
        var language = ahead.Count > 0 ? ahead[0].Language : Sv;
        if (word is TextWord.Stop or TextWord.Start)
        {
            if (word == TextWord.Stop) session.Store(new OptOut { Id = optOut, At = receipt.At });
            else session.Delete<OptOut>(optOut);

            // Twilio takes "cancel" for a stop. Who writes that may have meant the meeting.
            if (TextWords.Read(text.Body) == TextWord.No) session.Store(Row(text, receipt, WhyToRead.InWords, ahead));
            return await Close(session, receipt, word == TextWord.Stop || !isKnown ? null : TextAnswers.ToStart(language, delivery.Value), ct);
        }
        var mayAnswer = isKnown && await session.LoadAsync<OptOut>(optOut, ct) is null;
        if (ahead is not [var meeting] || word == TextWord.Other)
        {
            session.Store(Row(text, receipt, ahead is [_] ? WhyToRead.InWords : WhyToRead.NoOneMeeting, ahead));
            return await Close(session, receipt, mayAnswer ? TextAnswers.ToAnythingElse(language, delivery.Value) : null, ct);
        }
        var contact = await session.LoadAsync<Contact>(meeting.Id, ct);
        var answer = mayAnswer ? TextAnswers.To(word, meeting.Slot!.Value.Start, Mailbox.IsAddress(contact?.Email), language, delivery.Value) : null;
        return await Carry(text, word, meeting, receipt, answer, ct);
    }

    private async Task<string?> Carry(IncomingText text, TextWord word, Meeting meeting, Receipt receipt, string? answer, CancellationToken ct)
    {
        answer = await Room(answer, ct);
        var signed = receipt with { MeetingId = meeting.Id, Answer = answer };
        var outcome = await meetings.Decide(meeting.Id, "company", m => Decide(m, word), ct, session => session.Insert(signed));
        if (outcome is Outcome.Recorded) return answer;
        await using var session = store.LightweightSession();
        if (outcome is Outcome.Unchanged) session.Insert(signed);
        else
        {
            // The meeting has ended or begun since it was looked up.
            session.Insert(receipt);
            session.Store(Row(text, receipt, WhyToRead.NoOneMeeting, []));
        }
        await session.SaveChangesAsync(ct);
        return outcome is Outcome.Unchanged ? answer : null;
    }

    private Decision Decide(Meeting meeting, TextWord word) => word switch
    {
        TextWord.Yes => meeting.Hear(CompanyReply.Comes, clock.GetUtcNow()),
        TextWord.No => meeting.Hear(CompanyReply.CanNot, clock.GetUtcNow()),
        TextWord.NewTime => meeting.Hear(CompanyReply.OtherTime, clock.GetUtcNow()),
        _ => meeting.AskForCallBack(clock.GetUtcNow()),
    };

    private async Task<string?> Close(IDocumentSession session, Receipt receipt, string? answer, CancellationToken ct)
    {
        answer = await Room(answer, ct);
        session.Insert(receipt with { Answer = answer });
        await session.SaveChangesAsync(ct);
        return answer;
    }

    /// <summary>An answer is a text like others, and counts among those of the hour.</summary>
    private async Task<string?> Room(string? answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(now.UtcDateTime.Hour + 1);
        return answer is not null && await tallies.OneMore($"texts/{now.UtcDateTime:yyyy-MM-ddTHH}", limits.TextsPerHour, next, ct) ? answer : null;
    }

    /// <summary>The booked meetings ahead of a number, and whether it is anybody's at all.</summary>
    private async Task<(IReadOnlyList<Meeting> Ahead, bool IsKnown)> Ahead(IQuerySession session, string number, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var contacts = (await session.Query<Contact>().Where(c => c.Mobile == number).Select(c => c.Id).ToListAsync(ct)).ToArray();
        var theirs = contacts.Length == 0 ? [] : await session.LoadManyAsync<Meeting>(ct, contacts);
        return ([.. theirs.Where(m => m.IsBooked && m.Slot!.Value.Start > now).OrderBy(m => m.Slot!.Value.Start)], contacts.Length > 0);
    }

    private static LetterToRead Row(IncomingText text, Receipt receipt, WhyToRead why, IReadOnlyList<Meeting> ahead) => new()
    {
        Id = Notice.Name(receipt.Id),
        Channel = Channel.Sms,
        Why = why,
        From = text.From,
        Text = SafeText.Lines(text.Body.Length > 1_600 ? text.Body[..1_600] : text.Body),
        MeetingId = ahead is [var one] ? one.Id : null,
        At = receipt.At,
    };
}
