using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Tests.Meetings;

namespace Handslaget.Booking.Tests.Cases;

// Edges: the due day itself; a reminder that comes late, twice, or after it is done; a day off; made again after it was dropped.
public class When_keeping_a_commitment
{
    private static readonly Guid Meeting = Table.Id;
    private static readonly Guid Case = BusinessCase.IdOf(Meeting);
    private static readonly DateTimeOffset Now = Table.At("2027-03-16 10:00");
    private static readonly DateOnly Due = new(2027, 3, 24); // A Wednesday; Friday the 26th is Good Friday.

    private static CommitmentMade Made(Guid? official) => new(Meeting, Case, official, "food", Due, Now);

    private static Chapter<Commitment> Given(params object[] facts) => Chapter<Commitment>.Given(facts);

    [Fact]
    public void an_effort_is_followed_like_others_and_says_what_came_of_it()
    {
        Given().When(c => c.Make(Meeting, Case, Table.Inspector, "skills-supply", Due, Now, CommitmentKind.Effort))
            .Then(new CommitmentMade(Meeting, Case, Table.Inspector, "skills-supply", Due, Now, CommitmentKind.Effort))
            .When(c => c.Keep(Now, 3)).Then(new CommitmentKept(Now, 3)).When(c => c.Keep(Now, 4)).ThenNothingNew();
        Given(Made(Table.Inspector)).When(c => c.Keep(Now, 3)).Then(new CommitmentKept(Now));
    }

    [Fact]
    public void a_step_that_turns_out_to_be_an_effort_is_made_again_as_one() =>
        Given(Made(Table.Inspector)).When(c => c.Make(Meeting, Case, Table.Inspector, "food", Due, Now, CommitmentKind.Effort))
            .Then(new CommitmentMade(Meeting, Case, Table.Inspector, "food", Due, Now, CommitmentKind.Effort));

    [Fact]
    public void it_is_made_once_and_made_anew_with_another_day_it_moves() =>
        Given().When(c => c.Make(Meeting, Case, Table.Inspector, "food", Due, Now)).Then(Made(Table.Inspector))
            .When(c => c.Make(Meeting, Case, Table.Inspector, "food", Due, Now)).ThenNothingNew()
            .When(c => c.Make(Meeting, Case, Table.Inspector, "food", Due.AddDays(1), Now)).Then(new CommitmentDueMoved(Due.AddDays(1), DueMoveReason.Corrected, Now));

    [Fact]
    public void it_is_kept_once() =>
        Given(Made(Table.Inspector)).When(c => c.Keep(Now)).Then(new CommitmentKept(Now)).When(c => c.Keep(Now)).ThenNothingNew()
            .When(c => c.Drop(CommitmentDropReason.NotNeeded, Now)).ThenRefused(Refusal.CommitmentIsOver)
            .When(c => c.MoveDue(Due.AddDays(1), DueMoveReason.NeedsMoreTime, Now)).ThenRefused(Refusal.CommitmentIsOver)
            .When(c => c.Make(Meeting, Case, Table.Inspector, "food", Due, Now)).ThenNothingNew();

    [Fact]
    public void a_new_promise_of_the_same_seat_by_another_day_is_not_kept_yet() =>
        Given(Made(Table.Inspector), new CommitmentKept(Now)).When(c => c.Make(Meeting, Case, Table.Inspector, "food", Due.AddDays(1), Now))
            .Then(new CommitmentMade(Meeting, Case, Table.Inspector, "food", Due.AddDays(1), Now)).When(c => c.Keep(Now)).Then(new CommitmentKept(Now));

    [Fact]
    public void one_that_was_dropped_can_be_made_again() =>
        Given(Made(null), new CommitmentDropped(CommitmentDropReason.Corrected, Now)).When(c => c.Keep(Now)).ThenRefused(Refusal.CommitmentIsOver)
            .When(c => c.Make(Meeting, Case, null, "food", Due, Now)).Then(Made(null));

    [Fact]
    public void its_day_moves_to_a_working_day_from_today_on()
    {
        Func<Commitment, Decision> Move(DateOnly to) => c => c.MoveDue(to, DueMoveReason.WaitsForOthers, Now);
        Given(Made(Table.Inspector)).When(Move(new(2027, 3, 26))).ThenRefused(Refusal.DayNotPossible)
            .When(Move(new(2027, 3, 15))).ThenRefused(Refusal.DayNotPossible)
            .When(Move(Due)).ThenNothingNew()
            .When(Move(new(2027, 3, 16))).Then(new CommitmentDueMoved(new(2027, 3, 16), DueMoveReason.WaitsForOthers, Now));
    }

    [Fact]
    public void it_is_late_when_its_day_has_passed()
    {
        var made = Given(Made(Table.Inspector)).State;
        Assert.False(made.IsOverdue(Due));
        Assert.True(made.IsOverdue(Due.AddDays(1)));
        Assert.False(Given(Made(Table.Inspector), new CommitmentKept(Now)).State.IsOverdue(Due.AddDays(1)));
    }

    [Fact]
    public void an_official_is_reminded_the_working_day_before_and_the_working_day_after()
    {
        Func<Commitment, Decision> Remind(string at) => c => c.Remind(Table.At(at));
        var chapter = Given(Made(Table.Inspector));
        Assert.Equal([Table.At("2027-03-23 09:00"), Table.At("2027-03-25 09:00")], chapter.Called.Select(m => m.At!.Value));
        chapter.When(Remind("2027-03-23 08:59")).ThenNothingNew()
            .When(Remind("2027-03-23 09:00")).Then(new CommitmentReminded(Table.At("2027-03-23 09:00")))
            .When(Remind("2027-03-23 12:00")).ThenNothingNew()
            .When(Remind("2027-03-25 09:01")).Then(new CommitmentReminded(Table.At("2027-03-25 09:01")))
            .When(Remind("2027-04-25 09:01")).ThenNothingNew();
        Assert.All(chapter.Told, n => Assert.Equal((NoticeKind.CommitmentDue, Table.Inspector, Meeting), (n.Kind, n.OfficialId, n.MeetingId)));
        Assert.Equal(2, chapter.Told.Count);
        Given(Made(Table.Inspector), new CommitmentKept(Now)).When(Remind("2027-03-25 09:00")).ThenNothingNew();
    }

    [Fact]
    public void a_company_is_reminded_once() =>
        Given(Made(null)).When(c => c.Remind(Table.At("2027-03-23 09:00"))).Then(new CommitmentReminded(Table.At("2027-03-23 09:00")))
            .And(new CommitmentDueMoved(Due.AddDays(7), DueMoveReason.NeedsMoreTime, Now)).When(c => c.Remind(Table.At("2027-03-31 09:00"))).ThenNothingNew();
}
