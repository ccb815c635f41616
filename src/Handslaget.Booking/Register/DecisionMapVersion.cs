using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Handslaget.Booking.Register;

/// <summary>
/// A map's version: eight characters made from everything the map says, and from nothing else. The same content has the same version in
/// every process and every year; a changed comma has another, so a review never holds for what nobody read.
/// </summary>
public static class DecisionMapVersion
{
    public static string Of(CaseType type)
    {
        var said = string.Join('\u001f', Said(type).Select(part => part?.Replace("\u001f", " ", StringComparison.Ordinal) ?? "\u0000"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..8];
    }

    private static IEnumerable<string?> Said(CaseType type) =>
    [
        type.Id, .. Both(type.Name), type.Unit, Number(type.Papers.Count), .. type.Papers.SelectMany(Both), .. type.Map is { } map ? Said(map) : [],
    ];

    private static IEnumerable<string?> Said(DecisionMap map) =>
    [
        .. Both(map.Authority), map.AuthorityUnsure.ToString(), map.Confidence.ToString(),
        Number(map.Steps.Count), .. map.Steps.SelectMany(Said), .. Said(map.Limit), .. Said(map.Promise), .. map.Sources,
    ];

    private static IEnumerable<string?> Said(DecisionStep step) =>
        [Number(step.Order), .. Both(step.Name), step.Actor?.ToString(), step.Clock?.ToString(), step.AtTable.ToString()];

    private static IEnumerable<string?> Said(StatutoryLimit limit) =>
    [
        limit.Kind?.ToString(), .. Said(limit.Period), limit.Law, limit.Verify.ToString(), limit.StartRule?.ToString(), .. Both(limit.Starts),
        .. Said(limit.Extension), Number(limit.Extensions), .. Both(limit.ExtensionCondition), .. Both(limit.Consequence), .. Both(limit.Note),
    ];

    private static IEnumerable<string?> Said(MunicipalPromise? promise) =>
        promise is null ? [null] : [.. Both(promise.Words), promise.AsksApplicant.ToString(), promise.Source];

    private static IEnumerable<string?> Said(Period? period) => [period is null ? null : Number(period.Value), period?.Unit?.ToString()];

    private static IEnumerable<string?> Both(Text? text) => [text?.Sv, text?.En];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
