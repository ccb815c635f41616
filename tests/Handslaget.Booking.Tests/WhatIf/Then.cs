using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Calendars;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Tests.WhatIf;

/// <summary>Requests of a past that a test tells, in the town of the calendars' tests: everybody works eight to five, and no official sits at two tables a day.</summary>
internal static class Then
{
    /// <summary>A Monday with no holiday for weeks, and the day on which the past is looked back at.</summary>
    public static readonly DateOnly Monday = new(2027, 1, 11);

    public static readonly DateOnly Today = new(2027, 8, 30);

    public static readonly BookingRules OneADay = new() { NoticeWorkingDays = 0, TablesPerDay = 1, HorizonWeeks = 2, CalendarWeeks = 12 };

    public static KnownTown Town(params OfficialCalendar[] officials) => Town(OneADay, officials);

    public static KnownTown Town(BookingRules rules, params OfficialCalendar[] officials) => new(Today, rules, officials, [], []);

    public static Trial More(string competence, int more) => new() { Officials = new Dictionary<string, int> { [competence] = more } };

    /// <summary>It asked, and found no time, unless it is told that it booked one.</summary>
    public static PastRequest Asked(int number, string wall, params string[] required) => Asked(number, Calendars.Town.At(wall), required);

    public static PastRequest Asked(int number, DateTimeOffset at, params string[] required) => Past(
        new MeetingRequested(Calendars.Town.Id(number), "kiosk-shop", [], new Dictionary<string, bool>(), MeetingForm.Online, 1, false, false, "sv", at),
        new PanelProposed([.. required.Select(c => new Seat(c, true, "test", new(c, c)))]),
        new NoTimeFound([], at, at, at));

    public static PastRequest Past(params object[] facts) => facts.Aggregate(PastRequest.New, (request, fact) => request.Evolve(fact));

    public static PastRequest And(this PastRequest request, params object[] facts) => facts.Aggregate(request, (past, fact) => past.Evolve(fact));

    public static IReadOnlyList<Played> Play(KnownTown town, IEnumerable<PastRequest> requests, Trial? trial = null, int seed = 1) =>
        [.. Replay.Of(town, trial ?? Trial.AsToday, requests, seed)];

    public static int?[] Waits(KnownTown town, IEnumerable<PastRequest> requests, Trial? trial = null) => [.. Play(town, requests, trial).Select(p => p.WorkingDays)];
}
