namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// The house cannot open its doors, and the one reading this can mend it: the message is one sentence with what is wrong and
/// what to do. It is printed as it stands, because a stack trace would only hide it.
/// </summary>
internal sealed class SetupFailed : Exception
{
    public SetupFailed(string message)
        : base(message)
    {
    }

    public SetupFailed(string message, Exception cause)
        : base(message, cause)
    {
    }
}
