using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Gatherings;

/// <summary>A timer: offers that have ended go to the next in line, and what was only asked for the gathering's sake is forgotten.</summary>
public sealed record TidyGathering(Guid GatheringId);

// Who is told what, and what is to be done. A notice stands under the identity of the sign-up it is for.
public sealed partial record Gathering
{
    public IEnumerable<Notice> Tell(object fact, Gathering before) => fact switch
    {
        SignedUp { Queued: true } e => [Notice.Of(e.SignUpId, NoticeKind.SignUpMade, null, e.At)],
        SignedUp e => [Notice.Of(e.SignUpId, NoticeKind.SignUpMade, null, e.At), .. Reminder(Find(e.SignUpId)!, e.At)],
        WishesMade e => [Notice.Of(e.SignUpId, NoticeKind.WishesReceived, null, SwedishTime.Midnight(SwedishTime.Date(e.At)))], // one a day, however often they change
        WeekPublished e => [.. SignUps.Where(s => s.IsLive).SelectMany(s => Programme(s, e.At)), .. AtTables(Plan).Select(p => Notice.Of(Id, NoticeKind.WeekProgramme, p, e.At))],
        PlaceOffered e => [Notice.Of(e.SignUpId, NoticeKind.PlaceOffered, null, e.At)],
        PlaceTaken e => [Notice.Of(e.SignUpId, NoticeKind.PlaceConfirmed, null, e.At), .. Reminder(Find(e.SignUpId)!, e.At)],
        PlaceLapsed e => [Notice.Of(e.SignUpId, NoticeKind.PlaceLapsed, null, e.At)],
        SignUpWithdrawn e when before.Find(e.SignUpId)?.State == SignUpState.HasPlace => [Notice.Of(e.SignUpId, NoticeKind.SignUpEnded, null, e.At)],
        SittingGivenBack e => [Notice.Of(e.SignUpId, NoticeKind.SittingGivenBack, null, e.At), .. Reminder(Find(e.SignUpId)!, e.At)],
        GatheringPublished e => AtTables(Plan).Select(p => Notice.Of(Id, NoticeKind.WeekProgramme, p, e.At)), // their time is taken from now on
        GatheringChanged e when Plan.Week is not null => PublishedAt is null ? [] : [
            .. SignUps.Where(s => s.State == SignUpState.HasPlace && HasMoved(s, before.Plan)).SelectMany(s => Changed(s, e.At)),
            .. AtTables(Plan).Union(AtTables(before.Plan)).Where(p => !Own(Plan, p).SequenceEqual(Own(before.Plan, p))).Select(p => Notice.Of(Id, NoticeKind.WeekProgramme, p, e.At)),
        ],
        GatheringChanged e when IsNews(e, before.Plan) => SignUps.Where(s => s.IsLive).SelectMany(s => Changed(s, e.At)),
        GatheringCancelled e => [
            .. SignUps.Where(s => s.IsLive).Select(s => Notice.Of(s.Id, NoticeKind.GatheringOff, null, e.At)),
            .. (PublishedAt is null ? [] : AtTables(Plan)).Select(p => Notice.Of(Id, NoticeKind.WeekProgramme, p, e.At)),
        ],
        _ => [],
    };

    public IEnumerable<Message> Call(object fact) => fact switch
    {
        GatheringPlanned or GatheringChanged => [new(new TidyGathering(Id), Plan.Slot.End)],
        PlaceOffered e => [new(new TidyGathering(Id), e.Until)],
        GatheringCancelled or PlaceDeclined or PlaceLapsed or SignUpWithdrawn => [new(new TidyGathering(Id))],
        _ => [],
    };

    /// <summary>More places, or another last day to sign up, changes nothing for who comes.</summary>
    private static bool IsNews(GatheringChanged change, GatheringPlan before) => change.PlaceChanged
        || change.Plan.Slot != before.Slot
        || change.Plan.RoomId != before.RoomId
        || !change.Plan.Sessions.Select(s => (s.Key, s.Slot)).SequenceEqual(before.Sessions.Select(s => (s.Key, s.Slot)));

    private IEnumerable<Notice> Changed(SignUp signUp, DateTimeOffset at) =>
        [Notice.Of(signUp.Id, NoticeKind.GatheringMoved, null, at), .. signUp.State == SignUpState.HasPlace ? Reminder(signUp, at) : []];

    /// <summary>The working day before at ten, if that is still to come. It is about this time, and is dropped if there is another.</summary>
    private IEnumerable<Notice> Reminder(SignUp signUp, DateTimeOffset now)
    {
        var begins = BeginsFor(signUp);
        var due = SwedishTime.At(WorkingDays.Previous(SwedishTime.Date(begins)), new TimeOnly(10, 0));
        if (due > now) yield return Notice.Of(signUp.Id, NoticeKind.GatheringReminder, null, begins, due);
    }

    private IEnumerable<Notice> Programme(SignUp signUp, DateTimeOffset at) =>
        [Notice.Of(signUp.Id, NoticeKind.WeekLaid, null, at), .. signUp.State == SignUpState.HasPlace ? Reminder(signUp, at) : []];

    /// <summary>The politicians and the officials of a dialogue week.</summary>
    private static IEnumerable<Guid> AtTables(GatheringPlan plan) => plan.Week?.Tables.SelectMany(t => new[] { t.PoliticianId, t.OfficialId }).Distinct() ?? [];

    /// <summary>What somebody's own tables are to them: when, about what and where.</summary>
    private static IEnumerable<(Slot Block, string Theme, Guid Room)> Own(GatheringPlan plan, Guid person) =>
        (plan.Week?.Tables ?? []).Where(t => t.Seats(person)).Select(t => (t.Block, t.Theme, t.RoomId)).OrderBy(t => t.Block.Start);

    /// <summary>The same sitting is in another room. (Who sits there is told by the page.)</summary>
    private bool HasMoved(SignUp signUp, GatheringPlan before) => signUp.Sessions.Any(s => Plan.Week?.TableOf(s)?.RoomId != before.Week?.TableOf(s)?.RoomId);
}
