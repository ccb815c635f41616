namespace Handslaget.Booking;

/// <summary>What is wrong with a number that was typed, so that the page can say how to mend it.</summary>
public enum OrganisationNumberProblem
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>It holds something else than digits, spaces and hyphens.</summary>
    NotDigits,

    /// <summary>It has neither ten nor twelve digits.</summary>
    WrongLength,

    /// <summary>It has twelve digits and does not begin with 16 (a company), 18, 19 or 20 (a person).</summary>
    WrongPrefix,

    /// <summary>The last digit does not check: one digit is wrong, or two have changed places.</summary>
    WrongCheckDigit,

    /// <summary>The first six digits of a person's number are not a day.</summary>
    NotADay,
}

/// <summary>
/// Identifies a company: ten digits, the last a check digit. A legal entity has at least 2 as its third digit; otherwise the number is a
/// sole trader's personal number (<see cref="IsPersonal"/>) and is never shown whole.
/// </summary>
public sealed record OrganisationNumber
{
    private OrganisationNumber(string digits) => Digits = digits;

    /// <summary>The ten digits, without hyphen or century: one company is written in one way only.</summary>
    public string Digits { get; }

    public bool IsPersonal => Digits[2] < '2';

    /// <summary>As it may be shown: "556036-0793", but "811218-••••" for a person.</summary>
    public string Display => IsPersonal ? $"{Digits[..6]}-••••" : $"{Digits[..6]}-{Digits[6..]}";

    /// <summary>The display form, so that a log line can not tell a personal number by mistake.</summary>
    public override string ToString() => Display;

    /// <summary>Reads ten or twelve digits, with or without hyphen and spaces. A plus sign stands in the number of who is over a hundred.</summary>
    public static bool TryParse(string? text, out OrganisationNumber? number, out OrganisationNumberProblem? problem)
    {
        number = null;
        problem = ProblemOf(text, out var digits);
        if (problem is null)
        {
            number = new OrganisationNumber(digits);
        }

        return problem is null;
    }

    private static OrganisationNumberProblem? ProblemOf(string? text, out string digits)
    {
        digits = new string([.. (text ?? "").Where(c => !IsSeparator(c))]);
        if (digits.Length == 0)
        {
            return OrganisationNumberProblem.Empty;
        }

        if (!digits.All(char.IsAsciiDigit))
        {
            return OrganisationNumberProblem.NotDigits;
        }

        if (digits.Length is not (10 or 12))
        {
            return OrganisationNumberProblem.WrongLength;
        }

        var century = digits.Length == 12 ? digits[..2] : "";
        digits = digits[^10..];
        var isPersonal = digits[2] < '2';
        if (century.Length > 0 && (isPersonal ? century is not ("18" or "19" or "20") : century != "16"))
        {
            return OrganisationNumberProblem.WrongPrefix;
        }

        if (!Checks(digits))
        {
            return OrganisationNumberProblem.WrongCheckDigit;
        }

        return isPersonal && !IsDay(digits) ? OrganisationNumberProblem.NotADay : null;
    }

    // People paste from documents, where the hyphen can be a dash and the space one that does not break.
    private static bool IsSeparator(char character) => char.IsWhiteSpace(character) || character is '-' or '–' or '‑' or '−' or '+';

    /// <summary>Luhn, modulus 10: every other digit from the first counts double, and the digits of the products are added.</summary>
    private static bool Checks(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == 0;
    }

    /// <summary>A coordination number (samordningsnummer) has 60 added to its day.</summary>
    private static bool IsDay(string digits)
    {
        var month = int.Parse(digits.AsSpan(2, 2), null);
        var day = int.Parse(digits.AsSpan(4, 2), null);
        day = day > 60 ? day - 60 : day;

        // 2000 is a leap year, so the 29th of February is let through for every year: the century is not known.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month);
    }
}
