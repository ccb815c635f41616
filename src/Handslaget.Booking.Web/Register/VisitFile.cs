using System.Text.Json;
using System.Text.Json.Serialization;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Register;

/// <summary>The register of visits can not be used. The message lists everything that is wrong, one sentence a line, for the person who edits it.</summary>
public sealed class VisitsCannotBeUsedException(string source, IReadOnlyList<string> problems)
    : Exception($"The register of visits in {source} can not be used:{string.Concat(problems.Select(p => $"{Environment.NewLine}- {p}"))}");

/// <summary>Reads the register of visits: the one that comes with the program, or a municipality's own file of the same form.</summary>
public static class VisitFile
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private sealed record ZoneEntry(string? Prefix, int Minutes, string? Place);

    private sealed record NeedEntry(string? Code, string? NameSv, string? NameEn, IReadOnlyList<string>? CaseTypes);

    private sealed record Document(IReadOnlyList<ZoneEntry?>? TravelZones, IReadOnlyList<NeedEntry?>? GrowthNeeds)
    {
        public VisitRegister ToRegister() => new(
            [.. (TravelZones ?? []).OfType<ZoneEntry>().Select(z => new TravelZone(z.Prefix ?? "", TimeSpan.FromMinutes(z.Minutes), z.Place ?? ""))],
            [.. (GrowthNeeds ?? []).OfType<NeedEntry>().Select(n => new GrowthNeed(n.Code ?? "", new(n.NameSv ?? "", n.NameEn ?? ""), n.CaseTypes ?? []))]);
    }

    public static VisitRegister Shipped(Catalogue catalogue)
    {
        using var stream = typeof(VisitFile).Assembly.GetManifestResourceStream("visits.json")!;
        return Read(stream, "visits.json", catalogue);
    }

    public static VisitRegister FromFile(string path, Catalogue catalogue)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path, catalogue);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VisitsCannotBeUsedException(path, [$"The file can not be opened: {e.Message}"]);
        }
    }

    public static VisitRegister Read(Stream stream, string source, Catalogue catalogue)
    {
        try
        {
            var written = (JsonSerializer.Deserialize<Document>(stream, Reading) ?? new Document(null, null)).ToRegister();
            var problems = VisitRegisterCheck.Problems(written, catalogue.CaseTypes.Select(c => c.Id).ToHashSet());
            return problems.Count == 0 ? written : throw new VisitsCannotBeUsedException(source, problems);
        }
        catch (JsonException e)
        {
            throw new VisitsCannotBeUsedException(
                source, [$"It is not JSON of the expected form, at {e.Path ?? "the start"}, line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."]);
        }
    }
}
