using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Afterwards;

/// <summary>What the company has been sent, as an A4 to save, print and hand on. Smaller type is tried before a second page.</summary>
internal static class NotesPdf
{
    private static readonly double[] Scales = [1, 0.9, 0.82];

    // The library keeps what it knows of a font in one place for the whole process, and does not promise to be asked by two at once.
    private static readonly Lock One = new();

    public static byte[] Of(NotesView notes, string municipality, string language)
    {
        lock (One)
        {
            foreach (var scale in Scales)
            {
                using var sheet = Write(notes, municipality, language, scale);
                if (sheet.Pages == 1) return sheet.Finish();
            }
            using var whole = Write(notes, municipality, language, 1);
            return whole.Finish();
        }
    }

    private static Sheet Write(NotesView notes, string municipality, string language, double scale)
    {
        string In(Text text) => text.In(language);
        var title = In(NotesWords.Title(notes));
        var sheet = new Sheet(title, language, scale);
        sheet.Title(title);
        sheet.Say($"{notes.Company}. {In(NotesWords.Sent(notes))}", quiet: true);
        sheet.Stamp(In(NotesWords.Stamp));
        sheet.Say(In(NotesWords.WhatItMeans));
        if (notes.IsCorrected) sheet.Say(In(NotesWords.Corrected(notes)));
        foreach (var seat in notes.Seats)
        {
            sheet.Heading($"{seat.Seat} – {seat.Official}{(seat.IsCorrected ? In(NotesWords.CorrectedMark) : "")}");
            if (seat.NothingToAdd) sheet.Say(In(NotesWords.Nothing));
            foreach (var (label, text) in NotesWords.Lines(seat, language)) sheet.Line(In(label), text, "sv");
            sheet.Say(In(NotesWords.Written(seat)), quiet: true);
        }
        if (notes.Missing.Count > 0) sheet.Say(In(NotesWords.Missing(notes, language)));
        if (notes.Commitments.Any(c => c.State != CommitmentState.Dropped))
        {
            sheet.Heading(In(NotesWords.Promised));
            foreach (var commitment in notes.Commitments.Where(c => c.State != CommitmentState.Dropped))
                sheet.Line(People.Date(SwedishTime.Midnight(commitment.DueOn), language), $"{commitment.What} ({commitment.Who})", "sv");
        }
        sheet.Say(municipality, quiet: true);
        return sheet;
    }
}
