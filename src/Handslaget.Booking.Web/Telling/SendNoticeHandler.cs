using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using JasperFx;
using Marten;
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
    IDocumentStore store, IWolverineRuntime runtime, LetterWriter letters, SmsWriter texts, ISendMail mail, ISendSms sms, Links links,
    TimeProvider clock, ILogger<NoticeSender> log)
{
    /// <summary>How long one process has to send a notice before another may try. Longer than any time-out on the way.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(90);

    public async Task Send(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<Notice>(id, ct) is not { State: NoticeState.Waiting } notice) return;
        var now = clock.GetUtcNow();
        if (notice.ClaimedUntil > now)
        {
            await Later(session, notice, notice.ClaimedUntil.Value, ct);
            return;
        }
        var meeting = await session.LoadAsync<Meeting>(notice.MeetingId, ct);
        var contact = await session.LoadAsync<Contact>(notice.MeetingId, ct);
        if (meeting is null || !notice.IsStillTrue(meeting, now))
        {
            await Save(session, notice with { State = NoticeState.Dropped, Error = "no longer true" }, ct);
            return;
        }
        if (notice.Channel == Channel.Sms)
        {
            if (contact?.Mobile is null || await IsOptedOut(session, contact.Mobile, ct))
            {
                await Instead(session, notice with { State = NoticeState.Dropped, Error = contact?.Mobile is null ? "no mobile number" : "opted out" }, ct);
                return;
            }
            if (!notice.CanNotWait(now) && QuietHours.NextAllowed(now) is var allowed && allowed > now)
            {
                await Later(session, notice with { DueAt = allowed }, allowed, ct);
                return;
            }
        }
        await SendClaimed(session, notice, meeting, contact, now, ct);
    }

    private async Task SendClaimed(IDocumentSession session, Notice notice, Meeting meeting, Contact? contact, DateTimeOffset now, CancellationToken ct)
    {
        var repeated = notice.FirstTriedAt;
        notice = notice with { ClaimedUntil = now + Claim, FirstTriedAt = repeated ?? now, Attempts = notice.Attempts + 1 };
        if (!await Save(session, notice, ct)) return;
        try
        {
            notice = notice.Channel == Channel.Sms
                ? Sent(notice, await sms.SendAsync(new SmsMessage(notice.Id, contact!.Mobile!, texts.Write(notice, meeting), repeated), ct))
                : await SendLetter(notice, meeting, contact, now, ct);
            await Save(session, notice with { ClaimedUntil = null }, ct);
        }
        catch (DeliveryFailure.Final failure) when (failure.Reason != FinalReason.Configuration)
        {
            log.NotSent(notice.Kind, notice.Channel, failure.Code);
            if (failure.Reason == FinalReason.OptedOut && contact?.Mobile is { } number)
                session.Store(new OptOut { Id = links.Fingerprint("opt-out", number), At = now });
            await Instead(session, notice with { State = NoticeState.Failed, ClaimedUntil = null, Error = $"{failure.Reason} ({failure.Code})" }, ct);
        }
        catch (DeliveryFailure failure)
        {
            log.NotSent(notice.Kind, notice.Channel, failure.Code);
            await AgainOrGiveUp(session, notice with { ClaimedUntil = null, Error = failure.Code }, failure as DeliveryFailure.Retry, ct);
        }
    }

    private async Task<Notice> SendLetter(Notice notice, Meeting meeting, Contact? contact, DateTimeOffset now, CancellationToken ct)
    {
        if (await letters.Write(notice, meeting, contact, now, ct) is not { } letter)
            return notice with { State = NoticeState.Dropped, Error = "no e-mail address" };
        await mail.SendAsync(letter, ct);
        return notice with { State = NoticeState.Sent, SentAt = clock.GetUtcNow(), Error = null };
    }

    private Notice Sent(Notice notice, SmsReceipt receipt) => notice with
    {
        State = NoticeState.Sent, SentAt = clock.GetUtcNow(), ProviderId = receipt.ProviderId, ProviderStatus = receipt.Status.ToString(), Error = null,
    };

    /// <summary>Back-off: text messages five times in half an hour, letters for a day. Then it has failed, and the history says so.</summary>
    private async Task AgainOrGiveUp(IDocumentSession session, Notice notice, DeliveryFailure.Retry? retry, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Backoff.Next(notice, retry?.Once ?? false, now) is not { } wait)
        {
            await Instead(session, notice with { State = NoticeState.Failed }, ct);
            return;
        }
        var at = now + (retry?.After > wait ? retry.After.Value : wait);
        await Later(session, notice with { DueAt = at }, at, ct);
    }

    /// <summary>A text that can not reach anybody becomes a letter, unless a letter of the same kind leaves anyway.</summary>
    private async Task Instead(IDocumentSession session, Notice notice, CancellationToken ct)
    {
        if (notice is { Channel: Channel.Sms, Kind: NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours })
        {
            var letter = notice.ByMail();
            if (await session.LoadAsync<Notice>(letter.Id, ct) is null)
            {
                session.Insert(letter);
                await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(letter.Id));
            }
        }
        await Save(session, notice, ct);
    }

    private async Task Later(IDocumentSession session, Notice notice, DateTimeOffset at, CancellationToken ct)
    {
        await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(notice.Id), new Wolverine.DeliveryOptions { ScheduledTime = at });
        await Save(session, notice, ct);
    }

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

internal static partial class TellingLog
{
    [LoggerMessage(LogLevel.Warning, "A notice ({Kind} by {Channel}) was not sent: {Code}")]
    public static partial void NotSent(this ILogger log, NoticeKind kind, Channel channel, string code);
}
