using Handslaget.Booking.Gatherings;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;

namespace Handslaget.Booking.Tests.Gatherings;

public class When_signing_up
{
    [Fact]
    public void who_comes_while_there_are_places_has_one_and_the_next_stands_in_line() =>
        Given(Open(ForTwo))
            .When(g => g.SignUp(Anna, [], null, Now, OfferDays)).Then(In(Anna))
            .When(g => g.SignUp(Bo, [], null, Now, OfferDays)).Then(In(Bo))
            .When(g => g.SignUp(Cia, [], null, Now, OfferDays)).Then(Waits(Cia))
            .When(g => g.SignUp(Dan, [], null, Now, OfferDays)).Then(Waits(Dan));

    [Fact]
    public void twice_is_once() => Given([.. Open(ForTwo), In(Anna)]).When(g => g.SignUp(Anna, [], null, Now, OfferDays)).ThenNothingNew();

    [Fact]
    public void it_is_possible_until_it_closes_and_only_while_it_is_published()
    {
        Given(Open(ForTwo)).When(g => g.SignUp(Anna, [], null, Closes.AddTicks(-1), OfferDays)).Then(In(Anna) with { At = Closes.AddTicks(-1) });
        Given(Open(ForTwo)).When(g => g.SignUp(Anna, [], null, Closes, OfferDays)).ThenRefused(Refusal.SignUpClosed);
        Given(Open(ForTwo)[0]).When(g => g.SignUp(Anna, [], null, Now, OfferDays)).ThenRefused(Refusal.SignUpClosed);
        Given([.. Open(ForTwo), new GatheringCancelled(CancelReason.Illness, Now)]).When(g => g.SignUp(Anna, [], null, Now, OfferDays)).ThenRefused(Refusal.SignUpClosed);
    }

    [Fact]
    public void a_session_that_is_full_puts_one_in_line_for_all_that_was_asked_for() =>
        Given([.. Open(Day), In(Anna, "1")])
            .When(g => g.SignUp(Bo, ["1", "3"], null, Now, OfferDays)).Then(Waits(Bo, "1", "3"))
            .When(g => g.SignUp(Cia, ["2", "3"], null, Now, OfferDays)).Then(In(Cia, "2", "3"));

    [Fact]
    public void a_session_has_no_more_places_to_have_than_the_whole_day()
    {
        var day = Open(Day with { Capacity = 2 }).Append(In(Anna, "3")).Aggregate(Gathering.New, (g, fact) => g.Evolve(fact));
        Assert.Equal([1, 1, 1], Day.Sessions.Select(day.PlacesToHaveIn));
        var full = day.Evolve(In(Bo, "3"));
        Assert.Equal([0, 0, 0], Day.Sessions.Select(full.PlacesToHaveIn));
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("4", "3")]
    [InlineData("3", "3")]
    public void nobody_sits_in_two_sessions_at_once_or_in_one_that_is_not_there(string one, string other) =>
        Given(Open(Day)).When(g => g.SignUp(Anna, [one, other], null, Now, OfferDays)).ThenRefused(Refusal.SessionsDoNotFit);

    [Theory]
    [InlineData("2025-03-01", true)]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-02-28", false)]
    [InlineData("2010-01-01", false)]
    [InlineData(null, true)]
    public void a_lunch_for_new_companies_counts_months_to_its_own_day(string? registered, bool isNew)
    {
        DateOnly? day = registered is null ? null : DateOnly.Parse(registered, System.Globalization.CultureInfo.InvariantCulture);
        var story = Given(Open(Lunch)).When(g => g.SignUp(Anna, [], day, Now, OfferDays));
        if (isNew) story.Then(In(Anna));
        else story.ThenRefused(Refusal.CompanyNotNew);
    }

    [Fact]
    public void who_comes_after_an_offer_has_ended_does_not_pass_those_in_line_although_no_timer_has_come() =>
        Given(OnOffer)
            .When(g => g.SignUp(TheGathering, [], null, OfferUntil, OfferDays))
            .Then(new PlaceLapsed(Cia, OfferUntil), new PlaceOffered(Dan, At("2027-03-03 10:00"), OfferUntil), new SignedUp(TheGathering, [], true, OfferUntil));
}
