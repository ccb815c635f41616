using Handslaget.Booking.Benchmarks;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Tests.Oracles;

namespace Handslaget.Booking.Tests.Calendars;

// The answers on which three other programs agreed before this one was written (PERF §6).
public class When_the_answer_is_known
{
    [Theory]
    [InlineData(10, 8, 20, 4, false, "118e482b741de9e8")]
    [InlineData(200, 8, 20, 4, false, "e498cbcc4df58abd")]
    [InlineData(200, 8, 20, 12, false, "fcb39b3b64b26bba")]
    [InlineData(200, 26, 20, 12, false, "9f3cc7c00575b722")]
    [InlineData(200, 8, 20, 4, true, "1ccd0efe9b258ceb")]
    public void the_workload_is_the_one_the_anchors_were_measured_with(int officials, int weeks, int busy, int competences, bool offGrid, string expected) =>
        Assert.Equal(expected, new Workload(officials, weeks, busy, competences, offGrid).Fingerprint());

    [Theory]
    [InlineData(10, 8, 20, 60, 208)]
    [InlineData(50, 8, 20, 60, 1189)]
    [InlineData(200, 8, 20, 60, 1254)]
    [InlineData(200, 26, 20, 60, 4158)]
    [InlineData(5, 8, 5, 60, 400)]
    [InlineData(2, 8, 5, 60, 339)]
    [InlineData(2, 26, 5, 60, 2340)]
    [InlineData(10, 26, 20, 60, 619)]
    [InlineData(50, 2, 5, 60, 330)]
    [InlineData(200, 8, 20, 30, 1330)]
    public void one_of_each_group_can_meet_this_often(int officials, int weeks, int busy, int minutes, int expected)
    {
        var workload = new Workload(officials, weeks, busy);
        Assert.Equal(expected, Count(workload, workload.Calendars(byGroup: true), officials < 4 ? officials : 4, minutes));
    }

    [Fact]
    public void everybody_can_meet_this_often()
    {
        var workload = new Workload(5, 8, 5);
        var calendars = workload.Calendars()
            .Select((calendar, number) => calendar with { Official = calendar.Official with { Grants = [new($"competence-{number}", null)] } });
        Assert.Equal(141, Count(workload, [.. calendars], 5, 60));
    }

    [Fact]
    public void the_oracle_agrees_where_it_is_not_too_slow()
    {
        var workload = new Workload(10, 8, 20, 4, offGrid: true, start: new DateOnly(2027, 10, 4));
        var calendars = workload.Calendars();
        var oracle = new NaiveAvailability(workload.Rules, workload.Start, calendars, [], DateTimeOffset.MinValue);
        Assert.Equal(oracle.Starts(workload.Need).Count, Count(workload, calendars, 4, 60));
    }

    private static int Count(Workload workload, List<OfficialCalendar> calendars, int competences, int minutes)
    {
        var rules = workload.Rules with { MeetingLasts = TimeSpan.FromMinutes(minutes) };
        var index = new CalendarIndex(rules, workload.Start, calendars, []);
        var need = workload.Need with { Required = [.. Enumerable.Range(0, competences).Select(number => $"competence-{number}")] };
        var starts = new ulong[index.Grid.Words];
        JointAvailability.Starts(index, need, index.Grid.Start, starts);
        return starts.Sum(word => System.Numerics.BitOperations.PopCount(word));
    }
}
