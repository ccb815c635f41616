using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Tests.Stories;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>A dialogue week made through the pages: planned, with tables, open, and wished for. <see cref="Keys"/> are the companies', in their order; <see cref="Official"/> sits at its tables.</summary>
internal sealed partial record StagedWeek(Guid Id, List<string> Keys, Guid Official)
{
    /// <summary>An elected person, put into the register by its page.</summary>
    public static async Task<Guid> Politician(HttpClient lots, string name, string unit)
    {
        var added = await Form.Send(lots, "/lots/register/ny", ("nyckel", Guid.NewGuid().ToString()), ("name", name), ("email", $"{Guid.NewGuid():N}@vald.example"), ("unit", unit), ("isPolitician", "ja"));
        return Guid.Parse(added.Split('/')[3].Split('?')[0]);
    }

    public static (string, string)[] Fields(string date, string closes) =>
    [
        ("nyckel", Guid.NewGuid().ToString()), ("titleSv", "Mötesplats Norrköping"), ("titleEn", "Meeting Place Norrköping"),
        ("aboutSv", "Korta bord med politiker och tjänstepersoner."), ("aboutEn", "Short tables with politicians and officials."),
        ("date", date), ("closes", closes), ("place", "Kvarngatan 12"), ("sitting", "25"), ("pause", "5"), ("walk", "10"),
        ("temaSv1", "Mark och lokaler"), ("temaEn1", "Land and premises"), ("temaSv2", "Kompetens"), ("temaEn2", "Skills"),
    ];

    public static async Task<Guid> Plan(HttpClient lots, string date, string closes) =>
        Guid.Parse((await Form.Send(lots, "/lots/motesplats/ny", Fields(date, closes))).Split('/')[3].Split('?')[0]);

    public static (string, string)[] Table(string theme, string day, string from, string to, Guid room, Guid politician, Guid official) =>
        [("dag", day), ("from", from), ("to", to), ("tema", theme), ("rum", room.ToString()), ("politiker", politician.ToString()), ("tjansteperson", official.ToString())];

    public static (string, string)[] Wish(string company, string email, string[] halves, params string[] themes) =>
    [
        ("nyckel", Guid.NewGuid().ToString()), ("company", company), ("name", "Åsa Öberg"), ("email", email), ("antal", "1"), ("question", "Vi vill öppna en kiosk."),
        .. themes.Select((t, n) => ($"tema{n + 1}", t)), .. halves.Select(h => ("tid", h)),
    ];

    /// <summary>Two tables of the same theme in a morning, for one and two companies, and as many wishes as are asked for. <paramref name="shut"/>: no more can be made.</summary>
    public static async Task<StagedWeek> Open(BrowserHouse house, string day, int wishes, bool shut)
    {
        var lots = house.Client();
        (await lots.PostAsync($"/demo/sign-in/{await house.Stage.Coordinator()}", null)).EnsureSuccessStatusCode();
        var id = await Plan(lots, day, "2027-02-26");
        var politician = await Politician(lots, $"Vera Vald {day}", "tuk-naringsliv");
        var desk = await lots.GetStringAsync($"/lots/motesplats/{id}");
        var (room, official) = (Last(desk, "rum"), Last(desk, "tjansteperson"));
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", Table("tema1", day, "09:00", "10:00", room, politician, official));
        await Form.Send(lots, $"/lots/motesplats/{id}/bord", Table("tema2", day, "13:00", "13:30", room, politician, official));
        Assert.EndsWith("sparat=oppen", await Form.Send(lots, $"/lots/motesplats/{id}/oppna"), StringComparison.Ordinal);
        List<string> keys = [];
        for (var n = 0; n < wishes; n++) keys.Add(await Wishes(house.Client(), id, Wish("Kiosken AB", $"{n}.{day}@onskar.example", [$"{day}-fm"], "tema1")));
        if (shut) await Form.Send(lots, $"/lots/motesplats/{id}/andra", Fields(day, "2027-01-29"));
        return new(id, keys, official);
    }

    /// <summary>Laid, published, and the first who has a table withdrawn, so that another is offered it.</summary>
    public static async Task<StagedWeek> Offered(BrowserHouse house, string day)
    {
        var week = await Open(house, day, wishes: 4, shut: true);
        var lots = house.Client();
        (await lots.PostAsync($"/demo/sign-in/{await house.Stage.Coordinator()}", null)).EnsureSuccessStatusCode();
        await Form.Send(lots, $"/lots/motesplats/{week.Id}/lagg");
        Assert.EndsWith("sparat=ute", await Form.Send(lots, $"/lots/motesplats/{week.Id}/publicera"), StringComparison.Ordinal);
        foreach (var key in week.Keys)
        {
            if (!(await house.Client().GetStringAsync($"/traffar/anmalan/{key}")).Contains("Ni har ett bord", StringComparison.Ordinal)) continue;
            await Form.Send(house.Client(), $"/traffar/anmalan/{key}/avanmal");
            break;
        }
        return week;
    }

    /// <summary>The one of them whose own page says something.</summary>
    public async Task<string> Says(BrowserHouse house, string text)
    {
        foreach (var key in Keys)
        {
            if ((await house.Client().GetStringAsync($"/traffar/anmalan/{key}")).Contains(text, StringComparison.Ordinal)) return key;
        }
        throw new InvalidOperationException($"nobody's page says {text}");
    }

    /// <summary>The last that can be chosen.</summary>
    private static Guid Last(string page, string field)
    {
        var select = page[page.IndexOf($"<select id=\"{field}\"", StringComparison.Ordinal)..];
        return Guid.Parse(Option().Matches(select[..select.IndexOf("</select>", StringComparison.Ordinal)])[^1].Groups[1].Value);
    }

    /// <summary>The company's own page's key.</summary>
    public static async Task<string> Wishes(HttpClient client, Guid week, (string, string)[] wish) => (await Form.Send(client, $"/traffar/{week}", wish)).Split('/')[3].Split('?')[0];

    [GeneratedRegex("<option value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Option();
}
