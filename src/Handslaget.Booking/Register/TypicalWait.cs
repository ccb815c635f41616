namespace Handslaget.Booking.Register;

/// <summary>
/// How long companies have waited for a table: whole Swedish calendar days from the request to the meeting, from our own log. It says
/// nothing of how long a decision takes. Below <see cref="Enough"/> meetings nothing is said: a figure of four could tell of one company.
/// </summary>
/// <param name="MedianDays">Half waited at most so long; of an even number the longer of the two in the middle.</param>
/// <param name="NinetiethDays">Nine of ten waited at most so long (nearest rank).</param>
public sealed record TypicalWait(int Meetings, int MedianDays, int NinetiethDays)
{
    public const int Enough = 5;

    /// <summary>The latest months that are counted, by when the meeting was.</summary>
    public const int Months = 12;

    public static TypicalWait? Of(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count < Enough ? null : new(sorted.Count, sorted[sorted.Count / 2], sorted[((sorted.Count * 9) + 9) / 10 - 1]);
    }

    /// <summary>Swedish dates from one to the other; a table the same day is no days away.</summary>
    public static int Days(DateTimeOffset asked, DateTimeOffset met) => SwedishTime.Date(met).DayNumber - SwedishTime.Date(asked).DayNumber;
}
