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
    private static readonly Dictionary<string, TextWord> Known = new()
    {
        ["JA"] = TextWord.Yes, ["J"] = TextWord.Yes, ["JA TACK"] = TextWord.Yes, ["JAPP"] = TextWord.Yes, ["JA VI KOMMER"] = TextWord.Yes, ["VI KOMMER"] = TextWord.Yes,
        ["JAG KOMMER"] = TextWord.Yes, ["JA JAG KOMMER"] = TextWord.Yes, ["YES"] = TextWord.Yes, ["Y"] = TextWord.Yes, ["YES PLEASE"] = TextWord.Yes, ["YES THANKS"] = TextWord.Yes,

        ["NEJ"] = TextWord.No, ["N"] = TextWord.No, ["NEJ TACK"] = TextWord.No, ["NEJ TYVARR"] = TextWord.No, ["KAN INTE"] = TextWord.No, ["KAN EJ"] = TextWord.No,
        ["FORHINDER"] = TextWord.No, ["AVBOKA"] = TextWord.No, ["AVBOKA MOTET"] = TextWord.No, ["NO"] = TextWord.No, ["NO THANKS"] = TextWord.No, ["CAN NOT"] = TextWord.No,
        ["CANNOT"] = TextWord.No, ["CANT"] = TextWord.No, ["CANCEL"] = TextWord.No,

        ["NYTID"] = TextWord.NewTime, ["NY TID"] = TextWord.NewTime, ["NY TID TACK"] = TextWord.NewTime, ["ANNAN TID"] = TextWord.NewTime, ["OMBOKA"] = TextWord.NewTime,
        ["BOKA OM"] = TextWord.NewTime, ["NEWTIME"] = TextWord.NewTime, ["NEW TIME"] = TextWord.NewTime, ["NEW TIME PLEASE"] = TextWord.NewTime, ["RESCHEDULE"] = TextWord.NewTime,

        ["RING"] = TextWord.Call, ["RING MIG"] = TextWord.Call, ["RING UPP"] = TextWord.Call, ["RING TACK"] = TextWord.Call, ["CALL"] = TextWord.Call, ["CALL ME"] = TextWord.Call,

        ["STOPP"] = TextWord.Stop, ["STOP"] = TextWord.Stop, ["STOPPA"] = TextWord.Stop, ["SLUTA"] = TextWord.Stop, ["STOPALL"] = TextWord.Stop, ["STOP ALL"] = TextWord.Stop,
        ["AVREGISTRERA"] = TextWord.Stop, ["AVSLUTA"] = TextWord.Stop, ["UNSUBSCRIBE"] = TextWord.Stop, ["END"] = TextWord.Stop, ["QUIT"] = TextWord.Stop, ["OPTOUT"] = TextWord.Stop,
        ["REVOKE"] = TextWord.Stop,

        ["START"] = TextWord.Start, ["STARTA"] = TextWord.Start, ["UNSTOP"] = TextWord.Start,
    };

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
