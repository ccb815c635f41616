using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: part of what is vacant; a seat somebody else fills too; someone who sits there, or said no; the start; twice; the last yes.
public class When_filling_a_seat_by_hand
{
    private static readonly object[] TwoVacant = [.. Broken, No(FireOfficer), Vacated(FireOfficer, "fire")];

    private static Func<Meeting, Decision> Fill(DateTimeOffset now, params Place[] places) => m => m.Fill(places, now, Rules);

    private static SeatSubstituted Filled(params Place[] places) => new(Guid.Empty, places, ReplyBy, Now);

    [Fact]
    public void somebody_is_seated_and_asked_and_that_ends_the_vacancy() =>
        Given(Broken).When(Fill(Now, Sits(Colleague, "food"))).Then(Filled(Sits(Colleague, "food")))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant))
            .ThenTheMeeting(m => Assert.True(m.IsWaitingFor(Colleague)))
            .When(Fill(Now, Sits(SecondColleague, "food"))).ThenNothingNew();

    [Fact]
    public void one_of_two_vacant_seats_can_be_filled() =>
        Given(TwoVacant).When(Fill(Now, Sits(Colleague, "fire"))).Then(Filled(Sits(Colleague, "fire")))
            .ThenTheMeeting(m => Assert.Equal(["food"], m.Vacant))
            .When(Fill(Now, Sits(SecondColleague, "food"))).Then(Filled(Sits(SecondColleague, "food")))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant));

    [Fact]
    public void the_yes_of_the_one_seated_by_hand_confirms_the_meeting() =>
        Given([.. Broken, Yes(Coordinator), Yes(FireOfficer), Filled(Sits(Colleague, "food"))])
            .When(m => m.Answer(Colleague, true, Thursday.Start, Now)).Then(Yes(Colleague), new MeetingConfirmed(Now));

    [Fact]
    public void everybody_elses_yes_does_not_confirm_it_until_then() =>
        Given([.. Broken, Yes(Coordinator), Filled(Sits(Colleague, "food"))])
            .When(m => m.Answer(FireOfficer, true, Thursday.Start, Now)).Then(Yes(FireOfficer));

    [Fact]
    public void a_seat_that_somebody_else_fills_too_is_not_vacant_when_one_of_them_leaves() =>
        Given([.. Broken, Yes(Coordinator), Yes(FireOfficer), Filled(Sits(Colleague, "food", "fire")), Yes(Colleague), new MeetingConfirmed(Now), No(FireOfficer)])
            .When(m => m.Mend(FireOfficer, null, Now, Rules)).Then(Vacated(FireOfficer, "fire", "optional"), new MeetingConfirmed(Now))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant));

    [Fact]
    public void a_seat_filled_by_hand_counts_as_given_away() =>
        Given([.. Broken, Filled(Sits(Colleague, "food"))]).ThenTheMeeting(m => Assert.Equal(1, m.Mends["food"]));

    [Fact]
    public void a_no_from_the_one_seated_by_hand_is_mended_like_any_other() =>
        Given([.. Broken, Filled(Sits(Colleague, "food")), No(Colleague)])
            .When(m => m.Mend(Colleague, [Sits(SecondColleague, "food")], Now, Rules)).Then(Mended(Colleague, SecondColleague, "food"));

    [Fact]
    public void who_sits_there_or_said_no_to_this_time_is_not_seated()
    {
        Given(Broken).When(Fill(Now, Sits(FireOfficer, "food"))).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Broken).When(Fill(Now, Sits(Inspector, "food"))).ThenRefused(Refusal.TimeDoesNotFit);
        Given([.. Broken, No(Planner)]).When(Fill(Now, Sits(Planner, "food"))).ThenRefused(Refusal.TimeDoesNotFit);
    }

    [Fact]
    public void somebody_for_no_vacant_seat_is_not_seated() =>
        Given(Broken).When(Fill(Now, Sits(Colleague, "fire"))).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void a_table_without_a_vacant_seat_needs_nobody()
    {
        Given(Booked).When(Fill(Now, Sits(Colleague, "food"))).ThenNothingNew();
        Given([.. Booked, No(Inspector)]).When(Fill(Now, Sits(Colleague, "food"))).ThenNothingNew();
    }

    [Fact]
    public void a_seat_can_be_filled_until_the_meeting_begins()
    {
        var last = Thursday.Start - Tick;
        Given(Broken).When(Fill(last, Sits(Colleague, "food")))
            .Then(new SeatSubstituted(Guid.Empty, [Sits(Colleague, "food")], last + ReplyTime.AtLeast, last));
        Given(Broken).When(Fill(Thursday.Start, Sits(Colleague, "food"))).ThenRefused(Refusal.TimeHasPassed);
    }

    [Fact]
    public void only_a_booked_meeting_is_filled()
    {
        Given(Asked).When(Fill(Now, Sits(Colleague, "food"))).ThenRefused(Refusal.NotBooked);
        Given(Held).When(Fill(Now, Sits(Colleague, "food"))).ThenRefused(Refusal.NotBooked);
        Given([.. Broken, new MeetingFellThrough(["food"], Now)]).When(Fill(Now, Sits(Colleague, "food"))).ThenRefused(Refusal.MeetingHasEnded);
    }
}
