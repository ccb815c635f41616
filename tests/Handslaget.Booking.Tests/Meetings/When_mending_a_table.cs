using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: exactly at the last moment to mend; the third and the fourth mend of a seat; two who say no at once; twice; optional seats only;
// several seats left by one; stand-ins that do not fill, sit there already, or said no; after the end.
public class When_mending_a_table
{
    private static readonly Place[] Steps = [Sits(Colleague, "food")];

    private static Func<Meeting, Decision> Mend(Guid declined, IReadOnlyList<Place>? standIns, DateTimeOffset? now = null) =>
        m => m.Mend(declined, standIns, now ?? Now, Rules);

    /// <summary>The food seat has been given away so many times, and the last to get it says no.</summary>
    private static object[] FoodSeatMended(int times)
    {
        Guid[] takers = [Inspector, Colleague, SecondColleague, ThirdColleague, FourthColleague];
        return [.. Booked, .. takers.Zip(takers.Skip(1)).Take(times).SelectMany(t => new object[] { No(t.First), Mended(t.First, t.Second, "food") }), No(takers[times])];
    }

    [Fact]
    public void a_free_colleague_takes_the_seat_and_is_asked() =>
        Given([.. Booked, No(Inspector)]).When(Mend(Inspector, Steps)).Then(new SeatSubstituted(Inspector, Steps, ReplyBy, Now))
            .ThenTheMeeting(m =>
            {
                Assert.Equal(["food"], m.PlaceOf(Colleague)!.Competences);
                Assert.Equal(ReplyBy, m.ReplyBy[Colleague]);
                Assert.Empty(m.Unmended);
                Assert.Equal(1, m.Mends["food"]);
                Assert.Equal(MeetingStatus.Booked, m.Status);
            });

    [Fact]
    public void a_seat_is_mended_once_for_each_no() =>
        Given([.. Booked, No(Inspector), Mended(Inspector, Colleague, "food")])
            .When(Mend(Inspector, [Sits(SecondColleague, "food")])).ThenNothingNew();

    [Fact]
    public void who_has_not_said_no_is_not_replaced()
    {
        Given(Booked).When(Mend(Inspector, Steps)).ThenNothingNew();
        Given(Asked).When(Mend(Inspector, Steps)).ThenNothingNew();
        Given([.. Booked, No(Inspector), new MeetingCancelled("company", Now)]).When(Mend(Inspector, Steps)).ThenNothingNew();
        Given([.. Booked, No(Inspector), MovedTo(Friday)]).When(Mend(Inspector, Steps)).ThenNothingNew();
    }

    [Fact]
    public void when_nobody_is_free_the_seat_is_left_vacant() =>
        Given([.. Booked, No(Inspector)]).When(Mend(Inspector, null)).Then(Vacated(Inspector, "food"))
            .ThenTheMeeting(m => Assert.Equal(["food"], m.Vacant))
            .When(Mend(Inspector, Steps)).ThenNothingNew();

    [Fact]
    public void it_is_mended_until_exactly_so_long_before()
    {
        var replyBy = MendsUntil + ReplyTime.AtLeast;
        Given([.. Booked, No(Inspector)]).When(Mend(Inspector, Steps, MendsUntil)).Then(new SeatSubstituted(Inspector, Steps, replyBy, MendsUntil));
        Given([.. Booked, No(Inspector)]).When(Mend(Inspector, Steps, MendsUntil + Tick))
            .Then(new SeatLeftVacant(Inspector, ["food"], "too-late", MendsUntil + Tick));
    }

    [Fact]
    public void the_third_mend_of_a_seat_is_the_last()
    {
        Given(FoodSeatMended(2)).When(Mend(SecondColleague, [Sits(ThirdColleague, "food")])).Then(Mended(SecondColleague, ThirdColleague, "food"));
        Given(FoodSeatMended(3)).When(Mend(ThirdColleague, [Sits(FourthColleague, "food")]))
            .Then(new SeatLeftVacant(ThirdColleague, ["food"], "mended-too-often", Now));
    }

    [Fact]
    public void each_seat_is_counted_by_itself() =>
        Given([.. FoodSeatMended(3), No(FireOfficer)]).When(Mend(FireOfficer, [Sits(FourthColleague, "fire")]))
            .Then(Mended(FireOfficer, FourthColleague, "fire"));

    [Fact]
    public void it_may_be_asked_beforehand_whether_a_seat_may_be_mended()
    {
        var meeting = Given([.. Booked, No(Inspector)]).Meeting;
        Assert.Null(meeting.MayMend(Inspector, MendsUntil, Rules));
        Assert.Equal(Refusal.TooLate, meeting.MayMend(Inspector, MendsUntil + Tick, Rules));
        Assert.Equal(Refusal.NotAtThisTable, meeting.MayMend(FireOfficer, Now, Rules));
        Assert.Equal(Refusal.MendedTooOften, Given(FoodSeatMended(3)).Meeting.MayMend(ThirdColleague, Now, Rules));
    }

    [Fact]
    public void a_seat_only_wished_for_is_left_vacant_and_nobody_is_disturbed()
    {
        Given([.. Booked, No(Planner)]).When(Mend(Planner, [Sits(Colleague, "traffic")])).Then(Vacated(Planner, "traffic", "optional"))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant));
        Given([.. Confirmed, No(Planner)]).When(Mend(Planner, null)).Then(Vacated(Planner, "traffic", "optional"), new MeetingConfirmed(Now));
    }

    [Fact]
    public void two_who_say_no_at_once_are_mended_each_by_their_own() =>
        Given([.. Booked, No(Inspector), No(FireOfficer)])
            .When(Mend(Inspector, Steps)).Then(Mended(Inspector, Colleague, "food"))
            .ThenTheMeeting(m => Assert.Equal(["fire"], m.LeftBy(FireOfficer)))
            .When(Mend(FireOfficer, [Sits(SecondColleague, "fire")])).Then(Mended(FireOfficer, SecondColleague, "fire"))
            .ThenTheMeeting(m => Assert.Empty(m.Unmended));

    [Fact]
    public void an_official_in_two_seats_is_mended_in_both()
    {
        IReadOnlyList<Place> few = [Sits(Coordinator, Meeting.Coordination), Sits(Inspector, "food", "fire", "traffic")];
        object[] left = [.. Asked, new SlotHeld(Thursday, few, Room, HoldUntil, Now), new MeetingBooked(ReplyBy, Now), No(Inspector)];
        Place[] two = [Sits(Colleague, "food"), Sits(SecondColleague, "fire")];
        Given(left).ThenTheMeeting(m => Assert.Equal(["food", "fire"], m.LeftBy(Inspector)))
            .When(Mend(Inspector, two)).Then(new SeatSubstituted(Inspector, two, ReplyBy, Now))
            .ThenTheMeeting(m => Assert.Equal((1, 1), (m.Mends["food"], m.Mends["fire"])));
        Given(left).When(Mend(Inspector, null)).Then(new SeatLeftVacant(Inspector, ["food", "fire", "traffic"], "nobody-free", Now))
            .ThenTheMeeting(m => Assert.Equal(["food", "fire"], m.Vacant));
        Assert.Throws<ArgumentException>(() => Given(left).When(Mend(Inspector, Steps)));
    }

    [Fact]
    public void a_seat_that_answers_in_writing_is_not_missed() =>
        Given(Requested(), new PanelProposed(Seats), new NeedRelaxed([], ["fire"], Now), HeldThursday, new MeetingBooked(ReplyBy, Now), No(FireOfficer))
            .When(Mend(FireOfficer, null)).Then(Vacated(FireOfficer, "fire", "optional"))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant));

    [Fact]
    public void a_stand_in_who_sits_there_or_said_no_is_a_bug_of_ours()
    {
        Assert.Throws<ArgumentException>(() => Given([.. Booked, No(Inspector)]).When(Mend(Inspector, [Sits(FireOfficer, "food")])));
        Assert.Throws<ArgumentException>(() => Given([.. Booked, No(Inspector), No(FireOfficer)]).When(Mend(Inspector, [Sits(FireOfficer, "food")])));
        Assert.Throws<ArgumentException>(() => Given([.. Booked, No(Inspector)]).When(Mend(Inspector, [Sits(Inspector, "food")])));
        Assert.Throws<ArgumentException>(() => Given([.. Booked, No(Inspector)]).When(Mend(Inspector, [])));
    }
}
