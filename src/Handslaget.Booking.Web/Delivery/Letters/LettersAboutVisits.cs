namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>A letter to a company that the municipality would like to visit. <see cref="Who"/>: those who would come; <see cref="Words"/>: what the coordinator says, in lines; <see cref="AskedAt"/>: when it was first asked, UTC.</summary>
public sealed record LetterAboutVisit(
    string ContactName, string Company, string Site, string Language, IReadOnlyList<string> Who, int Minutes, string Words, Uri Page, string Municipality, string PhoneNumber,
    DateTimeOffset AskedAt, DateTimeOffset WrittenAt);

/// <summary>May we come? Always who, where, how long, and that no is an answer too.</summary>
public static class LettersAboutVisits
{
    public static Letter Asked(LetterAboutVisit letter) => Words(Hello(letter.ContactName, letter.Language), letter)
        .Say(letter.In(
            $"Vi vill gärna hälsa på hos {letter.Company}. Vi vill höra hur ni har det, vad ni behöver för att växa och vad som står i vägen hos oss.",
            $"We would like to visit {letter.Company}. We want to hear how things are, what you need to grow, and what stands in the way on our side."))
        .TheVisit(letter)
        .Say(letter.In("Ni väljer tiden, och ni behöver inte förbereda något.", "You choose the time, and you need not prepare anything."))
        .Link((letter.In("Välj en tid", "Choose a time"), letter.Page))
        .Say(letter.In(
            "Passar det inte nu? På sidan kan ni be oss återkomma, eller säga nej tack med ett tryck. Då hör vi inte av oss mer om det.",
            "Not a good time? On the page you can ask us to come back later, or say no thanks with one press. Then you will not hear from us about it again."))
        .Goodbye(letter.Language, letter.Municipality, letter.PhoneNumber)
        .Finish(letter.In($"Får vi hälsa på hos {letter.Company}?", $"May we visit {letter.Company}?"));

    public static Letter Reminder(LetterAboutVisit letter) => Hello(letter.ContactName, letter.Language)
        .Say(letter.In(
            $"Vi frågade {SwedishWords.Day(letter.AskedAt, "sv", letter.WrittenAt)} om vi får hälsa på hos er. Vi kommer fortfarande gärna.",
            $"On {SwedishWords.Day(letter.AskedAt, "en", letter.WrittenAt)} we asked whether we may visit you. We would still like to come."))
        .TheVisit(letter)
        .Link((letter.In("Välj en tid, eller säg nej tack", "Choose a time, or say no thanks"), letter.Page))
        .Say(letter.In("Vi påminner bara en gång.", "We remind you only once."))
        .Goodbye(letter.Language, letter.Municipality, letter.PhoneNumber)
        .Finish(letter.In($"Påminnelse: får vi hälsa på hos {letter.Company}?", $"A reminder: may we visit {letter.Company}?"));

    /// <summary>After a visit: a table is asked for on the company's behalf, and it only has to choose a time.</summary>
    public static Letter TableOpened(string name, string language, IReadOnlyList<string> matter, Uri page, DeliveryOptions house)
    {
        string In(string sv, string en) => new Text(sv, en).In(language);
        return Hello(name, language)
            .Say(In("Tack för att vi fick hälsa på.", "Thank you for letting us visit you."))
            .Say(In(
                "Det ni berättade rör flera hos oss. Därför har vi förberett ett dukat bord: ett möte där ni träffar alla som det rör samtidigt.",
                "What you told us concerns several of us. So we have prepared a laid table: one meeting with everybody it concerns."))
            .List(In("Det gäller", "What it is about"), matter)
            .Say(In("Vi har redan era uppgifter. Det enda ni gör är att välja en tid.", "We have your details already. All you do is choose a time."))
            .Link((In("Välj en tid", "Choose a time"), page))
            .Goodbye(language, house.Municipality, house.PhoneNumber)
            .Finish(In("Välj en tid för ert dukade bord", "Choose a time for your laid table"));
    }

    private static LetterBody Hello(string name, string language) => new LetterBody(language).Say(new Text($"Hej {name}!", $"Hello {name},").In(language));

    private static LetterBody TheVisit(this LetterBody body, LetterAboutVisit letter) => body
        .Tell(
            (letter.In("Vi som kommer", "Who comes"), string.Join(", ", letter.Who)),
            (letter.In("Var", "Where"), letter.Site),
            (letter.In("Hur länge", "How long"), letter.In($"{letter.Minutes} minuter", $"{letter.Minutes} minutes")));

    /// <summary>What the coordinator wrote, first: it is from one person to another.</summary>
    private static LetterBody Words(LetterBody body, LetterAboutVisit letter) => letter.Words
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(body, (b, line) => b.Say(line));

    private static LetterBody Goodbye(this LetterBody body, string language, string municipality, string phone) => body
        .Questions(phone)
        .Sign(municipality);

    private static string In(this LetterAboutVisit letter, string sv, string en) => new Text(sv, en).In(letter.Language);
}
