using Handslaget.Booking.Complaints;

namespace Handslaget.Booking.Web.Complaining;

/// <summary>What stands in a complaint, in words.</summary>
internal static class ComplaintTexts
{
    public static Text Say(this ComplaintKind kind) => kind switch
    {
        ComplaintKind.Service => new("Service", "Service"),
        ComplaintKind.Treatment => new("Bemötande", "Treatment"),
        ComplaintKind.Time => new("Tid", "Time"),
        ComplaintKind.Matter => new("Själva ärendet", "The matter itself"),
        ComplaintKind.UnfairCompetition => new("Osund konkurrens", "Unfair competition"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text Explain(this ComplaintKind kind) => kind switch
    {
        ComplaintKind.Service => new("Ni fick inte den hjälp eller information ni behövde.", "You did not get the help or information you needed."),
        ComplaintKind.Treatment => new("Någon bemötte er illa.", "Somebody treated you badly."),
        ComplaintKind.Time => new("Det tog för lång tid, eller vi höll inte det vi lovade.", "It took too long, or we did not keep what we promised."),
        ComplaintKind.Matter => new("Något blev fel när ärendet sköttes.", "Something went wrong in how the matter was handled."),
        ComplaintKind.UnfairCompetition => new("Kommunen konkurrerar med företag på ett sätt som inte är rättvist.", "The municipality competes with companies in a way that is not fair."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text Say(this ComplaintOutcome outcome) => outcome switch
    {
        ComplaintOutcome.Right => new("Ni har rätt", "You are right"),
        ComplaintOutcome.PartlyRight => new("Ni har delvis rätt", "You are partly right"),
        ComplaintOutcome.SeenOtherwise => new("Vi ser det på ett annat sätt", "We see it differently"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static Text Say(this ComplaintStatus status) => status switch
    {
        ComplaintStatus.Received => new("Klagomålet har kommit in", "The complaint has been received"),
        ComplaintStatus.Acknowledged => new("Vi utreder klagomålet", "We are looking into the complaint"),
        ComplaintStatus.Answered => new("Klagomålet är besvarat", "The complaint has been answered"),
        ComplaintStatus.Reopened => new("Någon annan tittar på det en gång till", "Somebody else is looking at it once more"),
        ComplaintStatus.Withdrawn => new("Ni har tagit tillbaka klagomålet", "You have withdrawn the complaint"),
        ComplaintStatus.PassedOn => new("Klagomålet är lämnat vidare", "The complaint has been passed on"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Text Say(this ComplaintGoesTo to) => to switch
    {
        ComplaintGoesTo.PolicyOwner => new(
            "Klagomålet är lämnat till den som ansvarar för kommunens policy mot osund konkurrens. Därifrån kommer svaret.",
            "The complaint has been passed to whoever is responsible for the municipality's policy against unfair competition. The answer comes from there."),
        ComplaintGoesTo.Appeal => new(
            "Det ni skriver är ett överklagande av ett beslut, och det kan vi inte pröva som ett klagomål. Ett överklagande har egna regler och oftast bara tre veckor på sig. Så här gör ni: läs vad som står i beslutet om hur man överklagar, och skicka överklagandet till den som har fattat det.",
            "What you write is an appeal against a decision, which we can not try as a complaint. An appeal has rules of its own and usually only three weeks. Do this: read in the decision how to appeal, and send the appeal to whoever made it."),
        _ => throw new ArgumentOutOfRangeException(nameof(to)),
    };
}
