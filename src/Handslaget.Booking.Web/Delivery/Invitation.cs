using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>What a calendar is to do with an invitation (RFC 5546).</summary>
public enum InvitationMethod
{
    /// <summary>Ask, or ask again about the same meeting with a higher sequence.</summary>
    Request,

    /// <summary>Take the meeting out of the calendar.</summary>
    Cancel,

    /// <summary>For somebody who is not asked, only told: the company.</summary>
    Publish,
}

/// <summary>Somebody at the table. <see cref="Accepted"/> is null until they answer.</summary>
public sealed record Attendee(string Name, string Mail, bool Required, bool? Accepted = null);

/// <summary>
/// One meeting as a calendar sees it. <see cref="Uid"/> is the same all its life; <see cref="Sequence"/> rises with every change, which is
/// how calendars tell a new time from an old letter that came late.
/// </summary>
public sealed record InvitationFacts(
    string Uid,
    int Sequence,
    Slot Slot,
    string Summary,
    string Description,
    string Location,
    Uri? Url,
    Mailbox Organizer,
    IReadOnlyList<Attendee> Attendees,
    bool Cancelled,
    DateTimeOffset StampedAt)
{
    public static string UidOf(Guid meetingId, string domain) => $"{meetingId}@{domain}";

    /// <summary>A block beside the meeting, "before", "after" or the room's: an event of its own that follows the meeting.</summary>
    public static string UidOf(Guid meetingId, string block, string domain) => $"{meetingId}-{block}@{domain}";

    /// <summary>Whether a UID found in somebody's calendar is a meeting of ours, or a block beside one.</summary>
    public static bool IsOurs(string uid, string domain) =>
        uid.EndsWith($"@{domain}", StringComparison.OrdinalIgnoreCase)
        && uid[..^(domain.Length + 1)] is { Length: >= IdLength } name && Guid.TryParse(name.AsSpan(0, IdLength), out _) && (name.Length == IdLength || name[IdLength] == '-');

    private const int IdLength = 36;
}

/// <summary>Writes iCalendar (RFC 5545) that Outlook, Google, Apple and Thunderbird take: CRLF, at most 75 octets a line, our own time zone rules.</summary>
public static class Invitation
{
    private const string Zone = "Europe/Stockholm";

    public static string Write(InvitationFacts facts, InvitationMethod method)
    {
        var calendar = new Calendar { ProductId = "-//Handslaget//Booking//SV", Method = Method(method) };
        calendar.TimeZones.Add(StockholmZone.Rules());
        calendar.Events.Add(Event(facts, method));
        return IcsLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    /// <summary>A calendar that is read again and again, with how often it makes sense (RFC 7986 5.7; Outlook asks for its own word).</summary>
    public static string WriteFeed(string name, IReadOnlyList<InvitationFacts> entries)
    {
        var calendar = new Calendar { ProductId = "-//Handslaget//Booking//SV", Method = CalendarMethods.Publish };
        calendar.AddProperty("X-WR-CALNAME", SafeText.OneLine(name));
        var refresh = new CalendarProperty("REFRESH-INTERVAL", "PT1H");
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        calendar.TimeZones.Add(StockholmZone.Rules());
        foreach (var entry in entries) calendar.Events.Add(Event(entry, InvitationMethod.Publish));
        return IcsLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    /// <summary>
    /// As it lies in somebody's own calendar (RFC 4791 4.1): without a method, and with nobody who organizes or is asked, or the server would
    /// send invitations of its own.
    /// </summary>
    public static string WriteStored(InvitationFacts facts)
    {
        var calendar = new Calendar { ProductId = "-//Handslaget//Booking//SV" };
        calendar.TimeZones.Add(StockholmZone.Rules());
        var stored = Event(facts, InvitationMethod.Publish);
        stored.Organizer = null;
        calendar.Events.Add(stored);
        return IcsLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(InvitationFacts facts, InvitationMethod method)
    {
        var cancelled = facts.Cancelled || method == InvitationMethod.Cancel;
        var happening = new CalendarEvent
        {
            Uid = SafeText.OneLine(facts.Uid),
            Sequence = facts.Sequence,
            DtStamp = new CalDateTime(facts.StampedAt.UtcDateTime, hasTime: true),
            Start = Wall(facts.Slot.Start),
            End = Wall(facts.Slot.End),
            Summary = SafeText.OneLine(facts.Summary),
            Description = SafeText.Lines(facts.Description),
            Location = SafeText.OneLine(facts.Location),
            Status = cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Opaque,
            Organizer = new Organizer($"mailto:{facts.Organizer.Checked}") { CommonName = SafeText.Name(facts.Organizer.Name) },
            Url = facts.Url,
        };

        // RFC 5546 3.2.1.1: what is published has no attendees.
        foreach (var attendee in method == InvitationMethod.Publish ? [] : facts.Attendees)
        {
            happening.Attendees.Add(Invited(attendee, asks: method == InvitationMethod.Request));
        }

        return happening;
    }

    private static Ical.Net.DataTypes.Attendee Invited(Attendee attendee, bool asks) => new($"mailto:{new Mailbox(attendee.Name, attendee.Mail).Checked}")
    {
        CommonName = SafeText.Name(attendee.Name),
        Role = attendee.Required ? ParticipationRole.RequiredParticipant : ParticipationRole.OptionalParticipant,
        ParticipationStatus = attendee.Accepted switch
        {
            null => EventParticipationStatus.NeedsAction,
            true => EventParticipationStatus.Accepted,
            false => EventParticipationStatus.Declined,
        },
        Rsvp = asks && attendee.Accepted is null,
    };

    private static CalDateTime Wall(DateTimeOffset at) => new(TimeZoneInfo.ConvertTime(at, SwedishTime.Zone).DateTime, Zone, hasTime: true);

    private static string Method(InvitationMethod method) => method switch
    {
        InvitationMethod.Request => CalendarMethods.Request,
        InvitationMethod.Cancel => CalendarMethods.Cancel,
        _ => CalendarMethods.Publish,
    };
}
