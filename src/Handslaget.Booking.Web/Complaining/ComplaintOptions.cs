using Handslaget.Booking.Web.Delivery;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Complaining;

/// <summary>The settings under "Complaints": who takes what the coordinators can not.</summary>
public sealed class ComplaintOptions
{
    /// <summary>
    /// Mail address of who is above the coordinators: gets a complaint about the only one of them, and hears when a company is not satisfied
    /// with an answer.
    /// </summary>
    public string? EscalateTo { get; set; }

    /// <summary>Mail address of who owns the policy against unfair competition (Handslaget's point 11).</summary>
    public string? PolicyOwner { get; set; }
}

/// <summary>Says which key is wrong and how it is mended.</summary>
internal sealed class ComplaintOptionsCheck : IValidateOptions<ComplaintOptions>
{
    public ValidateOptionsResult Validate(string? name, ComplaintOptions options)
    {
        var wrong = new[] { ("EscalateTo", options.EscalateTo), ("PolicyOwner", options.PolicyOwner) }
            .Where(s => s.Item2 is { Length: > 0 } address && !Mailbox.IsAddress(address))
            .Select(s => $"Complaints:{s.Item1} is not a mail address. Set it to one, for example \"direktor@kommun.example\".")
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

internal static class ComplaintRegistration
{
    public static IServiceCollection AddComplaints(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ComplaintOptions>().Bind(configuration.GetSection("Complaints")).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ComplaintOptions>, ComplaintOptionsCheck>()
            .AddSingleton<ReceiveComplaint>().AddSingleton<ComplaintDesk>().AddSingleton<ComplaintViews>().AddSingleton<Lessons>()
            .AddSingleton<Delivery.Letters.IWriteLetters, ComplaintLetters>();
    }
}
