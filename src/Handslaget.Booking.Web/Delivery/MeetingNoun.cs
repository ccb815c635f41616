using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>
/// What a meeting is called where people read of it, inside a sentence: when the municipality comes to the company it is a visit, and the company is
/// its host and not its guest.
/// </summary>
/// <param name="One">"möte": after a colon or a preposition.</param>
/// <param name="The">"mötet".</param>
/// <param name="TheWith">"mötet med", before the company's name.</param>
/// <param name="OneWith">"möte med", before the municipality's name.</param>
/// <param name="Yours">"ditt möte", to the company's contact.</param>
/// <param name="YoursWithUs">"ditt möte med kommunen".</param>
/// <param name="HasBeen">A sentence: its time has passed.</param>
public sealed record MeetingNoun(string One, string The, string TheWith, string OneWith, string Yours, string YoursWithUs, string HasBeen)
{
    public static MeetingNoun Of(MeetingKind kind, string language) => (kind, language) switch
    {
        (MeetingKind.Visit, "en") => EnglishVisit,
        (MeetingKind.Visit, _) => Visit,
        (_, "en") => EnglishMeeting,
        _ => Meeting,
    };

    private static readonly MeetingNoun Meeting = new("möte", "mötet", "mötet med", "möte med", "ditt möte", "ditt möte med kommunen", "Mötet har varit.");
    private static readonly MeetingNoun EnglishMeeting = new("meeting", "the meeting", "the meeting with", "meeting with", "your meeting", "your meeting with the municipality", "The meeting has been held.");
    private static readonly MeetingNoun Visit = new("besök", "besöket", "besöket hos", "besök av", "vårt besök", "vårt besök hos er", "Besöket har varit.");
    private static readonly MeetingNoun EnglishVisit = new("visit", "the visit", "the visit to", "visit by", "our visit", "our visit to you", "The visit has been made.");
}
