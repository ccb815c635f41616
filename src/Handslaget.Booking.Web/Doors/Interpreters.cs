namespace Handslaget.Booking.Web.Doors;

/// <summary>
/// The languages an interpreter can be asked for, by ISO 639 code: Swedish sign language (språklagen 2009:600, 9 §), the national minority
/// languages that the municipality meets most often, and those most asked for. For any other a person calls.
/// </summary>
public static class Interpreters
{
    public static readonly IReadOnlyDictionary<string, Text> All = new Dictionary<string, Text>
    {
        ["swl"] = new("svenskt teckenspråk", "Swedish sign language"),
        ["ar"] = new("arabiska", "Arabic"),
        ["bs"] = new("bosniska, kroatiska eller serbiska", "Bosnian, Croatian or Serbian"),
        ["fa"] = new("persiska eller dari", "Persian or Dari"),
        ["fi"] = new("finska", "Finnish"),
        ["ku"] = new("kurdiska", "Kurdish"),
        ["pl"] = new("polska", "Polish"),
        ["rom"] = new("romska", "Romani"),
        ["so"] = new("somaliska", "Somali"),
        ["ti"] = new("tigrinska", "Tigrinya"),
        ["tr"] = new("turkiska", "Turkish"),
        ["uk"] = new("ukrainska", "Ukrainian"),
    };

    public static string? Name(string? code, string language) => code is not null && All.TryGetValue(code, out var name) ? name.In(language) : null;
}
