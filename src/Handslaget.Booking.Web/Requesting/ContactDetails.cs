using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Requesting;

/// <param name="Company">The company's name, or "under bildande".</param>
/// <param name="OrganisationNumber">Ten digits; may be left out. A sole trader's is stored masked.</param>
/// <param name="Name">The person we meet and call.</param>
/// <param name="Mobile">A mobile number for texts. At least one of mobile, phone and e-mail.</param>
/// <param name="Phone">Any other number; only a person calls it.</param>
/// <param name="Email">For the invitation.</param>
/// <param name="Errand">What it is about, in the company's own words, at most 1,000 characters.</param>
/// <param name="Site">Address or property designation, if it is known.</param>
public sealed record ContactDetails(
    string? Company, string? OrganisationNumber, string? Name, string? Mobile, string? Phone, string? Email, string? Errand, string? Site);

/// <summary>Countries whose mobiles get texts.</summary>
public sealed record MobileRules(IReadOnlyList<string> Countries);

/// <summary>Reads what the company wrote about itself. As little as possible is asked for, and as little as possible is kept.</summary>
public sealed class ContactReader(Links links, MobileRules mobiles)
{
    /// <summary>The contact, and the mark of its company if the company said its number.</summary>
    public (Contact Contact, CompanyMark? Company) Read(Guid meeting, ContactDetails details, Fields fields)
    {
        var (number, hash) = ReadOrganisationNumber(details.OrganisationNumber, fields);
        var contact = new Contact
        {
            Id = meeting,
            Company = fields.Line("company", details.Company, 120, new("Skriv företagets namn, eller \"under bildande\".", "Write the company's name, or \"being formed\".")),
            OrganisationNumber = number,
            Name = fields.Line("name", details.Name, 100, new("Skriv ditt namn, så att vi vet vem vi möter.", "Write your name, so that we know whom we will meet.")),
            Mobile = ReadMobile(details.Mobile, fields),
            Phone = OrNull(fields.Line("phone", details.Phone, 30)),
            Email = fields.Email("email", details.Email),
            Errand = fields.Lines("errand", details.Errand, 1000),
            Site = fields.Line("site", details.Site, 150),
        };
        return (contact, hash is null ? null : new CompanyMark { Id = meeting, Hash = hash });
    }

    public (string? Number, string? Hash) ReadOrganisationNumber(string? written, Fields fields)
    {
        if (string.IsNullOrWhiteSpace(written)) return (null, null);
        if (!OrganisationNumber.TryParse(written, out var number, out _) || number is null)
        {
            fields.Fault("organisationNumber", new(
                "Organisationsnumret stämmer inte. Det har tio siffror, till exempel 556036-0793. Du kan också lämna fältet tomt.",
                "The organisation number is not right. It has ten digits, for example 556036-0793. You may also leave it empty."));
            return (null, null);
        }
        return (number.Display, links.Fingerprint("company", number.Digits));
    }

    private string? ReadMobile(string? written, Fields fields)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var read = MobileNumber.Read(written, mobiles.Countries);
        if (read.Problem is { } problem) fields.Fault("mobile", Say(problem));
        return read.CanGetSms ? read.E164 : null;
    }

    private static Text Say(MobileProblem problem) => problem switch
    {
        MobileProblem.Landline => new(
            "Det är ett fast nummer, och dit går det inte att skicka sms. Skriv ett mobilnummer, eller flytta numret till fältet Annat telefonnummer.",
            "That is a landline, which can not receive texts. Write a mobile number, or move the number to the field Other phone number."),
        MobileProblem.NotMobile or MobileProblem.Premium => new(
            "Till det numret går det inte att skicka sms. Skriv ett vanligt mobilnummer, till exempel 070-174 06 05.",
            "That number can not receive texts. Write an ordinary mobile number, for example 070-174 06 05."),
        MobileProblem.ForeignNotAllowed => new(
            "Vi skickar bara sms till svenska mobilnummer. Skriv numret i fältet Annat telefonnummer och fyll i e-post, så mejlar vi.",
            "We send texts to Swedish mobiles only. Write the number in the field Other phone number and fill in an e-mail address, and we will mail you."),
        _ => new(
            "Mobilnumret går inte att läsa. Skriv det så här: 070-174 06 05.",
            "The mobile number can not be read. Write it like this: 070-174 06 05."),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
