using Handslaget.Booking.Procurements;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Procuring;

/// <summary>Procurements, and why their feed can not be read, in words.</summary>
internal static class ProcurementWords
{
    public static Text Say(CalendarFault fault) => fault switch
    {
        CalendarFault.Denied => new("Vi släpps inte in. Flödet måste vara öppet för alla.", "We are not let in. The feed must be open to everybody."),
        CalendarFault.NotFound => new("Det finns inget flöde på adressen. Kontrollera Procurement:Feed.", "There is no feed at the address. Check Procurement:Feed."),
        CalendarFault.TooLarge => new("Flödet är större än 5 MB. Be utgivaren om ett kortare.", "The feed is larger than 5 MB. Ask its publisher for a shorter one."),
        CalendarFault.TooSlow => new("Flödet hann inte komma fram i tid.", "The feed did not arrive in time."),
        CalendarFault.TooManyRedirects => new("Adressen skickar oss vidare för många gånger.", "The address sends us on too many times."),
        CalendarFault.AsksToWait => new("Flödets server ber oss vänta.", "The feed's server asks us to wait."),
        CalendarFault.ServerFault => new("Flödets server har ett fel.", "The feed's server has a fault."),
        CalendarFault.Unreachable => new("Adressen svarar inte, eller ligger där vi inte får fråga.", "The address does not answer, or lies where we may not ask."),
        _ => new("Det som ligger på adressen är inget flöde som vi kan läsa.", "What lies at the address is not a feed we can read."),
    };

    /// <summary>What it is about; a notice of no division we know says so.</summary>
    public static string Topics(this CpvDivisions divisions, IReadOnlyList<string> codes, string language) => codes.Count == 0
        ? new Text("Ämnet är inte angivet", "The topic is not given").In(language)
        : string.Join("; ", codes.Select(c => divisions.Find(c)?.Name.In(language) ?? c));

    /// <summary>"sista anbudsdag …", on the Swedish wall clock.</summary>
    public static string Closes(this Procurement procurement, string language, DateTimeOffset saidAt) => procurement.ClosesAt is { } at
        ? new Text($"Sista tid för anbud: {People.Moment(at, "sv", saidAt)}", $"Last time for tenders: {People.Moment(at, "en", saidAt)}").In(language)
        : new Text("Annonsen anger ingen sista tid för anbud.", "The notice gives no last time for tenders.").In(language);
}
