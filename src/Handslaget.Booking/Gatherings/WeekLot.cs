using System.Security.Cryptography;
using System.Text;

namespace Handslaget.Booking.Gatherings;

/// <summary>
/// The order of lots: everybody's number is SHA-256 over the lot that was drawn and the identity of their wish, and the least is first. So
/// who wished first has nothing for it, and whoever has the lot and a wish's identity can work it out again.
/// </summary>
public static class WeekLot
{
    public static IReadOnlyList<T> Order<T>(string lot, IEnumerable<T> those, Func<T, Guid> id) => [.. those.OrderBy(t => NumberOf(lot, id(t)), StringComparer.Ordinal)];

    public static string NumberOf(string lot, Guid signUp) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{lot}/{signUp:D}")));
}
