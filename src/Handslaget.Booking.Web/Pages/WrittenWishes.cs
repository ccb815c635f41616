using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.Primitives;

namespace Handslaget.Booking.Web.Pages;

/// <summary>What a form says of the errand, the same whether a company fills it in or a coordinator does it for somebody who phones.</summary>
internal static class WrittenWishes
{
    private const string Question = "fraga.";

    /// <summary>Competence → the answer to its question. A question that was skipped is not there.</summary>
    public static IEnumerable<KeyValuePair<string, bool>> Answers(IEnumerable<KeyValuePair<string, StringValues>> written) =>
        from field in written
        where field.Key.StartsWith(Question, StringComparison.Ordinal) && field.Value.ToString() is "ja" or "nej"
        select KeyValuePair.Create(field.Key[Question.Length..], field.Value == "ja");

    /// <summary>Lets go of what the form names, besides what was let go of before.</summary>
    public static Task<Outcome> Relax(this MeetingLog meetings, Meeting meeting, IFormCollection form, string actor, TimeProvider clock, CancellationToken ct)
    {
        string[] byLink = [.. meeting.ByLink.Union(form["lank"].OfType<string>())];
        string[] inWriting = [.. meeting.InWriting.Union(form["skriftligt"].OfType<string>())];
        return meetings.Decide(meeting.Id, actor, m => m.Relax(byLink, inWriting, clock.GetUtcNow()), ct);
    }
}
