using System.Text;
using System.Text.RegularExpressions;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Register;
using Handslaget.Booking.Web.Wayfinding;

namespace Handslaget.Booking.Web.Tests.Register;

public partial class The_shipped_decision_maps
{
    private static readonly Catalogue Catalogue = CatalogueFile.Shipped();

    [Fact]
    public void are_whole_for_every_case_type()
    {
        Assert.Equal(48, Catalogue.CaseTypes.Count(c => c.Map is not null));
        Assert.All(Catalogue.CaseTypes, type =>
        {
            var map = type.Map!;
            Assert.Equal(Enumerable.Range(1, map.Steps.Count), map.Steps.Select(s => s.Order));
            Assert.All(map.Steps, s => Assert.True(s.Actor is not null && s.Clock is not null, type.Id));
            Assert.NotNull(map.Authority);
            Assert.NotNull(map.Limit.Kind);
            Assert.True(!map.Limit.Binds || map.Limit.Law is { Length: > 0 }, type.Id);
        });
    }

    /// <summary>How many of each kind, so that a kind is never changed by a slip of the pen.</summary>
    [Theory]
    [InlineData(LimitKind.Decision, 19)]
    [InlineData(LimitKind.EarliestStart, 3)]
    [InlineData(LimitKind.BeforeStart, 4)]
    [InlineData(LimitKind.SubmitBefore, 1)]
    [InlineData(LimitKind.None, 14)]
    [InlineData(LimitKind.NotApplicable, 7)]
    public void have_limits_of_every_kind(LimitKind kind, int count) => Assert.Equal(count, Catalogue.CaseTypes.Count(c => c.Map!.Limit.Kind == kind));

    [Fact]
    public void say_everything_in_both_languages_as_whole_sentences() => Assert.All(Catalogue.CaseTypes, type =>
        Assert.All(Sentences(type.Map!), text =>
        {
            Assert.NotEqual(text.Sv, text.En);
            Assert.All(new[] { text.Sv, text.En }, sentence => Assert.Matches("^[A-ZÅÄÖ].*\\.$", sentence));
            Assert.All(new[] { text.Sv, text.En }, sentence => Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal));
        }));

    /// <summary>A service's own promise, or an earliest start, is no time for a decision: the words must not say so.</summary>
    [Fact]
    public void never_call_another_kind_of_time_a_time_for_the_decision() => Assert.All(
        Catalogue.CaseTypes.Where(c => c.Map!.Limit.Kind != LimitKind.Decision), type =>
        {
            Assert.DoesNotContain("Beslut ska fattas", MapWords.Kind(type.Map!.Limit).Sv, StringComparison.Ordinal);
            Assert.DoesNotContain("decision must be made", MapWords.Kind(type.Map!.Limit).En, StringComparison.Ordinal);
            Assert.DoesNotContain(type.Map!.Steps.Select(s => MapWords.Clock(s, type.Map!.Limit)?.Sv), words => words?.Contains("Här slutar lagens tid", StringComparison.Ordinal) == true);
        });

    /// <summary>Where no law sets a time, no step starts one, whatever the file marks.</summary>
    [Fact]
    public void start_no_clock_where_the_law_sets_none() => Assert.All(
        Catalogue.CaseTypes.Where(c => !c.Map!.Limit.Runs), type =>
            Assert.All(type.Map!.Steps.Where(s => s.Clock is StepClock.Starts or StepClock.Restarts), s => Assert.Null(MapWords.Clock(s, type.Map!.Limit))));

    [Fact]
    public void start_and_stop_the_clock_of_every_time_for_a_decision() => Assert.All(
        Catalogue.CaseTypes.Where(c => c.Map!.Limit.Kind == LimitKind.Decision), type =>
        {
            Assert.Single(type.Map!.Steps, s => s.Clock == StepClock.Starts);
            Assert.Single(type.Map!.Steps, s => s.Clock == StepClock.Stops);
        });

    /// <summary>PBL: never a later start merely because somebody calls the case incomplete.</summary>
    [Fact]
    public void count_the_building_times_from_receipt_unless_a_supplement_was_ordered_in_time()
    {
        var building = Catalogue.CaseTypes.Where(c => c.Map!.Limit.Law?.Contains("9 kap.", StringComparison.Ordinal) == true && c.Map!.Limit.Kind == LimitKind.Decision).ToList();
        Assert.Equal(7, building.Count);
        Assert.All(building, type =>
        {
            Assert.Equal(ClockStart.ReceivedUnlessSupplementOrdered, type.Map!.Limit.StartRule);
            Assert.True(type.Map!.Limit.Verify);
            Assert.Equal(StepActor.Applicant, type.Map!.Steps.Single(s => s.Clock == StepClock.Starts).Actor);
            var restarts = MapWords.Clock(type.Map!.Steps.Single(s => s.Clock == StepClock.Restarts), type.Map!.Limit)!;
            Assert.Contains("bara om kommunen bad om en komplettering inom tre veckor", restarts.Sv, StringComparison.Ordinal);
        });
    }

    /// <summary>Norrköping promises alcohol decisions sooner than the law demands: both are there, apart.</summary>
    [Fact]
    public void keep_the_municipalitys_promise_apart_from_the_law() => Assert.All(
        Catalogue.CaseTypes.Where(c => c.Category == "alcohol"), type =>
        {
            Assert.Equal(new(4, PeriodUnit.Months), type.Map!.Limit.Period);
            Assert.False(type.Map!.Promise!.AsksApplicant);
            Assert.DoesNotContain("månad", type.Map!.Promise!.Words.Sv, StringComparison.Ordinal);
        });

    [Fact]
    public void have_laws_without_remarks_of_ours() =>
        Assert.All(Catalogue.CaseTypes.Select(c => c.Map!.Limit.Law).OfType<string>(), law => Assert.DoesNotMatch(English(), law));

    [Fact]
    public void have_a_version_each() => Assert.Equal(48, Catalogue.CaseTypes.Select(DecisionMapVersion.Of).Distinct().Count());

    [Theory]
    [InlineData("\"actor\": \"nobody\"", "\"clock\": null", "kind\": \"none", "who acts in decision step 1")]
    [InlineData("\"actor\": \"other\"", "\"clock\": \"ticks\"", "kind\": \"none", "a clock we do not know in decision step 1")]
    [InlineData("\"actor\": \"other\"", "\"clock\": null", "kind\": \"someday", "no statutory limit of a known kind")]
    public void of_another_file_are_checked_when_it_is_read(string actor, string clock, string kind, string problem)
    {
        var file = $$"""
            { "units": [{ "id": "u", "nameSv": "E", "nameEn": "U" }], "competences": [{ "id": "coordination", "nameSv": "Lots", "nameEn": "C", "unit": "u" }],
              "caseTypes": [{ "id": "x", "nameSv": "X", "nameEn": "X", "unit": "u", "requiredCompetences": ["coordination"],
                "decisionSteps": [{ "order": 1, "sv": "Ett", "en": "One", {{actor}}, {{clock}} }], "statutoryLimit": { "{{kind}}" } }] }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var refused = Assert.Throws<CatalogueCannotBeUsedException>(() => CatalogueFile.Read(stream, "x"));
        Assert.Contains(problem, Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    private static IEnumerable<Text> Sentences(DecisionMap map) => new[]
    {
        MapWords.Kind(map.Limit), MapWords.Starts(map.Limit), MapWords.Extension(map.Limit), map.Limit.Consequence, map.Limit.Note, map.Limit.ExtensionCondition,
        MapWords.Known(map.Confidence), MapWords.Appeal(map.Limit), map.Promise?.Words, map.Promise is { } p ? MapWords.PromiseIsNoLaw(p) : null,
    }.Concat(map.Steps.SelectMany(s => new[] { MapWords.Clock(s, map.Limit), MapWords.WhoActs(s.Actor!.Value) })).OfType<Text>();

    [GeneratedRegex("\\((?:from|numbering|inferred)|before 1|knowledge")]
    private static partial Regex English();
}

public class The_words_of_a_decision_map
{
    [Theory]
    [InlineData(LimitKind.Decision, "Beslut ska fattas inom 4 veckor.", "A decision must be made within 4 weeks.")]
    [InlineData(LimitKind.EarliestStart, "Ni får starta tidigast 4 veckor efter anmälan.", "You may start 4 weeks after the notification at the earliest.")]
    [InlineData(LimitKind.BeforeStart, "Anmäl innan ni startar. Ni behöver inte vänta någon bestämd tid.", "Notify before you start. There is no fixed time to wait.")]
    [InlineData(LimitKind.SubmitBefore, "Ansök minst 4 veckor före.", "Apply at least 4 weeks before.")]
    [InlineData(LimitKind.None, "Lagen sätter ingen bestämd tid för beslutet.", "The law sets no fixed time for the decision.")]
    [InlineData(LimitKind.NotApplicable, "Det här är service och inget beslut, så ingen lag sätter en tid.", "This is a service and not a decision, so no law sets a time.")]
    public void say_what_kind_of_time_it_is(LimitKind kind, string sv, string en) =>
        Assert.Equal(new(sv, en), MapWords.Kind(new(kind, new(4, PeriodUnit.Weeks), "Lag", false)));

    [Fact]
    public void exist_for_every_kind_and_every_start_rule()
    {
        Assert.Equal(Enum.GetValues<LimitKind>().Length, Enum.GetValues<LimitKind>().Select(k => MapWords.Kind(new(k, new(1, PeriodUnit.Weeks), "", false)).Sv).Distinct().Count());
        Assert.All(Enum.GetValues<ClockStart>(), rule => Assert.NotNull(MapWords.Starts(new(LimitKind.Decision, null, "", false) { StartRule = rule, Starts = new("a", "b") })));
        Assert.All(Enum.GetValues<ReviewStanding>(), standing => Assert.Equal(standing == ReviewStanding.Reviewed, ReviewWords.Warning(standing) is null));
    }

    [Theory]
    [InlineData(1, PeriodUnit.Days, "en dag", "one day")]
    [InlineData(5, PeriodUnit.Days, "5 dagar", "5 days")]
    [InlineData(1, PeriodUnit.Weeks, "en vecka", "one week")]
    [InlineData(10, PeriodUnit.Weeks, "10 veckor", "10 weeks")]
    [InlineData(1, PeriodUnit.Months, "en månad", "one month")]
    [InlineData(4, PeriodUnit.Months, "4 månader", "4 months")]
    public void count_as_people_do(int value, PeriodUnit unit, string sv, string en) => Assert.Equal(new(sv, en), MapWords.Say(new(value, unit)));

    [Fact]
    public void say_how_often_a_time_may_be_extended() => Assert.Equal(
        new("Tiden får förlängas en gång, med högst 10 veckor. Med skäl.", "The time may be extended once, by at most 10 weeks. With reasons."),
        MapWords.Extension(new(LimitKind.Decision, new(10, PeriodUnit.Weeks), "Lag", false)
        {
            Extension = new(10, PeriodUnit.Weeks),
            Extensions = 1,
            ExtensionCondition = new("Med skäl.", "With reasons."),
        }));
}
