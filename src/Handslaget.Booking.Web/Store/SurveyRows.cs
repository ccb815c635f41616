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

/// <summary>
/// An answer that is not counted yet, under an identity drawn by chance. It waits for its month to close, and is then erased. Nothing in it says
/// whose it is, but it was written together with <see cref="SurveySpent"/>: until then, who reads the database's own row marks can see which.
/// </summary>
public sealed record SurveyPending
{
    public Guid Id { get; init; }

    public required SurveyAnswered Answered { get; init; }

    public string Text { get; init; } = "";
}

/// <summary>A month's answers have been written as facts. It can stand here once, so two who write at the same moment are one.</summary>
public sealed record SurveyClosed
{
    /// <summary>The month.</summary>
    public string Id { get; init; } = "";
}

/// <summary>
/// What somebody wrote beside the marks, under an identity drawn by chance, written when its month closed. It leads neither to the marks nor to
/// the meeting.
/// </summary>
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
        options.Schema.For<SurveyPending>().Metadata(m => { m.LastModified.Enabled = false; m.Version.Enabled = false; });
        options.RegisterDocumentType<SurveyClosed>();
        options.Schema.For<SurveyText>().Metadata(m => { m.LastModified.Enabled = false; m.Version.Enabled = false; });
    }

    /// <summary>
    /// Begins a log for each of a month's answers. The store stamps what is written, and with the ids of a trace when there is one; in the same
    /// transaction the stamps become the first of the month, and the traces nothing.
    /// </summary>
    public static void Keep(this IDocumentSession session, string schema, Month month, IReadOnlyList<(Guid Id, SurveyAnswered Answered)> answers)
    {
        foreach (var (id, answered) in answers) session.Events.StartStream(id, answered);
        var (first, ids) = (SwedishTime.Midnight(new DateOnly(month.Year, month.Number, 1)), answers.Select(a => a.Id).ToArray());
        session.QueueSqlCommand(
            $"update {schema}.mt_events set timestamp = ?, id = gen_random_uuid(), correlation_id = null, causation_id = null, headers = null where stream_id = any(?)", first, ids);
        session.QueueSqlCommand($"update {schema}.mt_streams set timestamp = ?, created = ? where id = any(?)", first, first, ids);
    }
}
