namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>A letter to a company that has no time yet, or that is not about its time. It says neither whom it would meet nor about what.</summary>
public sealed record LetterWithoutATime(string ContactName, string Language, Uri FollowUrl, string Municipality, string PhoneNumber, DateTimeOffset WrittenAt);

/// <summary>What a company hears while it waits: that a time has become free, that none of those it wished for can be had, or that it waits no longer; and whenever its link is replaced.</summary>
public static class LettersWithoutATime
{
    public static Letter TimeOffered(LetterWithoutATime letter, Slot slot, string place, DateTimeOffset until)
    {
        var when = SwedishWords.Span(slot, letter.Language, letter.WrittenAt);
        var last = SwedishWords.Moment(until, letter.Language, letter.WrittenAt);
        return Hello(letter)
            .Say(letter.In("En tid har blivit ledig, och du står på tur.", "A time has become free, and it is your turn."))
            .Tell((letter.In("När", "When"), when), (letter.In("Var", "Where"), place))
            .Say(letter.In(
                $"Vi håller tiden åt dig till {last}. Den är inte bokad förrän du har sagt ja och bokat på sidan.",
                $"We hold the time for you until {last}. It is not booked until you have said yes and booked it on the page."))
            .Link((letter.In("Svara ja eller nej", "Answer yes or no"), letter.FollowUrl))
            .Say(letter.In(
                "Passar den inte? Säg nej, så går den till nästa, och du behåller din plats i kön. Svarar du inte alls ställs du sist, och andra gången i rad står du inte kvar.",
                "It does not suit you? Say no, and it goes to the next, and you keep your place in line. If you do not answer at all you are placed last, and the second time in a row you are no longer on the list."))
            .Goodbye(letter)
            .Finish(letter.In($"Ledig tid: {when}", $"Free time: {when}"));
    }

    public static Letter WishesRefused(LetterWithoutATime letter) => Hello(letter)
        .Say(letter.In("Ingen av tiderna du önskade går tyvärr. En lots har gått igenom dem en och en.", "Unfortunately none of the times you wished for is possible. A coordinator has looked at each of them."))
        .Say(letter.In(
            "På sidan ser du vad som skulle ge en tid. Där kan du också önska andra tider, stå på väntelistan eller be oss ringa.",
            "The page shows what would give a time. There you can also wish for other times, join the wait list or ask us to call."))
        .Link((letter.In("Se hur du går vidare", "See the ways on"), letter.FollowUrl))
        .Goodbye(letter)
        .Finish(letter.In("Tiderna du önskade går inte", "The times you wished for are not possible"));

    public static Letter WaitEnded(LetterWithoutATime letter) => Hello(letter)
        .Say(letter.In(
            "Du har inte svarat på två tider som vi har hållit åt dig. Därför står du inte längre på väntelistan.",
            "You have not answered about two times that we held for you. So you are no longer on the wait list."))
        .Say(letter.In(
            "Vill du fortfarande ha en tid? En lots ringer dig. Du kan också ställa dig på väntelistan igen på sidan.",
            "Do you still want a time? A coordinator will call you. You can also join the wait list again on the page."))
        .Link((letter.In("Se hur du går vidare", "See the ways on"), letter.FollowUrl))
        .Goodbye(letter)
        .Finish(letter.In("Du står inte längre på väntelistan", "You are no longer on the wait list"));

    public static Letter LinkReplaced(LetterWithoutATime letter) => Hello(letter)
        .Say(letter.In("Vi har bytt länken till din sida. Den gamla öppnar ingenting längre.", "We have replaced the link to your page. The old one opens nothing any more."))
        .Link((letter.In("Öppna din sida", "Open your page"), letter.FollowUrl))
        .Say(letter.In(
            "Den som har länken kan se och ändra det som står på sidan. Skicka den därför bara till den som ska kunna det.",
            "Whoever has the link can see and change what the page holds. So send it only to who is to be able to."))
        .Goodbye(letter)
        .Finish(letter.In("Ny länk till din sida", "A new link to your page"));

    private static LetterBody Hello(LetterWithoutATime letter) =>
        new LetterBody(letter.Language).Say(letter.In($"Hej {letter.ContactName}!", $"Hello {letter.ContactName},"));

    private static LetterBody Goodbye(this LetterBody body, LetterWithoutATime letter) => body
        .Questions(letter.PhoneNumber)
        .Sign(letter.Municipality);

    private static string In(this LetterWithoutATime letter, string sv, string en) => new Text(sv, en).In(letter.Language);
}
