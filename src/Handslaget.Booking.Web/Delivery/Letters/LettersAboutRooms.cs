namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>The same time in another room: everybody's calendar gets the new place, and nobody is asked anything.</summary>
public static class LettersAboutRooms
{
    public static Letter ToOfficial(LetterToOfficial letter)
    {
        var when = letter.Table.When("sv");
        return new LetterBody("sv")
            .Say($"Hej {letter.Official.Name}!")
            .Say($"Mötet med {letter.Table.CompanyName} {when} har fått ett annat rum. Tiden är densamma, och ditt svar gäller.")
            .Tell(("När", when), ("Var", letter.Table.Where("sv")))
            .Link(("Mer om mötet", letter.FollowUrl))
            .Questions(letter.Table.PhoneNumber)
            .Finish(
                $"Annat rum: {when}. {letter.Table.CompanyName}",
                LettersToOfficials.Invited(letter),
                InvitationMethod.Request);
    }

    public static Letter ToCompany(LetterToCompany letter)
    {
        var (language, when) = (letter.Language, letter.Table.When(letter.Language));
        return new LetterBody(language)
            .Say(new Text($"Hej {letter.Table.ContactName}!", $"Hello {letter.Table.ContactName},").In(language))
            .Say(new Text($"Ditt möte {when} har fått ett annat rum. Tiden är densamma.", $"Your meeting {when} is in another room. The time is the same.").In(language))
            .Tell((new Text("När", "When").In(language), when), (new Text("Var", "Where").In(language), letter.Table.Where(language)))
            .Link((new Text("Se, ändra eller avboka mötet", "See, change or cancel the meeting").In(language), letter.FollowUrl))
            .Questions(letter.Table.PhoneNumber)
            .Finish(
                new Text($"Annat rum: möte {when}", $"Another room: meeting {when}").In(language),
                letter.Table.Calendar(
                    new Text($"Möte med {letter.Table.Municipality}", $"Meeting with {letter.Table.Municipality}").In(language),
                    string.Join('\n', letter.Table.SeatLines(language)), letter.FollowUrl, [], language));
    }
}
