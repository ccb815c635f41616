namespace Handslaget.Booking.Web.Inbox;

/// <summary>What a mail server says has become of a letter of ours (RFC 3464).</summary>
/// <param name="Letter">Our letter's Message-ID, without brackets.</param>
/// <param name="Status">"5.1.1", or empty.</param>
/// <param name="IsFinal">It will not arrive; otherwise it is only late, or has been passed on.</param>
internal sealed record Bounce(string Letter, string Status, bool IsFinal);

/// <summary>A letter as the mailroom needs it: who it is from, what it says in calendar and in words, and whether anybody reads an answer.</summary>
/// <param name="Identity">The same for every copy of the same letter.</param>
/// <param name="From">The one address it is from, lower case; empty when that is not clear.</param>
/// <param name="Answers">What it says in calendar, each thing once.</param>
/// <param name="RepliesTo">Message-IDs of letters it answers.</param>
/// <param name="IsAutomatic">A machine wrote it, or it went to many: it is never answered.</param>
/// <param name="IsForged">The mail server that we trust says that it is not from whom it says.</param>
internal sealed record IncomingLetter(
    Guid Identity, string From, string Name, string Subject, string Text, DateTimeOffset? Date, IReadOnlyList<CalendarAnswer> Answers, Bounce? Bounce,
    IReadOnlyList<string> RepliesTo, bool IsAutomatic, bool IsForged)
{
    /// <summary>Two things in one letter that can not both be meant.</summary>
    public bool ContradictsItself => Answers.GroupBy(a => a.Uid, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1);
}
