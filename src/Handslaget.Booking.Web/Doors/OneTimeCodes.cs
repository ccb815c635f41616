using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Six digits, made from the row that stands for them and the service's key: there is no code in the database to read.</summary>
public sealed class OneTimeCodes(SecretKeys keys)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public string Of(WayBackCode code)
    {
        byte[] body = [.. "code\0"u8, .. code.Id.ToByteArray(), .. code.MeetingId.ToByteArray()];
        var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(keys.Key, body)) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }
}
