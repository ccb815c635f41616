using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wolverine;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>The whole house with a Twilio that is slow, full, mute or ahead of itself. The clock is the tests' own, so that no text waits for the morning.</summary>
[Collection(TestDatabase.Collection)]
public sealed class When_texts_go_wrong(TestDatabase database) : IAsyncLifetime
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Callback = "https://boka.kommun.example/hooks/twilio/status";

    private readonly DirectoryInfo folder = Storm.NewFolder();
    private readonly FakeTimeProvider clock = new(SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(10, 0)));
    private TwilioDouble twilio = null!;
    private Town town = null!;
    private WebApplicationFactory<Program> house = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        twilio = await TwilioDouble.StartAsync();
        twilio.Clock = clock;
        town = await Town.BuildAsync(await database.CreateDatabaseAsync(), new TownSize());
        house = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", town.ConnectionString);
            host.UseSetting("environment", "Development");
            host.UseSetting("Booking:Demo", "true");
            foreach (var limit in Stories.StoryHost.Unlimited) host.UseSetting($"Limits:{limit}", "1000000");
            host.UseSetting("Delivery:Folder", folder.FullName);
            host.UseSetting("Twilio:BaseAddress", twilio.Address.ToString());
            host.UseSetting("Twilio:AccountSid", "AC0123456789abcdef0123456789abcdef");
            host.UseSetting("Twilio:AuthToken", Token);
            host.UseSetting("Twilio:From", "Kommunen");
            host.UseSetting("Twilio:StatusCallback", Callback);
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock));
        });
        http = house.CreateClient();
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await house.DisposeAsync();
        await twilio.DisposeAsync();
        await town.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void every_message_has_an_id_that_no_other_process_makes() =>
        // Two processes with Wolverine's default ids make the same ones now and then, and the second message is dropped without a word.
        Assert.Equal(EnvelopeIdGeneration.GuidV7, house.Services.GetRequiredService<WolverineOptions>().EnvelopeIdGeneration);

    [Fact]
    public async Task too_many_requests_is_waited_for_and_an_answer_that_is_lost_is_looked_up()
    {
        twilio.Mode = "429";
        var meeting = await BookAsync();
        var waiting = await BecomesAsync(meeting, NoticeKind.Booked, n => n.Error is not null);
        Assert.Equal((NoticeState.Waiting, "20429", 0), (waiting.State, waiting.Error, twilio.Messages.Count));
        Assert.True(waiting.DueAt >= clock.GetUtcNow().AddSeconds(2));

        // Twilio takes it, and the answer never comes.
        twilio.Mode = "hang";
        clock.Advance(TimeSpan.FromSeconds(40));
        await SendAsync(waiting);
        var sent = await BecomesAsync(meeting, NoticeKind.Booked, n => n.State == NoticeState.Sent);

        Assert.Equal(Assert.Single(twilio.Messages).Sid, sent.ProviderId);
        await SendAsync(sent);
        Assert.Single(twilio.Messages);
    }

    [Fact]
    public async Task a_stop_is_for_ever_and_a_number_that_is_wrong_is_shown_to_a_person()
    {
        twilio.Mode = "21211";
        var wrong = await BookAsync();
        var failed = await BecomesAsync(wrong, NoticeKind.Booked, n => n.State == NoticeState.Failed);
        Assert.Equal("BadNumber (21211)", failed.Error);
        Assert.Equal(1, twilio.Posts);

        using var coordinator = house.CreateClient();
        (await coordinator.PostAsync($"/demo/sign-in/{town.Coordinators[0]}", null)).EnsureSuccessStatusCode();
        var history = await coordinator.GetFromJsonAsync<JsonElement>($"/api/v1/meetings/{wrong.Meeting}/history");
        Assert.Contains(history.GetProperty("messages").EnumerateArray(), m => m.TryGetProperty("error", out var error) && error.GetString() == "BadNumber (21211)");
        var needs = await coordinator.GetFromJsonAsync<JsonElement>("/api/v1/coordination");
        var need = Assert.Single(needs.GetProperty("meetings").EnumerateArray(), m => m.GetProperty("meetingId").GetGuid() == wrong.Meeting);
        Assert.Contains("messageFailed", need.GetProperty("needs").EnumerateArray().Select(n => n.GetString()));

        twilio.Mode = "21610";
        var stopped = await BookAsync("070-174 06 06");
        Assert.Equal("OptedOut (21610)", (await BecomesAsync(stopped, NoticeKind.Booked, n => n.State == NoticeState.Failed)).Error);
        twilio.Mode = "ok";
        await stopped.CancelAsync();
        Assert.Equal("opted out", (await BecomesAsync(stopped, NoticeKind.Cancelled, n => n.State == NoticeState.Dropped)).Error);
        Assert.Equal(2, twilio.Posts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task delivered_counts_although_it_is_heard_before_our_own_commit(bool withKey)
    {
        twilio.BeforeAnswer = async taken =>
        {
            var url = withKey ? taken.Form["StatusCallback"] : Callback;
            Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(url, taken.Sid, "delivered"));
            Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(url, taken.Sid, "sent"));
        };
        var meeting = await BookAsync();
        var delivered = await BecomesAsync(meeting, NoticeKind.Booked, n => n.State == NoticeState.Delivered);

        Assert.Equal((twilio.Messages.Single().Sid, "Delivered"), (delivered.ProviderId, delivered.ProviderStatus));
        await Task.Delay(500);
        Assert.Equal(NoticeState.Delivered, (await NoticeAsync(meeting, NoticeKind.Booked))!.State);
    }

    [Fact]
    public async Task reports_that_are_repeated_reversed_unknown_or_forged_change_nothing()
    {
        var meeting = await BookAsync();
        var sent = await BecomesAsync(meeting, NoticeKind.Booked, n => n.State == NoticeState.Sent);
        var reports = from _ in Enumerable.Range(0, 5) from status in (string[])["delivered", "sent", "queued", "undelivered"] select status;
        foreach (var status in reports) Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(Callback, sent.ProviderId!, status));
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ReportAsync(Callback, sent.ProviderId!, "delivered"))),
            status => Assert.Equal(HttpStatusCode.NoContent, status));

        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(Callback, $"SM{999:x32}", "failed"));
        Assert.Equal(HttpStatusCode.Forbidden, await ReportAsync(Callback, sent.ProviderId!, "failed", forged: true));
        Assert.Equal((NoticeState.Delivered, "Delivered"), await NoticeAsync(meeting, NoticeKind.Booked) is { } n ? (n.State, n.ProviderStatus) : default);
    }

    [Fact]
    public async Task a_reminder_that_did_not_arrive_becomes_a_letter()
    {
        var meeting = await BookAsync();
        var reminder = (await NoticeAsync(meeting, NoticeKind.ReminderDayBefore))!;
        clock.SetUtcNow(reminder.DueAt!.Value);
        await SendAsync(reminder);
        var sent = await BecomesAsync(meeting, NoticeKind.ReminderDayBefore, n => n.State == NoticeState.Sent);

        foreach (var _ in Enumerable.Range(0, 5)) await ReportAsync(Callback, sent.ProviderId!, "undelivered", error: "30005");

        Assert.Equal((NoticeState.Failed, "30005"), await NoticeAsync(meeting, NoticeKind.ReminderDayBefore) is { } n ? (n.State, n.Error) : default);
        await BecomesAsync(meeting, NoticeKind.ReminderDayBefore, letter => letter.State == NoticeState.Sent, Channel.Mail);
        Assert.Single(Directory.GetFiles(folder.FullName, "*.eml"), file => File.ReadAllText(file).Contains(sent.ByMail().Id.ToString("N"), StringComparison.Ordinal));
    }

    private async Task<Booker> BookAsync(string mobile = "070-174 06 05")
    {
        var booker = new Booker(() => http, new Ledger());
        await booker.AskAsync(Town.OverTheCounter);
        Assert.Equal(HttpStatusCode.OK, (await booker.HoldAsync((await booker.SlotsAsync())[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await booker.BookAsync(mobile)).Status);
        return booker;
    }

    private async Task<Notice?> NoticeAsync(Booker meeting, NoticeKind kind, Channel channel = Channel.Sms)
    {
        await using var session = town.Store.QuerySession();
        return (await session.Query<Notice>().Where(n => n.MeetingId == meeting.Meeting).ToListAsync())
            .SingleOrDefault(n => n.Kind == kind && n.Channel == channel && n.OfficialId is null);
    }

    private async Task<Notice> BecomesAsync(Booker meeting, NoticeKind kind, Func<Notice, bool> become, Channel channel = Channel.Sms)
    {
        Notice? notice = null;
        var became = await Storm.ComesTrueAsync(
            async () => (notice = await NoticeAsync(meeting, kind, channel)) is { } found && become(found), TimeSpan.FromSeconds(40));
        Assert.True(became, $"{kind} by {channel} is {notice}");
        return notice!;
    }

    /// <summary>What a timer does when its time has come.</summary>
    private async Task SendAsync(Notice notice)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new SendNotice(notice.Id));
    }

    /// <summary>Twilio's callback: signed over the public address, sent to ours.</summary>
    private async Task<HttpStatusCode> ReportAsync(string url, string sid, string status, string? error = null, bool forged = false)
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = sid, ["MessageStatus"] = status };
        if (error is not null) form["ErrorCode"] = error;
        var signed = url + string.Concat(form.Select(p => p.Key + p.Value));
#pragma warning disable CA5350 // Twilio's scheme.
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(forged ? "another token" : Token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url).PathAndQuery) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", signature);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
