using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

public sealed partial record Meeting
{
    /// <summary>The time that a fact gives its meeting, if it gives one.</summary>
    public static Slot? TimeGivenBy(object fact) => fact switch
    {
        SlotHeld e => e.Slot,
        TimeOffered e => e.Slot,
        MeetingMoved e => e.Slot,
        _ => null,
    };

    /// <summary>State is a fold: the same facts always give the same meeting. No clock, no chance, nothing from outside.</summary>
    public Meeting Evolve(object fact) => fact switch
    {
        MeetingRequested e => this with
        {
            Id = e.MeetingId,
            Situation = e.Situation,
            CaseTypes = e.CaseTypes,
            Form = e.Form,
            Guests = e.Guests,
            StepFree = e.StepFree,
            HearingLoop = e.HearingLoop,
            Language = e.Language,
            Interpreter = e.Interpreter,
            RequestedAt = e.At,
        },
        RequestChanged e => this with
        {
            Situation = e.Situation,
            CaseTypes = e.CaseTypes,
            Form = e.Form,
            Guests = e.Guests,
            StepFree = e.StepFree,
            HearingLoop = e.HearingLoop,
            Language = e.Language,
            Interpreter = e.Interpreter,
            ByLink = [],
            InWriting = [],
            NoTime = false,
        },
        PanelProposed e => this with { Seats = e.Seats },
        CompanyRecognised e => this with { MetBefore = e.MetBefore },
        NoTimeFound => this with { NoTime = true, HandledAt = null },
        NeedRelaxed e => this with { ByLink = e.ByLink, InWriting = e.InWriting, NoTime = false },
        CallBackAsked => this with { CallBack = true, HandledAt = null },
        NeedsHandled e => this with
        {
            CallBack = false,
            NoTime = false,
            HandledAt = e.At,
            AnswerEndedAt = CallBack ? e.At : AnswerEndedAt,
            Proposed = New.Proposed,
            CompanySays = CompanySays == CompanyReply.Comes ? CompanySays : null,
        },

        OwnTimesWished e => this with { Wishes = e.Wishes, WishedAt = e.At, WishesRefusedAt = null },
        WishesRefused e => this with { Wishes = [], WishedAt = null, WishesRefusedAt = e.At, AnswerEndedAt = e.At },
        WaitListJoined e => this with { WaitingSince = e.At, QueuedAt = e.At, LapsedInARow = 0, SilentSince = null },
        WaitListLeft { BySilence: true } e => this with { WaitingSince = null, QueuedAt = null, SilentSince = e.At, HandledAt = null, AnswerEndedAt = e.At },
        WaitListLeft e => this with { WaitingSince = null, QueuedAt = null, AnswerEndedAt = e.At },

        // An offer that stands is not followed by another, so the one before has lapsed, whether or not its timer ran.
        TimeOffered e => Take(e.Slot, e.Places, e.RoomId, e.Until) with { Offered = true, LapsedInARow = Offered ? LapsedInARow + 1 : LapsedInARow },
        OfferWithdrawn => LetGo() with { LetPass = LetPass },
        OfferDeclined => LetGo() with { LapsedInARow = 0 },
        OfferLapsed e => LetGo() with { QueuedAt = QueuedAt is null ? null : e.At, LapsedInARow = LapsedInARow + 1 },

        SlotHeld e => Take(e.Slot, e.Places, e.RoomId, e.Until) with { LapsedInARow = 0 },
        HoldExtended e => this with { HoldUntil = e.Until, HoldExtended = true },
        HoldReleased e => LetGo() with { AnswerEndedAt = e.At },
        HoldExpired e => LetGo() with { AnswerEndedAt = e.At },

        MeetingBooked e => this with
        {
            Status = MeetingStatus.Booked,
            BookedAt = e.At,
            HoldUntil = null,
            ReplyBy = Places.ToDictionary(p => p.OfficialId, _ => e.ReplyBy),
            CallBack = false,
            Wishes = [],
            WishedAt = null,
            WishesRefusedAt = null,
            WaitingSince = null,
            QueuedAt = null,
            LapsedInARow = 0,
            SilentSince = null,
            Offered = false,
            LetPass = [],
        },
        SeatAccepted e => Accept(e),
        SeatUndecided e => this with { Undecided = [.. Undecided, e.OfficialId] },
        OtherTimeProposed e => this with { Proposed = Proposed.Where(p => p.Key != e.OfficialId).Append(new(e.OfficialId, e.Slot)).ToDictionary() },
        CompanyReplied e => this with { CompanySays = e.Reply },
        OfficialNudged e => this with { Nudged = [.. Nudged, e.OfficialId] },
        SeatDeclined e => Leave(e),
        SeatSubstituted e => Seat(e).FollowedByPair(),
        SeatLeftVacant e => this with
        {
            Unmended = Unmended.Without(e.Declined),
            Suggested = Without(Suggested, e.Declined),
            Vacant = [.. Vacant, .. e.Competences.Where(IsEmpty).Except(Vacant)],
        },
        AlternativesHeld e => this with { Alternatives = e.Alternatives, AlternativesUntil = e.Until, ToldBroken = true, ToldConfirmed = false },
        AlternativesLapsed => this with { Alternatives = [], AlternativesUntil = null },
        MeetingConfirmed => this with { Status = MeetingStatus.Confirmed, ToldConfirmed = true },

        MeetingMoved e => this with
        {
            Status = MeetingStatus.Booked,
            Slot = e.Slot,
            Places = e.Places,
            RoomId = e.RoomId,
            Sequence = Sequence + 1,
            TimeSequence = Sequence + 1,
            ReplyBy = e.Places.ToDictionary(p => p.OfficialId, _ => e.ReplyBy),
            Accepted = [],
            Nudged = [],
            ChoseLink = [],
            Undecided = [],
            Proposed = New.Proposed,
            CompanySays = null,
            ToldLink = false,
            Suggested = New.Suggested,
            ToldConfirmed = false,
            Unmended = [],
            Vacant = [],
            Declined = e.Slot == Slot ? Declined : [],
            Mends = e.Slot == Slot ? Mends : New.Mends,
            Alternatives = [],
            AlternativesUntil = null,
            ToldBroken = false,
        },
        MeetingCancelled e => this with
        {
            Status = MeetingStatus.Cancelled,
            EndedBy = e.By,
            Sequence = Sequence + 1,
            Alternatives = [],
            AlternativesUntil = null,
        },
        MeetingTookPlace => this with { TookPlace = true },
        CompanyStayedAway => this with { TookPlace = false },
        OutcomeAsked e => this with { OutcomeAskedAt = e.At },
        OutcomeWritten e => this with { Wrote = Wrote.Where(w => w.Key != e.OfficialId).Append(new(e.OfficialId, e.At)).ToDictionary(), OutcomeWaits = true },
        OutcomeShared e => this with { OutcomeSharedAt = e.At, OutcomeWaits = false, PromisedUntil = e.LastDay },
        FollowUpDone e => this with { FollowedUpAt = e.At },
        SurveyAsked e => this with { SurveyAskedAt = e.At },
        CompanyForgotten e => this with { ForgottenAt = e.At },
        CompanyLinkReplaced e => this with { LinkNumber = e.Number },
        PanelSetByHand e => Lay(e).FollowedByPair(),
        RoomSetByHand e => this with { RoomId = e.RoomId, Sequence = Sequence + 1 },
        MeetingFellThrough => this with
        {
            HandledAt = null,
            Status = MeetingStatus.FellThrough,
            EndedBy = "system",
            Sequence = Sequence + 1,
            Alternatives = [],
            AlternativesUntil = null,
        },
        _ => EvolveVisit(fact),
    };

    private Meeting Take(Slot slot, IReadOnlyList<Place> places, Guid? room, DateTimeOffset until) => LetGo() with
    {
        Status = MeetingStatus.Held,
        Slot = slot,
        Places = places,
        RoomId = room,
        HoldUntil = until,
        NoTime = false,
    };

    /// <summary>Nothing is held any more. A time that was offered has been let pass.</summary>
    private Meeting LetGo() => this with
    {
        Offered = false,
        LetPass = Offered && Slot is { } offered ? [.. LetPass, offered] : LetPass,
        Status = MeetingStatus.Requested,
        Slot = null,
        Places = [],
        RoomId = null,
        HoldUntil = null,
        HoldExtended = false,
    };

    private Meeting Accept(SeatAccepted e)
    {
        var (official, others) = (e.OfficialId, ChoseLink.Where(id => id != e.OfficialId));
        return this with
        {
            Accepted = Accepted.Contains(official) ? Accepted : [.. Accepted, official],
            Places = e.ByLink is { } remote ? [.. Places.Select(p => p.OfficialId == official ? p with { Remote = remote } : p)] : Places,
            ChoseLink = e.ByLink switch { true => [.. others, official], false => [.. others], null => ChoseLink },
            ToldLink = ToldLink || e.ByLink == true,
            Undecided = [.. Undecided.Where(id => id != official)],
            Proposed = Proposed.Where(p => p.Key != official).ToDictionary(),
        };
    }

    private Meeting Leave(SeatDeclined e)
    {
        var official = e.OfficialId;
        return this with
        {
            Status = MeetingStatus.Booked,
            Places = Places.Without(official),
            Unmended = PlaceOf(official) is { } left ? [.. Unmended, left] : Unmended,
            Suggested = e.Suggested is { } colleague ? Without(Suggested, official).Append(new(official, colleague)).ToDictionary() : Suggested,
            Declined = [.. Declined, official],
            Accepted = [.. Accepted.Where(id => id != official)],
            ChoseLink = [.. ChoseLink.Where(id => id != official)],
            Undecided = [.. Undecided.Where(id => id != official)],
            Proposed = Proposed.Where(p => p.Key != official).ToDictionary(),
            ReplyBy = ReplyBy.Where(r => r.Key != official).ToDictionary(),
            Nudged = [.. Nudged.Where(id => id != official)],
            Sequence = Sequence + 1,
        };
    }

    private static Dictionary<Guid, Guid> Without(IReadOnlyDictionary<Guid, Guid> suggested, Guid declined) =>
        suggested.Where(s => s.Key != declined).ToDictionary();

    private Meeting Seat(SeatSubstituted e)
    {
        var given = e.StandIns.SelectMany(p => p.Competences).ToHashSet();
        var seated = this with
        {
            Places = [.. Places, .. e.StandIns],
            Unmended = Unmended.Without(e.Declined),
            Suggested = Without(Suggested, e.Declined),
            Vacant = [.. Vacant.Where(c => !given.Contains(c))],
            Mends = given.Aggregate(Mends.ToDictionary(), (mends, c) => { mends[c] = mends.GetValueOrDefault(c) + 1; return mends; }),
            ReplyBy = ReplyBy.Concat(e.StandIns.Select(p => KeyValuePair.Create(p.OfficialId, e.ReplyBy))).ToDictionary(),
        };
        return seated with { ToldBroken = seated.ToldBroken && seated.EmptySeats().Any() };
    }

    private Meeting Lay(PanelSetByHand e)
    {
        var given = e.Places.Where(p => !KeepsSeats(p)).SelectMany(p => p.Competences).Except(Places.SelectMany(p => p.Competences)).ToList();
        var laid = this with
        {
            Status = MeetingStatus.Booked,
            Places = e.Places,
            ReplyBy = e.Places.ToDictionary(p => p.OfficialId, p => KeepsSeats(p) ? ReplyBy[p.OfficialId] : e.ReplyBy),
            Accepted = [.. e.Places.Where(p => KeepsSeats(p) && Accepted.Contains(p.OfficialId)).Select(p => p.OfficialId)],
            Nudged = [.. e.Places.Where(p => KeepsSeats(p) && Nudged.Contains(p.OfficialId)).Select(p => p.OfficialId)],
            ChoseLink = [.. e.Places.Where(p => KeepsSeats(p) && ChoseLink.Contains(p.OfficialId)).Select(p => p.OfficialId)],
            Undecided = [.. e.Places.Where(p => KeepsSeats(p) && Undecided.Contains(p.OfficialId)).Select(p => p.OfficialId)],
            Proposed = Proposed.Where(s => e.Places.Any(p => p.OfficialId == s.Key)).ToDictionary(),
            Declined = [.. Declined.Where(id => e.Places.All(p => p.OfficialId != id))],
            Mends = given.Aggregate(Mends.ToDictionary(), (mends, c) => { mends[c] = mends.GetValueOrDefault(c) + 1; return mends; }),
            Sequence = Sequence + 1,
        };
        IReadOnlyList<Place> unmended = [.. Unmended.Where(p => p.Competences.Any(laid.IsEmpty))];
        return laid with
        {
            Unmended = unmended,
            Suggested = Suggested.Where(s => unmended.Any(p => p.OfficialId == s.Key)).ToDictionary(),
            Vacant = [.. Vacant.Where(laid.IsEmpty)],
            ToldBroken = ToldBroken && Need.Required.Any(laid.IsEmpty),
        };
    }

    /// <summary>Sits at the table already, in these very seats and in the same way.</summary>
    public bool KeepsSeats(Place place) =>
        PlaceOf(place.OfficialId) is { } now && now.Remote == place.Remote && now.Competences.ToHashSet().SetEquals(place.Competences);

    /// <summary>Required seats that nobody fills, whether they have been found vacant yet or not.</summary>
    private IEnumerable<string> EmptySeats() => Vacant.Concat(Unmended.SelectMany(p => p.Competences).Where(IsEmpty)).Distinct();

    private bool IsRequired(string competence) => Seats.Any(s => s.Required && s.Competence == competence);

    /// <summary>The table needs this seat, and nobody sits there. One that answers in writing is not missed.</summary>
    private bool IsEmpty(string competence) =>
        Need.Required.Contains(competence) && !Places.Any(p => p.Competences.Contains(competence));
}

internal static class Places
{
    public static IReadOnlyList<Place> Without(this IReadOnlyList<Place> places, Guid official) => [.. places.Where(p => p.OfficialId != official)];
}
