using System.Diagnostics;
using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Tests.Panels;

// Edges: nothing required; a competence nobody holds; bits nobody asked for; the same ability twice; ties all the way down;
// more competences than the table holds; all 32; more wishes than can be weighed exactly.
public class When_choosing_a_panel
{
    [Fact]
    public void a_table_that_requires_nothing_needs_nobody()
    {
        var panel = PanelChoice.Choose([new(0, 1, 1, 0, 0)], required: 0, optional: 1);

        Assert.Empty(panel!.Value.Members);
        Assert.True(panel.Value.Proven);
    }

    [Fact]
    public void a_competence_that_nobody_holds_gives_no_panel() =>
        Assert.Null(PanelChoice.Choose([new(0, 0b001, 0, 0, 0), new(1, 0b010, 0, 0, 0)], required: 0b111, optional: 0));

    [Fact]
    public void nobody_to_choose_among_gives_no_panel() =>
        Assert.Null(PanelChoice.Choose([], required: 1, optional: 0));

    [Fact]
    public void one_who_can_fill_two_seats_is_better_than_two_who_are_less_loaded() =>
        Assert.Equal([2], Members([new(0, 0b01, 0, 0, 1), new(1, 0b10, 0, 0, 1), new(2, 0b11, 0, 1000, 0)], 0b11));

    /// <summary>Taking whoever covers most first (1, 2, 3 and 4) ends with three people; two are enough.</summary>
    [Fact]
    public void the_greedy_trap_is_avoided() =>
        Assert.Equal([1, 2], Members([new(0, 0b011110, 0, 0, 0), new(1, 0b000111, 0, 900, 0), new(2, 0b111000, 0, 900, 0)], 0b111111));

    [Fact]
    public void more_wishes_are_better_than_less_load() =>
        Assert.Equal([1], Members([new(0, 1, 0b01, 0, 1), new(1, 1, 0b11, 1000, 0)], 1, 0b11));

    [Fact]
    public void nobody_is_added_for_a_wish_alone() =>
        Assert.Equal([0], Members([new(0, 1, 0, 0, 0), new(1, 0, 1, 0, 0)], 1, 1));

    [Fact]
    public void wishes_that_this_table_does_not_have_count_for_nothing() =>
        Assert.Equal([0], Members([new(0, 1, 0, 10, 0), new(1, 1, 0b10, 20, 0)], 1, 0b01));

    [Fact]
    public void less_load_is_better_than_having_met() =>
        Assert.Equal([0], Members([new(0, 1, 0, 10, 0), new(1, 1, 0, 11, 1)], 1));

    [Fact]
    public void with_equal_load_the_one_who_has_met_the_company_sits() =>
        Assert.Equal([1], Members([new(0, 1, 0, 10, 0), new(1, 1, 0, 10, 1)], 1));

    [Fact]
    public void when_all_else_is_equal_the_fixed_order_decides() =>
        Assert.Equal([1], Members([new(7, 1, 0, 10, 1), new(3, 1, 0, 10, 1)], 1));

    [Fact]
    public void every_choice_equals_looking_at_every_set_of_people()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            // Every third instance has loads of 0 or 1 only, so that the last rules decide.
            var competences = 1 + (seed % 8);
            var candidates = Instances.Make(seed, people: 1 + (seed % 10), competences, wishes: seed % 7, skills: 3, loads: seed % 3 == 0 ? 2 : 1000);
            var required = (1u << competences) - 1;
            var optional = (1u << (seed % 7)) - 1;

            var panel = PanelChoice.Choose(candidates, required, optional);

            Assert.True((panel?.Members ?? [-1]).SequenceEqual(BruteForce.Choose(candidates, required, optional) ?? [-1]), $"seed {seed}");
            Assert.True(panel?.Proven ?? true);
        }
    }

    [Fact]
    public void twelve_people_and_sparse_bits_also_equal_looking_at_every_set()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            // Bits far apart, and some candidates' bits that nobody asked for.
            var candidates = Instances.Make(seed, people: 12, competences: 8, wishes: 5, skills: 2, loads: 3)
                .Select(c => c with { Required = Spread(c.Required) | 1u << 30, Optional = c.Optional << 20 }).ToArray();

            var panel = PanelChoice.Choose(candidates, Spread(0xFF), 0b1111u << 20);

            Assert.Equal(BruteForce.Choose(candidates, Spread(0xFF), 0b1111u << 20), panel?.Members);
        }
    }

    /// <summary>Padding with competences that one person alone holds makes the instance too wide for the table, and changes nothing else.</summary>
    [Fact]
    public void the_search_beyond_the_table_equals_looking_at_every_set()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var candidates = Instances.Make(seed, people: 9, competences: 6, wishes: 4, skills: 3, loads: seed % 2 == 0 ? 2 : 1000);
            candidates[0] = candidates[0] with { Required = candidates[0].Required | 0xFFFF_FF00 };

            var panel = PanelChoice.Choose(candidates, 0xFFFF_FF3F, 0b1111);

            Assert.True((panel?.Members ?? [-1]).SequenceEqual(BruteForce.Choose(candidates, 0xFFFF_FF3F, 0b1111) ?? [-1]), $"seed {seed}");
            Assert.True(panel?.Proven ?? true);
        }
    }

    [Theory]
    [InlineData(12, 70)]
    [InlineData(24, 90)]
    public void the_order_in_which_people_are_given_changes_nothing(int competences, int people)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var candidates = Instances.Make(seed, people, competences, wishes: 6, skills: 4, loads: 4);
            var shuffled = candidates.ToArray();
            new Random(seed).Shuffle(shuffled);
            var required = (1u << competences) - 1;

            var given = PanelChoice.Choose(candidates, required, 0b111111)!.Value;
            var other = PanelChoice.Choose(shuffled, required, 0b111111)!.Value;

            Assert.Equal(given.Members.Select(i => candidates[i].Index).Order(), other.Members.Select(i => shuffled[i].Index).Order());
        }
    }

    [Theory]
    [InlineData(24, 2)]
    [InlineData(24, 4)]
    [InlineData(32, 6)]
    public void a_very_wide_table_is_answered_and_covered(int competences, int skills)
    {
        var required = uint.MaxValue >> (32 - competences);
        for (var seed = 0; seed < 40; seed++)
        {
            var candidates = Instances.Make(seed, people: 120, competences, wishes: 8, skills);
            var clock = Stopwatch.StartNew();

            var panel = PanelChoice.Choose(candidates, required, 0xFF)!.Value;

            Assert.Equal(required, panel.Members.Aggregate(0u, (all, i) => all | candidates[i].Required));
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"seed {seed} took {clock.Elapsed}");
        }
    }

    [Fact]
    public void more_wishes_than_can_be_weighed_give_a_panel_that_is_not_called_proven()
    {
        // Everyone holds one of sixteen competences and eight of thirty-two wishes, so hardly anybody beats anybody.
        var random = new Random(1);
        var candidates = Enumerable.Range(0, 400).Select(i => new Candidate(
            i, 1u << (i % 16), Enumerable.Range(0, 8).Aggregate(0u, (bits, _) => bits | 1u << random.Next(32)), random.Next(1000), 0)).ToArray();
        var clock = Stopwatch.StartNew();

        var panel = PanelChoice.Choose(candidates, 0xFFFF, uint.MaxValue)!.Value;

        Assert.Equal(16, panel.Members.Length);
        Assert.Equal(0xFFFFu, panel.Members.Aggregate(0u, (all, i) => all | candidates[i].Required));
        Assert.False(panel.Proven);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }

    private static uint Spread(uint bits) => (bits & 0x0F) << 3 | (bits & 0xF0) << 17;

    private static int[] Members(Candidate[] candidates, uint required, uint optional = 0) =>
        PanelChoice.Choose(candidates, required, optional)!.Value.Members;
}
