using Handslaget.Booking.Meetings;
using static Handslaget.Booking.Tests.Meetings.Table;

namespace Handslaget.Booking.Tests.Meetings;

// Edges: nobody told of what was never booked; only those concerned; twice the same fact; confirmed anew; a move that keeps, drops and
// brings people; reminders whose time has passed; a Monday meeting, and one after a holiday.
public class Who_is_told_what
{
    private static readonly Dictionary<Guid, string> Names = new()
    {
        [Coordinator] = "coordinator",
        [Inspector] = "inspector",
        [FireOfficer] = "fire",
        [Planner] = "planner",
        [Colleague] = "colleague",
    };

    private static Notice[] Told(params object[] facts)
    {
        var story = Story.Given(facts);
        return [.. Notices.For(facts[^1], story.Before, story.Meeting)];
    }

    private static string[] Said(params object[] facts) =>
        [.. Told(facts).Select(n => $"{n.Kind} {(n.OfficialId is { } id ? Names[id] : "company")} {n.Channel}").Order()];

    private static string[] Lines(params string[] lines) => [.. lines.Order()];

    private static string[] Company(NoticeKind kind) => [$"{kind} company Mail", $"{kind} company Sms"];

    private static readonly string[] Reminders = ["ReminderDayBefore company Sms", "ReminderTwoHours company Sms"];

    private static string[] Each(NoticeKind kind, params string[] officials) => [.. officials.Select(o => $"{kind} {o} Mail")];

    [Fact]
    public void a_booking_asks_everybody_and_tells_the_company() =>
        Assert.Equal(Lines([.. Each(NoticeKind.Asked, "coordinator", "inspector", "fire", "planner"), .. Company(NoticeKind.Booked), .. Reminders]), Said(Booked));

    [Fact]
    public void a_no_releases_that_one_and_disturbs_nobody_else() =>
        Assert.Equal(Each(NoticeKind.Released, "inspector"), Said([.. Confirmed, No(Inspector)]));

    [Fact]
    public void a_silence_releases_too() =>
        Assert.Equal(Each(NoticeKind.Released, "inspector"), Said([.. Booked, new SeatDeclined(Inspector, BySilence: true, Now)]));

    [Fact]
    public void a_mended_seat_asks_the_new_one_and_nobody_else() =>
        Assert.Equal(Each(NoticeKind.Asked, "colleague"), Said([.. Booked, No(Inspector), Mended(Inspector, Colleague, "food")]));

    [Fact]
    public void a_nudge_reaches_the_silent_one() =>
        Assert.Equal(Each(NoticeKind.Nudged, "inspector"), Said([.. Booked, new OfficialNudged(Inspector, Now)]));

    [Fact]
    public void the_company_hears_once_that_everybody_comes()
    {
        Assert.Equal(Company(NoticeKind.Confirmed), Said(Confirmed));
        Assert.Empty(Told([.. Confirmed, No(Inspector), Mended(Inspector, Colleague, "food"), Yes(Colleague), new MeetingConfirmed(Now)]));
    }

    [Fact]
    public void a_company_that_heard_of_a_broken_table_hears_that_it_is_whole() =>
        Assert.Equal(Company(NoticeKind.Confirmed), Said([.. Confirmed, No(Inspector), Vacated(Inspector, "food"), new AlternativesHeld([], Now, Now),
            new SeatSubstituted(Guid.Empty, [Sits(Colleague, "food")], ReplyBy, Now), Yes(Colleague), new MeetingConfirmed(Now)]));

    [Fact]
    public void a_new_time_is_confirmed_anew() =>
        Assert.Equal(Company(NoticeKind.Confirmed), Said([.. Confirmed, MovedTo(Friday), Yes(Coordinator), Yes(Inspector), Yes(FireOfficer), new MeetingConfirmed(Now)]));

    [Fact]
    public void a_broken_table_tells_the_company_when_there_is_something_to_choose()
    {
        Assert.Empty(Told(Broken));
        Assert.Equal(Company(NoticeKind.AlternativesWaiting), Said([.. Broken, new AlternativesHeld([Beside(Offered(Friday))], Now.AddDays(1), Now)]));
        Assert.Equal(Company(NoticeKind.TableBroken), Said([.. Broken, new AlternativesHeld([], Now.AddDays(1), Now)]));
    }

    [Fact]
    public void a_move_asks_again_those_who_stay_asks_the_new_and_releases_the_others()
    {
        var panel = new[] { Places[0], Sits(Colleague, "food"), Places[2] };
        Assert.Equal(
            Lines([.. Each(NoticeKind.AskedAgain, "coordinator", "fire"), .. Each(NoticeKind.Asked, "colleague"), .. Each(NoticeKind.Released, "inspector", "planner"), .. Company(NoticeKind.Moved), .. Reminders]),
            Said([.. Confirmed, MovedTo(Friday, panel)]));
    }

    [Fact]
    public void who_said_no_to_the_old_time_gets_a_first_invitation_to_the_new() =>
        Assert.Contains("Asked inspector Mail", Said([.. Booked, No(Inspector), MovedTo(Friday)]));

    [Fact]
    public void a_cancelled_or_broken_meeting_releases_those_who_sit_there_and_tells_the_company()
    {
        Assert.Equal(Lines([.. Each(NoticeKind.Released, "coordinator", "inspector", "fire", "planner"), .. Company(NoticeKind.Cancelled)]), Said([.. Confirmed, new MeetingCancelled("company", Now)]));
        Assert.Equal(Lines([.. Each(NoticeKind.Released, "coordinator", "fire", "planner"), .. Company(NoticeKind.FellThrough)]), Said([.. Broken, new MeetingFellThrough(["food"], Now)]));
    }

    [Fact]
    public void what_was_never_booked_is_cancelled_in_silence()
    {
        Assert.Empty(Told([.. Asked, new MeetingCancelled("company", Now)]));
        Assert.Empty(Told([.. Held, new MeetingCancelled("company", Now)]));
    }

    [Fact]
    public void reminders_come_the_working_day_before_at_ten_and_two_hours_before()
    {
        DateTimeOffset?[] Due(Slot slot) => [.. Told([.. Asked, HeldThursday with { Slot = slot }, new MeetingBooked(ReplyBy, Now)]).Select(n => n.DueAt).Where(d => d is not null)];
        Assert.Equal([At("2027-03-10 10:00"), At("2027-03-11 08:00")], Due(Thursday));
        Assert.Equal([At("2027-03-12 10:00"), At("2027-03-15 07:00")], Due(Monday));
        Assert.Equal([At("2027-03-25 10:00"), At("2027-03-30 07:00")], Due(Time("2027-03-30", "09:00", "10:00")));
    }

    [Fact]
    public void a_reminder_whose_time_has_passed_is_left_out_also_when_the_meeting_moves_close()
    {
        NoticeKind[] Kinds(DateTimeOffset now) => [.. Told([.. Booked, MovedTo(Friday, at: now)]).Where(n => n.DueAt is not null).Select(n => n.Kind)];
        var dayBefore = At("2027-03-11 10:00");
        var twoHours = Friday.Start.AddHours(-2);
        Assert.Equal([NoticeKind.ReminderDayBefore, NoticeKind.ReminderTwoHours], Kinds(dayBefore - Tick));
        Assert.Equal([NoticeKind.ReminderTwoHours], Kinds(dayBefore));
        Assert.Equal([NoticeKind.ReminderTwoHours], Kinds(twoHours - Tick));
        Assert.Empty(Kinds(twoHours));
    }

    [Fact]
    public void the_same_fact_gives_the_same_identities_and_no_two_are_alike()
    {
        object[] life =
        [
            .. Confirmed, No(Inspector), Mended(Inspector, Colleague, "food"), new OfficialNudged(Colleague, Now), No(Colleague), Vacated(Colleague, "food"),
            new AlternativesHeld([Beside(Offered(Friday))], Now.AddDays(1), Now), MovedTo(Friday), MovedTo(Thursday), MovedTo(Friday), No(Inspector),
            MovedTo(Thursday), new MeetingCancelled("company", Now),
        ];
        List<Guid> Ids() => [.. Enumerable.Range(1, life.Length).SelectMany(n => Told(life[..n])).Select(n => n.Id)];
        var ids = Ids();
        Assert.Equal(ids, Ids());
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(8, id.Version));
    }

    [Fact]
    public void another_meetings_notices_have_other_identities() =>
        Assert.Empty(Told(Booked).Select(n => n.Id).Intersect(Told([Requested() with { MeetingId = Guid.NewGuid() }, .. Booked.Skip(1)]).Select(n => n.Id)));

    [Fact]
    public void a_notice_says_what_it_is_about_and_with_which_sequence()
    {
        Assert.All(Told([.. Booked, MovedTo(Friday)]), n => Assert.Equal((Id, Friday.Start, 1), (n.MeetingId, n.About, n.Sequence)));
        Assert.Equal((Thursday.Start, 1), (Told([.. Booked, No(Inspector)])[0].About, Told([.. Booked, No(Inspector)])[0].Sequence));
    }

    [Fact]
    public void a_text_that_reaches_nobody_becomes_one_letter()
    {
        var text = Told(Booked).First(n => n.Channel == Channel.Sms) with { Attempts = 3, State = NoticeState.Failed, Error = "x", ProviderId = "SM1", DueAt = Now };
        var letter = text.ByMail();
        Assert.Equal((Channel.Mail, NoticeState.Waiting, 0, null, null), (letter.Channel, letter.State, letter.Attempts, letter.Error, letter.DueAt));
        Assert.Equal(letter.Id, text.ByMail().Id);
        Assert.NotEqual(text.Id, letter.Id);
    }
}
