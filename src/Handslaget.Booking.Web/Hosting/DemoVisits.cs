using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Visiting;
using Marten;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>The invented municipality asks an invented company for a visit: a coordinator and somebody who knows what companies grow by.</summary>
internal sealed class DemoVisits(InviteToVisit inviting, CalendarMemory calendars, IDocumentStore store)
{
    private static readonly string[] Others = ["business-development", "premises", "land-development", "skills-supply", "procurement", "building-permit"];

    /// <summary>Somewhere in the municipality, and once in a while where nobody has said how far it is.</summary>
    private static readonly (string Postcode, string Town)[] Towns =
        [("602 32", "Norrköping"), ("603 61", "Norrköping"), ("616 31", "Åby"), ("617 30", "Skärblacka"), ("618 34", "Kolmården"), ("610 24", "Vikbolandet"), ("605 97", "Svärtinge"), ("614 32", "Söderköping")];

    /// <summary>Null when the two have no time together. The same name is the same visit.</summary>
    public async Task<(Guid Id, WrittenVisit Written)?> Invite(string name, ContactDetails company, CancellationToken ct)
    {
        var chance = new Chance(name);
        await using var session = store.QuerySession();
        var officials = (await session.LoadManyAsync<Official>(ct, [.. calendars.Everybody()])).OrderBy(o => o.Id).ToList();
        if (Holder(Meeting.Coordination, officials, chance) is not { } first || Holder(chance.OneOf(Others), officials, chance) is not { } second) return null;
        var (postcode, town) = chance.OneOf(Towns);
        var written = new WrittenVisit
        {
            Company = company.Company ?? "",
            Name = company.Name ?? "",
            Mobile = company.Mobile ?? "",
            Email = company.Email ?? "",
            Street = company.Site ?? "",
            Postcode = postcode,
            Town = town,
            Size = chance.Percent(70) ? "Small" : "Medium",
            First = first,
            Second = second,
        };
        return (await inviting.Invite(written, Notice.Name(name), "coordinator:demo", "sv", ct)).Id is { } id ? (id, written) : null;
    }

    private static string? Holder(string competence, IReadOnlyList<Official> officials, Chance chance) =>
        officials.Where(o => o.Grants.Any(g => g.Competence == competence)).ToList() is { Count: > 0 } holders ? $"{chance.OneOf(holders).Id}/{competence}" : null;
}
