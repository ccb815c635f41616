using System.Diagnostics;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

public class When_suggesting_what_a_company_means
{
    [Fact]
    public void a_trigger_suggests_its_situation() => Assert.Equal("café", First("Jag säljer kaffe"));

    [Fact]
    public void case_and_accents_do_not_matter() => Assert.Equal("café", First("KAFFE på ett Cafe"));

    [Fact]
    public void å_ä_and_ö_are_letters_of_their_own()
    {
        var catalogue = SmallTown.Catalogue with { Situations = [SmallTown.Catalogue.Situations[0] with { Triggers = ["båt"], Name = new("", "") }] };

        Assert.Empty(Suggestions.For(catalogue, "bat"));
        Assert.NotEmpty(Suggestions.For(catalogue, "BÅT"));
        Assert.NotEmpty(Suggestions.For(catalogue, "ba\u030At")); // å as two characters
    }

    [Fact]
    public void a_word_in_another_form_is_recognised_by_its_beginning()
    {
        Assert.Equal("market", First("torghandeln"));
        Assert.Equal("registration", First("registrera"[..8]));
    }

    [Theory]
    [InlineData("torgandel")]
    [InlineData("torgghandel")]
    [InlineData("torghendel")]
    [InlineData("torghnadel")]
    [InlineData("torghande")]
    public void one_slip_of_the_finger_in_a_long_word_is_passed_over(string typed) => Assert.Equal("market", First(typed));

    [Fact]
    public void two_slips_are_another_word() => Assert.Empty(Suggestions.For(SmallTown.Catalogue, "trghendel"));

    [Fact]
    public void short_words_must_be_the_same() => Assert.Empty(Suggestions.For(SmallTown.Catalogue, "fes"));

    [Fact]
    public void words_that_say_nothing_suggest_nothing() => Assert.Empty(Suggestions.For(SmallTown.Catalogue, "Vi vill starta och bygga"));

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("!!! 🎉")]
    [InlineData("\ud800")]
    public void no_words_suggest_nothing(string text) => Assert.Empty(Suggestions.For(SmallTown.Catalogue, text));

    [Fact]
    public void the_best_come_first_and_there_are_only_so_many()
    {
        var suggestions = Suggestions.For(SmallTown.Catalogue, "kaffe, fest, torghandel, provsmakning och registrering", atMost: 2);

        Assert.Equal(["café", "registration"], suggestions.Select(s => s.Id));
    }

    [Fact]
    public void a_hundred_thousand_characters_are_answered_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("kaffe på torget ", 6_250));
        Suggestions.For(SmallTown.Catalogue, text);
        var clock = Stopwatch.StartNew();

        Assert.Equal("café", First(text));
        Assert.True(clock.ElapsedMilliseconds < 500);
    }

    [Fact]
    public void what_stands_after_two_thousand_characters_is_not_read() =>
        Assert.Empty(Suggestions.For(SmallTown.Catalogue, new string(' ', 2_000) + "kaffe"));

    private static string First(string text) => Suggestions.For(SmallTown.Catalogue, text)[0].Id;
}
