using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Procuring;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>The municipality announces what it buys, companies follow it by mail, and now and then one of them stops.</summary>
internal sealed class YearsProcurements(ProcurementDesk desk, DemoProcurements announcing, Followers followers, Digests digests, Links links, PastClock clock, Agenda agenda)
{
    public void PlanDay(DateOnly day)
    {
        var chance = new Chance($"procurements/{day:yyyy-MM-dd}");
        if (chance.Percent(28)) agenda.At(SwedishTime.At(day, new TimeOnly(10 + chance.Below(5), chance.Below(60))), ct => Announce($"procurement/{day:yyyy-MM-dd}", ct));
        if (chance.Percent(16)) agenda.At(SwedishTime.At(day, new TimeOnly(9 + chance.Below(8), chance.Below(60))), ct => Follow($"follower/{day:yyyy-MM-dd}", ct));
        agenda.At(SwedishTime.At(day, DigestTimes.Leaves).AddMinutes(1), digests.Look);
        agenda.At(SwedishTime.At(day, DigestTimes.Leaves).AddMinutes(2), followers.Tidy);
    }

    private async Task Announce(string name, CancellationToken ct)
    {
        var chance = new Chance(name);
        var id = await announcing.Announce(name, chance.OneOf(DemoProcurements.Bought), 15 + chance.Below(15), ct);
        if (chance.Percent(6)) agenda.At(clock.GetUtcNow().AddDays(5), c => desk.TakeAway(id, "coordinator:demo", c));
    }

    /// <summary>Most say yes within the day; one in eight never does, and one in eight stops after some months.</summary>
    private async Task Follow(string name, CancellationToken ct)
    {
        var (chance, id) = (new Chance(name), Notice.Name(name));
        await followers.Ask($"{name.Replace('/', '-')}@foretag.example", Enumerable.Range(0, 1 + chance.Below(4)).Select(_ => chance.OneOf(DemoProcurements.Bought).Division), "sv", ct, id);
        if (chance.Percent(88)) agenda.At(clock.GetUtcNow().AddMinutes(5 + chance.Below(300)), c => WithLink(id, followers.Confirm, c));
        if (chance.Percent(12)) agenda.At(clock.GetUtcNow().AddDays(40 + chance.Below(100)), c => WithLink(id, followers.End, c));
    }

    private async Task WithLink(Guid id, Func<KnownFollower, CancellationToken, Task> change, CancellationToken ct)
    {
        if (await followers.Enter(links.Following(id), ct) is { } known) await change(known, ct);
    }
}
