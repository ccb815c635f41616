using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Hosting.DemoYear;
using Handslaget.Booking.Web.Simulating;

// The house from the door: set up, mapped, run. Each line's room is the folder it names.
try
{
    if (SimulationOrder.In(args) is { } order)
    {
        await Console.Out.WriteLineAsync(StandingTableSimulation.Report(order));
        return 0;
    }

    var builder = WebApplication.CreateBuilder(args);
    Doorstep.MustBeFree(builder.Configuration);
    await using var database = await Database.ChooseAsync(builder);
    if (database.IsDemo && args.Contains(TheYear.Argument)) await TheYear.LiveThrough(builder.Services, database, args, CancellationToken.None);
    builder.AddHouse(database);

    var app = builder.Build();
    app.MapHouse(database);
    app.SayWhereEverythingIs(database);
    await app.RunAsync();
    return 0;
}
catch (SetupFailed failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

/// <summary>Public, so that tests can start the host.</summary>
public partial class Program;
