using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Register;
using Handslaget.Booking.Web.Simulating;

namespace Handslaget.Booking.Web.Tests.Hosting;

public sealed class When_standing_tables_are_simulated
{
    private static readonly SimulationOrder Order = new(3, 10, 1, new DateOnly(2027, 1, 11));

    [Fact]
    public void the_same_order_gives_the_same_answer() => Assert.Equal(StandingTableSimulation.Report(Order), StandingTableSimulation.Report(Order));

    [Fact]
    public void the_report_has_both_worlds_and_every_request()
    {
        var report = StandingTableSimulation.Report(Order);
        Assert.Contains("30 förfrågningar", report, StringComparison.Ordinal);
        Assert.Contains("Utan fasta bord", report, StringComparison.Ordinal);
        Assert.Contains("Med, 100 % håller tiden fri", report, StringComparison.Ordinal);
    }

    [Fact]
    public void promises_are_counted_and_some_are_used()
    {
        var catalogue = CatalogueFile.Shipped();
        var arrivals = StandingTableSimulation.Arrivals(Order, catalogue);
        var run = StandingTableSimulation.Play(Order, catalogue, arrivals, keeping: 100);
        Assert.Equal(run.Figures.Promised, run.Figures.Used + run.Figures.Released + run.Figures.Open);
        Assert.True(run.Figures.Used > 0);
        Assert.Equal(0, StandingTableSimulation.Play(Order, catalogue, arrivals, keeping: null).Figures.Promised);
    }

    [Theory]
    [InlineData("--weeks", "0")]
    [InlineData("--weeks", "åtta")]
    [InlineData("--weeks", null)]
    [InlineData("--from", "2027-13-01")]
    [InlineData("--sedd", "1")]
    public void what_can_not_be_understood_is_said(string name, string? value) =>
        Assert.Throws<SetupFailed>(() => SimulationOrder.In(["--simulate-standing-tables", name, .. value is null ? Array.Empty<string>() : [value]]));

    [Fact]
    public void other_arguments_are_not_for_the_simulation() => Assert.Null(SimulationOrder.In(["--urls", "http://localhost:5080"]));
}
