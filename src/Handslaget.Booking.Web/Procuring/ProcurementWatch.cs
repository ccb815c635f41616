using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>Once a minute: the feed if it is due, the letters if their time has come, and the addresses that are to be forgotten. A feed that fails keeps no letter.</summary>
internal sealed class ProcurementWatch(ProcurementFeed feed, Digests digests, Followers followers, TimeProvider clock, ILogger<ProcurementWatch> log)
    : Rounds(TimeSpan.FromMinutes(1), clock)
{
    protected override async Task Go(CancellationToken ct)
    {
        foreach (var look in new[] { feed.ReadIfDue, digests.Look, followers.Tidy }) await Try(look, ct);
    }

    protected override void Failed(Exception fault) => log.RoundFailed(fault.Message);
}
