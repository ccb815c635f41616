using Handslaget.Booking.Gatherings;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;

namespace Handslaget.Booking.Tests.Gatherings;

// Edges: exactly when an offer ends; the evening before a holiday; nobody in line; several places at once; sign-up that closes first.
public class When_a_place_becomes_free
{
    [Fact]
    public void it_is_offered_to_who_stands_first_until_the_same_time_the_next_working_day() =>
        Given(Full).When(g => g.Withdraw(Bo, Now, OfferDays)).Then(new SignUpWithdrawn(Bo, Now), new PlaceOffered(Cia, OfferUntil, Now));

    [Theory]
    [InlineData("2027-03-05 21:00", "2027-03-09 08:00")]
    [InlineData("2027-03-06 12:00", "2027-03-09 08:00")]
    [InlineData("2027-03-09 08:00", "2027-03-09 12:00")]
    public void an_offer_is_counted_in_working_time_and_ends_at_the_latest_when_sign_up_closes(string now, string until) =>
        Given(Full).When(g => g.Withdraw(Bo, At(now), OfferDays)).Then(new SignUpWithdrawn(Bo, At(now)), new PlaceOffered(Cia, At(until), At(now)));

    [Fact]
    public void after_the_last_time_to_sign_up_nobody_is_offered_anything() =>
        Given(Full).When(g => g.Withdraw(Bo, Closes, OfferDays)).Then(new SignUpWithdrawn(Bo, Closes));

    [Fact]
    public void a_yes_in_time_has_the_place_and_one_tick_later_it_has_gone_to_the_next()
    {
        var last = OfferUntil.AddTicks(-1);
        Given(OnOffer).When(g => g.TakePlace(Cia, last, OfferDays)).Then(new PlaceTaken(Cia, last)).When(g => g.TakePlace(Cia, OfferUntil, OfferDays)).ThenNothingNew();
        Given(OnOffer).When(g => g.TakePlace(Cia, OfferUntil, OfferDays)).ThenRefused(Refusal.PlaceHasGone);
        Given(OnOffer).When(g => g.TakePlace(Dan, Now, OfferDays)).ThenRefused(Refusal.PlaceHasGone);
        Given(OnOffer).When(g => g.TakePlace(TheGathering, Now, OfferDays)).ThenRefused(Refusal.NotSignedUp);
    }

    [Fact]
    public void a_place_that_is_kept_can_be_taken_though_sign_up_has_been_closed_since()
    {
        var closed = new GatheringChanged(ForTwo with { ClosesAt = Now }, false, Now);
        Given([.. OnOffer, closed]).When(g => g.TakePlace(Cia, Now, OfferDays)).Then(new PlaceTaken(Cia, Now));
        Given([.. OnOffer, closed, new GatheringCancelled(CancelReason.Other, Now)]).When(g => g.TakePlace(Cia, Now, OfferDays)).ThenRefused(Refusal.PlaceHasGone);
    }

    [Fact]
    public void a_no_lets_the_next_in_line_have_it() =>
        Given(OnOffer)
            .When(g => g.DeclinePlace(Cia, Now, OfferDays)).Then(new PlaceDeclined(Cia, Now), new PlaceOffered(Dan, OfferUntil, Now))
            .When(g => g.DeclinePlace(Cia, Now, OfferDays)).ThenNothingNew();

    [Fact]
    public void silence_lets_the_next_in_line_have_it_when_the_clock_says_so()
    {
        Given(OnOffer).When(g => g.Tidy(OfferUntil.AddTicks(-1), OfferDays)).ThenNothingNew();
        Given(OnOffer)
            .When(g => g.Tidy(OfferUntil, OfferDays)).Then(new PlaceLapsed(Cia, OfferUntil), new PlaceOffered(Dan, At("2027-03-03 10:00"), OfferUntil))
            .When(g => g.Tidy(OfferUntil, OfferDays)).ThenNothingNew();
    }

    [Fact]
    public void a_reader_sees_what_the_clock_has_decided_before_the_timer_comes()
    {
        var seen = Given(OnOffer).Gathering.At(OfferUntil, OfferDays);
        Assert.Equal((SignUpState.Lapsed, SignUpState.Offered), (seen.Find(Cia)!.State, seen.Find(Dan)!.State));
    }

    [Fact]
    public void the_first_who_can_have_all_they_asked_for_is_offered_it() =>
        Given([.. Open(Day), In(Anna, "1"), In(Bo, "3"), In(Cia), Waits(Dan, "1"), Waits(TheGathering, "3")])
            .When(g => g.Withdraw(Bo, Now, OfferDays))
            .Then(new SignUpWithdrawn(Bo, Now), new PlaceOffered(TheGathering, OfferUntil, Now));

    [Fact]
    public void more_places_are_offered_to_as_many_in_line() =>
        Given(Full)
            .When(g => g.Change(ForTwo with { Capacity = 4 }, false, Now, OfferDays))
            .Then(new GatheringChanged(ForTwo with { Capacity = 4 }, false, Now), new PlaceOffered(Cia, OfferUntil, Now), new PlaceOffered(Dan, OfferUntil, Now));

    [Fact]
    public void who_leaves_the_line_or_has_left_frees_nothing()
    {
        Given(Full).When(g => g.Withdraw(Cia, Now, OfferDays)).Then(new SignUpWithdrawn(Cia, Now)).When(g => g.Withdraw(Cia, Now, OfferDays)).ThenNothingNew();
        Given(Full).When(g => g.Withdraw(TheGathering, Now, OfferDays)).ThenRefused(Refusal.NotSignedUp);
        Given(Full).When(g => g.Withdraw(Bo, Morning.Start, OfferDays)).ThenRefused(Refusal.TooLate);
        Given([.. Full, new GatheringCancelled(CancelReason.Other, Now)]).When(g => g.Withdraw(Bo, Now, OfferDays)).ThenNothingNew();
    }
}
