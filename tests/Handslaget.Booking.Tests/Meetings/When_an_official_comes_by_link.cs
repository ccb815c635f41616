using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Meetings.Story;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: the last yes by link; twice; coming after all; asked to sit by link from the start; a table by link; at the company; the lots; a time
// that moves; a second one by link; a changed mind; a visit.
public class When_an_official_comes_by_link
{
    private static readonly SeatAccepted ByLink = new(Inspector, Now, ByLink: true);

    private static Func<Meeting, Decision> Says(Guid official, Reply reply) => m => m.Answer(official, reply, Thursday.Start, Now);

    [Fact]
    public void it_is_a_yes_and_only_that_place_changes() =>
        Given([.. Booked, Yes(Coordinator), Yes(FireOfficer)])
            .When(Says(Inspector, new Reply.ComesByLink())).Then(ByLink, new MeetingConfirmed(Now))
            .ThenTheMeeting(m =>
            {
                Assert.Equal([Inspector], m.Places.Where(p => p.Remote).Select(p => p.OfficialId));
                Assert.Equal(Given(Confirmed).Meeting.Sequence, m.Sequence);
                Assert.Equal(Given(Confirmed).Meeting.Claims(Rules), m.Claims(Rules));
            });

    [Fact]
    public void it_is_said_once_and_can_be_taken_back() =>
        Given([.. Booked, ByLink])
            .When(Says(Inspector, new Reply.ComesByLink())).ThenNothingNew()
            .When(Says(Inspector, new Reply.Comes())).Then(new SeatAccepted(Inspector, Now, ByLink: false))
            .ThenTheMeeting(m => Assert.DoesNotContain(m.Places, p => p.Remote))
            .ThenTheMeeting(m => Assert.Equal([Inspector], m.Accepted))
            .When(Says(Inspector, new Reply.Comes())).ThenNothingNew();

    [Fact]
    public void who_was_asked_to_sit_by_link_says_only_yes()
    {
        IReadOnlyList<Place> linked = [.. Places.Select(p => p.OfficialId == Inspector ? p with { Remote = true } : p)];
        object[] booked = [.. Asked, new SlotHeld(Thursday, linked, Room, HoldUntil, Now), new MeetingBooked(ReplyBy, Now)];
        foreach (var reply in new Reply[] { new Reply.Comes(), new Reply.ComesByLink() })
        {
            Given(booked).When(Says(Inspector, reply)).Then(Yes(Inspector))
                .ThenTheMeeting(m => Assert.True(m.PlaceOf(Inspector)!.Remote));
        }
    }

    [Fact]
    public void where_everybody_sits_by_link_it_is_an_ordinary_yes()
    {
        object[] online = [Requested(MeetingForm.Online), new PanelProposed(Seats), HeldThursday, new MeetingBooked(ReplyBy, Now)];
        Given(online).When(Says(Inspector, new Reply.ComesByLink())).Then(Yes(Inspector));
        Given(online).When(Says(Coordinator, new Reply.ComesByLink())).Then(Yes(Coordinator));
        Assert.False(Given(online).Meeting.MayComeByLink(Inspector));
    }

    [Fact]
    public void it_will_do_at_the_companys_address_too() =>
        Given(Requested(MeetingForm.AtCompany), new PanelProposed(Seats), HeldThursday, new MeetingBooked(ReplyBy, Now))
            .When(Says(Inspector, new Reply.ComesByLink())).Then(ByLink);

    [Fact]
    public void the_lots_comes_since_the_company_does()
    {
        Given(Booked).When(Says(Coordinator, new Reply.ComesByLink())).ThenRefused(Refusal.MustBeThere);
        Assert.False(Given(Booked).Meeting.MayComeByLink(Coordinator));
        Assert.True(Given(Booked).Meeting.MayComeByLink(Inspector));
    }

    [Fact]
    public void two_visit_since_the_company_was_told_that_two_come()
    {
        Given(Visit.Booked).When(Says(Inspector, new Reply.ComesByLink())).ThenRefused(Refusal.MustBeThere)
            .When(Says(Inspector, new Reply.Comes())).Then(Yes(Inspector));
        Assert.All(Visit.Pair, p => Assert.False(Given(Visit.Booked).Meeting.MayComeByLink(p.OfficialId)));
    }

    [Fact]
    public void at_a_new_time_everybody_is_asked_as_the_new_table_is_laid() =>
        Given([.. Booked, ByLink, MovedTo(Friday)]).ThenTheMeeting(m =>
        {
            Assert.Empty(m.ChoseLink);
            Assert.False(m.ToldLink);
            Assert.DoesNotContain(m.Places, p => p.Remote);
        });

    [Fact]
    public void a_no_afterwards_leaves_nothing_of_it() =>
        Given([.. Booked, ByLink]).When(Says(Inspector, new Reply.CanNot())).Then(No(Inspector))
            .ThenTheMeeting(m => Assert.Empty(m.ChoseLink));

    [Fact]
    public void the_lots_at_the_table_is_told_once_and_nobody_else()
    {
        var first = Given([.. Booked, ByLink]);
        var notice = Assert.Single(Notices.For(ByLink, first.Before, first.Meeting));
        Assert.Equal((Coordinator, NoticeKind.LinkNeeded, Channel.Mail), (notice.OfficialId!.Value, notice.Kind, notice.Channel));
        Assert.True(notice.IsStillTrue(first.Meeting, Now));
        Assert.False(notice.IsStillTrue(first.And(new SeatAccepted(Inspector, Now, ByLink: false)).Meeting, Now));
        var second = Given([.. Booked, ByLink, new SeatAccepted(FireOfficer, Now, ByLink: true)]);
        Assert.Empty(Notices.For(new SeatAccepted(FireOfficer, Now, ByLink: true), second.Before, second.Meeting));
    }
}
