using Handslaget.Booking.Cases;
using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests;

public class When_counting_figures
{
    private static readonly DateTimeOffset Asked = SwedishTime.At(new DateOnly(2026, 12, 22), new TimeOnly(10, 0));

    private static readonly Slot Meeting = Slot.From(SwedishTime.At(new DateOnly(2027, 1, 8), new TimeOnly(9, 0)), TimeSpan.FromHours(1));

    [Fact]
    public void a_meeting_is_counted_in_the_month_it_was_held_and_by_working_days()
    {
        var points = Points(MeetingFigures.ToMeeting, Life(new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked), new MeetingTookPlace(Meeting.End)));

        // 23, 28, 29 and 30 December, 4, 5, 7 and 8 January: not Christmas, not New Year, not Epiphany, and not the day it asked.
        Assert.Equal([new FigurePoint(new(2027, 1), null, 1, 8)], points);
    }

    [Fact]
    public void one_that_nobody_has_said_was_held_is_not_counted() =>
        Assert.Empty(Points(MeetingFigures.ToMeeting, Life(new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked))));

    [Fact]
    public void one_that_was_said_to_be_held_by_mistake_is_not_counted() =>
        Assert.Empty(Points(MeetingFigures.Held, Life(
            new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked), new MeetingTookPlace(Meeting.End), new CompanyStayedAway(Meeting.End.AddHours(1)))));

    [Fact]
    public void a_booking_is_counted_when_the_company_first_had_a_time()
    {
        var moved = Life(new SlotHeld(Meeting, [], null, Asked, Asked), new MeetingBooked(Asked, Asked.AddDays(1)), new MeetingMoved(Meeting, [], null, Asked, "company", Asked.AddDays(9)));
        Assert.Equal([new FigurePoint(new(2026, 12), null, 1, 1)], Points(MeetingFigures.ToBooking, moved));
    }

    [Fact]
    public void a_seat_that_was_only_wished_for_is_not_one_that_failed()
    {
        var official = Guid.NewGuid();
        var life = Life(
            new SeatSubstituted(official, [], Asked, Asked), new SeatLeftVacant(official, ["fire-safety"], "nobody-free", Asked), new SeatLeftVacant(official, ["traffic"], "optional", Asked));
        Assert.Equal([new FigurePoint(new(2026, 12), null, 2, 50)], Points(MeetingFigures.Mended, life));
    }

    [Fact]
    public void a_request_is_unmet_once_a_month_for_each_competence()
    {
        NoTimeFound Missing(DateTimeOffset at, params string[] blocking) => new(blocking, at, at, at);
        var life = Life(Missing(Asked, "traffic"), Missing(Asked.AddDays(1), "traffic", "police-liaison"), Missing(Asked.AddDays(14), "traffic"));
        Assert.Equal(
            [("2026-12", "police-liaison", 1), ("2026-12", "traffic", 1), ("2027-01", "traffic", 1)],
            Points(MeetingFigures.Unmet, life).Select(p => (p.Month.ToString(), p.Part!, p.Count)).Order());
    }

    [Fact]
    public void the_last_instant_of_a_month_is_the_swedish_clocks() =>
        Assert.Equal(new Month(2026, 12), Month.Of(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(new[] { 3 }, 3)]
    [InlineData(new[] { 1, 4 }, 2.5)]
    [InlineData(new[] { 1, 4, 9 }, 4)]
    public void the_median_is_the_one_in_the_middle(int[] sorted, double median) => Assert.Equal((decimal)median, (decimal)Median.Of(sorted));

    [Theory]
    [InlineData("2026-12-23", "2026-12-23", 0)]
    [InlineData("2026-12-23", "2026-12-28", 1)]
    [InlineData("2027-03-25", "2027-03-30", 1)]
    [InlineData("2027-03-30", "2027-03-25", -1)]
    public void working_days_between_are_as_many_as_are_added(string date, string other, int days)
    {
        Assert.Equal(days, WorkingDays.Between(DateOnly.Parse(date, null), DateOnly.Parse(other, null)));
    }

    [Fact]
    public void an_effort_is_counted_when_it_is_agreed_and_when_it_is_done()
    {
        Commitment Effort(int? positions, CommitmentKind kind = CommitmentKind.Effort) => Commitment.New
            .Evolve(new CommitmentMade(Guid.NewGuid(), Guid.NewGuid(), null, "skills-supply", new(2027, 1, 29), Asked, kind)).Evolve(new CommitmentKept(Asked.AddMonths(1), positions));
        Commitment[] all = [Effort(3), Effort(null), Effort(2), Effort(9, CommitmentKind.NextStep) with { PositionsFilled = 9 }];
        Assert.Equal([new FigurePoint(new(2026, 12), null, 3, 3)], EffortFigures.CountStarted(all));
        Assert.Equal([new FigurePoint(new(2027, 1), null, 3, 3)], EffortFigures.CountDone(all));
        Assert.Equal([new FigurePoint(new(2027, 1), null, 2, 5)], EffortFigures.CountFilled(all));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 60)]
    public void trained_people_are_a_share_of_those_who_can_sit_and_never_of_fewer_than_five(int people, int? share)
    {
        var today = new DateOnly(2027, 2, 1);
        Official Until(DateOnly? last) => last is { } day ? Official.New.Evolve(new ServiceTrainingSet(day)) : Official.New;
        Official[] all = [Until(today), Until(today.AddDays(-1)), Until(null), Until(today.AddDays(1)), Until(today.AddYears(1))];
        Assert.Equal([new FigurePoint(new(2027, 2), null, people, share)], TrainingFigures.Count([.. all.Take(people), Until(today).Evolve(new OfficialLeft())], today));
    }

    [Fact]
    public void followers_are_counted_at_the_end_of_each_month_and_not_when_they_are_few()
    {
        Follower Since(DateTimeOffset at) => Follower.New.Evolve(new FollowAsked(Guid.NewGuid(), at)).Evolve(new FollowConfirmed(["45"], at));
        var left = Since(Asked).Evolve(new FollowEnded(FollowEnd.Unsubscribed, Asked.AddMonths(1)));
        Follower[] all = [.. Enumerable.Range(0, 4).Select(_ => Since(Asked)), left, Follower.New.Evolve(new FollowAsked(Guid.NewGuid(), Asked)), Since(Asked.AddMonths(2))];
        Assert.Equal([(12, 5, (decimal?)5), (1, 0, null), (2, 5, 5)], ProcurementFigures.CountFollowers(all, new(2027, 2)).Select(p => (p.Month.Number, p.Count, p.Value)));
    }

    private static MeetingLife Life(params object[] facts) =>
        facts.Prepend(new MeetingRequested(Guid.NewGuid(), null, [], new Dictionary<string, bool>(), default, 1, false, false, "sv", Asked)).Aggregate(MeetingLife.New, (life, fact) => life.Evolve(fact));

    private static IReadOnlyList<FigurePoint> Points(Figure figure, params MeetingLife[] lives) => [.. MeetingFigures.All.Single(f => f.Figure == figure).Count(lives)];
}
