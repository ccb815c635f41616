using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Pages.Officials;

/// <summary>What an answer leads to, in words: a heading and what happens now.</summary>
internal static class WhatHappensNow
{
    public static (Text Heading, Text Next) After(Reply reply, Meeting before, Guid official, string? colleague, DateTimeOffset now, BookingRules rules) => reply switch
    {
        Reply.Comes => (new("Tack! Vi räknar med dig.", "Thank you! We count on you."), new(
            "Mötet ligger i inbjudan du fick. Ändras något får du ett mejl.", "The meeting is in the invitation you got. If anything changes you get a mail.")),
        Reply.ComesByLink => (new("Tack! Du är med på distans.", "Thank you! You join by link."), new(
            "Lotsen ordnar en länk och skickar den före mötet. Företaget ser att du är med via länk.",
            "The coordinator arranges a link and sends it before the meeting. The company sees that you join by link.")),
        Reply.CanNot { Suggested: not null } => (new("Tack för svaret", "Thank you for answering"), new(
            $"Vi frågar {colleague ?? "kollegan"} först. Går det inte frågar vi någon annan. {CalendarSv}",
            $"We ask {colleague ?? "the colleague"} first, and somebody else if that fails. {CalendarEn}")),
        _ when before.PlaceOf(official) is null => (new("Tack för svaret", "Thank you for answering"), new(
            $"Ditt nej är redan noterat. {CalendarSv}", $"Your no was noted already. {CalendarEn}")),
        _ when before.SeatsToHandOver(official).Count == 0 => (new("Tack för svaret", "Thank you for answering"), new(
            $"Mötet blir av utan din plats. {CalendarSv}", $"The meeting takes place without your seat. {CalendarEn}")),
        _ when before.MaySuggest(official, now, rules) => (new("Tack för svaret", "Thank you for answering"), new(
            $"Vi frågar en kollega. Hittar vi ingen tar lotsen över. {CalendarSv}", $"We ask a colleague. If nobody can, the coordinator takes over. {CalendarEn}")),
        _ => (new("Tack för svaret", "Thank you for answering"), new(
            $"Det är för nära mötet för att fråga en kollega härifrån, så lotsen tar över. {CalendarSv}",
            $"It is too close to the meeting to ask a colleague from here, so the coordinator takes over. {CalendarEn}")),
    };

    private const string CalendarSv = "Tiden i din kalender blir fri: ett mejl tar bort den.";

    private const string CalendarEn = "The time in your calendar is free again: a mail removes it.";

    /// <summary>Why there is nothing to answer.</summary>
    public static (Text Heading, Text Body) NoAnswerNeeded(Meeting meeting, Guid official) => meeting switch
    {
        { Status: MeetingStatus.Cancelled } => (Nothing, new("Mötet är inställt.", "The meeting is cancelled.")),
        { HasEnded: true } => (Nothing, new("Mötet blir inte av.", "The meeting will not take place.")),
        _ when meeting.Declined.Contains(official) => (new("Du har svarat nej", "You have said no"), new(
            "Platsen har gått vidare till en kollega eller till lotsen. Vill du vara med ändå? Ring 011-15 00 00.",
            "The seat has gone to a colleague or to the coordinator. Do you want to come after all? Call +46 11 15 00 00.")),
        _ => (Nothing, new("Du sitter inte längre vid det här bordet.", "You are no longer at this table.")),
    };

    private static readonly Text Nothing = new("Inget svar behövs", "No answer is needed");
}
