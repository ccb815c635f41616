using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using JasperFx;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Handslaget.Booking.Web.Returning;

/// <summary>
/// Somebody who has lost the link comes back: the reference and the mobile (or the address, for who gave no mobile) give a code, and the
/// code opens the meeting. Whatever is wrong, the answer is the same and takes as long.
/// </summary>
public sealed class WayBack(
    IDocumentStore store, IWolverineRuntime runtime, OneTimeCodes codes, LinkLife life, IOptions<DeliveryOptions> delivery, TimeProvider clock)
{
    private const int GuessesPerCode = 5;
    private const int CodesPerHour = 3;
    private const int CodesPerDay = 10;

    /// <summary>Longer than the work takes, so that its time does not tell what was found.</summary>
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromMilliseconds(350);

    /// <summary>Always an attempt to guess at; a code is on its way only if the two belong together.</summary>
    public Task<Guid> Ask(string? reference, string? reach, CancellationToken ct) => InSameTime(async () =>
    {
        var attempt = new Guid(RandomNumberGenerator.GetBytes(16));
        if (Reference.Read(reference) is not { } known || string.IsNullOrWhiteSpace(reach)) return attempt;
        try
        {
            await Send(attempt, known, reach, ct);
        }
        catch (ConcurrencyException)
        {
            // Another process counted the same moment, and sends a code of its own.
        }
        return attempt;
    }, ct);

    /// <summary>The meeting, if the code is right, has time left and was not used.</summary>
    public Task<Guid?> Open(Guid attempt, string? written, CancellationToken ct) => InSameTime(async () =>
    {
        var digits = new string([.. (written ?? "").Where(char.IsAsciiDigit).Take(7)]);
        for (var race = 0; race < GuessesPerCode; race++)
        {
            await using var session = store.LightweightSession();
            if (await session.LoadAsync<WayBackCode>(attempt, ct) is not { Used: false, Guesses: < GuessesPerCode } code) return null;
            if (clock.GetUtcNow() - code.AskedAt >= OneTimeCodes.Lasts) return null;
            var right = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(codes.Of(code)), Encoding.ASCII.GetBytes(digits));
            session.Store(code with { Guesses = code.Guesses + 1, Used = right });
            try
            {
                await session.SaveChangesAsync(ct);
                return right ? code.MeetingId : (Guid?)null;
            }
            catch (ConcurrencyException)
            {
                // Somebody guessed at the same moment: this guess is judged on what stands there now.
            }
        }
        return null;
    }, ct);

    private async Task Send(Guid attempt, string reference, string reach, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        if (await session.Query<MeetingReference>().FirstOrDefaultAsync(r => r.Reference == reference, ct) is not { Id: var id }) return;
        if (await session.LoadAsync<Meeting>(id, ct) is not { } meeting || !life.OpensMeeting(meeting, now)) return;
        if (await session.LoadAsync<Contact>(id, ct) is not { } contact || Channel(contact, reach) is not { } channel) return;

        var count = await session.LoadAsync<WayBackCount>(id, ct) ?? new WayBackCount { Id = id };
        var recent = count.AskedAt.Where(t => now - t < TimeSpan.FromDays(1)).ToList();
        if (recent.Count >= CodesPerDay || recent.Count(t => now - t < TimeSpan.FromHours(1)) >= CodesPerHour) return;

        var notice = new Notice
        {
            // One that is about a code is known by the code's own row.
            Id = attempt,
            MeetingId = id,
            Kind = NoticeKind.Code,
            Channel = channel,
            About = now,
            Sequence = meeting.Sequence,
            WrittenAt = now,
        };
        session.Store(count with { AskedAt = [.. recent, now] });
        session.Insert(new WayBackCode { Id = attempt, MeetingId = id, AskedAt = now });
        session.Insert(notice);
        var over = now - TimeSpan.FromDays(2);
        session.DeleteWhere<WayBackCode>(c => c.AskedAt < over);
        await new MartenOutbox(runtime, session).PublishAsync(new SendNotice(notice.Id));
        await session.SaveChangesAsync(ct);
    }

    private Channel? Channel(Contact contact, string reach)
    {
        if (contact.Mobile is { } mobile) return MobileNumber.Read(reach, delivery.Value.Countries).E164 == mobile ? Meetings.Channel.Sms : null;
        return string.Equals(contact.Email, reach.Trim(), StringComparison.OrdinalIgnoreCase) ? Meetings.Channel.Mail : null;
    }

    /// <summary>On the wall clock, whatever clock the service goes by: it is the asker who must not see a difference.</summary>
    private static async Task<T> InSameTime<T>(Func<Task<T>> work, CancellationToken ct)
    {
        var enough = Task.Delay(AnswersAfter, ct);
        var result = await work();
        await enough;
        return result;
    }
}
