using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// Sorts the letters that come in: calendar answers are carried out, returned letters are marked, and all else is laid where a coordinator
/// reads it. Each letter once; nothing in it is ever logged, and nothing of it is thrown away unread.
/// </summary>
public sealed class Mailroom(
    IDocumentStore store, CalendarAnswers answers, ReturnedLetters returned, ReadingPile pile, IOptions<InboxOptions> options, TimeProvider clock, ILogger<Mailroom> log)
{
    public async Task Take(MimeMessage letter, CancellationToken ct)
    {
        var read = LetterReading.Read(letter, options.Value.TrustedAuthServer);
        var receipts = Enumerable.Range(0, Math.Max(1, read.Answers.Count))
            .Select(n => new Receipt { Id = $"mail/{read.Identity:N}/{n}", At = clock.GetUtcNow() }).ToList();
        var known = await Known(receipts, ct);
        for (var n = 0; n < receipts.Count; n++)
        {
            if (known.Contains(receipts[n].Id)) continue;
            try
            {
                await Sort(read, n < read.Answers.Count ? read.Answers[n] : null, receipts[n], ct);
            }
            catch (Exception e) when (e.AlreadyThere())
            {
                log.AlreadySeenTo();
            }
        }
    }

    /// <summary>What is no letter, or breaks whoever tries to read it: it is laid where a human can look for it in the mailbox.</summary>
    public async Task GiveUp(string identity, string from, string subject, CancellationToken ct)
    {
        var receipt = new Receipt { Id = $"mail/{Notice.Name($"unreadable/{identity}"):N}/0", At = clock.GetUtcNow() };
        if ((await Known([receipt], ct)).Count == 0) await pile.Lay(receipt, Notice.Name(receipt.Id), from, subject, ct);
    }

    private Task Sort(IncomingLetter letter, CalendarAnswer? answer, Receipt receipt, CancellationToken ct) => (letter, answer) switch
    {
        ({ Bounce: { } bounce }, _) => returned.Take(letter, bounce, receipt, ct),
        ({ IsForged: true }, _) => pile.Lay(letter, WhyToRead.NotAuthentic, receipt, null, ct),
        (_, null) => pile.Lay(letter, WhyToRead.InWords, receipt, null, ct),
        ({ ContradictsItself: true }, _) => pile.Lay(letter, WhyToRead.Unclear, receipt, null, ct),
        (_, { Method: "REPLY" or "COUNTER" or "REFRESH" }) => answers.Take(letter, answer, receipt, ct),
        _ => pile.Lay(letter, WhyToRead.Unclear, receipt, null, ct),
    };

    private async Task<HashSet<string>> Known(IReadOnlyList<Receipt> receipts, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return [.. (await session.LoadManyAsync<Receipt>(ct, [.. receipts.Select(r => r.Id)])).Select(r => r.Id)];
    }
}

/// <summary>What somebody said of a meeting, with what is needed to judge it.</summary>
/// <param name="Official">Who says it: one who has been asked to that meeting.</param>
/// <param name="Attendee">What they say.</param>
internal sealed record SaidOfMeeting(IncomingLetter Letter, CalendarAnswer Answer, AnsweringAttendee Attendee, Meeting Meeting, Guid Official, Receipt Receipt);

internal static partial class InboxLog
{
    [LoggerMessage(LogLevel.Information, "A letter had been seen to already")]
    public static partial void AlreadySeenTo(this ILogger log);

    [LoggerMessage(LogLevel.Warning, "The letter box {Box} can not be read just now ({Reason}); trying again in {Seconds} s")]
    public static partial void BoxIsAway(this ILogger log, string box, string reason, int seconds);

    [LoggerMessage(LogLevel.Information, "The letter box {Box} is read by this process")]
    public static partial void ReadsBox(this ILogger log, string box);

    [LoggerMessage(LogLevel.Warning, "A letter in {Box} could not be seen to ({Reason}), try {Tries}; it stays there")]
    public static partial void LetterStays(this ILogger log, string box, string reason, int tries);

    [LoggerMessage(LogLevel.Warning, "Letters in {Box} are seen to but can not be moved to {Folder} ({Reason}); make that folder")]
    public static partial void CanNotMove(this ILogger log, string box, string folder, string reason);

    [LoggerMessage(LogLevel.Information, "A calendar answer ({Method}) was taken: {Outcome}")]
    public static partial void AnswerTaken(this ILogger log, string method, string outcome);

    [LoggerMessage(LogLevel.Warning, "The sweep of what came in could not run: {Reason}")]
    public static partial void SweepOfInboxFailed(this ILogger log, string reason);
}
