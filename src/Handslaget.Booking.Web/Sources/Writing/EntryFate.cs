using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources.Writing;

/// <summary>What is to become of a meeting in an official's calendar.</summary>
internal enum Fate
{
    /// <summary>It is as it should be.</summary>
    Stands,

    Write,

    TakeAway,

    /// <summary>The meeting has been. What stands there stays, and is nothing of ours any more.</summary>
    Forget,
}

/// <summary>Decided from what stands there and what should: values in, values out.</summary>
internal static class EntryFate
{
    /// <param name="entry">What has been written, or begun.</param>
    /// <param name="source">The calendar where it should stand; null: nowhere.</param>
    /// <param name="print">Of what should stand there.</param>
    /// <param name="now">The time.</param>
    public static Fate Of(WrittenEntry? entry, Guid? source, string? print, DateTimeOffset now) =>
        entry is null ? source is null ? Fate.Stands : Fate.Write
        : entry.Ends <= now ? Fate.Forget
        : entry.At.Id != source ? Fate.TakeAway
        : entry.Print == print ? Fate.Stands
        : Fate.Write;
}
