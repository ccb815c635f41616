using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What somebody wants to try, as a form has it. What is written as it is today changes nothing.</summary>
internal static class WrittenTrial
{
    public const string Seat = "plats.";

    private const int MostMore = 20;

    public static Trial Read(IFormCollection form, KnownTown town, Catalogue catalogue, Fields fields)
    {
        var rules = town.Rules;
        var trial = new Trial
        {
            Officials = form.Keys.Where(k => k.StartsWith(Seat, StringComparison.Ordinal)).Take(100)
                .Select(k => (Competence: k[Seat.Length..], More: More(k, form[k].ToString(), town, catalogue, fields))).Where(c => c.More != 0).ToDictionary(c => c.Competence, c => c.More),
            NoticeWorkingDays = Other(Number("varsel", new("Arbetsdagar mellan bokning och möte", "Working days between booking and meeting"), form, 0, 60, fields), rules.NoticeWorkingDays),
            HorizonWeeks = Other(Number("horisont", new("Veckor framåt", "Weeks ahead"), form, 1, 52, fields), rules.HorizonWeeks),
            MeetingLasts = Other(Minutes("langd", new("Mötets längd", "Length of the meeting"), form, rules.GridMinutes, 480, rules.GridMinutes, fields), rules.MeetingLasts),
            SummingUp = Other(Minutes("summering", new("Summering", "Summing up"), form, 0, 240, 1, fields), rules.SummingUp),
            OpensAt = Other(Clock("oppnar", form, fields), rules.OpensAt),
            ClosesAt = Other(Clock("stanger", form, fields), rules.ClosesAt),
            WithoutStandingTables = town.Tables.Count > 0 && form["fastabord"] == "utan",
        };
        var (opens, closes, lasts) = (trial.OpensAt ?? rules.OpensAt, trial.ClosesAt ?? rules.ClosesAt, trial.MeetingLasts ?? rules.MeetingLasts);
        if (closes.ToTimeSpan() - opens.ToTimeSpan() < lasts)
            fields.Fault("stanger", new("Mellan första start och sista slut ska minst ett möte rymmas.", "At least one meeting must have room between the first start and the last end."));
        if (!fields.HasErrors && trial.ChangesNothing)
            fields.Fault("varsel", new("Ändra minst en sak: hur många som finns, eller en regel.", "Change at least one thing: how many there are, or a rule."));
        return trial;
    }

    public static int Seed(IFormCollection form, Fields fields) => Number("fro", new("Frö", "Seed"), form, 0, 999_999, fields) ?? 0;

    private static int More(string field, string written, KnownTown town, Catalogue catalogue, Fields fields)
    {
        var text = written.Trim().Replace('−', '-').Replace('–', '-');
        if (text.Length == 0) return 0;
        var (known, name) = (town.Count(field[Seat.Length..]), catalogue.NameOf(field[Seat.Length..]));
        if (known > 0 && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var more) && more >= -known && more <= MostMore) return more;
        fields.Fault(field, new($"{name.Sv}: skriv ett helt tal mellan −{known} och {MostMore}, eller lämna tomt.", $"{name.En}: write a whole number between −{known} and {MostMore}, or leave it empty."));
        return 0;
    }

    private static int? Number(string field, Text what, IFormCollection form, int least, int most, Fields fields)
    {
        if (int.TryParse(form[field].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        fields.Fault(field, new($"{what.Sv}: skriv ett helt tal, {least} till {most}.", $"{what.En}: write a whole number, {least} to {most}."));
        return null;
    }

    private static TimeSpan? Minutes(string field, Text what, IFormCollection form, int least, int most, int step, Fields fields)
    {
        var minutes = Number(field, what, form, least, most, fields);
        if (minutes % step is > 0) fields.Fault(field, new($"{what.Sv}: skriv minuter i hela steg om {step}.", $"{what.En}: write minutes in whole steps of {step}."));
        return minutes is { } known ? TimeSpan.FromMinutes(known) : null;
    }

    private static TimeOnly? Clock(string field, IFormCollection form, Fields fields)
    {
        if (WrittenHours.Clock(form[field].ToString()) is { } time) return time;
        fields.Fault(field, new("Skriv ett klockslag, som 08:30.", "Write a time, as 08:30."));
        return null;
    }

    private static T? Other<T>(T? written, T now) where T : struct => written is { } said && !said.Equals(now) ? said : null;
}
