using System.Globalization;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Surveying;

/// <summary>What somebody has answered, as it was chosen and written.</summary>
/// <param name="Chosen">Field by field: a mark, <see cref="NotKnown"/>, or whether what was agreed has been done.</param>
public sealed record SurveyReply(IReadOnlyDictionary<string, string> Chosen, string Text)
{
    public const string NotKnown = "vet-inte";

    public const string Agreed = "lovat";

    public const int LongestText = 1000;

    public static readonly SurveyReply Blank = new(new Dictionary<string, string>(), "");

    public IReadOnlyDictionary<SurveyQuestion, int> Marks => Enum.GetValues<SurveyQuestion>()
        .Select(question => (question, Mark: Mark(question))).Where(m => m.Mark is not null).ToDictionary(m => m.question, m => m.Mark!.Value);

    public WasDone? AgreedDone => Enum.GetValues<WasDone>().Cast<WasDone?>().FirstOrDefault(done => done.ToString() == Chosen.GetValueOrDefault(Agreed));

    /// <summary>Nothing has to be answered, but who answers nothing at all has sent the form too early.</summary>
    public static SurveyReply Read(IFormCollection form, Fields fields)
    {
        string[] asked = [.. Enum.GetNames<SurveyQuestion>(), Agreed];
        var said = new SurveyReply(
            asked.Where(name => form[name].ToString().Length is > 0 and < 20).ToDictionary(name => name, name => form[name].ToString()),
            fields.Lines("text", form["text"], LongestText));
        if (said.Chosen.Count == 0 && said.Text.Length == 0)
            fields.Fault(nameof(SurveyQuestion.Whole), new("Svara på minst en fråga. Vet inte är också ett svar.", "Answer at least one question. Do not know is an answer too."));
        return said;
    }

    private int? Mark(SurveyQuestion question) =>
        int.TryParse(Chosen.GetValueOrDefault(question.ToString()), NumberStyles.None, CultureInfo.InvariantCulture, out var mark) && mark is >= Survey.Lowest and <= Survey.Highest
            ? mark
            : null;
}
