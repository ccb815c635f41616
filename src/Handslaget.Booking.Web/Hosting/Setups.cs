using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Register;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>The municipality's rules, from the section <c>Rules</c>. What can not be right stops the start, with the key's name.</summary>
internal static class RulesSetup
{
    /// <summary>Days that the register of promises says, and nobody else.</summary>
    private static readonly string[] Promised =
    [
        nameof(BookingRules.OutcomeWorkingDays), nameof(BookingRules.FollowUpWorkingDays), nameof(BookingRules.ComplaintReadWorkingDays), nameof(BookingRules.ComplaintAnswerWorkingDays),
    ];

    public static BookingRules Read(IConfiguration configuration)
    {
        try
        {
            var rules = configuration.GetSection("Rules").Get<BookingRules>(o => o.ErrorOnUnknownConfiguration = true) ?? new BookingRules();
            if (Promised.FirstOrDefault(key => configuration[$"Rules:{key}"] is not null) is { } promised)
                throw new SetupFailed($"Rules:{promised} is a promise. Change it in the register of promises (Promises:File), and leave it out of the settings.");
            if (Problem(rules) is { } problem) throw new SetupFailed(problem);
            return rules;
        }
        catch (InvalidOperationException e)
        {
            throw new SetupFailed($"The settings under Rules can not be read. {e.Message}");
        }
    }

    private static string? Problem(BookingRules r) =>
        r.GridMinutes is not (5 or 15) ? $"Rules:GridMinutes is {r.GridMinutes}. Set it to 15 or 5."
        : r.MeetingLasts < TimeSpan.FromMinutes(15) || r.MeetingLasts > TimeSpan.FromHours(8) || r.MeetingLasts.TotalMinutes % r.GridMinutes != 0
            ? $"Rules:MeetingLasts is {r.MeetingLasts}. Set it to 00:15–08:00 in whole steps of Rules:GridMinutes."
        : r.HorizonWeeks is < 1 or > 52 || r.CalendarWeeks < r.HorizonWeeks || r.CalendarWeeks > 104
            ? "Rules:HorizonWeeks must be 1–52, and Rules:CalendarWeeks at least as many and at most 104."
        : r.ClosesAt <= r.OpensAt ? "Rules:ClosesAt must be later than Rules:OpensAt."
        : r.HoldLasts < TimeSpan.FromMinutes(1) ? "Rules:HoldLasts must be at least a minute. Write ten minutes as 00:10:00."
        : r.OfferWorkingDays is < 1 or > 10 ? "Rules:OfferWorkingDays must be 1–10."
        : r.SurveyWorkingDays is < 0 or > 15 ? "Rules:SurveyWorkingDays must be 0–15; 0 asks nobody how the meeting was."
        : r.NoticeWorkingDays is < 0 or > 60 ? "Rules:NoticeWorkingDays must be 0–60."
        : null;
}

/// <summary>The register's catalogue: the one shipped, or the file in <c>Register:File</c>.</summary>
internal static class CatalogueSetup
{
    /// <summary>
    /// The catalogue is a request's, so that it can not grow old in somebody who lives longer: the container refuses to give it to them
    /// (while developing, and in every test), and they ask <see cref="CatalogueMemory"/>.
    /// </summary>
    public static Catalogue AddCatalogue(this IServiceCollection services, IConfiguration configuration)
    {
        var file = Read(configuration);
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<CatalogueMemory>(s, file));
        services.AddScoped(s => s.GetRequiredService<CatalogueMemory>().Now);
        return file;
    }

    private static Catalogue Read(IConfiguration configuration)
    {
        try
        {
            return configuration["Register:File"] is { Length: > 0 } file ? CatalogueFile.FromFile(file) : CatalogueFile.Shipped();
        }
        catch (CatalogueCannotBeUsedException e)
        {
            throw new SetupFailed(e.Message);
        }
    }
}

/// <summary>The register of promises: the one shipped, or the file in <c>Promises:File</c>.</summary>
internal static class PromisesSetup
{
    public static PromiseRegister Read(IConfiguration configuration, Catalogue catalogue)
    {
        try
        {
            return configuration["Promises:File"] is { Length: > 0 } file ? PromiseFile.FromFile(file, catalogue) : PromiseFile.Shipped(catalogue);
        }
        catch (PromisesCannotBeUsedException e)
        {
            throw new SetupFailed(e.Message);
        }
    }
}

internal static class AddressSetup
{
    /// <summary>Where the house answers on this machine, for whoever tries it.</summary>
    private static string? Bound(IConfiguration configuration) =>
        configuration["urls"]?.Split(';')[0] is { } first && Uri.TryCreate(first, UriKind.Absolute, out var address) && address is { IsLoopback: true, Port: > 0 } ? first : null;

    public static PublicAddress Read(IConfiguration configuration)
    {
        var written = configuration["Booking:PublicAddress"] ?? Bound(configuration) ?? "http://localhost:5080";
        return Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new PublicAddress(address)
            : throw new SetupFailed("Booking:PublicAddress is not an address. Write it as https://boka.kommun.example.");
    }
}
