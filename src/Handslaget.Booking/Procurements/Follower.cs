using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Procurements;

/// <summary>
/// Somebody who has notices of procurements by mail: asked for at an address, and only after a yes from it (double opt-in). A letter at the
/// digest's times (<see cref="DigestTimes"/>) if there is something new, and each procurement in one letter only.
/// </summary>
public sealed record Follower : ISubject<Follower>
{
    /// <summary>How long a question waits for its yes. Then the address is forgotten.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    /// <summary>So many in one letter; the rest come in the next.</summary>
    private const int InOneLetter = 200;

    public Guid Id { get; init; }

    /// <summary>When it was last asked for.</summary>
    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyList<string> Divisions { get; init; } = [];

    public IReadOnlyList<Guid> Told { get; init; } = [];

    /// <summary>When the last letter of notices was sent.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    public static Follower New { get; } = new();

    public bool IsFollowing => ConfirmedAt is not null && EndedAt is null;

    /// <summary>Asked for, with no yes yet, and not too late for it.</summary>
    public bool IsWaiting(DateTimeOffset now) => Id != Guid.Empty && ConfirmedAt is null && EndedAt is null && now < AskedAt + Waits;

    public Decision Ask(Guid id, DateTimeOffset now) => EndedAt is null ? Decision.Of(new FollowAsked(id, now)) : Decision.AlreadySo;

    public Decision Confirm(IReadOnlyList<string> divisions, DateTimeOffset now) =>
        IsWaiting(now) ? Decision.Of(new FollowConfirmed(divisions, now)) : Decision.AlreadySo;

    public Decision Choose(IReadOnlyList<string> divisions, DateTimeOffset now) =>
        IsFollowing && !divisions.SequenceEqual(Divisions) ? Decision.Of(new TopicsChosen(divisions, now)) : Decision.AlreadySo;

    public Decision End(DateTimeOffset now) =>
        Id == Guid.Empty || EndedAt is not null ? Decision.AlreadySo : Decision.Of(new FollowEnded(FollowEnd.Unsubscribed, now));

    /// <summary>The clock has decided; this tidies.</summary>
    public Decision Tidy(DateTimeOffset now) =>
        Id == Guid.Empty || IsFollowing || EndedAt is not null || IsWaiting(now) ? Decision.AlreadySo : Decision.Of(new FollowEnded(FollowEnd.NeverConfirmed, now));

    /// <summary>
    /// What has been announced since they said yes, up to the digest's last time, that they have not been told of. One letter a digest, on
    /// its day: what is left, or came up after that day, is in the next.
    /// </summary>
    public Decision Digest(IEnumerable<Procurement> announced, DigestRhythm rhythm, DateTimeOffset now)
    {
        var until = DigestTimes.Latest(rhythm, now);
        if (!IsFollowing || DigestAt >= until || SwedishTime.Date(now) != SwedishTime.Date(until)) return Decision.AlreadySo;
        var news = announced
            .Where(p => p.IsCurrent(now) && p.PublishedAt > ConfirmedAt && p.PublishedAt <= until && p.Divisions.Any(Divisions.Contains) && !Told.Contains(p.Id))
            .OrderBy(p => p.ClosesAt ?? DateTimeOffset.MaxValue).ThenBy(p => p.Id)
            .Take(InOneLetter).Select(p => p.Id).ToList();
        return news.Count == 0 ? Decision.AlreadySo : Decision.Of(new DigestSent(news, now));
    }

    public Follower Evolve(object fact) => fact switch
    {
        FollowAsked e => this with { Id = e.FollowerId, AskedAt = e.At },
        FollowConfirmed e => this with { ConfirmedAt = e.At, Divisions = e.Divisions },
        TopicsChosen e => this with { Divisions = e.Divisions },
        DigestSent e => this with { Told = [.. Told, .. e.Procurements], DigestAt = e.At },
        FollowEnded e => this with { EndedAt = e.At },
        _ => this,
    };

    public IEnumerable<Notice> Tell(object fact, Follower before) => fact switch
    {
        FollowAsked e => [Notice.Of(Id, NoticeKind.FollowAsked, null, e.At)],
        DigestSent e => [Notice.Of(Id, NoticeKind.ProcurementDigest, null, e.At)],
        _ => [],
    };

    public IEnumerable<Message> Call(object fact) => [];
}
