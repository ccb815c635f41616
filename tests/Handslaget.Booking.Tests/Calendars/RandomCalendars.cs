using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Calendars;

/// <summary>A small municipality with everything in it that can go wrong, the same for the same seed.</summary>
internal sealed class RandomCalendars
{
    public static readonly string[] Competences = ["building", "food", "alcohol", "fire", "coordination"];

    private static readonly DateOnly[] Beginnings = [new(2027, 3, 15), new(2027, 10, 18), new(2026, 12, 14), new(2027, 6, 14), new(2028, 4, 27)];

    private readonly Random random;

    public RandomCalendars(int seed)
    {
        random = new Random(seed);
        From = Pick(Beginnings).AddDays(random.Next(7));
        var grid = Pick(15, 15, 5);
        Rules = new BookingRules
        {
            GridMinutes = grid,
            CalendarWeeks = random.Next(1, 4),
            MeetingLasts = Minutes(Pick(30, 45, 60, 50, 60, 45, 30, grid == 5 ? 340 : 50)),
            SummingUp = Minutes(Pick(0, 15, 20)),
            Travel = Minutes(Pick(0, 30, 25)),
            Buffer = Minutes(Pick(0, 10, 15)),
            OpensAt = Pick(new TimeOnly(8, 30), new TimeOnly(7, 0), new TimeOnly(9, 10)),
            ClosesAt = Pick(new TimeOnly(16, 30), new TimeOnly(18, 0), new TimeOnly(15, 50)),
            TablesPerDay = Pick(1, 2, 9),
        };
        Now = SwedishTime.Midnight(From).AddMinutes(random.Next(5 * 24 * 60));
        Officials = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Official())];
        Rooms = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Room())];
        Tables = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Table())];
    }

    public DateOnly From { get; }

    public BookingRules Rules { get; }

    public DateTimeOffset Now { get; }

    public List<OfficialCalendar> Officials { get; }

    public List<RoomCalendar> Rooms { get; }

    public List<StandingTable> Tables { get; }

    public CalendarIndex Index() => new(Rules, From, Officials, Rooms);

    public StandingTable Table(Guid? id = null)
    {
        var start = new TimeOnly(8 + random.Next(6), 15 * random.Next(4));
        return new()
        {
            Id = id ?? NewId(),
            Terms = new(
                [.. Enum.GetValues<DayOfWeek>().Where(_ => Chance(40))], start, start.AddMinutes(Pick(60, 120, 180, 200)), Pick(1, 1, 2),
                From.AddDays(random.Next(-20, 8)), Chance(20) ? From.AddDays(random.Next(20)) : null,
                Chance(40) && Rooms.Count > 0 ? Pick([.. Rooms]).Room.Id : null,
                [.. Competences.Where(_ => Chance(60)).Select(c => new PromisedSeats(c, Pick(1, 1, 2)))], random.Next(1, 6)),
            Skipped = [.. Some(2).Select(_ => From.AddDays(random.Next(20)))],
            PassedOn = [.. Some(3).Select(_ => new PassedOn(From.AddDays(random.Next(20)), Pick([.. Officials]).Official.Id))],
        };
    }

    public TableNeed Need() => new(
        [.. Competences.Where(_ => Chance(40))],
        [.. Competences.Where(_ => Chance(30))],
        Pick(MeetingForm.AtMunicipality, MeetingForm.AtCompany, MeetingForm.Online),
        random.Next(1, 4),
        Chance(20),
        Chance(20))
    { MayBeRemote = [.. Competences.Where(_ => Chance(30))] };

    /// <summary>A visit by two who are named, or one of them, with a way of its own.</summary>
    public TableNeed Visit()
    {
        string[] pair = [.. Competences.OrderBy(_ => random.Next()).Take(2)];
        return new TableNeed(pair, [], MeetingForm.AtCompany)
        {
            Travel = Chance(10) ? null : Minutes(Pick(0, 5, 15, 20, 35, 55, 90)),
            Named = pair.Take(Pick(1, 2, 2, 2)).ToDictionary(c => c, c => Pick([.. Holding(c)])),
        };
    }

    /// <summary>Mostly somebody who holds it.</summary>
    private IEnumerable<Guid> Holding(string competence) => Officials.Where(o => o.Official.Grants.Any(g => g.Competence == competence)).Select(o => o.Official.Id)
        .DefaultIfEmpty(Officials[0].Official.Id);

    public OfficialCalendar Official(Guid? id = null) => new(
        new Official
        {
            Id = id ?? NewId(),
            Grants =
            [
                .. Competences.Where(_ => Chance(50)).Select(competence =>
                    new Grant(competence, Chance(20) ? From.AddDays(random.Next(-3, 20)) : null)),
            ],
            Hours = [.. Enum.GetValues<DayOfWeek>().Where(_ => Chance(80)).SelectMany(Hours)],
            Absences = [.. Some(2).Select(_ => new Absence(NewId(), Taken(60 * 40)))],
            TablesPerWeek = Pick(0, 1, 2, 4, 4, 4),
            HasLeft = Chance(4),
        },
        new BusyTime([.. Some(25).Select(_ => Taken(120))], Chance(4) ? Now : null),
        [.. Some(5).Select(_ => Claim())]);

    public RoomCalendar Room() => new(
        new Room { Id = NewId(), Chairs = random.Next(2, 10), StepFree = Chance(60), HearingLoop = Chance(60), Closures = [.. Some(1).Select(_ => new Closure(NewId(), Taken(3000)))] },
        new BusyTime([.. Some(15).Select(_ => Taken(180))], Chance(4) ? Now : null),
        [.. Some(4).Select(_ => Claim())]);

    public int Next(int below) => random.Next(below);

    private IEnumerable<WorkingHours> Hours(DayOfWeek day)
    {
        yield return new WorkingHours(day, new TimeOnly(7 + random.Next(3), 5 * random.Next(12)), new TimeOnly(11 + random.Next(2), 0));
        yield return new WorkingHours(day, new TimeOnly(12, 30), new TimeOnly(15 + random.Next(3), 5 * random.Next(12)));
        if (Chance(30))
        {
            yield return new WorkingHours(day, new TimeOnly(6 + random.Next(5), 0), new TimeOnly(15 + random.Next(4), 0), Remote: true);
        }
    }

    private Claim Claim() => new(
        Guid.Empty, NewId(few: true), Taken(150), Chance(50) ? Now.AddMinutes(random.Next(-10, 11)) : null);

    private Slot Taken(int minutesAtMost) => Slot.From(
        SwedishTime.Midnight(From).AddMinutes(random.Next(Rules.CalendarWeeks * 7 * 24 * 60)), Minutes(1 + random.Next(minutesAtMost)));

    private IEnumerable<int> Some(int atMost) => Enumerable.Range(0, random.Next(atMost + 1));

    private Guid NewId(bool few = false) => few
        ? new Guid(random.Next(4), 0, 0, new byte[8])
        : new Guid(random.Next(), (short)random.Next(), 0, new byte[8]);

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
