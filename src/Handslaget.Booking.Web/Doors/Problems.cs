using Microsoft.AspNetCore.Mvc;

namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// No, in one place: each refusal has a stable type (RFC 9457), a status, and a sentence in the asker's language that says how to go on.
/// </summary>
public static class Problems
{
    public static ProblemDetails For(Refusal refusal, string language)
    {
        var (status, text) = Of(refusal);
        return Make(Name(refusal.ToString()), status, text.In(language));
    }

    /// <summary>The sentence alone, for a page.</summary>
    public static Text Say(this Refusal refusal) => Of(refusal).Text;

    public static ProblemDetails Taken(IReadOnlyList<SlotView> alternatives, string language)
    {
        var problem = Make("time-taken", 409, new Text(
            "Tiden är inte ledig: kanske hann någon före. Här är de närmaste lediga tiderna.",
            "That time is not free: perhaps somebody was faster. Here are the nearest free times.").In(language));
        problem.Extensions["alternatives"] = alternatives;
        return problem;
    }

    public static ProblemDetails NotFound(string language) => Make("not-found", 404, new Text(
        "Mötet finns inte, eller så har länken gått ut. Ring oss på 011-15 00 00 så hjälper vi dig.",
        "There is no such meeting, or the link has expired. Call us on +46 11 15 00 00 and we will help you.").In(language));

    public static ProblemDetails Invalid(IReadOnlyDictionary<string, string> errors, string language)
    {
        var problem = Make("invalid", 400, new Text(
            "Något behöver rättas. Se fälten nedan.", "Something needs to be corrected. See the fields below.").In(language));
        problem.Extensions["errors"] = errors;
        return problem;
    }

    public static ProblemDetails Make(string type, int status, string title) =>
        new() { Type = $"urn:handslaget-booking:{type}", Status = status, Title = title };

    private static (int Status, Text Text) Of(Refusal refusal) => refusal switch
    {
        Refusal.TimeHasPassed => (422, new("Tiden har redan passerat. Välj en senare tid.", "That time has passed. Choose a later one.")),
        Refusal.TimeDoesNotFit => (422, new("Tiden passar inte mötet. Välj en av tiderna i listan.", "That time does not fit the meeting. Choose one from the list.")),
        Refusal.NothingHeld => (409, new("Ingen tid är reserverad. Välj en tid först.", "No time is held. Choose a time first.")),
        Refusal.HoldHasEnded => (409, new("Reservationen har gått ut. Välj en tid igen; det du har skrivit finns kvar.", "The hold has ended. Choose a time again; what you wrote is kept.")),
        Refusal.HoldAlreadyExtended => (409, new("Reservationen är redan förlängd en gång. Boka, eller välj en tid igen.", "The hold has been extended once already. Book, or choose a time again.")),
        Refusal.AlreadyBooked => (409, new("Mötet är redan bokat. Vill du ha en annan tid, flytta mötet.", "The meeting is booked already. To change the time, move the meeting.")),
        Refusal.NotBooked => (409, new("Mötet är inte bokat än.", "The meeting is not booked yet.")),
        Refusal.MeetingHasEnded => (409, new("Mötet är avbokat eller avslutat. Gör gärna en ny bokning.", "The meeting is cancelled or over. You are welcome to make a new booking.")),
        Refusal.NotAtThisTable => (409, new("Du sitter inte längre vid det här bordet, så inget svar behövs.", "You are no longer at this table, so no answer is needed.")),
        Refusal.TimeHasChanged => (409, new("Mötet har flyttats sedan du fick frågan. Läs in sidan igen och svara på den nya tiden.", "The meeting has moved since you were asked. Reload and answer for the new time.")),
        Refusal.ReplyTimeRemains => (409, new("Svarstiden har inte gått ut än.", "There is still time to answer.")),
        Refusal.MendedTooOften => (409, new("Platsen har redan bytts så många gånger som den får. En lots tar över.", "The seat has been mended as often as it may. A coordinator takes over.")),
        Refusal.NotHeldYet => (409, new("Mötet har inte börjat än.", "The meeting has not begun yet.")),
        Refusal.MustBeThere => (422, new("Det går inte att vara med på distans här: lotsen tar emot företaget på plats, och den som hälsar på ett företag åker dit. Välj Kan eller Kan inte.", "You can not join by link here: the coordinator meets the company in person, and who visits a company goes there. Say that you can come or that you can not.")),
        Refusal.ColleagueCanNot => (422, new("Kollegan kan inte ta platsen: hen är inte ledig längre eller är redan tillfrågad. Föreslå en annan, eller svara bara att du inte kan.", "The colleague can not take the seat: no longer free, or asked already. Suggest another, or just say that you can not.")),
        Refusal.WishNotPossible => (422, new("Önska en till tre olika tider, på vardagar från och med i morgon och så långt fram som tider erbjuds.", "Wish for one to three different times, on weekdays from tomorrow on and as far ahead as times are offered.")),
        Refusal.ThereAreTimes => (409, new("Det finns lediga tider nu, så ni behöver inte vänta. Välj en av dem.", "There are free times now, so you need not wait. Choose one of them.")),
        Refusal.NotWaiting => (409, new("Ni står inte på väntelistan.", "You are not on the wait list.")),
        Refusal.ComplaintIsClosed => (409, new("Klagomålet är avslutat: besvarat, återtaget eller lämnat vidare.", "The complaint is closed: answered, withdrawn or passed on.")),
        Refusal.NotImpartial => (409, new("Den personen kan inte handlägga klagomålet: det gäller personen själv, dess enhet eller ett möte där personen satt med, eller så har personen redan svarat en gång. Välj någon annan.", "That person can not handle the complaint: it is about them, their unit or a meeting they sat at, or they have answered it once. Choose somebody else.")),
        Refusal.NotAnswered => (409, new("Klagomålet är inte besvarat än.", "The complaint has not been answered yet.")),
        Refusal.ReopenedOnce => (409, new("Ni har redan bett oss titta en gång till. Ring oss på 011-15 00 00 om något mer behöver sägas.", "You have asked us once already to look again. Call us on +46 11 15 00 00 if there is more to say.")),
        Refusal.CompanyWasAway => (409, new("Företaget kom inte till mötet, så det finns inget svar att skriva eller skicka. Stämmer det inte kan lotsen ändra det.", "The company did not come, so there is no answer to write or send. If that is wrong, the coordinator can change it.")),
        Refusal.NotOverYet => (409, new("Mötet är inte över, så uppgifterna behövs fortfarande.", "The meeting is not over, so the data is still needed.")),
        Refusal.OutcomeChanged => (409, new("Någon har skrivit sedan du öppnade sidan. Läs svaren en gång till och skicka sedan.", "Somebody has written since you opened the page. Read the answers once more, then send them.")),
        Refusal.OutcomeMissing => (409, new("Någon vid bordet har inte skrivit sitt svar. Vänta, eller kryssa för dem som ska utelämnas.", "Somebody at the table has not written their answer. Wait, or tick those to be left out.")),
        Refusal.CommitmentIsOver => (409, new("Det är redan klart eller avskrivet.", "It is done or dropped already.")),
        Refusal.DayNotPossible => (422, new("Välj en arbetsdag från och med i dag.", "Choose a working day from today on.")),
        Refusal.CaseIsClosed => (409, new("Ärendet är avslutat. Öppna det igen först.", "The case is closed. Open it again first.")),
        Refusal.ClockDoesNotRun => (409, new("Klockan går inte längre, så den kan inte pausas eller startas igen.", "The clock no longer runs, so it can not be paused or started again.")),
        Refusal.PromiseNotBroken => (409, new("Löftet är inte brutet, så det finns inget att förklara.", "The promise is not broken, so there is nothing to explain.")),
        Refusal.TooLate => (409, new("Det är för nära mötet för att ändra här. Ring oss på 011-15 00 00.", "It is too close to the meeting to change here. Call us on +46 11 15 00 00.")),
        Refusal.SignUpClosed => (409, new("Det går inte att anmäla sig till träffen nu. Den kan vara inställd, eller så har sista dagen för anmälan passerat.", "You can not sign up for this gathering now. It may be cancelled, or the last day to sign up has passed.")),
        Refusal.SessionsDoNotFit => (422, new("Passen går inte ihop: de pågår samtidigt, eller så finns ett av dem inte längre. Välj bland passen på sidan.", "The sessions do not fit: they go on at the same time, or one of them is no longer there. Choose among the sessions on the page.")),
        Refusal.CompanyNotNew => (422, new("Den här träffen är för företag som är nya. Ni är varmt välkomna till våra andra träffar.", "This gathering is for new companies. You are most welcome to our other gatherings.")),
        Refusal.PlaceHasGone => (409, new("Platsen har gått vidare till nästa i kön.", "The place has gone to the next in line.")),
        Refusal.NotSignedUp => (404, new("Anmälan finns inte, eller så har länken gått ut.", "There is no such sign-up, or the link has expired.")),
        Refusal.PlacesAreTaken => (409, new("Fler har redan plats än så. Ange minst så många platser som är tagna, och behåll pass som någon har valt.", "More people already have places. Keep at least as many places as are taken, and sessions that somebody has chosen.")),
        Refusal.WishesDoNotFit => (422, new("Välj ett till tre olika teman, minst en halvdag när ni kan, och inte fler bord än teman.", "Choose one to three different themes, at least one half-day when you can come, and no more tables than themes.")),
        Refusal.WishesAreOpen => (409, new("Företag kan fortfarande önska. Vänta tills sista dagen har passerat, eller flytta den.", "Companies can still wish. Wait until the last day has passed, or move it.")),
        Refusal.WeekNotLaid => (409, new("Det finns inget färskt förslag: något har ändrats sedan veckan lades. Lägg den igen.", "There is no fresh proposal: something has changed since the week was laid. Lay it again.")),
        Refusal.TablesDoNotFit => (422, new("Borden går inte ihop: veckan saknar bord, någon sitter vid två samtidigt, eller så är ett bord för kort.", "The tables do not fit: there are none, somebody sits at two at once, or one is too short.")),
        Refusal.WeekIsPublished => (409, new("Veckan är publicerad, så borden och deras tider ligger fast. Du kan byta rum och vem som sitter där, eller ställa in veckan.", "The week is published, so the tables and their times stand. You can change the room and who sits there, or cancel the week.")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    /// <summary>HoldHasEnded → hold-has-ended.</summary>
    private static string Name(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
