namespace Handslaget.Booking.Tests;

// Vectors: the numbers of Stockholm, Göteborg, Katrineholm and Saab, and the tax agency's well-known test person.
public class When_reading_an_organisation_number
{
    [Theory]
    [InlineData("212000-0142", "2120000142")]
    [InlineData("212000-1355", "2120001355")]
    [InlineData("212000-0340", "2120000340")]
    [InlineData("556036-0793", "5560360793")]
    [InlineData("5560360793", "5560360793")]
    [InlineData(" 556036 0793 ", "5560360793")]
    [InlineData("556036–0793", "5560360793")]
    [InlineData("16556036-0793", "5560360793")]
    [InlineData("16 556036 0793", "5560360793")]
    public void a_legal_entity_is_read_however_it_is_written(string text, string digits)
    {
        var number = Read(text);

        Assert.Equal(digits, number.Digits);
        Assert.False(number.IsPersonal);
        Assert.Equal($"{digits[..6]}-{digits[6..]}", number.Display);
    }

    [Theory]
    [InlineData("811218-9876")]
    [InlineData("8112189876")]
    [InlineData("811218+9876")]
    [InlineData("19811218-9876")]
    public void a_sole_traders_number_is_personal_and_never_shown_whole(string text)
    {
        var number = Read(text);

        Assert.True(number.IsPersonal);
        Assert.Equal("8112189876", number.Digits);
        Assert.Equal("811218-••••", number.Display);
        Assert.DoesNotContain("9876", number.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void a_coordination_number_is_personal() => Assert.True(Read("701063-2391").IsPersonal);

    [Fact]
    public void the_same_company_written_in_two_ways_is_the_same() => Assert.Equal(Read("556036-0793"), Read("16 5560360793"));

    [Theory]
    [InlineData(null, OrganisationNumberProblem.Empty)]
    [InlineData("", OrganisationNumberProblem.Empty)]
    [InlineData(" - ", OrganisationNumberProblem.Empty)]
    [InlineData("SE556036079301", OrganisationNumberProblem.NotDigits)]
    [InlineData("55603607٩3", OrganisationNumberProblem.NotDigits)]
    [InlineData("556036-079", OrganisationNumberProblem.WrongLength)]
    [InlineData("6-556036-0793", OrganisationNumberProblem.WrongLength)]
    [InlineData("19556036-0793", OrganisationNumberProblem.WrongPrefix)]
    [InlineData("16811218-9876", OrganisationNumberProblem.WrongPrefix)]
    [InlineData("212000-0143", OrganisationNumberProblem.WrongCheckDigit)]
    [InlineData("556063-0793", OrganisationNumberProblem.WrongCheckDigit)]
    [InlineData("000000-0000", OrganisationNumberProblem.NotADay)]
    [InlineData("811318-9875", OrganisationNumberProblem.NotADay)]
    public void what_is_wrong_is_told_so_that_it_can_be_mended(string? text, OrganisationNumberProblem expected)
    {
        Assert.False(OrganisationNumber.TryParse(text, out var number, out var problem));
        Assert.Null(number);
        Assert.Equal(expected, problem);
    }

    private static OrganisationNumber Read(string text)
    {
        Assert.True(OrganisationNumber.TryParse(text, out var number, out var problem), problem?.ToString());
        return number!;
    }
}
