using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Tests.Register;

namespace Handslaget.Booking.Tests.Panels;

// Edges: every rule, needed and wished for; several case types; a sentence that a coordinator has written; a register that has changed since.
public class When_telling_officials_why
{
    [Theory]
    [InlineData("coordination", "Lotsen håller ihop mötet och följer företagets ärende till sista beslutet.", "The coordinator holds the meeting together and follows the company's case to the last decision.")]
    [InlineData("food", "Livsmedelsinspektören behövs när företaget vill öppna café.", "The food inspector is needed when the company wants to open a café.")]
    [InlineData("space", "Gatuhandläggaren kan behövas när företaget vill öppna café.", "The street officer may be needed when the company wants to open a café.")]
    [InlineData("fire", "Brandinspektören är med eftersom företaget svarade ja på ”Ska många samlas hos er?”", "The fire inspector is there because the company answered yes to “Will many people gather?”")]
    public void it_is_the_companys_reason_said_of_the_company(string competence, string sv, string en)
    {
        var told = Told(SmallTown.Catalogue, "café", [], competence);

        Assert.Equal((sv, en), (told.Sv, told.En));
    }

    [Theory]
    [InlineData("food")]
    [InlineData("space")]
    [InlineData("heritage")]
    public void of_case_types_it_is_the_companys_own_sentence(string competence) =>
        Assert.Equal(Seat(SmallTown.Catalogue, null, ["registration", "tasting"], competence).Reason, Told(SmallTown.Catalogue, null, ["registration", "tasting"], competence));

    [Fact]
    public void what_a_coordinator_has_written_to_the_company_is_quoted()
    {
        var own = new Dictionary<string, Text> { ["food"] = new("Ni serverar mat.", "You serve food.") };
        var town = SmallTown.Catalogue with { Situations = [SmallTown.Catalogue.Situations[0] with { Reasons = own }] };

        Assert.Equal(new("Företaget läser: ”Ni serverar mat.”", "The company reads: “You serve food.”"), Told(town, "café", [], "food"));
    }

    [Fact]
    public void what_the_register_no_longer_says_was_said_all_the_same()
    {
        var seat = Seat(SmallTown.Catalogue, "café", [], "food");
        var quoted = new Text($"Företaget läser: ”{seat.Reason.Sv}”", $"The company reads: “{seat.Reason.En}”");

        Assert.Equal(quoted, SeatReason.ToOfficials(seat, SmallTown.Catalogue with { Situations = [] }, []));
        Assert.Equal(quoted, SeatReason.ToOfficials(seat, SmallTown.Catalogue with { Competences = [] }, []));
        Assert.Equal(quoted, SeatReason.ToOfficials(seat, SmallTown.Catalogue with { Situations = [SmallTown.Catalogue.Situations[0] with { Phrase = new("driva café", "run a café") }] }, []));
    }

    private static Text Told(Catalogue catalogue, string? situation, string[] caseTypes, string competence) =>
        SeatReason.ToOfficials(Seat(catalogue, situation, caseTypes, competence), catalogue, caseTypes);

    private static Seat Seat(Catalogue catalogue, string? situation, string[] caseTypes, string competence) => Assert.Single(
        Assert.IsType<PanelMatch.Table>(PanelMatching.Match(catalogue, situation, caseTypes, new Dictionary<string, bool> { ["fire"] = true }, isHeld: _ => true)).Seats,
        s => s.Competence == competence);
}
