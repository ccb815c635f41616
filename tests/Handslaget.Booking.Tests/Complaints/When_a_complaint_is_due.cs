using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Tests.Promises;
using static Handslaget.Booking.Tests.Complaints.A_complaint;

namespace Handslaget.Booking.Tests.Complaints;

public class When_a_complaint_is_due
{
    private static readonly BookingRules Rules = new();

    // Edges: received on a working day, on a Friday, on a Saturday, before Easter, and over the night the clock changes. The day it is
    // received is not counted, and the last day counts until the office closes, as the clocks of the promises do.
    [Theory]
    [InlineData("2027-02-01", "2027-02-03", "2027-02-15")]
    [InlineData("2027-02-05", "2027-02-09", "2027-02-19")]
    [InlineData("2027-02-06", "2027-02-09", "2027-02-19")]
    [InlineData("2027-03-24", "2027-03-30", "2027-04-09")]
    public void it_is_read_within_two_working_days_and_answered_within_ten(string received, string read, string answered)
    {
        var complaint = Given(Received() with { At = SwedishTime.At(On(received), new(15, 0)) });

        Assert.Equal(SwedishTime.At(On(read), Rules.ClosesAt), complaint.AcknowledgeBy(Rules));
        Assert.Equal(SwedishTime.At(On(answered), Rules.ClosesAt), complaint.AnswerBy(Rules));
    }

    [Fact]
    public void it_is_urgent_on_the_last_working_day_before_and_late_when_the_office_has_closed()
    {
        var complaint = Given(Received());
        Assert.False(complaint.IsUrgent(Rules, Now));
        Assert.True(complaint.IsUrgent(Rules, Now.AddDays(1)));
        Assert.False(complaint.IsLate(Rules, complaint.AcknowledgeBy(Rules)!.Value));
        Assert.True(complaint.IsLate(Rules, complaint.AcknowledgeBy(Rules)!.Value.AddTicks(1)));
    }

    [Fact]
    public void the_time_for_the_answer_counts_anew_when_the_company_is_not_satisfied_and_nothing_is_due_when_it_is_closed()
    {
        Assert.Null(Given(Answered).NextBy(Rules));
        var again = Given([.. Answered, new ComplaintReopened(Now.AddDays(7))]);
        Assert.Equal(SwedishTime.At(new DateOnly(2027, 2, 22), Rules.ClosesAt), again.NextBy(Rules));
    }

    // Edges: the evening before the promise is valid, and its first midnight.
    [Fact]
    public void what_came_before_the_promise_was_valid_has_no_clock_is_never_late_and_nothing_is_explained()
    {
        var rules = new PromiseRegister([.. new[] { PromiseRegister.ComplaintRead, PromiseRegister.ComplaintAnswered }
            .Select(key => Promised.Days(2) with { Key = key, ValidFrom = new DateOnly(2027, 2, 1) })]).Into(Rules, new DateOnly(2027, 2, 1));
        var midnight = SwedishTime.Midnight(new DateOnly(2027, 2, 1));
        var (before, after, muchLater) = (Given(Received() with { At = midnight.AddTicks(-1) }), Given(Received() with { At = midnight }), Now.AddDays(300));

        Assert.Null(before.NextBy(rules));
        Assert.False(before.IsLate(rules, muchLater) || before.IsUrgent(rules, muchLater) || before.IsReadLate(rules, muchLater) || before.IsAnsweredLate(rules, muchLater));
        Is(before.Answer(Other, null, [], ComplaintOutcome.Right, rules, muchLater), new ComplaintAcknowledged(muchLater), new ComplaintAnswered(ComplaintOutcome.Right, muchLater, Other));
        Assert.True(after.IsReadLate(rules, muchLater) && after.IsAnsweredLate(rules, muchLater));
        Assert.NotNull(before.Evolve(new ComplaintAnswered(ComplaintOutcome.Right, midnight, Other)).Evolve(new ComplaintReopened(Now)).NextBy(rules));
    }

    [Fact]
    public void who_gave_an_address_is_told_of_each_step_and_who_did_not_is_not()
    {
        Assert.Equal([NoticeKind.ComplaintReceived, NoticeKind.ComplaintEscalated], Told(Received()));
        Assert.Equal([NoticeKind.ComplaintEscalated], Told(Received(anonymous: true)));
        Assert.Equal([NoticeKind.ComplaintAcknowledged], Told(new ComplaintAcknowledged(Now), Received()));
        Assert.Equal([NoticeKind.ComplaintAssigned], Told(new ComplaintAssigned(Other, Now), Received(anonymous: true)));
        Assert.Equal([NoticeKind.ComplaintAnswered], Told(new ComplaintAnswered(ComplaintOutcome.Right, Now), Received()));
        Assert.Equal([NoticeKind.ComplaintReopened], Told(new ComplaintReopened(Now), Answered));
        Assert.Equal([NoticeKind.ComplaintPassedOn, NoticeKind.ComplaintForPolicyOwner], Told(new ComplaintPassedOn(ComplaintGoesTo.PolicyOwner, Now), Received()));
        Assert.Equal([NoticeKind.ComplaintPassedOn], Told(new ComplaintPassedOn(ComplaintGoesTo.Appeal, Now), Received()));
        Assert.Equal([], Told(new ComplaintWithdrawn(Now), Received()));
    }

    private static DateOnly On(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<NoticeKind> Told(object fact, params object[] before)
    {
        var complaint = Given(before);
        return complaint.Evolve(fact).Tell(fact, complaint).Select(n => n.Kind);
    }
}
