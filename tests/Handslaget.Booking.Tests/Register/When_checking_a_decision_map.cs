using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Register.Maps;

namespace Handslaget.Booking.Tests.Register;

public class When_checking_a_decision_map
{
    private static readonly DecisionStep Step = new(1, new("Råd", "Advice"), StepActor.Municipality, StepClock.None, false);

    public static TheoryData<CaseType, string> Broken => new()
    {
        { With(m => m with { Steps = [] }), "has a limit but no decision steps." },
        { WithSteps(Step, Step with { Order = 3 }), "does not number its decision steps 1, 2, 3 in order." },
        { WithSteps(Step with { Order = 2 }, Step with { Order = 1 }), "does not number its decision steps 1, 2, 3 in order." },
        { WithSteps(Step with { AtTable = true }, Step with { Order = 2, AtTable = true }), "has the table at more than one decision step." },
        { WithSteps(Step with { Name = new("Råd", " ") }), "does not name its decision step 1 in both languages." },
        { WithSteps(Step with { Actor = null }), "does not say who acts in decision step 1: applicant, municipality or other." },
        { WithSteps(Step with { Clock = null }), "has a clock we do not know in decision step 1: it is starts, restarts, stops or null." },
        { WithLimit(l => l with { Kind = null }), "has no statutory limit of a known kind: decision, earliest-start, before-start, submit-before, none or not-applicable." },
        { WithLimit(l => l with { Period = null }), "has a statutory limit without a time: a value, and days, weeks or months." },
        { WithLimit(l => l with { Period = new(0, PeriodUnit.Weeks) }), "has a statutory limit without a time: a value, and days, weeks or months." },
        { WithLimit(l => l with { Period = new(4, null) }), "has a statutory limit without a time: a value, and days, weeks or months." },
        { WithLimit(l => l with { Kind = LimitKind.SubmitBefore, Period = null }), "has a statutory limit without a time: a value, and days, weeks or months." },
        { WithLimit(l => l with { Law = null }), "has a statutory limit without its law." },
        { WithLimit(l => l with { Kind = LimitKind.BeforeStart, Law = "" }), "has a statutory limit without its law." },
        { WithLimit(l => l with { StartRule = null }), "does not say by a known rule from when its statutory limit is counted." },
        { WithLimit(l => l with { StartRule = ClockStart.Other }), "does not say in words from when its statutory limit is counted." },
        { WithLimit(l => l with { Extension = new(0, PeriodUnit.Weeks) }), "has an extension without a time or a number of times." },
        { WithLimit(l => l with { Extensions = 0 }), "has an extension without a time or a number of times." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void each_problem_names_the_case_type_it_stands_in(CaseType type, string problem) =>
        Assert.Equal([$"Case type 'registration' {problem}"], CatalogueCheck.Problems(Town(type)));

    [Fact]
    public void a_whole_map_or_none_is_no_problem()
    {
        Assert.Empty(CatalogueCheck.Problems(Town(Sign)));
        Assert.Empty(CatalogueCheck.Problems(Town(Sign with { Map = null })));
    }

    [Theory]
    [InlineData(LimitKind.None)]
    [InlineData(LimitKind.NotApplicable)]
    public void without_a_limit_there_need_be_no_law_and_no_time(LimitKind kind) =>
        Assert.Empty(CatalogueCheck.Problems(Town(WithLimit(_ => new(kind, null, null, false)))));

    private static Catalogue Town(CaseType type) =>
        SmallTown.Catalogue with { CaseTypes = [.. SmallTown.Catalogue.CaseTypes.Select(c => c.Id == type.Id ? type : c)] };
}
