namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// A letter before it has an envelope. The two texts say the same, since both are written from one <see cref="LetterBody"/>. What goes
/// into the reader's calendar, if anything, is <see cref="Invitation"/>, by <see cref="Method"/>.
/// </summary>
public sealed record Letter(
    string Subject,
    string PlainText,
    string Html,
    InvitationFacts? Invitation = null,
    InvitationMethod Method = InvitationMethod.Publish);
