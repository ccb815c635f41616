using System.Text.Json;
using System.Text.Json.Serialization;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Register;

/// <summary>The promises can not be used. The message lists everything that is wrong, one sentence a line, for the person who edits them.</summary>
public sealed class PromisesCannotBeUsedException(string source, IReadOnlyList<string> problems)
    : Exception($"The promises in {source} can not be used:{string.Concat(problems.Select(p => $"{Environment.NewLine}- {p}"))}");

/// <summary>Reads the register of promises: the one that comes with the program, or a municipality's own file of the same form.</summary>
public static class PromiseFile
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static PromiseRegister Shipped(Catalogue catalogue)
    {
        using var stream = typeof(PromiseFile).Assembly.GetManifestResourceStream("promises.json")!;
        return Read(stream, "promises.json", catalogue);
    }

    public static PromiseRegister FromFile(string path, Catalogue catalogue)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path, catalogue);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PromisesCannotBeUsedException(path, [$"The file can not be opened: {e.Message}"]);
        }
    }

    public static PromiseRegister Read(Stream stream, string source, Catalogue catalogue)
    {
        var written = ReadUnchecked(stream, source);
        var known = EventNames.All.Values.ToHashSet();
        var problems = PromiseCheck.Problems(written.Promises, catalogue.Units.Select(u => u.Id).ToHashSet(), known);
        if (problems.Count > 0) throw new PromisesCannotBeUsedException(source, problems);
        return written;
    }

    private static PromiseRegister ReadUnchecked(Stream stream, string source)
    {
        try
        {
            return (JsonSerializer.Deserialize<PromiseDocument>(stream, Reading) ?? new PromiseDocument()).ToRegister();
        }
        catch (JsonException e)
        {
            throw new PromisesCannotBeUsedException(
                source, [$"It is not JSON of the expected form, at {e.Path ?? "the start"}, line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."]);
        }
    }
}
