using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the meeting's very end; a request that waits for a time, or to be called; twice.
public class When_a_company_is_forgotten
{
    private static Func<Meeting, Decision> Forget(DateTimeOffset at) => m => m.Forget(at);

    [Fact]
    public void it_is_once_the_meeting_is_over_and_only_once() =>
        Given(Confirmed).When(Forget(Thursday.End - Tick)).ThenRefused(Refusal.NotOverYet)
            .When(Forget(Thursday.End)).Then(new CompanyForgotten(Thursday.End))
            .When(Forget(Thursday.End + Tick)).ThenNothingNew();

    [Fact]
    public void a_meeting_that_will_not_be_is_over() =>
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Forget(Now)).Then(new CompanyForgotten(Now));

    [Fact]
    public void who_waits_for_a_time_or_a_call_is_not_forgotten()
    {
        Given([.. Asked, new CallBackAsked(Now)]).When(Forget(Now.AddYears(2))).ThenRefused(Refusal.NotOverYet);
        Given([.. Asked, new WaitListJoined(Now)]).When(Forget(Now.AddYears(2))).ThenRefused(Refusal.NotOverYet);
        Given(Asked).When(Forget(Now.AddYears(2))).Then(new CompanyForgotten(Now.AddYears(2)));
    }
}
