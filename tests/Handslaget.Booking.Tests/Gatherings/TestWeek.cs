using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Tests.Calendars;
using static Handslaget.Booking.Tests.Calendars.Town;
using static Handslaget.Booking.Tests.Gatherings.Breakfast;

namespace Handslaget.Booking.Tests.Gatherings;

/// <summary>A dialogue week in March 2027: land on Monday morning (two sittings), skills on Monday afternoon (two), land on Tuesday morning (one).</summary>
internal static class TestWeek
{
    public const string Lot = "the lot";

    public static readonly Guid Politician = Town.Id(801), Clerk = Town.Id(802), Hall = Town.Id(803);

    public static readonly DateTimeOffset Shuts = At("2027-03-12 12:00");

    public static readonly HalfDay MondayMorning = new(new(2027, 3, 22), false), MondayAfternoon = new(new(2027, 3, 22), true), TuesdayMorning = new(new(2027, 3, 23), false);

    public static readonly DialogueWeek Week = new(
        ["land", "skills"],
        [
            new("1", "land", Hall, Politician, Clerk, Time("2027-03-22", "09:00", "09:55")),
            new("2", "skills", Hall, Politician, Clerk, Time("2027-03-22", "13:00", "13:55")),
            new("3", "land", Hall, Politician, Clerk, Time("2027-03-23", "09:00", "09:40")),
        ],
        25, 5, 10);

    public static readonly GatheringPlan Plan = PlanOf(Week);

    public static object[] Opened => [new GatheringPlanned(TheGathering, Plan, null, Now), new GatheringPublished(Now)];

    /// <summary>Anna, Bo and Cia want the two sittings about land on Monday; Dan can only come on Tuesday.</summary>
    public static object[] Wished =>
        [.. Opened, Wishes(Anna, MondayMorning, "land"), Wishes(Bo, MondayMorning, "land"), Wishes(Cia, MondayMorning, "land"), Wishes(Dan, TuesdayMorning, "land", "skills")];

    public static GatheringPlan PlanOf(DialogueWeek week) => new(
        GatheringKind.DialogueWeek, new(At("2027-03-22 07:00"), At("2027-03-26 21:00")), null, Math.Max(1, week.Sittings().Count), week.Sittings(), null, Shuts, week);

    public static WishesMade Wishes(Guid who, HalfDay half, params string[] themes) => new(who, new(themes, [half], 1), Now);

    public static WishesMade Wishes(Guid who, int atMost, HalfDay[] halves, params string[] themes) => new(who, new(themes, halves, atMost), Now);

    /// <summary>The three who want Monday, in the order of lots.</summary>
    public static IReadOnlyList<Guid> ByLot => WeekLot.Order(Lot, new[] { Anna, Bo, Cia }, id => id);

    public static Gathering Of(params object[] facts) => facts.Aggregate(Gathering.New, (g, fact) => g.Evolve(fact));

    public static WeekLaid LaidPlainly(params object[] facts) => new(Lot, PlainWeek.Lay(WeekProblem.Of(Plan, Of(facts).Wishing, Lot)), LaidHow.Best, Shuts);

    /// <summary>The week is published: the two first lots have Monday's sittings, the third stands in line, Dan has Tuesday's.</summary>
    public static object[] Published => [.. Wished, LaidPlainly(Wished), new WeekPublished(Shuts)];
}
