using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Oracles;

/// <summary>
/// The same question answered the plain way: for every start on the grid, ask every official about every interval. Shares nothing with the
/// bits but the wall clock and the working days, which have tests of their own. Slow and obviously right: oracle and yardstick.
/// </summary>
public sealed class NaiveAvailability
{
    private readonly BookingRules rules;
    private readonly DateTimeOffset now;
    private readonly IReadOnlyList<Person> people;
    private readonly IReadOnlyList<RoomCalendar> rooms;
    private readonly IReadOnlyList<DateOnly> days;
    private readonly IReadOnlyList<StandingDay> promises;

    private sealed record Person(OfficialCalendar Calendar, IReadOnlyList<Slot> OrdinaryHours, IReadOnlyList<Slot> AllHours, IReadOnlyList<Slot> Taken);

    public NaiveAvailability(
        BookingRules rules, DateOnly from, IEnumerable<OfficialCalendar> officials, IEnumerable<RoomCalendar> rooms, DateTimeOffset now,
        IEnumerable<StandingTable>? tables = null)
    {
        this.rules = rules;
        this.now = now;
        this.rooms = [.. rooms];
        var monday = SwedishTime.Monday(from);
        days = [.. Enumerable.Range(0, rules.CalendarWeeks * 7).Select(monday.AddDays).Where(WorkingDays.IsWorkingDay)];
        var calendars = officials.ToList();
        promises =
        [
            .. from table in tables ?? []
               from day in days
               where table.IsLaid(day) && now < table.ReleasedAt(day)
               select StandingDay.Of(table, day, calendars.Select(calendar => calendar.Official)),
        ];
        people =
        [
            .. calendars.Select(calendar => new Person(
                calendar,
                [.. Hours(calendar.Official.Hours.Where(hours => !hours.Remote))],
                [.. Hours(calendar.Official.Hours)],
                [.. Taken(calendar)])),
        ];
    }

    public List<DateTimeOffset> Starts(TableNeed need)
    {
        var starts = new List<DateTimeOffset>();
        foreach (var day in days)
        {
            var open = SwedishTime.Between(day, rules.OpensAt, rules.ClosesAt);
            for (var start = SwedishTime.Midnight(day); start < open.End; start += Step)
            {
                if (open.Contains(Rounded(Slot.From(start, rules.MeetingLasts))) && CanMeet(need, start))
                {
                    starts.Add(start);
                }
            }
        }

        return starts;
    }

    public bool CanMeet(TableNeed need, DateTimeOffset start) =>
        need.Required.Count > 0
        && need.Required.All(competence => people.Any(person => CanSit(person, competence, need, start)))
        && (need.Form != MeetingForm.AtMunicipality || rooms.Any(room => Suits(room, need) && IsFree(room, TimeTakenAt(start, need)) && !IsKept(room, need, start)));

    public bool CanSit(Guid official, string competence, TableNeed need, DateTimeOffset start) =>
        CanSit(people.Single(person => person.Calendar.Official.Id == official), competence, need, start);

    private bool CanSit(Person person, string competence, TableNeed need, DateTimeOffset start)
    {
        var official = person.Calendar.Official;
        if (official.HasLeft || official.TablesPerWeek <= 0 || person.Calendar.BusyTime.UnreadableSince is not null)
        {
            return false;
        }

        var grant = official.Grants.FirstOrDefault(grant => grant.Competence == competence);
        if (grant is null || grant.ValidTo < SwedishTime.Date(start))
        {
            return false;
        }

        var byLink = need.Form == MeetingForm.Online || (need.Form == MeetingForm.AtMunicipality && need.MayBeRemote.Contains(competence));
        if (need.Named.TryGetValue(competence, out var only) ? only != official.Id : need.Named.Values.Contains(official.Id)) return false;

        var time = TimeTakenAt(start, need);
        var mine = promises.Where(day => day.Seats.Any(seat => seat.OfficialId == official.Id)).ToList();
        return Covers(byLink ? person.AllHours : person.OrdinaryHours, time) && !person.Taken.Any(taken => taken.Overlaps(time))
            && (IsSitting(mine, need, start) || (!mine.Exists(day => Rounded(day.Block).Overlaps(time)) && LeavesEnough(person.Calendar, mine, start)));
    }

    private bool IsSitting(List<StandingDay> days, TableNeed need, DateTimeOffset start) =>
        need.Form != MeetingForm.AtCompany && days.Exists(day => day.Sittings(rules).Contains(start));

    // As many tables as are promised that day, or that week, must be left; a promised day on which there is a table already is kept.
    private bool LeavesEnough(OfficialCalendar calendar, List<StandingDay> mine, DateTimeOffset start)
    {
        var standing = calendar.Claims.Where(Stands).ToList();
        var unused = mine.Where(day => !standing.Exists(claim => claim.During.Overlaps(Rounded(day.Block)))).ToList();
        var (date, monday) = (SwedishTime.Date(start), SwedishTime.Monday(SwedishTime.Date(start)));
        int Tables(Func<DateOnly, bool> within) => standing.Where(claim => within(SwedishTime.Date(claim.During.Start))).DistinctBy(claim => claim.MeetingId).Count();
        return Tables(day => day == date) + unused.Count(day => day.Date == date) < rules.TablesPerDay
            && Tables(day => SwedishTime.Monday(day) == monday) + unused.Count(day => SwedishTime.Monday(day.Date) == monday) < calendar.Official.TablesPerWeek;
    }

    private bool IsKept(RoomCalendar room, TableNeed need, DateTimeOffset start)
    {
        var mine = promises.Where(day => day.Table.Terms.RoomId == room.Room.Id).ToList();
        return !IsSitting(mine, need, start) && mine.Exists(day => Rounded(day.Block).Overlaps(TimeTakenAt(start, need)));
    }

    private bool Suits(RoomCalendar room, TableNeed need) =>
        room.Room.Chairs >= need.Guests + need.Required.Count
        && (room.Room.StepFree || !need.StepFree)
        && (room.Room.HearingLoop || !need.HearingLoop);

    private bool IsFree(RoomCalendar room, Slot time) =>
        room.BusyTime.UnreadableSince is null
        && !room.Room.Closures.Any(closure => closure.During.Overlaps(time))
        && !room.BusyTime.Busy.Any(busy => busy.Overlaps(time))
        && !room.Claims.Any(claim => Stands(claim) && claim.During.Overlaps(time));

    private TimeSpan Step => TimeSpan.FromMinutes(rules.GridMinutes);

    private bool Stands(Claim claim) => claim.Until is null || now < claim.Until;

    private Slot TimeTakenAt(DateTimeOffset start, TableNeed need) => Rounded(need.Form == MeetingForm.AtCompany
        ? new Slot(start - (need.Travel ?? rules.Travel), start + rules.MeetingLasts + (need.Travel ?? rules.Travel))
        : new Slot(start, start + rules.MeetingLasts + rules.SummingUp));

    // Outwards, to the grid: whole hours from UTC, so the grid of the clock and the grid of UTC are one.
    private Slot Rounded(Slot slot)
    {
        var step = Step.Ticks;
        return new Slot(
            new DateTimeOffset(slot.Start.UtcTicks / step * step, TimeSpan.Zero),
            new DateTimeOffset((slot.End.UtcTicks + step - 1) / step * step, TimeSpan.Zero));
    }

    private IEnumerable<Slot> Hours(IEnumerable<WorkingHours> week) =>
        from day in days
        from hours in week
        where hours.Day == day.DayOfWeek
        select SwedishTime.Between(day, hours.Start, hours.End);

    private IEnumerable<Slot> Taken(OfficialCalendar calendar)
    {
        var standing = calendar.Claims.Where(Stands).ToList();
        var fullDays = standing.GroupBy(claim => SwedishTime.Date(claim.During.Start))
            .Where(day => day.DistinctBy(claim => claim.MeetingId).Count() >= rules.TablesPerDay)
            .Select(day => SwedishTime.Day(day.Key));
        var fullWeeks = standing.GroupBy(claim => SwedishTime.Monday(SwedishTime.Date(claim.During.Start)))
            .Where(week => week.DistinctBy(claim => claim.MeetingId).Count() >= calendar.Official.TablesPerWeek)
            .Select(week => new Slot(SwedishTime.Midnight(week.Key), SwedishTime.Midnight(week.Key.AddDays(7))));
        return calendar.Official.Absences.Select(absence => absence.During)
            .Concat(calendar.BusyTime.Busy.Select(busy => new Slot(busy.Start - rules.Buffer, busy.End + rules.Buffer)))
            .Concat(standing.Select(claim => claim.During))
            .Concat(fullDays)
            .Concat(fullWeeks);
    }

    // Hours may overlap or touch; time is covered when one can walk through it from stretch to stretch.
    private static bool Covers(IReadOnlyList<Slot> stretches, Slot time)
    {
        var reached = time.Start;
        while (reached < time.End)
        {
            var further = reached;
            foreach (var stretch in stretches)
            {
                if (stretch.Contains(reached) && stretch.End > further)
                {
                    further = stretch.End;
                }
            }

            if (further == reached)
            {
                return false;
            }

            reached = further;
        }

        return true;
    }
}
