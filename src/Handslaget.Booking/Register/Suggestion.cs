using System.Globalization;
using System.Text;

namespace Handslaget.Booking.Register;

/// <summary>Something in the catalogue that a company's own words point at: a situation (<see cref="IsSituation"/>) or a case type.</summary>
public sealed record Suggestion(string Id, bool IsSituation, int Score);

/// <summary>
/// Suggests what a company may mean. It compares words and nothing more: it never decides, a person does. A trigger that the whole text
/// contains weighs most, then single words of the triggers, then words of the name. Words of four letters or more also match by their
/// beginning ("restaurangen" and "restaurang"), in either direction.
/// </summary>
public static class Suggestions
{
    /// <summary>What a matter is about is said at once; what stands after so many characters is not read.</summary>
    private const int Reads = 2_000;

    private const int LeastStem = 4;

    // Words that stand in the catalogue's own names but tell nothing of the matter.
    private static readonly HashSet<string> Silent =
    [
        "och", "eller", "med", "utan", "till", "att", "för", "som", "den", "det", "ett", "vid", "från", "ska", "vill", "ni", "vi", "jag",
        "öppna", "starta", "bygga", "ordna", "söka", "bli", "använda", "anmälan", "tillstånd", "tillfälligt", "tillfällig", "ändring",
        "större", "stor", "ny", "nya", "nytt", "ändrad", "råd", "fråga", "verksamhet", "kommunen", "norrköping",
        "en", "på", "i", "av", "ut", "hit", "vår", "vårt", "våra", "har", "kan", "är", "tid",
        "a", "an", "and", "or", "with", "without", "the", "to", "of", "for", "in", "on", "we", "our", "want", "open", "start", "new", "own", "larger", "change", "use",
    ];

    public static IReadOnlyList<Suggestion> For(Catalogue catalogue, string text, int atMost = 5)
    {
        var words = Words(text.Length > Reads ? text[..Reads] : text);
        if (words.Count == 0)
        {
            return [];
        }

        var said = words.ToHashSet();
        var whole = $" {string.Join(' ', words)} ";
        var situations = catalogue.Situations.Select(s =>
            new Suggestion(s.Id, IsSituation: true, Score(s.Name, s.Triggers, said, whole)));
        var caseTypes = catalogue.CaseTypes.Select(c =>
            new Suggestion(c.Id, IsSituation: false, Score(c.Name, c.Triggers, said, whole)));
        return
        [
            // A stable sort: among equals situations come first, and then the catalogue's order.
            .. situations.Concat(caseTypes).Where(s => s.Score > 0).OrderByDescending(s => s.Score).Take(atMost),
        ];
    }

    private static int Score(Text name, IReadOnlyList<string> triggers, HashSet<string> said, string whole)
    {
        var phrases = triggers.Distinct().Select(Words).ToList();
        return (4 * phrases.Count(words => whole.Contains($" {string.Join(' ', words)} ", StringComparison.Ordinal)))
            + (2 * phrases.SelectMany(words => words).Distinct().Count(word => IsSaid(word, said)))
            + Words(name.Sv).Distinct().Count(word => IsSaid(word, said))
            + Words(name.En).Distinct().Count(word => IsSaid(word, said));
    }

    private static bool IsSaid(string word, HashSet<string> said) =>
        !Silent.Contains(word)
        && (said.Contains(word)
            || (word.Length >= LeastStem && said.Any(other => other.Length >= LeastStem && !Silent.Contains(other) && SameStem(word, other))));

    private static bool SameStem(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>
    /// Lower case, letters and digits only. Accents are folded (é is e), but å, ä and ö are letters of their own and stay. Text pasted
    /// from a Mac can have them in two characters, so it is composed first.
    /// </summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in Composed(text))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(Folded(char.ToLowerInvariant(character)));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Text cut in the middle of a character can not be composed, and is then read as it stands.</summary>
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static char Folded(char letter)
    {
        if (letter is 'å' or 'ä' or 'ö' || letter < 128 || char.IsSurrogate(letter))
        {
            return letter;
        }

        var bare = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        return CharUnicodeInfo.GetUnicodeCategory(bare) == UnicodeCategory.LowercaseLetter ? bare : letter;
    }
}
