using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>What was sent to whom and what became of it, in words.</summary>
internal static class NoticeWords
{
    public static Text Say(this NoticeKind kind) => kind switch
    {
        NoticeKind.Asked => new("fråga och kallelse", "question and invitation"),
        NoticeKind.AskedAgain => new("fråga om den nya tiden", "question about the new time"),
        NoticeKind.Released => new("besked att inte behöva komma", "word that they need not come"),
        NoticeKind.Nudged => new("påminnelse om frågan", "reminder of the question"),
        NoticeKind.LinkNeeded => new("en länk behövs", "a link is needed"),
        NoticeKind.SentAnew => new("frågan och kallelsen igen", "the question and invitation again"),
        NoticeKind.ReplyTooOld => new("svaret gällde något som har ändrats", "their reply was to something that has changed"),
        NoticeKind.WaysToChange => new("så ändrar eller avbokar man", "how to change or cancel"),
        NoticeKind.OutcomeOwed => new("skriv svaret från mötet", "write the answer from the meeting"),
        NoticeKind.OutcomeSent => new("svaren från mötet", "the answers from the meeting"),
        NoticeKind.OutcomeCorrected => new("rättade svar från mötet", "corrected answers from the meeting"),
        NoticeKind.CommitmentDue => new("påminnelse om det som är lovat", "reminder of what is promised"),
        NoticeKind.LinkReplaced => new("ny länk", "a new link"),
        NoticeKind.SurveyAsked => new("frågor om hur mötet var", "questions about how the meeting was"),
        NoticeKind.AnotherRoom => new("annat rum", "another room"),
        NoticeKind.TimeOffered => new("en tid har blivit ledig", "a time has become free"),
        NoticeKind.WishesRefused => new("de önskade tiderna går inte", "the times wished for are not possible"),
        NoticeKind.WaitEnded => new("inte kvar på väntelistan", "no longer on the wait list"),
        NoticeKind.Booked => new("mötet är bokat", "the meeting is booked"),
        NoticeKind.Confirmed => new("alla kommer", "everybody comes"),
        NoticeKind.Moved => new("mötet är flyttat", "the meeting is moved"),
        NoticeKind.RoomChanged => new("annat rum", "another room"),
        NoticeKind.Cancelled => new("mötet är inställt", "the meeting is cancelled"),
        NoticeKind.FellThrough => new("mötet blev inte av", "the meeting fell through"),
        NoticeKind.AlternativesWaiting => new("andra tider att välja på", "other times to choose from"),
        NoticeKind.TableBroken => new("en plats är tom, vi ringer", "a seat is empty, we will call"),
        NoticeKind.PromiseExplained => new("förklaring och ursäkt", "explanation and apology"),
        NoticeKind.ReminderDayBefore => new("påminnelse dagen före", "reminder the day before"),
        NoticeKind.VisitAsked => new("får vi hälsa på?", "may we visit?"),
        NoticeKind.VisitReminder => new("påminnelse: får vi hälsa på?", "reminder: may we visit?"),
        NoticeKind.TableOpened => new("välj en tid för bordet efter besöket", "choose a time for the table after the visit"),
        NoticeKind.Code => new("kod för att komma tillbaka till bokningen", "code to come back to the booking"),
        NoticeKind.ReminderTwoHours => new("påminnelse två timmar före", "reminder two hours before"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text Fate(this NoticeView notice, DateTimeOffset now) => notice.State switch
    {
        NoticeState.Waiting when notice.DueAt is { } due && due > now => new($"skickas {NeedWords.Near(due, now).Sv}", $"is sent {NeedWords.Near(due, now).En}"),
        NoticeState.Waiting => new("är på väg ut", "is on its way out"),
        NoticeState.Sent => new("skickat", "sent"),
        NoticeState.Delivered => new("framme", "delivered"),
        NoticeState.Failed => new("kom inte fram – ring", "did not arrive – call"),
        NoticeState.Dropped when notice.DueAt > now => new("behövs inte längre", "is no longer needed"),
        _ => new("behövdes inte", "was not needed"),
    };
}

/// <summary>Why a time is possible or not, in words that never say what stands in anybody's calendar.</summary>
internal static class TimeReasonWords
{
    public static Text Say(this Calendars.TimeReason reason) => reason switch
    {
        Calendars.TimeReason.Free => new("ledig", "free"),
        Calendars.TimeReason.Busy => new("upptagen i sin kalender", "busy in their calendar"),
        Calendars.TimeReason.Claimed => new("sitter vid ett annat bord", "at another table"),
        Calendars.TimeReason.Promised => new("lovad till ett fast bord tills det släpps", "promised for a standing table until it is released"),
        Calendars.TimeReason.DayFull => new("har så många bord den dagen som går", "as many tables that day as one takes"),
        Calendars.TimeReason.WeekFull => new("har så många bord den veckan som går", "as many tables that week as they take"),
        Calendars.TimeReason.OutsideWorkingHours => new("arbetar inte då", "does not work then"),
        Calendars.TimeReason.Absent => new("är borta", "is away"),
        Calendars.TimeReason.CalendarUnreadable => new("kalendern går inte att läsa", "the calendar can not be read"),
        Calendars.TimeReason.CompetenceExpired => new("behörigheten har gått ut då", "the right to answer has ended by then"),
        Calendars.TimeReason.NobodyHolds => new("ingen i registret har kompetensen", "nobody in the register holds the competence"),
        Calendars.TimeReason.NoRoom => new("Inget rum som passar är ledigt.", "No suitable room is free."),
        Calendars.TimeReason.OffGrid => new("Möten börjar inte på den minuten.", "Meetings do not begin at that minute."),
        Calendars.TimeReason.OutsideOfficeHours => new("Det är utanför de tider då bord dukas.", "It is outside the hours when tables are laid."),
        Calendars.TimeReason.NotWorkingDay => new("Det är helg.", "It is a weekend."),
        Calendars.TimeReason.Holiday => new("Det är en helgdag eller en afton då kontoren är stängda.", "It is a holiday, or an eve when offices are shut."),
        Calendars.TimeReason.TooSoon => new("Det är närmare än företag själva får boka.", "It is sooner than companies may book by themselves."),
        Calendars.TimeReason.Passed => new("Den tiden har varit. Välj en tid framåt.", "That time has been. Choose a time to come."),
        Calendars.TimeReason.BeyondHorizon => new("Det är längre fram än tider erbjuds.", "It is farther ahead than times are offered."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>How many of those who may fill a seat have a reason: "2 lediga", "1 vars behörighet har gått ut då".</summary>
    public static Text Say(this Calendars.TimeReason reason, int many) => (reason, many) switch
    {
        (Calendars.TimeReason.Free, > 1) => new($"{many} lediga", $"{many} free"),
        (Calendars.TimeReason.Busy, > 1) => new($"{many} upptagna i sina kalendrar", $"{many} busy in their calendars"),
        (Calendars.TimeReason.Claimed, > 1) => new($"{many} sitter vid andra bord", $"{many} at other tables"),
        (Calendars.TimeReason.Promised, > 1) => new($"{many} lovade till ett fast bord tills det släpps", $"{many} promised for a standing table until it is released"),
        (Calendars.TimeReason.DayFull, 1) => new("1 har så många bord den dagen som går", "1 has as many tables that day as one takes"),
        (Calendars.TimeReason.DayFull, _) => new($"{many} har så många bord den dagen som går", $"{many} have as many tables that day as one takes"),
        (Calendars.TimeReason.WeekFull, 1) => new("1 har så många bord den veckan som går", "1 has as many tables that week as they take"),
        (Calendars.TimeReason.WeekFull, _) => new($"{many} har så många bord den veckan som går", $"{many} have as many tables that week as they take"),
        (Calendars.TimeReason.OutsideWorkingHours, > 1) => new($"{many} arbetar inte då", $"{many} do not work then"),
        (Calendars.TimeReason.Absent, > 1) => new($"{many} är borta", $"{many} are away"),
        (Calendars.TimeReason.CalendarUnreadable, 1) => new("1 vars kalender inte går att läsa", "1 whose calendar can not be read"),
        (Calendars.TimeReason.CalendarUnreadable, _) => new($"{many} vars kalendrar inte går att läsa", $"{many} whose calendars can not be read"),
        (Calendars.TimeReason.CompetenceExpired, _) => new($"{many} vars behörighet har gått ut då", $"{many} whose right to answer has ended by then"),
        _ => new($"{many} {reason.Say().Sv}", $"{many} {reason.Say().En}"),
    };

    public static Text Say(this Calendars.WhyChosen why) => why switch
    {
        Calendars.WhyChosen.OnlyOne => new("Ingen annan med kompetensen är ledig då.", "Nobody else with the competence is free then."),
        Calendars.WhyChosen.FewestPeople => new("Fyller flera platser, så att färre personer behövs vid bordet.", "Fills several seats, so that fewer people are needed."),
        Calendars.WhyChosen.Promised => new("Är lovad till det fasta bordet då.", "Is promised for the standing table then."),
        Calendars.WhyChosen.LeastLoaded => new("Har minst andel av sina bord den veckan.", "Has the smallest share of their tables that week."),
        Calendars.WhyChosen.HasMet => new("Har mött företaget förut.", "Has met the company before."),
        Calendars.WhyChosen.Order => new("Likvärdig med de andra lediga; den fasta ordningen avgjorde.", "Equal to the others who are free; the fixed order decided."),
        Calendars.WhyChosen.Otherwise => new(
            "Kalendrarna som de är nu skulle ge någon annan: de har ändrats sedan dess, eller så valde en människa.",
            "The calendars as they are now would give somebody else: they have changed since, or a person chose."),
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
