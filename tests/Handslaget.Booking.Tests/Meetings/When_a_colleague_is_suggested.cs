using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: one who is not free or sits there already; oneself; twice; kept until mended, left vacant or moved; a seat only wished for; the last
// moment to mend; a seat mended as often as it may.
public class When_a_colleague_is_suggested
{
    private static readonly SeatDeclined Suggesting = new(Inspector, BySilence: false, Now, DeclineReason.Away, Colleague);

    private static Func<Meeting, Decision> Says(Reply reply, params Guid[] colleagues) => m => m.Answer(Inspector, reply, Thursday.Start, Now, colleagues);

    [Fact]
    public void it_is_a_no_that_says_whom_to_ask() =>
        Given(Booked).When(Says(new Reply.CanNot(DeclineReason.Away, Colleague), Colleague, SecondColleague)).Then(Suggesting)
            .ThenTheMeeting(m => Assert.Equal(Colleague, m.Suggested[Inspector]))
            .When(Says(new Reply.CanNot(null, SecondColleague), SecondColleague)).ThenNothingNew();

    [Fact]
    public void a_reason_is_one_of_a_short_list() =>
        Given(Booked).When(Says(new Reply.CanNot(DeclineReason.Disqualified)))
            .Then(new SeatDeclined(Inspector, BySilence: false, Now, DeclineReason.Disqualified));

    [Fact]
    public void one_who_can_not_come_is_refused_and_the_seat_is_kept()
    {
        Given(Booked).When(Says(new Reply.CanNot(null, Colleague))).ThenRefused(Refusal.ColleagueCanNot)
            .ThenTheMeeting(m => Assert.NotNull(m.PlaceOf(Inspector)));
        Given(Booked).When(Says(new Reply.CanNot(null, FireOfficer), FireOfficer)).ThenRefused(Refusal.ColleagueCanNot);
        Given(Booked).When(Says(new Reply.CanNot(null, Inspector), Inspector)).ThenRefused(Refusal.ColleagueCanNot);
        Given([.. Booked, No(FireOfficer)]).When(Says(new Reply.CanNot(null, FireOfficer), FireOfficer)).ThenRefused(Refusal.ColleagueCanNot);
    }

    [Fact]
    public void it_is_forgotten_when_the_seat_is_mended_or_left_vacant_or_the_meeting_moves()
    {
        foreach (var end in new object[] { Mended(Inspector, Colleague, "food"), Vacated(Inspector, "food"), MovedTo(Friday) })
            Given([.. Booked, Suggesting, end]).ThenTheMeeting(m => Assert.Empty(m.Suggested));
    }

    [Fact]
    public void only_seats_that_would_be_missed_are_handed_over()
    {
        var meeting = Given(Booked).Meeting;
        Assert.Equal(["food"], meeting.SeatsToHandOver(Inspector));
        Assert.Empty(meeting.SeatsToHandOver(Planner));
        Assert.Empty(meeting.SeatsToHandOver(Colleague));
        Assert.False(meeting.MaySuggest(Planner, Now, Rules));
    }

    [Fact]
    public void it_may_be_done_for_as_long_as_the_service_mends()
    {
        var meeting = Given(Booked).Meeting;
        Assert.True(meeting.MaySuggest(Inspector, MendsUntil, Rules));
        Assert.False(meeting.MaySuggest(Inspector, MendsUntil + Tick, Rules));
        Assert.False(Given(Held).Meeting.MaySuggest(Inspector, Now, Rules));
        Guid[] takers = [Inspector, SecondColleague, ThirdColleague, FourthColleague];
        object[] often = [.. Booked, .. takers.Zip(takers.Skip(1)).SelectMany(t => new object[] { No(t.First), Mended(t.First, t.Second, "food") })];
        Assert.False(Given(often).Meeting.MaySuggest(FourthColleague, Now, Rules));
    }

    [Fact]
    public void mending_seats_the_one_suggested() =>
        Given([.. Booked, Suggesting]).When(m => m.Mend(Inspector, [Sits(Colleague, "food")], Now, Rules)).Then(Mended(Inspector, Colleague, "food"));
}
