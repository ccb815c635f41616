using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>DOMAIN §4.3. Mobiles are PTS's numbers for fiction, 070-174 06 05…99; no text of ours reaches anybody by mistake.</summary>
public class When_reading_a_mobile_number
{
    [Theory]
    [InlineData("0701740605")]
    [InlineData("070-174 06 05")]
    [InlineData("070 174 06 05")]
    [InlineData("070/1740605")]
    [InlineData("(070) 174 06 05")]
    [InlineData("+46701740605")]
    [InlineData("+46 70 174 06 05")]
    [InlineData("+46(0)701740605")]
    [InlineData("+46 (0)70-174 06 05")]
    [InlineData("0046701740605")]
    [InlineData("0046 (0) 70 174 06 05")]
    [InlineData("46701740605")]
    [InlineData("  070-174 06 05\t")]
    [InlineData("070\u00A0174\u00A006\u00A005")]
    [InlineData("\u202A070-174 06 05\u202C")]
    [InlineData("070–174 06 05")]
    [InlineData("Tel: 070-174 06 05")]
    [InlineData("０７０１７４０６０５")]
    public void every_usual_way_of_writing_it_gives_the_same_number(string typed) =>
        Assert.Equal(new MobileNumber("+46701740605", null), MobileNumber.Read(typed));

    [Theory]
    [InlineData(null, MobileProblem.Empty)]
    [InlineData("", MobileProblem.Empty)]
    [InlineData(" \t", MobileProblem.Empty)]
    [InlineData("hej", MobileProblem.NotANumber)]
    [InlineData("070", MobileProblem.NotANumber)]
    [InlineData("070-174 06", MobileProblem.NotANumber)]
    [InlineData("070-174 06 05 05", MobileProblem.NotANumber)]
    [InlineData("070-RINGOSS", MobileProblem.NotANumber)]
    [InlineData("+46701740605 DROP TABLE", MobileProblem.NotANumber)]
    [InlineData("+999701740605", MobileProblem.NotANumber)]
    [InlineData("112", MobileProblem.NotANumber)]
    [InlineData("011-15 00 00", MobileProblem.Landline)]
    [InlineData("+46 11 15 00 00", MobileProblem.Landline)]
    [InlineData("020-123 456", MobileProblem.NotMobile)]
    [InlineData("010-123 45 67", MobileProblem.NotMobile)]
    [InlineData("0900-123 4567", MobileProblem.Premium)]
    [InlineData("077-123 45 67", MobileProblem.Premium)]
    [InlineData("+47 406 12 345", MobileProblem.ForeignNotAllowed)]
    [InlineData("+1 415 555 2671", MobileProblem.ForeignNotAllowed)]
    public void what_can_not_get_an_sms_says_why(string? typed, MobileProblem problem)
    {
        var number = MobileNumber.Read(typed);
        Assert.Equal(problem, number.Problem);
        Assert.False(number.CanGetSms);
    }

    [Fact]
    public void a_landline_is_kept_for_calling() => Assert.Equal("+4611150000", MobileNumber.Read("011-15 00 00").E164);

    [Theory]
    [InlineData("+47 406 12 345", "+4740612345")]
    [InlineData("+45 20 12 34 56", "+4520123456")]
    [InlineData("070-174 06 05", "+46701740605")]
    public void mobiles_of_the_countries_in_the_setting_are_allowed(string typed, string e164) =>
        Assert.Equal(new MobileNumber(e164, null), MobileNumber.Read(typed, ["SE", "NO", "DK"]));

    [Fact]
    public void the_star_allows_every_country_but_still_no_landline()
    {
        Assert.True(MobileNumber.Read("+358 40 123 4567", ["*"]).CanGetSms);
        Assert.Equal(MobileProblem.Landline, MobileNumber.Read("+358 9 1234567", ["*"]).Problem);
    }

    [Fact]
    public void the_whole_series_for_fiction_can_be_read_and_is_mobile() => Assert.All(
        Enumerable.Range(5, 95),
        last => Assert.Equal($"+467017406{last:00}", MobileNumber.Read($"070-174 06 {last:00}").E164));

    [Theory]
    [InlineData("+46701740605", "070-174 06 05")]
    [InlineData("011-15 00 00", "011-15 00 00")]
    [InlineData("+4611150000", "011-15 00 00")]
    [InlineData("+4740612345", "+47 40 61 23 45")]
    [InlineData("växeln", "växeln")]
    public void is_shown_as_it_is_read_aloud(string number, string spoken) => Assert.Equal(spoken, MobileNumber.Spoken(number));
}
