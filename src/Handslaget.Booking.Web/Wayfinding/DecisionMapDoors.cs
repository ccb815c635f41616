using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Wayfinding;

/// <param name="Standing">Anything but reviewed is to be shown in red.</param>
/// <param name="On">The Swedish date of the latest review.</param>
/// <param name="Warning">Why it is not to be relied on, in the asker's language; null when it is reviewed.</param>
public sealed record ReviewView(ReviewStanding Standing, DateOnly? On, string? Unit, string? Warning);

public sealed record DecisionMapSummary(string Id, string Name, string Category, string Unit, string? Authority, string Version, ReviewView Review);

/// <param name="Clock">What the step does to the law's time.</param>
/// <param name="ClockWords">The same in words; null when it does nothing.</param>
/// <param name="AtTable">A laid table sits at this step.</param>
public sealed record StepView(int Order, string Name, StepActor Actor, StepClock Clock, string? ClockWords, bool AtTable);

/// <summary>A time in law. It is information, and never the municipality's own promise.</summary>
/// <param name="Kind">What kind of time it is: only <c>decision</c> says when a decision must be made.</param>
/// <param name="Words">The time as one sentence.</param>
/// <param name="Law">In Swedish.</param>
/// <param name="Verify">The wording in force is being checked: do not publish the figure as it stands.</param>
public sealed record LimitView(
    LimitKind Kind, int? Value, PeriodUnit? Unit, string Words, string? Law, bool Verify, string? Starts, string? Extension, string? Consequence, string? Note);

/// <summary>What the municipality itself has said. It is no law.</summary>
/// <param name="AsksApplicant">How early the municipality asks companies to be, rather than a promise.</param>
public sealed record PromiseView(string Words, bool AsksApplicant, string? Source);

/// <param name="Papers">What is good to bring to the table.</param>
/// <param name="AuthorityUnsure">The authority is our own conclusion.</param>
/// <param name="Wait">Days from request to table, from our own log; null when there are too few meetings. It is not the time of a decision.</param>
public sealed record DecisionMapView(
    string Id, string Name, string Unit, string? Authority, bool AuthorityUnsure, IReadOnlyList<StepView> Steps, IReadOnlyList<string> Papers, LimitView StatutoryLimit,
    PromiseView? Promise, TypicalWait? Wait, string Version, ReviewView Review, string Appeal, string Disclaimer, IReadOnlyList<string> Sources);

/// <summary>How a decision comes about, case type by case type. For everybody.</summary>
internal static class DecisionMapDoors
{
    private static readonly Text NoSuchMap = new("Det finns ingen beslutsväg för den ärendetypen.", "There is no decision map for that case type.");

    public static void MapDecisionMaps(this RouteGroupBuilder api)
    {
        api.MapGet("/decision-maps", async (DecisionMaps maps, Catalogue catalogue, HttpContext http, CancellationToken ct) =>
                TypedResults.Ok((await maps.All(ct)).Select(m => Summary(m, catalogue, http.AsksIn())).ToList()))
            .WithSummary("How decisions come about: every case type's map, in short.");

        api.MapGet("/decision-maps/{id}", One)
            .WithSummary("One case type's way to a decision: its steps, its time in law, and the municipality's own promise, apart.");
    }

    private static async Task<Results<Ok<DecisionMapView>, ProblemHttpResult>> One(
        string id, DecisionMaps maps, TableWaits waits, Catalogue catalogue, HttpContext http, CancellationToken ct) =>
        await maps.Of(id, ct) is { } map
            ? TypedResults.Ok(Whole(map, await waits.Of(id, ct), catalogue, http.AsksIn()))
            : TypedResults.Problem(Problems.Make("no-such-decision-map", 404, NoSuchMap.In(http.AsksIn())));

    private static DecisionMapSummary Summary(MapAsItIs map, Catalogue catalogue, string language) => new(
        map.Type.Id, map.Type.Name.In(language), map.Type.Category, catalogue.UnitName(map.Type.Unit).In(language), map.Map.Authority?.In(language), map.Version,
        Review(map, catalogue, language));

    private static DecisionMapView Whole(MapAsItIs map, TypicalWait? wait, Catalogue catalogue, string language) => new(
        map.Type.Id, map.Type.Name.In(language), catalogue.UnitName(map.Type.Unit).In(language), map.Map.Authority?.In(language), map.Map.AuthorityUnsure,
        [.. map.Map.Steps.Select(s => Step(s, map.Map.Limit, language))], [.. map.Type.Papers.Select(p => p.In(language))], Limit(map.Map.Limit, language),
        map.Map.Promise is { } p ? new(p.Words.In(language), p.AsksApplicant, p.Source) : null, wait, map.Version, Review(map, catalogue, language),
        MapWords.Appeal(map.Map.Limit).In(language), $"{MapWords.NotAdvice.In(language)} {MapWords.Known(map.Map.Confidence).In(language)}", map.Map.Sources);

    private static StepView Step(DecisionStep step, StatutoryLimit limit, string language) =>
        new(step.Order, step.Name.In(language), step.Actor!.Value, step.Clock!.Value, MapWords.Clock(step, limit)?.In(language), step.AtTable);

    private static LimitView Limit(StatutoryLimit limit, string language) => new(
        limit.Kind!.Value, limit.Period?.Value, limit.Period?.Unit, MapWords.Kind(limit).In(language), limit.Law, limit.Verify, MapWords.Starts(limit)?.In(language),
        MapWords.Extension(limit)?.In(language), limit.Consequence?.In(language), limit.Note?.In(language));

    private static ReviewView Review(MapAsItIs map, Catalogue catalogue, string language) => new(
        map.Standing, map.Review.At is { } at ? SwedishTime.Date(at) : null,
        map.Review.At is null || map.Review.Unit.Length == 0 ? null : catalogue.UnitName(map.Review.Unit).In(language),
        ReviewWords.Warning(map.Standing)?.In(language));
}
