using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>Pieces of text that several letters share.</summary>
internal static class TablePhrases
{
    public static string When(this TableFacts table, string language) => SwedishWords.Span(table.Slot, language, table.WrittenAt);

    public static string Where(this TableFacts table, string language) => table.Form switch
    {
        MeetingForm.Online => language == "en" ? "Online" : "Digitalt",
        MeetingForm.AtCompany => new Text("Hos företaget", "At the company").In(language) + Comma(table.Address),
        _ => (SafeText.OneLine(table.PlaceName) + Comma(table.Address)).TrimStart(',', ' '),
    };

    /// <summary>"Bygglov – Anna Berg", a line for each seat.</summary>
    public static IEnumerable<string> SeatLines(this TableFacts table, string language, Mailbox? reader = null) => table.Seats.Select(seat =>
        $"{seat.Role.In(language)} – {Name(seat, language, reader)}{(seat.ByLink ? new Text(" (via länk)", " (by link)").In(language) : "")}{(seat.Required ? "" : new Text(" (om det går)", " (if possible)").In(language))}");

    public static IEnumerable<SeatAtTable> SeatsOf(this TableFacts table, Mailbox official) => table.Seats.Where(s => s.Official?.Address == official.Address);

    /// <summary>"bygglov och livsmedel": the roles of one official, for the middle of a sentence or a subject.</summary>
    public static string RolesOf(this TableFacts table, Mailbox official) => Joined([.. table.SeatsOf(official).Select(s => SwedishWords.Inside(s.Role.Sv))]);

    public static InvitationFacts Calendar(this TableFacts table, string summary, string description, Uri follow, IReadOnlyList<Attendee> attendees, string language) => new(
        InvitationFacts.UidOf(table.MeetingId, table.Domain), table.Sequence, table.Slot, summary, description, table.Where(language), follow,
        table.Organizer, attendees, Cancelled: false, table.WrittenAt);

    private static string Name(SeatAtTable seat, string language, Mailbox? reader) => seat.Official switch
    {
        null => new Text("vi söker någon", "we are looking for somebody").In(language),
        { } official when official.Address == reader?.Address => "du",
        { } official => official.Name,
    };

    private static string Joined(string[] words) => words switch
    {
        [] => "bordet",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} och {last}",
    };

    private static string Comma(string text) => SafeText.OneLine(text) is { Length: > 0 } line ? $", {line}" : "";
}
