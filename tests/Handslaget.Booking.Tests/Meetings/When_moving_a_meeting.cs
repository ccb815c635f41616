using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the same time; the company's last moment; the start; a broken table, with and without those who said no; a time that overlaps its
// own old one; what the meeting forgets and what it keeps.
public class When_moving_a_meeting
{
    private static Func<Meeting, Decision> Move(Slot to, string by = "company", DateTimeOffset? now = null) =>
        m => m.Move(Offered(to), by, now ?? Now, Rules);

    [Fact]
    public void everybody_is_asked_again_about_the_new_time() =>
        Given([.. Confirmed, new OfficialNudged(Planner, Now)]).When(Move(Friday)).Then(MovedTo(Friday))
            .ThenTheMeeting(m =>
            {
                Assert.Equal((MeetingStatus.Booked, Friday, 1, 1), (m.Status, m.Slot, m.Sequence, m.TimeSequence));
                Assert.Empty(m.Accepted);
                Assert.Empty(m.Nudged);
                Assert.False(m.ToldConfirmed);
                Assert.All(Places, p => Assert.True(m.IsWaitingFor(p.OfficialId)));
                Assert.Equal(Id, m.Id);
            });

    [Fact]
    public void what_was_broken_about_the_old_time_is_forgotten() =>
        Given([.. Broken, No(FireOfficer), Mended(FireOfficer, Colleague, "fire"), No(Planner)]).When(Move(Friday)).Then(MovedTo(Friday))
            .ThenTheMeeting(m =>
            {
                Assert.Empty(m.Vacant);
                Assert.Empty(m.Unmended);
                Assert.Empty(m.Declined);
                Assert.Empty(m.Mends);
                Assert.Equal(4, m.Sequence);
            });

    [Fact]
    public void the_same_time_again_is_nothing_new()
    {
        Given(Booked).When(Move(Thursday)).ThenNothingNew();
        Given([.. Booked, MovedTo(Friday)]).When(Move(Friday)).ThenNothingNew();
        Given(Confirmed).When(Move(Thursday, now: Thursday.End)).ThenNothingNew();
    }

    [Fact]
    public void a_broken_table_can_be_laid_anew_at_the_same_time_without_those_who_said_no() =>
        Given(Broken)
            .When(Move(Thursday)).ThenRefused(Refusal.TimeDoesNotFit)
            .When(m => m.Move(Offered(Thursday, Places[0], Sits(Colleague, "food"), Places[2]), "company", Now, Rules))
            .Then(MovedTo(Thursday, [Places[0], Sits(Colleague, "food"), Places[2]]))
            .ThenTheMeeting(m => Assert.Empty(m.Vacant))
            .ThenTheMeeting(m => Assert.Equal([Inspector], m.Declined));

    [Fact]
    public void who_said_no_to_the_old_time_can_sit_at_a_new_one() => Given(Broken).When(Move(Friday)).Then(MovedTo(Friday));

    [Fact]
    public void a_quarter_of_an_hour_is_a_new_time_although_it_overlaps_the_old()
    {
        var quarter = Slot.From(Thursday.Start.AddMinutes(15), Rules.MeetingLasts);
        Given(Booked).When(Move(quarter)).Then(MovedTo(quarter))
            .ThenTheMeeting(m => Assert.All(m.Claims(Rules), c => Assert.Equal(quarter.Start, c.During.Start)));
    }

    [Fact]
    public void the_company_moves_until_exactly_so_long_before()
    {
        Given(Booked).When(Move(Friday, now: MovesUntil)).Then(MovedTo(Friday, at: MovesUntil));
        Given(Booked).When(Move(Friday, now: MovesUntil + Tick)).ThenRefused(Refusal.TooLate);
    }

    [Fact]
    public void a_company_whose_table_is_broken_can_choose_until_it_would_have_begun()
    {
        Given(Broken).When(Move(Friday, now: MovesUntil + Tick)).Then(MovedTo(Friday, at: MovesUntil + Tick));
        Given(Broken).When(Move(Friday, now: Thursday.Start - Tick)).Then(MovedTo(Friday, at: Thursday.Start - Tick));
        Given(Broken).When(Move(Friday, now: Thursday.Start)).ThenRefused(Refusal.TooLate);
    }

    [Fact]
    public void the_coordinator_moves_until_the_meeting_begins()
    {
        Given(Booked).When(Move(Friday, "coordinator", Thursday.Start - Tick)).Then(MovedTo(Friday, by: "coordinator", at: Thursday.Start - Tick));
        Given(Booked).When(Move(Friday, "coordinator", Thursday.Start)).ThenRefused(Refusal.TooLate);
    }

    [Fact]
    public void a_time_in_the_past_or_that_does_not_fit_is_refused()
    {
        Given(Booked).When(Move(Slot.From(Now, Rules.MeetingLasts))).ThenRefused(Refusal.TimeHasPassed);
        Given(Booked).When(Move(Slot.From(Friday.Start, TimeSpan.FromMinutes(90)))).ThenRefused(Refusal.TimeDoesNotFit);
        Given(Booked).When(m => m.Move(Offered(Friday, Places[0]), "company", Now, Rules)).ThenRefused(Refusal.TimeDoesNotFit);
    }

    [Fact]
    public void only_a_booked_meeting_is_moved()
    {
        Given(Asked).When(Move(Friday)).ThenRefused(Refusal.NotBooked);
        Given(Held).When(Move(Friday)).ThenRefused(Refusal.NotBooked);
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Move(Friday)).ThenRefused(Refusal.MeetingHasEnded);
        Given([.. Broken, new MeetingFellThrough(["food"], Now)]).When(Move(Friday)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
