using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>One table, told as letters.</summary>
internal static class Examples
{
    public static readonly Mailbox Kommun = new("Norrköpings kommun", "moten@norrkoping.example");
    public static readonly Mailbox Anna = new("Anna Berg", "anna.berg@norrkoping.example");
    public static readonly Mailbox Orjan = new("Örjan Ek", "orjan.ek@norrkoping.example");
    public static readonly Mailbox Bo = new("Bo Åkesson 🙂", "bo.akesson@norrkoping.example");
    public static readonly Mailbox Contact = new("Åsa Öberg", "asa@asaskok.example");

    public static readonly Slot Thursday = new(new(2027, 1, 14, 12, 0, 0, TimeSpan.Zero), new(2027, 1, 14, 13, 0, 0, TimeSpan.Zero));
    public static readonly Slot Monday = new(new(2027, 4, 12, 7, 30, 0, TimeSpan.Zero), new(2027, 4, 12, 8, 30, 0, TimeSpan.Zero));

    public static readonly TableFacts Table = new(
        Guid.Parse("0b5b1a52-6c40-4f0e-9a43-3f3bd5f3d6a1"), 0, Thursday, MeetingForm.AtMunicipality, "Rosen", "Trädgårdsgatan 21, Norrköping",
        "Åsas Kök & Öl AB", "Åsa Öberg", ["Öppna restaurang på Kvarngatan", "Uteservering i sommar", "Servera öl och vin", "En fjärde rad"],
        [
            new(new("Livsmedel", "Food control"), new("Ni ska servera mat.", "You will serve food."), Anna),
            new(new("Bygglov", "Building permit"), new("Lokalen byggs om.", "The premises are rebuilt."), Orjan),
            new(new("Markupplåtelse", "Public space"), new("Uteservering på gatan.", "Seating in the street."), Anna, Required: false),
            new(new("Räddningstjänst", "Fire safety"), new("Många gäster.", "Many guests."), null, Required: false),
        ],
        Kommun, "Norrköpings kommun", "011-15 00 00", "boka.norrkoping.example", new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));

    public static readonly DateTimeOffset ReplyBy = new(2026, 12, 3, 15, 0, 0, TimeSpan.Zero);

    public static readonly LetterToOfficial ToAnna =
        new(Table, Anna, ReplyBy, new("https://boka.norrkoping.example/svar/hemlig"), new("https://boka.norrkoping.example/bord/1"));

    public static readonly LetterToCompany ToCompany =
        new(Table, "sv", ["Ritning över lokalen"], ReplyBy, new("https://boka.norrkoping.example/mitt-mote/hemlig"));

    /// <summary>The same as a visit to the company, by two.</summary>
    public static TableFacts Visit => Table with { Kind = MeetingKind.Visit, Form = MeetingForm.AtCompany, PlaceName = "", Errand = ["Företagsbesök"], Seats = [.. Table.Seats.Take(2)] };

    public static IEnumerable<Letter> AllToOfficials(LetterToOfficial letter) =>
    [
        LettersToOfficials.Asked(letter), LettersToOfficials.Moved(letter, Monday), LettersToOfficials.Nudged(letter), LettersToOfficials.LinkNeeded(letter),
        LettersToOfficials.Cancelled(letter, CancelledBy.Company), LettersToOfficials.Released(letter),
    ];

    public static IEnumerable<Letter> AllToCompanies(LetterToCompany letter) =>
    [
        LettersToCompanies.Booked(letter), LettersToCompanies.Confirmed(letter), LettersToCompanies.Moved(letter, Monday),
        LettersToCompanies.Cancelled(letter, CancelledBy.System), LettersToCompanies.AlternativesWaiting(letter, [Monday, Thursday], ReplyBy),
        LettersToCompanies.FellThrough(letter), LettersToCompanies.Reminder(letter),
        LettersWithoutATime.TimeOffered(Without(letter), Thursday, letter.Table.Address, ReplyBy), LettersWithoutATime.WishesRefused(Without(letter)),
        LettersWithoutATime.WaitEnded(Without(letter)),
    ];

    public static LetterWithoutATime Without(LetterToCompany letter) =>
        new(letter.Table.ContactName, letter.Language, letter.FollowUrl, letter.Table.Municipality, letter.Table.PhoneNumber, letter.Table.WrittenAt);
}
