namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>Everything the reader can say of a calendar. The words are for the owner and the coordinator, and hold nothing of what an event says.</summary>
internal static class Reasons
{
    public static readonly Text NotACalendar = new("Filen är ingen kalender (iCalendar).", "The file is not a calendar (iCalendar).");

    public static readonly Text TooLarge = new("Kalendern är för stor för att läsas.", "The calendar is too large to be read.");

    public static readonly Text TooManyParts = new("Kalendern har för många händelser för att läsas.", "The calendar has too many events to be read.");

    public static readonly Text TooDeep = new("Kalenderns delar ligger för djupt i varandra.", "The parts of the calendar are nested too deeply.");

    public static readonly Text TooManyTimes = new("Kalendern har för många tillfällen för att räknas ut.", "The calendar has too many occurrences to be worked out.");

    public static readonly Text TooSlow = new("Kalendern tog för lång tid att läsa.", "The calendar took too long to read.");

    public static readonly Text MostlyUnread = new(
        "De flesta händelserna i kalendern saknar en tid som går att läsa.", "Most events in the calendar have no time that can be read.");

    public static readonly Text CutOff = new("Filen slutar mitt i kalendern. Något kan saknas.", "The file ends inside the calendar. Something may be missing.");

    public static readonly Text NoStart = new(
        "Händelsen har ingen start som går att läsa. Den räknas inte.", "The event has no start that can be read. It is not counted.");

    public static readonly Text NoEnd = new(
        "Slutet går inte att läsa. Händelsen räknas som en timme, eller som en hel dag.", "The end can not be read. The event is counted as one hour, or as a whole day.");

    public static readonly Text EndBeforeStart = new(
        "Slutet ligger före starten. Tiden mellan dem räknas som upptagen.", "The end is before the start. The time between them is counted as busy.");

    public static readonly Text UnknownZone = new(
        "Tidszonen är okänd. Tiden läses som svensk tid.", "The time zone is unknown. The time is read as Swedish time.");

    public static readonly Text BrokenRule = new(
        "Upprepningen går inte att förstå. Bara första tillfället räknas.", "The repetition can not be understood. Only the first occurrence is counted.");

    public static readonly Text NoLastTime = new(
        "Upprepningens slut går inte att läsa. Händelsen räknas utan slut.", "The end of the repetition can not be read. The event is counted without an end.");

    public static readonly Text TooOften = new(
        "Händelsen upprepas för ofta för att räknas ut. Hela tiden från första till sista gången räknas som upptagen.",
        "The event repeats too often to be worked out. All time from the first to the last is counted as busy.");

    public static readonly Text BrokenException = new(
        "Ett undantag eller ett extra tillfälle går inte att läsa. Det räknas inte.", "An exception or an extra occurrence can not be read. It is not counted.");

    public static readonly Text BrokenPeriod = new("En upptagen tid går inte att läsa. Den räknas inte.", "A busy time can not be read. It is not counted.");

    public static readonly Text NotUnderstood = new(
        "Händelsen går inte att förstå helt. Bara dess första tid räknas.", "The event can not be understood entirely. Only its first time is counted.");
}
