using System.Text.Json;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Register;

/// <summary>The catalogue can not be used. The message lists everything that is wrong, one sentence a line, for the person who edits it.</summary>
public sealed class CatalogueCannotBeUsedException : Exception
{
    public CatalogueCannotBeUsedException(string source, IReadOnlyList<string> problems)
        : base($"The catalogue {source} can not be used:{string.Concat(problems.Select(p => $"{Environment.NewLine}- {p}"))}") =>
        Problems = problems;

    public IReadOnlyList<string> Problems { get; }
}

/// <summary>Reads the catalogue: the one that comes with the program, or a municipality's own file of the same form.</summary>
public static class CatalogueFile
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The catalogue that comes with the program: Norrköping's.</summary>
    public static Catalogue Shipped()
    {
        using var stream = typeof(CatalogueFile).Assembly.GetManifestResourceStream("catalogue.json")!;
        return Read(stream, "catalogue.json");
    }

    public static Catalogue FromFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueCannotBeUsedException(path, [$"The file can not be opened: {e.Message}"]);
        }
    }

    public static Catalogue Read(Stream stream, string source)
    {
        var catalogue = ReadUnchecked(stream, source);
        var problems = CatalogueCheck.Problems(catalogue);
        return problems.Count == 0 ? catalogue : throw new CatalogueCannotBeUsedException(source, problems);
    }

    private static Catalogue ReadUnchecked(Stream stream, string source)
    {
        try
        {
            return (JsonSerializer.Deserialize<CatalogueDocument>(stream, Reading) ?? new CatalogueDocument()).ToCatalogue();
        }
        catch (JsonException e)
        {
            throw new CatalogueCannotBeUsedException(
                source, [$"It is not JSON of the expected form, at {e.Path ?? "the start"}, line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."]);
        }
    }
}
