using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>Reads what a coordinator wrote into a plan, and says of each fault how to mend it.</summary>
internal static class ReadGathering
{
    private static readonly TimeOnly Noon = new(12, 0);

    /// <param name="written">The form.</param>
    /// <param name="now">UTC: what is planned lies ahead.</param>
    /// <param name="fields">Where faults go.</param>
    /// <param name="on">Another day than the one written, in a series; sign-up then closes the working day before.</param>
    /// <returns>Null when there are faults.</returns>
    public static GatheringPlan? Plan(WrittenGathering written, DateTimeOffset now, Fields fields, DateOnly? on = null)
    {
        Texts(written.TitleSv, written.TitleEn, written.AboutSv, written.AboutEn, written.Place, fields);
        var day = on ?? Day("date", written.Date, fields, new("Fyll i dagen.", "Fill in the day."));
        var slot = Span("from", "to", day, written.From, written.To, fields);
        if (slot is { } chosen && chosen.Start <= now) fields.Fault("date", new("Dagen har redan varit. Välj en senare.", "That day has passed. Choose a later one."));
        var capacity = Number("capacity", written.Capacity, 1, 2000, fields) ?? 0;
        int? newer = written.NewerThan.Trim().Length == 0 ? null : Number("newerThan", written.NewerThan, 1, 240, fields);
        Guid? room = Guid.TryParse(written.Room, out var id) ? id : null;
        if (room is null && written.Place.Trim().Length == 0) fields.Fault("place", new("Välj ett rum, eller skriv var träffen är.", "Choose a room, or write where it is."));
        var closes = Closes(written, slot, on is not null, fields);
        var sessions = Sessions(written, day, slot, fields);
        return fields.HasErrors ? null : new(written.Kind, slot!.Value, room, capacity, sessions, newer, closes);
    }

    public static void Texts(string titleSv, string titleEn, string aboutSv, string aboutEn, string place, Fields fields)
    {
        fields.Line("titleSv", titleSv, 100, new("Skriv vad träffen heter på svenska.", "Write the title in Swedish."));
        fields.Line("titleEn", titleEn, 100, new("Skriv vad träffen heter på engelska.", "Write the title in English."));
        fields.Lines("aboutSv", aboutSv, 2000, new("Skriv några rader på svenska om vad som händer.", "Write a few lines in Swedish about what happens."));
        fields.Lines("aboutEn", aboutEn, 2000, new("Skriv några rader på engelska om vad som händer.", "Write a few lines in English about what happens."));
        fields.Line("place", place, 150);
    }

    private static DateTimeOffset Closes(WrittenGathering written, Slot? slot, bool inSeries, Fields fields)
    {
        if (slot is not { } chosen) return default;
        if (inSeries || written.Closes.Trim().Length == 0) return SwedishTime.At(WorkingDays.Previous(SwedishTime.Date(chosen.Start)), Noon);
        if (Day("closes", written.Closes, fields, null) is not { } day) return default;
        var closes = SwedishTime.At(day, Noon);
        if (closes > chosen.Start && day == SwedishTime.Date(chosen.Start)) closes = chosen.Start;
        if (closes > chosen.Start) fields.Fault("closes", new("Sista dagen för anmälan ska vara senast samma dag som träffen.", "The last day to sign up must be no later than the day itself."));
        return closes;
    }

    private static IReadOnlyList<GatheringSession> Sessions(WrittenGathering written, DateOnly? day, Slot? whole, Fields fields)
    {
        List<GatheringSession> sessions = [];
        foreach (var row in written.Sessions.Where(s => !s.IsEmpty))
        {
            var n = row.Row.ToString(CultureInfo.InvariantCulture);
            fields.Line($"sessionSv{n}", row.TitleSv, 100, new("Skriv vad passet heter på svenska.", "Write the session's title in Swedish."));
            fields.Line($"sessionEn{n}", row.TitleEn, 100, new("Skriv vad passet heter på engelska.", "Write the session's title in English."));
            var slot = Span($"sessionFrom{n}", $"sessionTo{n}", day, row.From, row.To, fields);
            var capacity = Number($"sessionCapacity{n}", row.Capacity, 1, 2000, fields);
            if (slot is { } chosen && whole is { } around && !around.Contains(chosen))
                fields.Fault($"sessionFrom{n}", new("Passet ska ligga inom träffens tider.", "The session must lie within the gathering's times."));
            if (slot is not null && capacity is not null) sessions.Add(new(n, slot.Value, capacity.Value));
        }
        return sessions;
    }

    public static Slot? Span(string first, string last, DateOnly? day, string from, string to, Fields fields)
    {
        var (start, end) = (Clock(first, from, fields), Clock(last, to, fields));
        if (day is not { } on || start is null || end is null) return null;
        if (end > start) return SwedishTime.Between(on, start.Value, end.Value);
        fields.Fault(last, new("Sluttiden ska vara senare än starttiden.", "The end must be later than the start."));
        return null;
    }

    public static TimeOnly? Clock(string field, string written, Fields fields)
    {
        if (TimeOnly.TryParseExact(written.Trim().Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        fields.Fault(field, new("Skriv klockslaget som 07:30.", "Write the time as 07:30."));
        return null;
    }

    public static DateOnly? Day(string field, string written, Fields fields, Text? ifMissing)
    {
        if (DateOnly.TryParseExact(written.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100) return day;
        fields.Fault(field, written.Trim().Length == 0 && ifMissing is not null ? ifMissing : new("Skriv dagen som 2027-03-10.", "Write the day as 2027-03-10."));
        return null;
    }

    public static int? Number(string field, string written, int least, int most, Fields fields)
    {
        if (int.TryParse(written.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        fields.Fault(field, new($"Skriv ett heltal, {least} till {most}.", $"Write a whole number, {least} to {most}."));
        return null;
    }
}
