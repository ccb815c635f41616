namespace Handslaget.Booking.WhatIf;

/// <summary>Chance that is none: what is drawn depends on what it is drawn for alone, so the same is drawn each time and in any order (FNV-1a).</summary>
internal static class Draw
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(string what) => Settle(what.Aggregate(Basis, (hash, letter) => unchecked((hash ^ letter) * Prime)));

    public static ulong Of(Guid who, int day, int band, int seed)
    {
        Span<byte> octets = stackalloc byte[16];
        who.TryWriteBytes(octets);
        var hash = Basis;
        foreach (var octet in octets)
        {
            hash = unchecked((hash ^ octet) * Prime);
        }

        return Settle(unchecked((((((hash ^ (uint)day) * Prime) ^ (uint)band) * Prime) ^ (uint)seed) * Prime));
    }

    /// <summary>FNV's low bits are those of its last octets; mixed, all of them depend on all.</summary>
    private static ulong Settle(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccd);
        return hash ^ (hash >> 33);
    }
}
