using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Procurements;

/// <summary>What one version of a notice says.</summary>
/// <param name="Divisions">CPV divisions, two digits; none: it goes to nobody by mail.</param>
/// <param name="ClosesAt">Last moment for tenders; null: the notice names none.</param>
/// <param name="Version">The publisher's own name for the version.</param>
/// <param name="VersionAt">When the publisher said it: a newer one replaces an older one.</param>
public sealed record NoticeVersion(IReadOnlyList<string> Divisions, DateTimeOffset? ClosesAt, string Version, DateTimeOffset VersionAt);

/// <summary>
/// A procurement that companies can still send tenders to. The newest version stands, whatever order they come in; a cancelled one disappears;
/// and one that a coordinator has taken away does not come back with the feed. It is current until its last moment for tenders.
/// </summary>
public sealed record Procurement : ISubject<Procurement>
{
    /// <summary>How long a notice without a last moment for tenders is shown.</summary>
    public static readonly TimeSpan ShownWithoutAnEnd = TimeSpan.FromDays(60);

    public Guid Id { get; init; }

    public ProcurementSource Source { get; init; }

    public IReadOnlyList<string> Divisions { get; init; } = [];

    public DateTimeOffset? ClosesAt { get; init; }

    public string Version { get; init; } = "";

    public DateTimeOffset VersionAt { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>A coordinator has taken it away.</summary>
    public bool IsTakenAway { get; init; }

    public static Procurement New { get; } = new();

    /// <summary>The same notice of the same publisher is the same procurement.</summary>
    public static Guid IdOf(string noticeId) => Notice.Name($"procurement/{noticeId}");

    public bool IsCurrent(DateTimeOffset now) =>
        Id != Guid.Empty && WithdrawnAt is null && now < (ClosesAt ?? PublishedAt + ShownWithoutAnEnd);

    public Decision Publish(Guid id, ProcurementSource source, NoticeVersion said, DateTimeOffset now)
    {
        if (Id != Guid.Empty && (!IsNews(said.Version, said.VersionAt) || (IsTakenAway && source == ProcurementSource.Feed))) return Decision.AlreadySo;
        return Id == Guid.Empty || WithdrawnAt is not null
            ? Decision.Of(new ProcurementPublished(id, source, said.Divisions, said.ClosesAt, said.Version, said.VersionAt, now))
            : Decision.Of(new ProcurementChanged(said.Divisions, said.ClosesAt, said.Version, said.VersionAt, now));
    }

    /// <summary>Its publisher says that it is over.</summary>
    public Decision End(string version, DateTimeOffset versionAt, DateTimeOffset now) =>
        Id == Guid.Empty || WithdrawnAt is not null || !IsNews(version, versionAt)
            ? Decision.AlreadySo
            : Decision.Of(new ProcurementWithdrawn(ProcurementSource.Feed, version, versionAt, now));

    public Decision TakeAway(DateTimeOffset now) =>
        Id == Guid.Empty || IsTakenAway ? Decision.AlreadySo : Decision.Of(new ProcurementWithdrawn(ProcurementSource.Hand, Version, VersionAt, now));

    public Procurement Evolve(object fact) => fact switch
    {
        ProcurementPublished e => this with
        {
            Id = e.ProcurementId,
            Source = e.Source,
            Divisions = e.Divisions,
            ClosesAt = e.ClosesAt,
            Version = e.Version,
            VersionAt = e.VersionAt,
            PublishedAt = e.At,
            WithdrawnAt = null,
            IsTakenAway = false,
        },
        ProcurementChanged e => this with { Divisions = e.Divisions, ClosesAt = e.ClosesAt, Version = e.Version, VersionAt = e.VersionAt },
        ProcurementWithdrawn e => this with { WithdrawnAt = e.At, IsTakenAway = e.By == ProcurementSource.Hand, Version = e.Version, VersionAt = e.VersionAt },
        _ => this,
    };

    /// <summary>Who follows its divisions hears of it in the next digest, and not one by one.</summary>
    public IEnumerable<Notice> Tell(object fact, Procurement before) => [];

    public IEnumerable<Message> Call(object fact) => [];

    private bool IsNews(string version, DateTimeOffset at) => at > VersionAt || (at == VersionAt && version != Version);
}
