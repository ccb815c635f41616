using System.Globalization;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Pages.Officials;

/// <summary>
/// An official's answer as a form sends it. The words of the choices stand in mails, so they are kept: kan, distans, kollega, kan-inte.
/// <see cref="Reply"/> is null while something is missing, and <see cref="Fault"/> says what.
/// </summary>
internal sealed record WrittenReply(string? Chosen, DateTimeOffset Seen, Reply? Reply, Text? Fault)
{
    public static readonly IReadOnlyList<string> Choices = ["kan", "distans", "kollega", "kan-inte"];

    /// <summary>The choice a link was made for. Anything else chooses nothing.</summary>
    public static string? ChosenIn(HttpContext http) => Known(http.Request.Query["svar"]);

    public static async Task<WrittenReply> Read(HttpContext http, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
        var chosen = Known(form["svar"]);
        if (!DateTimeOffset.TryParse(form["start"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seen) || chosen is null)
            return new(chosen, default, null, new("Välj ett av svaren.", "Choose one of the answers."));
        Guid? colleague = Guid.TryParse(form["kollega"], out var id) ? id : null;
        DeclineReason? reason = Enum.TryParse<DeclineReason>(form["skal"], ignoreCase: true, out var why) && Enum.IsDefined(why) ? why : null;
        return chosen switch
        {
            "kan" => new(chosen, seen, new Reply.Comes(), null),
            "distans" => new(chosen, seen, new Reply.ComesByLink(), null),
            "kan-inte" => new(chosen, seen, new Reply.CanNot(reason), null),
            _ when colleague is null => new(chosen, seen, null, new("Välj vilken kollega du föreslår.", "Choose which colleague you suggest.")),
            _ => new(chosen, seen, new Reply.CanNot(null, colleague), null),
        };
    }

    private static string? Known(string? choice) => Choices.FirstOrDefault(c => c == choice);
}
