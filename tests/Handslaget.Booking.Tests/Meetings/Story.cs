using System.Text.Json;
using System.Text.Json.Serialization;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Tests.Calendars;

namespace Handslaget.Booking.Tests.Meetings;

/// <summary>
/// Given these facts, when this is decided, then exactly those facts. Every fact passes through the store's JSON on its way into the
/// meeting, so each story also shows that its facts survive it; lists are compared by what stands in them.
/// </summary>
internal sealed class Story
{
    /// <summary>As in the store (StoreSetup.cs).</summary>
    public static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private Decision? answer;

    private Story(IEnumerable<object> facts) => Add(facts);

    public Meeting Meeting { get; private set; } = Meeting.New;

    /// <summary>The meeting before the last fact.</summary>
    public Meeting Before { get; private set; } = Meeting.New;

    public static Story Given(params object[] facts) => new(facts);

    public Story And(params object[] facts)
    {
        Add(facts);
        return this;
    }

    public Story When(Func<Meeting, Decision> decide)
    {
        answer = decide(Meeting);
        return this;
    }

    /// <summary>Exactly these facts; the story goes on with them recorded.</summary>
    public Story Then(params object[] facts)
    {
        var decided = Assert.IsType<Decision.Facts>(answer);
        Assert.Equal(facts.Select(Written), decided.Events.Select(Written));
        return And([.. decided.Events]);
    }

    public Story ThenNothingNew()
    {
        Assert.IsType<Decision.NothingNew>(answer);
        return this;
    }

    public Story ThenRefused(Refusal reason)
    {
        Assert.Equal(reason, Assert.IsType<Decision.Refused>(answer).Reason);
        return this;
    }

    public Story ThenTheMeeting(Action<Meeting> looks)
    {
        looks(Meeting);
        return this;
    }

    public static string Written(object fact) => $"{fact.GetType().Name} {JsonSerializer.Serialize(fact, Stored)}";

    private void Add(IEnumerable<object> facts)
    {
        foreach (var fact in facts)
        {
            var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(fact, Stored), fact.GetType(), Stored)!;
            Assert.Equal(Written(fact), Written(read));
            Before = Meeting;
            Meeting = Meeting.Evolve(read);
        }
    }
}

/// <summary>
/// A table to write stories about: a café needs food and fire besides the coordinator, and wishes for traffic. It is asked for on Monday
/// the first of March at ten, for Thursday the eleventh at ten.
/// </summary>
internal static class Table
{
    public static readonly BookingRules Rules = Town.Rules;

    public static readonly Guid Id = Town.Id(900);

    public static readonly Guid Coordinator = Town.Id(1);
    public static readonly Guid Inspector = Town.Id(2);
    public static readonly Guid FireOfficer = Town.Id(3);
    public static readonly Guid Planner = Town.Id(4);
    public static readonly Guid Colleague = Town.Id(5);
    public static readonly Guid SecondColleague = Town.Id(6);
    public static readonly Guid ThirdColleague = Town.Id(7);
    public static readonly Guid FourthColleague = Town.Id(8);
    public static readonly Guid Room = Town.Id(50);
    public static readonly Guid OtherRoom = Town.Id(51);

    public static readonly DateTimeOffset Now = Town.At("2027-03-01 10:00");

    public static readonly Slot Thursday = Town.Time("2027-03-11", "10:00", "11:00");
    public static readonly Slot Friday = Town.Time("2027-03-12", "13:00", "14:00");
    public static readonly Slot Monday = Town.Time("2027-03-15", "09:00", "10:00");

    public static readonly DateTimeOffset HoldUntil = Now + Rules.HoldLasts;
    public static readonly DateTimeOffset ReplyBy = Town.At("2027-03-03 16:30");
    public static readonly DateTimeOffset MendsUntil = Thursday.Start.AddHours(-48);
    public static readonly DateTimeOffset MovesUntil = Thursday.Start.AddHours(-24);
    public static readonly DateTimeOffset FallsThrough = Thursday.Start.AddHours(-18);

    public static readonly IReadOnlyList<Seat> Seats =
    [
        Seat(Meeting.Coordination), Seat("food"), Seat("fire"), Seat("traffic", required: false),
    ];

    public static readonly IReadOnlyList<Place> Places =
    [
        Sits(Coordinator, Meeting.Coordination), Sits(Inspector, "food"), Sits(FireOfficer, "fire"), Sits(Planner, "traffic"),
    ];

    public static MeetingRequested Requested(MeetingForm form = MeetingForm.AtMunicipality) => new(
        Id, "open-cafe", ["food-registration"], new Dictionary<string, bool> { ["traffic"] = true }, form, 2, StepFree: true, HearingLoop: false, "sv", Now);

    public static object[] Asked => [Requested(), new PanelProposed(Seats)];

    public static SlotHeld HeldThursday => new(Thursday, Places, Room, HoldUntil, Now);

    public static readonly WishedTime Wished = new(new DateOnly(2027, 3, 9), DayPart.Morning);

    public static object[] Wishing => [.. Asked, new OwnTimesWished([Wished], Now)];

    public static object[] Waiting => [.. Asked, new WaitListJoined(Now)];

    public static readonly DateTimeOffset OfferUntil = Town.At("2027-03-02 10:00");

    public static TimeOffered OfferedThursday => new(Thursday, Places, Room, OfferUntil, Now);

    /// <summary>On the wait list, with Thursday held for it until Tuesday at ten.</summary>
    public static object[] OnOffer => [.. Waiting, OfferedThursday];

    public static object[] Held => [.. Asked, HeldThursday];

    public static object[] Booked => [.. Held, new MeetingBooked(ReplyBy, Now)];

    /// <summary>Everybody whose yes is needed has said it. The planner, who was only wished for, has not answered.</summary>
    public static object[] Confirmed => [.. Booked, Yes(Coordinator), Yes(Inspector), Yes(FireOfficer), new MeetingConfirmed(Now)];

    /// <summary>The inspector said no, and nobody could take the seat.</summary>
    public static object[] Broken => [.. Booked, No(Inspector), Vacated(Inspector, "food")];

    public static SeatAccepted Yes(Guid official) => new(official, Now);

    public static SeatDeclined No(Guid official, DateTimeOffset? at = null) => new(official, BySilence: false, at ?? Now);

    public static SeatLeftVacant Vacated(Guid official, string competence, string why = "nobody-free") => new(official, [competence], why, Now);

    public static SeatSubstituted Mended(Guid declined, Guid by, params string[] competences) =>
        new(declined, [Sits(by, competences)], ReplyBy, Now);

    public static MeetingMoved MovedTo(Slot slot, IReadOnlyList<Place>? places = null, string by = "company", DateTimeOffset? at = null) =>
        new(slot, places ?? Places, Room, ReplyTime.For(at ?? Now, slot.Start, Rules), by, at ?? Now);

    public static Place Sits(Guid official, params string[] competences) => new(official, competences);

    public static Offer Offered(Slot slot, params Place[] places) =>
        new(slot, places.Length == 0 ? Places : places, Room, new Dictionary<string, IReadOnlyList<Guid>>());

    public static Alternative Beside(Offer offer) => new(offer.Slot, offer.Places, offer.RoomId);

    public static Seat Seat(string competence, bool required = true, bool unheld = false) =>
        new(competence, required, "situation:open-cafe", new Text($"{competence} behövs.", $"{competence} is needed."), unheld);

    public static DateTimeOffset At(string wall) => Town.At(wall);

    public static Slot Time(string date, string start, string end) => Town.Time(date, start, end);

    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
}
