using Handslaget.Booking.Calendars;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Store;

// Documents beside the log. Personal data lives here and nowhere else: erasing a row erases the person and leaves history whole.

/// <summary>
/// The company's contact for one meeting (<see cref="Id"/> is the meeting's). Numbers are E.164. A sole trader's organisation number is
/// a personal identity number, so it is kept only masked.
/// </summary>
public sealed record Contact
{
    public Guid Id { get; init; }

    public string Company { get; init; } = "";

    public string? OrganisationNumber { get; init; }

    public string Name { get; init; } = "";

    public string? Mobile { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>The errand in the company's own words.</summary>
    public string Errand { get; init; } = "";

    /// <summary>Where it is about: an address or a property designation.</summary>
    public string Site { get; init; } = "";

    /// <summary>What this one leaves out is taken from what was said before.</summary>
    public Contact FilledFrom(Contact? earlier) => earlier is null ? this : this with
    {
        OrganisationNumber = OrganisationNumber ?? earlier.OrganisationNumber,
        Mobile = Mobile ?? earlier.Mobile,
        Phone = Phone ?? earlier.Phone,
        Email = Email ?? earlier.Email,
        Errand = Errand.Length > 0 ? Errand : earlier.Errand,
        Site = Site.Length > 0 ? Site : earlier.Site,
    };
}

/// <summary>Says that meetings are with the same company, without saying which: a keyed fingerprint of its organisation number.</summary>
public sealed record CompanyMark
{
    /// <summary>The meeting.</summary>
    public Guid Id { get; init; }

    public string Hash { get; init; } = "";
}

/// <summary>Who an official is. <see cref="Id"/> is the official's; the log knows only that.</summary>
public sealed record Person
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>What the sign-in provider calls them, when it is not by their e-mail address.</summary>
    public string? Account { get; init; }

    public bool IsCoordinator { get; init; }

    /// <summary>Elected. They sit at the tables of a dialogue week, and at no table that is about a case.</summary>
    public bool IsPolitician { get; init; }
}

/// <summary>An official's or a room's own calendar, as last read. No titles, no places.</summary>
public sealed record CalendarReading
{
    /// <summary>The official or the room.</summary>
    public Guid Id { get; init; }

    public IReadOnlyList<Slot> Busy { get; init; } = [];

    public DateTimeOffset ReadAt { get; init; }

    public DateTimeOffset? UnreadableSince { get; init; }

    /// <summary>It has not been readable since then, and what was last read is still leaned on.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    public BusyTime ToBusyTime() => new(Busy, UnreadableSince);
}

/// <summary>A number that wants no more texts. <see cref="Id"/> is a keyed hash: the list names nobody.</summary>
public sealed record OptOut
{
    public string Id { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

/// <summary>What the provider said of a text that we did not know (yet). <see cref="Id"/> is the provider's identity for it.</summary>
public sealed record SmsReport
{
    public string Id { get; init; } = "";

    public SmsStatus Status { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A secret made on first start and shared by all processes: what links and hashes are keyed with.</summary>
public sealed record SecretKey
{
    public string Id { get; init; } = "";

    public byte[] Key { get; init; } = [];
}
