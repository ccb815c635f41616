using System.Globalization;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>What a run came to, for a spreadsheet: in all, by month, by errand and by competence.</summary>
internal static class WhatIfTable
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly string?[] Headings =
    [
        "Indelning", "Vad", "Förfrågningar", "Utan tid, som i dag", "Utan tid, med ändringen", "Median arbetsdagar, som i dag", "Median arbetsdagar, med ändringen",
        "Nio av tio inom, som i dag", "Nio av tio inom, med ändringen",
    ];

    public static byte[] Write(WhatIfRun run, Comparison result, Catalogue catalogue) => Spreadsheet.Of(
    [
        ["Prövat", run.Trial.Say(catalogue, "sv")],
        ["Förfrågningar", $"{run.From:yyyy-MM-dd} till {run.To.AddDays(-1):yyyy-MM-dd}"],
        ["Frö", run.Seed.ToString(CultureInfo.InvariantCulture)],
        [],
        Headings,
        Row("Alla", "", result.Before, result.After),
        Row("I verkligheten", "", result.Real, null),
        .. result.Months.Select(m => Row("Månad", m.Month.ToString(), m.Before, m.After)),
        .. result.Errands.Select(e => Row("Ärende", catalogue.ErrandName(e.Part).Sv, e.Before, e.After)),
        .. result.Competences.Select(c => Row("Kompetens", catalogue.NameOf(c.Part).Sv, c.Before, c.After)),
    ]);

    private static string?[] Row(string division, string what, Waits before, Waits? after) =>
    [
        division, what, before.Requests.ToString(Swedish), before.WithoutTime.ToString(Swedish), after?.WithoutTime.ToString(Swedish), Number(before.Median), Number(after?.Median),
        Number(before.Ninetieth), Number(after?.Ninetieth),
    ];

    /// <summary>Empty where the figure lies among those who got no time.</summary>
    private static string? Number(double? days) => days?.ToString("0.#", Swedish);
}
