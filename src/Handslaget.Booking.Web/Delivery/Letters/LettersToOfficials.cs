using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// What an official gets by mail: the question with everything needed to answer it, and later what became of it. The mail is the whole
/// screen; nobody has to sign in to say yes or no.
/// </summary>
public static class LettersToOfficials
{
    private const string Sv = "sv";

    /// <summary>The most lines of errand a letter repeats; the rest is behind the link.</summary>
    private const int ErrandLines = 3;

    public static Letter Asked(LetterToOfficial letter) => Hello(letter)
        .Say(AskedFor(letter), YouAreNeeded(letter), Why(letter))
        .Everything(letter)
        .Finish($"Kan du {When(letter)}? {About(letter)}", Invited(letter), InvitationMethod.Request);

    /// <summary>The same table at another time: everybody is asked again.</summary>
    public static Letter Moved(LetterToOfficial letter, Slot before) => Hello(letter)
        .Say($"{SwedishWords.Begin(Meeting(letter))} {SwedishWords.Span(before, Sv, letter.Table.WrittenAt)} är flyttat till {When(letter)}. Kan du den nya tiden?", YouAreNeeded(letter))
        .Everything(letter)
        .Finish($"Ny tid, kan du {When(letter)}? {About(letter)}", Invited(letter), InvitationMethod.Request);

    /// <summary>Nothing has changed, so nothing new goes to the calendar.</summary>
    public static Letter Nudged(LetterToOfficial letter) => Hello(letter)
        .Say($"Vi har inte fått ditt svar om {Meeting(letter)}. Svara gärna i dag. {YouAreNeeded(letter)}")
        .Everything(letter)
        .Finish($"Påminnelse: kan du {When(letter)}? {About(letter)}");

    /// <summary>To the lots at the table: somebody sits by link, so a link is needed. Time and place are as they were.</summary>
    public static Letter LinkNeeded(LetterToOfficial letter) => Hello(letter)
        .Say($"Någon som ska träffa {letter.Table.CompanyName} {When(letter)} är med på distans. Ordna en länk och skicka den till dem som sitter via länk. Tid och plats är oförändrade för alla andra.")
        .List(AtTable(letter), letter.Table.SeatLines(Sv, letter.Official))
        .Link(More(letter))
        .Goodbye(letter)
        .Finish($"Ordna en länk till {It(letter).The} {When(letter)}. {letter.Table.CompanyName}");

    public static Letter Cancelled(LetterToOfficial letter, CancelledBy by) => Hello(letter)
        .Say($"{SwedishWords.Begin(Meeting(letter))} {When(letter)} är inställt. {By(letter, by)} Tiden i din kalender är fri igen.")
        .Goodbye(letter)
        .Finish($"Inställt: {When(letter)}. {About(letter)}", Withdrawn(letter), InvitationMethod.Cancel);

    /// <summary>The table stands, but this official no longer sits at it: they said no, did not answer, or a colleague took the seat.</summary>
    public static Letter Released(LetterToOfficial letter) => Hello(letter)
        .Say($"Du behöver inte komma till {Meeting(letter)} {When(letter)}. Någon annan tar din plats eller frågan löses på annat sätt. Tiden i din kalender är fri igen.")
        .Goodbye(letter)
        .Finish($"Du behöver inte komma {When(letter)}. {About(letter)}", Withdrawn(letter), InvitationMethod.Cancel);

    internal static LetterBody Hello(LetterToOfficial letter) => new LetterBody(Sv).Say($"Hej {letter.Official.Name}!");

    internal static LetterBody Everything(this LetterBody body, LetterToOfficial letter) => body
        .Tell(
            ("När", When(letter)),
            ("Var", letter.Table.Where(Sv)),
            ("Företag", letter.Table.CompanyName),
            ("Kontaktperson", letter.Table.ContactName),
            ("Platsen det gäller", letter.Table.Site),
            ("Tolk", letter.Table.Interpreter is { } spoken ? $"{spoken.Sv} (lotsen ordnar)" : ""),
            ("Svara senast", SwedishWords.Moment(letter.ReplyBy, Sv, letter.Table.WrittenAt)))
        .List("Ärendet", letter.Table.Errand.Take(ErrandLines))
        .List(AtTable(letter), letter.Table.SeatLines(Sv, letter.Official))
        .Say(Documents(letter.Documents))
        .Choose("Kan du komma?", Choices(letter))
        .Say("Länkarna öppnar en sida där du bekräftar ditt svar. Har du inte svarat i tid frågar vi en kollega.")
        .Link(More(letter))
        .Goodbye(letter);

    internal static LetterBody Goodbye(this LetterBody body, LetterToOfficial letter) => body
        .Questions(letter.Table.PhoneNumber)
        .Sign(letter.Table.Municipality);

    internal static string When(LetterToOfficial letter) => letter.Table.When(Sv);

    internal static string About(LetterToOfficial letter) => $"{letter.Table.CompanyName} – {letter.Table.RolesOf(letter.Official)}";

    internal static string YouAreNeeded(LetterToOfficial letter) => $"Du är tillfrågad för {letter.Table.RolesOf(letter.Official)}.";

    /// <summary>"mötet med Kiosken AB".</summary>
    internal static string Meeting(LetterToOfficial letter) => $"{It(letter).TheWith} {letter.Table.CompanyName}";

    internal static (string, Uri) More(LetterToOfficial letter) => ($"Mer om {It(letter).The}", letter.FollowUrl);

    internal static MeetingNoun It(LetterToOfficial letter) => MeetingNoun.Of(letter.Table.Kind, Sv);

    private static string AtTable(LetterToOfficial letter) => letter.Table.Kind == MeetingKind.Visit ? "Ni som åker" : "Vid bordet";

    private static string AskedFor(LetterToOfficial letter) => letter.Table.Kind == MeetingKind.Visit
        ? $"{letter.Table.CompanyName} har valt en tid för ett företagsbesök. Ni är två som åker dit. Resan står i tiden som är reserverad för dig."
        : $"{letter.Table.CompanyName} vill träffa alla som företagets ärende rör vid ett och samma bord.";

    private static string Why(LetterToOfficial letter) => string.Join(' ', letter.Table.SeatsOf(letter.Official).Select(s => s.Reason.Sv));

    private static string Documents(int count) => count switch
    {
        <= 0 => "",
        1 => "En bilaga finns på sidan.",
        _ => $"{count} bilagor finns på sidan.",
    };

    private static (string, Uri)[] Choices(LetterToOfficial letter) =>
    [
        ("Kan", Answering(letter.AnswerUrl, "kan")),
        ("Kan inte", Answering(letter.AnswerUrl, "kan-inte")),
        .. letter.MaySuggest ? [("Föreslå kollega", Answering(letter.AnswerUrl, "kollega"))] : Array.Empty<(string, Uri)>(),
        .. letter.MayComeByLink ? [("På distans", Answering(letter.AnswerUrl, "distans"))] : Array.Empty<(string, Uri)>(),
    ];

    private static string By(LetterToOfficial letter, CancelledBy by) => by switch
    {
        CancelledBy.Company => "Företaget har avbokat.",
        CancelledBy.Coordinator => $"Lotsen har ställt in {It(letter).The}.",
        _ when letter.Table.Kind == MeetingKind.Visit => "Vi fick inte ihop två som kan åka.",
        _ => "Bordet gick inte att fylla i tid.",
    };

    private static Uri Answering(Uri page, string answer) => new(page.AbsoluteUri + (page.Query.Length == 0 ? "?svar=" : "&svar=") + answer);

    // The answer link is a key to one person's answer, and invitations are forwarded, so it stays out of the calendar.
    internal static InvitationFacts Invited(LetterToOfficial letter) => letter.Table.Calendar(
        $"{(letter.Table.Kind == MeetingKind.Visit ? "Företagsbesök" : "Dukat bord")}: {letter.Table.CompanyName}",
        string.Join('\n', [.. letter.Table.Errand.Take(ErrandLines), .. SiteLine(letter.Table), "", $"{AtTable(letter)}:", .. letter.Table.SeatLines(Sv), "", $"Frågor? Ring {letter.Table.PhoneNumber}."]),
        letter.FollowUrl,
        Everybody(letter.Table),
        Sv);

    private static IEnumerable<string> SiteLine(TableFacts table) => SafeText.OneLine(table.Site) is { Length: > 0 } site ? [$"Platsen det gäller: {site}"] : [];

    internal static InvitationFacts Withdrawn(LetterToOfficial letter) =>
        Invited(letter) with { Cancelled = true, Attendees = [new(letter.Official.Name, letter.Official.Address, Required: true)] };

    // An official with several seats is one attendee, needed if any of the seats is.
    private static List<Attendee> Everybody(TableFacts table) =>
    [
        .. table.Seats.Where(s => s.Official is not null).GroupBy(s => s.Official!).Select(seats =>
            new Attendee(seats.Key.Name, seats.Key.Address, seats.Any(s => s.Required), seats.First().Accepted)),
    ];
}
