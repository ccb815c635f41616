namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>What the letters to who follows procurements have in common.</summary>
/// <param name="Own">The reader's own page: say yes, change the topics, end it.</param>
/// <param name="Stop">One POST there ends it.</param>
public sealed record LetterAboutProcurements(string Language, Uri Own, Uri Stop, string Municipality, string PhoneNumber);

/// <summary>A procurement as a letter tells of it. <see cref="Closes"/> is a whole sentence; title and buyer are in the notice's own language.</summary>
public sealed record ProcurementInLetter(string Title, string Buyer, string Topics, string Closes, Uri Link);

/// <summary>Notices of procurements by mail, in the language they were asked for in.</summary>
public static class LettersAboutProcurements
{
    public static Letter IsItYou(LetterAboutProcurements letter, IReadOnlyList<string> topics, DateTimeOffset until, DateTimeOffset now) => Hello(letter)
        .Say(letter.In(
            "Någon har bett oss skicka annonser om upphandlingar till den här adressen. Är det du? Bekräfta i så fall.",
            "Somebody has asked us to send notices of procurements to this address. Was it you? Then confirm it."))
        .List(letter.In("Ämnen", "Topics"), topics)
        .Link((letter.In("Bekräfta", "Confirm"), letter.Own))
        .Say(letter.In(
            $"Är det inte du behöver du inte göra något. Utan bekräftelse skickar vi inget mer, och {SwedishWords.Moment(until, "sv", now)} glömmer vi adressen.",
            $"If it was not you, you need not do anything. Without a confirmation we send nothing more, and on {SwedishWords.Moment(until, "en", now)} we forget the address."))
        .Thanks(letter)
        .Finish(letter.In("Bekräfta att du vill ha annonser om upphandlingar", "Confirm that you want notices of procurements"));

    /// <summary>Somebody asked for an address that follows already.</summary>
    public static Letter FollowsAlready(LetterAboutProcurements letter)
    {
        var already = Hello(letter)
            .Say(letter.In(
                "Någon har bett oss skicka annonser om upphandlingar till den här adressen. Det gör vi redan, och inget har ändrats.",
                "Somebody has asked us to send notices of procurements to this address. We do so already, and nothing has changed."))
            .Goodbye(letter)
            .Finish(letter.In("Du får redan annonser om upphandlingar", "You already have notices of procurements"));
        return already with { Unsubscribe = letter.Stop };
    }

    public static Letter Digest(LetterAboutProcurements letter, IReadOnlyList<ProcurementInLetter> procurements)
    {
        var body = Hello(letter).Say(letter.In(
            procurements.Count == 1 ? "En ny upphandling i dina ämnen:" : $"{procurements.Count} nya upphandlingar i dina ämnen:",
            procurements.Count == 1 ? "One new procurement in your topics:" : $"{procurements.Count} new procurements in your topics:"));
        foreach (var procurement in procurements)
            body.Link((SafeText.OneLine(procurement.Title), procurement.Link)).Say($"{procurement.Buyer}.", $"{procurement.Topics}.", Sentence(procurement.Closes));
        body.Say(letter.In(
            "Annonsen hos den som köper gäller. Anbud lämnas där, och inte till oss.", "The notice at its source is what counts. Tenders are sent there, and not to us."));
        var digest = body.Goodbye(letter).Finish(letter.In(
            procurements.Count == 1 ? $"Ny upphandling: {procurements[0].Title}" : $"{procurements.Count} nya upphandlingar",
            procurements.Count == 1 ? $"New procurement: {procurements[0].Title}" : $"{procurements.Count} new procurements"));
        return digest with { Unsubscribe = letter.Stop };
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : $"{text}.";

    private static LetterBody Hello(LetterAboutProcurements letter) => new LetterBody(letter.Language).Say(letter.In("Hej!", "Hello,"));

    private static LetterBody Goodbye(this LetterBody body, LetterAboutProcurements letter) => body
        .Link((letter.In("Ändra ämnen", "Change topics"), letter.Own), (letter.In("Sluta få annonser", "Stop having notices"), letter.Stop))
        .Thanks(letter);

    private static LetterBody Thanks(this LetterBody body, LetterAboutProcurements letter) => body
        .Questions(letter.PhoneNumber)
        .Sign(letter.Municipality);

    private static string In(this LetterAboutProcurements letter, string sv, string en) => new Text(sv, en).In(letter.Language);
}
