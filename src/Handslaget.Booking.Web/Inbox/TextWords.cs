using System.Globalization;
using System.Text;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>What a text message asks for, when it is one of the words we have told of, and nothing else.</summary>
internal enum TextWord
{
    /// <summary>Anything else: a human reads it.</summary>
    Other,
    Yes,
    No,
    NewTime,
    Call,
    Stop,
    Start,
}

/// <summary>
/// The whole text must be the word, give or take case, accents, spaces and full stops: "ja men vi blir sena" is not a yes, and a human reads
/// it. A few of the ways people write the words are known.
/// </summary>
internal static class TextWords
{
    private static readonly Dictionary<string, TextWord> Known = new[]
    {
        (TextWord.Yes, "JA, J, JA TACK, JAPP, JA VI KOMMER, VI KOMMER, JAG KOMMER, JA JAG KOMMER, YES, Y, YES PLEASE, YES THANKS"),
        (TextWord.No, "NEJ, N, NEJ TACK, NEJ TYVARR, KAN INTE, KAN EJ, FORHINDER, AVBOKA, AVBOKA MOTET, NO, NO THANKS, CAN NOT, CANNOT, CANT, CANCEL"),
        (TextWord.NewTime, "NYTID, NY TID, NY TID TACK, ANNAN TID, OMBOKA, BOKA OM, NEWTIME, NEW TIME, NEW TIME PLEASE, RESCHEDULE"),
        (TextWord.Call, "RING, RING MIG, RING UPP, RING TACK, CALL, CALL ME"),
        (TextWord.Stop, "STOPP, STOP, STOPPA, SLUTA, STOPALL, STOP ALL, AVREGISTRERA, AVSLUTA, UNSUBSCRIBE, END, QUIT, OPTOUT, REVOKE"),
        (TextWord.Start, "START, STARTA, UNSTOP"),
    }.SelectMany(w => w.Item2.Split(", ").Select(said => (said, w.Item1))).ToDictionary();

    public static TextWord Read(string? text) => text is { Length: <= 60 } && Known.TryGetValue(Bare(text), out var word) ? word : TextWord.Other;

    /// <summary>
    /// Capitals without accents, one space between words. An apostrophe is nothing ("can't"), and full stops are spaces; a question mark or a
    /// picture means something, and makes it another text.
    /// </summary>
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes().Where(r => r.Value != 0xFFFD).SelectMany(r => r.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes()))
        {
            if (Rune.IsLetterOrDigit(rune)) bare.Append(Rune.ToUpperInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && rune.Value is not ('\'' or 0x2019)) bare.Append(IsPunctuation(rune) ? ' ' : '#');
        }
        return string.Join(' ', bare.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsPunctuation(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is '.' or ',' or '!' or '-' or '"' or '*' or '(' or ')' or ':' or ';' or '/' or '_';
}
