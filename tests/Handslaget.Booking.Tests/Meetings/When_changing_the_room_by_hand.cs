using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the same room; at the company; the start; not booked; ended.
public class When_changing_the_room_by_hand
{
    private static Func<Meeting, Decision> Set(Guid room, DateTimeOffset now) => m => m.SetRoom(room, OverrideReason.Room, now);

    private static readonly RoomSetByHand Changed = new(OtherRoom, OverrideReason.Room, Now);

    [Fact]
    public void it_is_claimed_instead_of_the_first_and_every_answer_stands() =>
        Given(Confirmed).When(Set(OtherRoom, Now)).Then(Changed)
            .ThenTheMeeting(m => Assert.Equal(MeetingStatus.Confirmed, m.Status))
            .ThenTheMeeting(m => Assert.Contains(OtherRoom, m.Claims(Rules).Select(c => c.ResourceId)))
            .ThenTheMeeting(m => Assert.DoesNotContain(Room, m.Claims(Rules).Select(c => c.ResourceId)));

    [Fact]
    public void everybody_gets_the_new_place_and_nobody_is_asked_again()
    {
        var story = Given([.. Confirmed, Changed]);
        var told = Notices.For(Changed, story.Before, story.Meeting).ToList();

        Assert.Equal([.. Places.Select(p => p.OfficialId)], told.Where(n => n.Kind == NoticeKind.AnotherRoom).Select(n => n.OfficialId!.Value));
        Assert.Equal(NoticeKind.RoomChanged, Assert.Single(told, n => n.OfficialId is null).Kind);
        Assert.All(told, n => Assert.True(n.IsStillTrue(story.Meeting, Now)));
        Assert.All(told, n => Assert.False(n.IsStillTrue(story.Meeting, Thursday.Start)));
    }

    [Fact]
    public void the_room_it_has_is_nothing_new() => Given(Booked).When(Set(Room, Now)).ThenNothingNew();

    [Fact]
    public void a_table_at_the_company_has_no_room() =>
        Given([Requested(MeetingForm.AtCompany), .. Booked.Skip(1)]).When(Set(OtherRoom, Now)).ThenRefused(Refusal.TimeDoesNotFit);

    [Fact]
    public void it_is_possible_until_the_meeting_begins_and_only_when_it_is_booked()
    {
        Given(Booked).When(Set(OtherRoom, Thursday.Start)).ThenRefused(Refusal.TimeHasPassed);
        Given(Held).When(Set(OtherRoom, Now)).ThenRefused(Refusal.NotBooked);
        Given([.. Booked, new MeetingCancelled("company", Now)]).When(Set(OtherRoom, Now)).ThenRefused(Refusal.MeetingHasEnded);
    }
}
