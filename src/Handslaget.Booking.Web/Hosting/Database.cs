namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// The database of this run: the one that is configured (<c>ConnectionStrings:Booking</c>), or, when none is, a private one that is started
/// here and filled with the demo municipality.
/// </summary>
internal sealed class Database(string connectionString, LocalPostgres? local) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    /// <summary>Nothing was configured: this process has its own server, and shows the demo.</summary>
    public bool IsDemo => local is not null;

    /// <summary>
    /// Whether anybody may sign in as anybody and read the outbox: never in Production, and over a configured database only if
    /// <c>Booking:Demo</c> says so, since a developer's settings may lead to a real one.
    /// </summary>
    public bool ShowsDemo(WebApplication app) =>
        app.Environment.IsDevelopment() && (IsDemo || app.Configuration.GetValue<bool>("Booking:Demo"));

    public static async Task<Database> ChooseAsync(WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString("Booking") is { Length: > 0 } configured) return new(configured, null);
        var folder = DataFolder.Choose(builder.Configuration["Booking:DataFolder"]);
        builder.Configuration["Delivery:Folder"] ??= Path.Combine(folder, "utkorg");
        var local = await LocalPostgres.StartAsync(folder, Console.WriteLine, CancellationToken.None);
        return new(local.ConnectionString, local);
    }

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;
}
