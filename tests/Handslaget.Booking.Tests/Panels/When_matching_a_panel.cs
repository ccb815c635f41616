using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Register;

namespace Handslaget.Booking.Tests.Panels;

public class When_matching_a_panel
{
    [Fact]
    public void a_company_that_names_nothing_meets_the_coordinator()
    {
        var table = Table(null, []);

        var seat = Assert.Single(table.Seats);
        Assert.Equal("always:coordination", seat.Rule);
        Assert.True(seat.Required);
        Assert.Equal("Lotsen håller ihop mötet och följer ert ärende till sista beslutet.", seat.Reason.Sv);
        Assert.Empty(table.Questions);
    }

    [Fact]
    public void what_a_case_type_requires_has_a_required_seat()
    {
        var seat = Seat(Table(null, ["registration"]), "food");

        Assert.True(seat.Required);
        Assert.Equal("case-type:registration", seat.Rule);
        Assert.Equal("Livsmedelsinspektören behövs för registrering av livsmedel.", seat.Reason.Sv);
        Assert.Equal("The food inspector is needed for food registration.", seat.Reason.En);
    }

    [Fact]
    public void two_case_types_that_need_the_same_are_both_named() => Assert.Equal(
        "Livsmedelsinspektören behövs för registrering av livsmedel och för att ordna provsmakning.",
        Seat(Table(null, ["tasting", "registration"]), "food").Reason.Sv);

    [Fact]
    public void of_many_case_types_two_are_named_and_the_rest_counted()
    {
        var seat = Seat(Table(null, ["registration", "market", "tasting", "party"]), "food");

        Assert.Equal("Livsmedelsinspektören behövs för registrering av livsmedel, för torghandel och för 2 till.", seat.Reason.Sv);
        Assert.Equal("The food inspector is needed for food registration, for market trading and for 2 more.", seat.Reason.En);
        Assert.Equal("case-type:registration", seat.Rule);
    }

    [Fact]
    public void an_errand_without_a_phrase_is_named_by_its_name() =>
        Assert.Equal("Livsmedelsinspektören behövs för ”Fest”.", Seat(Table(null, ["party"]), "food").Reason.Sv);

    [Fact]
    public void what_a_situation_requires_has_a_required_seat()
    {
        var seat = Seat(Table("café", []), "food");

        Assert.True(seat.Required);
        Assert.Equal("situation:café", seat.Rule);
        Assert.Equal("Livsmedelsinspektören behövs när ni vill öppna café.", seat.Reason.Sv);
        Assert.Equal("The food inspector is needed when you want to open a café.", seat.Reason.En);
    }

    [Fact]
    public void a_situations_own_case_types_tell_what_the_matter_is_but_add_no_seats()
    {
        var table = Table("café", []);

        Assert.False(Seat(table, "space").Required);
        Assert.DoesNotContain(table.Seats, s => s.Competence == "heritage");
        Assert.Equal(["registration", "market"], table.CaseTypes.Select(c => c.Id));
    }

    [Fact]
    public void a_case_type_named_besides_the_situation_adds_its_seats()
    {
        var table = Table("café", ["market"]);

        Assert.Equal("case-type:market", Seat(table, "space").Rule);
        Assert.True(Seat(table, "space").Required);
        Assert.Equal("situation:café", Seat(table, "food").Rule);
        Assert.Equal(["market"], table.CaseTypes.Select(c => c.Id));
    }

    [Fact]
    public void an_optional_competence_nobody_has_asked_about_is_a_wish()
    {
        var seat = Seat(Table(null, ["registration"]), "fire");

        Assert.False(seat.Required);
        Assert.Equal("case-type:registration", seat.Rule);
        Assert.Equal("Brandinspektören kan behövas för registrering av livsmedel.", seat.Reason.Sv);
    }

    [Fact]
    public void a_yes_makes_the_seat_required()
    {
        var seat = Seat(Table(null, ["registration"], ("fire", true)), "fire");

        Assert.True(seat.Required);
        Assert.Equal("question:fire", seat.Rule);
        Assert.Equal("Brandinspektören är med eftersom ni svarade ja på ”Ska många samlas hos er?”", seat.Reason.Sv);
        Assert.Equal("The fire inspector is there because you answered yes to “Will many people gather?”", seat.Reason.En);
    }

    [Fact]
    public void a_no_takes_the_seat_away() =>
        Assert.DoesNotContain(Table(null, ["registration"], ("fire", false)).Seats, s => s.Competence == "fire");

    [Fact]
    public void a_no_does_not_take_away_what_is_required() =>
        Assert.True(Seat(Table(null, ["market"], ("space", false)), "space").Required);

    [Fact]
    public void an_answer_this_matter_does_not_ask_for_adds_no_seat() =>
        Assert.DoesNotContain(Table(null, ["party"], ("fire", true)).Seats, s => s.Competence == "fire");

    [Fact]
    public void an_optional_competence_without_a_question_stays_a_wish_whatever_is_answered() =>
        Assert.False(Seat(Table(null, ["registration"], ("heritage", true)), "heritage").Required);

    [Fact]
    public void the_questions_are_those_that_decide_something_here()
    {
        // "space" is required by the market, "heritage" has no question, and "fire" stays although it is answered.
        var table = Table(null, ["registration", "market"], ("fire", true));

        Assert.Equal(["fire"], table.Questions.Select(c => c.Id));
    }

    [Fact]
    public void coordination_comes_first_and_then_the_catalogues_order()
    {
        Assert.Equal(["coordination", "food", "fire", "space", "heritage"], Table("café", ["registration"]).Seats.Select(s => s.Competence));
        Assert.Equal(
            Table(null, ["registration", "market"]).Seats.Select(s => (s.Competence, s.Reason)),
            Table(null, ["market", "registration", "market"]).Seats.Select(s => (s.Competence, s.Reason)));
    }

    [Fact]
    public void a_seat_that_nobody_can_fill_says_so_at_once()
    {
        var match = PanelMatching.Match(SmallTown.Catalogue, null, ["registration"], new Dictionary<string, bool>(), isHeld: id => id != "heritage");

        Assert.Equal(["heritage"], Assert.IsType<PanelMatch.Table>(match).Seats.Where(s => s.Unheld).Select(s => s.Competence));
    }

    [Theory]
    [InlineData("bank", "registration", "fire", CatalogueEntry.Situation, "bank")]
    [InlineData("café", "lottery", "fire", CatalogueEntry.CaseType, "lottery")]
    [InlineData("café", "registration", "magic", CatalogueEntry.Competence, "magic")]
    public void an_entry_that_does_not_exist_is_named(string situation, string caseType, string answered, CatalogueEntry kind, string id)
    {
        var match = PanelMatching.Match(
            SmallTown.Catalogue, situation, [caseType], new Dictionary<string, bool> { [answered] = true }, isHeld: _ => true);

        Assert.Equal(new PanelMatch.Unknown(kind, id), match);
    }

    private static PanelMatch.Table Table(string? situation, string[] caseTypes, params (string Competence, bool Yes)[] answers) =>
        Assert.IsType<PanelMatch.Table>(PanelMatching.Match(
            SmallTown.Catalogue, situation, caseTypes, answers.ToDictionary(a => a.Competence, a => a.Yes), isHeld: _ => true));

    private static Seat Seat(PanelMatch.Table table, string competence) => Assert.Single(table.Seats, s => s.Competence == competence);
}
