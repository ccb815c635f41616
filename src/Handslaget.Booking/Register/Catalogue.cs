namespace Handslaget.Booking.Register;

/// <summary>
/// What the municipality can be asked about: units, competences, case types, situations. It is data, edited by people, and is checked
/// as a whole before it is used: a broken reference names the entry it stands in.
/// </summary>
public sealed record Catalogue(
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Competence> Competences,
    IReadOnlyList<CaseType> CaseTypes,
    IReadOnlyList<Situation> Situations);

/// <summary>An office or unit (kontor, enhet) of the municipality, or a body that sits at its tables.</summary>
public sealed record Unit(string Id, Text Name, string? Parent);

/// <summary>
/// What somebody at the table must be able to answer for. <see cref="Question"/> is the yes/no question that decides whether the
/// competence is needed where a case type only wishes for it; without one it stays a wish.
/// </summary>
public sealed record Competence(string Id, Text Name, string Unit, Text Scope, Text? Question)
{
    /// <summary>Who that is at the table, inside a sentence: "livsmedelsinspektören". Without it sentences use the name.</summary>
    public Text? Who { get; init; }
}

/// <summary>An errand as the municipality knows it (ärendetyp), with the competences that it needs and wishes for at the table.</summary>
/// <param name="Papers">What is good to bring to the table. It is never a condition for the meeting.</param>
public sealed record CaseType(
    string Id,
    Text Name,
    string Category,
    string Unit,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    IReadOnlyList<Text> Papers)
{
    /// <summary>The errand inside a sentence, after "för": "registrering av livsmedelsanläggning". Without it sentences use the name.</summary>
    public Text? Phrase { get; init; }

    /// <summary>Words and phrases, Swedish and English, that companies use for it: "bergvärme".</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    /// <summary>How it goes from question to decision. Null: nobody has written that down yet.</summary>
    public DecisionMap? Map { get; init; }

    /// <summary>Competence → why it sits at the table, where a coordinator has said it better than the usual sentence.</summary>
    public IReadOnlyDictionary<string, Text> Reasons { get; init; } = new Dictionary<string, Text>();
}

/// <summary>What a company says it wants to do ("öppna restaurang med uteservering"): several case types and the table they need.</summary>
/// <param name="Triggers">Words and phrases, Swedish and English, that companies use for it: "bageri".</param>
public sealed record Situation(
    string Id,
    Text Name,
    IReadOnlyList<string> Triggers,
    IReadOnlyList<string> CaseTypes,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional)
{
    /// <summary>One line that tells what it means, for the card a company chooses by.</summary>
    public Text? Short { get; init; }

    /// <summary>What the company wants, inside a sentence, after "ni vill": "öppna butik". Without it sentences use the name.</summary>
    public Text? Phrase { get; init; }

    /// <summary>Competence → why it sits at the table, where a coordinator has said it better than the usual sentence.</summary>
    public IReadOnlyDictionary<string, Text> Reasons { get; init; } = new Dictionary<string, Text>();
}
