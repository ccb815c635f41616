using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>A coordinator books for somebody who has a landline and no e-mail.</summary>
[Collection(StoryHost.Collection)]
public sealed partial class When_somebody_phones(StoryHost house)
{
    private static readonly (string, string)[] Caller = [("situation", "kiosk-shop"), ("form", "AtMunicipality"), ("antal", "2"), ("company", "Kiosken"), ("name", "Åsa <i>Ö</i>")];

    [Fact]
    public async Task With_a_landline_alone_the_meeting_is_booked_nothing_is_sent_and_somebody_calls_only_about_a_change()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var form = await Read(lots, "/lots/boka/fragor?situation=kiosk-shop");

        var times = await Post(lots, "/lots/boka", [("nyckel", Value(form, "nyckel")), .. Caller, ("phone", "011-15 00 01")]);
        var id = Guid.Parse(times[(times.LastIndexOf('/') + 1)..]);
        var done = await Post(lots, times, ("start", WebUtility.HtmlDecode(Value(await Read(lots, times), "start"))));

        Assert.Equal($"/lots/bord/{id}?klart=bokat", done);
        var page = await Read(lots, done);
        Assert.Contains("Företaget nås bara per telefon.", page, StringComparison.Ordinal);
        Assert.Contains("Åsa &lt;i&gt;Ö&lt;/i&gt;", page, StringComparison.Ordinal);
        var waiting = async (NoticeKind kind) => (await Notices(id)).All(n => n.Kind != kind || n.State != NoticeState.Waiting);
        await StoryHost.Until("the notices of the booking are seen to", () => waiting(NoticeKind.Booked));
        await Deliver(id, NoticeKind.ReminderDayBefore);
        Assert.DoesNotContain(await Notices(id), n => n.State == NoticeState.Failed);
        Assert.DoesNotContain($"/lots/bord/{id}/ordnat", await Read(lots, "/lots"), StringComparison.Ordinal);
        page = await Read(lots, $"/lots/bord/{id}");
        foreach (var text in new[] { "kom inte fram", "företaget: påminnelse", "företaget: mötet är bokat" }) Assert.DoesNotContain(text, page, StringComparison.Ordinal);
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.DoesNotContain(
            await session.Query<Notice>().Where(n => n.MeetingId == id && n.OfficialId == null).ToListAsync(), n => n.State is NoticeState.Sent or NoticeState.Delivered);
        var facts = await session.Events.FetchStreamAsync(id);
        Assert.All(facts, f => Assert.Equal($"coordinator:{SmallTown.Coordinator}", f.UserName));
        Assert.Equal(MeetingStatus.Booked, (await house.Services.GetRequiredService<MeetingLog>().Find(id, default))!.Status);

        // The municipality cancels it: nobody but a human can say so.
        await Post(lots, $"/lots/bord/{id}/stall-in");
        await StoryHost.Until("the board says call", async () => (await Read(lots, "/lots")) is var board
            && board.Contains(id.ToString(), StringComparison.Ordinal) && board.Contains("ring: ett meddelande kom inte fram", StringComparison.Ordinal) && board.Contains("är inställt.", StringComparison.Ordinal));
        await Post(lots, $"/lots/bord/{id}/ordnat");
        Assert.DoesNotContain($"/lots/bord/{id}/ordnat", await Read(lots, "/lots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_can_not_be_reached_at_all_is_not_booked_and_what_is_written_stays()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var response = await lots.PostAsync("/lots/boka", Content([.. Caller, ("errand", "Rad ett\nrad två")]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#phone\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kiosken\"", page, StringComparison.Ordinal);
        Assert.Contains("rad två</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_request()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);
        (string, string)[] fields = [("nyckel", $"{Guid.NewGuid()}"), .. Caller, ("phone", "011-15 00 01")];

        Assert.Equal(await Post(lots, "/lots/boka", fields), await Post(lots, "/lots/boka", fields));
    }

    [Fact]
    public async Task Nothing_chosen_is_asked_for_again()
    {
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var response = await lots.GetAsync("/lots/boka/fragor?situation=");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Välj en situation eller minst ett ärende.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var official = await house.SignedIn(SmallTown.Official("food-control", 1));
        Assert.Equal(HttpStatusCode.NotFound, (await official.PostAsync("/lots/boka", Content(Caller))).StatusCode);
    }

    private async Task<IReadOnlyList<Notice>> Notices(Guid id)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. await session.Query<Notice>().Where(n => n.MeetingId == id && n.OfficialId == null).ToListAsync()];
    }

    private async Task Deliver(Guid id, NoticeKind kind)
    {
        foreach (var notice in (await Notices(id)).Where(n => n.Kind == kind)) await house.Deliver(new SendNotice(notice.Id));
        await StoryHost.Until($"{kind} is seen to", async () => (await Notices(id)).All(n => n.Kind != kind || n.State != NoticeState.Waiting));
    }

    [GeneratedRegex("name=\"(?<name>[a-z]+)\"[^>]* value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Fields();

    private static string Value(string page, string name) => Fields().Matches(page).First(m => m.Groups["name"].Value == name).Groups["value"].Value;

    private static FormUrlEncodedContent Content(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<string> Read(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> Post(HttpClient browser, string path, params (string, string)[] fields)
    {
        var response = await browser.PostAsync(path, Content(fields));
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response.Headers.Location!.ToString();
    }
}
