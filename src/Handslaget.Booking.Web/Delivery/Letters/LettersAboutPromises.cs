namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>A promise that was broken: what was promised ("en bokad tid"), by when, why it was not kept and what happens next, in a coordinator's words.</summary>
public sealed record BrokenPromise(Text Name, DateTimeOffset DueAt, string Why, string Next);

/// <summary>The explanation and the apology that a broken promise owes the company.</summary>
public static class LettersAboutPromises
{
    public static Letter Explained(LetterWithoutATime letter, BrokenPromise broken)
    {
        var (en, name) = (letter.Language == "en", broken.Name.In(letter.Language));
        var due = SwedishWords.Moment(broken.DueAt, letter.Language, letter.WrittenAt);
        var body = new LetterBody(letter.Language)
            .Say(en ? $"Hello {letter.ContactName}," : $"Hej {letter.ContactName}!")
            .Say(en ? $"We promised you {name} by {due}. We did not keep it. We apologise." : $"Vi lovade er {name} senast {due}. Det höll vi inte. Vi ber om ursäkt.")
            .Say(en ? "Why it happened:" : "Så här blev det:");
        Lines(body, broken.Why);
        Lines(body.Say(en ? "What happens now:" : "Det här händer nu:"), broken.Next);
        return body
            .Link((en ? "See your matter" : "Se ert ärende", letter.FollowUrl))
            .Say(en
                ? $"Not content? Call {letter.PhoneNumber}, and whoever is responsible for the promise calls you back."
                : $"Är ni inte nöjda? Ring {letter.PhoneNumber}, så ringer den som ansvarar för löftet upp er.")
            .Sign(letter.Municipality)
            .Finish(en ? $"We did not keep our promise of {name}" : $"Vi höll inte vårt löfte om {name}");
    }

    private static void Lines(LetterBody body, string text)
    {
        foreach (var line in text.Split('\n')) body.Say(line);
    }
}
