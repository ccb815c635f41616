using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Tests.Meetings;

namespace Handslaget.Booking.Tests.Cases;

// Edges: opened twice; a meeting that joins a closed case, or none; a contact that is set already; nobody answers; closed and opened again.
public class When_following_a_case
{
    private static readonly Guid First = Table.Id;
    private static readonly Guid Second = Table.Room;
    private static readonly DateTimeOffset Now = Table.At("2027-03-16 10:00");
    private static readonly BookingRules Rules = new();
    private static readonly CaseOpened Opened = new(First, Now);
    private static readonly DateOnly Monday = new(2027, 3, 22);

    private static Chapter<BusinessCase> Given(params object[] facts) => Chapter<BusinessCase>.Given(facts);

    [Fact]
    public void it_opens_with_its_first_meeting_and_others_join_once() =>
        Given().When(c => c.Open(First, Now)).Then(Opened).When(c => c.Open(First, Now)).ThenNothingNew()
            .When(c => c.Join(First, Now)).ThenNothingNew()
            .When(c => c.Join(Second, Now)).Then(new MeetingJoinedCase(Second, Now)).When(c => c.Join(Second, Now)).ThenNothingNew();

    [Fact]
    public void a_meeting_that_joins_opens_a_closed_case_again_and_none_joins_what_is_not_there()
    {
        Given(Opened, new CaseClosed(CaseClosedFor.Done, Now)).When(c => c.Join(Second, Now)).Then(new CaseReopened(Now), new MeetingJoinedCase(Second, Now));
        Given().When(c => c.Join(Second, Now)).ThenRefused(Refusal.CaseIsClosed);
    }

    [Fact]
    public void the_follow_up_is_twenty_working_days_after_the_answers_unless_a_contact_is_set() =>
        Given(Opened).When(c => c.ScheduleFollowUp(Now, Now, Rules)).Then(new NextContactSet(WorkingDays.Add(new(2027, 3, 16), 20), ContactWay.Call, Now))
            .When(c => c.ScheduleFollowUp(Now, Now, Rules)).ThenNothingNew();

    [Fact]
    public void a_contact_is_set_on_a_working_day_from_today_on() =>
        Given(Opened).When(c => c.SetNextContact(new(2027, 3, 21), ContactWay.Call, Now)).ThenRefused(Refusal.DayNotPossible)
            .When(c => c.SetNextContact(new(2027, 3, 15), ContactWay.Call, Now)).ThenRefused(Refusal.DayNotPossible)
            .When(c => c.SetNextContact(Monday, ContactWay.Mail, Now)).Then(new NextContactSet(Monday, ContactWay.Mail, Now))
            .When(c => c.SetNextContact(Monday, ContactWay.Mail, Now)).ThenNothingNew();

    [Fact]
    public void who_does_not_answer_is_called_the_next_working_day() =>
        Given(Opened, new NextContactSet(new(2027, 3, 16), ContactWay.Call, Now)).When(c => c.MakeContact(ContactResult.NotReached, Now))
            .Then(new ContactMade(ContactResult.NotReached, Now), new NextContactSet(new(2027, 3, 17), ContactWay.Call, Now))
            .When(c => c.MakeContact(ContactResult.GoesWell, Now)).Then(new ContactMade(ContactResult.GoesWell, Now))
            .When(c => c.MakeContact(ContactResult.GoesWell, Now)).ThenNothingNew();

    [Fact]
    public void a_contact_is_due_from_its_day_on_as_long_as_the_case_is_open()
    {
        var set = Given(Opened, new NextContactSet(Monday, ContactWay.Call, Now));
        Assert.False(set.State.IsContactDue(Monday.AddDays(-1)));
        Assert.True(set.State.IsContactDue(Monday));
        Assert.False(set.And(new CaseClosed(CaseClosedFor.Done, Now)).State.IsContactDue(Monday));
    }

    [Fact]
    public void it_is_closed_once_opened_again_and_not_when_it_has_joined_another()
    {
        Given(Opened).When(c => c.Reopen(Now)).ThenNothingNew()
            .When(c => c.Close(CaseClosedFor.GivenUp, Now)).Then(new CaseClosed(CaseClosedFor.GivenUp, Now))
            .When(c => c.Close(CaseClosedFor.Done, Now)).ThenNothingNew()
            .When(c => c.SetNextContact(Monday, ContactWay.Call, Now)).ThenRefused(Refusal.CaseIsClosed)
            .When(c => c.MakeContact(ContactResult.GoesWell, Now)).ThenRefused(Refusal.CaseIsClosed)
            .When(c => c.Reopen(Now)).Then(new CaseReopened(Now));
        Given(Opened, new CaseClosed(CaseClosedFor.JoinedAnother, Now)).When(c => c.Reopen(Now)).ThenRefused(Refusal.CaseIsClosed);
    }
}
