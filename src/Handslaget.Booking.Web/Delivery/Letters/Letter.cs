namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>
/// A letter before it has an envelope. The two texts say the same, since both are written from one <see cref="LetterBody"/>. What goes
/// into the reader's calendar, if anything, is <see cref="Invitation"/>, by <see cref="Method"/>. <see cref="Unsubscribe"/>: the reader has asked
/// for letters of this kind, and one POST to that address ends them (RFC 8058).
/// </summary>
public sealed record Letter(
    string Subject,
    string PlainText,
    string Html,
    InvitationFacts? Invitation = null,
    InvitationMethod Method = InvitationMethod.Publish,
    Uri? Unsubscribe = null);
