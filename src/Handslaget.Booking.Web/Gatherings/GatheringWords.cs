using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>Kinds and reasons as people say them.</summary>
internal static class GatheringWords
{
    public static Text Say(this GatheringKind kind) => kind switch
    {
        GatheringKind.Breakfast => new("Frukost", "Breakfast"),
        GatheringKind.StartUpLunch => new("Lunch för nya företag", "Lunch for new companies"),
        GatheringKind.GrowthDay => new("Bygg- och tillväxtdag", "Building and growth day"),
        GatheringKind.Activity => new("Aktivitet", "Activity"),
        GatheringKind.DialogueWeek => new("Mötesplats Norrköping", "Dialogue week"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>As it stands in an address.</summary>
    public static string Slug(this GatheringKind kind) => kind switch
    {
        GatheringKind.Breakfast => "frukost",
        GatheringKind.StartUpLunch => "lunch",
        GatheringKind.GrowthDay => "dag",
        GatheringKind.DialogueWeek => "motesplats",
        _ => "aktivitet",
    };

    public static GatheringKind? Kind(string? slug) => Enum.GetValues<GatheringKind>().Where(k => k.Slug() == slug).Select(k => (GatheringKind?)k).FirstOrDefault();

    public static Text Say(this CancelReason reason) => reason switch
    {
        CancelReason.TooFew => new("Det är för få anmälda.", "Too few people have signed up."),
        CancelReason.Illness => new("Den som skulle hålla i träffen har fått förhinder.", "The person who was to lead it can not come."),
        CancelReason.Place => new("Lokalen går inte att använda.", "The venue can not be used."),
        CancelReason.Other => new("Vi beklagar att vi måste ställa in.", "We are sorry that we have to cancel."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static Text Say(this SignUpState state) => state switch
    {
        SignUpState.HasPlace => new("har plats", "has a place"),
        SignUpState.InLine => new("i kö", "in line"),
        SignUpState.Offered => new("erbjuds en plats", "is offered a place"),
        SignUpState.Declined => new("tackade nej", "said no"),
        SignUpState.Lapsed => new("svarade inte", "did not answer"),
        SignUpState.Withdrawn => new("avanmäld", "withdrawn"),
        SignUpState.Wishes => new("har önskat", "has wished"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static Text Say(this SkipReason reason) => reason switch
    {
        SkipReason.July => new("Paus: juli", "Pause: July"),
        SkipReason.HolidayWeek => new("Paus: vecka med helgdag", "Pause: a week with a holiday"),
        SkipReason.Holiday => new("Inte en arbetsdag", "Not a working day"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>"2 år", "18 månader".</summary>
    public static Text Age(int months) => months % 12 == 0 && months <= 120
        ? new($"{months / 12} år", $"{months / 12} {(months == 12 ? "year" : "years")}")
        : new($"{months} månader", $"{months} months");
}
