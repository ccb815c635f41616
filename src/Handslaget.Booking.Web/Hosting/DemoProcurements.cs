using System.Globalization;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Procuring;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>What the demo town wants to buy, written by hand. It is invented, and so are the addresses.</summary>
internal sealed class DemoProcurements(ProcurementDesk desk, TimeProvider clock)
{
    public static readonly IReadOnlyList<(string Division, string Title)> Bought =
    [
        ("45", "Ombyggnad av förskola, totalentreprenad"), ("90", "Städning av skolor"), ("15", "Livsmedel till skolkök"), ("55", "Drift av café i kulturhuset"),
        ("45", "Gång- och cykelväg, utförandeentreprenad"), ("71", "Arkitekttjänster, ramavtal"), ("72", "Systemstöd och konsulter, ramavtal"), ("77", "Skötsel av grönytor"),
        ("79", "Tryckeri- och skylttjänster"), ("80", "Yrkesutbildning för vuxna"), ("60", "Skolskjuts med taxi"), ("39", "Möbler till stadsbiblioteket"),
    ];

    public async Task Play(CancellationToken ct)
    {
        foreach (var (nth, bought) in Bought.Take(4).Index()) await Announce($"demo/procurement/{nth}", bought, 12 + (4 * nth), ct);
    }

    /// <summary>For so many working days from now.</summary>
    public async Task<Guid> Announce(string name, (string Division, string Title) bought, int workingDays, CancellationToken ct)
    {
        var id = Notice.Name(name);
        var closes = WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), workingDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await desk.Write(id, new(bought.Title, "Norrköpings kommun", bought.Division, closes, "23:59", $"https://upphandling.kommun.example/{id:N}"), "coordinator:demo", "sv", ct);
        return id;
    }
}
