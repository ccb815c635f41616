using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Benchmarks;

/// <summary>
/// A municipality of any size, the same for the same figures: a port of the generator that the anchors were measured with. The order of the
/// draws is part of it, so that results can be compared; <see cref="Fingerprint"/> proves that nothing has moved.
/// </summary>
public sealed class Workload
{
    private static readonly (DayOfWeek[] Days, int Start, int End)[][] Patterns =
    [
        [(Weekdays(5), 480, 1020)],
        [(Weekdays(5), 540, 1020)],
        [(Weekdays(5), 480, 990)],
        [(Weekdays(4), 480, 1020), ([DayOfWeek.Friday], 480, 900)],
        [(Weekdays(5), 480, 720), (Weekdays(5), 780, 1020)],
        [([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], 540, 960)],
    ];

    private static readonly int[] Lengths = [30, 30, 45, 60, 60, 90];

    public sealed record Person(int Id, int Group, int[] Competences, int Pattern, DateOnly[] DaysOff, Slot[] Busy);

    public Workload(int officials, int weeks, int busyPerWeek, int competences = 4, bool offGrid = false, DateOnly? start = null)
    {
        (Weeks, BusyPerWeek, Competences, Start) = (weeks, busyPerWeek, competences, start ?? new DateOnly(2027, 3, 1));
        var product = (uint)(officials * 7919L + weeks * 104729L + busyPerWeek * 1299709L + competences * 15485863L);
        var draw = new Draw(0x9e3779b9 ^ product);
        People = [.. Enumerable.Range(0, officials).Select(id => NewPerson(id, draw, offGrid))];
    }

    public int Weeks { get; }

    public int BusyPerWeek { get; }

    public int Competences { get; }

    public DateOnly Start { get; }

    public IReadOnlyList<Person> People { get; }

    /// <summary>The anchors' rules: a bare hour, with a quarter free around what is busy. No limits but people's hours.</summary>
    public BookingRules Rules => new()
    {
        MeetingLasts = TimeSpan.FromMinutes(60),
        SummingUp = TimeSpan.Zero,
        Buffer = TimeSpan.FromMinutes(15),
        CalendarWeeks = Weeks,
        HorizonWeeks = Weeks,
        OpensAt = TimeOnly.MinValue,
        ClosesAt = new TimeOnly(23, 59),
        TablesPerDay = int.MaxValue,
    };

    /// <summary>As in the benchmark: a link, because the generator's first part knows no rooms.</summary>
    public TableNeed Need => new([.. Enumerable.Range(0, Competences).Select(Name)], [], MeetingForm.Online);

    /// <param name="byGroup">Each official has one competence (the anchors' groups) instead of up to three.</param>
    public List<OfficialCalendar> Calendars(bool byGroup = false) =>
    [
        .. People.Select(person => new OfficialCalendar(
            new Official
            {
                Id = new Guid(person.Id, 0, 0, new byte[8]),
                Grants = [.. (byGroup ? [person.Group] : person.Competences).Select(number => new Grant(Name(number), null))],
                Hours = [.. Patterns[person.Pattern].SelectMany(part => part.Days.Select(day => new WorkingHours(day, Clock(part.Start), Clock(part.End))))],
                Absences = [.. person.DaysOff.Select((day, number) => new Absence(new Guid(number, 1, 0, new byte[8]), SwedishTime.Day(day)))],
                TablesPerWeek = int.MaxValue,
            },
            new BusyTime(person.Busy),
            [])),
    ];

    /// <summary>Rooms with their own busy lists. Drawn apart from the officials, whose draws they must not move.</summary>
    public List<RoomCalendar> Rooms(int rooms)
    {
        var draw = new Draw(0x85ebca6b ^ (uint)(rooms * 7919 + Weeks * 104729 + BusyPerWeek * 1299709));
        return
        [
            .. Enumerable.Range(0, rooms).Select(id => new RoomCalendar(
                new Room { Id = new Guid(id, 2, 0, new byte[8]), Chairs = 4 + (int)(draw.Next() % 20), StepFree = draw.Next() % 4 != 0 },
                new BusyTime(NewBusy(draw, offGrid: false)),
                [])),
        ];
    }

    /// <summary>The first 16 digits of the SHA-256 of <see cref="Json"/>.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json())))[..16];

    /// <summary>The workload as the anchors' tools read it, key by key in their order.</summary>
    public string Json() => JsonSerializer.Serialize(new
    {
        N = People.Count,
        weeks = Weeks,
        B = BusyPerWeek,
        K = Competences,
        tz = "Europe/Stockholm",
        startUtc = SwedishTime.Midnight(Start).ToUnixTimeMilliseconds(),
        endUtc = SwedishTime.Midnight(Start.AddDays(7 * Weeks)).ToUnixTimeMilliseconds(),
        startYmd = Iso(Start),
        officials = People.Select(person => new
        {
            id = person.Id,
            group = person.Group,
            comps = person.Competences,
            wh = Patterns[person.Pattern].Select(part => new { days = part.Days.Select(day => (int)day), s = part.Start, e = part.End }),
            ooo = person.DaysOff.Select(Iso),
            busy = person.Busy.Select(busy => new[] { busy.Start.ToUnixTimeMilliseconds(), busy.End.ToUnixTimeMilliseconds() }),
        }),
    });

    private static string Name(int competence) => $"competence-{competence}";

    private Person NewPerson(int id, Draw draw, bool offGrid)
    {
        var pattern = (int)(draw.Next() % (uint)Patterns.Length);
        var off = Enumerable.Range(0, Weeks * 7).Select(Start.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !WorkingDays.IsWorkingDay(day))
            .ToHashSet();
        for (var week = 0; week < Weeks; week += 4)
        {
            if (draw.Next() % 3 != 0)
            {
                var inWeek = week + (int)(draw.Next() % (uint)Math.Min(4, Weeks - week));
                off.Add(Start.AddDays(inWeek * 7 + (int)(draw.Next() % 5)));
            }
        }

        var busy = NewBusy(draw, offGrid);
        var competences = new SortedSet<int> { id % Competences };
        for (var extra = draw.Next() % 3; extra > 0; extra--)
        {
            competences.Add((int)(draw.Next() % (uint)Competences));
        }

        return new Person(id, id % Competences, [.. competences], pattern, [.. off.Order()], busy);
    }

    private Slot[] NewBusy(Draw draw, bool offGrid)
    {
        var busy = new List<Slot>();
        for (var week = 0; week < Weeks; week++)
        {
            for (var number = 0; number < BusyPerWeek; number++)
            {
                var day = Start.AddDays(week * 7 + (int)(draw.Next() % 5));
                var step = offGrid && draw.Next() % 4 == 0 ? 5u : 15u;
                var minute = 480 + (int)(draw.Next() % 540 / step * step);
                var length = Lengths[draw.Next() % 6];
                busy.Add(Slot.From(SwedishTime.At(day, Clock(minute)), TimeSpan.FromMinutes(length)));
            }
        }

        return [.. busy.OrderBy(slot => slot.Start)];
    }

    private static DayOfWeek[] Weekdays(int count) => [.. Enumerable.Range(1, count).Select(day => (DayOfWeek)day)];

    private static TimeOnly Clock(int minutes) => TimeOnly.MinValue.AddMinutes(minutes);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Xorshift of 32 bits: the same draws in every language.</summary>
    private sealed class Draw(uint seed)
    {
        private uint state = seed == 0 ? 1 : seed;

        public uint Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            return state ^= state << 5;
        }
    }
}
