using Handslaget.Booking.Register;
using static Handslaget.Booking.Tests.Register.Maps;

namespace Handslaget.Booking.Tests.Register;

public class The_version_of_a_decision_map
{
    /// <summary>Each changes one thing that somebody can read on the page.</summary>
    public static readonly IReadOnlyDictionary<string, CaseType> Changes = new Dictionary<string, CaseType>
    {
        ["name"] = Sign with { Name = Sign.Name with { Sv = "Annat" } },
        ["english name"] = Sign with { Name = Sign.Name with { En = "Other" } },
        ["unit"] = Sign with { Unit = "office" },
        ["papers"] = Sign with { Papers = [new("Ritning", "Drawing"), new("Karta", "Map")] },
        ["english papers"] = Sign with { Papers = [new("Ritning", "Plan")] },
        ["no map"] = Sign with { Map = null },
        ["authority"] = With(m => m with { Authority = null }),
        ["authority unsure"] = With(m => m with { AuthorityUnsure = true }),
        ["step gone"] = WithSteps([.. Whole.Steps.Take(2)]),
        ["step's name"] = WithSteps([.. Whole.Steps.Select(s => s with { Name = s.Name with { En = s.Name.En + "." } })]),
        ["step's actor"] = WithSteps([.. Whole.Steps.Select(s => s with { Actor = StepActor.Other })]),
        ["step's clock"] = WithSteps([.. Whole.Steps.Select(s => s with { Clock = StepClock.None })]),
        ["step's table"] = WithSteps([.. Whole.Steps.Select(s => s with { AtTable = false })]),
        ["steps' order"] = WithSteps([.. Whole.Steps.Reverse()]),
        ["kind"] = WithLimit(l => l with { Kind = LimitKind.EarliestStart }),
        ["value"] = WithLimit(l => l with { Period = new(11, PeriodUnit.Weeks) }),
        ["unit of time"] = WithLimit(l => l with { Period = new(10, PeriodUnit.Days) }),
        ["law"] = WithLimit(l => l with { Law = "Lag (2000:1) 2 §" }),
        ["verify"] = WithLimit(l => l with { Verify = false }),
        ["start rule"] = WithLimit(l => l with { StartRule = ClockStart.Notified }),
        ["start words"] = WithLimit(l => l with { Starts = new("Från start.", "From the start.") }),
        ["extension"] = WithLimit(l => l with { Extension = null }),
        ["extensions"] = WithLimit(l => l with { Extensions = 2 }),
        ["condition"] = WithLimit(l => l with { ExtensionCondition = null }),
        ["consequence"] = WithLimit(l => l with { Consequence = null }),
        ["note"] = WithLimit(l => l with { Note = null }),
        ["promise"] = With(m => m with { Promise = null }),
        ["promise's kind"] = With(m => m with { Promise = m.Promise! with { AsksApplicant = true } }),
        ["promise's source"] = With(m => m with { Promise = m.Promise! with { Source = null } }),
        ["confidence"] = With(m => m with { Confidence = Confidence.Inferred }),
        ["sources"] = With(m => m with { Sources = [] }),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void changes_with_whatever_is_said(string change) => Assert.NotEqual(DecisionMapVersion.Of(Sign), DecisionMapVersion.Of(Changes[change]));

    [Fact]
    public void is_another_for_every_change() =>
        Assert.Equal(Changes.Count + 1, Changes.Values.Append(Sign).Select(DecisionMapVersion.Of).Distinct().Count());

    /// <summary>Stored reviews name it, so it must be the same next year.</summary>
    [Fact]
    public void is_the_same_for_the_same_content_in_every_process()
    {
        Assert.Equal(DecisionMapVersion.Of(Sign), DecisionMapVersion.Of(Sign with { Map = Whole with { Steps = [.. Whole.Steps] } }));
        Assert.Equal("e7019584", DecisionMapVersion.Of(Sign));
    }

    [Fact]
    public void does_not_change_with_who_sits_at_the_table() =>
        Assert.Equal(DecisionMapVersion.Of(Sign), DecisionMapVersion.Of(Sign with { Required = ["fire"], Optional = [] }));

    [Fact]
    public void does_not_mix_up_what_stands_next_to_each_other() => Assert.NotEqual(
        DecisionMapVersion.Of(Sign with { Papers = [new("a", "b"), new("c", "d")] }), DecisionMapVersion.Of(Sign with { Papers = [new("a b", "c d")] }));
}
