using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Register;

namespace Handslaget.Booking.Web.Tests.Register;

/// <summary>Ordinary words, as companies write them, and what must then be among the suggestions; the first row of each must stand first.</summary>
public class What_companies_call_their_errands
{
    private static readonly Catalogue Catalogue = CatalogueFile.Shipped();

    [Theory]
    [InlineData("vi vill öppna ett bageri", "cafe-bakery", "food-registration")]
    [InlineData("öppna café", "cafe-bakery")]
    [InlineData("bageri", "cafe-bakery", "food-registration")]
    [InlineData("ett konditori med tårtor", "cafe-bakery")]
    [InlineData("glasscafé vid Strömmen", "cafe-bakery")]
    [InlineData("ett litet kafé med uteservering", "cafe-bakery", "outdoor-seating", "restaurant-outdoor-alcohol")]
    [InlineData("vi vill öppna ett café med uteservering", "cafe-bakery", "outdoor-seating")]
    [InlineData("kafé utan alkohol", "cafe-bakery")]
    [InlineData("café med vin", "restaurant-outdoor-alcohol", "cafe-bakery")]
    [InlineData("kafé med vin och öl", "restaurant-outdoor-alcohol", "cafe-bakery")]
    [InlineData("ett kafé med alkohol", "restaurant-outdoor-alcohol", "cafe-bakery")]
    [InlineData("restaurang med uteservering", "restaurant-outdoor-alcohol")]
    [InlineData("lunchservering", "restaurant-outdoor-alcohol", "cafe-bakery")]
    [InlineData("baka bröd hemma och sälja", "food-registration")]
    [InlineData("hårsalong", "beauty-salon")]
    [InlineData("bilmek", "car-workshop")]
    [InlineData("solpaneler på taket", "building-permit")]
    [InlineData("Jag ska starta kafé på Gamla Rådstugugatan", "cafe-bakery")]
    [InlineData("pizzeria", "restaurant-outdoor-alcohol")]
    [InlineData("gym", "change-of-use")]
    [InlineData("Vi söker lokal till ett gym", "change-of-use", "premises-search")]
    [InlineData("padelhall", "change-of-use")]
    [InlineData("barbershop i centrum", "beauty-salon")]
    [InlineData("frisörsalong", "beauty-salon")]
    [InlineData("gårdsbutik", "kiosk-shop")]
    [InlineData("klädbutik på Drottninggatan", "kiosk-shop")]
    [InlineData("däckverkstad", "car-workshop")]
    [InlineData("julmarknad", "festival")]
    [InlineData("matlådor hemifrån", "food-registration")]
    [InlineData("bryggeri med provsmakning", "alcohol-tasting-temporary", "food-registration", "industrial-hall")]
    [InlineData("vi behöver bygga ut verkstaden", "building-permit", "industrial-hall", "car-workshop")]
    [InlineData("skylt på fasaden", "sign")]
    [InlineData("riva ett skjul", "demolition-or-ground-permit")]
    [InlineData("vi vill sälja till kommunen", "procurement-supplier")]
    [InlineData("starta eget", "start-company")]
    [InlineData("bergvärme till lagret", "sewage-heat-pump")]
    [InlineData("gasolflaskor", "flammable-goods")]
    [InlineData("We want to open a bakery", "cafe-bakery", "food-registration")]
    [InlineData("a coffee shop", "cafe-bakery")]
    [InlineData("We want to open a café with outdoor seating.", "cafe-bakery", "outdoor-seating")]
    [InlineData("a café with wine", "restaurant-outdoor-alcohol", "cafe-bakery")]
    [InlineData("a gym with a sauna", "change-of-use")]
    [InlineData("hairdresser", "beauty-salon")]
    [InlineData("rent an office", "premises-search")]
    [InlineData("preschool", "independent-preschool")]
    public void are_understood(string text, string first, params string[] also)
    {
        var suggested = Suggestions.For(Catalogue, text).Select(s => s.Id).ToList();

        Assert.Equal(first, suggested.FirstOrDefault());
        Assert.All(also, id => Assert.Contains(id, suggested));
    }

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("vi vill ha en ny tid")]
    [InlineData("the own use of it")]
    public void and_are_not_guessed_at(string text) => Assert.Empty(Suggestions.For(Catalogue, text));
}
