using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Pages.Complaints;

/// <summary>What comes later than promised begins with what was promised, an apology, and why it took so long.</summary>
internal sealed record LateWords(string? Apology, string Why)
{
    private static readonly LateWords InTime = new(null, "");

    /// <param name="file">The complaint.</param>
    /// <param name="isAnswer">The complaint is answered, and not only said to be read.</param>
    /// <param name="form">Where it is written why.</param>
    /// <param name="fields">Where a fault is put: what is late can not be sent without it.</param>
    /// <param name="rules">The days that are promised.</param>
    /// <param name="now">When it is written.</param>
    public static LateWords Read(ComplaintFile file, bool isAnswer, IFormCollection form, Fields fields, BookingRules rules, DateTimeOffset now)
    {
        var (complaint, isLateAnswer) = (file.Complaint, isAnswer && file.IsAnsweredLate);
        if ((isLateAnswer ? complaint.AnswerBy(rules) : file.IsReadLate ? complaint.AcknowledgeBy(rules) : null) is not { } by) return InTime;
        var why = fields.Lines(FieldOf(isAnswer), form[FieldOf(isAnswer)], 1000, new("Skriv varför det dröjde.", "Write why it took so long."));
        var (sv, en) = isLateAnswer ? ("svar", "an answer") : ("besked om ert klagomål", "word of your complaint");
        return new(
            new Text(
                $"Vi lovade er {sv} senast {People.LongDay(by, "sv", now)}. Det höll vi inte, och vi ber om ursäkt.",
                $"We promised you {en} by {People.LongDay(by, "en", now)}. We did not keep it, and we apologise.").In(complaint.Language),
            why);
    }

    public static string FieldOf(bool isAnswer) => isAnswer ? "drojde-svar" : "drojde-besked";

    public string Before(string text) => Apology is null ? text : $"{Apology}\n{Why}\n\n{text}";
}
