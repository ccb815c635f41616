namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>A gathering that is planned, published and signed up to, through the pages. <see cref="Keys"/> are the sign-ups', in their order.</summary>
internal sealed record StagedGathering(Guid Id, IReadOnlyList<string> Keys)
{
    public static async Task<StagedGathering> Plan(BrowserHouse house, string kind, string date, int capacity, int people)
    {
        var lots = house.Client();
        (await lots.PostAsync($"/demo/sign-in/{await house.Stage.Coordinator()}", null)).EnsureSuccessStatusCode();
        var id = Guid.Parse((await Form.Send(lots, "/lots/traffar/ny", Fields(kind, date, capacity))).Split('/')[3].Split('?')[0]);
        await Form.Send(lots, $"/lots/traffar/{id}/publicera");
        List<string> keys = [];
        for (var n = 0; n < people; n++) keys.Add(await SignUp(house.Client(), id, n == 0 ? "asa@kiosken.example" : $"asa+{n}@kiosken.example", kind == "dag" ? "1" : null));
        return new(id, keys);
    }

    public static async Task<string> SignUp(HttpClient client, Guid id, string email, string? session = null)
    {
        List<(string, string)> form = [("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", email), ("food", "")];
        if (session is not null) form.Add(("pass", session));
        return (await Form.Send(client, $"/traffar/{id}", [.. form])).Split('/')[3].Split('?')[0];
    }

    public static (string, string)[] Fields(string kind, string date, int capacity) =>
    [
        ("nyckel", Guid.NewGuid().ToString()), ("typ", kind), ("titleSv", "Träffa kommunen"), ("titleEn", "Meet the municipality"),
        ("aboutSv", "Vi ses och pratar om det som händer."), ("aboutEn", "We meet and talk about what happens."),
        ("date", date), ("from", "09:00"), ("to", "12:00"), ("place", "Kvarngatan 12"), ("capacity", capacity.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("newerThan", kind == "lunch" ? "24" : ""),
        .. kind == "dag"
            ? new[]
            {
                ("sessionSv1", "Mark och lokaler"), ("sessionEn1", "Land and premises"), ("sessionFrom1", "09:30"), ("sessionTo1", "10:30"), ("sessionCapacity1", "5"),
                ("sessionSv2", "Fråga om bygglov"), ("sessionEn2", "Ask about building permits"), ("sessionFrom2", "10:00"), ("sessionTo2", "11:00"), ("sessionCapacity2", "5"),
            }
            : [],
    ];
}
