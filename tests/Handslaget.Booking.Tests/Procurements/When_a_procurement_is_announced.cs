using Handslaget.Booking.Procurements;
using Handslaget.Booking.Tests.Cases;

namespace Handslaget.Booking.Tests.Procurements;

public class When_a_procurement_is_announced
{
    private static readonly DateTimeOffset Now = SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(10, 0));

    private static readonly DateTimeOffset Closes = Now.AddDays(30);

    private static readonly Guid Id = Procurement.IdOf("ocds-5wlv6p-1");

    private static readonly object First = new ProcurementPublished(Id, ProcurementSource.Feed, ["45"], Closes, "1", Now, Now);

    [Fact]
    public void it_is_published_once() =>
        Given().When(Says("1", 0)).Then(First).When(Says("1", 0)).ThenNothingNew();

    [Fact]
    public void a_newer_version_replaces_an_older_one_and_never_the_other_way_round() =>
        Given(First).When(Says("2", 5, "71")).Then(new ProcurementChanged(["71"], Closes, "2", Now.AddMinutes(5), Now)).When(Says("1", 0)).ThenNothingNew();

    [Fact]
    public void another_version_of_the_same_moment_is_a_newer_one() =>
        Given(First).When(Says("1b", 0)).Then(new ProcurementChanged(["45"], Closes, "1b", Now, Now));

    [Fact]
    public void one_that_is_cancelled_disappears_until_a_newer_version_says_that_it_is_open()
    {
        var over = Given(First).When(p => p.End("2", Now.AddMinutes(5), Now)).Then(new ProcurementWithdrawn(ProcurementSource.Feed, "2", Now.AddMinutes(5), Now));
        Assert.False(over.State.IsCurrent(Now));
        over.When(Says("1", 0)).ThenNothingNew()
            .When(Says("3", 9)).Then(new ProcurementPublished(Id, ProcurementSource.Feed, ["45"], Closes, "3", Now.AddMinutes(9), Now));
        Assert.True(over.State.IsCurrent(Now));
    }

    [Fact]
    public void a_cancellation_that_is_older_than_what_stands_changes_nothing() =>
        Given(First).When(p => p.End("0", Now.AddMinutes(-5), Now)).ThenNothingNew();

    [Fact]
    public void one_that_is_cancelled_before_anybody_knew_of_it_is_nothing() => Given().When(p => p.End("1", Now, Now)).ThenNothingNew();

    [Fact]
    public void what_a_coordinator_has_taken_away_does_not_come_back_with_the_feed() =>
        Given(First).When(p => p.TakeAway(Now)).Then(new ProcurementWithdrawn(ProcurementSource.Hand, "1", Now, Now))
            .When(p => p.TakeAway(Now)).ThenNothingNew().When(Says("2", 5)).ThenNothingNew();

    // The last moment itself is too late.
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void it_is_current_until_its_last_moment_for_tenders(int minutes, bool isCurrent) =>
        Assert.Equal(isCurrent, Given(First).State.IsCurrent(Closes.AddMinutes(minutes)));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void one_without_a_last_moment_is_shown_for_sixty_days(int minutes, bool isCurrent)
    {
        var state = Given(new ProcurementPublished(Id, ProcurementSource.Feed, ["45"], null, "1", Now, Now)).State;
        Assert.Equal(isCurrent, state.IsCurrent((Now + Procurement.ShownWithoutAnEnd).AddMinutes(minutes)));
    }

    private static Func<Procurement, Decision> Says(string version, int minutes, string division = "45") =>
        p => p.Publish(Id, ProcurementSource.Feed, new([division], Closes, version, Now.AddMinutes(minutes)), Now);

    private static Chapter<Procurement> Given(params object[] facts) => Chapter<Procurement>.Given(facts);
}
