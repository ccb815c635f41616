using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Tests.Cases;

namespace Handslaget.Booking.Tests.Procurements;

public class When_following_procurements
{
    private static readonly Guid Id = Guid.Parse("0b5d7d9e-6f0f-4c34-8f37-0d4a54f8f3a1");

    /// <summary>A Tuesday.</summary>
    private static readonly DateTimeOffset Now = At("2027-02-02 10:00");

    private static readonly object[] Asked = [new FollowAsked(Id, Now)];

    private static readonly object[] Follows = [.. Asked, new FollowConfirmed(["45", "71"], Now)];

    [Fact]
    public void an_address_is_asked_and_nothing_more_until_it_says_yes()
    {
        var asked = Given().When(f => f.Ask(Id, Now)).Then(Asked);
        Assert.Equal([(NoticeKind.FollowAsked, (DateTimeOffset?)null)], asked.Told.Select(n => (n.Kind, n.DueAt)));
        asked.When(f => f.Digest([Announced("45", Now)], DigestRhythm.WorkingDay, Now.AddDays(3))).ThenNothingNew()
            .When(f => f.Confirm(["45"], Now)).Then(new FollowConfirmed(["45"], Now)).When(f => f.Confirm(["71"], Now)).ThenNothingNew();
    }

    // Seven days to the minute: the last moment itself is too late.
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void a_question_waits_for_seven_days(int minutes, bool isInTime)
    {
        var at = (Now + Follower.Waits).AddMinutes(minutes);
        var given = Given(Asked);
        if (isInTime) given.When(f => f.Tidy(at)).ThenNothingNew().When(f => f.Confirm(["45"], at)).Then(new FollowConfirmed(["45"], at));
        else given.When(f => f.Confirm(["45"], at)).ThenNothingNew().When(f => f.Tidy(at)).Then(new FollowEnded(FollowEnd.NeverConfirmed, at)).When(f => f.Tidy(at)).ThenNothingNew();
    }

    [Fact]
    public void asking_again_gives_the_question_new_time() =>
        Given([.. Asked, new FollowAsked(Id, Now.AddDays(6))]).When(f => f.Tidy(Now.AddDays(8))).ThenNothingNew();

    [Fact]
    public void who_has_ended_it_is_sent_nothing_more() =>
        Given(Follows).When(f => f.End(Now)).Then(new FollowEnded(FollowEnd.Unsubscribed, Now)).When(f => f.End(Now)).ThenNothingNew()
            .When(f => f.Choose(["90"], Now)).ThenNothingNew().When(f => f.Digest([Announced("45", Now)], DigestRhythm.WorkingDay, Now.AddDays(3))).ThenNothingNew();

    [Fact]
    public void each_procurement_is_in_one_letter_only()
    {
        var (one, other, elsewhere) = (Announced("45", Now.AddHours(1)), Announced("71", Now.AddHours(2)), Announced("90", Now.AddHours(1)));
        var monday = At("2027-02-08 08:00");
        var letter = Given(Follows).When(Digest(monday.AddMinutes(-1), one, other, elsewhere)).ThenNothingNew()
            .When(Digest(monday, one, other, elsewhere)).Then(new DigestSent([.. new[] { one, other }.OrderBy(p => p.Id).Select(p => p.Id)], monday))
            .When(Digest(monday.AddMinutes(1), one, other, elsewhere)).ThenNothingNew();
        Assert.Equal([NoticeKind.FollowAsked, NoticeKind.ProcurementDigest], letter.Told.Select(n => n.Kind));

        // New topics bring what has been announced in them meanwhile, and nothing twice.
        letter.When(f => f.Choose(["90"], monday)).Then(new TopicsChosen(["90"], monday)).When(f => f.Choose(["90"], monday)).ThenNothingNew()
            .When(Digest(monday.AddDays(7), one, other, elsewhere)).Then(new DigestSent([elsewhere.Id], monday.AddDays(7)));
    }

    [Fact]
    public void what_is_announced_after_the_letters_time_waits_for_the_next()
    {
        var late = Announced("45", At("2027-02-08 08:30"));
        Given(Follows).When(Digest(At("2027-02-08 09:00"), late)).ThenNothingNew().When(Digest(At("2027-02-15 08:00"), late)).Then(new DigestSent([late.Id], At("2027-02-15 08:00")));
    }

    [Fact]
    public void what_was_announced_before_they_followed_is_not_news() =>
        Given(Follows).When(Digest(At("2027-02-08 08:00"), Announced("45", Now.AddMinutes(-1)))).ThenNothingNew();

    [Fact]
    public void what_is_over_or_taken_away_is_not_told_of()
    {
        var gone = Announced("45", Now.AddHours(1));
        Given(Follows).When(Digest(At("2027-02-08 08:00"), gone with { WithdrawnAt = Now.AddHours(2) }, gone with { ClosesAt = At("2027-02-08 08:00") })).ThenNothingNew();
    }

    [Fact]
    public void a_letter_holds_two_hundred_and_the_rest_come_in_the_next_digest()
    {
        var many = Enumerable.Range(0, 210).Select(_ => Announced("45", Now.AddHours(1))).ToArray();
        var monday = At("2027-02-08 08:00");
        var given = Given(Follows);
        given.And(((Decision.Facts)Digest(monday, many)(given.State)).Events[0]);
        Assert.Equal(200, given.State.Told.Count);
        given.When(Digest(monday.AddMinutes(1), many)).ThenNothingNew();
        given.And(((Decision.Facts)Digest(monday.AddDays(7), many)(given.State)).Events[0]);
        Assert.Equal(210, given.State.Told.Distinct().Count());
    }

    // Weekly is the week's first working day: Easter Monday and Epiphany are none, and a week of 24 hours' change of clocks is a week.
    [Theory]
    [InlineData(DigestRhythm.Weekly, "2027-02-02 10:00", "2027-02-01 08:00")]
    [InlineData(DigestRhythm.Weekly, "2027-02-01 07:59", "2027-01-25 08:00")]
    [InlineData(DigestRhythm.Weekly, "2027-02-01 08:00", "2027-02-01 08:00")]
    [InlineData(DigestRhythm.Weekly, "2027-03-29 12:00", "2027-03-22 08:00")]
    [InlineData(DigestRhythm.Weekly, "2027-03-30 08:00", "2027-03-30 08:00")]
    [InlineData(DigestRhythm.Weekly, "2027-04-04 23:00", "2027-03-30 08:00")]
    [InlineData(DigestRhythm.WorkingDay, "2027-02-06 12:00", "2027-02-05 08:00")]
    [InlineData(DigestRhythm.WorkingDay, "2027-02-03 07:59", "2027-02-02 08:00")]
    [InlineData(DigestRhythm.WorkingDay, "2027-03-29 12:00", "2027-03-25 08:00")]
    [InlineData(DigestRhythm.WorkingDay, "2027-01-06 12:00", "2027-01-05 08:00")]
    public void the_last_time_for_letters(DigestRhythm rhythm, string now, string latest) => Assert.Equal(At(latest), DigestTimes.Latest(rhythm, At(now)));

    [Fact]
    public void a_letter_leaves_on_the_digests_day_and_one_only()
    {
        var (monday, road) = (At("2027-02-08 08:00"), Announced("45", Now.AddHours(1)));
        Given(Follows).When(Digest(At("2027-02-13 23:00"), road)).ThenNothingNew();
        Given([.. Follows, new DigestSent([Guid.NewGuid()], monday)]).When(Digest(monday.AddHours(1), road)).ThenNothingNew()
            .When(Digest(monday.AddDays(7), road)).Then(new DigestSent([road.Id], monday.AddDays(7)));
        Given(Follows).When(Digest(monday, Announced("45", Given(Follows).State.ConfirmedAt!.Value))).ThenNothingNew();
    }

    private static Func<Follower, Decision> Digest(DateTimeOffset now, params Procurement[] announced) => f => f.Digest(announced, DigestRhythm.Weekly, now);

    private static Procurement Announced(string division, DateTimeOffset at) =>
        Procurement.New.Evolve(new ProcurementPublished(Guid.NewGuid(), ProcurementSource.Hand, [division], Now.AddDays(60), "1", at, at));

    private static DateTimeOffset At(string wall) => DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture) is var at ? SwedishTime.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : default;

    private static Chapter<Follower> Given(params object[] facts) => Chapter<Follower>.Given(facts);
}
