namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>To an official whose own calendar can not be read: they are not asked to tables until it can, and they can mend it.</summary>
public static class LettersAboutCalendars
{
    /// <param name="to">The official.</param>
    /// <param name="host">Where the calendar lies; the rest of its address is a secret.</param>
    /// <param name="since">When it was last readable.</param>
    /// <param name="why">Why it can not be read.</param>
    /// <param name="mend">The page where it is mended.</param>
    /// <param name="house">Who writes.</param>
    public static Letter Unreadable(Mailbox to, string? host, DateTimeOffset since, Text? why, Uri mend, DeliveryOptions house, DateTimeOffset now) => new LetterBody("sv")
        .Say($"Hej {to.Name}!")
        .Say($"Din kalender har inte gått att läsa sedan {SwedishWords.Moment(since, "sv", now)}. Vi vet inte när du är upptagen, så du får inga nya frågor om bord förrän den går att läsa igen.")
        .Tell(("Kalender", host ?? ""), ("Varför", why?.Sv ?? ""))
        .Say("Vi försöker igen av oss själva. Har du bytt lösenord eller slutat dela kalendern behöver du lägga in den på nytt.")
        .Link(("Se din kalender", mend))
        .Questions(house.PhoneNumber)
        .Sign(house.Municipality)
        .Finish("Din kalender går inte att läsa");
}
