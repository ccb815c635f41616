using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Private calendar addresses: an official's, a room's and a company's, read as a calendar program reads them. In a town of its own, since one is away.</summary>
public sealed partial class Tables_in_a_calendar(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly DateOnly Day = new(2027, 3, 19);

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [Fact]
    public async Task An_official_reads_her_tables_at_an_address_of_her_own_until_she_changes_or_closes_it()
    {
        var (company, start) = await Company.WithATable(house.Client(), Day);
        var place = (await Log.Find(company.Id, default))!.Places.First(p => p.Competences.Contains("food-control"));
        var official = await house.SignedIn(place.OfficialId);
        var reader = house.Client();
        Assert.DoesNotContain("/kalender/", await official.GetStringAsync("/personal/tid/prenumeration"), StringComparison.Ordinal);

        await Form.Send(official, "/personal/tid/prenumeration", ("atgard", "pa"));
        var address = await AddressOn(official, "/personal/tid/prenumeration");
        var calendar = Calendar.Load(await reader.GetStringAsync(address))!;

        var table = calendar.Events.Single(e => e.Uid!.StartsWith($"{company.Id}@", StringComparison.Ordinal));
        var summing = calendar.Events.Single(e => e.Uid!.StartsWith($"{company.Id}-efter@", StringComparison.Ordinal));
        Assert.Equal(start.UtcDateTime, table.Start!.AsUtc);
        Assert.Equal("Dukat bord: Kiosken AB", table.Summary);
        Assert.Equal((table.End!.AsUtc, TimeSpan.FromMinutes(15)), (summing.Start!.AsUtc, summing.End!.AsUtc - summing.Start.AsUtc));
        Assert.Empty(table.Attendees);

        // Another address: the old one opens nothing. And none at all.
        await Form.Send(official, "/personal/tid/prenumeration", ("atgard", "byt"));
        var renewed = await AddressOn(official, "/personal/tid/prenumeration");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(renewed)).StatusCode);
        await Form.Send(official, "/personal/tid/prenumeration", ("atgard", "av"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(renewed)).StatusCode);
        await Form.Send(official, "/personal/tid/prenumeration", ("atgard", "pa"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(renewed)).StatusCode);
        await Form.Send(official, "/personal/tid/prenumeration", ("atgard", "av"));
    }

    [Fact]
    public async Task What_has_not_changed_is_told_in_a_few_bytes_and_a_cancelled_table_is_gone()
    {
        var (company, _) = await Company.WithATable(house.Client(), Day.AddDays(3));
        var meeting = (await Log.Find(company.Id, default))!;
        var coordinator = await house.SignedIn(SmallTown.Coordinator);
        var page = $"/lots/rum/{meeting.RoomId}/prenumeration";
        await Form.Send(coordinator, page, ("atgard", "pa"));
        var address = await AddressOn(coordinator, page);
        var reader = house.Client();

        var first = await reader.GetAsync(address);
        var again = await Ask(reader, address, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.True(first.Headers.CacheControl!.Private);
        var told = await first.Content.ReadAsStringAsync();
        Assert.Contains(Calendar.Load(told)!.Events, e => e.Uid!.StartsWith($"{company.Id}-rum@", StringComparison.Ordinal));
        Assert.DoesNotContain("Kiosken", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Åsa", told, StringComparison.Ordinal);

        // The company's own address tells its reader that the meeting is cancelled; the room's has it no more.
        var mine = $"/bord/{company.Key}/kalender.ics";
        Assert.Equal("CONFIRMED", Calendar.Load(await reader.GetStringAsync(mine))!.Events.Single().Status);
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        var after = await Ask(reader, address, first.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.DoesNotContain($"{company.Id}", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("CANCELLED", Calendar.Load(await reader.GetStringAsync(mine))!.Events.Single().Status);
        await Form.Send(coordinator, page, ("atgard", "av"));
    }

    [Fact]
    public async Task Who_reads_her_tables_there_can_do_without_invitations_in_the_mails()
    {
        var official = SmallTown.Official("tobacco-retail", 2);
        var other = SmallTown.Official("tobacco-retail", 1);
        var (mine, hers) = (await house.SignedIn(official), await house.SignedIn(SmallTown.Coordinator));
        await Form.Send(mine, "/personal/tid/prenumeration", ("atgard", "pa"));
        await Form.Send(mine, "/personal/tid/prenumeration", ("atgard", "val"), ("vag", "adress"));
        var day = Day.AddDays(6);
        (await hers.PostAsync($"/api/v1/officials/{other}/absences", new StringContent(
            $$"""{"start":"{{day:yyyy-MM-dd}}T05:00:00Z","end":"{{day:yyyy-MM-dd}}T20:00:00Z"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")))).EnsureSuccessStatusCode();

        var (company, _) = await Company.WithATable(house.Client(), day);
        Assert.Contains((await Log.Find(company.Id, default))!.Places, p => p.OfficialId == official);
        var places = (await Log.Find(company.Id, default))!.Places.Count;
        await StoryHost.Until("everybody is asked", () => Task.FromResult(Asked(company).Count == places));

        foreach (var letter in Asked(company))
        {
            var toMe = letter.To.Mailboxes.Single().Address == "tobacco-retail2@test.example";
            Assert.Equal(!toMe, letter.BodyParts.OfType<TextPart>().Any(p => p.ContentType.MimeType == "text/calendar"));
        }
        await Form.Send(mine, "/personal/tid/prenumeration", ("atgard", "av"));
    }

    [Fact]
    public async Task An_address_that_was_changed_does_not_come_back_by_what_somebody_else_saves()
    {
        var subscriptions = house.Services.GetRequiredService<Handslaget.Booking.Web.Feeds.Subscriptions>();
        var owner = Guid.NewGuid();
        await subscriptions.TurnOn(owner, default);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => n % 2 == 0 ? subscriptions.Renew(owner, default) : subscriptions.Choose(owner, n == 3, default)));

        Assert.Equal(4, (await subscriptions.Of(owner, default)).Version);
    }

    [Fact]
    public void What_was_invited_to_before_goes_on_being_told_of()
    {
        var chosen = StoryHost.Morning;
        var subscription = new Subscription { IsOn = true, WithoutInvitationsSince = chosen };

        Assert.False(subscription.StandsFor(Meetings.Meeting.New with { BookedAt = chosen.AddHours(-1) }));
        Assert.True(subscription.StandsFor(Meetings.Meeting.New with { BookedAt = chosen.AddHours(1) }));
        Assert.False((subscription with { IsOn = false }).StandsFor(Meetings.Meeting.New with { BookedAt = chosen.AddHours(1) }));
    }

    [Theory]
    [InlineData("{0}@boka.example", true)]
    [InlineData("{0}-efter@boka.example", true)]
    [InlineData("{0}-rum@BOKA.example", true)]
    [InlineData("{0}@annan.example", false)]
    [InlineData("x{0}@boka.example", false)]
    [InlineData("@boka.example", false)]
    public void Our_own_events_are_known_again_in_calendars_that_are_read(string uid, bool ours) =>
        Assert.Equal(ours, Handslaget.Booking.Web.Delivery.InvitationFacts.IsOurs(string.Format(System.Globalization.CultureInfo.InvariantCulture, uid, Guid.NewGuid()), "boka.example"));

    [Theory]
    [InlineData("/kalender/x.ics")]
    [InlineData("/kalender/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    public async Task An_address_that_is_not_ours_opens_nothing(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync(address)).StatusCode);

    private static async Task<string> AddressOn(HttpClient client, string page) =>
        new Uri(Address().Match(await client.GetStringAsync(page)).Groups[1].Value).AbsolutePath;

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("If-None-Match", tag);
        return await client.SendAsync(request);
    }

    private List<MimeMessage> Asked(Company company) =>
    [
        .. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f))
            .Where(m => m.TextBody?.Contains($"/personal/bord/{company.Id}", StringComparison.Ordinal) == true),
    ];

    [GeneratedRegex("value=\"(https?://[^\"]*/kalender/[^\"]+\\.ics)\"")]
    private static partial Regex Address();
}
