using System.Security.Claims;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// Who knocks at a meeting's door: its company, with the secret from its link, or a coordinator who is signed in. To everybody else the
/// meeting does not exist: a wrong key and a wrong id get the same answer.
/// </summary>
public sealed class Caller(CompanyKey company, MeetingLog meetings)
{
    /// <summary>The meeting, and in whose name things are done to it; null when the caller may not know of it.</summary>
    public async Task<(Meeting Meeting, string Actor)?> Enter(HttpContext http, Guid id, CancellationToken ct)
    {
        if (http.User.IsInRole(Roles.Coordinator)) return await meetings.Find(id, ct) is { } any ? (any, $"coordinator:{http.User.FindFirstValue(ClaimTypes.NameIdentifier)}") : null;
        return await company.Open(KeyOf(http), ct) is { } meeting && meeting.Id == id ? (meeting, "company") : null;
    }

    private static string? KeyOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        const string bearer = "Bearer ";
        return header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? header[bearer.Length..].Trim() : null;
    }
}

public static class Roles
{
    public const string Official = "official";
    public const string Coordinator = "coordinator";

    /// <summary>The signed-in official's own id.</summary>
    public static Guid Id(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
