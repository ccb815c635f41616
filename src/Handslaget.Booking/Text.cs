namespace Handslaget.Booking;

/// <summary>One sentence in the two languages of the service. Swedish governs (språklagen 2009:600, 10 §); English is an aid.</summary>
public sealed record Text(string Sv, string En)
{
    public string In(string language) => language == "en" ? En : Sv;
}
