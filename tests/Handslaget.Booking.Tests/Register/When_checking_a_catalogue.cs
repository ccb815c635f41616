using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

public class When_checking_a_catalogue
{
    private static readonly Catalogue Whole = SmallTown.Catalogue;

    [Fact]
    public void a_whole_catalogue_has_no_problems() => Assert.Empty(CatalogueCheck.Problems(Whole));

    public static TheoryData<Catalogue, string> Broken => new()
    {
        { Whole with { Units = [.. Whole.Units, new("annex", new("A", "A"), "tower")] }, "Unit 'annex' refers to the unit 'tower', which does not exist." },
        { Whole with { Units = [.. Whole.Units, Whole.Units[0]] }, "Unit 'office' stands twice." },
        { Whole with { Competences = [.. Whole.Competences, new("x", new("X", "X"), "tower", new("", ""), null)] }, "Competence 'x' refers to the unit 'tower', which does not exist." },
        { Whole with { Competences = [.. Whole.Competences, new("x", new(" ", "X"), "unit", new("", ""), null)] }, "Competence 'x' has no Swedish name." },
        { Whole with { Competences = [.. Whole.Competences, new("x", new("X", ""), "unit", new("", ""), null)] }, "Competence 'x' has no English name." },
        { Whole with { Competences = [.. Whole.Competences, new("", new("X", "X"), "unit", new("", ""), null)] }, "Competence number 6 has no id." },
        { Whole with { Competences = [.. Whole.Competences, Whole.Competences[0]] }, "Competence 'food' stands twice." },
        { Whole with { Competences = [.. Whole.Competences.Where(c => c.Id != "coordination")], Situations = [] }, "The competence 'coordination' is missing; it has a seat at every table." },
        { With(Whole.CaseTypes[0] with { Unit = "tower" }), "Case type 'registration' refers to the unit 'tower', which does not exist." },
        { With(Whole.CaseTypes[0] with { Required = ["magic"] }), "Case type 'registration' refers to the competence 'magic', which does not exist." },
        { With(Whole.CaseTypes[0] with { Optional = ["magic"] }), "Case type 'registration' refers to the competence 'magic', which does not exist." },
        { With(Whole.CaseTypes[0] with { Optional = ["food"] }), "Case type 'registration' has the competence 'food' both as required and as optional." },
        { With(Whole.CaseTypes[0] with { Required = ["food", "food"] }), "Case type 'registration' names the required competence 'food' more than once." },
        { With(Whole.CaseTypes[0] with { Required = [] }), "Case type 'registration' requires nobody at the table." },
        { With(Whole.CaseTypes[0] with { Optional = ["coordination"] }), "Case type 'registration' has 'coordination' as optional; it has a seat at every table." },
        { Whole with { CaseTypes = [.. Whole.CaseTypes, Whole.CaseTypes[0]] }, "Case type 'registration' stands twice." },
        { With(Whole.CaseTypes[0] with { Papers = [new("Ritning", "Drawing"), new("Karta", "")] }), "Case type 'registration' does not say paper 2 ('Karta') in English." },
        { With(Whole.CaseTypes[0] with { Papers = [new(" ", "Drawing")] }), "Case type 'registration' does not say paper 1 ('Drawing') in Swedish." },
        { With(Whole.Situations[0] with { CaseTypes = ["lottery"] }), "Situation 'café' refers to the case type 'lottery', which does not exist." },
        { With(Whole.Situations[0] with { CaseTypes = ["market", "market"] }), "Situation 'café' names the case type 'market' more than once." },
        { With(Whole.Situations[0] with { Required = ["magic"] }), "Situation 'café' refers to the competence 'magic', which does not exist." },
        { With(Whole.Situations[0] with { Optional = ["food"] }), "Situation 'café' has the competence 'food' both as required and as optional." },
        { Whole with { Situations = [.. Whole.Situations, Whole.Situations[0]] }, "Situation 'café' stands twice." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void each_problem_names_the_entry_it_stands_in(Catalogue broken, string problem) =>
        Assert.Equal([problem], CatalogueCheck.Problems(broken));

    [Fact]
    public void all_problems_are_told_at_once() =>
        Assert.Equal(3, CatalogueCheck.Problems(With(Whole.CaseTypes[0] with { Unit = "tower", Required = ["magic"], Name = new("", "X") })).Count);

    private static Catalogue With(CaseType changed) =>
        Whole with { CaseTypes = [.. Whole.CaseTypes.Select(c => c.Id == changed.Id ? changed : c)] };

    private static Catalogue With(Situation changed) => Whole with { Situations = [changed] };
}
