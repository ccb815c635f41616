using Handslaget.Booking.Cases;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Surveying;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The names facts are stored under. They are stored data: a class may be renamed, its name here may not.
/// </summary>
internal static class EventNames
{
    public static readonly IReadOnlyDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(MeetingRequested)] = "meeting_requested",
        [typeof(RequestChanged)] = "request_changed",
        [typeof(PanelProposed)] = "panel_proposed",
        [typeof(CompanyRecognised)] = "company_recognised",
        [typeof(NoTimeFound)] = "no_time_found",
        [typeof(NeedRelaxed)] = "need_relaxed",
        [typeof(CallBackAsked)] = "call_back_asked",
        [typeof(NeedsHandled)] = "needs_handled",
        [typeof(OwnTimesWished)] = "own_times_wished",
        [typeof(WishesRefused)] = "wishes_refused",
        [typeof(WaitListJoined)] = "wait_list_joined",
        [typeof(WaitListLeft)] = "wait_list_left",
        [typeof(TimeOffered)] = "time_offered",
        [typeof(OfferDeclined)] = "offer_declined",
        [typeof(OfferLapsed)] = "offer_lapsed",
        [typeof(OfferWithdrawn)] = "offer_withdrawn",
        [typeof(SlotHeld)] = "slot_held",
        [typeof(HoldExtended)] = "hold_extended",
        [typeof(HoldReleased)] = "hold_released",
        [typeof(HoldExpired)] = "hold_expired",
        [typeof(MeetingBooked)] = "meeting_booked",
        [typeof(SeatAccepted)] = "seat_accepted",
        [typeof(SeatDeclined)] = "seat_declined",
        [typeof(SeatUndecided)] = "seat_undecided",
        [typeof(OtherTimeProposed)] = "other_time_proposed",
        [typeof(CompanyReplied)] = "company_replied",
        [typeof(OfficialNudged)] = "official_nudged",
        [typeof(SeatSubstituted)] = "seat_substituted",
        [typeof(SeatLeftVacant)] = "seat_left_vacant",
        [typeof(AlternativesHeld)] = "alternatives_held",
        [typeof(AlternativesLapsed)] = "alternatives_lapsed",
        [typeof(MeetingConfirmed)] = "meeting_confirmed",
        [typeof(MeetingMoved)] = "meeting_moved",
        [typeof(MeetingCancelled)] = "meeting_cancelled",
        [typeof(MeetingFellThrough)] = "meeting_fell_through",
        [typeof(MeetingTookPlace)] = "meeting_took_place",
        [typeof(CompanyStayedAway)] = "company_stayed_away",
        [typeof(OutcomeAsked)] = "outcome_asked",
        [typeof(OutcomeWritten)] = "outcome_written",
        [typeof(OutcomeShared)] = "outcome_shared",
        [typeof(FollowUpDone)] = "follow_up_done",
        [typeof(SurveyAsked)] = "survey_asked",
        [typeof(CompanyForgotten)] = "company_forgotten",
        [typeof(CompanyLinkReplaced)] = "company_link_replaced",
        [typeof(PanelSetByHand)] = "panel_set_by_hand",
        [typeof(RoomSetByHand)] = "room_set_by_hand",
        [typeof(VisitInvited)] = "visit_invited",
        [typeof(VisitPutOff)] = "visit_put_off",
        [typeof(VisitDeclined)] = "visit_declined",
        [typeof(InvitationLapsed)] = "invitation_lapsed",
        [typeof(GrowthNeedsNoted)] = "growth_needs_noted",
        [typeof(TableOpened)] = "table_opened",
        [typeof(OfficialRegistered)] = "official_registered",
        [typeof(CompetenceGranted)] = "competence_granted",
        [typeof(CompetenceWithdrawn)] = "competence_withdrawn",
        [typeof(WorkingHoursSet)] = "working_hours_set",
        [typeof(AbsenceRegistered)] = "absence_registered",
        [typeof(AbsenceWithdrawn)] = "absence_withdrawn",
        [typeof(CapacitySet)] = "capacity_set",
        [typeof(LanguagesSet)] = "languages_set",
        [typeof(ServiceTrainingSet)] = "service_training_set",
        [typeof(OfficialLeft)] = "official_left",
        [typeof(OfficialCorrected)] = "official_corrected",
        [typeof(CalendarConnected)] = "calendar_connected",
        [typeof(CalendarDisconnected)] = "calendar_disconnected",
        [typeof(RoomOpened)] = "room_opened",
        [typeof(RoomClosed)] = "room_closed",
        [typeof(RoomReopened)] = "room_reopened",
        [typeof(RoomChanged)] = "room_changed",
        [typeof(RoomCalendarConnected)] = "room_calendar_connected",
        [typeof(RoomCalendarDisconnected)] = "room_calendar_disconnected",
        [typeof(SeatRuleChanged)] = "seat_rule_changed",
        [typeof(SeatRuleRestored)] = "seat_rule_restored",
        [typeof(ComplaintReceived)] = "complaint_received",
        [typeof(ComplaintAcknowledged)] = "complaint_acknowledged",
        [typeof(ComplaintAssigned)] = "complaint_assigned",
        [typeof(ComplaintAnswered)] = "complaint_answered",
        [typeof(ComplaintReopened)] = "complaint_reopened",
        [typeof(ComplaintWithdrawn)] = "complaint_withdrawn",
        [typeof(ComplaintPassedOn)] = "complaint_passed_on",
        [typeof(LessonPublished)] = "lesson_published",
        [typeof(LessonWithdrawn)] = "lesson_withdrawn",
        [typeof(DecisionMapReviewed)] = "decision_map_reviewed",
        [typeof(CommitmentMade)] = "commitment_made",
        [typeof(CommitmentKept)] = "commitment_kept",
        [typeof(CommitmentDropped)] = "commitment_dropped",
        [typeof(CommitmentDueMoved)] = "commitment_due_moved",
        [typeof(CommitmentReminded)] = "commitment_reminded",
        [typeof(CaseOpened)] = "case_opened",
        [typeof(MeetingJoinedCase)] = "meeting_joined_case",
        [typeof(NextContactSet)] = "next_contact_set",
        [typeof(ContactMade)] = "contact_made",
        [typeof(CaseClosed)] = "case_closed",
        [typeof(CaseReopened)] = "case_reopened",
        [typeof(ClockPaused)] = TimedFact.Paused,
        [typeof(ClockResumed)] = TimedFact.Resumed,
        [typeof(PromiseExplained)] = TimedFact.Explained,
        [typeof(StandingTableLaid)] = "standing_table_laid",
        [typeof(StandingTableChanged)] = "standing_table_changed",
        [typeof(StandingTableSkipped)] = "standing_table_skipped",
        [typeof(StandingTableRestored)] = "standing_table_restored",
        [typeof(StandingTablePassedOn)] = "standing_table_passed_on",
        [typeof(StandingTableEnded)] = "standing_table_ended",
        [typeof(GatheringPlanned)] = "gathering_planned",
        [typeof(GatheringChanged)] = "gathering_changed",
        [typeof(GatheringPublished)] = "gathering_published",
        [typeof(GatheringCancelled)] = "gathering_cancelled",
        [typeof(SignedUp)] = "signed_up",
        [typeof(PlaceOffered)] = "place_offered",
        [typeof(PlaceTaken)] = "place_taken",
        [typeof(PlaceDeclined)] = "place_declined",
        [typeof(PlaceLapsed)] = "place_lapsed",
        [typeof(SignUpWithdrawn)] = "sign_up_withdrawn",
        [typeof(Attended)] = "attended",
        [typeof(StayedAway)] = "stayed_away",
        [typeof(WishesMade)] = "wishes_made",
        [typeof(WeekLaid)] = "week_laid",
        [typeof(WeekPublished)] = "week_published",
        [typeof(SittingGivenBack)] = "sitting_given_back",
        [typeof(ProcurementPublished)] = "procurement_published",
        [typeof(ProcurementChanged)] = "procurement_changed",
        [typeof(ProcurementWithdrawn)] = "procurement_withdrawn",
        [typeof(FollowAsked)] = "follow_asked",
        [typeof(FollowConfirmed)] = "follow_confirmed",
        [typeof(TopicsChosen)] = "topics_chosen",
        [typeof(DigestSent)] = "digest_sent",
        [typeof(FollowEnded)] = "follow_ended",
        [typeof(SurveyAnswered)] = "survey_answered",
    };

    /// <summary>The facts of a noun: meetings, complaints, cases, gatherings and procurements have rooms of their own in the core, and the register's say by name whom they are about.</summary>
    public static IEnumerable<Type> Of<T>() => All.Keys.Where(fact => Noun(fact) == typeof(T));

    /// <summary>Whose fact it is. A clock's stands in the log of its subject, whatever that is.</summary>
    public static Type Noun(Type fact) =>
        fact.Namespace == typeof(Meeting).Namespace ? typeof(Meeting)
        : fact.Namespace == typeof(Complaint).Namespace ? typeof(Complaint)
        : fact.Namespace == typeof(BusinessCase).Namespace ? fact.Name.StartsWith(nameof(Commitment), StringComparison.Ordinal) ? typeof(Commitment) : typeof(BusinessCase)
        : fact.Namespace == typeof(Clock).Namespace ? typeof(Clock)
        : fact.Namespace == typeof(Gathering).Namespace ? typeof(Gathering)
        : fact.Namespace == typeof(Procurement).Namespace ? fact.Name.StartsWith(nameof(Procurement), StringComparison.Ordinal) ? typeof(Procurement) : typeof(Follower)
        : fact.Namespace == typeof(SurveyAnswered).Namespace ? typeof(SurveyAnswered)
        : fact.Name.StartsWith(nameof(Room), StringComparison.Ordinal) ? typeof(Room)
        : fact.Name.StartsWith(nameof(SeatRule), StringComparison.Ordinal) ? typeof(SeatRule)
        : fact.Name.StartsWith("DecisionMap", StringComparison.Ordinal) ? typeof(DecisionMapReview)
        : fact.Name.StartsWith(nameof(StandingTable), StringComparison.Ordinal) ? typeof(StandingTable)
        : typeof(Official);

    public static void Pin(StoreOptions options)
    {
        foreach (var (type, name) in All) options.Events.MapEventType(type, name);
    }
}
