using System.Globalization;
using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>A procurement as a coordinator writes it, right or wrong. The last moment is on the Swedish wall clock.</summary>
public sealed record WrittenProcurement(string? Title, string? Buyer, string? Division, string? Day, string? Time, string? Link, string? Language = "sv")
{
    public static WrittenProcurement Of(KnownProcurement known)
    {
        var closes = known.Procurement.ClosesAt is { } at ? SwedishTime.Local(at) : (DateTime?)null;
        return new(
            known.Text.Title, known.Text.Buyer, known.Procurement.Divisions is [var first, ..] ? first : null, closes?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            closes?.ToString("HH:mm", CultureInfo.InvariantCulture), known.Text.Link, known.Text.Language);
    }
}

/// <summary>Procurements by hand: written, changed and taken away by coordinators. What the feed says is only taken away here, and changed at its source.</summary>
public sealed class ProcurementDesk(SubjectLog log, CpvDivisions divisions, TimeProvider clock)
{
    /// <summary>Null when something in <c>Fields</c> needs to be corrected. The same form sent twice writes one.</summary>
    public async Task<(Decided<Procurement>? Decided, Fields Fields)> Write(Guid id, WrittenProcurement written, string actor, string language, CancellationToken ct)
    {
        var (fields, now) = (new Fields(language), clock.GetUtcNow());
        var text = new ProcurementText
        {
            Id = id,
            Title = fields.Line("title", written.Title, 200, new("Skriv vad som upphandlas.", "Write what is procured.")),
            Buyer = fields.Line("buyer", written.Buyer, 150, new("Skriv vem som köper.", "Write who buys.")),
            Link = fields.Line("link", written.Link, 500, new("Skriv adressen till annonsen.", "Write the address of the notice.")),
            Language = written.Language == "en" ? "en" : "sv",
        };
        if (text.Link.Length > 0 && !OcdsReader.IsLink(text.Link))
            fields.Fault("link", new("Adressen går inte att läsa. Den ska börja med https://.", "The address can not be read. It should begin with https://."));
        if (divisions.Find(written.Division ?? "") is null) fields.Fault("division", new("Välj vad upphandlingen gäller.", "Choose what the procurement is about."));
        var closes = Closes(written, fields, now);
        if (fields.HasErrors) return (null, fields);

        // What it says is its version: the same words again are the same version.
        var version = Meetings.Notice.Name(string.Join('\n', text.Title, text.Buyer, text.Link, text.Language, written.Division, closes?.UtcTicks)).ToString("N");
        return (await log.Decide<Procurement>(
            id, actor, p => p.Version == version && p.WithdrawnAt is null ? Decision.AlreadySo : p.Publish(id, ProcurementSource.Hand, new([written.Division!], closes, version, now), now),
            ct, session => session.Store(text)), fields);
    }

    public Task<Decided<Procurement>> TakeAway(Guid id, string actor, CancellationToken ct) => log.Decide<Procurement>(id, actor, p => p.TakeAway(clock.GetUtcNow()), ct);

    private static DateTimeOffset? Closes(WrittenProcurement written, Fields fields, DateTimeOffset now)
    {
        var time = new TimeOnly(23, 59);
        if (!string.IsNullOrWhiteSpace(written.Time) && !TimeOnly.TryParseExact(written.Time.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            fields.Fault("time", new("Klockslaget går inte att läsa. Skriv det som 23:59.", "The time can not be read. Write it as 23:59."));
        if (!DateOnly.TryParseExact(written.Day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            fields.Fault("day", new("Skriv sista dagen att lämna anbud, till exempel 2027-03-31.", "Write the last day for tenders, for example 2027-03-31."));
        else if (day.Year > 2200 || SwedishTime.At(day, time) <= now)
            fields.Fault("day", new("Den tiden har passerat. Annonser visas bara så länge det går att lämna anbud.", "That time has passed. Notices are only shown as long as tenders can be sent."));
        else return SwedishTime.At(day, time);
        return null;
    }
}
