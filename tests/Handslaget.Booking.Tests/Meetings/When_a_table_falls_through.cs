using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: to the tick; twice; a seat not yet mended, wished for only, in writing, filled after all; the meeting moved; the timer late.
public class When_a_table_falls_through
{
    private static Func<Meeting, Decision> Check(DateTimeOffset? now = null) => m => m.FallThrough(now ?? FallsThrough, Rules);

    private static MeetingFellThrough Fell(params string[] empty) => new(empty, FallsThrough);

    [Fact]
    public void an_empty_seat_ends_the_meeting_when_it_is_too_late_and_not_before() =>
        Given(Broken)
            .When(Check(FallsThrough - Tick)).ThenNothingNew()
            .When(Check()).Then(Fell("food"))
            .When(Check()).ThenNothingNew()
            .ThenTheMeeting(m => Assert.Equal((MeetingStatus.FellThrough, "system", 2), (m.Status, m.EndedBy, m.Sequence)))
            .ThenTheMeeting(m => Assert.Empty(m.Claims(Rules)));

    [Fact]
    public void a_table_that_is_whole_stands()
    {
        Given(Booked).When(Check()).ThenNothingNew();
        Given(Confirmed).When(Check()).ThenNothingNew();
        Given([.. Broken, new SeatSubstituted(Guid.Empty, [Sits(Colleague, "food")], ReplyBy, Now)]).When(Check()).ThenNothingNew();
    }

    [Fact]
    public void a_seat_that_could_not_be_mended_in_time_is_empty_too()
    {
        Given([.. Booked, No(Inspector)]).When(Check()).Then(Fell("food"));
        Given([.. Broken, No(FireOfficer)]).When(Check()).Then(Fell("food", "fire"));
    }

    [Fact]
    public void a_seat_only_wished_for_does_not_end_a_meeting()
    {
        Given([.. Confirmed, No(Planner)]).When(Check()).ThenNothingNew();
        Given([.. Broken, No(Planner)]).When(Check()).Then(Fell("food"));
    }

    [Fact]
    public void a_seat_that_answers_in_writing_does_not_end_a_meeting()
    {
        object[] writing = [.. Asked, new NeedRelaxed([], ["fire"], Now), HeldThursday, new MeetingBooked(ReplyBy, Now), No(FireOfficer)];
        Given(writing).When(Check()).ThenNothingNew();
        Given([.. writing, Vacated(FireOfficer, "fire")]).When(Check()).ThenNothingNew();
    }

    [Fact]
    public void the_check_of_a_time_that_has_moved_leaves_the_new_time_alone() =>
        Given([.. Booked, MovedTo(Friday), No(Inspector), Vacated(Inspector, "food")]).When(Check()).ThenNothingNew();

    [Fact]
    public void a_check_that_comes_late_does_not_undo_a_meeting_that_has_begun()
    {
        Given(Broken).When(Check(Thursday.Start - Tick)).Then(new MeetingFellThrough(["food"], Thursday.Start - Tick));
        Given(Broken).When(Check(Thursday.Start)).ThenNothingNew();
    }

    [Fact]
    public void only_a_booked_meeting_falls_through()
    {
        Given(Asked).When(Check()).ThenNothingNew();
        Given(Held).When(Check()).ThenNothingNew();
        Given([.. Broken, new MeetingCancelled("company", Now)]).When(Check()).ThenNothingNew();
    }
}
