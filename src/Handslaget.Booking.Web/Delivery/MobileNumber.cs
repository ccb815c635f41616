using PhoneNumbers;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>Why a number can not get an SMS. Each has one sentence on the page that asked for it.</summary>
public enum MobileProblem
{
    Empty,

    /// <summary>Not a telephone number in any country, or a number nobody can have.</summary>
    NotANumber,

    /// <summary>A fixed line: good for calling, not for SMS.</summary>
    Landline,

    /// <summary>Toll-free, switchboard, pager or internet telephony.</summary>
    NotMobile,

    /// <summary>A number that costs the caller extra. We neither send to it nor call it.</summary>
    Premium,

    /// <summary>A number from a country the municipality does not send SMS to.</summary>
    ForeignNotAllowed,
}

/// <summary>
/// A number as somebody typed it, read by Google's numbering plans. <see cref="E164"/> is there for every number that exists, so that
/// a landline can still be kept for calling; <see cref="Problem"/> says why it can not get an SMS.
/// </summary>
public sealed record MobileNumber(string? E164, MobileProblem? Problem)
{
    /// <summary>Swedish mobiles only: an SMS abroad can cost a hundred times more and is what fraudsters make forms send.</summary>
    public static readonly IReadOnlyList<string> SwedenOnly = ["SE"];

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    public bool CanGetSms => Problem is null;

    /// <param name="typed">The number in any usual way of writing it.</param>
    /// <param name="countries">ISO 3166 codes of the countries whose mobiles may get SMS; "*" is every country.</param>
    public static MobileNumber Read(string? typed, IReadOnlyList<string>? countries = null)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new(null, MobileProblem.Empty);
        }

        try
        {
            var number = Plans.Parse(typed, "SE");
            return SpellsWithLetters(typed, number) || !Plans.IsValidNumber(number)
                ? new(null, MobileProblem.NotANumber)
                : new(Plans.Format(number, PhoneNumberFormat.E164), ProblemOf(number, countries ?? SwedenOnly));
        }
        catch (NumberParseException)
        {
            return new(null, MobileProblem.NotANumber);
        }
    }

    /// <summary>A number as people read it aloud: "070-174 06 05", and one from abroad with its country. What can not be read stands as it is.</summary>
    public static string Spoken(string number)
    {
        try
        {
            var read = Plans.Parse(number, "SE");
            return Plans.Format(read, read.CountryCode == 46 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return number;
        }
    }

    private static MobileProblem? ProblemOf(PhoneNumber number, IReadOnlyList<string> countries)
    {
        var type = Plans.GetNumberType(number);
        if (type is PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST)
        {
            return MobileProblem.Premium;
        }

        if (!countries.Contains("*") && !countries.Contains(Plans.GetRegionCodeForNumber(number)))
        {
            return MobileProblem.ForeignNotAllowed;
        }

        return type switch
        {
            // In North America a number's range does not tell a mobile from a fixed line, so it gets the benefit of the doubt.
            PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE => null,
            PhoneNumberType.FIXED_LINE => MobileProblem.Landline,
            _ => MobileProblem.NotMobile,
        };
    }

    /// <summary>"070-RING NU" is a number to an American telephone keypad, but not to a Swede: letters after the first digit are a mistake.</summary>
    private static bool SpellsWithLetters(string typed, PhoneNumber number) =>
        !number.HasExtension && typed.SkipWhile(c => !char.IsDigit(c)).Any(char.IsLetter);
}
