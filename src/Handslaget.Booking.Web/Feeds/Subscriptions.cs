using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Feeds;

/// <summary>Turns private calendar addresses on and off, and knows which of them open something.</summary>
public sealed class Subscriptions(IDocumentStore store, Links links, PublicAddress address, TimeProvider clock)
{
    public async Task<Subscription> Of(Guid owner, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Subscription>(owner, ct) ?? new Subscription { Id = owner };
    }

    /// <summary>Whose tables an address shows, or null when it is not ours, is turned off or has been changed for another.</summary>
    public async Task<Guid?> Opens(string token, CancellationToken ct) =>
        links.OpensFeed(token) is var (owner, version) && await Of(owner, ct) is { IsOn: true } subscription && subscription.Version == version ? owner : null;

    public Uri AddressOf(Subscription subscription) => address.Of($"/kalender/{links.Feed(subscription.Id, subscription.Version)}.ics");

    public Task TurnOn(Guid owner, CancellationToken ct) => Change(owner, s => s with { IsOn = true }, ct);

    /// <summary>What has been given away opens nothing any more, even if the subscription is turned on again.</summary>
    public Task TurnOff(Guid owner, CancellationToken ct) =>
        Change(owner, s => s with { IsOn = false, Version = s.Version + 1, WithoutInvitationsSince = null }, ct);

    public Task Renew(Guid owner, CancellationToken ct) => Change(owner, s => s with { Version = s.Version + 1 }, ct);

    public Task Choose(Guid owner, bool withoutInvitations, CancellationToken ct) => Change(owner, s => s.By(withoutInvitations, null, clock.GetUtcNow()), ct);

    /// <summary>Into a calendar of the owner's own, instead of by invitation.</summary>
    public Task WriteInto(Guid owner, Guid source, CancellationToken ct) => Change(owner, s => s.By(addressAlone: false, source, clock.GetUtcNow()), ct);

    /// <summary>On what stands there: an address that has just been changed for another must not come back by somebody's older page.</summary>
    private Task Change(Guid owner, Func<Subscription, Subscription> change, CancellationToken ct) => store.Rewrite(
        async session =>
        {
            session.Store(change(await session.LoadAsync<Subscription>(owner, ct) ?? new Subscription { Id = owner }));
            return true;
        },
        ct);
}
