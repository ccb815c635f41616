using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

// Edges: the longest beginning wins; nothing fits; what people write for a postcode; a register that can not be used says everything at once.
public class The_travel_zones
{
    private static readonly VisitRegister Register = new(
        [new("60", TimeSpan.FromMinutes(15), "Norrköping"), new("602", TimeSpan.FromMinutes(10), "Centrum"), new("60228", TimeSpan.FromMinutes(5), "Tyska torget")],
        [new("land", new("Mark", "Land"), ["land-allocation"]), new("skills", new("Kompetens", "Skills"), ["skills-and-recruitment", "land-allocation"])]);

    [Theory]
    [InlineData("60228", 5)]
    [InlineData("60229", 10)]
    [InlineData("60312", 15)]
    [InlineData("11122", null)]
    public void the_longest_beginning_says_how_far_it_is(string postcode, int? minutes) =>
        Assert.Equal(minutes, Register.ZoneOf(postcode)?.OneWay.TotalMinutes);

    [Theory]
    [InlineData("602 32", "60232")]
    [InlineData(" 60232 ", "60232")]
    [InlineData("SE-602 32", "60232")]
    [InlineData("6023", null)]
    [InlineData("602321", null)]
    [InlineData("012 34", null)]
    [InlineData("６０２３２", null)]
    [InlineData("Norrköping", null)]
    [InlineData(null, null)]
    public void a_postcode_is_five_digits_however_it_is_written(string? written, string? digits) => Assert.Equal(digits, Postcode.Read(written));

    [Theory]
    [InlineData("Kvarngatan 12, 602 32 Norrköping", "60232")]
    [InlineData("Kvarngatan 12, 60232 Norrköping", "60232")]
    [InlineData("Industrigatan 10200, Norrköping", "10200")]
    [InlineData("Kvarngatan 12", null)]
    [InlineData("Fastigheten 1602 321", null)]
    public void and_it_is_found_in_an_address(string address, string? digits) => Assert.Equal(digits, Postcode.In(address));

    [Fact]
    public void the_errands_of_a_table_are_proposed_from_the_needs_each_once() =>
        Assert.Equal(["land-allocation", "skills-and-recruitment"], Register.CaseTypesFor(["skills", "land", "unknown"]));

    [Fact]
    public void everything_that_is_wrong_is_said_at_once()
    {
        var wrong = new VisitRegister(
            [new("", TimeSpan.Zero, "x"), new("0601", TimeSpan.Zero, "x"), new("602", TimeSpan.FromHours(4), "x"), new("603", TimeSpan.Zero, ""), new("603", TimeSpan.Zero, "x")],
            [new("", new("a", "b"), []), new("land", new("Mark", ""), ["no-such"]), new("land", new("Mark", "Land"), [])]);
        var problems = VisitRegisterCheck.Problems(wrong, new HashSet<string>());
        Assert.Equal(9, problems.Count);
        Assert.All(problems, p => Assert.EndsWith(".", p, StringComparison.Ordinal));
        Assert.Equal(["There are no growth needs."], VisitRegisterCheck.Problems(new([], []), new HashSet<string>()));
        Assert.Empty(VisitRegisterCheck.Problems(Register, new HashSet<string> { "land-allocation", "skills-and-recruitment" }));
    }
}
