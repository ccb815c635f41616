using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;
using static Handslaget.Booking.Tests.Gatherings.GatheringStory;

namespace Handslaget.Booking.Tests.Gatherings;

public class Who_hears_of_a_gathering
{
    private static readonly DateTimeOffset TheDayBefore = At("2027-03-09 10:00");

    [Fact]
    public void who_signs_up_hears_of_it_and_who_has_a_place_is_reminded_the_working_day_before()
    {
        Assert.Equal([(Anna, NoticeKind.SignUpMade, null), (Anna, NoticeKind.GatheringReminder, TheDayBefore)], Told(Open(ForTwo), In(Anna)));
        Assert.Equal([(Cia, NoticeKind.SignUpMade, null)], Told(Full[..4], Waits(Cia)));
        Assert.Equal([(Anna, NoticeKind.SignUpMade, (DateTimeOffset?)null)], Told(Open(ForTwo), In(Anna) with { At = TheDayBefore }));
    }

    [Fact]
    public void an_offer_its_end_and_a_place_given_back_are_told_of_once_each()
    {
        Assert.Equal([(Cia, NoticeKind.PlaceOffered, (DateTimeOffset?)null)], Told(OnOffer[..^1], OnOffer[^1]));
        Assert.Equal([(Cia, NoticeKind.PlaceLapsed, (DateTimeOffset?)null)], Told(OnOffer, new PlaceLapsed(Cia, OfferUntil)));
        Assert.Equal([(Cia, NoticeKind.PlaceConfirmed, null), (Cia, NoticeKind.GatheringReminder, TheDayBefore)], Told(OnOffer, new PlaceTaken(Cia, Now)));
        Assert.Equal([(Bo, NoticeKind.SignUpEnded, (DateTimeOffset?)null)], Told(Full, new SignUpWithdrawn(Bo, Now)));
        Assert.Empty(Told(Full, new SignUpWithdrawn(Cia, Now)));
        Assert.Empty(Told(OnOffer, new PlaceDeclined(Cia, Now)));
    }

    [Fact]
    public void another_time_is_told_of_to_all_who_still_want_to_come_and_more_places_to_nobody()
    {
        var later = ForTwo with { Slot = Time("2027-03-11", "07:30", "09:00") };
        Assert.Equal(
            [(Anna, NoticeKind.GatheringMoved, null), (Anna, NoticeKind.GatheringReminder, At("2027-03-10 10:00")), (Cia, NoticeKind.GatheringMoved, null), (Dan, NoticeKind.GatheringMoved, null)],
            Told([.. Full, new SignUpWithdrawn(Bo, Now)], new GatheringChanged(later, false, Now)));
        Assert.Empty(Told(Full, new GatheringChanged(ForTwo with { Capacity = 9 }, false, Now)));
        Assert.Equal(6, Told(Full, new GatheringChanged(ForTwo, PlaceChanged: true, Now)).Count());
        Assert.Equal(4, Told(Full, new GatheringCancelled(CancelReason.Place, Now)).Count());
    }

    [Fact]
    public void offers_and_the_end_have_timers()
    {
        var timer = new TidyGathering(TheGathering);
        Assert.Equal([new Message(timer, Morning.End)], Called(Open(ForTwo)[..1]));
        Assert.Equal([new Message(timer, OfferUntil)], Called(OnOffer));
        Assert.Equal([new Message(timer)], Called([.. Full, new GatheringCancelled(CancelReason.Place, Now)]));
    }

    private static IEnumerable<(Guid, NoticeKind, DateTimeOffset?)> Told(object[] before, object fact)
    {
        var story = Given(before).And(fact);
        return story.Gathering.Tell(fact, story.Before).Select(n => (n.MeetingId, n.Kind, n.DueAt));
    }

    private static IEnumerable<Message> Called(object[] facts) => Given(facts).Gathering.Call(facts[^1]);
}
