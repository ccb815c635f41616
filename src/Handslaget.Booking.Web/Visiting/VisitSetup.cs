using System.Globalization;
using Handslaget.Booking.Figures;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Register;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>The settings under <c>Visits</c>: the goal with its period, and the register. What can not be right stops the start, with the key's name.</summary>
internal static class VisitSetup
{
    private const int UsualGoal = 100;

    public static void AddVisits(this IServiceCollection services, IConfiguration configuration, Catalogue catalogue) => services
        .AddSingleton(Goal(configuration)).AddSingleton(Register(configuration, catalogue))
        .AddSingleton<InviteToVisit>().AddSingleton<CompaniesAsked>().AddSingleton<VisitList>().AddSingleton<AfterVisit>().AddSingleton<TableAfterVisit>()
        .AddSingleton<CountVisits>().AddSingleton<ICountFigures>(s => s.GetRequiredService<CountVisits>()).AddSingleton<IWriteLetters, VisitLetters>();

    private static VisitGoal Goal(IConfiguration configuration)
    {
        var visits = configuration["Visits:Goal"] is not { Length: > 0 } written ? UsualGoal
            : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? number
            : throw new SetupFailed($"Visits:Goal is {written}. Set it to how many visits are promised, 1 or more.");
        var goal = new VisitGoal(visits, Day(configuration, "Visits:From"), Day(configuration, "Visits:To"));
        return goal.To < goal.From ? throw new SetupFailed("Visits:To must not be earlier than Visits:From.") : goal;
    }

    private static DateOnly? Day(IConfiguration configuration, string key) => configuration[key] is not { Length: > 0 } written ? null
        : DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new SetupFailed($"{key} is {written}. Write the day as 2027-01-01.");

    private static VisitRegister Register(IConfiguration configuration, Catalogue catalogue)
    {
        try
        {
            return configuration["Visits:File"] is { Length: > 0 } file ? VisitFile.FromFile(file, catalogue) : VisitFile.Shipped(catalogue);
        }
        catch (VisitsCannotBeUsedException e)
        {
            throw new SetupFailed(e.Message);
        }
    }
}
