using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Pages.Complaints;

/// <summary>The answer to a complaint as somebody wrote it.</summary>
internal sealed record WrittenAnswer(ComplaintOutcome? Outcome, string Text, LateWords Late, IReadOnlyDictionary<string, string> Errors)
{
    public bool HasErrors => Errors.Count > 0;

    /// <summary>What the company is sent.</summary>
    public string Whole => Late.Before(Text);

    public static WrittenAnswer Read(ComplaintFile file, IFormCollection form, string language, BookingRules rules, DateTimeOffset now)
    {
        var fields = new Fields(language);
        ComplaintOutcome? outcome = Enum.TryParse<ComplaintOutcome>(form["utfall"], out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        if (outcome is null) fields.Fault("utfall", new("Välj vad ni kommer fram till.", "Choose what you conclude."));
        var text = fields.Lines("svar", form["svar"], ReceiveComplaint.LongestText, new("Skriv svaret.", "Write the answer."));
        return new(outcome, text, LateWords.Read(file, isAnswer: true, form, fields, rules, now), fields.Errors);
    }
}
