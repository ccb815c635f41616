using System.Text.RegularExpressions;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>Tells Swedish from English by the small words that no sentence does without.</summary>
internal static partial class Words
{
    /// <summary>What is called the same in both languages.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Dukat bord", "Norrköpings kommun", "Norrköping", "Handslaget", "Kiosken AB", "Åsa Öberg", "Vi vill öppna en kiosk.", "asa@kiosken.example",
        "Svenska", "English", "folköl", "skiss.pdf", "Food truck", "vi vill öppna ett café med uteservering",
        "Myndigheten för digital förvaltning", "Digg", "Kvarngatan 12", "IT-tjänster", "@onskar.example",
        "East Götaland", "Östergötland", "Nyföretagarcentrum",
        "outlook.office365.example", "p01-caldav.calendars.long-name.example", "dav.example",
    ];

    /// <summary>The texts with names taken out, and those left that have any letters.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> names, IEnumerable<string> texts) =>
    [
        .. texts.Select(text => names.Aggregate(text, (t, name) => t.Replace(name, "", StringComparison.Ordinal)).Trim())
            .Where(text => text.Any(char.IsLetter)).Distinct(),
    ];

    public static bool AreSwedish(string text) => Swedish().IsMatch(text);

    public static bool AreEnglish(string text) => English().IsMatch(text);

    /// <summary>Two words of some length: not an abbreviation, a figure, an e-mail address or a mark.</summary>
    public static bool SaySomething(string text) => Word().Count(MailAddress().Replace(BookingNumber().Replace(text, ""), "")) >= 2;

    [GeneratedRegex(@"[åäöÅÄÖ]|\b(och|att|inte|det|som|med|av|till|vi|eller|den|har|kan|om|alla|er|ni|ert|era|ett|vad|vill|bord|bordet|tid|tider)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Swedish();

    [GeneratedRegex(@"\b(the|and|of|you|your|with|we|not|that|are|this|what|for|from|it|can|will|time|times|table|meeting)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"\bNK-[0-9A-Z]{4}-[0-9A-Z]{4}\b")]
    private static partial Regex BookingNumber();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Word();
}
