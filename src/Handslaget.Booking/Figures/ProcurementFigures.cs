using Handslaget.Booking.Procurements;

namespace Handslaget.Booking.Figures;

/// <summary>What is shown of point 11: how many follow procurements, and what they were told of.</summary>
public static class ProcurementFigures
{
    public static readonly Figure Followers = new(
        "procurement-followers",
        new("Följer upphandlingar", "Following procurements"),
        new(
            "Antalet adresser som har bekräftat att de vill ha annonser om upphandlingar med e-post och inte har avslutat det, vid månadens slut. Färre än fem visas inte.",
            "The number of addresses that have confirmed that they want notices of procurements by e-mail and have not ended it, at the end of the month. Fewer than five are not shown."),
        FigureUnit.Number);

    public static readonly Figure Published = new(
        "procurements-published",
        new("Annonserade upphandlingar", "Procurements announced"),
        new("Antalet upphandlingar på sidan Upphandlingar, i den månad de kom dit.", "The number of procurements on the page Procurements, in the month they came there."),
        FigureUnit.Number);

    public static readonly Figure Sent = new(
        "procurement-notices-sent",
        new("Utskickade annonser", "Notices sent"),
        new(
            "Antalet annonser i breven till dem som följer upphandlingar: en annons till tio adresser räknas som tio.",
            "The number of notices in the letters to those who follow procurements: one notice to ten addresses counts as ten."),
        FigureUnit.Number);

    /// <summary>For each month from the first to <paramref name="until"/>.</summary>
    public static IEnumerable<FigurePoint> CountFollowers(IReadOnlyCollection<Follower> followers, Month until)
    {
        var confirmed = followers.Where(f => f.ConfirmedAt is not null).ToList();
        if (confirmed.Count == 0) yield break;
        for (var month = Month.Of(confirmed.Min(f => f.ConfirmedAt!.Value)); month.Index <= until.Index; month = month.Add(1))
        {
            var following = confirmed.Count(f => Month.Of(f.ConfirmedAt!.Value).Index <= month.Index && (f.EndedAt is not { } ended || Month.Of(ended).Index > month.Index));
            yield return new(month, null, following < FigurePoint.Fewest ? 0 : following, following < FigurePoint.Fewest ? null : following);
        }
    }

    public static IEnumerable<FigurePoint> CountPublished(IEnumerable<DateTimeOffset> published) => FigurePoint.Numbers(published);

    public static IEnumerable<FigurePoint> CountSent(IEnumerable<DigestSent> letters) =>
        FigurePoint.Numbers(letters.SelectMany(l => l.Procurements.Select(_ => l.At)));
}
