using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Calendars;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Tests.WhatIf;

/// <summary>Some months of requests in a small town with busy people, the same for the same seed.</summary>
internal static class RandomYear
{
    public static readonly string[] Competences = ["food", "fire", "building"];

    private static readonly BookingRules Rules = new() { HorizonWeeks = 4, CalendarWeeks = 12 };

    /// <param name="seed">Gives the town.</param>
    /// <param name="competences">Those somebody answers for, two each.</param>
    public static KnownTown Town(int seed, params string[] competences)
    {
        var random = new Random(seed);
        var held = competences.Length > 0 ? competences : Competences;
        return new(Then.Today, Rules, [.. held.SelectMany((c, n) => new[] { Official(1 + (2 * n), c, random), Official(2 + (2 * n), c, random) })], [], []);
    }

    public static IReadOnlyList<PastRequest> Requests(int seed, int requests = 120, params string[] competences)
    {
        var random = new Random(seed);
        var held = competences.Length > 0 ? competences : Competences;
        return [.. Enumerable.Range(0, requests).Select(n => Then.Asked(
            1000 + n, SwedishTime.At(Then.Monday.AddDays(random.Next(60)), new(9, random.Next(60))), [.. held.Where(c => held.Length == 1 || random.Next(2) == 0).DefaultIfEmpty(held[0])]))];
    }

    private static OfficialCalendar Official(int number, string competence, Random random)
    {
        var monday = SwedishTime.Monday(Then.Today);
        return Calendars.Town.Official(number, competence).But(o => o with { TablesPerWeek = 1 + random.Next(4) }).Busy([
            .. Enumerable.Range(0, 7 * Rules.CalendarWeeks).SelectMany(day => Enumerable.Range(0, 3).Select(_ =>
                Slot.From(SwedishTime.At(monday.AddDays(day), new(8 + random.Next(8), 15 * random.Next(4))), TimeSpan.FromMinutes(30 * (1 + random.Next(4)))))),
        ]);
    }
}
