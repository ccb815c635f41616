using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// What a text is answered with: one SMS in the GSM 7-bit alphabet, without names, errand or link, like everything else we text. Null: no
/// answer at all.
/// </summary>
internal static class TextAnswers
{
    private const int OneSegment = 160;

    /// <param name="byMail">Whether the company has an address, so that it has been mailed how to change or cancel.</param>
    public static string? To(TextWord word, DateTimeOffset start, bool byMail, string language, DeliveryOptions told)
    {
        var when = $"{SwedishWords.ShortDay(start, language)} {new Text("kl", "at").In(language)} {SwedishWords.Clock(start, language)}";
        var call = told.PhoneNumber;
        Text? text = (word, byMail) switch
        {
            (TextWord.Yes, _) => new($"Tack, vi har antecknat att ni kommer {when}. Förhinder? Ring {call}.", $"Thank you, we have noted that you are coming {when}. Questions? Call {call}."),
            (TextWord.No, true) => new($"Mötet {when} är inte avbokat än. Avboka eller byt tid i mejlet vi just skickat, eller ring {call}.", $"Your meeting {when} is not cancelled yet. Cancel or change it in our e-mail, or call {call}."),
            (TextWord.No, false) => new($"Mötet {when} är inte avbokat än. En lots ringer dig, eller ring {call}.", $"Your meeting {when} is not cancelled yet. A coordinator will call, or call {call}."),
            (TextWord.NewTime, true) => new($"Välj ny tid i mejlet vi just skickat, eller ring {call}. Tiden {when} är din så länge.", $"Choose another time in our e-mail, or call {call}. You keep {when} until then."),
            (TextWord.NewTime, false) => new($"En lots ringer dig om en ny tid, eller ring {call}. Tiden {when} är din så länge.", $"A coordinator will call about another time, or call {call}. You keep {when} until then."),
            (TextWord.Call, _) => new($"En lots ringer dig. Brådskar det? Ring {call}.", $"A coordinator will call you. Is it urgent? Call {call}."),
            _ => null,
        };
        return text is null ? null : Fit(told, text.In(language));
    }

    /// <summary>To one we know, whose text a human must read.</summary>
    public static string ToAnythingElse(string language, DeliveryOptions told) => Fit(told, new Text(
        $"Tack, en lots läser ditt sms. Brådskar det? Ring {told.PhoneNumber}.", $"Thank you, a coordinator will read your text. Is it urgent? Call {told.PhoneNumber}.").In(language));

    public static string ToStart(string language, DeliveryOptions told) => Fit(told, new Text(
        "Du får sms från oss igen. Skriv STOPP om du inte vill ha fler.", "You will get texts from us again. Write STOP if you want no more.").In(language));

    private static string Fit(DeliveryOptions told, string text)
    {
        var whole = GsmText.Fold($"{told.Municipality}: {text}");
        if (GsmText.Septets(whole) <= OneSegment) return whole;
        return GsmText.Cut(GsmText.Fold(text), OneSegment);
    }
}
