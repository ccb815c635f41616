using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Meetings;

/// <summary>What a meeting is. Everything that is not said of one kind holds for all.</summary>
public enum MeetingKind
{
    /// <summary>Dukat bord: the company asks, and meets all whom its errand concerns.</summary>
    Table,

    /// <summary>Företagsbesök: the municipality asks, and two of its people come to the company.</summary>
    Visit,
}

// A visit: the municipality asks the company. When the company has chosen a time it is a meeting like others, at the company's address.
public sealed partial record Meeting
{
    /// <summary>Who has not answered is reminded once, so many working days after it was asked.</summary>
    public const int VisitRemindedAfter = 5;

    /// <summary>Who has still not answered is called, so many working days after it was asked.</summary>
    public const int VisitCalledAfter = 8;

    /// <summary>An invitation that nobody has answered ends with so many working days, counted anew when an answer has come to nothing.</summary>
    public const int VisitEndsAfter = 15;

    /// <summary>Who says "not now" is asked again after so many months.</summary>
    public const int VisitPutOffMonths = 3;

    public MeetingKind Kind { get; init; }

    public bool IsVisit => Kind == MeetingKind.Visit;

    /// <summary>Who comes to the company, each in a seat of their own. It follows the table when somebody steps in.</summary>
    public IReadOnlyList<Place> Pair { get; init; } = [];

    public CompanySize? Size { get; init; }

    /// <summary>One way, to a meeting at the company's address; null: as long as the rules say.</summary>
    public TimeSpan? Travel { get; init; }

    /// <summary>The travel is taken from the register of travel zones.</summary>
    public bool TravelIsKnown { get; init; }

    /// <summary>How the company is asked.</summary>
    public Channel InvitedBy { get; init; }

    /// <summary>When the company was asked, or will be asked again.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>When an answer of the company's came to nothing: a time let go of, wishes refused, a wait or a call that is over. It has not answered from then on.</summary>
    public DateTimeOffset? AnswerEndedAt { get; init; }

    /// <summary>The company said no thanks.</summary>
    public bool Declines { get; init; }

    /// <summary>What the company needs to grow, as last noted.</summary>
    public IReadOnlyList<string> GrowthNeeds { get; init; } = [];

    public DateTimeOffset? NeedsNotedAt { get; init; }

    /// <summary>Tables that were asked for on the company's behalf after the visit.</summary>
    public IReadOnlyList<Guid> TablesOpened { get; init; } = [];

    /// <summary>Asked, and not a word. Who has chosen, wished, waits or wants to be called has answered.</summary>
    public bool IsUnanswered(DateTimeOffset now) =>
        IsVisit && BookedAt is null && !HasEnded && !IsHolding(now) && !IsWaiting && Wishes.Count == 0 && !CallBack;

    public DateTimeOffset VisitRemindedAt => Morning(VisitRemindedAfter);

    /// <summary>From then on a human calls.</summary>
    public DateTimeOffset VisitCalledFrom => Morning(VisitCalledAfter);

    /// <summary>Nobody has answered, and nobody has called since it was time to.</summary>
    public bool IsToBeCalled(DateTimeOffset now) => IsUnanswered(now) && now >= VisitCalledFrom && !(HandledAt >= VisitCalledFrom);

    public DateTimeOffset InvitationEndsAt(BookingRules rules) => rules.ClosingAfter(AnswerEndedAt > InvitedAt ? AnswerEndedAt.Value : InvitedAt!.Value, VisitEndsAfter);

    public static Decision Invite(VisitInvited invitation, IReadOnlyList<Seat> seats) => Decision.Of(invitation, new PanelProposed(seats));

    /// <summary>The company says no thanks.</summary>
    public Decision DeclineVisit(DateTimeOffset now) =>
        HasEnded ? Decision.AlreadySo : IsBooked ? Refusal.AlreadyBooked : Decision.Of(new VisitDeclined(now));

    /// <summary>The company says not now. A time it holds is let go of.</summary>
    public Decision PutOffVisit(DateTimeOffset now)
    {
        if (HasEnded) return Refusal.MeetingHasEnded;
        if (IsBooked) return Refusal.AlreadyBooked;
        if (InvitedAt > now) return Decision.AlreadySo;
        var later = SwedishTime.Date(now).AddMonths(VisitPutOffMonths);
        var putOff = new VisitPutOff(SwedishTime.At(WorkingDays.IsWorkingDay(later) ? later : WorkingDays.Next(later), new TimeOnly(9, 0)), now);
        return Status == MeetingStatus.Held ? Decision.Of(LetGoOfHold(now), putOff) : Decision.Of(putOff);
    }

    /// <summary>The timer's knock, at the end of an invitation. One that has been answered, or put off, does not end.</summary>
    public Decision EndInvitation(DateTimeOffset now, BookingRules rules) =>
        IsUnanswered(now) && now >= InvitationEndsAt(rules) ? Decision.Of(new InvitationLapsed(now)) : Decision.AlreadySo;

    /// <summary>After the visit: what the company needs to grow. Noting it says that the visit was held, if nobody has.</summary>
    public Decision NoteNeeds(IReadOnlyList<string> needs, DateTimeOffset now)
    {
        if (WhyNotAfterwards(now) is { } no) return no;
        string[] noted = [.. needs.Distinct().Order(StringComparer.Ordinal)];
        if (NeedsNotedAt is not null && noted.SequenceEqual(GrowthNeeds)) return Decision.AlreadySo;
        var fact = new GrowthNeedsNoted(noted, now);
        return TookPlace is null ? Decision.Of(HeldBy(now), fact) : Decision.Of(fact);
    }

    /// <summary>A table has been asked for on behalf of the company.</summary>
    public Decision OpenTable(Guid table, DateTimeOffset now) =>
        WhyNotAfterwards(now) is { } no ? no : TablesOpened.Contains(table) ? Decision.AlreadySo : Decision.Of(new TableOpened(table, now));

    private Meeting EvolveVisit(object fact) => fact switch
    {
        VisitInvited e => this with
        {
            Id = e.MeetingId,
            Kind = MeetingKind.Visit,
            Form = MeetingForm.AtCompany,
            Pair = e.Pair,
            Size = e.Size,
            Travel = e.Travel,
            TravelIsKnown = e.TravelIsKnown,
            Language = e.Language,
            RequestedAt = e.At,
            InvitedAt = e.At,
            InvitedBy = e.By,
        },
        VisitPutOff e => this with { InvitedAt = e.Until },
        VisitDeclined => this with { Status = MeetingStatus.Cancelled, EndedBy = "company", Declines = true },
        InvitationLapsed => this with { Status = MeetingStatus.Cancelled, EndedBy = "system" },
        GrowthNeedsNoted e => this with { GrowthNeeds = e.Needs, NeedsNotedAt = e.At },
        TableOpened e => this with { TablesOpened = [.. TablesOpened, e.TableId] },
        _ => this,
    };

    /// <summary>Who sits at a visit now is who would come at another time too.</summary>
    private Meeting FollowedByPair() =>
        IsVisit && Seats.All(s => Places.Any(p => p.Competences.Contains(s.Competence))) ? this with { Pair = Places } : this;

    private DateTimeOffset Morning(int workingDays) => SwedishTime.At(WorkingDays.Add(SwedishTime.Date(InvitedAt ?? RequestedAt), workingDays), new TimeOnly(9, 0));
}
