using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using JasperFx;
using Marten;
using Microsoft.Extensions.Options;
using MimeKit;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Telling;

/// <summary>
/// Sends one notice. It may be called twice, by two processes, or long after: it first asks whether the notice is still unsent and still
/// true, and takes it in its own name, so that only one process sends it. What happens is written on the notice: nothing is forgotten.
/// </summary>
public static class SendNoticeHandler
{
    public static async Task Handle(SendNotice message, NoticeSender sender, CancellationToken ct) => await sender.Send(message.NoticeId, ct);
}

public sealed class NoticeSender(
    IDocumentStore store, IWolverineRuntime runtime, NoticeReports reports, LetterWriter letters, IEnumerable<IWriteLetters> others, SmsWriter texts, ISendMail mail, ISendSms sms,
    Links links, OneTimeCodes codes, Tallies tallies, Limits limits, IOptions<MailOptions> settings, TimeProvider clock, ILogger<NoticeSender> log)
{
    private const int TextsAreTried = 6;

    private static readonly TimeSpan LettersAreTriedFor = TimeSpan.FromHours(24);

    private static readonly TimeSpan LettersWaitAtMost = TimeSpan.FromMinutes(4);

    /// <summary>How long a try may take in all: three steps of a mail server at its slowest, or Twilio asked, told and asked again.</summary>
    private readonly TimeSpan patience =
        settings.Value.AnswersWithin * 2.5 > TimeSpan.FromSeconds(25) ? settings.Value.AnswersWithin * 2.5 : TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long one process has to send a notice before another may try: longer than any try takes, and no longer, since a process that
    /// died with a notice in its hands keeps it waiting for just so long.
    /// </summary>
    private TimeSpan Claim => patience + TimeSpan.FromSeconds(5);

    public async Task Send(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<Notice>(id, ct) is not { State: NoticeState.Waiting } notice) return;
        var now = clock.GetUtcNow();
        if (notice.ClaimedUntil > now)
        {
            // It is in somebody's hands, and only they write on it: a word of ours would make theirs, that it is sent, go lost.
            await Schedule(session, id, notice.ClaimedUntil.Value);
            await session.SaveChangesAsync(ct);
            return;
        }
        var meeting = await session.LoadAsync<Meeting>(notice.MeetingId, ct);
        var contact = await session.LoadAsync<Contact>(notice.MeetingId, ct);
        var writer = others.FirstOrDefault(w => w.Writes(notice.Kind));
        var written = writer is null ? null : await writer.Write(notice, now, ct);
        if (writer is not null ? written is null : meeting is null || !notice.IsStillTrue(meeting, now))
        {
            await Save(session, notice with { State = NoticeState.Dropped, Error = "no longer true" }, ct);
            return;
        }
        if (notice.Channel == Channel.Sms && meeting is not null)
        {
            if (contact?.Mobile is null || await IsOptedOut(session, contact.Mobile, ct))
            {
                await session.InsteadByMail(notice, runtime, ct);
                // Of what is told in one way only, somebody must be told that it could not be.
                var isOnlyWay = notice.Kind is NoticeKind.VisitAsked or NoticeKind.TableOpened;
                await Save(session, notice with { State = isOnlyWay ? NoticeState.Failed : NoticeState.Dropped, Error = contact?.Mobile is null ? "no mobile number" : "opted out" }, ct);
                return;
            }
            if (!notice.CanNotWait(now) && QuietHours.NextAllowed(now) is var allowed && allowed > now)
            {
                await Schedule(session, id, allowed);
                await Save(session, notice with { DueAt = allowed }, ct);
                return;
            }
        }
        if (notice.Channel == Channel.Sms && await NextWithRoom(now, ct) is { } next)
        {
            await Schedule(session, id, next);
            await Save(session, notice with { DueAt = next }, ct);
            return;
        }
        await SendClaimed(session, notice, meeting, contact, written, now, ct);
    }

    /// <summary>Null: there is room in this hour. So many texts leave in an hour, whoever asks for them; the others wait for the next.</summary>
    private async Task<DateTimeOffset?> NextWithRoom(DateTimeOffset now, CancellationToken ct)
    {
        var next = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(now.UtcDateTime.Hour + 1);
        if (await tallies.OneMore($"texts/{now.UtcDateTime:yyyy-MM-ddTHH}", limits.TextsPerHour, next, ct)) return null;
        log.TooManyTexts(limits.TextsPerHour);
        return next;
    }

    private async Task<string?> Code(IQuerySession session, Notice notice, CancellationToken ct) =>
        notice.Kind == NoticeKind.Code && await session.LoadAsync<WayBackCode>(notice.Id, ct) is { } row ? codes.Of(row) : null;

    private async Task SendClaimed(
        IDocumentSession session, Notice notice, Meeting? meeting, Contact? contact, Addressed? written, DateTimeOffset now, CancellationToken ct)
    {
        var repeated = notice.FirstTriedAt;
        notice = notice with { ClaimedUntil = now + Claim, FirstTriedAt = repeated ?? now, Attempts = notice.Attempts + 1 };
        if (!await Save(session, notice, ct)) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            if (notice.Channel == Channel.Sms && meeting is not null)
            {
                var reference = await NamedIn(session, notice, meeting, ct) is { } named ? (await session.LoadAsync<MeetingReference>(named, ct))?.Reference : null;
                var text = texts.Write(notice, meeting, await Code(session, notice, ct), reference);
                var receipt = await sms.SendAsync(new SmsMessage(notice.Id, contact!.Mobile!, text, repeated), limit.Token);
                await reports.Taken(notice.Id, receipt, ct);
                return;
            }
            var letter = written is not null
                ? Seal(written, notice, now)
                : await letters.Write(notice, meeting!, contact, now, limit.Token, await Code(session, notice, ct));
            if (letter is not null) await mail.SendAsync(letter, limit.Token);
            var isTexted = letter is null && notice.Kind is not (NoticeKind.PromiseExplained or NoticeKind.CommitmentDue) && contact?.Mobile is { } mobile && !await IsOptedOut(session, mobile, ct);
            await Conclude(notice.Id, (_, n) => Task.FromResult(letter is null
                ? NowhereToSend(n, isTexted || (contact is { Mobile: null, Email: null } && meeting is not null && !n.IsWorthACall(meeting)))
                : n with { State = NoticeState.Sent, SentAt = clock.GetUtcNow(), Error = null }), ct);
        }
        catch (DeliveryFailure.Final failure) when (failure.Reason != FinalReason.Configuration)
        {
            log.NotSent(notice.Kind, notice.Channel, failure.Code);
            await Conclude(notice.Id, async (fresh, n) =>
            {
                if (failure.Reason == FinalReason.OptedOut && contact?.Mobile is { } number)
                    fresh.Store(new OptOut { Id = links.Fingerprint("opt-out", number), At = now });
                await fresh.InsteadByMail(n, runtime, ct);
                return n with { State = NoticeState.Failed, Error = $"{failure.Reason} ({failure.Code})" };
            }, ct);
        }
        catch (DeliveryFailure failure)
        {
            log.NotSent(notice.Kind, notice.Channel, failure.Code);
            await AgainOrGiveUp(notice.Id, failure.Code, failure as DeliveryFailure.Retry, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            log.NotSent(notice.Kind, notice.Channel, "no-answer");
            await AgainOrGiveUp(notice.Id, "no-answer", null, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            // A full disk, or an address that can not be written on an envelope: it is told of like any other failure, not tried for ever.
            log.NotSent(notice.Kind, notice.Channel, e.GetType().Name);
            await AgainOrGiveUp(notice.Id, "our-fault", null, ct);
        }
    }

    /// <summary>The meeting whose booking number a text says.</summary>
    private static async Task<Guid?> NamedIn(IQuerySession session, Notice notice, Meeting meeting, CancellationToken ct) => notice.Kind switch
    {
        NoticeKind.Booked or NoticeKind.LinkReplaced or NoticeKind.VisitAsked or NoticeKind.VisitReminder => meeting.Id,
        NoticeKind.TableOpened => await session.TableOpenedAt(meeting.Id, notice.About, ct),
        _ => null,
    };

    private MimeMessage? Seal(Addressed written, Notice notice, DateTimeOffset now) =>
        written.To is { } to ? letters.Seal(written.Letter, to, notice, now) : null;

    /// <summary>
    /// An official, or a company that has given neither address nor a mobile that takes our texts, does not hear of it by itself: it stands
    /// among what needs a human. Another company is told on its mobile, or need not be told (<paramref name="needsNobody"/>).
    /// </summary>
    private static Notice NowhereToSend(Notice notice, bool needsNobody) => notice with
    {
        State = notice.OfficialId is null && needsNobody ? NoticeState.Dropped : NoticeState.Failed,
        Error = "no e-mail address",
    };

    /// <summary>Text messages are tried six times in half an hour, letters for a day. Then it has failed, and the history says so.</summary>
    private Task AgainOrGiveUp(Guid id, string code, DeliveryFailure.Retry? retry, CancellationToken ct) => Conclude(id, async (session, notice) =>
    {
        var now = clock.GetUtcNow();
        var isEnough = notice.Channel == Channel.Sms ? notice.Attempts >= TextsAreTried : now - notice.FirstTriedAt > LettersAreTriedFor;
        if (isEnough || RetryTimes.Next(
            retry ?? new DeliveryFailure.Retry(code), notice.Attempts, Random.Shared.NextDouble(),
            notice.Channel == Channel.Mail ? LettersWaitAtMost : null) is not { } wait)
        {
            await session.InsteadByMail(notice, runtime, ct);
            return notice with { State = NoticeState.Failed, Error = code };
        }
        await Schedule(session, id, now + wait);
        return notice with { DueAt = now + wait, Error = code };
    }, ct);

    /// <summary>
    /// Writes what became of a try. Something may have been written on the notice meanwhile (Twilio can tell that a text has arrived before
    /// it has answered that it was taken): what became of it is then decided on what stands there, and is never lost.
    /// </summary>
    private async Task Conclude(Guid id, Func<IDocumentSession, Notice, Task<Notice>> become, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await using var session = store.LightweightSession();
            if (await session.LoadAsync<Notice>(id, ct) is not { State: NoticeState.Waiting } notice) return;
            if (await Save(session, await become(session, notice) with { ClaimedUntil = null }, ct)) return;
        }
    }

    private ValueTask Schedule(IDocumentSession session, Guid id, DateTimeOffset at) =>
        new MartenOutbox(runtime, session).PublishAsync(new SendNotice(id), new Wolverine.DeliveryOptions { ScheduledTime = at });

    /// <summary>False when another process has changed the notice meanwhile: it is theirs.</summary>
    private static async Task<bool> Save(IDocumentSession session, Notice notice, CancellationToken ct)
    {
        session.Store(notice);
        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }

    private async Task<bool> IsOptedOut(IDocumentSession session, string mobile, CancellationToken ct) =>
        await session.LoadAsync<OptOut>(links.Fingerprint("opt-out", mobile), ct) is not null;
}

internal static class OtherWays
{
    /// <summary>A reminder that can not reach anybody as a text becomes a letter. Of everything else a letter leaves anyway.</summary>
    public static async Task InsteadByMail(this IDocumentSession session, Notice notice, IWolverineRuntime runtime, CancellationToken ct)
    {
        if (notice is not { Channel: Channel.Sms, Kind: NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours }) return;
        var letter = notice.ByMail();
        if (await session.LoadAsync<Notice>(letter.Id, ct) is not null) return;
        session.Insert(letter);
        await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(letter.Id));
    }
}

internal static partial class TellingLog
{
    [LoggerMessage(LogLevel.Warning, "{Most} texts have left this hour, which is all that Limits:TextsPerHour lets through: more wait for the next")]
    public static partial void TooManyTexts(this ILogger log, int most);

    [LoggerMessage(LogLevel.Warning, "A notice ({Kind} by {Channel}) was not sent: {Code}")]
    public static partial void NotSent(this ILogger log, NoticeKind kind, Channel channel, string code);
}
