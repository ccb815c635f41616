using Handslaget.Booking.Web.Delivery.Letters;

namespace Handslaget.Booking.Web.Gatherings;

internal static class GatheringSetup
{
    public static void AddGatherings(this IServiceCollection services) => services
        .AddSingleton<GatheringBook>().AddSingleton<SignUps>().AddSingleton<OwnSignUp>().AddSingleton<GatheringDesk>().AddSingleton<GatheringFeed>()
        .AddSingleton<GatheringFigures>().AddSingleton<IWriteLetters, GatheringLetters>();
}
