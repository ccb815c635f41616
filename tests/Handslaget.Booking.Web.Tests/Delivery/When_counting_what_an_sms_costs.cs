using CsCheck;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>DOMAIN §5.1–5.2. Edges: 160/161, 153 each, 70/71, an escape or a surrogate pair on the border between two segments.</summary>
public class When_counting_what_an_sms_costs
{
    [Theory]
    [InlineData("Norrköpings kommun: Ditt möte är bokat tor 14 jan kl 13.00. Logga in på kommunens webbplats för att se mer. Svara inte på detta sms.", 132)]
    [InlineData("Påminnelse från Norrköpings kommun: möte tor 14 jan kl 13.00, Trädgårdsgatan 21. Av- eller ombokning: 011-15 00 00.", 115)]
    [InlineData("Norrköpings kommun: Mötet tor 14 jan är ändrat till mån 18 jan kl 09.30. Passar det inte? Ring 011-15 00 00.", 108)]
    [InlineData("", 0)]
    [InlineData("åäöÅÄÖéèÉ§@_", 12)]
    [InlineData("^{}\\[~]|€", 18)]
    public void septets_are_counted_as_the_network_does(string text, int septets)
    {
        Assert.True(GsmText.IsGsm7(text));
        Assert.Equal(septets, GsmText.Septets(text));
        Assert.Equal(1, GsmText.Segments(text));
    }

    [Theory]
    [InlineData("Tid – 13.00")]
    [InlineData("”Bordet”")]
    [InlineData("klart ✓")]
    [InlineData("êô")]
    [InlineData("🙂")]
    public void a_character_outside_the_alphabet_is_seen(string text)
    {
        Assert.False(GsmText.IsGsm7(text));
        Assert.Throws<ArgumentException>(() => GsmText.Septets(text));
    }

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('€', 152, 2)]
    [InlineData('€', 153, 3)]
    [InlineData('✓', 70, 1)]
    [InlineData('✓', 71, 2)]
    [InlineData('✓', 134, 2)]
    [InlineData('✓', 135, 3)]
    public void segments_begin_where_the_network_begins_them(char letter, int length, int segments) =>
        Assert.Equal(segments, GsmText.Segments(new string(letter, length)));

    [Fact]
    public void a_surrogate_pair_is_not_parted() =>
        Assert.Equal(3, GsmText.Segments(string.Concat(Enumerable.Repeat("🙂", 67))));

    [Theory]
    [InlineData("Tid – 13.00", "Tid - 13.00")]
    [InlineData("Kl. 9—10−11", "Kl. 9-10-11")]
    [InlineData("”Bord” ‘ett’ «två»", "\"Bord\" 'ett' \"två\"")]
    [InlineData("10\u00A0000\u202Fkr", "10 000 kr")]
    [InlineData("Vänta…", "Vänta...")]
    [InlineData("rad ett\r\nrad två\trad tre", "rad ett rad två rad tre")]
    [InlineData("a\u202Eb\u200Bc\0d\u0007e\uFEFF", "abcde")]
    [InlineData("A\u030Angbåt", "Ångbåt")]
    [InlineData("\uD800x", "x")]
    [InlineData("🙂", "🙂")]
    public void what_only_looks_different_is_made_plain(string text, string plain) => Assert.Equal(plain, GsmText.Normalise(text));

    [Fact]
    public void what_the_alphabet_lacks_is_folded() => Assert.Equal("Crêpe Café Žižek".Replace('ê', 'e').Replace('Ž', 'Z').Replace('ž', 'z'), GsmText.Fold("Crêpe Café Žižek ✓🙂Жж").Trim());

    [Fact]
    public void normalising_twice_is_normalising_once_and_folding_always_fits() => Unicode.Any.Sample(text =>
    {
        var once = GsmText.Normalise(text);
        return GsmText.Normalise(once) == once && GsmText.IsGsm7(GsmText.Fold(text));
    }, iter: 50_000);
}
