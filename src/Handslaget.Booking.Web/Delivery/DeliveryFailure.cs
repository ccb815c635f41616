using System.Diagnostics.CodeAnalysis;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>Why trying again would not help.</summary>
public enum FinalReason
{
    /// <summary>The number does not exist or can not be reached. Ask for another.</summary>
    BadNumber,

    /// <summary>The mailbox does not exist or refuses us. Ask for another address.</summary>
    BadAddress,

    /// <summary>The person said stop. Never send again; use mail or the telephone.</summary>
    OptedOut,

    /// <summary>The number can not get SMS. Use mail or call it.</summary>
    Landline,

    /// <summary>An operator or mail server refused the text. Somebody should read it.</summary>
    Blocked,

    /// <summary>Our account or settings are wrong, not the message: keep it, tell an operator, and send it when that is mended.</summary>
    Configuration,

    /// <summary>We made a message that can not be sent.</summary>
    Bug,
}

/// <summary>
/// A message did not leave. <see cref="Code"/> is the provider's own code. Neither number, address nor text stands in an exception, since
/// exceptions end up in logs.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "DeliveryFailure.Retry reads as what it is.")]
public abstract class DeliveryFailure : Exception
{
    private DeliveryFailure(string code, string message, Exception? inner)
        : base(message, inner) => Code = code;

    public string Code { get; }

    /// <summary>It will not help to try again.</summary>
    public sealed class Final(string code, FinalReason reason)
        : DeliveryFailure(code, $"Not sent, and trying again will not help: {reason} ({code}).", null)
    {
        public FinalReason Reason { get; } = reason;
    }

    /// <summary>
    /// It may help to try again: not before <see cref="After"/> if that is given, and not more than <see cref="Once"/> if that is set.
    /// When it <see cref="MayHaveBeenSent"/>, the next try must carry the same identity (Message-ID, SMS key and time of the first try).
    /// </summary>
    public sealed class Retry(string code, TimeSpan? after = null, bool mayHaveBeenSent = false, bool once = false, Exception? inner = null)
        : DeliveryFailure(code, $"Not sent yet ({code}){(mayHaveBeenSent ? ", or sent without an answer" : "")}. Try again.", inner)
    {
        public TimeSpan? After { get; } = after;

        public bool MayHaveBeenSent { get; } = mayHaveBeenSent;

        public bool Once { get; } = once;
    }
}
