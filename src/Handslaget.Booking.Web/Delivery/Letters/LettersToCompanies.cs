using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Web.Delivery.SwedishWords;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// What the company gets by mail, in its own language: always when, where, what happens now, a link and a number to call. Booked is not
/// confirmed, and the letters never blur the two.
/// </summary>
public static class LettersToCompanies
{
    public static Letter Booked(LetterToCompany letter) => Hello(letter)
        .Say(letter.In($"{Begin(letter.It().YoursWithUs)} är bokat. Här är allt du behöver veta.", $"{Begin(letter.It().YoursWithUs)} is booked. Here is all you need to know."))
        .TheMeeting(letter)
        .List(letter.In("Det här händer nu", "What happens now"), WhatHappensNow(letter))
        .Goodbye(letter)
        .Finish(letter.In($"Bokat: {letter.It().One} {letter.When()}", $"Booked: {letter.It().One} {letter.When()}"), letter.Calendar());

    public static Letter Confirmed(LetterToCompany letter) => Hello(letter)
        .Say(letter.In($"Nu är det klart: alla som behövs har tackat ja till {letter.It().Yours}.", $"It is settled: everybody needed has said yes to {letter.It().Yours}."))
        .TheMeeting(letter)
        .Goodbye(letter)
        .Finish(letter.In($"Klart: alla kommer {letter.When()}", $"Confirmed: everybody comes {letter.When()}"), letter.Calendar());

    public static Letter Moved(LetterToCompany letter, Slot before) => Hello(letter)
        .Say(letter.In(
            $"{Begin(letter.It().Yours)} {SwedishWords.Span(before, "sv", letter.Table.WrittenAt)} är flyttat till {letter.When()}.",
            $"{Begin(letter.It().Yours)} {SwedishWords.Span(before, "en", letter.Table.WrittenAt)} is moved to {letter.When()}."))
        .TheMeeting(letter)
        .List(letter.In("Det här händer nu", "What happens now"), WhatHappensNow(letter))
        .Goodbye(letter)
        .Finish(letter.In($"Ny tid: {letter.It().One} {letter.When()}", $"New time: {letter.It().One} {letter.When()}"), letter.Calendar());

    public static Letter Cancelled(LetterToCompany letter, CancelledBy by) => Hello(letter)
        .Say(letter.In($"{Begin(letter.It().Yours)} {letter.When()} är inställt.", $"{Begin(letter.It().Yours)} {letter.When()} is cancelled."), By(letter, by))
        .AnotherTime(letter, new("Vill du boka en ny tid gör du det på samma sida.", "If you want another time, you can book it on the same page."), new("Boka en ny tid", "Book another time"))
        .Goodbye(letter, changeLink: false)
        .Finish(letter.In($"Inställt: {letter.It().One} {letter.When()}", $"Cancelled: {letter.It().One} {letter.When()}"), letter.Calendar() with { Cancelled = true });

    /// <summary>The way back for who gave no mobile: a code and nothing else, so that a letter read by the wrong eyes tells little.</summary>
    public static Letter Code(string code, string language, string phone) => new LetterBody(language)
        .Say(
            new Text($"Din kod är {code}.", $"Your code is {code}.").In(language),
            new Text("Den gäller i tio minuter och bara en gång.", "It works for ten minutes, and only once.").In(language))
        .Say(new Text(
            $"Har du inte bett om den? Då behöver du inte göra något. Ge aldrig koden till någon annan. Frågor? Ring {phone}.",
            $"Did you not ask for it? Then you need do nothing. Never give the code to anybody else. Questions? Call {phone}.").In(language))
        .Finish(new Text("Din kod till bokningen", "Your code to the booking").In(language));

    /// <summary>The table could not be mended, and other times are already held: one choice, and until when it is theirs.</summary>
    public static Letter AlternativesWaiting(LetterToCompany letter, IReadOnlyList<Slot> held, DateTimeOffset until) => Hello(letter)
        .Say(letter.In(
            $"Någon som behövs kan tyvärr inte komma {letter.When()}, och ingen kollega är ledig då. Därför håller vi andra tider åt dig.",
            $"Somebody who is needed can unfortunately not come {letter.When()}, and no colleague is free then. So we hold other times for you."))
        .List(letter.In("Tider som väntar på dig", "Times that wait for you"), held.Select(slot => SwedishWords.Span(slot, letter.Language, letter.Table.WrittenAt)))
        .Say(letter.In($"De är dina till {SwedishWords.Moment(until, "sv", letter.Table.WrittenAt)}.", $"They are yours until {SwedishWords.Moment(until, "en", letter.Table.WrittenAt)}."))
        .Link((letter.In("Välj en tid", "Choose a time"), letter.FollowUrl))
        .Say(letter.In("Passar ingen av dem? Ring oss, så hittar vi en tillsammans.", "None of them suits you? Call us, and we will find one together."))
        .Goodbye(letter, changeLink: false)
        .Finish(letter.In($"Välj en ny tid för {letter.It().Yours}", $"Choose another time for {letter.It().Yours}"));

    /// <summary>The table could not be mended and there is no other time to hold: a person takes over, and says so.</summary>
    public static Letter TableBroken(LetterToCompany letter) => Hello(letter)
        .Say(letter.In(
            $"Någon som behövs kan tyvärr inte komma {letter.When()}, och vi hittar ingen annan tid som passar alla.",
            $"Somebody who is needed can unfortunately not come {letter.When()}, and we find no other time that suits everybody."))
        .Say(letter.In(
            "En lots ringer dig och hjälper dig vidare. Du kan också se på sidan vad som skulle ge en tid.",
            "A coordinator will call you and help you on. The page also shows what would give a time."))
        .Link((letter.In($"Se {letter.It().The}", $"See {letter.It().The}"), letter.FollowUrl))
        .Goodbye(letter, changeLink: false)
        .Finish(letter.In($"{Begin(letter.It().The)} {letter.When()} går inte", $"{Begin(letter.It().The)} {letter.When()} is not possible"));

    public static Letter FellThrough(LetterToCompany letter) => Hello(letter)
        .Say(letter.In(
            $"{Begin(letter.It().Yours)} {letter.When()} blir tyvärr inte av. Vi hittade ingen som kunde komma i stället. Det är vårt fel, inte ditt.",
            $"{Begin(letter.It().Yours)} {letter.When()} can unfortunately not be held. We found nobody who could come instead. That is our fault, not yours."))
        .Say(letter.In("En lots hör av sig till dig.", "A coordinator will contact you."))
        .AnotherTime(letter, new("Vill du inte vänta kan du välja en ny tid själv.", "If you do not want to wait, you can choose another time yourself."), new("Välj en ny tid", "Choose another time"))
        .Goodbye(letter, changeLink: false)
        .Finish(letter.In($"{Begin(letter.It().The)} {letter.When()} blir inte av", $"{Begin(letter.It().The)} {letter.When()} can not be held"), letter.Calendar() with { Cancelled = true });

    /// <summary>For those who gave no mobile number. The calendar already has the meeting.</summary>
    public static Letter Reminder(LetterToCompany letter) => Hello(letter)
        .Say(letter.In($"Vi ses {letter.When()}.", $"See you {letter.When()}."))
        .TheMeeting(letter)
        .Say(letter.In("Har du fått förhinder? Boka om på sidan eller ring oss.", "Can you not come? Change the time on the page or call us."))
        .Goodbye(letter)
        .Finish(letter.In($"Påminnelse: {letter.It().One} {letter.When()}", $"Reminder: {letter.It().One} {letter.When()}"));

    private static LetterBody Hello(LetterToCompany letter) =>
        new LetterBody(letter.Language).Say(letter.In($"Hej {letter.Table.ContactName}!", $"Hello {letter.Table.ContactName},"));

    private static LetterBody TheMeeting(this LetterBody body, LetterToCompany letter) => body
        .Tell(
            (letter.In("När", "When"), letter.When()),
            (letter.In("Var", "Where"), letter.Table.Where(letter.Language)),
            (letter.In("Företag", "Company"), letter.Table.CompanyName),
            (letter.In("Tolk", "Interpreter"), letter.Table.Interpreter?.In(letter.Language) ?? ""),
            (letter.In("Bokningsnummer", "Booking number"), letter.Reference ?? ""))
        .List(letter.In("Det gäller", "What it is about"), letter.Table.Errand)
        .List(letter.In("Du träffar", "Whom you meet"), letter.Table.SeatLines(letter.Language))
        .List(letter.In("Ta gärna med", "Please bring"), letter.Papers)
        .Say(letter.Table.Kind == MeetingKind.Visit
            ? letter.In("Besöket är ett samtal. Inga beslut fattas då.", "The visit is a conversation. No decisions are made then.")
            : letter.In("Mötet är rådgivning. Inga beslut fattas där.", "The meeting is for advice. No decisions are made there."));

    /// <summary>A table can be booked anew on its page. A visit is ours to make: who wants one calls.</summary>
    private static LetterBody AnotherTime(this LetterBody body, LetterToCompany letter, Text how, Text label) => letter.Table.Kind == MeetingKind.Visit
        ? body.Say(letter.In("Vill du att vi kommer en annan gång? Ring oss, så ordnar vi det.", "Would you like us to come another time? Call us, and we will arrange it."))
        : body.Say(how.In(letter.Language)).Link((label.In(letter.Language), letter.FollowUrl));

    private static LetterBody Goodbye(this LetterBody body, LetterToCompany letter, bool changeLink = true) =>
        (changeLink ? body.Link((letter.In($"Se, ändra eller avboka {letter.It().The}", $"See, change or cancel {letter.It().The}"), letter.FollowUrl)) : body)
        .Questions(letter.Table.PhoneNumber)
        .Sign(letter.Table.Municipality);

    private static string[] WhatHappensNow(LetterToCompany letter) =>
    [
        letter.In(
            $"De som ska vara med svarar senast {SwedishWords.Moment(letter.ReplyBy, "sv", letter.Table.WrittenAt)}.",
            $"Those who are to come reply by {SwedishWords.Moment(letter.ReplyBy, "en", letter.Table.WrittenAt)}."),
        letter.In("Får någon förhinder frågar vi en kollega. Du behöver inte göra något.", "If somebody can not come we ask a colleague. You need not do anything."),
        letter.In("Du får besked när alla har tackat ja.", "We tell you when everybody has said yes."),
    ];

    private static string By(LetterToCompany letter, CancelledBy by) => by switch
    {
        CancelledBy.Company => letter.In("Du har avbokat det.", "You cancelled it."),
        CancelledBy.Coordinator => letter.In("Kommunens lots har ställt in det.", "The municipality's coordinator cancelled it."),
        _ => letter.In("Vi fick inte ihop alla som behövs i tid.", "We could not gather everybody needed in time."),
    };

    private static string In(this LetterToCompany letter, string sv, string en) => new Text(sv, en).In(letter.Language);

    private static MeetingNoun It(this LetterToCompany letter) => MeetingNoun.Of(letter.Table.Kind, letter.Language);

    private static string When(this LetterToCompany letter) => letter.Table.When(letter.Language);

    private static InvitationFacts Calendar(this LetterToCompany letter) => letter.Table.Calendar(
        $"{Begin(letter.It().OneWith)} {letter.Table.Municipality}",
        string.Join('\n', [letter.In("Du träffar:", "Whom you meet:"), .. letter.Table.SeatLines(letter.Language), "", letter.In($"Frågor? Ring {letter.Table.PhoneNumber}.", $"Questions? Call {letter.Table.PhoneNumber}.")]),
        letter.FollowUrl,
        [],
        letter.Language);
}
