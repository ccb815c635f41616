namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>A dialogue week as the letters tell of it.</summary>
/// <param name="Lines">The themes wished for, or the sittings.</param>
/// <param name="Why">Why they got what they got.</param>
/// <param name="Own">Their own page.</param>
/// <param name="Calendar">Their own programme, for a calendar that follows it.</param>
public sealed record LetterAboutWeek(
    string Name, string Language, string Title, IReadOnlyList<string> Lines, IReadOnlyList<string> Why, Uri Own, Uri Calendar, string Municipality, string PhoneNumber);

/// <summary>What companies, politicians and officials get by mail of a dialogue week.</summary>
public static class LettersAboutWeeks
{
    public static Letter Wished(LetterAboutWeek letter, DateTimeOffset closes, DateTimeOffset now) => Hello(letter)
        .Say(letter.In("Tack! Vi har fått er önskan.", "Thank you! We have your wish."))
        .List(letter.In("Ni önskar", "You wish for"), letter.Lines)
        .Say(letter.In(
            $"Ni kan ändra den till {SwedishWords.Moment(closes, "sv", now)}. Därefter lägger vi veckan, och det spelar ingen roll vem som önskade först.",
            $"You can change it until {SwedishWords.Moment(closes, "en", now)}. After that we lay the week, and it makes no difference who wished first."))
        .Link((letter.In("Se, ändra eller ta bort er önskan", "See, change or withdraw your wish"), letter.Own))
        .Goodbye(letter)
        .Finish(letter.In($"Er önskan: {letter.Title}", $"Your wish: {letter.Title}"));

    public static Letter HasTable(LetterAboutWeek letter) => Hello(letter)
        .Say(letter.In("Nu är veckan lagd, och ni har ett bord. Välkomna!", "The week is laid, and you have a table. Welcome!"))
        .List(letter.In("Ni sitter här", "You sit here"), letter.Lines)
        .Say([.. letter.Why])
        .Link((letter.In("Lägg programmet i er kalender", "Add the programme to your calendar"), letter.Calendar), (letter.In("Se er plats, eller avanmäl er", "See your place, or withdraw"), letter.Own))
        .Say(letter.In("Avanmäl er om ni inte kan: då får någon annan platsen.", "Withdraw if you can not come: then somebody else gets the place."))
        .Goodbye(letter)
        .Finish(letter.In($"Ert program: {letter.Title}", $"Your programme: {letter.Title}"));

    /// <param name="letter">The sittings they have left.</param>
    /// <param name="gone">Those they have given back.</param>
    public static Letter GaveBack(LetterAboutWeek letter, IReadOnlyList<string> gone) => Hello(letter)
        .Say(letter.In("Tack för att ni sa till. Någon annan kan få platsen.", "Thank you for telling us. Somebody else can have the place."))
        .List(letter.In("Ni har lämnat tillbaka", "You have given back"), gone)
        .List(letter.In("Ni sitter fortfarande här", "You still sit here"), letter.Lines)
        .Link((letter.In("Se er plats, eller avanmäl er", "See your place, or withdraw"), letter.Own))
        .Goodbye(letter)
        .Finish(letter.In($"Ni har lämnat tillbaka ett bord: {letter.Title}", $"You have given back a table: {letter.Title}"));

    public static Letter HasNone(LetterAboutWeek letter, int before) => Hello(letter)
        .Say(letter.In("Nu är veckan lagd, och ni fick tyvärr inget bord.", "The week is laid, and unfortunately you got no table."))
        .Say([.. letter.Why])
        .Say(
            letter.In(before == 0 ? "Ni står först i kön." : before == 1 ? "Ett företag står före er i kön." : $"{before} står före er i kön.", before == 0 ? "You are first in line." : before == 1 ? "One company is before you in line." : $"{before} are before you in line."),
            letter.In(
                "Blir en plats ledig som ni önskade, på en tid då ni kan, mejlar vi er. Ni får tid på er att svara.",
                "If a place that you wished for becomes free at a time when you can come, we mail you. You get time to answer."))
        .Link((letter.In("Se er plats i kön, eller lämna den", "See your place in line, or leave it"), letter.Own))
        .Goodbye(letter)
        .Finish(letter.In($"Ni står i kö: {letter.Title}", $"You are in line: {letter.Title}"));

    /// <summary>To a politician or an official, in Swedish, as those below: their time is booked, and the week is not laid yet.</summary>
    public static Letter Booked(LetterAboutWeek letter) => Hello(letter)
        .Say($"Du är bokad vid bord på {letter.Title}. Företagen önskar nu vilka bord de vill sitta vid.")
        .List("Dina bord", letter.Lines)
        .Say([.. letter.Why])
        .Say("När veckan är lagd får du veta hur många företag du möter.").Link(("Läs dina bord i kalendern", letter.Own))
        .Goodbye(letter)
        .Finish($"Du är bokad: {letter.Title}");

    public static Letter AtTables(LetterAboutWeek letter) => Hello(letter)
        .Say($"Här är dina bord på {letter.Title}. Tiden är bokad åt dig.")
        .List("Dina bord", letter.Lines)
        .Say([.. letter.Why])
        .Say("Vilka företag du möter står i din kalender, om du läser borden där.").Link(("Läs dina bord i kalendern", letter.Own))
        .Goodbye(letter)
        .Finish($"Dina bord: {letter.Title}");

    public static Letter AtNoTable(LetterAboutWeek letter) => Hello(letter)
        .Say($"Du sitter inte längre vid något bord på {letter.Title}, och tiden är din igen.")
        .Goodbye(letter)
        .Finish($"Inga bord: {letter.Title}");

    public static Letter WeekOff(LetterAboutWeek letter) => Hello(letter)
        .Say($"{letter.Title} är inställd. Tiden vid borden är din igen.")
        .Goodbye(letter)
        .Finish($"Inställt: {letter.Title}");

    private static LetterBody Hello(LetterAboutWeek letter) => new LetterBody(letter.Language).Say(letter.In($"Hej {letter.Name}!", $"Hello {letter.Name},"));

    private static LetterBody Goodbye(this LetterBody body, LetterAboutWeek letter) => body
        .Questions(letter.PhoneNumber)
        .Sign(letter.Municipality);

    private static string In(this LetterAboutWeek letter, string sv, string en) => new Text(sv, en).In(letter.Language);
}
