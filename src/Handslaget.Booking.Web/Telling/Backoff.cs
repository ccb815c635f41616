using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Telling;

/// <summary>How long to wait before a notice is tried again; null: it has been tried enough.</summary>
internal static class Backoff
{
    private static readonly TimeSpan[] Sms = [TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan LettersAreTriedFor = TimeSpan.FromHours(24);

    public static TimeSpan? Next(Notice notice, bool once, DateTimeOffset now)
    {
        if (once && notice.Attempts > 1) return null;
        if (notice.Channel == Channel.Sms) return notice.Attempts <= Sms.Length ? Spread(Sms[notice.Attempts - 1]) : null;
        if (now - notice.FirstTriedAt > LettersAreTriedFor) return null;
        return Spread(TimeSpan.FromSeconds(Math.Min(240, 15 * Math.Pow(2, notice.Attempts - 1))));
    }

    /// <summary>A fifth more or less, so that those who failed together do not come back together.</summary>
    private static TimeSpan Spread(TimeSpan wait) => wait * (0.8 + (0.4 * Random.Shared.NextDouble()));
}
