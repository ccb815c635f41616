using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>
/// The year's dialogue week: planned in its second week and held nine weeks in. More companies wish than there are sittings; when the week
/// is laid some withdraw or give one of theirs back, and those sittings are offered to those in line, who say yes.
/// </summary>
internal sealed class YearsWeek(DemoWeek week, GatheringBook book, SignUps signUps, Agenda agenda)
{
    private const int Companies = 48;

    public void Plan(DateOnly yearBegins)
    {
        var monday = SwedishTime.Monday(yearBegins.AddDays(63));
        var opens = WorkingDays.Add(yearBegins, 5);
        agenda.At(SwedishTime.At(opens, new TimeOnly(9, 5)), async ct =>
        {
            if (await week.Open(monday, WorkingDays.Add(monday, -15), ct) is { } id) Follow(id, opens, monday);
        });
    }

    private void Follow(Guid id, DateOnly opens, DateOnly monday)
    {
        var chance = new Chance($"week/{monday:yyyy-MM-dd}");
        for (var nth = 0; nth < Companies; nth++)
        {
            var company = nth;
            agenda.At(SwedishTime.At(WorkingDays.Add(opens, 1 + chance.Below(12)), new TimeOnly(8 + chance.Below(12), chance.Below(60))), ct => week.Wish(id, company, ct));
        }
        agenda.At(SwedishTime.At(WorkingDays.Add(monday, -14), new TimeOnly(10, 15)), ct => week.LayAndPublish(id, ct));
        agenda.At(SwedishTime.At(WorkingDays.Add(monday, -8), new TimeOnly(11, 20)), ct => SomeWithdraw(id, ct));
        agenda.At(SwedishTime.At(WorkingDays.Add(monday, -7), new TimeOnly(9, 40)), ct => Each(id, s => s.State == SignUpState.Offered, int.MaxValue, signUps.Take, ct));
    }

    private async Task SomeWithdraw(Guid id, CancellationToken ct)
    {
        await Each(id, s => s.State == SignUpState.HasPlace, 3, signUps.Withdraw, ct);
        await Each(id, s => s is { State: SignUpState.HasPlace, Sessions.Count: > 1 }, 1, (mine, stop) => signUps.GiveBack(mine, mine.SignUp.Sessions[^1], stop), ct);
    }

    private async Task Each(Guid id, Func<SignUp, bool> which, int most, Func<KnownSignUp, CancellationToken, Task<Decided<Gathering>>> act, CancellationToken ct)
    {
        if (await book.Find(id, ct) is not { } known) return;
        foreach (var one in known.Gathering.SignUps.Where(which).Take(most))
        {
            if (await book.SignUp(one.Id, ct) is { } mine) await act(mine, ct);
        }
    }
}
