namespace Handslaget.Booking.Web.Store;

/// <summary>Why a calendar could not be read, in words that tell nothing of our network and nothing of what stands in it.</summary>
public static class SourceWords
{
    public static Text? Say(this SourceState source) => source.Fault is { } fault ? source.Why ?? fault.Say() : null;

    public static Text Say(this CalendarFault fault) => fault switch
    {
        CalendarFault.Unreachable => new("Adressen svarar inte.", "The address does not answer."),
        CalendarFault.Denied => new(
            "Vi släpps inte in. Kontrollera användarnamn och lösenord, eller att kalendern är delad.",
            "We are not let in. Check the user name and the password, or that the calendar is shared."),
        CalendarFault.NotFound => new("Det finns ingen kalender på adressen.", "There is no calendar at the address."),
        CalendarFault.TooLarge => new("Kalendern är större än 5 MB.", "The calendar is larger than 5 MB."),
        CalendarFault.TooSlow => new("Kalendern hann inte komma fram i tid.", "The calendar did not arrive in time."),
        CalendarFault.TooManyRedirects => new("Adressen skickar oss vidare för många gånger.", "The address sends us on too many times."),
        CalendarFault.AsksToWait => new("Kalenderns server ber oss vänta.", "The calendar's server asks us to wait."),
        CalendarFault.ServerFault => new("Kalenderns server har ett fel.", "The calendar's server has a fault."),
        CalendarFault.NotACalendar => new("Det som ligger på adressen är ingen kalender som vi kan läsa.", "What lies at the address is not a calendar we can read."),
        CalendarFault.Unreadable => new("Kalendern går inte att förstå.", "The calendar can not be made sense of."),
        CalendarFault.Locked => new("Uppgifterna går inte att öppna längre. Lägg in kalendern på nytt.", "The details can not be opened any more. Add the calendar anew."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
