namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// How much may be asked without signing in: the settings under "Limits". Roomy enough for an office, a library or a fair behind one
/// address, and tight enough that a script does not empty the calendars or the text message account.
/// </summary>
public sealed record Limits
{
    /// <summary>The name of the limit on what creates something: a request for a meeting, a draft, an uploaded document, a sign-up.</summary>
    public const string Asks = "asks";

    /// <summary>The name of the limit on complaining: as many, but counted by themselves, so that nobody is kept from it by having booked.</summary>
    public const string Complains = "complains";

    /// <summary>The name of the limit on asking for codes and guessing them.</summary>
    public const string Codes = "codes";

    /// <summary>Requests that create something, per address and ten minutes, in each process.</summary>
    public int RequestsPerAddress { get; init; } = 30;

    /// <summary>Codes asked for or guessed, per address and ten minutes, in each process.</summary>
    public int CodesPerAddress { get; init; } = 20;

    /// <summary>Meetings that may be booked, and places at gatherings asked for, with one mobile number or one e-mail address in a day.</summary>
    public int BookingsPerContact { get; init; } = 5;

    /// <summary>Text messages in an hour, from all processes together. Those beyond wait for the next hour.</summary>
    public int TextsPerHour { get; init; } = 500;
}

/// <summary>Somebody has asked for more than they may. Told as 429, by page or problem details, wherever it is thrown.</summary>
public sealed class TooManyException(TimeSpan retryAfter) : Exception("Too many requests.")
{
    public TimeSpan RetryAfter => retryAfter;
}
