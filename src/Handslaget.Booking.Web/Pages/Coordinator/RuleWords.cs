using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What has changed for a seat, in one sentence.</summary>
internal static class RuleWords
{
    public static Text Of(SeatDifference difference, Text name)
    {
        var (before, after) = (difference.Before, difference.After);
        var reason = before?.Reason == after?.Reason ? null : after?.Reason;
        return before is not null && after is not null && before.Required == after.Required
            ? new(
                $"{name.Sv} {(reason is null ? "har den vanliga meningen igen." : $"har en ny mening: ”{reason.Sv}”")}",
                $"{name.En} has {(reason is null ? "the usual sentence again." : $"a new sentence: “{reason.En}”")}")
            : new(
                $"{name.Sv} {Now(after).Sv}, {Then(before).Sv} förut.{(reason is null ? "" : $" Meningen: ”{reason.Sv}”")}",
                $"{name.En} {Now(after).En}, {Then(before).En} before.{(reason is null ? "" : $" The sentence: “{reason.En}”")}");
    }

    private static Text Now(NeededSeat? seat) => seat switch
    {
        null => new("är inte med", "is not there"),
        { Required: true } => new("behövs", "is needed"),
        _ => new("önskas", "is wished for"),
    };

    private static Text Then(NeededSeat? seat) => seat switch
    {
        null => new("var inte med", "was not there"),
        { Required: true } => new("behövdes", "was needed"),
        _ => new("önskades", "was wished for"),
    };
}
