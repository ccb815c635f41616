using Handslaget.Booking.Procurements;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>The settings under "Procurement": where notices come from, and how often who follows them gets a letter.</summary>
public sealed class ProcurementOptions
{
    /// <summary>Address of an OCDS 1.1 release package. Without it, coordinators write the notices by hand. Where it may lie is said under Calendars (AllowedHosts and so on).</summary>
    public string? Feed { get; set; }

    public TimeSpan ReadEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the feed has to answer, in all.</summary>
    public TimeSpan AnswersWithin { get; set; } = TimeSpan.FromSeconds(20);

    public DigestRhythm Digest { get; set; } = DigestRhythm.Weekly;
}

/// <summary>Says which key is wrong and how it is mended.</summary>
internal sealed class ProcurementOptionsCheck : IValidateOptions<ProcurementOptions>
{
    public ValidateOptionsResult Validate(string? name, ProcurementOptions options) =>
        options.Feed is { Length: > 0 } && !(Uri.TryCreate(options.Feed, UriKind.Absolute, out var feed) && feed.Scheme is "http" or "https")
            ? ValidateOptionsResult.Fail("Procurement:Feed is not a web address. Set it to one, for example \"https://upphandling.kommun.example/ocds.json\".")
        : options.ReadEvery < TimeSpan.FromMinutes(10) || options.ReadEvery > TimeSpan.FromDays(1)
            ? ValidateOptionsResult.Fail("Procurement:ReadEvery must be ten minutes to a day. Write an hour as 01:00:00.")
        : options.AnswersWithin < TimeSpan.FromSeconds(1) || options.AnswersWithin > TimeSpan.FromMinutes(1)
            ? ValidateOptionsResult.Fail("Procurement:AnswersWithin must be 1–60 seconds. Write twenty as 00:00:20.")
        : ValidateOptionsResult.Success;
}
