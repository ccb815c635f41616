using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>What stands around the officials' own words, the same on the page and in the PDF.</summary>
internal static class NotesWords
{
    public static readonly Text Stamp = new("Råd, inte beslut", "Advice, not a decision");

    public static readonly Text WhatItMeans = new(
        "Det här är vad var och en svarade vid bordet, med sina egna ord. Svaren hjälper er vidare, men de är inget beslut: det får ni när ni har sökt och ärendet är prövat. Svaren är allmän handling sedan de skickades.",
        "This is what each at the table answered, in their own words (Swedish). The answers help you on, but they are no decision: you get that when you have applied and the matter has been tried. The answers are public records since they were sent.");

    public static readonly Text Nothing = new("Inget att tillägga.", "Nothing to add.");

    public static readonly Text CorrectedMark = new(" (rättat)", " (corrected)");

    public static readonly Text Effort = new("avtalad insats", "agreed effort");

    public static readonly Text Promised = new("Det här är lovat", "What is promised");

    public static Text Title(NotesView notes) => new($"Svaren från mötet {People.DayOfYear(notes.Held, "sv")}", $"The answers from the meeting {People.DayOfYear(notes.Held, "en")}");

    public static Text Sent(NotesView notes) => new($"Skickat {People.MomentOfYear(notes.SentAt, "sv")}.", $"Sent {People.MomentOfYear(notes.SentAt, "en")}.");

    public static Text Written(SeatNotes seat) => seat.WrittenBy is { } writer
        ? new($"Skrivet {People.MomentOfYear(seat.WrittenAt, "sv")} av {writer}, åt {seat.Official}.", $"Written {People.MomentOfYear(seat.WrittenAt, "en")} by {writer}, for {seat.Official}.")
        : new($"Skrivet {People.MomentOfYear(seat.WrittenAt, "sv")} av {seat.Official}.", $"Written {People.MomentOfYear(seat.WrittenAt, "en")} by {seat.Official}.");

    public static Text Corrected(NotesView notes)
    {
        var seats = notes.Seats.Where(s => s.IsCorrected).Select(s => Delivery.SwedishWords.Inside(s.Seat)).ToList();
        return seats.Count == 0
            ? new("Det här ersätter det ni fick förut.", "This replaces what you had before.")
            : new($"Det här ersätter det ni fick förut. Rättat: {People.List(seats, "sv")}.", $"This replaces what you had before. Corrected: {People.List(seats, "en")}.");
    }

    public static Text Missing(NotesView notes, string language)
    {
        var seats = People.List([.. notes.Missing.Select(Delivery.SwedishWords.Inside)], language);
        return new($"Utan skriftligt svar: {seats}. Fråga lotsen om ni behöver det.", $"Without a written answer: {seats}. Ask the coordinator if you need it.");
    }

    /// <summary>The five lines. What says nothing is left out.</summary>
    public static IEnumerable<(Text Label, string Text)> Lines(SeatNotes seat, string language)
    {
        (Text, string)[] all =
        [
            (new("Svar", "Answer"), seat.Answer), (new("Villkor", "Condition"), seat.Condition), (new("Ni behöver", "You need"), seat.Document),
            (new("Nästa steg", "Next step"), seat.Step),
            (new("Vem och när", "Who and when"), seat.StepOn is { } day ? new Text(
                $"{seat.StepBy}, senast {People.DayOfYear(SwedishTime.Midnight(day), "sv")}", $"{seat.StepBy}, by {People.DayOfYear(SwedishTime.Midnight(day), "en")}").In(language) : ""),
        ];
        return all.Where(l => l.Item2.Length > 0);
    }
}
