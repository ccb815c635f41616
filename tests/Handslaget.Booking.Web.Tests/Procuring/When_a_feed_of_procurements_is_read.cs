using Handslaget.Booking.Web.Procuring;
using Handslaget.Booking.Web.Register;
using Handslaget.Booking.Web.Tests.Delivery;

namespace Handslaget.Booking.Web.Tests.Procuring;

/// <summary>OCDS 1.1 release packages as they are published, and as they should not be.</summary>
public class When_a_feed_of_procurements_is_read
{
    private static readonly Procurements.CpvDivisions Divisions = CpvFile.Shipped();

    [Fact]
    public void releases_of_one_process_are_laid_onto_each_other_in_the_order_of_their_dates()
    {
        var read = Read(File.ReadAllText(TestFiles.Data("Procurements/february.json")));

        // The planning is no notice yet; the award and the cancellation say that theirs is over.
        Assert.Equal(0, read.NotUnderstood);
        var notices = read.Notices.ToDictionary(n => n.NoticeId[^4..]);
        Assert.Equal(["0012", "0031", "0040", "0588"], notices.Keys.Order());
        Assert.Equal(["0012", "0588"], notices.Values.Where(n => n.IsOver).Select(n => n.NoticeId[^4..]).Order());

        var path = notices["0031"];
        Assert.Equal(("Gång- och cykelväg längs Ågatan, utförandeentreprenad", "sv", "Exempelkommun", "https://upphandling.kommun.example/0031"), (path.Title, path.Language, path.Buyer, path.Link));
        Assert.Equal(["34", "45"], path.Divisions!);
        Assert.Equal(SwedishTime.At(new DateOnly(2027, 3, 1), new TimeOnly(23, 59)), path.ClosesAt);

        // The update says only a later day: the rest stands, and the version is the update's.
        var system = notices["0040"];
        Assert.Equal(("Systems for school administration", "en", "ocds-5wlv6p-2027-0040-02", new DateTimeOffset(2027, 3, 5, 12, 0, 0, TimeSpan.Zero)), (system.Title, system.Language, system.Version, system.ClosesAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")]
    [InlineData("[]")]
    [InlineData("{\"releases\":{}}")]
    [InlineData("{\"records\":[]}")]
    [InlineData("{\"releases\":[")]
    public void what_is_no_release_package_is_refused_with_a_sentence(string text) => Assert.Contains("Flödet", Assert.Throws<NotOcds>(() => Read(text)).Why.Sv, StringComparison.Ordinal);

    [Fact]
    public void a_nest_of_brackets_is_refused() => Assert.Throws<NotOcds>(() => Read("{\"releases\":" + new string('[', 10_000)));

    [Fact]
    public void more_than_anybody_publishes_is_refused() =>
        Assert.Contains("fler än", Assert.Throws<NotOcds>(() => Read("{\"releases\":[" + string.Join(',', Enumerable.Repeat("0", 20_001)) + "]}")).Why.Sv, StringComparison.Ordinal);

    // Each is left out and counted, and keeps none of the others.
    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"ocid\":7,\"id\":{},\"date\":[]}")]
    [InlineData("{\"ocid\":\"a\",\"id\":\"1\",\"date\":\"i går\",\"tender\":{}}")]
    [InlineData("{\"ocid\":\"a\",\"id\":\"1\",\"date\":\"0001-01-01T00:00:00Z\",\"tender\":{}}")]
    [InlineData("{\"ocid\":\"\\ud800\",\"id\":\"1\",\"date\":\"2027-02-01\"}")]
    public void an_entry_that_can_not_be_understood_is_counted_and_left_out(string entry)
    {
        var read = Read($"{{\"releases\":[{entry},{Tender("\"title\":\"Städning\"")}]}}");
        Assert.Equal((1, 1), (read.Notices.Count, read.NotUnderstood));
    }

    // A day is until its last minute; no offset is the Swedish wall clock; what can not be meant is none.
    [Theory]
    [InlineData("2027-03-31", "2027-03-31T21:59:00Z")]
    [InlineData("2027-03-31T12:00:00", "2027-03-31T10:00:00Z")]
    [InlineData("2027-03-31T12:00:00Z", "2027-03-31T12:00:00Z")]
    [InlineData("2027-03-31T12:00:00+05:30", "2027-03-31T06:30:00Z")]
    [InlineData("2027-03-28T02:30:00", "2027-03-28T01:00:00Z")]
    [InlineData("31/03/2027", null)]
    [InlineData("12", null)]
    [InlineData("9999-12-31T23:59:59Z", null)]
    [InlineData("2027-02-30", null)]
    public void a_last_moment_is_read_as_it_is_meant(string written, string? instant) => Assert.Equal(
        instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), One($"\"tenderPeriod\":{{\"endDate\":\"{written}\"}}").ClosesAt);

    [Theory]
    [InlineData("\"items\":[{\"classification\":{\"scheme\":\"CPV\",\"id\":\"45000000-7\"}}]", "45")]
    [InlineData("\"items\":[{\"classification\":{\"scheme\":\"cpv\",\"id\":45000000}}]", "45")]
    [InlineData("\"classification\":{\"scheme\":\"CPV\",\"id\":\"03000000\"}", "03")]
    [InlineData("\"items\":[{\"classification\":{\"scheme\":\"CPV\",\"id\":\"99000000-1\"}}]", "")]
    [InlineData("\"items\":[{\"classification\":{\"scheme\":\"UNSPSC\",\"id\":\"45000000\"}}]", null)]
    [InlineData("\"items\":[{\"classification\":{\"scheme\":\"CPV\",\"id\":\"4\"}}]", "")]
    [InlineData("\"items\":7", null)]
    public void divisions_are_those_we_know(string tender, string? divisions) => Assert.Equal(divisions, One(tender).Divisions is { } read ? string.Join(',', read) : null);

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://user:pass@kommun.example/", null)]
    [InlineData("/annons/1", null)]
    [InlineData("https://kommun.example/annons/1", "https://kommun.example/annons/1")]
    public void a_link_is_a_web_address(string url, string? link) => Assert.Equal(link, One($"\"documents\":[{{\"documentType\":\"tenderNotice\",\"url\":\"{url}\"}}]").Link);

    [Fact]
    public void an_address_that_is_too_long_is_not_cut_but_left_out() => Assert.Null(One($"\"documents\":[{{\"url\":\"https://kommun.example/{new string('a', 600)}\"}}]").Link);

    [Fact]
    public void a_title_is_one_tidy_line_of_a_length_that_can_be_read()
    {
        Assert.Equal("Städning av skolor", One("\"title\":\"  Städning\\r\\n av\\u202e   skolor\"").Title);
        Assert.Equal(300, One($"\"title\":\"{new string('å', 5_000)}\"").Title!.Length);
    }

    [Theory]
    [InlineData("\"status\":\"cancelled\"", true)]
    [InlineData("\"status\":\"unsuccessful\"", true)]
    [InlineData("\"status\":\"complete\"", true)]
    [InlineData("\"status\":\"active\"", false)]
    [InlineData("\"status\":7", false)]
    public void a_closed_status_says_that_it_is_over(string tender, bool isOver) => Assert.Equal(isOver, One(tender).IsOver);

    [Fact]
    public void there_are_45_divisions_in_the_order_of_their_codes_named_in_both_languages()
    {
        Assert.Equal(45, Divisions.All.Count);
        Assert.Equal(Divisions.All.Select(d => d.Code).Order(StringComparer.Ordinal), Divisions.All.Select(d => d.Code));
        Assert.All(Divisions.All, d => Assert.True(d.Code.Length == 2 && d.Name.Sv.Length > 5 && d.Name.En.Length > 5 && d.Name.Sv != d.Name.En));
    }

    private static FeedOfNotices Read(string text) => OcdsReader.Read(text, Divisions);

    private static ReadNotice One(string tender) => Assert.Single(Read($"{{\"releases\":[{Tender(tender)}]}}").Notices);

    private static string Tender(string tender) => $"{{\"ocid\":\"ocds-5wlv6p-1\",\"id\":\"1\",\"date\":\"2027-02-01T09:00:00Z\",\"tag\":[\"tender\"],\"tender\":{{{tender}}}}}";
}
