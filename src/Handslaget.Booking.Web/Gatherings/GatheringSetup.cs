using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Gatherings.Weeks;

namespace Handslaget.Booking.Web.Gatherings;

internal static class GatheringSetup
{
    public static void AddGatherings(this IServiceCollection services) => services
        .AddSingleton<GatheringBook>().AddSingleton<SignUps>().AddSingleton<OwnSignUp>().AddSingleton<GatheringDesk>().AddSingleton<GatheringFeed>()
        .AddSingleton<GatheringFigures>().AddSingleton<IWriteLetters, GatheringLetters>().AddSingleton<Obstacles>()
        .AddSingleton<OlderGatherings>().AddHostedService(s => s.GetRequiredService<OlderGatherings>())
        .AddSingleton<WeekPlanner>().AddSingleton<WeekDesk>().AddSingleton<WeekWishes>().AddSingleton<WeekBook>().AddSingleton<WeekGaps>().AddSingleton<OwnTables>().AddSingleton<WeekFeed>().AddSingleton<IWriteLetters, WeekLetters>();
}
