using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Wayfinding;

/// <summary>Finds maps by a company's words: those that hold all of them, and then those that the booking would suggest for them.</summary>
internal static class MapSearch
{
    private const int LongestSearch = 200;

    public static IReadOnlyList<MapAsItIs> Find(IReadOnlyList<MapAsItIs> maps, string? words, Catalogue catalogue)
    {
        var wanted = (words is { Length: > LongestSearch } ? words[..LongestSearch] : words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0) return maps;
        var suggested = Suggestions.For(catalogue, string.Join(' ', wanted)).SelectMany(s => CaseTypesOf(s, catalogue)).ToHashSet();
        return
        [
            .. maps.Where(m => wanted.All(w => Holds(m, w))),
            .. maps.Where(m => suggested.Contains(m.Type.Id) && !wanted.All(w => Holds(m, w))),
        ];
    }

    private static bool Holds(MapAsItIs map, string word) =>
        new[] { map.Type.Name, map.Type.Phrase, map.Map.Authority }.Concat(map.Map.Steps.Select(s => s.Name)).OfType<Text>()
            .Any(t => t.Sv.Contains(word, StringComparison.CurrentCultureIgnoreCase) || t.En.Contains(word, StringComparison.CurrentCultureIgnoreCase));

    private static IEnumerable<string> CaseTypesOf(Suggestion suggestion, Catalogue catalogue) => suggestion.IsSituation
        ? catalogue.Situations.FirstOrDefault(s => s.Id == suggestion.Id)?.CaseTypes ?? []
        : [suggestion.Id];
}
