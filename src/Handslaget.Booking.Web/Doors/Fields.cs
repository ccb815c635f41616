using System.Globalization;
using System.Text;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// Reads what a person has written, field by field: tidied (no control characters, no line breaks in a line), measured, and each fault told
/// in their own language with how to mend it. Nothing is thrown away on the way: the form shows what was written again.
/// </summary>
public sealed class Fields(string language)
{
    private readonly Dictionary<string, string> errors = [];

    public IReadOnlyDictionary<string, string> Errors => errors;

    public bool HasErrors => errors.Count > 0;

    public void Fault(string field, Text text) => errors.TryAdd(field, text.In(language));

    /// <summary>One line of at most <paramref name="longest"/> characters.</summary>
    public string Line(string field, string? value, int longest, Text? ifMissing = null) =>
        Measured(field, Tidy(value, keepLines: false), longest, ifMissing);

    /// <summary>Several lines.</summary>
    public string Lines(string field, string? value, int longest, Text? ifMissing = null) =>
        Measured(field, Tidy(value, keepLines: true), longest, ifMissing);

    /// <summary>A mail address; null when there is none.</summary>
    public string? Email(string field, string? value, Text? ifMissing = null)
    {
        var email = Line(field, value, 150, ifMissing);
        if (email.Length == 0) return null;
        if (!Mailbox.IsAddress(email))
        {
            Fault(field, new(
                "E-postadressen går inte att läsa. Den ska se ut så här: namn@foretag.se.",
                "The e-mail address can not be read. It should look like this: name@company.com."));
        }
        return email;
    }

    private string Measured(string field, string value, int longest, Text? ifMissing)
    {
        if (value.Length == 0 && ifMissing is not null) Fault(field, ifMissing);
        if (value.Length > longest)
        {
            Fault(field, new(
                $"Texten är {value.Length} tecken lång. Korta den till högst {longest}.",
                $"The text is {value.Length} characters long. Shorten it to at most {longest}."));
        }
        return value;
    }

    /// <summary>
    /// Control characters and the marks that turn the writing direction are taken away, half characters become "�", and runs of white
    /// space become one space, so that a name can not become a second header line in a mail or a property in an invitation.
    /// </summary>
    public static string Tidy(string? value, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(value)) return "";
        var text = new StringBuilder(Math.Min(value.Length, 100_000));
        foreach (var rune in value.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n') text.Append('\n');
            else if (Rune.IsWhiteSpace(rune)) text.Append(text.Length > 0 && text[^1] is ' ' or '\n' ? "" : " ");
            else if (rune.Value is 0x200D or >= 0xFE00 and <= 0xFE0F || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)) text.Append(rune);
        }
        return text.ToString().Trim();
    }
}
