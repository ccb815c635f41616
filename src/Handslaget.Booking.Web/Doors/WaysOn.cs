using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

public enum WayOnKind
{
    SeatByLink,
    SeatInWriting,
    Later,
    TwoMeetings,
}

/// <summary>Something that would give times.</summary>
/// <param name="Competences">The seats it is about; for two meetings, those of the second.</param>
/// <param name="First">The first time it would give, UTC.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record WayOnView(WayOnKind Kind, IReadOnlyList<string> Competences, DateTimeOffset First, string Sentence);

/// <param name="Sentence">Why there is no time, in one sentence.</param>
/// <param name="Blocking">Competences without which there would be times.</param>
/// <param name="WaysOn">What would give times, each with its first.</param>
public sealed record NoTimeView(string Sentence, IReadOnlyList<string> Blocking, IReadOnlyList<WayOnView> WaysOn);

/// <summary>Never blank: why there is no time, and the ways on, in words.</summary>
public sealed class WaysOn(CatalogueMemory catalogue, FreeTimes times, TimeProvider clock)
{
    public NoTimeView For(Meeting meeting, string language)
    {
        if (times.WhyNone(meeting) is not { } none) return new("", [], []);
        return new(Sentence(none, language), [.. none.Blocking.Select(b => b.Competence)], [.. none.Relaxations.Select(r => View(r, language))]);
    }

    private string Sentence(NoTime none, string language)
    {
        var roles = none.Blocking.Select(b => catalogue.Now.NameOf(b.Competence, language).ToLowerInvariant()).ToList();
        var until = People.Day(times.Window().End, language, clock.GetUtcNow());
        if (none.RoomBlocks)
            return new Text($"Det finns inget ledigt rum som passar före {until}.", $"No suitable room is free before {until}.").In(language);
        return roles.Count == 0
            ? new Text($"Det finns ingen tid före {until} då alla som behövs kan samtidigt.", $"There is no time before {until} when everybody needed can come.").In(language)
            : new Text(
                $"Det finns ingen gemensam tid före {until}. Det är {People.List(roles, language)} som det är svårast att få med.",
                $"There is no common time before {until}. Hardest to get is {People.List(roles, language)}.").In(language);
    }

    private WayOnView View(Relaxation relaxation, string language)
    {
        var when = People.Moment(relaxation.FirstStart, language, clock.GetUtcNow());
        return relaxation switch
        {
            Relaxation.SeatByLink r => new(WayOnKind.SeatByLink, [r.Competence], r.FirstStart, new Text(
                $"Låt {Role(r.Competence, language)} vara med via länk. Första tid: {when}.",
                $"Let {Role(r.Competence, language)} join by link. First time: {when}.").In(language)),
            Relaxation.SeatInWriting r => new(WayOnKind.SeatInWriting, [r.Competence], r.FirstStart, new Text(
                $"Låt {Role(r.Competence, language)} svara skriftligt i stället. Första tid: {when}.",
                $"Let {Role(r.Competence, language)} answer in writing instead. First time: {when}.").In(language)),
            Relaxation.TwoMeetings r => new(WayOnKind.TwoMeetings, r.Second, r.FirstStart, new Text(
                $"Dela upp på två möten: det första {when}, det andra {People.Moment(r.SecondStart, language, clock.GetUtcNow())}.",
                $"Split into two meetings: the first {when}, the second {People.Moment(r.SecondStart, language, clock.GetUtcNow())}.").In(language)),
            _ => new(WayOnKind.Later, [], relaxation.FirstStart, new Text(
                $"Vänta lite längre. Första tid för alla: {when}.", $"Wait a little longer. First time for everybody: {when}.").In(language)),
        };
    }

    private string Role(string competence, string language) => catalogue.Now.NameOf(competence, language).ToLowerInvariant();
}
