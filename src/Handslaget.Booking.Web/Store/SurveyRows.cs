using Handslaget.Booking.Figures;
using Handslaget.Booking.Surveying;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The questions about a meeting have been answered, so their link has done its work. <see cref="Id"/> is a keyed fingerprint of the meeting.
/// Erased when the link would not open any more: after that nothing remembers that they were answered.
/// </summary>
public sealed record SurveySpent
{
    public string Id { get; init; } = "";

    public DateTimeOffset ClosesAt { get; init; }
}

/// <summary>What somebody wrote beside the marks, under an identity drawn by chance. It leads neither to the marks nor to the meeting.</summary>
public sealed record SurveyText
{
    public Guid Id { get; init; }

    /// <summary>The month of the meeting.</summary>
    public Month Month { get; init; }

    public string Text { get; init; } = "";
}

/// <summary>
/// How an answer is kept without a moment: when it came would tell whose it is, to whoever knows who was at the computer then. The store's own
/// identities are made of the time too (UUID version 7), so they are left out, or drawn anew.
/// </summary>
internal static class AnonymousRows
{
    public static void WithAnonymousRows(this StoreOptions options)
    {
        options.Schema.For<SurveySpent>().Metadata(m => { m.LastModified.Enabled = false; m.Version.Enabled = false; });
        options.Schema.For<SurveyText>().Metadata(m => { m.LastModified.Enabled = false; m.Version.Enabled = false; });
    }

    /// <summary>Begins the answer's own log. The store stamps what is written; in the same transaction the stamps become the first of the month.</summary>
    public static void Keep(this IDocumentSession session, string schema, Guid id, SurveyAnswered answered)
    {
        session.Events.StartStream(id, answered);
        var first = SwedishTime.Midnight(new DateOnly(answered.Month.Year, answered.Month.Number, 1));
        session.QueueSqlCommand($"update {schema}.mt_events set timestamp = ?, id = gen_random_uuid() where stream_id = ?", first, id);
        session.QueueSqlCommand($"update {schema}.mt_streams set timestamp = ?, created = ? where id = ?", first, first, id);
    }
}
