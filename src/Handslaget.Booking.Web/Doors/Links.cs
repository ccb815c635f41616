using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

/// <summary>A company's link to its meeting. Only the last <paramref name="Number"/> opens it.</summary>
public readonly record struct CompanyLink(Guid Meeting, int Number);

/// <summary>
/// Unguessable links. A token is what it opens and a 160-bit HMAC over it, with a key that only the service has: nothing to store, nothing
/// to steal from the database's rows, and a token for one purpose never opens another. Compared in constant time.
/// </summary>
public sealed class Links(SecretKeys keys)
{
    private const int MacLength = 20;

    /// <summary>The company's own link to its meeting.</summary>
    public string Follow(Meeting meeting) => Follow(meeting.Id, meeting.LinkNumber);

    /// <summary>The same, of a meeting that may not be there yet. Links with number 0 have none in them, as all had before links could be replaced.</summary>
    public string Follow(Guid meeting, int number) => Sign("follow", number == 0 ? meeting.ToByteArray() : [.. meeting.ToByteArray(), .. BitConverter.GetBytes(number)]);

    /// <summary>An official's link to the question whether they can come.</summary>
    public string Answer(Guid meeting, Guid official) => Sign("answer", [.. meeting.ToByteArray(), .. official.ToByteArray()]);

    /// <summary>The address of an official's or a room's tables as a calendar. Another version is another address.</summary>
    public string Feed(Guid owner, int version) => Sign("feed", [.. owner.ToByteArray(), .. BitConverter.GetBytes(version)]);

    /// <summary>The page where who complained follows the complaint.</summary>
    public string Complaint(Guid complaint) => Sign("complaint", complaint.ToByteArray());

    public Guid? OpensComplaint(string? token) => Verify("complaint", token, 16) is { } body ? new Guid(body) : null;

    /// <summary>The way to one's own sign-up to a gathering.</summary>
    public string SignUp(Guid signUp) => Sign("sign-up", signUp.ToByteArray());

    public Guid? OpensSignUp(string? token) => Verify("sign-up", token, 16) is { } body ? new Guid(body) : null;

    /// <summary>The way to one's own following of procurements: to say yes to it, change it and end it.</summary>
    public string Following(Guid follower) => Sign("following", follower.ToByteArray());

    public Guid? OpensFollowing(string? token) => Verify("following", token, 16) is { } body ? new Guid(body) : null;

    /// <summary>The questions about how a meeting was. They can be answered once.</summary>
    public string Survey(Guid meeting) => Sign("survey", meeting.ToByteArray());

    public Guid? OpensSurvey(string? token) => Verify("survey", token, 16) is { } body ? new Guid(body) : null;

    /// <summary>Which meeting it is the link to, and which of its links: <see cref="LinkLife"/> says whether it still opens it.</summary>
    public CompanyLink? OpensMeeting(string? token) =>
        Verify("follow", token, 16) is { } first ? new(new Guid(first), 0)
        : Verify("follow", token, 20) is { } body ? new(new Guid(body.AsSpan(0, 16)), BitConverter.ToInt32(body, 16))
        : null;

    public (Guid Meeting, Guid Official)? OpensQuestion(string? token) =>
        Verify("answer", token, 32) is { } body ? (new Guid(body.AsSpan(0, 16)), new Guid(body.AsSpan(16))) : null;

    public (Guid Owner, int Version)? OpensFeed(string? token) =>
        Verify("feed", token, 20) is { } body ? (new Guid(body.AsSpan(0, 16)), BitConverter.ToInt32(body, 16)) : null;

    /// <summary>A keyed fingerprint: says that two values are the same without saying which.</summary>
    public string Fingerprint(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Key, Encoding.UTF8.GetBytes($"{purpose}\0{value}")));

    private string Sign(string purpose, byte[] body) => Base64Url.EncodeToString([.. body, .. Mac(purpose, body)]);

    private byte[]? Verify(string purpose, string? token, int length)
    {
        if (token is null || token.Length > 100 || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length != length + MacLength) return null;
        var body = bytes[..length];
        return CryptographicOperations.FixedTimeEquals(Mac(purpose, body), bytes.AsSpan(length)) ? body : null;
    }

    private byte[] Mac(string purpose, byte[] body) =>
        HMACSHA256.HashData(keys.Key, (byte[])[.. Encoding.UTF8.GetBytes(purpose), 0, .. body])[..MacLength];
}
