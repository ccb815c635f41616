using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Web.Requesting;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>An invitation as a coordinator writes it, right or wrong. <see cref="First"/> and <see cref="Second"/> are the official and the competence: "…/coordination".</summary>
public sealed record WrittenVisit
{
    public string Company { get; init; } = "";

    public string OrganisationNumber { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Mobile { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Street { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Town { get; init; } = "Norrköping";

    public string Size { get; init; } = "";

    public string Language { get; init; } = "sv";

    public string First { get; init; } = "";

    public string Second { get; init; } = "";

    /// <summary>What the coordinator says to the company.</summary>
    public string Words { get; init; } = "";

    public CompanySize? CompanySize => Enum.TryParse<CompanySize>(Size, out var size) && Enum.IsDefined(size) ? size : null;

    public ContactDetails Details(string site) => new(Company, OrganisationNumber, Name, Mobile, Phone, Email, null, site);

    /// <summary>Somebody in a competence of theirs; null when nobody is chosen.</summary>
    public static Place? Who(string written) =>
        written.Split('/', 2) is [var official, { Length: > 0 } competence] && Guid.TryParse(official, out var id) ? new Place(id, [competence]) : null;
}
