using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// Letters and texts for a coordinator to read. They stand beside the log until they have been read, however long that takes, and go a
/// while after.
/// </summary>
public sealed class ReadingPile(IDocumentStore store, IOptions<DeliveryOptions> delivery, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Those that nobody has read, the oldest first.</summary>
    public async Task<IReadOnlyList<LetterToRead>> Unread(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<LetterToRead>().Where(l => l.ReadAt == null).OrderBy(l => l.At).Take(PageSize).ToListAsync(ct);
    }

    public async Task<int> Count(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<LetterToRead>().CountAsync(l => l.ReadAt == null, ct);
    }

    public async Task<LetterToRead?> Find(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<LetterToRead>(id, ct);
    }

    /// <summary>False: there is no such letter.</summary>
    public async Task<bool> Read(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<LetterToRead>(id, ct) is not { } letter) return false;
        if (letter.ReadAt is null) session.Store(letter with { ReadAt = clock.GetUtcNow() });
        await session.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Removes what was read before a moment, and receipts from before another.</summary>
    public async Task Forget(DateTimeOffset readBefore, DateTimeOffset receivedBefore, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<LetterToRead>(l => l.ReadAt != null && l.ReadAt < readBefore);
        session.DeleteWhere<Receipt>(r => r.At < receivedBefore);
        await session.SaveChangesAsync(ct);
    }

    internal async Task Lay(IncomingLetter letter, WhyToRead why, Receipt receipt, Guid? meeting, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Insert(receipt with { MeetingId = null, OfficialId = null, StampedAt = null });
        session.Store(Row(letter, why, meeting ?? await About(session, letter, ct)));
        await session.SaveChangesAsync(ct);
    }

    /// <summary>What could not be read at all: only that it is there.</summary>
    internal async Task Lay(Receipt receipt, Guid id, string from, string subject, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Insert(receipt);
        session.Store(new LetterToRead { Id = id, Why = WhyToRead.Unreadable, From = SafeText.OneLine(from), Subject = SafeText.OneLine(subject), At = clock.GetUtcNow(), IsAutomatic = true });
        await session.SaveChangesAsync(ct);
    }

    internal LetterToRead Row(IncomingLetter letter, WhyToRead why, Guid? meeting) => new()
    {
        Id = letter.Identity,
        Channel = Channel.Mail,
        Why = why,
        From = letter.From,
        Name = SafeText.OneLine(letter.Name),
        Subject = letter.Subject,
        Text = letter.Text,
        MeetingId = meeting,
        IsAutomatic = letter.IsAutomatic,
        At = clock.GetUtcNow(),
    };

    /// <summary>The meeting of the letter of ours that this one answers.</summary>
    private async Task<Guid?> About(IQuerySession session, IncomingLetter letter, CancellationToken ct)
    {
        var ours = letter.RepliesTo.Select(id => OurLetter(id, delivery.Value.Domain)).OfType<Guid>().ToArray();
        return ours.Length == 0 ? null : (await session.LoadManyAsync<Notice>(ct, ours)).Select(n => (Guid?)n.MeetingId).FirstOrDefault();
    }

    /// <summary>The notice whose letter has this Message-ID; null when it is not one of ours.</summary>
    internal static Guid? OurLetter(string messageId, string domain) =>
        messageId.Trim('<', '>', ' ').Split('@') is [var key, var at] && at.Equals(domain, StringComparison.OrdinalIgnoreCase) && Guid.TryParseExact(key, "N", out var notice)
            ? notice
            : null;
}
