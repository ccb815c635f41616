using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Marten;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A matter as it would become: its seats, and the first times or why there are none. Nothing of it is recorded.</summary>
public sealed record TriedOut(MeetingRequest Request, PanelMatch.Table Table, SlotsView Times);

/// <summary>What can be asked about and who that needs, to read; and a trial of a matter before a company asks.</summary>
internal static class MatterPages
{
    private const int TimesShown = 3;

    public static void MapMatterPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/arenden", Overview);
        pages.MapGet("/lots/arenden/prova", Try);
    }

    private static async Task<IResult> Overview(IDocumentStore store, Catalogue catalogue, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return Page.Of<MattersPage>(http, new Dictionary<string, object?>
        {
            ["Catalogue"] = catalogue,
            ["Holders"] = await Holders(session, SwedishTime.Date(clock.GetUtcNow()), ct),
            ["Changed"] = (await session.Query<SeatRule>().ToListAsync(ct)).Where(r => r.Seats is not null).Select(r => r.Rule).ToHashSet(),
        });
    }

    /// <summary>How many may answer for each competence on a day.</summary>
    internal static async Task<IReadOnlyDictionary<string, int>> Holders(IQuerySession session, DateOnly day, CancellationToken ct) =>
        (await session.Query<Official>().ToListAsync(ct)).Where(o => !o.HasLeft).SelectMany(o => o.Grants).Where(g => !(g.ValidTo < day))
            .GroupBy(g => g.Competence).ToDictionary(g => g.Key, g => g.Count());

    private static IResult Try(
        string? situation, string[]? arende, RequestMeeting requesting, FreeTimes times, WaysOn waysOn, Catalogue catalogue, TimeProvider clock, HttpContext http)
    {
        var answers = WrittenWishes.Answers(http.Request.Query).ToDictionary();
        var request = new MeetingRequest(string.IsNullOrEmpty(situation) ? null : situation, arende ?? [], answers, null, null, null, null, null);
        var fields = new Fields(http.AsksIn());
        var table = http.Request.Query.Keys.Any(k => k is "situation" or "arende") ? requesting.Match(request, fields) : null;
        return Page.Of<TryOutPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Catalogue"] = catalogue,
                ["Errors"] = fields.Errors,
                ["Tried"] = table is null ? null : new TriedOut(request, table, Times(request, table, times, waysOn, clock, http.AsksIn())),
            },
            fields.HasErrors ? 400 : 200);
    }

    /// <summary>The first times the table would have, or why it has none.</summary>
    internal static SlotsView Times(MeetingRequest request, PanelMatch.Table table, FreeTimes times, WaysOn waysOn, TimeProvider clock, string language)
    {
        var asked = new MeetingRequested(
            Guid.CreateVersion7(), request.Situation, request.CaseTypes!, request.Answers!, MeetingForm.AtMunicipality, 1, false, false, language, clock.GetUtcNow());
        object[] facts = [asked, new PanelProposed(table.Seats)];
        return SchedulingDoors.SlotsFor(facts.Aggregate(Meeting.New, (m, fact) => m.Evolve(fact)), null, null, null, TimesShown, times, waysOn, language);
    }
}
