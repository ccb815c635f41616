using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Registering;

/// <param name="Seats">All of them; the coordinator's is at every table and need not be said.</param>
/// <param name="Changes">How many changes were seen when this was written, as the door for reading says.</param>
public sealed record SeatRuleDetails(IReadOnlyList<NeededSeatDetails>? Seats, int Changes);

/// <param name="Changes">How often the seats have been changed. Send it along with the next change.</param>
/// <param name="AsInFile">Whether the catalogue's file decides.</param>
/// <param name="InFile">What the file says, which is what is taken back by DELETE.</param>
/// <param name="History">The latest first.</param>
public sealed record SeatRuleView(
    string Rule, Text Name, IReadOnlyList<NeededSeat> Seats, int Changes, bool AsInFile, IReadOnlyList<NeededSeat> InFile, IReadOnlyList<RuleChange> History);

/// <summary>Who case types and situations need at the table, for coordinators.</summary>
internal static class SeatRuleDoors
{
    private static readonly Text NoSuchRule = new(
        "Registret har ingen sådan ärendetyp eller situation.", "The register has no such case type or situation.");

    public static void MapSeatRules(this RouteGroupBuilder coordinators)
    {
        Map(coordinators.MapGroup("/case-types/{id}/seats"), "case-type", "a case type");
        Map(coordinators.MapGroup("/situations/{id}/seats"), "situation", "a situation");
    }

    private static void Map(RouteGroupBuilder seats, string kind, string named)
    {
        seats.MapGet("", (string id, SeatRules rules, HttpContext http, CancellationToken ct) => Look($"{kind}:{id}", rules, http, ct))
            .WithSummary($"Who {named} needs, and how it came to be so.");
        seats.MapPut("", (string id, SeatRuleDetails details, SeatRules rules, HttpContext http, CancellationToken ct) => Change($"{kind}:{id}", details, rules, http, ct))
            .WithSummary($"Who {named} needs is said anew. Meetings already asked for keep their seats.");
        seats.MapDelete("", (string id, int changes, SeatRules rules, HttpContext http, CancellationToken ct) => Restore($"{kind}:{id}", changes, rules, http, ct))
            .WithSummary("What the catalogue's file says holds again.");
    }

    private static async Task<Results<Ok<SeatRuleView>, ProblemHttpResult>> Look(string rule, SeatRules rules, HttpContext http, CancellationToken ct) =>
        await rules.Of(rule, ct) is { } view
            ? TypedResults.Ok(new SeatRuleView(rule, view.Now.Name, view.Now.Seats, view.Rule.Changes, view.Rule.Seats is null, view.InFile.Seats, view.History))
            : RegisterAnswers.NotThere(NoSuchRule, http);

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        string rule, SeatRuleDetails details, SeatRules rules, HttpContext http, CancellationToken ct) =>
        (await rules.Change(rule, details.Seats, details.Changes, http.Actor(), http.AsksIn(), ct)).Refused(NoSuchRule, http) is { } no ? no : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> Restore(string rule, int changes, SeatRules rules, HttpContext http, CancellationToken ct) =>
        (await rules.Restore(rule, changes, http.Actor(), ct)).Refused(NoSuchRule, http) is { } no ? no : TypedResults.NoContent();
}
