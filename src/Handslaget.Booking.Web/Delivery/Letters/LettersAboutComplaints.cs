namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// A letter to who complained. It greets nobody by name and repeats nothing of the complaint: anybody can write anybody's address in a form.
/// </summary>
public sealed record LetterAboutComplaint(string Language, Uri FollowUrl, string Municipality, string PhoneNumber, DateTimeOffset WrittenAt);

/// <summary>What who complained hears, and what the municipality's own people hear of complaints.</summary>
public static class LettersAboutComplaints
{
    public static Letter Received(LetterAboutComplaint letter, DateTimeOffset? readBy, DateTimeOffset? answeredBy) => Hello(letter)
        .Say(letter.In("Ett klagomål har kommit in till oss med den här adressen.", "A complaint has come to us with this address."))
        .Say(ReadBy(letter, readBy), AnsweredBy(letter, answeredBy))
        .Say(letter.In("Klagomålet handläggs aldrig av den som det gäller.", "The complaint is never handled by the one it is about."))
        .Link((letter.In("Följ klagomålet", "Follow the complaint"), letter.FollowUrl))
        .Say(letter.In(
            "Ett klagomål är inte ett överklagande. Vill du överklaga ett beslut räknas tiden från beslutet, oftast tre veckor. På sidan står hur du gör.",
            "A complaint is not an appeal. If you want to appeal against a decision, the time counts from the decision, usually three weeks. The page says how."))
        .Say(letter.In("Var det inte du som skrev? Då kan du låta brevet vara.", "Was it not you who wrote? Then you can leave this letter."))
        .Goodbye(letter)
        .Finish(letter.In("Vi har tagit emot ditt klagomål", "We have received your complaint"));

    public static Letter Acknowledged(LetterAboutComplaint letter, string nextStep, DateTimeOffset? answeredBy) => Hello(letter)
        .Say(letter.In("Någon har läst ditt klagomål. Det här händer nu:", "Somebody has read your complaint. This happens now:"))
        .Paragraphs(nextStep)
        .Say(AnsweredBy(letter, answeredBy))
        .Link((letter.In("Följ klagomålet", "Follow the complaint"), letter.FollowUrl))
        .Goodbye(letter)
        .Finish(letter.In("Vi har läst ditt klagomål", "We have read your complaint"));

    /// <param name="letter">To whom.</param>
    /// <param name="outcome">The answer in a few words.</param>
    /// <param name="answer">The answer itself.</param>
    /// <param name="mayAskAgain">Whether somebody else can be asked to look at it.</param>
    public static Letter Answered(LetterAboutComplaint letter, string outcome, string answer, bool mayAskAgain) => Hello(letter)
        .Say(letter.In($"Här är svaret på ditt klagomål: {SwedishWords.Inside(outcome)}.", $"Here is the answer to your complaint: {SwedishWords.Inside(outcome)}."))
        .Paragraphs(answer)
        .Say(mayAskAgain ? letter.In("Är du inte nöjd med svaret? Säg det på sidan, så tittar någon annan på det.", "Not satisfied with the answer? Say so on the page, and somebody else looks at it.") : "")
        .Link((letter.In("Öppna klagomålet", "Open the complaint"), letter.FollowUrl))
        .Goodbye(letter)
        .Finish(letter.In("Svar på ditt klagomål", "The answer to your complaint"));

    public static Letter PassedOn(LetterAboutComplaint letter, string where) => Hello(letter)
        .Say(where)
        .Link((letter.In("Öppna klagomålet", "Open the complaint"), letter.FollowUrl))
        .Goodbye(letter)
        .Finish(letter.In("Ditt klagomål är lämnat vidare", "Your complaint has been passed on"));

    public static Letter Assigned(string name, string kind, DateTimeOffset? answerBy, Uri page, DeliveryOptions house, DateTimeOffset now) => new LetterBody("sv")
        .Say($"Hej {name}!")
        .Say($"Du har fått ett klagomål att utreda. Det handlar om: {SwedishWords.Inside(kind)}.")
        .Tell(("Svara senast", By(answerBy, now)))
        .Say("Är du ändå inblandad? Säg till lotsen, så tar någon annan det.")
        .Link(("Läs och svara", page))
        .Sign(house.Municipality)
        .Finish("Ett klagomål att svara på");

    public static Letter Escalated(string kind, string text, string? reach, DateTimeOffset? answerBy, DeliveryOptions house, DateTimeOffset now) => new LetterBody("sv")
        .Say("Ett klagomål gäller den enda lotsen, som varken ska läsa eller handlägga det. Därför kommer det till dig.")
        .Tell(("Handlar om", kind), ("Svara senast", By(answerBy, now)), ("Svaret går till", reach ?? "ingen adress, klagomålet kom utan namn"))
        .Paragraphs(text)
        .Say("Gör någon annan till lots i registret, så ser den personen klagomålet under Klagomål och kan svara i tjänsten.")
        .Sign(house.Municipality)
        .Finish("Ett klagomål som lotsen inte ska handlägga");

    public static Letter NotSatisfied(string kind, DateTimeOffset? answerBy, Uri page, DeliveryOptions house, DateTimeOffset now) => new LetterBody("sv")
        .Say("Ett företag är inte nöjt med svaret på sitt klagomål. Någon annan än den som svarade ska titta på det.")
        .Tell(("Handlar om", kind), ("Svara senast", By(answerBy, now)))
        .Link(("Öppna klagomålet", page))
        .Sign(house.Municipality)
        .Finish("Någon är inte nöjd med ett svar");

    public static Letter ForPolicyOwner(string text, string? reach, DeliveryOptions house) => new LetterBody("sv")
        .Say("Ett företag menar att kommunen konkurrerar på ett sätt som inte är rättvist. Du ansvarar för policyn och svarar företaget.")
        .Tell(("Svaret går till", reach ?? "ingen adress, klagomålet kom utan namn"))
        .Paragraphs(text)
        .Sign(house.Municipality)
        .Finish("Ett klagomål om osund konkurrens");

    /// <summary>Nothing is said of what was not promised when the complaint came.</summary>
    private static string ReadBy(LetterAboutComplaint letter, DateTimeOffset? by) => by is not { } last ? "" : letter.In(
        $"Senast {SwedishWords.Day(last, "sv", letter.WrittenAt)} har någon läst det och säger vad som händer.",
        $"By {SwedishWords.Day(last, "en", letter.WrittenAt)} somebody has read it and says what happens next.");

    private static string AnsweredBy(LetterAboutComplaint letter, DateTimeOffset? by) => by is not { } last ? "" : letter.In(
        $"Svaret kommer senast {SwedishWords.Day(last, "sv", letter.WrittenAt)}.", $"The answer comes by {SwedishWords.Day(last, "en", letter.WrittenAt)}.");

    private static string By(DateTimeOffset? by, DateTimeOffset now) => by is { } last ? SwedishWords.Day(last, "sv", now) : "så snart du kan";

    private static LetterBody Hello(LetterAboutComplaint letter) => new LetterBody(letter.Language).Say(letter.In("Hej!", "Hello,"));

    private static LetterBody Goodbye(this LetterBody body, LetterAboutComplaint letter) => body
        .Questions(letter.PhoneNumber)
        .Sign(letter.Municipality);

    /// <summary>What somebody wrote in lines, as paragraphs.</summary>
    private static LetterBody Paragraphs(this LetterBody body, string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(body, (b, line) => b.Say(line));

    private static string In(this LetterAboutComplaint letter, string sv, string en) => new Text(sv, en).In(letter.Language);
}
