using System.Globalization;
using Handslaget.Booking.Web.Requesting;

namespace Handslaget.Booking.Web.Pages;

/// <summary>What a company had before it when it pressed a button: the time it saw, and what it had written about itself.</summary>
/// <param name="Details">Null when the form had no such fields.</param>
internal sealed record Written(DateTimeOffset? Start, ContactDetails? Details)
{
    public static async Task<Written> In(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return new(null, null);
        var form = await http.Request.ReadFormAsync(ct);
        var details = new ContactDetails(
            form["company"], form["organisationNumber"], form["name"], form["mobile"], form["phone"], form["email"], form["errand"], form["site"]);
        return new(Time(form["start"]), details.ByField().Any() ? details : null);
    }

    /// <summary>An instant as the pages write it; null when it is not one.</summary>
    public static DateTimeOffset? Time(string? written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
}

internal static class ContactFields
{
    public static readonly ContactDetails Empty = new(null, null, null, null, null, null, null, null);

    /// <summary>The fields that something is written in, by the names they have in a form.</summary>
    public static IEnumerable<(string Name, string Value)> ByField(this ContactDetails details) =>
        from field in new[]
        {
            ("company", details.Company), ("organisationNumber", details.OrganisationNumber), ("name", details.Name), ("mobile", details.Mobile),
            ("phone", details.Phone), ("email", details.Email), ("errand", details.Errand), ("site", details.Site),
        }
        where !string.IsNullOrEmpty(field.Item2)
        select (field.Item1, field.Item2!);
}
