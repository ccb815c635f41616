using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Web.Delivery.SwedishWords;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>What an SMS to the company tells.</summary>
public enum SmsKind
{
    TimeOffered,
    WishesRefused,
    WaitEnded,
    Booked,
    Confirmed,
    Moved,
    Cancelled,
    AlternativesWaiting,
    TableBroken,
    FellThrough,
    ReminderDayBefore,
    ReminderTwoHours,
    Code,
    OutcomeSent,
    VisitAsked,
    VisitReminder,
    TableOpened,
    SurveyAsked,
}

/// <summary>
/// All an SMS may be made of. There is no field for a name, a company, an errand or a link: a text lies open on a locked telephone, and
/// a link in an SMS is what fraudsters send. <see cref="Place"/> is left out for a visit to somebody's home. <see cref="CanReply"/>: it comes
/// from a number that hears the words of TextWords. <see cref="Until"/> is when an offer ends, and <see cref="Meeting"/> what it is called.
/// </summary>
public sealed record SmsFacts(
    SmsKind Kind,
    DateTimeOffset Start,
    string? Place = null,
    bool Online = false,
    string Language = "sv",
    string? CallBack = "011-15 00 00",
    string Municipality = "Norrköpings kommun",
    string? Code = null,
    string? Reference = null,
    bool CanReply = false,
    DateTimeOffset? Until = null,
    MeetingKind Meeting = MeetingKind.Table);

/// <summary>The texts. Whatever the facts are, the answer is one SMS in the GSM 7-bit alphabet: the place gives way, then the booking number, which is the last to go where it is the way in.</summary>
public static partial class SmsTexts
{
    private const int OneSegment = 160;

    public static string Write(SmsFacts facts)
    {
        var start = $"{Within(facts.Municipality, 32)}: {Told(facts)}";
        var call = Within(facts.CallBack, 18) is { Length: > 0 } number ? $" {Call(facts, number)}" : "";
        var name = facts is { Reference: { } reference } ? Named(facts, reference).In(facts.Language) : "";
        var room = OneSegment - GsmText.Septets(start) - GsmText.Septets(name) - GsmText.Septets(call);
        return room >= 0 ? start + Where(facts, room) + name + call : start + (IsInvitation(facts.Kind) ? name : call);
    }

    /// <summary>A text that asks somebody who has booked nothing: without its number there is no way in, so the telephone number gives way before it.</summary>
    private static bool IsInvitation(SmsKind kind) => kind is SmsKind.VisitAsked or SmsKind.VisitReminder or SmsKind.TableOpened;

    private static Text Named(SmsFacts facts, string reference) => facts.Kind switch
    {
        SmsKind.Booked => new($" Nr {reference}.", $" Nr {reference}."),
        _ when IsInvitation(facts.Kind) => new(
            $" Gå till vår webbplats, tryck på Jag har redan en bokning och skriv {reference}.", $" On our site, press I already have a booking and enter {reference}."),
        _ => new("", ""),
    };

    private static string Told(SmsFacts facts)
    {
        if (facts.Kind == SmsKind.Code)
        {
            return new Text($"Din kod är {facts.Code}. Den gäller i 10 minuter. Ge den inte till någon.", $"Your code is {facts.Code}. It works for 10 minutes. Give it to nobody.").In(facts.Language);
        }

        var (language, day) = (facts.Language, SwedishWords.ShortDay(facts.Start, facts.Language));
        var clock = SwedishWords.Clock(facts.Start, language);
        var it = MeetingNoun.Of(facts.Meeting, language);
        return facts.Kind == SmsKind.TimeOffered ? Offered(facts.Until ?? facts.Start, day, clock).In(language)
            : language == "en" ? InEnglish(facts.Kind, it, day, clock) : InSwedish(facts.Kind, it, day, clock);
    }

    private static Text Offered(DateTimeOffset until, string day, string clock) => new(
        $"En tid har blivit ledig: {day} kl {clock}. Svara senast {SwedishWords.ShortDay(until, "sv")} kl {SwedishWords.Clock(until, "sv")} på din sida.",
        $"A time is free: {day} at {clock}. Answer by {SwedishWords.ShortDay(until, "en")} {SwedishWords.Clock(until, "en")} on your page.");

    private static string InSwedish(SmsKind kind, MeetingNoun it, string day, string clock) => kind switch
    {
        SmsKind.WishesRefused => "Ingen av tiderna du önskade går tyvärr. Se på din sida hur du går vidare.",
        SmsKind.WaitEnded => "Du svarade inte på två tider och står inte kvar på väntelistan. Se din sida.",
        SmsKind.Booked => $"{Begin(it.Yours)} {day} kl {clock} är bokat. Vi hör av oss när alla svarat.",
        SmsKind.Confirmed => $"{Begin(it.Yours)} {day} kl {clock} är klart. Alla har tackat ja.",
        SmsKind.Moved => $"{Begin(it.Yours)} är flyttat till {day} kl {clock}.",
        SmsKind.Cancelled => $"{Begin(it.Yours)} {day} kl {clock} är inställt.",
        SmsKind.AlternativesWaiting => $"Tiden {day} kl {clock} går tyvärr inte. Vi håller nya tider åt dig. Välj i mejlet från oss.",
        SmsKind.TableBroken => $"Tiden {day} kl {clock} går tyvärr inte. En lots ringer dig om en ny tid.",
        SmsKind.FellThrough => $"{Begin(it.The)} {day} kl {clock} blir tyvärr inte av. Vi hör av oss om en ny tid.",
        SmsKind.OutcomeSent => $"Svaren från {it.The} {day} kl {clock} finns nu på din sida.",
        SmsKind.VisitAsked => "Vi vill gärna hälsa på hos er.",
        SmsKind.VisitReminder => "Får vi hälsa på hos er?",
        SmsKind.TableOpened => "Vi har dukat ett bord åt er.",
        SmsKind.SurveyAsked => $"Hur var {it.The} {day} kl {clock}? Svara gärna på några frågor på din sida.",
        SmsKind.ReminderDayBefore => $"Påminnelse om {it.Yours} {day} kl {clock}.",
        SmsKind.ReminderTwoHours => $"Vi ses i dag kl {clock}.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string InEnglish(SmsKind kind, MeetingNoun it, string day, string clock) => kind switch
    {
        SmsKind.WishesRefused => "Sorry, none of the times you wished for is possible. Your page shows other ways on.",
        SmsKind.WaitEnded => "You did not answer about two times and are no longer on the wait list. See your page.",
        SmsKind.Booked => $"{Begin(it.Yours)} {day} at {clock} is booked. We will tell you when all have replied.",
        SmsKind.Confirmed => $"{Begin(it.Yours)} {day} at {clock} is confirmed by all.",
        SmsKind.Moved => $"{Begin(it.Yours)} is moved to {day} at {clock}.",
        SmsKind.Cancelled => $"{Begin(it.Yours)} {day} at {clock} is cancelled.",
        SmsKind.AlternativesWaiting => $"Sorry, {day} at {clock} is not possible. We hold other times for you. Choose in our e-mail.",
        SmsKind.TableBroken => $"Sorry, {day} at {clock} is not possible. A coordinator will call you.",
        SmsKind.FellThrough => $"Sorry, {it.The} {day} at {clock} can not be held. We will be in touch.",
        SmsKind.OutcomeSent => $"The answers from {it.The} {day} at {clock} are on your page now.",
        SmsKind.VisitAsked => "We would like to visit you.",
        SmsKind.VisitReminder => "May we visit you?",
        SmsKind.TableOpened => "We laid a table for you: choose a time.",
        SmsKind.SurveyAsked => $"How was {it.The} {day} at {clock}? Please answer a few questions on your page.",
        SmsKind.ReminderDayBefore => $"A reminder of {it.Yours} {day} at {clock}.",
        SmsKind.ReminderTwoHours => $"See you today at {clock}.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Call(SmsFacts facts, string number) => (facts.Language, facts.Kind) switch
    {
        ("en", SmsKind.ReminderDayBefore) when facts.CanReply => $"Reply YES, NO, NEW TIME or call {number}.",
        (_, SmsKind.ReminderDayBefore) when facts.CanReply => $"Svara JA, NEJ, NYTID eller ring {number}.",
        ("en", SmsKind.VisitAsked or SmsKind.VisitReminder or SmsKind.TableOpened or SmsKind.AlternativesWaiting or SmsKind.TimeOffered or SmsKind.WishesRefused or SmsKind.WaitEnded) => $"Or call {number}.",
        ("en", _) => $"Questions? Call {number}.",
        (_, SmsKind.VisitAsked or SmsKind.VisitReminder or SmsKind.TableOpened or SmsKind.AlternativesWaiting or SmsKind.TimeOffered or SmsKind.WishesRefused or SmsKind.WaitEnded) => $"Eller ring {number}.",
        (_, SmsKind.Moved) => $"Passar det inte? Ring {number}.",
        (_, SmsKind.ReminderDayBefore or SmsKind.ReminderTwoHours) => $"Förhinder? Ring {number}.",
        _ => $"Frågor? Ring {number}.",
    };

    // A meeting that is not to be, or that nobody has booked yet, has no place.
    private static string Where(SmsFacts facts, int room)
    {
        if (facts.Kind is SmsKind.VisitAsked or SmsKind.VisitReminder or SmsKind.TableOpened or SmsKind.Code or SmsKind.OutcomeSent or SmsKind.SurveyAsked or SmsKind.TimeOffered or SmsKind.WishesRefused or SmsKind.WaitEnded or SmsKind.Cancelled or SmsKind.AlternativesWaiting or SmsKind.TableBroken or SmsKind.FellThrough)
        {
            return "";
        }

        if (facts.Online)
        {
            var online = facts.Language == "en" ? " It is online." : " Det är digitalt.";
            return online.Length <= room ? online : "";
        }

        var label = facts.Language == "en" ? " Place: " : " Plats: ";
        var place = Within(facts.Place, room - GsmText.Septets(label) - 1);
        return place.Length < 3 ? "" : $"{label}{place}.";
    }

    /// <summary>The text on one line in the alphabet, cut after a whole word where that keeps most of it.</summary>
    private static string Within(string? text, int septets)
    {
        var whole = Spaces().Replace(Unlinked(GsmText.Fold(text ?? "")), " ").Trim(' ', '.', ',');
        var cut = GsmText.Cut(whole, septets);
        var space = cut.LastIndexOf(' ');
        return (cut.Length < whole.Length && space > cut.Length / 2 ? cut[..space] : cut).Trim(' ', '.', ',', '-');
    }

    // A place is written by people. A telephone makes a link of anything like "ord.se", so a dot inside a word gets a space after it.
    private static string Unlinked(string text) => DotInWord().Replace(text.Replace("://", " ", StringComparison.Ordinal), ". ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\.(?=\S)")]
    private static partial Regex DotInWord();
}
