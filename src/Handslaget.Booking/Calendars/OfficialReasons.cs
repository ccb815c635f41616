namespace Handslaget.Booking.Calendars;

/// <summary>Why one official can, or can not, fill a seat at one start. Asked seldom, so it reads the calendar and not the bits.</summary>
internal sealed class OfficialReasons
{
    private readonly OfficeHours office;
    private readonly TableNeed need;
    private readonly int step;
    private readonly int before;
    private readonly int after;
    private readonly Slot taken;

    public OfficialReasons(OfficeHours office, TableNeed need, int step)
    {
        (this.office, this.need, this.step) = (office, need, step);
        before = office.Grid.StepsIn(TimeTaken.Before(need.Form, office.Rules, need.Travel));
        after = office.Grid.StepsIn(office.Rules.MeetingLasts + TimeTaken.After(need.Form, office.Rules, need.Travel));
        taken = new Slot(office.Grid.At(step - before), office.Grid.At(step + after));
    }

    public TimeReason For(OfficialRow row, string seat)
    {
        var (calendar, day) = (row.Calendar, office.Grid.DayOf(step));
        if (row.ValidTo(seat) is { } lastDay && lastDay < office.Grid.Monday.AddDays(day))
        {
            return TimeReason.CompetenceExpired;
        }

        if (calendar.BusyTime.UnreadableSince is not null)
        {
            return TimeReason.CalendarUnreadable;
        }

        if (Bits.IsSet(Starts(row, need.LayerOf(seat)), step))
        {
            return TimeReason.Free;
        }

        if (calendar.Official.Absences.Any(absence => absence.During.Overlaps(taken)))
        {
            return TimeReason.Absent;
        }

        if (!Works(row, need.LayerOf(seat)))
        {
            return TimeReason.OutsideWorkingHours;
        }

        return row.Tables(day / 7, days: 7) >= calendar.Official.TablesPerWeek ? TimeReason.WeekFull
            : row.Tables(day, days: 1) >= office.Rules.TablesPerDay ? TimeReason.DayFull
            : IsPromised(row, day) ? TimeReason.Promised
            : row.IsClaimed(taken) ? TimeReason.Claimed
            : TimeReason.Busy;
    }

    /// <summary>The time is, or the last table that day or week that the official takes.</summary>
    private bool IsPromised(OfficialRow row, int day)
    {
        if (before == 0 && row.PromisedAt(step) is not null)
        {
            return false;
        }

        return row.IsPromised(step - before, step + after)
            || row.Tables(day / 7, days: 7) + row.Promised(day / 7, days: 7) >= row.Calendar.Official.TablesPerWeek
            || row.Tables(day, days: 1) + row.Promised(day, days: 1) >= office.Rules.TablesPerDay;
    }

    private ulong[] Starts(OfficialRow row, Layer layer) =>
        layer == Layer.Visiting && need.Travel is { } travel ? row.Visiting(travel) : row.Starts(layer);

    private bool Works(OfficialRow row, Layer layer)
    {
        var hours = new ulong[office.Grid.Words];
        foreach (var stretch in row.Calendar.Official.Hours)
        {
            if (layer == Layer.ByLink || !stretch.Remote)
            {
                office.Set(hours, stretch);
            }
        }

        return step >= before && Bits.AllSet(hours, step - before, step + after);
    }
}
