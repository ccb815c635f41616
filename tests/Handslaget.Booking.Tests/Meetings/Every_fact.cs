using System.Collections;
using System.Reflection;
using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Cases;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Surveying;
using static Handslaget.Booking.Tests.Meetings.Table;
using Room = Handslaget.Booking.Register.Room;

namespace Handslaget.Booking.Tests.Meetings;

// The facts are found by reflection, so that one that is added without being thought of fails here.
public class Every_fact
{
    private static readonly Type[] OfAnOfficial =
    [
        typeof(OfficialRegistered), typeof(CompetenceGranted), typeof(CompetenceWithdrawn), typeof(WorkingHoursSet), typeof(AbsenceRegistered),
        typeof(AbsenceWithdrawn), typeof(CapacitySet), typeof(LanguagesSet), typeof(OfficialLeft), typeof(OfficialCorrected),
        typeof(CalendarConnected), typeof(CalendarDisconnected), typeof(ServiceTrainingSet),
    ];

    private static readonly Type[] OfARoom =
    [
        typeof(RoomOpened), typeof(RoomClosed), typeof(RoomReopened), typeof(RoomChanged), typeof(RoomCalendarConnected), typeof(RoomCalendarDisconnected),
    ];

    private static readonly Type[] OfACommitment =
        [typeof(CommitmentMade), typeof(CommitmentKept), typeof(CommitmentDropped), typeof(CommitmentDueMoved), typeof(CommitmentReminded)];

    private static readonly Type[] OfACase =
        [typeof(CaseOpened), typeof(MeetingJoinedCase), typeof(NextContactSet), typeof(ContactMade), typeof(CaseClosed), typeof(CaseReopened)];

    /// <summary>Records of the cases' room in the house that are not facts.</summary>
    private static readonly Type[] NoFactsOfACase = [typeof(Commitment), typeof(BusinessCase), typeof(RemindOfCommitment)];
    private static readonly Type[] OfAClock = [typeof(ClockPaused), typeof(ClockResumed), typeof(PromiseExplained)];

    private static readonly Type[] OfASeatRule = [typeof(SeatRuleChanged), typeof(SeatRuleRestored)];

    private static readonly Type[] OfADecisionMap = [typeof(DecisionMapReviewed)];

    private static readonly Type[] OfAStandingTable =
    [
        typeof(StandingTableLaid), typeof(StandingTableChanged), typeof(StandingTableSkipped), typeof(StandingTableRestored), typeof(StandingTablePassedOn),
        typeof(StandingTableEnded),
    ];

    private static readonly Type[] OfAGathering =
    [
        typeof(GatheringPlanned), typeof(GatheringChanged), typeof(GatheringPublished), typeof(GatheringCancelled), typeof(SignedUp), typeof(PlaceOffered),
        typeof(PlaceTaken), typeof(PlaceDeclined), typeof(PlaceLapsed), typeof(SignUpWithdrawn), typeof(Attended), typeof(StayedAway),
        typeof(WishesMade), typeof(WeekLaid), typeof(WeekPublished), typeof(SittingGivenBack),
    ];

    private static readonly Type[] OfASurvey = [typeof(SurveyAnswered)];

    private static readonly Type[] NoFactsOfAGathering =
    [
        typeof(Gathering), typeof(GatheringPlan), typeof(GatheringSession), typeof(SignUp), typeof(SeriesDay), typeof(TidyGathering), typeof(DialogueWeek), typeof(WeekTable), typeof(WeekWish),
        typeof(Seating), typeof(LaidWeek), typeof(WeekSitting), typeof(WeekCompany), typeof(WeekProblem), typeof(ThemeOutcome), typeof(WeekReason), typeof(WeekOutcome),
    ];

    private static readonly Type[] OfAProcurement = [typeof(ProcurementPublished), typeof(ProcurementChanged), typeof(ProcurementWithdrawn)];

    private static readonly Type[] OfAFollower = [typeof(FollowAsked), typeof(FollowConfirmed), typeof(TopicsChosen), typeof(DigestSent), typeof(FollowEnded)];

    private static readonly Type[] NoFactsOfAProcurement = [typeof(Procurement), typeof(Follower), typeof(NoticeVersion), typeof(CpvDivision), typeof(CpvDivisions)];

    /// <summary>What stands in the register's files besides facts: states, and what they and the catalogue are made of.</summary>
    private static readonly Type[] NoFactsOfTheRegister =
    [
        typeof(Official), typeof(Grant), typeof(Absence), typeof(Room), typeof(Closure), typeof(WorkingHours), typeof(Competence), typeof(CaseType),
        typeof(Situation), typeof(Unit), typeof(Catalogue), typeof(Suggestion), typeof(ThinCompetence), typeof(SeatRule), typeof(NeededSeat),
        typeof(SeatDifference), typeof(RuledSeats), typeof(SeatFault), typeof(CalendarSource), typeof(DecisionMap), typeof(DecisionStep),
        typeof(StatutoryLimit), typeof(Period), typeof(MunicipalPromise), typeof(DecisionMapReview), typeof(TypicalWait), typeof(StandingTable), typeof(StandingTerms), typeof(PromisedSeats), typeof(PassedOn),
        typeof(TravelZone), typeof(GrowthNeed), typeof(VisitRegister),
    ];

    /// <summary>Records of the promises' room that are not facts.</summary>
    private static readonly Type[] NoFactsOfAClock =
    [
        typeof(Clock), typeof(Pause), typeof(TimedFact), typeof(ServiceGuarantee), typeof(Target), typeof(ExcludedPeriod), typeof(PromiseRegister),
    ];

    /// <summary>Records of the meeting's room in the house that are not facts: what it is made of, and what is to be done or said.</summary>
    private static readonly Type[] NoFactsOfAMeeting =
    [
        typeof(Meeting), typeof(Reply), typeof(Alternative), typeof(Notice), typeof(Message), typeof(SendNotice), typeof(ExpireHold), typeof(NudgeOfficial),
        typeof(TakeSilenceAsNo), typeof(MendPanel), typeof(HoldAlternatives), typeof(LetAlternativesLapse), typeof(CheckTable), typeof(NextAction),
        typeof(WishedTime), typeof(OpenCase), typeof(AskForOutcome), typeof(FollowOutcome), typeof(EndInvitation), typeof(AskHowItWas),
    ];

    internal static readonly IReadOnlyList<Type> OfAMeeting = [.. Records("Handslaget.Booking.Meetings").Except(NoFactsOfAMeeting)];

    internal static readonly IReadOnlyList<Type> OfAComplaint = [.. Records("Handslaget.Booking.Complaints").Except([typeof(Complaint)])];

    public static TheoryData<Type> All => [.. OfAMeeting, .. OfAnOfficial, .. OfARoom, .. OfASeatRule, .. OfADecisionMap, .. OfAComplaint, .. OfACommitment, .. OfACase, .. OfAClock, .. OfAStandingTable, .. OfAGathering, .. OfAProcurement, .. OfAFollower, .. OfASurvey];

    [Fact]
    public void stands_in_one_of_the_lists_above()
    {
        Assert.Equal(52, OfAMeeting.Count);
        Assert.Equal(9, OfAComplaint.Count);
        var rest = Records("Handslaget.Booking.Register").Except(NoFactsOfTheRegister).Except(OfAnOfficial).Except(OfARoom).Except(OfASeatRule).Except(OfADecisionMap).Except(OfAStandingTable);
        Assert.Equal([], rest.Select(t => t.Name));
        Assert.Equal([], Records("Handslaget.Booking.Cases").Except(NoFactsOfACase).Except(OfACommitment).Except(OfACase).Select(t => t.Name));
        Assert.Equal([], Records("Handslaget.Booking.Promises").Except(NoFactsOfAClock).Except(OfAClock).Select(t => t.Name));
        Assert.Equal([], Records("Handslaget.Booking.Procurements").Except(OfAProcurement).Except(OfAFollower).Except(NoFactsOfAProcurement).Select(t => t.Name));
        Assert.Equal(OfASurvey, Records("Handslaget.Booking.Surveying"));
        Assert.Equal([], Records("Handslaget.Booking.Gatherings").Except(OfAGathering).Except(NoFactsOfAGathering).Select(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void survives_json_with_something_in_every_property(Type fact)
    {
        var written = Filled(fact);
        var json = JsonSerializer.Serialize(written, fact, Story.Stored);
        var read = JsonSerializer.Deserialize(json, fact, Story.Stored)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, fact, Story.Stored));
        foreach (var property in fact.GetProperties()) Assert.Equivalent(property.GetValue(written), property.GetValue(read), strict: true);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void has_nothing_in_it_that_is_left_out_of_json(Type fact)
    {
        var names = JsonSerializer.SerializeToElement(Filled(fact), fact, Story.Stored).EnumerateObject().Select(p => p.Name);
        Assert.Equal(fact.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(), names.Order());
    }

    /// <summary>Facts of a meeting, each with the facts before it where it matters.</summary>
    public static readonly IReadOnlyDictionary<Type, (object[] Before, object Fact)> Moments = new (object[] Before, object Fact)[]
    {
        ([], Requested()),
        ([Requested()], new PanelProposed(Seats)),
        (Asked, new NoTimeFound(["food"], Now, Now.AddDays(56), Now)),
        (Asked, new CompanyRecognised([Inspector])),
        (Asked, new NeedRelaxed(["food"], [], Now)),
        (Asked, new RequestChanged("open-cafe", [], new Dictionary<string, bool>(), MeetingForm.Online, 3, false, false, "sv", null, Now)),
        (Asked, new CallBackAsked(Now)),
        ([.. Asked, new CallBackAsked(Now)], new NeedsHandled(Now)),
        (Asked, new OwnTimesWished([Wished], Now)),
        (Wishing, new WishesRefused(Now.AddDays(1))),
        (Asked, new WaitListJoined(Now)),
        (Waiting, new WaitListLeft(Now.AddDays(1))),
        (Waiting, OfferedThursday),
        (OnOffer, new OfferDeclined(Now.AddHours(1))),
        (OnOffer, new OfferLapsed(OfferUntil)),
        (OnOffer, new OfferWithdrawn(Now.AddHours(1))),
        (Asked, HeldThursday),
        (Held, new HoldExtended(HoldUntil.AddMinutes(10))),
        (Held, new HoldReleased(Now)),
        (Held, new HoldExpired(HoldUntil)),
        (Held, new MeetingBooked(ReplyBy, Now)),
        (Booked, Yes(Inspector)),
        (Booked, No(Inspector)),
        (Booked, new SeatUndecided(Inspector, Now)),
        (Booked, new OtherTimeProposed(Inspector, Friday, Now)),
        (Booked, new CompanyReplied(CompanyReply.OtherTime, Now)),
        (Booked, new OfficialNudged(Inspector, Now)),
        ([.. Booked, No(Inspector)], Mended(Inspector, Colleague, "food")),
        ([.. Booked, No(Inspector)], Vacated(Inspector, "food")),
        (Broken, new AlternativesHeld([Beside(Offered(Friday))], Now.AddDays(1), Now)),
        ([.. Broken, new AlternativesHeld([Beside(Offered(Friday))], Now.AddDays(1), Now)], new AlternativesLapsed(Now.AddDays(1))),
        ([.. Booked, Yes(Coordinator), Yes(Inspector), Yes(FireOfficer)], new MeetingConfirmed(Now)),
        (Booked, MovedTo(Friday)),
        (Booked, new MeetingCancelled("company", Now)),
        (Broken, new MeetingFellThrough(["food"], FallsThrough)),
        (Confirmed, new MeetingTookPlace(Thursday.End)),
        (Confirmed, new CompanyStayedAway(Thursday.End)),
        (Confirmed, new OutcomeAsked([Inspector], Thursday.End)),
        (Confirmed, new OutcomeWritten(Inspector, Thursday.End)),
        ([.. Confirmed, new OutcomeWritten(Inspector, Thursday.End)], new OutcomeShared(Thursday.End)),
        ([.. Confirmed, new OutcomeShared(Thursday.End)], new FollowUpDone(Thursday.End)),
        ([.. Confirmed, new MeetingTookPlace(Thursday.End)], new SurveyAsked(Thursday.End.AddDays(7))),
        (Confirmed, new CompanyForgotten(Thursday.End)),
        (Booked, new CompanyLinkReplaced(1, Now)),
        (Broken, new PanelSetByHand([.. Places.Where(p => p.OfficialId != Inspector), Sits(Colleague, "food")], OverrideReason.Agreed, ReplyBy, Now)),
        (Booked, new RoomSetByHand(OtherRoom, OverrideReason.Room, Now)),
        ([], Visit.Invited()),
        (Visit.Asked, new VisitPutOff(Now.AddDays(90), Now)),
        (Visit.Asked, new VisitDeclined(Now)),
        (Visit.Asked, new InvitationLapsed(Now.AddDays(21))),
        ([.. Visit.Booked, new MeetingTookPlace(Thursday.End)], new GrowthNeedsNoted(["land"], Thursday.End)),
        ([.. Visit.Booked, new MeetingTookPlace(Thursday.End)], new TableOpened(Guid.NewGuid(), Thursday.End)),
    }.ToDictionary(m => m.Item2.GetType());

    [Fact]
    public void of_a_meeting_changes_the_meeting()
    {
        Assert.Equal(OfAMeeting.Select(t => t.Name).Order(), Moments.Keys.Select(t => t.Name).Order());
        foreach (var (before, fact) in Moments.Values)
        {
            var story = Story.Given([.. before, fact]);
            Assert.NotEqual(Story.Written(story.Before), Story.Written(story.Meeting));
        }
    }

    [Fact]
    public void of_a_complaint_changes_the_complaint()
    {
        var published = Complaint.New.Evolve(new LessonPublished(Now));
        foreach (var type in OfAComplaint) Assert.NotEqual(Story.Written(published), Story.Written(published.Evolve(type == typeof(ComplaintAcknowledged) ? new ComplaintAcknowledged(Now) : Filled(type))));
    }

    [Fact]
    public void of_the_register_changes_the_official_the_room_or_the_rule()
    {
        var id = Guid.NewGuid();
        var known = Official.New.Evolve(new CompetenceGranted("food", null)).Evolve(new AbsenceRegistered(id, Thursday))
            .Evolve(new CalendarConnected(id, CalendarKind.CalDav));
        foreach (var type in OfAnOfficial)
        {
            var fact = type == typeof(CompetenceWithdrawn) ? new CompetenceWithdrawn("food") : type == typeof(AbsenceWithdrawn) ? new AbsenceWithdrawn(id)
                : type == typeof(CalendarDisconnected) ? new CalendarDisconnected(id) : Filled(type);
            Assert.NotEqual(Story.Written(known), Story.Written(known.Evolve(fact)));
        }
        var closed = Room.New.Evolve(new RoomClosed(id, Thursday)).Evolve(new RoomCalendarConnected(id, CalendarKind.Published));
        foreach (var type in OfARoom)
        {
            var fact = type == typeof(RoomReopened) ? new RoomReopened(id)
                : type == typeof(RoomCalendarDisconnected) ? new RoomCalendarDisconnected(id) : Filled(type);
            Assert.NotEqual(Story.Written(closed), Story.Written(closed.Evolve(fact)));
        }
        foreach (var type in OfASeatRule) Assert.NotEqual(Story.Written(SeatRule.New), Story.Written(SeatRule.New.Evolve(Filled(type))));
        foreach (var type in OfADecisionMap) Assert.NotEqual(Story.Written(DecisionMapReview.New), Story.Written(DecisionMapReview.New.Evolve(Filled(type))));
    }

    [Fact]
    public void of_a_case_changes_the_case_or_the_commitment()
    {
        var commitment = Commitment.New.Evolve(Filled(typeof(CommitmentMade)));
        foreach (var type in OfACommitment) Changes(type == typeof(CommitmentMade) ? Commitment.New : commitment, type, (c, fact) => c.Evolve(fact));
        var open = BusinessCase.New.Evolve(Filled(typeof(CaseOpened)));
        var closed = open.Evolve(Filled(typeof(CaseClosed)));
        foreach (var type in OfACase) Changes(type == typeof(CaseClosed) ? open : closed, type, (c, fact) => c.Evolve(fact));

        static void Changes<T>(T before, Type fact, Func<T, object, T> evolve)
            where T : class => Assert.NotEqual(Story.Written(before), Story.Written(evolve(before, Filled(fact))));
    }

    [Fact]
    public void of_a_procurement_changes_the_procurement_or_who_follows()
    {
        foreach (var type in OfAProcurement) Assert.NotEqual(Story.Written(Procurement.New), Story.Written(Procurement.New.Evolve(Filled(type))));
        foreach (var type in OfAFollower) Assert.NotEqual(Story.Written(Follower.New), Story.Written(Follower.New.Evolve(Filled(type))));
    }

    [Fact]
    public void of_another_noun_leaves_a_meeting_as_it_is()
    {
        Assert.Same(Meeting.New, Meeting.New.Evolve(new OfficialLeft()));
        Assert.Same(Official.New, Official.New.Evolve(new CallBackAsked(Now)));
        Assert.Same(Room.New, Room.New.Evolve(new CallBackAsked(Now)));
        Assert.Same(SeatRule.New, SeatRule.New.Evolve(new CallBackAsked(Now)));
    }

    [Fact]
    public void the_meeting_that_they_tell_of_survives_json_too()
    {
        foreach (var (before, fact) in Moments.Values)
        {
            var meeting = Story.Given([.. before, fact]).Meeting;
            var read = JsonSerializer.Deserialize<Meeting>(JsonSerializer.Serialize(meeting, Story.Stored), Story.Stored)!;
            Assert.Equal(Story.Written(meeting), Story.Written(read));
            Assert.Equal(meeting.Claims(Rules), read.Claims(Rules));
        }
    }

    private static IEnumerable<Type> Records(string space) => typeof(Meeting).Assembly.GetTypes()
        .Where(t => t.Namespace == space && t.IsPublic && t.IsClass && t.GetMethod("<Clone>$") is not null);

    /// <summary>A record with something other than the default in every property, down to the last list.</summary>
    private static object Filled(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(c => c.GetParameters().Length).First() is var constructor
            ? constructor.Invoke([.. constructor.GetParameters().Select(p => Something(p.ParameterType))])
            : throw new InvalidOperationException();

    private static object Something(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Guid)) return Guid.NewGuid();
        if (type == typeof(string)) return "åäö \"<&>\" 🪑";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 7;
        if (type == typeof(DateTimeOffset)) return Now.AddTicks(1);
        if (type == typeof(DateOnly)) return new DateOnly(2027, 3, 11);
        if (type == typeof(TimeOnly)) return new TimeOnly(8, 30);
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(35);
        if (type == typeof(Slot)) return Thursday;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(type.GetGenericArguments()[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return Dictionary(type.GetGenericArguments());
        return Filled(type);
    }

    private static IList List(Type of)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(of))!;
        list.Add(Something(of));
        list.Add(Something(of));
        return list;
    }

    private static IDictionary Dictionary(Type[] of)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
        dictionary.Add(Something(of[0]), Something(of[1]));
        return dictionary;
    }
}
