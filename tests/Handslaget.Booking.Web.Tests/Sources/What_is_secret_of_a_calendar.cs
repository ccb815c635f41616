using Handslaget.Booking.Web.Tests.Stories;

namespace Handslaget.Booking.Web.Tests.Sources;

/// <summary>
/// A published address is a key, and a password is one: they are in nothing that is kept, logged, shown or sent. Neither is what stands in
/// the calendar. Looked for everywhere after they were used in every way: read, tried, failed, told of, removed.
/// </summary>
public sealed class What_is_secret_of_a_calendar(SourceHost house) : IClassFixture<SourceHost>
{
    private static readonly string[] Secrets = ["h3mlig-nyckel", "anna-i-kalendern", "mycket-hemligt", "Hemligt möte", "Berit", "Stora Torget", "elsewhere.example"];

    [Fact]
    public async Task It_is_nowhere()
    {
        var (me, person) = (SmallTown.Official("tobacco-retail", 1), await house.SignedIn(SmallTown.Official("tobacco-retail", 1)));
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var seen = new List<string>();
        await house.Forget(me);
        house.Server.Feed = FaultServer.Ics((house.TuesdayAtNine, house.TuesdayAtNine.AddHours(1)));
        seen.Add(await house.Connects(person, "/personal/tid/kalender", house.Server.At("/private-h3mlig-nyckel/basic.ics")));
        seen.Add(await house.Connects(person, "/personal/tid/kalender", house.Server.At("/private-h3mlig-nyckel/collection"), "anna-i-kalendern", "mycket-hemligt"));
        Assert.Contains(house.Server.Asked, a => a.Contains("h3mlig-nyckel/collection with a password", StringComparison.Ordinal));
        Assert.Contains("1 upptagen tid", seen[0], StringComparison.Ordinal);

        foreach (var status in new[] { 0, 401, 500 })
        {
            house.Server.Status = status;
            await house.Round(TimeSpan.FromHours(4));
            (person, lots) = (await house.SignedIn(me), await house.SignedIn(SmallTown.Coordinator));
            foreach (var source in await house.Sources(me)) (await person.PostAsync($"/personal/tid/kalender/{source.Id}/prova", null)).Dispose();
            foreach (var path in new[] { "/personal", "/personal/tid", "/personal/tid?lang=en", "/api/v1/officials/me" }) seen.Add(await SourceHost.Get(person, path));
            foreach (var path in new[] { "/lots", "/lots/register", $"/lots/register/{me}", "/api/v1/officials", "/utkorg" }) seen.Add(await SourceHost.Get(lots, path));
        }
        await StoryHost.Until("the owner has been told", () => Task.FromResult(
            Directory.Exists(house.Outbox) && Directory.GetFiles(house.Outbox, "*.eml").Any(f => File.ReadAllText(f).Contains("tobacco-retail1@", StringComparison.Ordinal))));

        Nowhere("the database", await house.WholeDatabase());
        Nowhere("the log", house.Log);
        Nowhere("a page or an answer", string.Join('\n', seen));
        Nowhere("what was sent", string.Join('\n', Directory.GetFiles(house.Outbox).Select(f => f.EndsWith(".eml", StringComparison.Ordinal) ? MimeKit.MimeMessage.Load(f).TextBody + MimeKit.MimeMessage.Load(f).HtmlBody : File.ReadAllText(f))));
        Assert.Contains("127.0.0.1", string.Join('\n', seen), StringComparison.Ordinal);
        await house.Forget(me);
    }

    private static void Nowhere(string where, string text)
    {
        Assert.True(text.Length > 1000, $"{where} is empty");
        foreach (var secret in Secrets) Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"\"{secret}\" is in {where}: …{Around(text, secret)}…");
    }

    private static string Around(string text, string secret) =>
        text.IndexOf(secret, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)] : "";
}
