using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Tests.WhatIf;

/// <summary>
/// Whether more officials can make companies wait longer. One request may: somebody before it now takes the earlier time that it had. All
/// together seldom do: in 4 of these 150 towns the median was worse, by at most a day and a half, where more got a time than before. That is what
/// booking one after the other costs, in the service as here.
/// </summary>
public class When_more_are_at_work
{
    private const int Towns = 150;

    [Fact]
    public void where_each_table_needs_one_competence_neither_figure_is_worse() =>
        Assert.All(Enumerable.Range(0, Towns), seed =>
        {
            var compared = Compared(seed, "food");
            Assert.True(Far(compared.After.Median) <= Far(compared.Before.Median), $"town {seed}: the median");
            Assert.True(compared.After.WithTime >= compared.Before.WithTime, $"town {seed}: those with a time");
        });

    [Fact]
    public void where_tables_need_several_the_median_is_seldom_worse_and_never_by_much()
    {
        var all = Enumerable.Range(0, Towns).Select(seed => Compared(seed)).ToList();
        var worse = all.Where(c => Far(c.After.Median) > Far(c.Before.Median)).ToList();
        Assert.True(worse.Count <= Towns / 20, $"{worse.Count} of {Towns} towns");
        Assert.All(worse, c => Assert.True(Far(c.After.Median) - Far(c.Before.Median) <= 2));
        Assert.True(all.Sum(c => c.Sooner) > 3 * all.Sum(c => c.Later));
        Assert.True(all.Sum(c => c.Later) > 0, "It is known that some wait longer; that nobody does is a sign that nothing is compared.");
    }

    private static Comparison Compared(int seed, params string[] competences)
    {
        var (town, requests) = (RandomYear.Town(seed, competences), RandomYear.Requests(seed, 120, competences));
        return Comparison.Of(Then.Play(town, requests), Then.Play(town, requests, Then.More("food", 1)), default);
    }

    private static double Far(double? days) => days ?? 1000;
}
