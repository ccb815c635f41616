using Handslaget.Booking.Promises;
using static Handslaget.Booking.Tests.Promises.Promised;

namespace Handslaget.Booking.Tests.Promises;

public class When_checking_the_promises
{
    private static IReadOnlyList<string> Problems(params ServiceGuarantee[] promises) => PromiseCheck.Problems(
        promises, new HashSet<string> { "unit" }, new HashSet<string> { "asked", "answered", "left", "papers_wanted", "papers_came" });

    [Fact]
    public void a_whole_one_has_none() => Assert.Equal([], Problems(Days(5) with { Excluded = [new(new(2027, 7, 1), new(2027, 7, 31), new("juli", "July"))] }));

    [Fact]
    public void every_fault_is_told_and_names_the_promise()
    {
        var faults = Problems(Days(0) with
        {
            Name = new("", "an answer"),
            Starts = [],
            Stops = ["answred"],
            Resumes = [],
            Owner = "nobody",
            ValidTo = new(2019, 1, 1),
            WarnsWorkingDays = -1,
            Excluded = [new(new(2027, 7, 31), new(2027, 7, 1), new("juli", ""))],
        });

        Assert.Equal(10, faults.Count);
        Assert.All(faults, f => Assert.StartsWith("Promise 'answer' ", f, StringComparison.Ordinal));
        Assert.Contains("Promise 'answer' names the fact 'answred', which does not exist.", faults);
        Assert.Contains("Promise 'answer' belongs to the unit 'nobody', which does not exist.", faults);
    }

    [Fact]
    public void two_versions_may_follow_each_other_but_not_overlap()
    {
        Assert.Equal([], Problems(Days(5) with { ValidTo = new(2027, 3, 31) }, Days(2) with { ValidFrom = new(2027, 4, 1) }));
        Assert.Single(Problems(Days(5) with { ValidTo = new(2027, 4, 1) }, Days(2) with { ValidFrom = new(2027, 4, 1) }));
        Assert.Single(Problems(Days(5), Days(2)));
    }

    [Fact]
    public void one_without_a_key_is_told_by_its_place() => Assert.Contains("Promise number 1 has no key.", Problems(Days(5) with { Key = "" }));
}
