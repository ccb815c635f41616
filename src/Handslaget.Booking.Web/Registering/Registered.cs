using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Registering;

/// <summary>What became of something told to the register: its id and how it went, or what has to be corrected first.</summary>
public sealed record Registered(Guid Id, Creation Outcome, IReadOnlyDictionary<string, string>? Faults = null)
{
    public static Registered Faulty(Fields fields) => new(Guid.Empty, Creation.NobodyThere, fields.Errors);
}
