namespace Handslaget.Booking.Gatherings;

// What a coordinator decides.
public sealed partial record Gathering
{
    public Decision Begin(Guid id, GatheringPlan plan, Guid? series, DateTimeOffset now)
    {
        if (Id == id) return Decision.AlreadySo;
        return Fault(plan, now) is { } fault ? fault : Decision.Of(new GatheringPlanned(id, plan, series, now));
    }

    /// <summary>All is said anew. Nobody who has a place loses it: there can not be fewer places than are taken. New places go to the line.</summary>
    public Decision Change(GatheringPlan plan, bool placeChanged, DateTimeOffset now, int offerWorkingDays)
    {
        if (Status == GatheringStatus.Cancelled || now >= Plan.Slot.Start) return Refusal.MeetingHasEnded;
        if (Lot is not null && plan.ClosesAt > now) return Refusal.SignUpClosed; // nobody may wish when the lot is drawn
        if (plan == Plan && !placeChanged) return Decision.AlreadySo;
        if (WeekPublishedAt is not null && !KeepsTables(plan)) return Refusal.WeekIsPublished;
        if (Fault(plan, now) is { } fault) return fault;
        return Tidied(now, offerWorkingDays, g => g.Seats(plan) ? Decision.Of(new GatheringChanged(plan, placeChanged, now)) : Refusal.PlacesAreTaken);
    }

    public Decision Publish(DateTimeOffset now) => Status switch
    {
        GatheringStatus.Published => Decision.AlreadySo,
        GatheringStatus.Cancelled => Refusal.MeetingHasEnded,
        _ when now >= Plan.Slot.Start => Refusal.TimeHasPassed,
        _ when Plan.Week is { Tables.Count: 0 } => Refusal.TablesDoNotFit,
        _ => Decision.Of(new GatheringPublished(now)),
    };

    public Decision Cancel(CancelReason reason, DateTimeOffset now) => Status == GatheringStatus.Cancelled ? Decision.AlreadySo
        : now >= Plan.Slot.End ? Refusal.MeetingHasEnded
        : Decision.Of(new GatheringCancelled(reason, now));

    /// <summary>Who came is ticked from when it begins, and can be corrected afterwards. Somebody in line may have been let in.</summary>
    public Decision SayWhoCame(Guid signUp, bool came, DateTimeOffset now) =>
        now < Plan.Slot.Start || Status == GatheringStatus.Cancelled ? Refusal.NotHeldYet
        : Find(signUp) is not { } who ? Refusal.NotSignedUp
        : who.Came == came ? Decision.AlreadySo
        : Decision.Of(came ? new Attended(signUp, now) : new StayedAway(signUp, now));

    /// <summary>Everybody with a place of whom nobody has said anything stayed away.</summary>
    public Decision SayTheRestStayedAway(DateTimeOffset now)
    {
        if (now < Plan.Slot.Start || Status == GatheringStatus.Cancelled) return Refusal.NotHeldYet;
        var rest = SignUps.Where(s => s is { State: SignUpState.HasPlace, Came: null }).Select(s => new StayedAway(s.Id, now)).ToArray<object>();
        return rest.Length > 0 ? Decision.Of(rest) : Decision.AlreadySo;
    }

    private static Refusal? Fault(GatheringPlan plan, DateTimeOffset now) =>
        plan.Slot.Start <= now ? Refusal.TimeHasPassed
        : plan.Slot.End <= plan.Slot.Start || plan.ClosesAt > plan.Slot.Start || plan.Capacity < 1 || plan.NewerThanMonths < 1 ? Refusal.TimeDoesNotFit
        : plan.Week is { } week && (!week.IsSound() || !plan.Sessions.SequenceEqual(week.Sittings())) ? Refusal.TablesDoNotFit
        : plan.Sessions.Any(s => !plan.Slot.Contains(s.Slot) || s.Slot.End <= s.Slot.Start || s.Capacity < 1) ? Refusal.SessionsDoNotFit
        : plan.Sessions.DistinctBy(s => s.Key).Count() < plan.Sessions.Count ? Refusal.SessionsDoNotFit
        : null;

    /// <summary>Only who sits at the tables, and where they stand, is another.</summary>
    private bool KeepsTables(GatheringPlan plan) => plan.Sessions.SequenceEqual(Plan.Sessions)
        && plan.Week?.Tables.Select(t => (t.Key, t.Theme, t.Block)).SequenceEqual(Plan.Week!.Tables.Select(t => (t.Key, t.Theme, t.Block))) == true;

    /// <summary>Whether all who hold a place, and all who wait for one, can have what they asked for of a new plan.</summary>
    private bool Seats(GatheringPlan plan)
    {
        var holders = SignUps.Where(s => s.Holds).ToList();
        var keys = plan.Sessions.Select(s => s.Key).ToHashSet();
        return holders.Count <= plan.Capacity
            && (plan.Week is null || Plan.Sessions.Where(s => PlacesLeftIn(s) == 0).All(plan.Sessions.Contains))
            && plan.Sessions.All(s => holders.Count(h => h.Sessions.Contains(s.Key)) <= s.Capacity)
            && SignUps.Where(s => s.IsLive).All(s => s.Sessions.All(keys.Contains) && (this with { Plan = plan }).CanSitIn(s.Sessions));
    }
}
