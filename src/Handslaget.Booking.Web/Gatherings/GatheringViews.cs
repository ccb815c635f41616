using Handslaget.Booking.Gatherings;

namespace Handslaget.Booking.Web.Gatherings;

/// <param name="Key">Send it to choose the session.</param>
/// <param name="PlacesLeft">Places that one can have there: none when the whole gathering is full.</param>
public sealed record SessionView(string Key, string Title, DateTimeOffset Start, DateTimeOffset End, int Capacity, int PlacesLeft);

/// <param name="PlacesLeft">Places that nobody has and nobody is offered. None: who signs up stands in line.</param>
/// <param name="InLine">How many stand in line.</param>
/// <param name="IsOpen">Whether one can sign up, for a place or to stand in line.</param>
/// <param name="ClosesAt">Until when, UTC.</param>
/// <param name="NewerThanMonths">Only for companies registered at most so many months before it; null: for all.</param>
public sealed record GatheringView(
    Guid Id, GatheringKind Kind, string Title, string About, DateTimeOffset Start, DateTimeOffset End, string Place, int Capacity, int PlacesLeft, int InLine,
    bool IsOpen, DateTimeOffset ClosesAt, int? NewerThanMonths, bool IsCancelled, IReadOnlyList<SessionView> Sessions)
{
    public static GatheringView Of(KnownGathering known, string language, DateTimeOffset now)
    {
        var (gathering, plan) = (known.Gathering, known.Plan);
        return new(
            known.Id, plan.Kind, known.Text.Title.In(language), known.Text.About.In(language), plan.Slot.Start, plan.Slot.End, known.Place, plan.Capacity,
            gathering.PlacesLeft, gathering.LineLength, gathering.IsOpen(now), plan.ClosesAt, plan.NewerThanMonths, gathering.Status == GatheringStatus.Cancelled,
            [.. plan.Sessions.Select(s => new SessionView(
                s.Key, known.Text.Sessions.GetValueOrDefault(s.Key)?.In(language) ?? s.Key, s.Slot.Start, s.Slot.End, s.Capacity, gathering.PlacesToHaveIn(s)))]);
    }
}

/// <param name="OfferUntil">Until when the place offered is kept; null when none is.</param>
/// <param name="BeforeYou">How many stand before in line; null when not in line.</param>
/// <param name="Sessions">Keys of the sessions that were chosen.</param>
public sealed record SignUpView(
    Guid Id, SignUpState State, DateTimeOffset? OfferUntil, int? BeforeYou, IReadOnlyList<string> Sessions, GatheringView Gathering)
{
    public static SignUpView Of(KnownSignUp known, string language, DateTimeOffset now) => new(
        known.SignUp.Id, known.SignUp.State, known.SignUp.Until,
        known.SignUp.State == SignUpState.InLine ? known.At.Gathering.BeforeInLine(known.SignUp.Id) : null,
        known.SignUp.Sessions, GatheringView.Of(known.At, language, now));
}

/// <param name="Key">The secret that opens this sign-up: send it as <c>Authorization: Bearer …</c>. It is also its page's last part.</param>
public sealed record SignedUpView(string Key, SignUpView SignUp);
