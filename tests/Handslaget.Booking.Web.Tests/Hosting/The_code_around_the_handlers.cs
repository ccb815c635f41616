using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Tests.Stories;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Handslaget.Booking.Web.Tests.Hosting;

/// <summary>
/// Wolverine calls our handlers through small classes that it writes itself. They are committed, so that no compiler runs in the service.
/// Whoever changes a handler writes them anew with <see cref="Command"/>; the build then leaves out the old ones, which may not fit any more.
/// </summary>
public sealed class The_code_around_the_handlers
{
    private const string Command = "BOOKING_WRITE_HANDLERS=1 dotnet test tests/Handslaget.Booking.Web.Tests --filter The_code_around_the_handlers";

    private static readonly string Folder = Path.Combine(Repository.Root(), "src", "Handslaget.Booking.Web", "Internal", "Generated", "WolverineHandlers");

    [Fact]
    public async Task Is_the_code_that_is_committed()
    {
        var written = await Write();
        if (Environment.GetEnvironmentVariable("BOOKING_WRITE_HANDLERS") == "1") Commit(written);

        var committed = Directory.Exists(Folder) ? Directory.GetFiles(Folder).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText) : [];
        var stale = written.Keys.Union(committed.Keys).Where(f => written.GetValueOrDefault(f) != committed.GetValueOrDefault(f)).Order().ToList();
        Assert.True(stale.Count == 0, $"The handlers have changed since the code around them was written: {string.Join(", ", stale)}. Run {Command} and commit what it writes.");
    }

    [Fact]
    public async Task Covers_every_message()
    {
        var written = string.Concat((await Write()).Values);
        var messages = typeof(House).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal) && t is { IsAbstract: true, IsSealed: true })
            .SelectMany(t => t.GetMethods().Where(m => m.Name == "Handle").Select(m => m.GetParameters()[0].ParameterType))
            .ToList();

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains($"({message.FullName})context.Envelope.Message", written));
    }

    [Fact]
    public void No_compiler_comes_with_the_service()
    {
        var comesWithIt = File.ReadAllText(Path.ChangeExtension(typeof(House).Assembly.Location, ".deps.json"));

        Assert.Contains("WolverineFx", comesWithIt);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", comesWithIt);
    }

    /// <summary>The real house, built and never started: it asks no database.</summary>
    private static async Task<Dictionary<string, string>> Write()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddHouse(new Database("Host=nowhere.example;Database=booking", local: null));
        builder.Services.ConfigureWolverine(options => options.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic);
        await using var house = builder.Build();
        var services = house.Services.GetService<IServiceVariableSource>();
        return house.Services.GetServices<ICodeFileCollection>()
            .SelectMany(collection => collection.BuildFiles().Select(file => (file.FileName, Code: Code(collection, file, services))))
            .ToDictionary(f => f.FileName + ".cs", f => f.Code);
    }

    private static string Code(ICodeFileCollection collection, ICodeFile file, IServiceVariableSource? services)
    {
        var assembly = collection.StartAssembly(collection.Rules);
        file.AssembleTypes(assembly);
        return assembly.GenerateCode(collection is ICodeFileCollectionWithServices ? services : null).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static void Commit(Dictionary<string, string> written)
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        foreach (var (name, code) in written) File.WriteAllText(Path.Combine(Folder, name), code);
    }
}
