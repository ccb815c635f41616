using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Visiting;
using Marten;

namespace Handslaget.Booking.Web.Pages.Visits;

/// <summary>A visit with its names, for the coordinator's page and for those who were there.</summary>
internal sealed class VisitShown(IDocumentStore store, MeetingLog meetings, AfterVisit after, VisitRegister register, CatalogueMemory catalogue, TimeProvider clock)
{
    public async Task<IResult> Desk(Guid id, WrittenNeeds? written, IReadOnlyDictionary<string, string>? errors, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { IsVisit: true } visit) return Lots.Nowhere(http);
        var all = await All(visit, written, errors, http, ct);
        await using var session = store.QuerySession();
        var tables = await session.LoadManyAsync<Meeting>(ct, [.. visit.TablesOpened]);
        all["State"] = VisitList.StateOf(visit, clock.GetUtcNow());
        all["Tables"] = (IReadOnlyList<(Meeting, string)>)[.. tables.Select(t => (t, People.List(catalogue.Now.Matter(t, http.AsksIn()), http.AsksIn())))];
        all["Situations"] = catalogue.Now.Situations;
        all["CaseTypes"] = catalogue.Now.CaseTypes;
        all["Proposed"] = register.CaseTypesFor(visit.GrowthNeeds);
        all["Notice"] = Notice(http)?.In(http.AsksIn());
        return Page.Of<VisitPage>(http, all, errors is { Count: > 0 } ? 400 : 200, here: $"/lots/besok/{id}");
    }

    /// <summary>To who was not there, or before it has begun, it does not exist.</summary>
    public async Task<IResult> Official(Guid id, WrittenNeeds? written, IReadOnlyDictionary<string, string>? errors, HttpContext http, CancellationToken ct)
    {
        if (await meetings.Find(id, ct) is not { IsVisit: true } visit || visit.PlaceOf(http.User.Id()) is null || !visit.MayHaveOutcome(clock.GetUtcNow()))
        {
            return Page.Message(http, 404, new("Vi hittar inte besöket", "We can not find the visit"), new(
                "Du var inte med, eller så har besöket inte varit än. Det du ska göra finns under Mina bord.",
                "You were not there, or the visit has not been held yet. What you are to do stands under My tables."));
        }
        var all = await All(visit, written, errors, http, ct);
        all["IsCoordinator"] = http.User.IsInRole(Roles.Coordinator);
        return Page.Of<NotePage>(http, all, errors is { Count: > 0 } ? 400 : 200, here: $"/personal/besok/{id}");
    }

    private async Task<Dictionary<string, object?>> All(Meeting visit, WrittenNeeds? written, IReadOnlyDictionary<string, string>? errors, HttpContext http, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var words = await after.Words(visit.Id, ct);
        var people = (await session.LoadManyAsync<Person>(ct, [.. visit.Pair.Select(p => p.OfficialId)])).ToDictionary(p => p.Id, p => p.Name);
        return new()
        {
            ["Visit"] = visit,
            ["Contact"] = await session.LoadAsync<Contact>(visit.Id, ct) ?? new Contact(),
            ["Who"] = People.List([.. visit.Pair.Select(p => people.GetValueOrDefault(p.OfficialId, ""))], http.AsksIn()),
            ["Needs"] = register.Needs,
            ["Written"] = written ?? new WrittenNeeds(visit.GrowthNeeds, visit is { NeedsNotedAt: not null, GrowthNeeds.Count: 0 }, words.Found),
            ["Errors"] = errors ?? new Dictionary<string, string>(),
        };
    }

    private static Text? Notice(HttpContext http) => http.Request.Query["klart"].ToString() switch
    {
        "behov" => new("Klart. Behoven är noterade.", "Done. The needs are noted."),
        "bord" => new("Klart. Företaget får en länk och väljer en tid.", "Done. The company gets a link and chooses a time."),
        _ => null,
    };
}
