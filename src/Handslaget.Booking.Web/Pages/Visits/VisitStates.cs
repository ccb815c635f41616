using Handslaget.Booking.Web.Visiting;

namespace Handslaget.Booking.Web.Pages.Visits;

/// <summary>Where a visit is, in words.</summary>
internal static class VisitStates
{
    public static Text Say(this VisitState state) => state switch
    {
        VisitState.Invited => new("Inbjudet", "Invited"),
        VisitState.PutOff => new("Frågas igen senare", "Asked again later"),
        VisitState.Booked => new("Bokat", "Booked"),
        VisitState.ToNote => new("Att notera", "To note"),
        VisitState.Noted => new("Genomfört", "Held"),
        _ => new("Avslutat", "Over"),
    };
}
