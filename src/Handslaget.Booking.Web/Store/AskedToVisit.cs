namespace Handslaget.Booking.Web.Store;

/// <summary>
/// That a company has been asked for a visit, and whether it said no. <see cref="Id"/> is a keyed hash of its e-mail address, mobile or organisation
/// number: the list names nobody, so that a no is remembered also when it is forgotten who the company was.
/// </summary>
public sealed record AskedToVisit
{
    public string Id { get; init; } = "";

    /// <summary>The last visit it was asked for.</summary>
    public Guid VisitId { get; init; }

    public DateTimeOffset? SaidNoAt { get; init; }
}
