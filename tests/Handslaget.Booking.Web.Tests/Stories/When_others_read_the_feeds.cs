using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Handslaget.Booking.Web.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>
/// A town of its own with two tables, of which one is cancelled, and the three calendars that are read of them: 1 is the official's, 2 the
/// company's that comes, 3 the company's that does not.
/// </summary>
public sealed partial class FeedsOfATown : IAsyncLifetime
{
    private readonly StoryHost house = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("handslaget-feeds-").FullName;

    /// <summary>What is meant, in the order of the files.</summary>
    public IReadOnlyList<SeenEvent>[] Meant { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        // Late enough that one of the tables is in summer time.
        house.Clock.Advance(TimeSpan.FromDays(28));
        var (stays, slot, room) = await Booked(new DateOnly(2027, 3, 25));
        var (goes, other, left) = await Booked(new DateOnly(2027, 4, 6));
        (await goes.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();

        var meeting = (await house.Services.GetRequiredService<MeetingLog>().Find(stays.Id, default))!;
        await Save(1, await OfficialsFeed(meeting.Places.First(p => p.Competences.Contains("food-control")).OfficialId));
        await Save(2, $"/bord/{stays.Key}/kalender.ics");
        await Save(3, $"/bord/{goes.Key}/kalender.ics");
        Meant = [OfTheOfficial(stays.Id, slot, room), [OfTheCompany(stays.Id, slot, room, false)], [OfTheCompany(goes.Id, other, left, true)]];
    }

    public async Task DisposeAsync()
    {
        await house.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static IReadOnlyList<SeenEvent> OfTheOfficial(Guid id, Slot slot, string room) =>
    [
        new($"{id}@handslaget.local", slot.Start, slot.End, "Dukat bord: Åsas Kök & Öl AB", room, null, false),
        new($"{id}-efter@handslaget.local", slot.End, slot.End.AddMinutes(15), "Summering efter dukat bord", room, null, false),
    ];

    private static SeenEvent OfTheCompany(Guid id, Slot slot, string room, bool cancelled) =>
        new($"{id}@handslaget.local", slot.Start, slot.End, "Möte med Norrköpings kommun", room, null, cancelled);

    private async Task<(Company, Slot, string Room)> Booked(DateOnly day)
    {
        var company = await Company.Asks(house.Client());
        var start = await company.FirstTime(day);
        await company.Holds(start);
        var details = new { company = "Åsas Kök & Öl AB", name = "Åsa Öberg", mobile = "070-174 06 05", email = "asa@kiosken.example", errand = "Vi öppnar en kiosk; på Kvarngatan, vid ån.\nVälkommen – 🍺" };
        (await company.Send(HttpMethod.Put, "booking", details)).EnsureSuccessStatusCode();
        var room = (await company.Get()).GetProperty("room");
        return (company, Slot.From(start, TimeSpan.FromMinutes(60)), $"{room.GetProperty("name")}, {room.GetProperty("address")}");
    }

    private async Task<string> OfficialsFeed(Guid official)
    {
        var client = await house.SignedIn(official);
        await Form.Send(client, "/personal/tid/prenumeration", ("atgard", "pa"));
        return new Uri(Address().Match(await client.GetStringAsync("/personal/tid/prenumeration")).Groups[1].Value).AbsolutePath;
    }

    private async Task Save(int number, string address) => await File.WriteAllBytesAsync(Path.Combine(Folder, $"{number}.ics"), await house.Client().GetByteArrayAsync(address));

    [GeneratedRegex("value=\"(https?://[^\"]*/kalender/[^\"]+\\.ics)\"")]
    private static partial Regex Address();
}

/// <summary>RELIABILITY I6 for the calendars that are subscribed to, read over HTTP and handed to readers that are not ours.</summary>
public class When_others_read_the_feeds(FeedsOfATown town) : IClassFixture<FeedsOfATown>
{
    [Fact]
    public void Their_lines_are_as_the_standard_wants_them() => Assert.All(Directory.GetFiles(town.Folder), f => When_others_read_the_calendar.AssertLines(File.ReadAllBytes(f)));

    [ReadBy("icalendar")]
    public void Icalendar_sees_what_we_mean() => AssertSeen("icalendar");

    [ReadBy("vobject")]
    public void Vobject_sees_what_we_mean() => AssertSeen("vobject");

    [ReadBy("libical")]
    public void Libical_sees_what_we_mean() => AssertSeen("libical");

    [ReadBy("ical.js")]
    public void Ical_js_sees_what_we_mean() => AssertSeen("ical.js");

    [ReadBy("sabre")]
    public void Sabre_sees_what_we_mean() => AssertSeen("sabre");

    [ReadBy("khal")]
    public void Khal_sees_what_we_mean() => AssertSeen("khal");

    [ReadBy("calcurse")]
    public void Calcurse_sees_what_we_mean() => AssertSeen("calcurse");

    private void AssertSeen(string reader)
    {
        foreach (var file in Directory.GetFiles(town.Folder).Order().Zip(town.Meant))
        {
            var alone = Directory.CreateTempSubdirectory("handslaget-feed-").FullName;
            try
            {
                File.Copy(file.First, Path.Combine(alone, "0.ics"));
                var seen = CalendarReader.Named(reader).Read(alone)[0];
                Assert.Equal(file.Second.Select((meant, n) => meant.AsToldBy(seen[n])), seen.Select(s => s with { Description = null }));
            }
            finally
            {
                Directory.Delete(alone, recursive: true);
            }
        }
    }
}
