using System.Text;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Register;

namespace Handslaget.Booking.Web.Tests.Register;

public class The_shipped_catalogue
{
    private static readonly Catalogue Catalogue = CatalogueFile.Shipped();

    [Fact]
    public void holds_what_norrköping_can_be_asked_about()
    {
        Assert.Equal(48, Catalogue.CaseTypes.Count);
        Assert.Equal(30, Catalogue.Competences.Count);
        Assert.Equal(22, Catalogue.Units.Count);
        Assert.Equal(14, Catalogue.Situations.Count);
        Assert.Empty(CatalogueCheck.Problems(Catalogue));
    }

    [Fact]
    public void asks_a_question_about_every_competence_that_is_optional_somewhere()
    {
        var optional = Catalogue.CaseTypes.SelectMany(c => c.Optional).Concat(Catalogue.Situations.SelectMany(s => s.Optional)).ToHashSet();

        Assert.Equal(optional.Order(), Catalogue.Competences.Where(c => c.Question is not null).Select(c => c.Id).Order());
        Assert.All(Catalogue.Competences.Select(c => c.Question).OfType<Text>(), question =>
        {
            Assert.EndsWith("?", question.Sv, StringComparison.Ordinal);
            Assert.EndsWith("?", question.En, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void has_a_phrase_for_everything_that_stands_inside_a_sentence()
    {
        Assert.All(Catalogue.CaseTypes, c => Assert.NotNull(c.Phrase));
        Assert.All(Catalogue.Competences, c => Assert.NotNull(c.Who));
        Assert.All(Catalogue.Situations, s => Assert.NotNull(s.Phrase));
        Assert.All(Catalogue.Situations, s => Assert.NotNull(s.Short));
    }

    [Fact]
    public void gives_every_seat_of_every_errand_one_whole_sentence_in_both_languages()
    {
        var matters = Catalogue.CaseTypes.Select(c => Match(null, c.Id)).Concat(Catalogue.Situations.Select(s => Match(s.Id)));

        Assert.All(matters.SelectMany(m => m.Seats), seat => Assert.All(new[] { seat.Reason.Sv, seat.Reason.En }, sentence =>
        {
            Assert.True(char.IsUpper(sentence[0]), sentence);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
            Assert.InRange(sentence.Length, 20, 140);
        }));
    }

    [Fact]
    public void lays_the_restaurants_table()
    {
        var table = Match("restaurant-outdoor-alcohol");

        Assert.Equal(
            ["coordination", "building-permit", "public-space", "food-control", "alcohol-licensing", "fire-safety"],
            table.Seats.Where(s => s.Required).Select(s => s.Competence));
        Assert.Equal(
            "Livsmedelsinspektören behövs när ni vill öppna restaurang med uteservering och alkohol.",
            table.Seats.Single(s => s.Competence == "food-control").Reason.Sv);
        Assert.Contains(table.Questions, c => c.Id == "flammable-goods");
    }

    [Fact]
    public void lays_the_cafés_table_without_a_seat_for_alcohol()
    {
        var table = Match("cafe-bakery");

        Assert.Equal(["coordination", "food-control"], table.Seats.Where(s => s.Required).Select(s => s.Competence));
        Assert.Equal(["building-permit", "public-space", "fire-safety", "water-and-sewer", "waste"], table.Questions.Select(c => c.Id));
        Assert.Equal("The food inspector is needed when you want to open a café or bakery.", table.Seats.Single(s => s.Competence == "food-control").Reason.En);
        Assert.DoesNotContain(table.CaseTypes, c => c.Id.StartsWith("alcohol-", StringComparison.Ordinal));
    }

    [Fact]
    public void says_every_paper_in_english_and_the_same_paper_always_in_the_same_way()
    {
        var papers = Catalogue.CaseTypes.SelectMany(c => c.Papers).Distinct().ToList();

        Assert.Equal(papers.Count, papers.Select(p => p.Sv).Distinct().Count());
        Assert.Equal(papers.Count, papers.Select(p => p.En).Distinct().Count());
        Assert.All(papers, p => Assert.NotEqual(p.Sv, p.En));
        Assert.All(papers, p => Assert.Matches("^[A-Z][^åäöÅÄÖ]*[^.]$", p.En));
    }

    [Theory]
    [InlineData("Vi vill öppna en liten restaurang med uteservering vid Motala ström", "restaurant-outdoor-alcohol")]
    [InlineData("ska starta en förskola i Hageby", "independent-preschool")]
    [InlineData("We want to open a hotel", "hotel")]
    [InlineData("tatuering och piercing", "beauty-salon")]
    [InlineData("jag behöver anställa fler, vi växer", "recruiting-growth")]
    [InlineData("byta skylt på fasaden", "sign")]
    public void understands_ordinary_words(string text, string expected) =>
        Assert.Equal(expected, Suggestions.For(Catalogue, text)[0].Id);

    [Fact]
    public void that_refers_to_something_missing_stops_the_start_with_every_problem_in_words()
    {
        const string Json = """
            {
              "units": [{ "id": "a", "nameSv": "A", "nameEn": "A" }],
              "competences": [{ "id": "coordination", "nameSv": "Lots", "nameEn": "Guide", "unit": "a" }],
              "caseTypes": [{ "id": "x", "nameSv": "X", "nameEn": "X", "unit": "b", "requiredCompetences": ["magic"] }],
              "situations": [null]
            }
            """;

        var thrown = Assert.Throws<CatalogueCannotBeUsedException>(() => Read(Json));

        Assert.Equal(
            [
                "Case type 'x' refers to the unit 'b', which does not exist.",
                "Case type 'x' refers to the competence 'magic', which does not exist.",
            ],
            thrown.Problems);
        Assert.StartsWith("The catalogue test.json can not be used:", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void that_lacks_a_paper_in_english_stops_the_start()
    {
        const string Json = """
            {
              "units": [{ "id": "a", "nameSv": "A", "nameEn": "A" }],
              "competences": [{ "id": "coordination", "nameSv": "Lots", "nameEn": "Guide", "unit": "a" }],
              "caseTypes": [{ "id": "x", "nameSv": "X", "nameEn": "X", "unit": "a", "requiredCompetences": ["coordination"],
                "bringToMeetingSv": ["Ritning", null, "Karta"], "bringToMeetingEn": ["Drawing", "Menu"] }]
            }
            """;

        Assert.Equal(
            ["Case type 'x' does not say paper 2 ('Menu') in Swedish.", "Case type 'x' does not say paper 3 ('Karta') in English."],
            Assert.Throws<CatalogueCannotBeUsedException>(() => Read(Json)).Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"units\": 7 }")]
    [InlineData("{ \"units\": [")]
    public void that_is_not_of_the_form_is_refused_in_words(string json) =>
        Assert.NotEmpty(Assert.Throws<CatalogueCannotBeUsedException>(() => Read(json)).Problems);

    [Fact]
    public void that_is_not_there_is_refused_in_words() =>
        Assert.Contains("nowhere.json", Assert.Throws<CatalogueCannotBeUsedException>(() => CatalogueFile.FromFile("/nowhere.json")).Message, StringComparison.Ordinal);

    private static Catalogue Read(string json) => CatalogueFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test.json");

    private static PanelMatch.Table Match(string? situation, params string[] caseTypes) => Assert.IsType<PanelMatch.Table>(
        PanelMatching.Match(Catalogue, situation, caseTypes, new Dictionary<string, bool>(), isHeld: _ => true));
}
