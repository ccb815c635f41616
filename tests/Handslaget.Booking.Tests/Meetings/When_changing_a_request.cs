using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the same again; only the answers differ (the seats tell); a time is held; what was let go of for the first request; booked; ended.
public class When_changing_a_request
{
    private static readonly RequestChanged Online = To(MeetingForm.Online);

    private static RequestChanged To(MeetingForm form)
    {
        var first = Requested();
        return new(first.Situation, first.CaseTypes, first.Answers, form, first.Guests, first.StepFree, first.HearingLoop, first.Language, "swl", Now);
    }

    [Fact]
    public void the_change_and_its_panel_are_recorded_together() =>
        Given(Requested(), new PanelProposed(Seats)).When(m => m.Change(Online, Seats)).Then(Online, new PanelProposed(Seats))
            .ThenTheMeeting(m => Assert.Equal((MeetingForm.Online, "swl", Now), (m.Form, m.Interpreter, m.RequestedAt)));

    [Fact]
    public void asking_for_the_same_again_is_nothing_new() =>
        Given(Requested(), new PanelProposed(Seats), Online, new PanelProposed(Seats)).When(m => m.Change(Online, Seats)).ThenNothingNew();

    [Fact]
    public void another_answer_that_gives_another_seat_is_a_change()
    {
        IReadOnlyList<Seat> more = [.. Seats, Seat("alcohol")];
        Given(Requested(), new PanelProposed(Seats), Online, new PanelProposed(Seats)).When(m => m.Change(Online, more)).Then(Online, new PanelProposed(more));
    }

    [Fact]
    public void a_time_held_for_the_first_request_is_let_go_of() =>
        Given(Held).When(m => m.Change(Online, Seats)).Then(new HoldReleased(Now), Online, new PanelProposed(Seats));

    [Fact]
    public void what_was_let_go_of_for_the_first_request_is_not_for_the_second() =>
        Given([.. Asked, new NeedRelaxed(["food"], ["fire"], Now)]).When(m => m.Change(Online, Seats)).Then(Online, new PanelProposed(Seats))
            .ThenTheMeeting(m => Assert.Empty(m.ByLink.Concat(m.InWriting)));

    [Fact]
    public void a_booked_meeting_is_moved_not_changed() =>
        Given(Booked).When(m => m.Change(Online, Seats)).ThenRefused(Refusal.AlreadyBooked);

    [Fact]
    public void an_ended_meeting_can_not_be_changed() =>
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(m => m.Change(Online, Seats)).ThenRefused(Refusal.MeetingHasEnded);
}
