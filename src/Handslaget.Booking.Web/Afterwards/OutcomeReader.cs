using System.Globalization;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>
/// Reads what an official has typed after a meeting, seat by seat ("svar.food-control"), and tells each fault by its field. The same reading
/// for the page and the API.
/// </summary>
public static class OutcomeReader
{
    private const int Longest = 300;

    /// <summary>What stands for the company where one says who takes the next step.</summary>
    public const string TheCompany = "foretaget";

    private static readonly string[] Kinds = ["inget", "svar", "villkor", "handling", "steg", "vem", "nar", "insats"];

    public static string Name(string kind, string competence) => $"{kind}.{competence}";

    /// <summary>The fields there are, and nothing else, of what came in.</summary>
    public static Dictionary<string, string> Typed(Place place, Func<string, string?> written) => place.Competences
        .SelectMany(c => Kinds.Select(k => Name(k, c)))
        .Select(field => (Field: field, Text: written(field) ?? ""))
        .Where(f => f.Text.Length > 0)
        .ToDictionary(f => f.Field, f => f.Text.Length > 4000 ? f.Text[..4000] : f.Text);

    /// <summary>What was written as it would be typed, so that it can be written anew.</summary>
    public static Dictionary<string, string> Typed(string competence, OutcomeLines lines)
    {
        var typed = new Dictionary<string, string>
        {
            ["inget"] = lines.NothingToAdd ? "ja" : "",
            ["svar"] = lines.Answer,
            ["villkor"] = lines.Condition,
            ["handling"] = lines.Document,
            ["steg"] = lines.Step,
            ["vem"] = lines.Step.Length == 0 ? "" : lines.StepBy?.ToString() ?? TheCompany,
            ["insats"] = lines.IsEffort ? "ja" : "",
            ["nar"] = lines.StepOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        };
        return typed.Where(t => t.Value.Length > 0).ToDictionary(t => Name(t.Key, competence), t => t.Value);
    }

    public static Dictionary<string, OutcomeLines> Read(OutcomeToWrite open, IReadOnlyDictionary<string, string> typed, Fields fields) =>
        open.Place.Competences.ToDictionary(c => c, c => Seat(open, c, typed, fields));

    /// <summary>What one writes oneself.</summary>
    private static readonly string[] OwnWords = ["svar", "villkor", "handling", "steg"];

    private static OutcomeLines Seat(OutcomeToWrite open, string competence, IReadOnlyDictionary<string, string> typed, Fields fields)
    {
        string? Written(string kind) => typed.GetValueOrDefault(Name(kind, competence));
        string Lines(string kind, Text? ifMissing = null) => fields.Lines(Name(kind, competence), Written(kind), Longest, ifMissing);
        if (Written("inget") == "ja")
        {
            if (OwnWords.Any(kind => !string.IsNullOrWhiteSpace(Written(kind))))
                fields.Fault(Name("inget", competence), new("Du har både skrivit och kryssat för Inget att tillägga. Ta bort det ena.", "You have both written and ticked Nothing to add. Remove one of them."));
            return new(NothingToAdd: true);
        }
        var meeting = open.Meeting;
        var answer = Lines("svar", new("Skriv vad du svarade, kort. Eller kryssa för Inget att tillägga.", "Write what you answered, briefly. Or tick Nothing to add."));
        var (condition, document) = (Lines("villkor"), Lines("handling"));

        // A step is named in reminders and lists, in the middle of a sentence.
        var step = fields.Line(Name("steg", competence), Written("steg"), Longest);
        if (step.Length == 0)
        {
            if (open.MayAgreeEffort && Written("insats") == "ja") fields.Fault(Name("steg", competence), new("Skriv vad insatsen är, eller ta bort krysset.", "Write what the effort is, or remove the tick."));
            if (Written("nar") is not null) fields.Fault(Name("steg", competence), new("Skriv vad som ska göras till den dagen, eller ta bort dagen.", "Write what is to be done by that day, or remove the day."));
            return new(false, answer, condition, document);
        }
        return new(false, answer, condition, document, step, Who(meeting, Name("vem", competence), Written("vem"), fields), Day(meeting, Name("nar", competence), Written("nar"), fields),
            open.MayAgreeEffort && Written("insats") == "ja");
    }

    private static Guid? Who(Meeting meeting, string field, string? written, Fields fields)
    {
        if (written == TheCompany) return null;
        if (Guid.TryParse(written, out var official) && meeting.PlaceOf(official) is not null) return official;
        fields.Fault(field, new("Välj vem som gör det.", "Choose who does it."));
        return null;
    }

    private static DateOnly? Day(Meeting meeting, string field, string? written, Fields fields)
    {
        var held = SwedishTime.Date(meeting.Slot!.Value.Start);
        if (!DateOnly.TryParseExact(written?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            fields.Fault(field, new("Välj senast vilken dag det ska vara klart.", "Choose the day by which it is to be done."));
        else if (day < held || day > held.AddYears(2))
            fields.Fault(field, new("Välj en dag efter mötet, högst två år framåt.", "Choose a day after the meeting, at most two years ahead."));
        else if (!WorkingDays.IsWorkingDay(day))
            fields.Fault(field, new("Den dagen är ingen arbetsdag. Välj en annan.", "That day is no working day. Choose another."));
        else return day;
        return null;
    }
}
