using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>What a coordinator writes to ask a company for a visit, and visits made ready to be looked at.</summary>
internal static class StagedVisit
{
    private static readonly string[] Competences = [Meeting.Coordination, "business-development"];

    public static (string, string)[] Fields(Guid first, string one, Guid second, string other, string email = "asa@kiosken.example", string mobile = "", string postcode = "616 31") =>
    [
        ("nyckel", Guid.NewGuid().ToString()), ("company", "Kiosken AB"), ("name", "Åsa Öberg"), ("email", email), ("mobile", mobile), ("street", "Kvarngatan 12"),
        ("postcode", postcode), ("town", "Norrköping"), ("size", "Small"), ("sprak", "sv"), ("first", $"{first}/{one}"), ("second", $"{second}/{other}"),
        ("words", "Vi såg att ni har byggt till."),
    ];

    public static async Task<Company> Ask(BrowserHouse house)
    {
        var lots = house.Client();
        (await lots.PostAsync($"/demo/sign-in/{await house.Stage.Coordinator()}", null)).EnsureSuccessStatusCode();
        var pair = await Pair(house);
        var fields = Fields(pair[0].OfficialId, Competences[0], pair[1].OfficialId, Competences[1], $"{Guid.NewGuid():N}@test.example");
        await Form.Send(lots, "/lots/besok/nytt", fields);
        var id = Meetings.Notice.Name($"visit/{Guid.Parse(fields[0].Item2):N}");
        return new(house.Client(), house.Stage.Links.Follow(id, 0), id);
    }

    /// <summary>Held some days ago, with something noted.</summary>
    public static async Task<Company> Make(BrowserHouse house)
    {
        var (id, pair, start) = (Guid.CreateVersion7(), await Pair(house), house.Clock.GetUtcNow().AddDays(-4));
        var (asked, slot) = (start.AddDays(-20), Slot.From(start, TimeSpan.FromHours(1)));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.StartStream<Meeting>(
            id,
            [
                new VisitInvited(id, pair, CompanySize.Small, TimeSpan.FromMinutes(20), true, Channel.Mail, "sv", asked),
                new PanelProposed([.. Competences.Select(c => new Seat(c, true, "visit", new("Kommer till er.", "Comes to you.")))]),
                new SlotHeld(slot, pair, null, asked.AddMinutes(10), asked), new MeetingBooked(asked.AddDays(2), asked), new MeetingTookPlace(slot.End),
                new GrowthNeedsNoted(["land", "skills"], slot.End),
            ]);
        session.Store(new Contact { Id = id, Company = "Kiosken AB", Name = "Åsa Öberg", Email = "asa@kiosken.example", Site = "Kvarngatan 12, 616 31 Norrköping" });
        session.Store(MeetingReference.New(id));
        await session.SaveChangesAsync();
        return new(house.Client(), house.Stage.Links.Follow(id, 0), id);
    }

    public static async Task<IReadOnlyList<Place>> Pair(BrowserHouse house)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var officials = (await session.Query<Official>().ToListAsync()).Where(o => !o.HasLeft).OrderBy(o => o.Id).ToList();
        Guid Holder(string competence, Guid? but = null) => officials.First(o => o.Id != but && o.Grants.Any(g => g.Competence == competence)).Id;
        var first = Holder(Competences[0]);
        return [new(first, [Competences[0]]), new(Holder(Competences[1], first), [Competences[1]])];
    }
}
