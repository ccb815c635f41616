namespace Handslaget.Booking.Gatherings;

// Who comes: places, the line, and offers to who stands first in it.
public sealed partial record Gathering
{
    /// <summary>
    /// A place if there is one for all that is asked for, otherwise a place in line. The same sign-up again changes nothing.
    /// </summary>
    /// <param name="signUp">Its identity, chosen by who asks.</param>
    /// <param name="sessions">Keys of sessions; none at the same time.</param>
    /// <param name="registered">When the company was registered, for a gathering that is for new ones; null: it is not registered yet.</param>
    /// <param name="now">UTC.</param>
    /// <param name="offerWorkingDays">How long an offer waits for its answer.</param>
    public Decision SignUp(Guid signUp, IReadOnlyList<string> sessions, DateOnly? registered, DateTimeOffset now, int offerWorkingDays)
    {
        if (Find(signUp) is not null) return Decision.AlreadySo;
        if (!IsOpen(now) || Plan.Week is not null) return Refusal.SignUpClosed;
        if (!CanSitIn(sessions)) return Refusal.SessionsDoNotFit;
        if (!IsForCompany(registered)) return Refusal.CompanyNotNew;
        return Tidied(now, offerWorkingDays, g => Decision.Of(new SignedUp(signUp, sessions, !g.HasRoomFor(sessions), now)));
    }

    /// <summary>Yes to a place that was offered. A place that is kept is theirs to take, whether or not anybody can still sign up.</summary>
    public Decision TakePlace(Guid signUp, DateTimeOffset now, int offerWorkingDays) => Tidied(now, offerWorkingDays, g => g.Find(signUp)?.State switch
    {
        null => Refusal.NotSignedUp,
        SignUpState.HasPlace => Decision.AlreadySo,
        SignUpState.Offered when g.Status == GatheringStatus.Published && now < g.BeginsFor(g.Find(signUp)!) => Decision.Of(new PlaceTaken(signUp, now)),
        _ => Refusal.PlaceHasGone,
    });

    /// <summary>No to a place that was offered: it goes to the next in line.</summary>
    public Decision DeclinePlace(Guid signUp, DateTimeOffset now, int offerWorkingDays) => Tidied(now, offerWorkingDays, g => g.Find(signUp)?.State switch
    {
        null => Refusal.NotSignedUp,
        SignUpState.Declined => Decision.AlreadySo,
        SignUpState.Offered => Decision.Of(new PlaceDeclined(signUp, now)),
        _ => Refusal.PlaceHasGone,
    });

    /// <summary>They do not come after all, or wait no longer. Possible until it begins.</summary>
    public Decision Withdraw(Guid signUp, DateTimeOffset now, int offerWorkingDays) => Find(signUp) switch
    {
        null => Refusal.NotSignedUp,
        { IsLive: false } => Decision.AlreadySo,
        _ when Status == GatheringStatus.Cancelled => Decision.AlreadySo,
        { } who when now >= BeginsFor(who) => Refusal.TooLate,
        _ => Tidied(now, offerWorkingDays, g => g.Find(signUp)!.IsLive ? Decision.Of(new SignUpWithdrawn(signUp, now)) : Decision.AlreadySo),
    };

    /// <summary>One of several sittings in a dialogue week, until it begins: the others stay. To give back the only one is to withdraw.</summary>
    public Decision GiveBack(Guid signUp, string sitting, DateTimeOffset now, int offerWorkingDays) => Find(signUp) switch
    {
        null => Refusal.NotSignedUp,
        _ when Plan.Week is null => Refusal.SessionsDoNotFit,
        { State: not SignUpState.HasPlace } => Decision.AlreadySo,
        { } who when Status == GatheringStatus.Cancelled || !who.Sessions.Contains(sitting) => Decision.AlreadySo,
        { Sessions.Count: 1 } => Withdraw(signUp, now, offerWorkingDays),
        _ when now >= Plan.Sessions.First(s => s.Key == sitting).Slot.Start => Refusal.TooLate,
        _ => Tidied(now, offerWorkingDays, _ => Decision.Of(new SittingGivenBack(signUp, sitting, now))),
    };

    /// <summary>What the clock has already decided is recorded: offers that nobody answered, and those that follow from them.</summary>
    public Decision Tidy(DateTimeOffset now, int offerWorkingDays) => Tidied(now, offerWorkingDays, _ => Decision.AlreadySo);

    /// <summary>As it is at an instant, whether or not a timer has come.</summary>
    public Gathering At(DateTimeOffset now, int offerWorkingDays) => Tidy(now, offerWorkingDays) is Decision.Facts f ? Fold(f.Events) : this;

    /// <summary>Whether a company is new enough on the day. One that is not registered yet is.</summary>
    public bool IsForCompany(DateOnly? registered) =>
        Plan.NewerThanMonths is not { } months || registered is not { } day || day.AddMonths(months) >= FirstOfMonth(SwedishTime.Date(Plan.Slot.Start));

    /// <summary>Decides on what holds now, and then offers what has become free to those in line.</summary>
    private Decision Tidied(DateTimeOffset now, int offerWorkingDays, Func<Gathering, Decision> decide)
    {
        List<object> facts = [.. SignUps.Where(s => s.State == SignUpState.Offered && s.Until <= now).Select(s => new PlaceLapsed(s.Id, now))];
        facts.AddRange(Fold(facts).Offered(now, offerWorkingDays));
        switch (decide(Fold(facts)))
        {
            case Decision.Refused no:
                return no;
            case Decision.Facts own:
                facts.AddRange(own.Events);
                facts.AddRange(Fold(facts).Offered(now, offerWorkingDays));
                break;
        }
        return facts.Count > 0 ? Decision.Of([.. facts]) : Decision.AlreadySo;
    }

    private IEnumerable<object> Offered(DateTimeOffset now, int workingDays) => Plan.Week is null ? Offers(now, workingDays) : WeekOffers(now, workingDays);

    /// <summary>In the order they came: who can have all they asked for is offered a place. Not after the last time to sign up.</summary>
    private IEnumerable<object> Offers(DateTimeOffset now, int workingDays)
    {
        if (!IsOpen(now)) yield break;
        var until = TimeToAnswer.Until(now, workingDays);
        if (until > Plan.ClosesAt) until = Plan.ClosesAt;
        var gathering = this;
        foreach (var waiting in SignUps.Where(s => s.State == SignUpState.InLine))
        {
            if (!gathering.HasRoomFor(waiting.Sessions)) continue;
            var offer = new PlaceOffered(waiting.Id, until, now);
            gathering = gathering.Evolve(offer);
            yield return offer;
        }
    }

    /// <summary>Sessions that there are, each once, and none while another goes on.</summary>
    private bool CanSitIn(IReadOnlyList<string> sessions)
    {
        var chosen = Plan.Sessions.Where(s => sessions.Contains(s.Key)).ToList();
        return chosen.Count == sessions.Count && !chosen.Any(a => chosen.Any(b => a != b && a.Slot.Overlaps(b.Slot)));
    }

    private Gathering Fold(IEnumerable<object> facts) => facts.Aggregate(this, (g, fact) => g.Evolve(fact));

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
