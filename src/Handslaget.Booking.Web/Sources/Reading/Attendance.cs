namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>Whether an event takes its owner's time at all.</summary>
internal static class Attendance
{
    /// <summary>
    /// TRANSP is the standard's word and STATUS its second. Outlook says more in a line of its own: away is busy, working elsewhere is free
    /// (a table can be met from there), tentative is as the options say. Nobody is free because an invitation is unanswered.
    /// </summary>
    public static bool TakesTime(Component calendar, Component @event, FeedOptions options)
    {
        var outlook = @event.Value("X-MICROSOFT-CDO-BUSYSTATUS")?.ToUpperInvariant();
        var status = @event.Value("STATUS")?.ToUpperInvariant();
        var answer = Answer(@event, options)?.ToUpperInvariant();
        if (Is(calendar.Value("METHOD"), "CANCEL") || status == "CANCELLED" || Is(@event.Value("TRANSP"), "TRANSPARENT")
            || outlook is "FREE" or "WORKINGELSEWHERE" || answer == "DECLINED")
        {
            return false;
        }

        return options.TentativeIsBusy || !(outlook == "TENTATIVE" || status == "TENTATIVE" || answer == "TENTATIVE");
    }

    private static bool Is(string? value, string word) => word.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static string? Answer(Component @event, FeedOptions options) =>
        options.OwnerAddresses is { Count: > 0 } owners
            ? @event.Lines.Where(l => l.Name == "ATTENDEE" && IsOwner(l, owners)).Select(l => l.Parameter("PARTSTAT")).FirstOrDefault(a => a is not null)
            : null;

    private static bool IsOwner(ContentLine attendee, IReadOnlySet<string> owners) =>
        owners.Any(owner => Is(Address(attendee.Value), Address(owner)) || Is(attendee.Parameter("EMAIL"), Address(owner)));

    private static string Address(string text)
    {
        var scheme = text.LastIndexOf("mailto:", StringComparison.OrdinalIgnoreCase);
        return (scheme < 0 ? text : text[(scheme + "mailto:".Length)..]).Trim();
    }
}
