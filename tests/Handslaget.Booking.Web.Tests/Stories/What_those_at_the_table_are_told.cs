using System.Net;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What stands in an official's letter is true of their own seat and their own time. In a town of its own, since it moves a table to others.</summary>
public sealed class What_those_at_the_table_are_told(StoryHost house) : IClassFixture<StoryHost>
{
    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [Fact]
    public async Task A_seat_that_the_company_said_yes_to_says_so_in_the_letter_and_on_both_pages()
    {
        var company = await Company.Asks(house.Client(), new { caseTypes = new[] { "health-premises" }, answers = new Dictionary<string, bool> { ["food-control"] = true } });
        await company.Holds(await company.FirstTime(new DateOnly(2027, 3, 10)));
        (await company.Send(HttpMethod.Put, "booking", Details)).EnsureSuccessStatusCode();
        var meeting = (await Log.Find(company.Id, default))!;
        var food = meeting.Places.Single(p => p.Competences.Contains("food-control")).OfficialId;
        var lots = meeting.Places.Single(p => p.Competences.Contains("coordination")).OfficialId;
        var seat = meeting.Seats.Single(s => s.Competence == "food-control");
        Assert.Contains("eftersom ni svarade ja på", seat.Reason.Sv, StringComparison.Ordinal);

        var why = seat.Reason.Sv.Replace("ni svarade", "företaget svarade", StringComparison.Ordinal);
        var letter = await Letter(company, food, "Kan du");
        Assert.Contains(why, letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Platsen det gäller: Storgatan 3\n", letter.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Platsen det gäller: Storgatan 3", Entry(letter).Description, StringComparison.Ordinal);
        Assert.Contains(why, await Read(house.Client(), $"/svar/{house.Services.GetRequiredService<Links>().Answer(company.Id, food)}"), StringComparison.Ordinal);
        Assert.Contains(why, await Read(await house.SignedIn(food), $"/personal/bord/{company.Id}"), StringComparison.Ordinal);
        Assert.Contains("Lotsen håller ihop mötet och följer företagets ärende", (await Letter(company, lots, "Kan du")).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_at_the_table_when_it_moves_is_released_from_the_time_they_were_asked_about()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 16));
        var meeting = (await Log.Find(company.Id, default))!;
        var food = meeting.Places.Single(p => p.Competences.Contains("food-control")).OfficialId;
        var colleague = new[] { 1, 2 }.Select(n => SmallTown.Official("food-control", n)).Single(o => o != food);
        var first = Entry(await Letter(company, food, "Kan du"));
        var places = meeting.Places.Select(p => p.OfficialId == food ? p with { OfficialId = colleague } : p).ToList();
        var later = new Slot(start.AddDays(1), meeting.Slot!.Value.End.AddDays(1));

        await Log.Decide(
            company.Id, "company",
            m => m.Move(new(later, places, m.RoomId, new Dictionary<string, IReadOnlyList<Guid>>()), "company", house.Clock.GetUtcNow(), house.Services.GetRequiredService<BookingRules>()), default);

        var released = await Letter(company, food, "Du behöver inte komma");
        Assert.Contains("Du behöver inte komma tisdag 16 mars kl.", released.Subject, StringComparison.Ordinal);
        Assert.EndsWith(" – livsmedelskontroll", released.Subject, StringComparison.Ordinal);
        Assert.Contains("Du behöver inte komma till mötet med Kiosken AB tisdag 16 mars", released.TextBody, StringComparison.Ordinal);
        var gone = Entry(released);
        Assert.Equal((first.Uid, first.Start!.AsUtc, first.Location), (gone.Uid, gone.Start!.AsUtc, gone.Location));
        Assert.Equal((0, 1), (first.Sequence, gone.Sequence));
        Assert.Equal(later.Start.UtcDateTime, Entry(await Letter(company, colleague, "Kan du")).Start!.AsUtc);
    }

    private static object Details => new
    {
        company = "Kiosken AB",
        name = "Åsa Öberg",
        mobile = "070-174 06 05",
        email = "asa@kiosken.example",
        errand = "Vi vill öppna en kiosk.",
        site = "Storgatan 3",
    };

    private static Ical.Net.CalendarComponents.CalendarEvent Entry(MimeMessage letter) =>
        Ical.Net.Calendar.Load(letter.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar").Text)!.Events.Single();

    private static async Task<string> Read(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));

    /// <summary>The letter about the company's meeting to an official whose subject begins so.</summary>
    private async Task<MimeMessage> Letter(Company company, Guid official, string subject)
    {
        await using var session = house.Services.GetRequiredService<Marten.IDocumentStore>().QuerySession();
        var address = (await session.LoadAsync<Person>(official))!.Email;
        Directory.CreateDirectory(house.Outbox);
        MimeMessage? found = null;
        await StoryHost.Until($"{subject} to {address}", () => Task.FromResult(
            (found = Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).FirstOrDefault(m =>
                m.To.Mailboxes.Any(b => b.Address == address) && m.Subject!.StartsWith(subject, StringComparison.Ordinal)
                && m.BodyParts.OfType<TextPart>().Any(p => p.Text.Contains(company.Id.ToString(), StringComparison.Ordinal)))) is not null));
        return found!;
    }
}
