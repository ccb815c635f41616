using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>Puts the letter boxes and the mailroom in place. Nothing configured: nothing is read, and texts still come in by their door.</summary>
public static class InboxRegistration
{
    public static IServiceCollection AddInbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<InboxOptions, InboxOptionsCheck>(configuration.GetSection("Inbox"));
        services.AddSingleton<ReadingPile>().AddSingleton<CalendarAnswers>().AddSingleton<ReturnedLetters>().AddSingleton<Mailroom>().AddSingleton<ReadingLeases>();
        services.AddSingleton<TextReplies>();
        services.AddSingleton<ILetterBox, ImapBox>().AddSingleton<ILetterBox, FolderBox>();
        services.AddHostedService<InboxWatch>().AddHostedService<InboxSweep>();
        return services;
    }
}
