using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Visiting;
using Marten;

namespace Handslaget.Booking.Web.Pages.Visits;

/// <summary>The company answers an invitation: it chooses a time like anybody else, says not now, or no thanks with one press.</summary>
internal static class InvitationPages
{
    public static void MapInvitationPages(this RouteGroupBuilder pages)
    {
        pages.MapPost("/bord/{key}/besok/nej", (string key, CompanyKey company, CompaniesAsked asked, HttpContext http, CancellationToken ct) =>
            Answer(key, visit => asked.SayNo(visit, ct), company, http, ct));
        pages.MapPost("/bord/{key}/besok/senare", (string key, CompanyKey company, MeetingLog meetings, TimeProvider clock, HttpContext http, CancellationToken ct) =>
            Answer(key, visit => meetings.Decide(visit, "company", m => m.PutOffVisit(clock.GetUtcNow()), ct), company, http, ct));
    }

    private static async Task<IResult> Answer(string key, Func<Guid, Task> answer, CompanyKey company, HttpContext http, CancellationToken ct)
    {
        if (await company.Open(key, ct) is not { IsVisit: true } visit) return Page.NotFound(http);
        await answer(visit.Id);
        return Results.Redirect($"/bord/{key}");
    }
}

/// <summary>Shows the invitation to a company that has not answered, or what it has answered.</summary>
internal sealed class InvitationShown(IDocumentStore store, CatalogueMemory catalogue, FreeTimes times, BookingRules rules, TimeProvider clock)
{
    private const int TimesShown = 6;

    /// <summary>A visit without a time, that nobody has wished, waited or asked to be called about.</summary>
    public static bool Is(Meeting meeting, DateTimeOffset now) => meeting is { IsVisit: true, BookedAt: null } && (meeting.HasEnded || meeting.IsUnanswered(now));

    public async Task<IResult> Page(Meeting visit, string key, HttpContext http, CancellationToken ct)
    {
        var language = http.AsksIn();
        await using var session = store.QuerySession();
        var people = (await session.LoadManyAsync<Person>(ct, [.. visit.Pair.Select(p => p.OfficialId)])).ToDictionary(p => p.Id, p => p.Name);
        return Pages.Page.Of<InvitationPage>(http, new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Visit"] = visit,
            ["Contact"] = await session.LoadAsync<Contact>(visit.Id, ct) ?? new Contact(),
            ["Words"] = (await session.LoadAsync<VisitWords>(visit.Id, ct))?.Invitation ?? "",
            ["Who"] = (IReadOnlyList<(string, string)>)[.. visit.Pair.Select(p => (people.GetValueOrDefault(p.OfficialId, ""), catalogue.Now.NameOf(p.Competences[0], language)))],
            ["Minutes"] = (int)rules.MeetingLasts.TotalMinutes,
            ["Slots"] = visit.HasEnded ? [] : OverDays(visit),
            ["Now"] = clock.GetUtcNow(),
        });
    }

    /// <summary>The first time of each of the first days: a company that is asked has no day in mind.</summary>
    private IReadOnlyList<SlotView> OverDays(Meeting visit) =>
    [
        .. times.Find(visit, times.Window(), 200).GroupBy(o => SwedishTime.Date(o.Slot.Start)).Take(TimesShown)
            .Select((day, nth) => times.View(nth % 2 == 0 ? day.First() : day.Last(), visit)),
    ];
}
