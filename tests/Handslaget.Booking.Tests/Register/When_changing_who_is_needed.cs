using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

// The file says of a registration: food is required; fire and heritage are wished for. Of the café: coordination and food are required;
// space and fire are wished for.
public class When_changing_who_is_needed
{
    private const string Registration = "case-type:registration";

    private const string Café = "situation:café";

    private static readonly Catalogue File = SmallTown.Catalogue;

    private static readonly Text Reason = new("Brandinspektören behövs i gamla hus.", "The fire inspector is needed in old houses.");

    private static readonly NeededSeat[] WithFire = [new("food", true), new("fire", true, Reason)];

    [Fact]
    public void what_is_said_is_one_fact_with_all_the_seats() =>
        Assert.Equal([new SeatRuleChanged(Registration, WithFire)], Facts(Given().Change(InFile(Registration), WithFire)));

    [Fact]
    public void what_the_file_says_is_no_change() =>
        Assert.IsType<Decision.NothingNew>(Given().Change(InFile(Registration), [new("heritage", false), new("food", true), new("fire", false)]));

    [Fact]
    public void what_was_said_last_is_no_change_in_whatever_order() =>
        Assert.IsType<Decision.NothingNew>(Given(new SeatRuleChanged(Registration, WithFire)).Change(InFile(Registration), [.. WithFire.Reverse()]));

    [Fact]
    public void another_sentence_alone_is_a_change()
    {
        NeededSeat[] plain = [new("food", true), new("fire", true)];
        Assert.Equal([new SeatRuleChanged(Registration, plain)], Facts(Given(new SeatRuleChanged(Registration, WithFire)).Change(InFile(Registration), plain)));
    }

    [Fact]
    public void to_say_what_the_file_says_is_to_restore_it() =>
        Assert.Equal(
            [new SeatRuleRestored(Registration)],
            Facts(Given(new SeatRuleChanged(Registration, WithFire)).Change(InFile(Registration), InFile(Registration).Seats)));

    [Fact]
    public void what_has_been_changed_can_be_restored_and_what_has_not_need_not()
    {
        Assert.Equal([new SeatRuleRestored(Registration)], Facts(Given(new SeatRuleChanged(Registration, WithFire)).Restore(Registration)));
        Assert.IsType<Decision.NothingNew>(Given().Restore(Registration));
        Assert.IsType<Decision.NothingNew>(Given(new SeatRuleChanged(Registration, WithFire), new SeatRuleRestored(Registration)).Restore(Registration));
    }

    [Fact]
    public void each_fact_counts_so_that_who_changes_can_say_what_they_saw()
    {
        Assert.Equal(0, Given().Changes);
        Assert.Equal(3, Given(new SeatRuleChanged(Registration, WithFire), new SeatRuleRestored(Registration), new SeatRuleChanged(Registration, WithFire)).Changes);
    }

    [Fact]
    public void the_catalogue_has_what_was_said_and_the_file_for_all_else()
    {
        var now = File.With([Given(new SeatRuleChanged(Registration, WithFire))]);

        Assert.Equal(WithFire, now.Ruled(Registration)!.Seats);
        Assert.All(File.Ruled().Where(r => r.Rule != Registration), r => Assert.Equal(r.Seats, now.Ruled(r.Rule)!.Seats));
        Assert.Empty(CatalogueCheck.Problems(now));
        Assert.NotEqual(WithFire, InFile(Registration).Seats);
    }

    [Fact]
    public void the_coordinators_seat_is_never_said_and_never_lost()
    {
        Assert.DoesNotContain(InFile(Café).Seats, s => s.Competence == "coordination");
        var now = File.With([Given(new SeatRuleChanged(Café, [new("space", true)]))]);

        Assert.Equal(["coordination", "space"], now.Situations[0].Required);
        Assert.Equal(["coordination", "space"], Table(now, "café").Seats.Select(s => s.Competence));
    }

    [Fact]
    public void restored_the_file_holds_again() =>
        Assert.Equal(InFile(Registration).Seats, File.With([Given(new SeatRuleChanged(Registration, WithFire), new SeatRuleRestored(Registration))]).Ruled(Registration)!.Seats);

    [Fact]
    public void what_the_file_no_longer_bears_is_left_out_whole()
    {
        var gone = Given(new SeatRuleChanged(Registration, [new("food", true), new("magic", true)]));
        var nowhere = Given(new SeatRuleChanged("case-type:lottery", WithFire));

        Assert.False(File.Bears(gone));
        Assert.False(File.Bears(nowhere));
        Assert.Equal(InFile(Registration).Seats, File.With([gone, nowhere]).Ruled(Registration)!.Seats);
    }

    [Fact]
    public void a_sentence_of_its_own_is_what_the_company_reads()
    {
        var now = File.With([Given(new SeatRuleChanged(Registration, WithFire)), Given(new SeatRuleChanged(Café, [new("food", true), new("fire", false, Reason)]))]);

        Assert.Equal(Reason, Table(now, null, "registration").Seats.Single(s => s.Competence == "fire").Reason);
        Assert.Equal(Reason, Table(now, "café").Seats.Single(s => s.Competence == "fire").Reason);
        Assert.Equal("Livsmedelsinspektören behövs för registrering av livsmedel.", Table(now, null, "registration").Seats.Single(s => s.Competence == "food").Reason.Sv);
    }

    [Fact]
    public void where_several_errands_need_a_seat_the_usual_sentence_names_them_all()
    {
        var now = File.With([Given(new SeatRuleChanged(Registration, [new("food", true, Reason)]))]);

        Assert.Equal(
            "Livsmedelsinspektören behövs för registrering av livsmedel och för torghandel.",
            Table(now, null, "registration", "market").Seats.Single(s => s.Competence == "food").Reason.Sv);
    }

    public static TheoryData<NeededSeat[], SeatFaultKind, string> Faulty => new()
    {
        { [new("food", true), new("magic", false)], SeatFaultKind.Unknown, "magic" },
        { [new("food", true), new("food", true)], SeatFaultKind.RequiredTwice, "food" },
        { [new("food", true), new("fire", false), new("fire", false)], SeatFaultKind.WishedForTwice, "fire" },
        { [new("food", true), new("food", false)], SeatFaultKind.RequiredAndWishedFor, "food" },
        { [new("food", true), new("coordination", false)], SeatFaultKind.CoordinationOnlyWishedFor, "coordination" },
        { [new("food", false)], SeatFaultKind.NobodyNeeded, "" },
        { [], SeatFaultKind.NobodyNeeded, "" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void what_can_not_be_is_told_with_the_seat_it_is_about(NeededSeat[] seats, SeatFaultKind kind, string competence) =>
        Assert.Equal([new SeatFault(kind, competence)], CatalogueCheck.Faults(seats, File));

    [Fact]
    public void the_differences_are_those_that_came_changed_and_went()
    {
        NeededSeat[] before = [new("food", true), new("fire", false), new("heritage", false)];
        NeededSeat[] after = [new("space", false), new("food", true), new("fire", true)];

        Assert.Equal(
            [new SeatDifference("space", null, after[0]), new("fire", before[1], after[2]), new("heritage", before[2], null)],
            SeatRule.Differences(before, after));
    }

    private static SeatRule Given(params object[] facts) => facts.Aggregate(SeatRule.New, (rule, fact) => rule.Evolve(fact));

    private static RuledSeats InFile(string rule) => File.Ruled(rule)!;

    private static object[] Facts(Decision decision) => [.. Assert.IsType<Decision.Facts>(decision).Events];

    private static PanelMatch.Table Table(Catalogue catalogue, string? situation, params string[] caseTypes) => Assert.IsType<PanelMatch.Table>(
        PanelMatching.Match(catalogue, situation, caseTypes, new Dictionary<string, bool>(), isHeld: _ => true));
}
