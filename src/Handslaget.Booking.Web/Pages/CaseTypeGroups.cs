namespace Handslaget.Booking.Web.Pages;

/// <summary>The headings that case types stand under in a list.</summary>
internal static class CaseTypeGroups
{
    public static Text Heading(string category) => category switch
    {
        "building" => new("Bygga", "Building"),
        "planning" => new("Planer", "Planning"),
        "land" => new("Mark och lokaler", "Land and premises"),
        "public-space" => new("Gator, torg och parker", "Streets, squares and parks"),
        "alcohol" => new("Servera alkohol", "Serving alcohol"),
        "food" => new("Livsmedel", "Food"),
        "retail" => new("Sälja varor", "Retail"),
        "environment" => new("Miljö", "Environment"),
        "health" => new("Hälsoskydd", "Health protection"),
        "fire" => new("Brandskydd", "Fire safety"),
        "utilities" => new("Vatten och avfall", "Water and waste"),
        "event" => new("Evenemang", "Events"),
        "hospitality" => new("Boende", "Hospitality"),
        "education" => new("Förskola", "Preschool"),
        "business" => new("Företagande", "Business"),
        "supervision" => new("Tillsyn", "Supervision"),
        _ => new("Övrigt", "Other"),
    };
}
