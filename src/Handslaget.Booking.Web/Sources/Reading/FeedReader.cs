namespace Handslaget.Booking.Web.Sources.Reading;

public static class FeedReader
{
    public static FeedReading Read(string text, Slot within, FeedOptions options, CancellationToken ct) => throw new FeedUnreadable(new("–", "–"));
}

internal static class Reasons
{
    public static readonly Text NotACalendar = new("Filen är ingen kalender (iCalendar).", "The file is not a calendar (iCalendar).");
    public static readonly Text MostlyUnread = new("De flesta.", "Most.");
}
