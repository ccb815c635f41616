using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the last yes; a yes that was only wished for; twice; a changed mind before and after the confirmation; the start itself; a time
// that has moved; after the reply-by time; no longer at the table.
public class When_an_official_answers
{
    private static Func<Meeting, Decision> Says(Guid official, bool yes, DateTimeOffset? now = null, Slot? seen = null) =>
        m => m.Answer(official, yes, (seen ?? Thursday).Start, now ?? Now);

    [Fact]
    public void a_yes_is_recorded_once() =>
        Given(Booked)
            .When(Says(Inspector, yes: true)).Then(Yes(Inspector))
            .When(Says(Inspector, yes: true)).ThenNothingNew()
            .ThenTheMeeting(m => Assert.False(m.IsWaitingFor(Inspector)));

    [Fact]
    public void the_last_yes_that_is_needed_confirms_the_meeting() =>
        Given([.. Booked, Yes(Coordinator), Yes(Inspector)])
            .When(Says(FireOfficer, yes: true)).Then(Yes(FireOfficer), new MeetingConfirmed(Now))
            .ThenTheMeeting(m => Assert.Equal(MeetingStatus.Confirmed, m.Status));

    [Fact]
    public void the_yes_of_a_seat_wished_for_is_neither_needed_nor_enough()
    {
        Given([.. Booked, Yes(Coordinator), Yes(Inspector)]).When(Says(Planner, yes: true)).Then(Yes(Planner))
            .ThenTheMeeting(m => Assert.Equal(MeetingStatus.Booked, m.Status));
        Given(Confirmed).When(Says(Planner, yes: true)).Then(Yes(Planner))
            .ThenTheMeeting(m => Assert.Equal(MeetingStatus.Confirmed, m.Status));
    }

    [Fact]
    public void a_seat_that_answers_in_writing_is_not_waited_for() =>
        Given(Requested(), new PanelProposed(Seats), new NeedRelaxed([], ["fire"], Now),
                new SlotHeld(Thursday, [.. Places.Take(2)], Room, HoldUntil, Now), new MeetingBooked(ReplyBy, Now), Yes(Coordinator))
            .When(Says(Inspector, yes: true)).Then(Yes(Inspector), new MeetingConfirmed(Now));

    [Fact]
    public void an_answer_after_the_reply_by_time_counts_if_silence_was_not_yet_taken_as_a_no() =>
        Given(Booked).When(Says(Inspector, yes: true, ReplyBy.AddHours(1))).Then(new SeatAccepted(Inspector, ReplyBy.AddHours(1)));

    [Fact]
    public void a_no_leaves_the_seat_and_raises_the_sequence() =>
        Given([.. Booked, new OfficialNudged(Inspector, Now)]).When(Says(Inspector, yes: false)).Then(No(Inspector))
            .ThenTheMeeting(m =>
            {
                Assert.Null(m.PlaceOf(Inspector));
                Assert.Equal([Inspector], m.Declined);
                Assert.Equal(["food"], m.LeftBy(Inspector));
                Assert.DoesNotContain(Inspector, m.ReplyBy.Keys);
                Assert.Empty(m.Nudged);
                Assert.Equal(1, m.Sequence);
            });

    [Fact]
    public void a_no_said_twice_is_said_once() =>
        Given([.. Booked, No(Inspector)]).When(Says(Inspector, yes: false)).ThenNothingNew();

    [Fact]
    public void a_yes_after_a_no_comes_too_late_since_a_colleague_is_being_asked() =>
        Given([.. Booked, No(Inspector)]).When(Says(Inspector, yes: true)).ThenRefused(Refusal.NotAtThisTable);

    [Fact]
    public void a_changed_mind_takes_the_confirmation_back() =>
        Given(Confirmed).When(Says(Inspector, yes: false)).Then(No(Inspector))
            .ThenTheMeeting(m => Assert.Equal(MeetingStatus.Booked, m.Status))
            .ThenTheMeeting(m => Assert.DoesNotContain(Inspector, m.Accepted));

    [Fact]
    public void a_colleagues_yes_confirms_it_again() =>
        Given([.. Confirmed, No(Inspector), Mended(Inspector, Colleague, "food")])
            .When(Says(Colleague, yes: true)).Then(Yes(Colleague), new MeetingConfirmed(Now))
            .ThenTheMeeting(m => Assert.True(m.ToldConfirmed));

    [Fact]
    public void nobodys_yes_confirms_a_table_while_a_seat_is_empty_or_not_yet_mended()
    {
        Given([.. Booked, Yes(Coordinator), No(Inspector)]).When(Says(FireOfficer, yes: true)).Then(Yes(FireOfficer));
        Given([.. Booked, Yes(Coordinator), No(Inspector), Vacated(Inspector, "food")]).When(Says(FireOfficer, yes: true)).Then(Yes(FireOfficer));
        Given([.. Booked, Yes(Coordinator), Yes(Inspector), No(Planner)]).When(Says(FireOfficer, yes: true)).Then(Yes(FireOfficer));
    }

    [Fact]
    public void an_official_can_say_no_until_the_meeting_begins()
    {
        Given(Confirmed).When(Says(Inspector, yes: false, Thursday.Start - Tick)).Then(No(Inspector, Thursday.Start - Tick));
        Given(Confirmed).When(Says(Inspector, yes: false, Thursday.Start)).ThenRefused(Refusal.TimeHasPassed);
        Given(Booked).When(Says(Inspector, yes: true, Thursday.Start)).ThenRefused(Refusal.TimeHasPassed);
    }

    [Fact]
    public void an_answer_to_a_time_that_has_moved_is_no_answer()
    {
        Given([.. Booked, MovedTo(Friday)]).When(Says(Inspector, yes: true)).ThenRefused(Refusal.TimeHasChanged);
        Given([.. Booked, MovedTo(Friday)]).When(Says(Inspector, yes: false)).ThenRefused(Refusal.TimeHasChanged);
        Given([.. Booked, MovedTo(Friday)]).When(Says(Inspector, yes: true, seen: Friday)).Then(Yes(Inspector));
    }

    [Fact]
    public void a_stranger_and_one_who_was_released_have_nothing_to_answer()
    {
        Given(Booked).When(Says(Colleague, yes: true)).ThenRefused(Refusal.NotAtThisTable);
        Given(Booked).When(Says(Colleague, yes: false)).ThenRefused(Refusal.NotAtThisTable);
        Given([.. Booked, No(Inspector), MovedTo(Friday, [Sits(Coordinator, Meeting.Coordination), Sits(Colleague, "food", "fire")])])
            .When(Says(Inspector, yes: false)).ThenRefused(Refusal.NotAtThisTable);
    }

    [Fact]
    public void only_a_booked_meeting_is_answered()
    {
        Given(Asked).When(Says(Inspector, yes: true)).ThenRefused(Refusal.NotBooked);
        Given(Held).When(Says(Inspector, yes: true)).ThenRefused(Refusal.NotBooked);
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Says(Inspector, yes: false)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
