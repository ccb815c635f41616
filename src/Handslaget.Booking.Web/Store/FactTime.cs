using System.Collections.Concurrent;
using System.Reflection;
using JasperFx.Events;

namespace Handslaget.Booking.Web.Store;

/// <summary>When a fact was so: its own <c>At</c> where it has one, else when it was recorded.</summary>
internal static class FactTime
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Times = new();

    public static DateTimeOffset Of(IEvent e) =>
        Times.GetOrAdd(e.Data.GetType(), t => t.GetProperty("At") is { } at && at.PropertyType == typeof(DateTimeOffset) ? at : null) is { } own
            ? (DateTimeOffset)own.GetValue(e.Data)!
            : e.Timestamp;
}
