using System.Text;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Register;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Tests.Register;

public class The_shipped_promises
{
    private static readonly Catalogue Catalogue = CatalogueFile.Shipped();

    private static IReadOnlyList<ServiceGuarantee> Written => PromiseFile.Shipped(Catalogue).Promises;

    [Fact]
    public void every_fact_named_by_a_promise_exists() => Assert.Empty(Written.SelectMany(p => p.Facts).Except(EventNames.All.Values));

    [Fact]
    public void the_days_it_promises_are_the_days_that_rule()
    {
        var asked = new BookingRules { OutcomeWorkingDays = 1, FollowUpWorkingDays = 1, ComplaintReadWorkingDays = 1, ComplaintAnswerWorkingDays = 1 };
        var rules = PromiseFile.Shipped(Catalogue).Into(asked, new DateOnly(2026, 11, 26));
        Assert.Equal((3, 20, 2, 10), (rules.OutcomeWorkingDays, rules.FollowUpWorkingDays, rules.ComplaintReadWorkingDays, rules.ComplaintAnswerWorkingDays));
    }

    [Fact]
    public void each_is_one_sentence_in_both_languages()
    {
        Assert.All(Written.SelectMany(p => new[] { p.Sentence().Sv, p.Sentence().En, p.Remedy.Sv, p.Remedy.En }), sentence =>
        {
            Assert.True(char.IsUpper(sentence[0]), sentence);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
            Assert.InRange(sentence.Length, 20, 150);
        });
        Assert.Equal("Ni har en bokad tid inom 5 arbetsdagar efter att ni har bett om ett möte.", Written[0].Sentence().Sv);
        Assert.Equal("We call you within 1 working day after you have asked for it.", Written[1].Sentence().En);
    }

    [Theory]
    [InlineData("meeting_requested", true)]
    [InlineData("visit_invited", false)]
    public void a_time_is_promised_to_who_has_asked_for_one_and_not_to_who_was_invited(string first, bool isPromised)
    {
        var at = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var clocks = Clocks.Of(Written, [new(first, at), new("wait_list_joined", at.AddDays(1))], new BookingRules());
        Assert.Equal(isPromised, clocks.Any(c => c.Promise.Key == "booked-time"));
    }

    [Theory]
    [InlineData("{\"promises\":[{\"key\":\"x\",\"starts\":[\"meeting_asked\"]}]}", "names the fact 'meeting_asked', which does not exist")]
    [InlineData("{\"promises\":[{\"key\":\"x\",\"owner\":\"nobody\"}]}", "belongs to the unit 'nobody', which does not exist")]
    [InlineData("{\"promises\":[{\"key\":\"x\",\"time\":\"lunar\"}]}", "not JSON of the expected form, at $.promises[0].time")]
    [InlineData("{\"promises\":[{\"key\":\"x\",\"strats\":[]}]}", "not JSON of the expected form")]
    public void a_municipalitys_own_that_can_not_be_used_says_why(string json, string problem)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var no = Assert.Throws<PromisesCannotBeUsedException>(() => PromiseFile.Read(stream, "our.json", Catalogue));
        Assert.Contains("our.json", no.Message, StringComparison.Ordinal);
        Assert.Contains(problem, no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_file_that_is_not_there_is_named() =>
        Assert.Contains("/no/such.json", Assert.Throws<PromisesCannotBeUsedException>(() => PromiseFile.FromFile("/no/such.json", Catalogue)).Message, StringComparison.Ordinal);
}
