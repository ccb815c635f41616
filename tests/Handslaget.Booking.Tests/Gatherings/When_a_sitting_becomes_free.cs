using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;
using static Handslaget.Booking.Tests.Gatherings.TestWeek;

namespace Handslaget.Booking.Tests.Gatherings;

public class When_a_sitting_becomes_free
{
    private static readonly DateTimeOffset Later = At("2027-03-15 10:00");

    private static readonly DateTimeOffset Until = At("2027-03-16 10:00");

    /// <summary>Two stand in line for Monday's sittings: Cia's lot and one more.</summary>
    private static readonly object[] TwoWait = [.. Wished, Wishes(Id(5), MondayMorning, "land")];

    [Fact]
    public void it_is_offered_to_who_wished_for_it_and_can_come()
    {
        var gone = ByLot[0];
        var free = Of(Published).Find(gone)!.Sessions[0];
        Given(Published).When(g => g.Withdraw(gone, Later, OfferDays))
            .Then(new SignUpWithdrawn(gone, Later), new PlaceOffered(ByLot[2], Until, Later, free))
            .When(g => g.TakePlace(ByLot[2], Later, OfferDays)).Then(new PlaceTaken(ByLot[2], Later));
    }

    [Fact]
    public void nobody_is_offered_a_time_when_they_can_not_come() =>
        Given(Published).When(g => g.Withdraw(Dan, Later, OfferDays)).Then(new SignUpWithdrawn(Dan, Later));

    [Fact]
    public void the_first_lot_is_asked_first_and_after_a_no_the_next()
    {
        object[] published = [.. TwoWait, LaidPlainly(TwoWait), new WeekPublished(Shuts)];
        var week = Of(published);
        var (first, second) = (week.Line()[0].Id, week.Line()[1].Id);
        Assert.Equal((0, 1), (week.BeforeInLine(first), week.BeforeInLine(second)));
        var gone = week.SignUps.First(s => s.Sessions.Contains("1.1")).Id;
        Given(published).When(g => g.Withdraw(gone, Later, OfferDays)).Then(new SignUpWithdrawn(gone, Later), new PlaceOffered(first, Until, Later, "1.1"))
            .When(g => g.DeclinePlace(first, Later, OfferDays)).Then(new PlaceDeclined(first, Later), new PlaceOffered(second, Until, Later, "1.1"))
            .When(g => g.Tidy(Until, OfferDays)).Then(new PlaceLapsed(second, Until));
    }

    [Fact]
    public void an_offer_ends_an_hour_before_the_sitting_and_none_is_made_too_late_to_answer()
    {
        var gone = Of(Published).SignUps.First(s => s.Sessions.Contains("1.2")).Id;
        Given(Published).When(g => g.Withdraw(gone, At("2027-03-22 06:30"), OfferDays))
            .Then(new SignUpWithdrawn(gone, At("2027-03-22 06:30")), new PlaceOffered(ByLot[2], At("2027-03-22 08:30"), At("2027-03-22 06:30"), "1.2"));
        Given(Published).When(g => g.Withdraw(gone, At("2027-03-22 06:31"), OfferDays)).Then(new SignUpWithdrawn(gone, At("2027-03-22 06:31")));
    }

    [Fact]
    public void one_withdraws_until_ones_own_sitting_begins_also_when_the_week_has()
    {
        Given(Published).When(g => g.Withdraw(Dan, At("2027-03-22 12:00"), OfferDays)).Then(new SignUpWithdrawn(Dan, At("2027-03-22 12:00")));
        Given(Published).When(g => g.Withdraw(Dan, At("2027-03-23 09:00"), OfferDays)).ThenRefused(Refusal.TooLate);
    }

    [Fact]
    public void who_sits_where_stays_when_the_tables_are_changed()
    {
        var another = Week.Tables[0] with { OfficialId = Id(77), RoomId = Id(78) };
        var changed = PlanOf(Week with { Tables = [another, .. Week.Tables.Skip(1)] }) with { ClosesAt = Shuts };
        Given(Published).When(g => g.Change(changed, false, Later, OfferDays)).Then(new GatheringChanged(changed, false, Later));
    }

    [Fact]
    public void no_table_goes_and_none_has_another_theme_when_the_week_is_published_also_if_nobody_sits_there()
    {
        object[] left = [.. Published, .. ByLot.Append(Dan).Select(who => new SignUpWithdrawn(who, Shuts))];
        Given(left).When(g => g.Change(PlanOf(Week with { Tables = [.. Week.Tables.Skip(1)] }), false, Later, OfferDays)).ThenRefused(Refusal.WeekIsPublished);
        Given(left).When(g => g.Change(PlanOf(Week with { Tables = [Week.Tables[0] with { Theme = "skills" }, .. Week.Tables.Skip(1)] }), false, Later, OfferDays)).ThenRefused(Refusal.WeekIsPublished);
    }

    [Fact]
    public void the_number_of_a_table_that_is_taken_away_is_not_given_to_another() =>
        Assert.Equal(3, Of([.. Opened, new GatheringChanged(PlanOf(Week with { Tables = [.. Week.Tables.Take(2)] }), false, Now)]).LastTable);

    [Fact]
    public void a_company_whose_table_went_before_that_was_so_still_hears_why()
    {
        var week = Of([.. Published, new GatheringChanged(PlanOf(Week with { Tables = [.. Week.Tables.Skip(1)] }), false, Shuts)]);
        Assert.Null(WeekReason.Of(ByLot[0], week.Plan, week.Laid!, week.SignUps)!.Best);
    }

    /// <summary>Anna sits twice on Monday; Cia stands in line for the morning.</summary>
    private static readonly object[] Twice =
    [
        .. Opened, Wishes(Anna, 2, [MondayMorning, MondayAfternoon], "land", "skills"), Wishes(Bo, MondayMorning, "land"), Wishes(Cia, MondayMorning, "land"),
        new WeekLaid(Lot, [new(Anna, "1.1"), new(Anna, "2.1"), new(Bo, "1.2")], LaidHow.Plain, Shuts), new WeekPublished(Shuts),
    ];

    [Fact]
    public void one_of_several_is_offered_to_the_line_and_the_others_stay()
    {
        var story = Given(Twice).When(g => g.GiveBack(Anna, "1.1", Later, OfferDays)).Then(new SittingGivenBack(Anna, "1.1", Later), new PlaceOffered(Cia, Until, Later, "1.1"));
        var anna = story.Gathering.Find(Anna)!;
        Assert.Equal((SignUpState.HasPlace, "2.1", "1.1"), (anna.State, Assert.Single(anna.Sessions), Assert.Single(anna.GivenBack)));
        story.When(g => g.GiveBack(Anna, "1.1", Later, OfferDays)).ThenNothingNew();
        story.When(g => g.TakePlace(Cia, Later, OfferDays)).Then(new PlaceTaken(Cia, Later));
    }

    [Fact]
    public void the_only_one_that_is_left_is_given_back_by_withdrawing() => Given([.. Twice, new SittingGivenBack(Anna, "1.1", Later)])
        .When(g => g.GiveBack(Anna, "2.1", Later, OfferDays)).Then(new PlaceOffered(Cia, Until, Later, "1.1"), new SignUpWithdrawn(Anna, Later));

    [Fact]
    public void one_that_has_begun_stays_and_a_later_one_can_be_given_back()
    {
        var (begun, after) = (At("2027-03-22 09:00"), At("2027-03-22 13:00"));
        Given(Twice).When(g => g.GiveBack(Anna, "1.1", begun, OfferDays)).ThenRefused(Refusal.TooLate);
        Given(Twice).When(g => g.GiveBack(Anna, "1.1", begun.AddTicks(-1), OfferDays)).Then(new SittingGivenBack(Anna, "1.1", begun.AddTicks(-1)));
        Given(Twice).When(g => g.GiveBack(Anna, "2.1", after.AddTicks(-1), OfferDays)).Then(new SittingGivenBack(Anna, "2.1", after.AddTicks(-1)));
        Given(Twice).When(g => g.GiveBack(Anna, "2.1", after, OfferDays)).ThenRefused(Refusal.TooLate);
    }

    [Fact]
    public void nobody_gives_back_what_is_not_theirs()
    {
        foreach (var sitting in new[] { "1.2", "9.9", "" }) Given(Twice).When(g => g.GiveBack(Anna, sitting, Later, OfferDays)).ThenNothingNew();
        Given(Twice).When(g => g.GiveBack(Cia, "1.1", Later, OfferDays)).ThenNothingNew();
        Given(Twice).When(g => g.GiveBack(Id(99), "1.1", Later, OfferDays)).ThenRefused(Refusal.NotSignedUp);
        Given([.. Twice, new GatheringCancelled(CancelReason.Other, Later)]).When(g => g.GiveBack(Anna, "1.1", Later, OfferDays)).ThenNothingNew();
        Given([.. Open(Day), In(Anna, "1", "3")]).When(g => g.GiveBack(Anna, "1", Now, OfferDays)).ThenRefused(Refusal.SessionsDoNotFit);
    }

    [Fact]
    public void who_gives_one_back_is_told_of_it_and_reminded_of_the_next()
    {
        var given = new SittingGivenBack(Anna, "1.1", Later);
        var week = Of([.. Twice, given]);
        Assert.Equal(At("2027-03-22 13:00"), week.BeginsFor(week.Find(Anna)!));
        Assert.Equal(
            [(Anna, NoticeKind.SittingGivenBack, null, Later), (Anna, NoticeKind.GatheringReminder, (DateTimeOffset?)At("2027-03-19 10:00"), At("2027-03-22 13:00"))],
            week.Tell(given, Of(Twice)).Select(n => (n.MeetingId, n.Kind, n.DueAt, n.About)));
    }
}
