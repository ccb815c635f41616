using System.Text.Json;
using Handslaget.Booking.Procurements;

namespace Handslaget.Booking.Web.Register;

/// <summary>The divisions of the common procurement vocabulary, as they come with the program. They are the regulation's, and no municipality's to change.</summary>
internal static class CpvFile
{
    private sealed record Written(string Source, IReadOnlyList<Division> Divisions);

    private sealed record Division(string Code, string Sv, string En);

    public static CpvDivisions Shipped()
    {
        using var stream = typeof(CpvFile).Assembly.GetManifestResourceStream("cpv-divisions.json")!;
        var written = JsonSerializer.Deserialize<Written>(stream, JsonSerializerOptions.Web)!;
        return new([.. written.Divisions.Select(d => new CpvDivision(d.Code, new(d.Sv, d.En)))]);
    }
}
