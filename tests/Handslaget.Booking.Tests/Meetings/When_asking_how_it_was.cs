using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: before its day and on it; nobody has said; taken back, and said again; twice; said so late that nobody can answer; asked of nobody.
public class When_asking_how_it_was
{
    /// <summary>The fifth working day after Thursday 11 March.</summary>
    private static readonly DateTimeOffset Day = At("2027-03-18 10:00");

    private static readonly DateTimeOffset Closes = At("2027-05-01 00:00");

    private static readonly object[] Met = [.. Confirmed, new MeetingTookPlace(Thursday.End)];

    private static Func<Meeting, Decision> Ask(DateTimeOffset at) => m => m.AskHowItWas(at, Rules);

    [Fact]
    public void the_company_is_asked_once_some_working_days_after() =>
        Given(Met).When(Ask(Day - Tick)).ThenNothingNew().When(Ask(Day)).Then(new SurveyAsked(Day)).When(Ask(Day.AddDays(1))).ThenNothingNew();

    [Fact]
    public void nobody_is_asked_of_a_meeting_that_nobody_says_was_held()
    {
        Given(Confirmed).When(Ask(Day)).ThenNothingNew();
        Given([.. Met, new CompanyStayedAway(Day)]).When(Ask(Day)).ThenNothingNew();
        Given([.. Confirmed, new MeetingCancelled("company", Now)]).When(Ask(Day)).ThenNothingNew();
    }

    [Fact]
    public void what_is_corrected_and_corrected_back_does_not_ask_twice()
    {
        object[] heldAfterAll = [.. Met, new CompanyStayedAway(Thursday.End), new MeetingTookPlace(Thursday.End)];
        Given(heldAfterAll).When(Ask(Day)).Then(new SurveyAsked(Day));
        Given([.. Met, new SurveyAsked(Day), new CompanyStayedAway(Day), new MeetingTookPlace(Day)]).When(Ask(Day.AddDays(2))).ThenNothingNew();
    }

    [Fact]
    public void it_can_be_too_late_to_ask() =>
        Given(Met).When(Ask(Closes)).ThenNothingNew().When(Ask(Closes - Tick)).Then(new SurveyAsked(Closes - Tick));

    [Fact]
    public void a_municipality_can_leave_it() => Given(Met).When(m => m.AskHowItWas(Day, Rules with { SurveyWorkingDays = 0 })).ThenNothingNew();

    [Fact]
    public void it_is_answered_when_asked_until_the_next_month_ends_and_only_of_a_meeting_that_was_held()
    {
        Given(Met).ThenTheMeeting(m => Assert.False(m.MayAnswerSurvey(Day)));
        Given([.. Met, new SurveyAsked(Day)]).ThenTheMeeting(m => Assert.Equal((true, true, false), (m.MayAnswerSurvey(Day), m.MayAnswerSurvey(Closes - Tick), m.MayAnswerSurvey(Closes))));
        Given([.. Met, new SurveyAsked(Day), new CompanyStayedAway(Day)]).ThenTheMeeting(m => Assert.False(m.MayAnswerSurvey(Day)));
    }

    [Fact]
    public void the_letter_waits_for_its_day_and_falls_when_the_meeting_was_not_held()
    {
        var follows = Reactions.To(Met[^1], Given(Met).Meeting, Rules);
        Assert.Equal([new(new AskHowItWas(Id), Day)], follows);
        Assert.Empty(Reactions.To(Met[^1], Given(Met).Meeting, Rules with { SurveyWorkingDays = 0 }));
        object[] asked = [.. Met, new SurveyAsked(Day)];
        var told = Notices.For(asked[^1], Given(Met).Meeting, Given(asked).Meeting).ToList();
        Assert.Equal([Channel.Mail, Channel.Sms], told.Select(n => n.Channel));
        Assert.All(told, n => Assert.True(n.IsStillTrue(Given(asked).Meeting, Day)));
        Assert.All(told, n => Assert.False(n.IsStillTrue(Given([.. asked, new CompanyStayedAway(Day)]).Meeting, Day)));
        Assert.All(told, n => Assert.False(n.CanNotWait(Day)));
    }
}
