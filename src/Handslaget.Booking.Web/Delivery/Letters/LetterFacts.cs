using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>A seat as the letters tell of it: the role, why it is needed, and who sits there (null: nobody yet).</summary>
public sealed record SeatAtTable(Text Role, Text Reason, Mailbox? Official, bool Required = true, bool? Accepted = null, bool ByLink = false);

/// <summary>
/// The meeting as every letter about it needs it. <see cref="Errand"/> is what it is about, in the reader's language, and then the company's
/// own words; <see cref="Interpreter"/> is the language an interpreter is needed for. <see cref="Site"/> is where the errand is, for those at
/// the table, where that is not where they meet: it can be somebody's home, so it goes to them alone.
/// </summary>
public sealed record TableFacts(
    Guid MeetingId,
    int Sequence,
    Slot Slot,
    MeetingForm Form,
    string PlaceName,
    string Address,
    string CompanyName,
    string ContactName,
    IReadOnlyList<string> Errand,
    IReadOnlyList<SeatAtTable> Seats,
    Mailbox Organizer,
    string Municipality,
    string PhoneNumber,
    string Domain,
    DateTimeOffset WrittenAt,
    Text? Interpreter = null,
    MeetingKind Kind = MeetingKind.Table,
    string Site = "");

/// <summary>
/// A letter to one official. <see cref="AnswerUrl"/> opens a page with a button (svar=kan, kan-inte, kollega or distans says which was
/// meant); opening it changes nothing, since mail scanners open every link. <see cref="Documents"/> is how many the company has left:
/// they are read on the page and never attached.
/// </summary>
public sealed record LetterToOfficial(
    TableFacts Table, Mailbox Official, DateTimeOffset ReplyBy, Uri AnswerUrl, Uri FollowUrl, int Documents = 0, bool MayComeByLink = true, bool MaySuggest = true);

/// <summary>
/// A letter to the company's contact, in the language they asked in. <see cref="Reference"/> is the booking number that leads back to the
/// meeting.
/// </summary>
public sealed record LetterToCompany(
    TableFacts Table, string Language, IReadOnlyList<string> Papers, DateTimeOffset ReplyBy, Uri FollowUrl, string? Reference = null);

/// <summary>Who cancelled. It is always told.</summary>
public enum CancelledBy
{
    Company,
    Coordinator,
    System,
}
