using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Coordinating;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The words of the board and the meeting's page: how many, and what is true now.</summary>
public sealed class How_the_desk_says_it
{
    private static readonly DateTimeOffset Now = SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(10, 0));

    private static readonly string[] Several = ["2 lediga", "2 upptagna i sina kalendrar", "2 sitter vid andra bord", "2 arbetar inte då", "2 är borta", "2 vars kalendrar inte går att läsa", "2 vars behörighet har gått ut då"];

    private static readonly string[] One = ["1 ledig", "1 upptagen i sin kalender", "1 sitter vid ett annat bord", "1 arbetar inte då", "1 är borta", "1 vars kalender inte går att läsa", "1 vars behörighet har gått ut då"];

    private static readonly TimeReason[] Reasons =
        [TimeReason.Free, TimeReason.Busy, TimeReason.Claimed, TimeReason.OutsideWorkingHours, TimeReason.Absent, TimeReason.CalendarUnreadable, TimeReason.CompetenceExpired];

    [Fact]
    public void One_and_several_are_told_apart()
    {
        Assert.Equal(One, Reasons.Select(r => r.Say(1).Sv));
        Assert.Equal(Several, Reasons.Select(r => r.Say(2).Sv));
        Assert.Equal(("1 does not work then", "2 do not work then"), (TimeReason.OutsideWorkingHours.Say(1).En, TimeReason.OutsideWorkingHours.Say(2).En));
        Assert.Equal(("1 is away", "3 are away"), (TimeReason.Absent.Say(1).En, TimeReason.Absent.Say(3).En));
    }

    [Fact]
    public void How_many_are_reminded_is_said()
    {
        var tomorrow = Now.AddDays(1);
        Assert.Equal("Viktor får en påminnelse i morgon kl. 10.00.", new NextAction(NextActionKind.Nudges, tomorrow, Guid.NewGuid()).Say(Now, "Viktor").Sv);
        Assert.Equal("3 personer som inte har svarat får en påminnelse i morgon kl. 10.00.", new NextAction(NextActionKind.Nudges, tomorrow, Guid.NewGuid(), 3).Say(Now, "Viktor").Sv);
        Assert.Equal(
            "3 personer har inte svarat. För den som inte har gjort det i morgon kl. 10.00 frågas en kollega.", new NextAction(NextActionKind.TakesSilenceAsNo, tomorrow, Guid.NewGuid(), 3).Say(Now, "Viktor").Sv);
    }

    [Fact]
    public void Empty_seats_are_counted()
    {
        Assert.Equal("Mötet ställs in i dag kl. 12.00 om platsen är tom då.", new NextAction(NextActionKind.FallsThrough, Now.AddHours(2)).Say(Now).Sv);
        Assert.Equal("Mötet ställs in i dag kl. 12.00 om någon av de 2 tomma platserna är tom då.", new NextAction(NextActionKind.FallsThrough, Now.AddHours(2), Many: 2).Say(Now).Sv);
        Assert.Equal("Bordet ställs in i dag kl. 12.00 om någon av de 2 tomma platserna är tom då.", Card(Need.SeatVacant, Now.AddHours(2), emptySeats: 2).Clock(Now).Sv);
        Assert.Equal(("tom plats vid bordet", "2 tomma platser vid bordet"), (Need.SeatVacant.Say().Sv, Need.SeatVacant.Say(2).Sv));
    }

    [Fact]
    public void What_should_have_happened_does_not_happen_now()
    {
        var may = SwedishTime.At(new DateOnly(2026, 5, 13), new TimeOnly(16, 30));
        Assert.Equal("Inbjudan skulle ha gått ut onsdag 13 maj 2026 kl. 16.30.", new NextAction(NextActionKind.InvitationEnds, may).Say(Now).Sv);
        Assert.Equal("Inbjudan skulle ha gått ut onsdag 13 maj 2026 kl. 16.30.", Card(Need.VisitUnanswered, may).Clock(Now).Sv);
        Assert.Equal("Inbjudan gäller till i morgon kl. 10.00.", Card(Need.VisitUnanswered, Now.AddDays(1)).Clock(Now).Sv);
        Assert.Equal("En kollega söks nu.", new NextAction(NextActionKind.Mends, Now).Say(Now).Sv);
    }

    [Fact]
    public void A_goal_of_our_own_that_was_missed_is_no_promise_at_risk()
    {
        var meeting = Meeting.New with { RequestedAt = Now.AddDays(-10), Status = MeetingStatus.Requested };
        Clock Runs(bool isPublic) => new(new ServiceGuarantee { Key = "a", Name = new("ett svar", "an answer"), IsPublic = isPublic }, Now.AddDays(-10)) { AmberAt = Now.AddDays(-6), DueAt = Now.AddDays(-5) };
        IReadOnlyList<Need> At(Clock clock, DateTimeOffset at) => Needs.Of(meeting, [clock], [], true, default, new(), at);

        Assert.Equal([Need.PromiseAtRisk], At(Runs(false), Now.AddDays(-5.5)));
        Assert.Equal([Need.OwnGoalMissed], At(Runs(false), Now));
        Assert.Equal([Need.PromiseBroken], At(Runs(true), Now));
        var due = Runs(false).DueAt;
        Assert.Equal(due, Needs.ClockOf(Need.OwnGoalMissed, meeting, [Runs(false)], default, new(), Now));
        Assert.Equal(
            "Vårt eget mål om ett svar bröts onsdag 27 januari kl. 10.00.",
            (Card(Need.OwnGoalMissed, due) with { Promises = [new(Guid.NewGuid(), "a", "ett svar", "", due, ClockState.Broken, IsPublic: false)] }).Clock(Now).Sv);
    }

    private static NeedsHuman Card(Need need, DateTimeOffset clock, int emptySeats = 0) =>
        new(Guid.NewGuid(), [need], MeetingStatus.Booked, [], [], Now, null, null, clock, null, [], [], false, emptySeats);
}
