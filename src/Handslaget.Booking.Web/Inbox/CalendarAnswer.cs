namespace Handslaget.Booking.Web.Inbox;

/// <summary>An attendee as an answer tells of them: lower case address, and what they say.</summary>
/// <param name="Says">PARTSTAT in capitals, or null.</param>
/// <param name="DelegatedTo">The addresses they hand over to.</param>
internal sealed record AnsweringAttendee(string Address, string? Says, IReadOnlyList<string> DelegatedTo);

/// <summary>What a calendar says of one meeting (RFC 5546): REPLY, COUNTER or REFRESH, or something we do not take.</summary>
/// <param name="Sequence">Of the question that is answered; null when it is not told.</param>
/// <param name="StampedAt">When the answer was made.</param>
/// <param name="Start">The meeting's start as they know it; in a COUNTER the proposed one.</param>
/// <param name="Known">In a COUNTER, the start that they know, where it is told.</param>
internal sealed record CalendarAnswer(
    string Method, string Uid, int? Sequence, DateTimeOffset? StampedAt, DateTimeOffset? Start, DateTimeOffset? End, DateTimeOffset? Known,
    IReadOnlyList<AnsweringAttendee> Attendees, string Comment)
{
    /// <summary>The answers in a calendar file. <paramref name="method"/> is the one in the mail's header, for a file that says none.</summary>
    public static IEnumerable<CalendarAnswer> In(string calendar, string? method)
    {
        var said = IcsProperty.Components(calendar, "VCALENDAR").SelectMany(c => c).FirstOrDefault(p => p.Name == "METHOD")?.Value.Trim();
        var meant = (string.IsNullOrEmpty(said) ? method : said)?.Trim().ToUpperInvariant() ?? "";
        return IcsProperty.Components(calendar, "VEVENT").Select(e => Of(meant, e)).OfType<CalendarAnswer>();
    }

    public AnsweringAttendee? Of(string address) => Attendees.FirstOrDefault(a => a.Address.Equals(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says the same, whatever else differs between two copies in one mail.</summary>
    public bool SaysTheSameAs(CalendarAnswer other) =>
        (Method, Uid, Sequence, Start, End) == (other.Method, other.Uid, other.Sequence, other.Start, other.End)
        && Attendees.Select(a => (a.Address, a.Says)).SequenceEqual(other.Attendees.Select(a => (a.Address, a.Says)));

    private static CalendarAnswer? Of(string method, IReadOnlyList<IcsProperty> lines)
    {
        IcsProperty? First(string name) => lines.FirstOrDefault(l => l.Name == name);
        if (First("UID")?.Value is not { Length: > 0 and < 300 } uid) return null;
        var start = IcsTime.Read(First("DTSTART"));
        return new(
            method, uid.Trim(),
            int.TryParse(First("SEQUENCE")?.Value, out var sequence) && sequence >= 0 ? sequence : null,
            IcsTime.Read(First("DTSTAMP")),
            start, IcsTime.Read(First("DTEND")) ?? start + IcsTime.ReadLength(First("DURATION")),
            IcsTime.Read(First("X-MS-OLK-ORIGINALSTART")),
            [.. lines.Where(l => l.Name == "ATTENDEE").Select(Attendee).OfType<AnsweringAttendee>().Take(50)],
            string.Join('\n', lines.Where(l => l.Name is "COMMENT" or "X-COMMENT").Select(l => l.Text()).Where(t => t.Length > 0)));
    }

    private static AnsweringAttendee? Attendee(IcsProperty line) => IcsProperty.Address(line.Value) is { } address
        ? new(address.ToLowerInvariant(), line.Parameter("PARTSTAT")?.Trim().ToUpperInvariant(), Addresses(line.Parameter("DELEGATED-TO")))
        : null;

    private static IReadOnlyList<string> Addresses(string? written) =>
        [.. (written ?? "").Split(',').Select(IcsProperty.Address).OfType<string>().Select(a => a.ToLowerInvariant())];
}
