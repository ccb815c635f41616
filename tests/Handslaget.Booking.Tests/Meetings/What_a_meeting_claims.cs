using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: nothing yet; the hold's end; travel both ways or summing up after; no room; who left, who stepped in; times held beside; the end.
public class What_a_meeting_claims
{
    private static readonly DateTimeOffset Until = Now + Rules.AlternativesLast;

    private static readonly Slot Taken = new(Thursday.Start, Thursday.End + Rules.SummingUp);

    private static Claim[] Everybody(Slot during, DateTimeOffset? until = null) =>
        [.. Places.Select(p => p.OfficialId).Append(Room).Select(id => new Claim(id, Id, during, until))];

    private static IReadOnlyList<Claim> Claimed(params object[] facts) => Given(facts).Meeting.Claims(Rules);

    [Fact]
    public void nothing_without_a_time()
    {
        Assert.Empty(Claimed());
        Assert.Empty(Claimed(Asked));
        Assert.Empty(Claimed([.. Held, new HoldReleased(Now)]));
        Assert.Empty(Claimed([.. Held, new HoldExpired(HoldUntil)]));
    }

    [Fact]
    public void a_hold_takes_everybody_and_the_room_until_it_ends()
    {
        Assert.Equal(Everybody(Taken, HoldUntil), Claimed(Held));
        Assert.Equal(Everybody(Taken, HoldUntil.AddMinutes(10)), Claimed([.. Held, new HoldExtended(HoldUntil.AddMinutes(10))]));
        Assert.All(Claimed(Held), c => Assert.Equal((true, false), (c.Stands(HoldUntil - Tick), c.Stands(HoldUntil))));
    }

    [Fact]
    public void a_booking_takes_them_for_good_also_for_the_summing_up()
    {
        Assert.Equal(Everybody(Taken), Claimed(Booked));
        Assert.Equal(Everybody(Taken), Claimed(Confirmed));
        Assert.All(Claimed(Booked), c => Assert.True(c.Stands(DateTimeOffset.MaxValue)));
    }

    [Fact]
    public void a_visit_takes_the_travel_there_and_back_and_no_room()
    {
        var travelled = new Slot(Thursday.Start - Rules.Travel, Thursday.End + Rules.Travel);
        var held = HeldThursday with { RoomId = null };
        var claims = Claimed(Requested(MeetingForm.AtCompany), new PanelProposed(Seats), held, new MeetingBooked(ReplyBy, Now));
        Assert.Equal(Places.Select(p => new Claim(p.OfficialId, Id, travelled)), claims);
    }

    [Fact]
    public void who_says_no_is_free_at_once_and_who_steps_in_is_taken_before_being_asked()
    {
        Assert.DoesNotContain(Inspector, Claimed([.. Booked, No(Inspector)]).Select(c => c.ResourceId));
        Assert.Contains(new Claim(Colleague, Id, Taken), Claimed([.. Booked, No(Inspector), Mended(Inspector, Colleague, "food")]));
        Assert.Equal(Places.Count, Claimed(Broken).Count);
    }

    [Fact]
    public void times_held_beside_are_taken_until_they_lapse()
    {
        object[] held = [.. Broken, new AlternativesHeld([Beside(Offered(Friday)), Beside(Offered(Monday))], Until, Now)];
        var claims = Claimed(held);
        Assert.Equal(Places.Count + 2 * (Places.Count + 1), claims.Count);
        Assert.Equal(Everybody(TimeTaken.By(Friday, MeetingForm.AtMunicipality, Rules), Until), claims.Where(c => c.During.Start == Friday.Start));
        Assert.Equal(Everybody(TimeTaken.By(Monday, MeetingForm.AtMunicipality, Rules), Until), claims.Where(c => c.During.Start == Monday.Start));
        Assert.All(claims.Where(c => c.During.Start == Thursday.Start), c => Assert.Null(c.Until));
        Assert.Equal(Claimed(Broken), Claimed([.. held, new AlternativesLapsed(Until)]));
    }

    [Fact]
    public void a_move_takes_the_new_time_and_only_that() =>
        Assert.Equal(Everybody(TimeTaken.By(Friday, MeetingForm.AtMunicipality, Rules)), Claimed([.. Confirmed, MovedTo(Friday)]));

    [Fact]
    public void what_has_ended_takes_nothing()
    {
        object[] held = [.. Broken, new AlternativesHeld([Beside(Offered(Friday))], Until, Now)];
        Assert.Empty(Claimed([.. held, new MeetingCancelled("company", Now)]));
        Assert.Empty(Claimed([.. held, new MeetingFellThrough(["food"], FallsThrough)]));
        Assert.Empty(Claimed([.. Held, new MeetingCancelled("company", Now)]));
    }
}
