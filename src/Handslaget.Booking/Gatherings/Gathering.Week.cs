using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Gatherings;

/// <summary>A proposal as it stands.</summary>
/// <param name="Companies">Those whose wishes it was laid from.</param>
public sealed record LaidWeek(string Lot, IReadOnlyList<Seating> Seatings, LaidHow How, DateTimeOffset At, IReadOnlyList<Guid> Companies);

// The dialogue week: wishes until a day, one proposal after another, and one that is published.
public sealed partial record Gathering
{
    /// <summary>An offer ends so long before its sitting begins, so that there is time to come.</summary>
    public static readonly TimeSpan OfferEndsBefore = TimeSpan.FromHours(1);

    /// <summary>Nobody is offered a sitting with less time to answer than this.</summary>
    public static readonly TimeSpan OfferLastsAtLeast = TimeSpan.FromHours(2);

    /// <summary>The proposal; null when there is none, or something has changed since it was laid.</summary>
    public LaidWeek? Laid { get; init; }

    /// <summary>The lot, once it is drawn: it is not drawn again.</summary>
    public string? Lot { get; init; }

    /// <summary>The highest number that a table has had: one that is taken away leaves its key to nobody.</summary>
    public int LastTable { get; init; }

    /// <summary>What a new table is called.</summary>
    public int NextTable => LastOf(Plan) + 1;

    /// <summary>Since when everybody has their own programme.</summary>
    public DateTimeOffset? WeekPublishedAt { get; init; }

    /// <summary>Those whose wishes stand.</summary>
    public IEnumerable<SignUp> Wishing => SignUps.Where(s => s is { State: SignUpState.Wishes, Wish: not null });

    /// <summary>The line, first in line first: by lot in a dialogue week, otherwise in the order they came.</summary>
    public IReadOnlyList<SignUp> Line()
    {
        var waiting = SignUps.Where(s => s.State == SignUpState.InLine);
        return Lot is { } lot ? WeekLot.Order(lot, waiting, s => s.Id) : [.. waiting];
    }

    /// <summary>Wishes are made until the day they close. The same once more changes nothing, whatever it says: who has the link in the letter wishes anew.</summary>
    public Decision Wish(Guid signUp, WeekWish wish, DateTimeOffset now) =>
        Find(signUp) is not null ? Decision.AlreadySo
        : FaultIn(wish, now) is { } fault ? fault
        : Decision.Of(new WishesMade(signUp, wish, now));

    /// <summary>Other wishes, until the same day.</summary>
    public Decision WishAnew(Guid signUp, WeekWish wish, DateTimeOffset now) => Find(signUp) switch
    {
        null => Refusal.NotSignedUp,
        { State: not SignUpState.Wishes } => Refusal.SignUpClosed,
        _ when FaultIn(wish, now) is { } fault => fault,
        { } who when who.Wish == wish => Decision.AlreadySo,
        _ => Decision.Of(new WishesMade(signUp, wish, now)),
    };

    private Refusal? FaultIn(WeekWish wish, DateTimeOffset now) =>
        Plan.Week is not { } week || !IsOpen(now) ? Refusal.SignUpClosed
        : !wish.Fits(week) || !wish.Halves.All(h => Plan.Slot.Overlaps(h.Slot)) ? Refusal.WishesDoNotFit
        : null;

    /// <summary>
    /// A proposal, which is looked through here whoever made it. The lot is the one that is drawn already, if one is: nobody may draw until
    /// they like what they see.
    /// </summary>
    public Decision Lay(string lot, IReadOnlyList<Seating> seatings, LaidHow how, DateTimeOffset now)
    {
        if (Plan.Week is null || Status != GatheringStatus.Published || WeekPublishedAt is not null) return Refusal.SignUpClosed;
        if (now < Plan.ClosesAt) return Refusal.WishesAreOpen;
        if (lot != (Lot ?? lot) || WeekProblem.Of(Plan, Wishing, lot).FaultIn(seatings) is not null) return Refusal.WeekNotLaid;
        return Laid is { } laid && laid.How == how && laid.Seatings.SequenceEqual(seatings) ? Decision.AlreadySo : Decision.Of(new WeekLaid(lot, seatings, how, now));
    }

    public Decision PublishWeek(DateTimeOffset now) =>
        WeekPublishedAt is not null ? Decision.AlreadySo
        : Status == GatheringStatus.Cancelled ? Refusal.MeetingHasEnded
        : Laid is null ? Refusal.WeekNotLaid
        : now >= Plan.Slot.Start ? Refusal.TimeHasPassed
        : Decision.Of(new WeekPublished(now));

    /// <summary>What it takes of people's and rooms' time, from when it is published: the room, and in a dialogue week everybody at the tables.</summary>
    public IReadOnlyList<Claim> Claims() =>
        Status != GatheringStatus.Published ? []
        : Plan.Week is { } week ? [.. week.Tables.SelectMany(t => t.Resources.Select(r => new Claim(r, Id, t.Block)))]
        : Plan.RoomId is { } room ? [new Claim(room, Id, Plan.Slot)]
        : [];

    /// <summary>When it begins for somebody: in a dialogue week with their own first sitting.</summary>
    public DateTimeOffset BeginsFor(SignUp signUp) => Plan.Week is null
        ? Plan.Slot.Start
        : Plan.Sessions.Where(s => signUp.Holds && signUp.Sessions.Contains(s.Key)).Select(s => s.Slot.Start).DefaultIfEmpty(Plan.Slot.End).Min();

    private int LastOf(GatheringPlan next) => new[] { LastTable, Plan.Week?.HighestKey() ?? 0, next.Week?.HighestKey() ?? 0 }.Max();

    private Gathering Publish(WeekPublished fact)
    {
        var own = Laid!.Seatings.ToLookup(s => s.SignUpId, s => s.Sitting);
        return this with
        {
            WeekPublishedAt = fact.At,
            Sequence = Sequence + 1,
            ChangedAt = fact.At,
            SignUps = [.. SignUps.Select(s => s.State != SignUpState.Wishes ? s : s with { Sessions = [.. own[s.Id].Order(StringComparer.Ordinal)], State = own.Contains(s.Id) ? SignUpState.HasPlace : SignUpState.InLine })],
        };
    }

    /// <summary>By lot: each sitting that is free is offered to the first in line who wished for its theme and can come then.</summary>
    private IEnumerable<object> WeekOffers(DateTimeOffset now, int workingDays)
    {
        if (Status != GatheringStatus.Published || WeekPublishedAt is null) yield break;
        var (gathering, answer) = (this, TimeToAnswer.Until(now, workingDays));
        foreach (var waiting in Line())
        {
            if (gathering.FreeFor(waiting.Wish!, now) is not { } sitting) continue;
            var last = sitting.Slot.Start - OfferEndsBefore;
            var offer = new PlaceOffered(waiting.Id, answer < last ? answer : last, now, sitting.Key);
            gathering = gathering.Evolve(offer);
            yield return offer;
        }
    }

    /// <summary>The best wished theme first, then the earliest.</summary>
    private GatheringSession? FreeFor(WeekWish wish, DateTimeOffset now) => wish.Themes
        .SelectMany(theme => Plan.Sessions.Where(s => Plan.Week!.TableOf(s.Key)?.Theme == theme))
        .FirstOrDefault(s => wish.Covers(s.Slot) && now + OfferLastsAtLeast <= s.Slot.Start - OfferEndsBefore && PlacesLeftIn(s) > 0);
}
