namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>A gathering as the letters to who has signed up tell of it.</summary>
/// <param name="Own">Their own page: see, withdraw, answer.</param>
/// <param name="Page">The gathering's page, for who wants to sign up again.</param>
/// <param name="IsOpen">One can still sign up, and a place that becomes free is offered to the next in line.</param>
/// <param name="Calendar">Their own entry; null for a dialogue week, whose programme their page has for a calendar that follows it.</param>
public sealed record LetterAboutGathering(
    string Name, string Language, string Title, Slot Slot, string Place, IReadOnlyList<string> Sessions, Uri Own, Uri Page, string Municipality, string PhoneNumber,
    bool IsOpen, InvitationFacts? Calendar, DateTimeOffset WrittenAt);

/// <summary>What who has signed up to a gathering gets by mail, in their own language.</summary>
public static class LettersAboutGatherings
{
    public static Letter HasPlace(LetterAboutGathering letter) => Hello(letter)
        .Say(letter.In("Du är anmäld och har en plats. Välkommen!", "You are signed up and have a place. Welcome!"))
        .TheGathering(letter)
        .Goodbye(letter)
        .Finish(letter.In($"Du är anmäld: {letter.Title}", $"You are signed up: {letter.Title}"), letter.Calendar);

    public static Letter InLine(LetterAboutGathering letter, int before) => Hello(letter)
        .Say(letter.In("Träffen är full just nu, så du står i kö.", "The gathering is full right now, so you stand in line."), letter.In(
            before == 0 ? "Ingen står före dig." : before == 1 ? "En står före dig." : $"{before} står före dig.", before == 0 ? "Nobody is before you." : before == 1 ? "One is before you." : $"{before} are before you."))
        .TheGathering(letter)
        .Say(letter.IsOpen
            ? letter.In(
                "Blir en plats ledig mejlar vi dig. Då har du en viss tid på dig att svara, och tiden står i mejlet.",
                "If a place becomes free we mail you. You then have a certain time to answer, and the mail says how long.")
            : letter.In("Anmälan har stängt, så inga fler platser erbjuds.", "Sign-up has closed, so no more places are offered."))
        .Goodbye(letter)
        .Finish(letter.In($"Du står i kö: {letter.Title}", $"You are in line: {letter.Title}"));

    public static Letter PlaceOffered(LetterAboutGathering letter, DateTimeOffset until) => Hello(letter)
        .Say(letter.In("En plats har blivit ledig, och du står på tur.", "A place has become free, and it is your turn."))
        .TheGathering(letter)
        .Say(letter.In(
            $"Vi håller platsen åt dig till {SwedishWords.Moment(until, "sv", letter.WrittenAt)}. Svarar du inte innan dess släpper vi den.",
            $"We keep the place for you until {SwedishWords.Moment(until, "en", letter.WrittenAt)}. If you do not answer before that, we let go of it."))
        .Link((letter.In("Svara ja eller nej", "Answer yes or no"), letter.Own))
        .Thanks(letter)
        .Finish(letter.In($"Ledig plats, svara senast {SwedishWords.Moment(until, "sv", letter.WrittenAt)}: {letter.Title}", $"Free place, answer by {SwedishWords.Moment(until, "en", letter.WrittenAt)}: {letter.Title}"));

    public static Letter PlaceLapsed(LetterAboutGathering letter) => letter.IsOpen ? LapsedWhileOpen(letter) : Hello(letter)
        .Say(letter.In(
            "Du hann inte svara på platsen som vi höll åt dig, så vi har släppt den. Anmälan har stängt, så det går inte att anmäla sig på nytt.",
            "You did not answer in time about the place we kept for you, so we have let go of it. Sign-up has closed, so you can not sign up again."))
        .Thanks(letter)
        .Finish(letter.In($"Platsen hålls inte längre: {letter.Title}", $"The place is no longer kept: {letter.Title}"));

    public static Letter Ended(LetterAboutGathering letter) => letter.IsOpen ? EndedWhileOpen(letter) : Hello(letter)
        .Say(letter.In($"Du är avanmäld från {letter.Title}. Tack för att du sa till.", $"You have withdrawn from {letter.Title}. Thank you for telling us."))
        .Thanks(letter)
        .Finish(letter.In($"Du är avanmäld: {letter.Title}", $"You have withdrawn: {letter.Title}"), letter.Calendar, InvitationMethod.Cancel);

    private static Letter LapsedWhileOpen(LetterAboutGathering letter) => Hello(letter)
        .Say(letter.In(
            "Du hann inte svara på platsen som vi höll åt dig, så den gick till nästa i kön. Du står inte längre i kö.",
            "You did not answer in time about the place we kept for you, so it went to the next in line. You are no longer in line."))
        .Say(letter.In("Vill du fortfarande komma? Anmäl dig på nytt.", "Do you still want to come? Sign up again."))
        .Link((letter.In("Anmäl dig på nytt", "Sign up again"), letter.Page))
        .Thanks(letter)
        .Finish(letter.In($"Platsen gick till nästa: {letter.Title}", $"The place went to the next: {letter.Title}"));

    private static Letter EndedWhileOpen(LetterAboutGathering letter) => Hello(letter)
        .Say(letter.In($"Du är avanmäld från {letter.Title}. Platsen går till nästa i kön.", $"You have withdrawn from {letter.Title}. The place goes to the next in line."))
        .Say(letter.In("Ångrar du dig? Anmäl dig på nytt.", "Have you changed your mind? Sign up again."))
        .Link((letter.In("Till träffen", "To the gathering"), letter.Page))
        .Thanks(letter)
        .Finish(letter.In($"Du är avanmäld: {letter.Title}", $"You have withdrawn: {letter.Title}"), letter.Calendar, InvitationMethod.Cancel);

    /// <param name="letter">What holds now.</param>
    /// <param name="has">They have a place, and so an entry in their calendar.</param>
    public static Letter Moved(LetterAboutGathering letter, bool has) => Hello(letter)
        .Say(letter.In("Träffen har ändrats. Det här gäller nu.", "The gathering has changed. This is what holds now."))
        .TheGathering(letter)
        .Say(letter.In("Passar det inte längre? Avanmäl dig på din sida.", "It does not suit you any more? Withdraw on your page."), letter.WhyTell())
        .Goodbye(letter)
        .Finish(letter.In($"Ändrat: {letter.Title}", $"Changed: {letter.Title}"), has ? letter.Calendar : null);

    /// <param name="letter">What was to be.</param>
    /// <param name="why">The reason, as a sentence.</param>
    /// <param name="had">They had a place, and so an entry in their calendar.</param>
    public static Letter Off(LetterAboutGathering letter, Text why, bool had) => Hello(letter)
        .Say(letter.In($"{letter.Title} {letter.When()} är inställt.", $"{letter.Title}, {letter.When()}, is cancelled."), why.In(letter.Language))
        .Say(letter.In("Du behöver inte göra något.", "You need not do anything."))
        .Thanks(letter)
        .Finish(letter.In($"Inställt: {letter.Title}", $"Cancelled: {letter.Title}"), had ? letter.Calendar : null, had ? InvitationMethod.Cancel : InvitationMethod.Publish);

    public static Letter Reminder(LetterAboutGathering letter) => Hello(letter)
        .Say(letter.In($"Vi ses {letter.When()}.", $"See you {letter.When()}."))
        .TheGathering(letter)
        .Say(letter.In("Har du fått förhinder? Avanmäl dig på din sida.", "Can you not come? Withdraw on your page."), letter.WhyTell())
        .Goodbye(letter)
        .Finish(letter.In($"Påminnelse: {letter.Title}", $"Reminder: {letter.Title}"));

    private static LetterBody Hello(LetterAboutGathering letter) =>
        new LetterBody(letter.Language).Say(letter.In($"Hej {letter.Name}!", $"Hello {letter.Name},"));

    private static LetterBody TheGathering(this LetterBody body, LetterAboutGathering letter) => body
        .Tell((letter.In("Träff", "Gathering"), letter.Title), (letter.In("När", "When"), letter.When()), (letter.In("Var", "Where"), letter.Place))
        .List(letter.In("Dina pass", "Your sessions"), letter.Sessions);

    private static LetterBody Goodbye(this LetterBody body, LetterAboutGathering letter) => body
        .Link((letter.In("Se eller ta bort din anmälan", "See or withdraw your sign-up"), letter.Own))
        .Thanks(letter);

    private static LetterBody Thanks(this LetterBody body, LetterAboutGathering letter) => body
        .Questions(letter.PhoneNumber)
        .Sign(letter.Municipality);

    private static string WhyTell(this LetterAboutGathering letter) => letter.IsOpen
        ? letter.In("Då får någon annan platsen.", "Then somebody else gets the place.")
        : letter.In("Då vet vi att du inte kommer.", "Then we know that you are not coming.");

    private static string When(this LetterAboutGathering letter) => SwedishWords.Span(letter.Slot, letter.Language, letter.WrittenAt);

    private static string In(this LetterAboutGathering letter, string sv, string en) => new Text(sv, en).In(letter.Language);
}
