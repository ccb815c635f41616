using Handslaget.Booking.Web.Requesting;

namespace Handslaget.Booking.Web.Hosting.DemoYear;

/// <summary>Invented companies with invented people: numbers that PTS keeps for fiction, addresses that can never lead to anyone.</summary>
internal static class Companies
{
    private static readonly string[] Firsts = ["Leila", "Jonas", "Maria", "Erik", "Nora", "Omar", "Ida", "Åsa", "Viktor", "Samira", "Göran", "Elin", "Tariq", "Anneli", "Pontus", "Zeynep"];

    private static readonly string[] Lasts = ["Haddad", "Ek", "Lund", "Nyman", "Wikström", "Sjöberg", "Falk", "Öberg", "Dahl", "Aydın", "Hedlund", "Kvist", "Rahimi", "Strand", "Blom", "Vinge"];

    private static readonly string[] Places = ["Kvarnen", "Strömmen", "Hamnen", "Torget", "Lindö", "Åby", "Kneippen", "Fröläget", "Vilbergen", "Svärtinge", "Arkösund", "Kolmården"];

    private static readonly string[] Trades = ["Bistro", "Kiosken", "Salong", "Verkstan", "Bageriet", "Butiken", "Bryggeriet", "Förskolan", "Gymmet", "Lagret", "Studion", "Kaféet"];

    public static ContactDetails Of(Chance chance)
    {
        var (first, last, company) = (chance.OneOf(Firsts), chance.OneOf(Lasts), $"{chance.OneOf(Trades)} {chance.OneOf(Places)} AB");
        return new(
            company, null, $"{first} {last}", $"070-174 06 {5 + chance.Below(95):00}", null, $"{Plain(first)}.{Plain(last)}@foretag.example",
            "Vi vill komma i gång och behöver veta vad som gäller.", $"{chance.OneOf(Places)}gatan {1 + chance.Below(60)}");
    }

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Select(c => c switch { 'å' or 'ä' => 'a', 'ö' => 'o', 'ı' => 'i', _ => c }));
}
