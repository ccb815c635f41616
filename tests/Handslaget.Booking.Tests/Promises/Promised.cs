using System.Globalization;
using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Tests.Promises;

/// <summary>Promises and facts as the tests write them. Offices open at 8:30 and close at 16:30; times are those of the wall clock.</summary>
internal static class Promised
{
    public static readonly BookingRules Rules = new();

    public static ServiceGuarantee Days(int amount, ClockTime time = ClockTime.Working) => new()
    {
        Key = "answer",
        Name = new("ett svar", "an answer"),
        Says = new("Ni får svar", "You get an answer"),
        From = new("efter er fråga", "after your question"),
        Remedy = new("Vi ringer.", "We call."),
        Starts = ["asked"],
        Stops = ["answered"],
        Voids = ["left"],
        Pauses = ["papers_wanted"],
        Resumes = ["papers_came"],
        Time = time,
        Target = new(amount, TargetUnit.Days),
        Owner = "unit",
        ValidFrom = new(2020, 1, 1),
        IsPublic = true,
    };

    public static ServiceGuarantee Hours(int amount, ClockTime time = ClockTime.Working) => Days(1, time) with { Target = new(amount, TargetUnit.Hours) };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2027-03-25 10:00" on the wall clock.</summary>
    public static DateTimeOffset At(string wall)
    {
        var local = DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return SwedishTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public static TimedFact Fact(string name, string wall) => new(name, At(wall));

    public static TimedFact Paused(string wall, string promise = "answer") =>
        new(TimedFact.Paused, At(wall)) { Promise = promise, Reason = PauseReason.CompanyWantsToWait };

    public static TimedFact Resumed(string wall, string promise = "answer") => new(TimedFact.Resumed, At(wall)) { Promise = promise };

    public static IReadOnlyList<Clock> Clocks(ServiceGuarantee promise, params TimedFact[] facts) => Booking.Promises.Clocks.Of([promise], facts, Rules);

    public static Clock Clock(ServiceGuarantee promise, params TimedFact[] facts) => Assert.Single(Clocks(promise, facts));

    public static string Wall(DateTimeOffset at) => SwedishTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
