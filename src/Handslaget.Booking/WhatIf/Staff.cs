using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.WhatIf;

/// <summary>Somebody who sits at the tables that are played, and whose calendars their days are drawn from.</summary>
internal sealed record Seated(Official Official, IReadOnlyList<OfficialCalendar> DrawnFrom);

/// <summary>
/// The officials of today, and those that are tried. A new colleague answers for the one competence, works and takes as many tables as the
/// most ordinary of the others, and is as busy as they are: each day is one of theirs. With one fewer, it is the most ordinary who no longer
/// answers for the competence, and goes on answering for what else they do.
/// </summary>
internal static class Staff
{
    public static IReadOnlyList<Seated> Of(KnownTown town, IReadOnlyDictionary<string, int> change)
    {
        var staff = town.Officials.Where(o => !o.Official.HasLeft).Select(o => new Seated(o.Official, [o])).ToList();
        foreach (var (competence, more) in change.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var colleagues = staff.Where(s => s.Official.Holds(competence, town.Today)).OrderBy(s => s.Official.Id).ToList();
            for (var taken = 0; taken < -more && colleagues.Count > 0; taken++)
            {
                var one = MostOrdinary(colleagues);
                colleagues.Remove(one);
                staff[staff.IndexOf(one)] = one with { Official = one.Official.Evolve(new CompetenceWithdrawn(competence)) };
            }

            if (more > 0 && colleagues.Count > 0)
            {
                var number = Ordinal(competence);
                staff.AddRange(Enumerable.Range(1, more).Select(n => New(competence, number, n, colleagues)));
            }
        }

        return staff;
    }

    private static Seated New(string competence, uint number, int nth, IReadOnlyList<Seated> colleagues)
    {
        var like = MostOrdinary(colleagues).Official;
        return new(
            new Official
            {
                // After everybody else in the fixed order, and the same each time.
                Id = new Guid(uint.MaxValue, (ushort)(number >> 16), (ushort)number, 0, 0, 0, 0, 0, 0, 0, (byte)nth),
                Unit = like.Unit,
                Grants = [new Grant(competence, null)],
                Hours = like.Hours,
                TablesPerWeek = like.TablesPerWeek,
            },
            [.. colleagues.SelectMany(c => c.DrawnFrom).Where(c => c.BusyTime.UnreadableSince is null)]);
    }

    /// <summary>Whose week is nearest to the mean.</summary>
    private static Seated MostOrdinary(IReadOnlyList<Seated> colleagues)
    {
        var mean = colleagues.Average(c => Week(c.Official));
        return colleagues.OrderBy(c => Math.Abs(Week(c.Official) - mean)).ThenBy(c => c.Official.Id).First();
    }

    private static double Week(Official official) => official.Hours.Sum(h => (h.End - h.Start).TotalHours);

    private static uint Ordinal(string competence) => (uint)Draw.Of(competence);
}
