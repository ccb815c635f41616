namespace Handslaget.Booking.Web.Delivery.Letters;

/// <summary>What a reply that came too late found.</summary>
public enum ReplyFound
{
    /// <summary>Another time, or a later question.</summary>
    Changed,

    /// <summary>Their own yes to what holds now.</summary>
    Accepted,

    /// <summary>Somebody else in the seat.</summary>
    NotNeeded,

    /// <summary>A meeting that is cancelled.</summary>
    Ended,

    /// <summary>A meeting that has begun.</summary>
    Begun,
}

/// <summary>What is written because somebody replied: always what holds now, with the invitation as it stands.</summary>
public static class LettersAboutReplies
{
    /// <summary>The calendar asked for the invitation anew, or another time was proposed and the first one stands.</summary>
    public static Letter SentAnew(LetterToOfficial letter) => LettersToOfficials.Hello(letter)
        .Say($"Här är kallelsen igen. {SwedishWords.Begin(LettersToOfficials.Meeting(letter))} är {LettersToOfficials.When(letter)}. Har du föreslagit en annan tid gick den tyvärr inte.", LettersToOfficials.YouAreNeeded(letter))
        .Everything(letter)
        .Finish($"Kallelsen igen: {LettersToOfficials.When(letter)}. {LettersToOfficials.About(letter)}", LettersToOfficials.Invited(letter), InvitationMethod.Request);

    /// <summary>The reply changed nothing, and this is why.</summary>
    public static Letter TooOld(LetterToOfficial letter, ReplyFound found)
    {
        var (company, when) = (letter.Table.CompanyName, LettersToOfficials.When(letter));
        var (meeting, it) = (LettersToOfficials.Meeting(letter), LettersToOfficials.It(letter).The);
        var hello = LettersToOfficials.Hello(letter);
        return found switch
        {
            ReplyFound.Changed => hello
                .Say($"Tack för ditt svar. Det gällde en äldre fråga, så det ändrade inget. {SwedishWords.Begin(meeting)} är nu {when}. Svara på det här i stället.", LettersToOfficials.YouAreNeeded(letter))
                .Everything(letter)
                .Finish($"Ditt svar gällde en äldre fråga. Kan du {when}?", LettersToOfficials.Invited(letter), InvitationMethod.Request),
            ReplyFound.Accepted => hello
                .Say($"Tack för ditt svar. Det gällde en äldre fråga, så det ändrade inget. Ditt ja till {meeting} {when} gäller. Har du fått förhinder? Säg till på sidan.")
                .Link(("Ditt svar", letter.AnswerUrl), LettersToOfficials.More(letter))
                .Goodbye(letter)
                .Finish($"Ditt ja gäller: {LettersToOfficials.About(letter)}, {when}", LettersToOfficials.Invited(letter), InvitationMethod.Request),
            ReplyFound.NotNeeded => hello
                .Say($"Tack för ditt svar. Du är inte längre med på {meeting} {when}, så svaret ändrade inget. Du behöver inte komma. Blev det fel? Ring.")
                .Goodbye(letter)
                .Finish($"Du behöver inte komma {when}. {company}", LettersToOfficials.Withdrawn(letter), InvitationMethod.Cancel),
            ReplyFound.Ended => hello
                .Say($"Tack för ditt svar. {SwedishWords.Begin(meeting)} {when} är inställt, så svaret ändrade inget. Tiden i din kalender är fri.")
                .Goodbye(letter)
                .Finish($"{SwedishWords.Begin(it)} är inställt: {when}. {company}", LettersToOfficials.Withdrawn(letter), InvitationMethod.Cancel),
            _ => hello
                .Say($"Tack för ditt svar. {SwedishWords.Begin(meeting)} {when} hade redan börjat när det kom, så svaret ändrade inget.")
                .Goodbye(letter)
                .Finish($"Ditt svar kom efter att {it} börjat: {when}"),
        };
    }

    /// <summary>To a company that texted that the time does not suit.</summary>
    public static Letter WaysToChange(LetterToCompany letter)
    {
        var (language, when) = (letter.Language, letter.Table.When(letter.Language));
        var it = MeetingNoun.Of(letter.Table.Kind, language);
        return new LetterBody(language)
            .Say(new Text($"Hej {letter.Table.ContactName}!", $"Hello {letter.Table.ContactName},").In(language))
            .Say(new Text(
                $"Du har svarat på sms att {it.The} {when} inte passar. Det är inte avbokat än. På sidan kan du välja en ny tid eller avboka. Gör du inget ringer en lots.",
                $"You replied by text that {it.The} {when} does not suit you. It is not cancelled yet. On the page you can choose another time or cancel. If you do nothing, a coordinator will call.").In(language))
            .Link((new Text("Välj ny tid eller avboka", "Choose another time or cancel").In(language), letter.FollowUrl))
            .Questions(letter.Table.PhoneNumber)
            .Sign(letter.Table.Municipality)
            .Finish(new Text($"Byt tid eller avboka: {it.One} {when}", $"Change or cancel: {it.One} {when}").In(language));
    }
}
