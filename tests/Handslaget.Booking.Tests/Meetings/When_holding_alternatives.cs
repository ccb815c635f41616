using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: twice, also with nothing found or after they lapsed; a table broken anew; chosen; lapsed to the tick; close to falling through;
// offers that overlap the meeting itself, each other or their travel, have passed, or do not fit; a table that is whole.
public class When_holding_alternatives
{
    private static readonly DateTimeOffset Until = Calendars.Town.At("2027-03-02 16:30");

    private static readonly Offer[] Two = [Offered(Friday), Offered(Monday)];

    private static Func<Meeting, Decision> HoldThem(DateTimeOffset now, params Offer[] offers) => m => m.HoldAlternatives(offers, now, Rules);

    private static AlternativesHeld Kept(params Offer[] offers) => new([.. offers.Select(Beside)], Until, Now);

    private static SeatSubstituted Filled(Guid official) => new(Guid.Empty, [Sits(official, "food")], ReplyBy, Now);

    [Fact]
    public void the_times_wait_over_a_weekend()
    {
        var friday = Calendars.Town.At("2027-03-05 15:00");
        Given(Broken).When(m => m.HoldAlternatives([Offered(Friday)], friday, Rules))
            .Then(new AlternativesHeld([Beside(Offered(Friday))], Calendars.Town.At("2027-03-08 16:30"), friday));
    }

    [Fact]
    public void other_times_are_held_beside_the_broken_one() =>
        Given(Broken).When(HoldThem(Now, Two)).Then(Kept(Two))
            .ThenTheMeeting(m => Assert.Equal(2, m.AlternativesAt(Until - Tick).Count))
            .ThenTheMeeting(m => Assert.Empty(m.AlternativesAt(Until)));

    [Fact]
    public void they_are_held_once_for_each_broken_table()
    {
        Given([.. Broken, Kept(Two)]).When(HoldThem(Now, Two)).ThenNothingNew();
        Given([.. Broken, Kept()]).When(HoldThem(Now.AddHours(1), Two)).ThenNothingNew();
        Given([.. Broken, Kept(Two), new AlternativesLapsed(Until)]).When(HoldThem(Until, Two)).ThenNothingNew();
        Given([.. Broken, Kept(Two), No(FireOfficer), Vacated(FireOfficer, "fire")]).When(HoldThem(Now, Two)).ThenNothingNew();
    }

    [Fact]
    public void a_table_that_was_mended_and_broke_again_is_another_broken_table() =>
        Given([.. Broken, Kept(Two), Filled(Colleague), No(Colleague), Vacated(Colleague, "food")])
            .When(HoldThem(Now, Two)).Then(Kept(Two));

    [Fact]
    public void a_table_broken_in_two_seats_is_not_whole_when_one_is_filled() =>
        Given([.. Broken, No(FireOfficer), Vacated(FireOfficer, "fire"), Kept(Two), Filled(Colleague)]).When(HoldThem(Now, Two)).ThenNothingNew();

    [Fact]
    public void a_table_is_not_whole_while_another_no_waits_to_be_mended() =>
        Given([.. Broken, No(FireOfficer), Kept(Two), Filled(Colleague), Vacated(FireOfficer, "fire")]).When(HoldThem(Now, Two)).ThenNothingNew();

    [Fact]
    public void no_other_time_found_is_a_fact_too() => Given(Broken).When(HoldThem(Now)).Then(Kept());

    [Fact]
    public void a_whole_table_needs_no_alternatives()
    {
        Given(Booked).When(HoldThem(Now, Two)).ThenNothingNew();
        Given([.. Booked, No(Inspector)]).When(HoldThem(Now, Two)).ThenNothingNew();
        Given([.. Broken, Filled(Colleague)]).When(HoldThem(Now, Two)).ThenNothingNew();
        Given([.. Broken, new MeetingCancelled("company", Now)]).When(HoldThem(Now, Two)).ThenNothingNew();
    }

    [Fact]
    public void a_time_that_does_not_fit_or_has_passed_is_not_held()
    {
        var late = FallsThrough.AddHours(-1);
        Given(Broken).When(HoldThem(late, Offered(Friday, Places[0]), Offered(Slot.From(Friday.Start, TimeSpan.FromMinutes(30))), Offered(Slot.From(late, Rules.MeetingLasts))))
            .Then(new AlternativesHeld([], FallsThrough, late));
    }

    [Fact]
    public void times_that_would_claim_somebody_twice_are_not_held()
    {
        var sameTime = Offered(Thursday);
        var summingUp = Offered(Slot.From(Thursday.End.AddMinutes(14), Rules.MeetingLasts));
        var after = Offered(Slot.From(Thursday.End.AddMinutes(15), Rules.MeetingLasts));
        var quarterLater = Offered(Slot.From(Friday.Start.AddMinutes(15), Rules.MeetingLasts));
        Given(Broken).When(HoldThem(Now, sameTime, summingUp, after, Offered(Friday), quarterLater)).Then(Kept(after, Offered(Friday)));
    }

    [Fact]
    public void travel_counts_as_time_of_the_meeting() =>
        Given([Requested(MeetingForm.AtCompany), .. Broken.Skip(1)])
            .When(HoldThem(Now, Offered(Slot.From(Thursday.End.AddMinutes(59), Rules.MeetingLasts)), Offered(Slot.From(Thursday.End.AddMinutes(60), Rules.MeetingLasts))))
            .Then(Kept(Offered(Slot.From(Thursday.End.AddMinutes(60), Rules.MeetingLasts))));

    [Fact]
    public void nothing_is_promised_beyond_the_moment_the_table_falls_through()
    {
        var late = FallsThrough.AddHours(-2);
        Given(Broken).When(HoldThem(late, Two)).Then(new AlternativesHeld([.. Two.Select(Beside)], FallsThrough, late));
        Given(Broken).When(HoldThem(FallsThrough - Tick, Two)).Then(new AlternativesHeld([.. Two.Select(Beside)], FallsThrough, FallsThrough - Tick));
        Given(Broken).When(HoldThem(FallsThrough, Two)).ThenNothingNew();
    }

    [Fact]
    public void they_lapse_when_their_time_is_up_and_once() =>
        Given([.. Broken, Kept(Two)])
            .When(m => m.LetAlternativesLapse(Until - Tick)).ThenNothingNew()
            .When(m => m.LetAlternativesLapse(Until)).Then(new AlternativesLapsed(Until))
            .When(m => m.LetAlternativesLapse(Until)).ThenNothingNew()
            .ThenTheMeeting(m => Assert.Equal(Places.Count, m.Claims(Rules).Count));

    [Fact]
    public void nothing_held_can_not_lapse()
    {
        Given(Broken).When(m => m.LetAlternativesLapse(Until)).ThenNothingNew();
        Given([.. Broken, Kept()]).When(m => m.LetAlternativesLapse(Until)).ThenNothingNew();
        Given([.. Broken, Kept(Two), new MeetingCancelled("company", Now)]).When(m => m.LetAlternativesLapse(Until)).ThenNothingNew();
        Given([.. Broken, Kept(Two), MovedTo(Friday)]).When(m => m.LetAlternativesLapse(Until)).ThenNothingNew();
    }

    [Fact]
    public void a_company_told_that_its_table_is_broken_is_told_when_it_stands_after_all() =>
        Given([.. Confirmed, No(Inspector), Vacated(Inspector, "food"), Kept(Two)]).ThenTheMeeting(m => Assert.False(m.ToldConfirmed))
            .And(Filled(Colleague))
            .When(m => m.Answer(Colleague, true, Thursday.Start, Now)).Then(Yes(Colleague), new MeetingConfirmed(Now));

    [Fact]
    public void a_chosen_time_becomes_the_meetings_and_the_others_are_let_go_of() =>
        Given([.. Broken, Kept(Two)])
            .When(m => m.Move(Offered(Friday), "company", Now, Rules)).Then(MovedTo(Friday))
            .ThenTheMeeting(m =>
            {
                Assert.Empty(m.Alternatives);
                Assert.Null(m.AlternativesUntil);
                Assert.All(m.Claims(Rules), c => Assert.Equal((Friday.Start, null), (c.During.Start, c.Until)));
            });
}
