using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>What may be asked without signing in has a limit, which no header talks itself past.</summary>
[Collection(SignInHost.Collection)]
public sealed class When_somebody_asks_too_much(SignInHost house)
{
    [Fact]
    public async Task The_sixth_request_within_ten_minutes_is_told_when_to_come_back()
    {
        await using var strict = house.House("Development", ("Limits:RequestsPerAddress", "5"));
        for (var n = 0; n < 5; n++) Assert.Equal(HttpStatusCode.Created, (await Ask(strict, n)).StatusCode);

        var watch = Stopwatch.StartNew();
        var sixth = await Ask(strict, 6);
        var page = new HttpRequestMessage(HttpMethod.Post, "/boka") { Content = new FormUrlEncodedContent([]), Headers = { { "Accept", "text/html" } } };
        var shown = await Client(strict).SendAsync(page);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Assert.Contains("urn:handslaget-booking:too-many", await sixth.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, shown.StatusCode);
        Assert.Contains("<h1>Vänta en liten stund</h1>", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Client(strict).GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_that_is_known_each_address_has_its_own_limit()
    {
        await using var proxied = house.House("Development", ("Limits:RequestsPerAddress", "2"), ("Proxy:Known", "127.0.0.0/8, ::1"));

        for (var n = 0; n < 6; n++) Assert.Equal(HttpStatusCode.Created, (await Ask(proxied, n)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Ask(proxied, 0)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(proxied, 0)).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_https_browsers_are_told_to_stay_with_it()
    {
        await using var proxied = house.House("Development", ("Proxy:Known", "127.0.0.0/8, ::1"));
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-For", "203.0.113.7" }, { "X-Forwarded-Proto", "https" } } };

        var answer = await Client(proxied).SendAsync(request);

        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.False((await Client(proxied).GetAsync("/")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_number_books_so_many_meetings_a_day_and_a_coordinator_books_on()
    {
        await using var strict = house.House("Development", ("Limits:BookingsPerContact", "3"));
        var day = SwedishTime.Date(house.Clock.GetUtcNow()).AddDays(21);
        while (day.DayOfWeek != DayOfWeek.Thursday) day = day.AddDays(1);
        var mobile = "070-174 06 77";
        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.OK, (await Book(strict, day.AddDays(7 * n), mobile)).StatusCode);

        var fourth = await Book(strict, day.AddDays(1), mobile);
        var another = await Book(strict, day.AddDays(1), "070-174 06 78");

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.NotNull(fourth.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
    }

    [Fact]
    public async Task An_address_complains_so_often_a_day_and_the_same_complaint_sent_twice_is_once()
    {
        await using var strict = house.House("Development", ("Limits:BookingsPerContact", "1"));
        var key = Guid.NewGuid();

        Assert.Equal(HttpStatusCode.Created, await Complain(strict, key, "stranger@example.com"));
        Assert.Equal(HttpStatusCode.Created, await Complain(strict, key, "stranger@example.com"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Complain(strict, Guid.NewGuid(), "Stranger@example.com"));
        Assert.Equal(HttpStatusCode.Created, await Complain(strict, Guid.NewGuid(), null));
    }

    private static async Task<HttpStatusCode> Complain(WebApplicationFactory<Program> strict, Guid key, string? email)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints") { Content = JsonContent.Create(new { kind = "time", text = "Slow.", email }) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return (await Client(strict).SendAsync(request)).StatusCode;
    }

    [Fact]
    public async Task Texts_beyond_the_hours_number_wait_for_the_next_hour()
    {
        // A morning, when texts may leave.
        house.Clock.SetUtcNow(SwedishTime.At(SwedishTime.Date(house.Clock.GetUtcNow()).AddDays(1), new TimeOnly(10, 15)));
        await using var strict = house.House("Development", ("ConnectionStrings:Booking", await house.NewDatabase()), ("Limits:TextsPerHour", "1"));
        await SmallTown.Settle(strict.Services.GetRequiredService<RegisterLog>());
        for (var n = 0; n < 2; n++)
        {
            var company = await Company.Asks(Client(strict));
            await company.Holds((await company.Get("slots?limit=1")).GetProperty("slots")[0].GetProperty("start").GetDateTimeOffset());
            (await company.Send(HttpMethod.Put, "booking", new { company = "Kiosken AB", name = "Åsa", mobile = "070-174 06 05" })).EnsureSuccessStatusCode();
        }

        IReadOnlyList<Notice> texts = [];
        await StoryHost.Until("one text leaves and one is put off", async () =>
        {
            await using var session = strict.Services.GetRequiredService<IDocumentStore>().QuerySession();
            texts = await session.Query<Notice>().Where(n => n.Kind == NoticeKind.Booked && n.Channel == Channel.Sms).ToListAsync();
            return texts.Count(t => t.State == NoticeState.Sent) == 1 && texts.Any(t => t.DueAt is not null);
        });
        var put = texts.Single(t => t.State == NoticeState.Waiting);
        Assert.Equal(SwedishTime.At(SwedishTime.Date(house.Clock.GetUtcNow()), new TimeOnly(11, 0)), put.DueAt);
    }

    [Fact]
    public async Task Guessing_is_slowed_by_address_too()
    {
        await using var strict = house.House("Development", ("Limits:CodesPerAddress", "3"));
        var form = new Dictionary<string, string> { ["forsok"] = Guid.NewGuid().ToString("N"), ["kod"] = "123456" };
        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.BadRequest, (await Client(strict).PostAsync("/boka/hitta/kod", new FormUrlEncodedContent(form))).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Client(strict).PostAsync("/boka/hitta/kod", new FormUrlEncodedContent(form))).StatusCode);
    }

    [Fact]
    public async Task A_count_is_shared_and_exact()
    {
        var tallies = house.Services.GetRequiredService<Tallies>();
        var id = $"texts/{Guid.NewGuid():N}";

        var passed = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => tallies.OneMore(id, 25, house.Clock.GetUtcNow().AddHours(1), default)));

        Assert.Equal(25, passed.Count(p => p));
        Assert.Equal(25, await tallies.Count(id, default));
        await tallies.Forget(house.Clock.GetUtcNow().AddHours(2), default);
        Assert.Equal(0, await tallies.Count(id, default));
    }

    [Theory]
    [InlineData("Proxy:Known", "proxy.kommun.example", "Proxy:Known")]
    [InlineData("Limits:RequestsPerAddress", "0", "Limits:RequestsPerAddress")]
    [InlineData("Limits:Requests", "5", "Limits")]
    [InlineData("Links:DaysUnbooked", "0", "Links:DaysUnbooked")]
    public void A_setting_that_can_not_be_right_stops_the_start(string key, string value, string named)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.Configuration[key] = value;

        Assert.Contains(named, Assert.Throws<SetupFailed>(builder.AddLimits).Message, StringComparison.Ordinal);
    }

    /// <summary>Each request says that it comes from somewhere else.</summary>
    private static async Task<HttpResponseMessage> Ask(WebApplicationFactory<Program> at, int from)
    {
        var client = Client(at);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{from}");
        return await client.PostAsJsonAsync("/api/v1/meetings", new { situation = "kiosk-shop" });
    }

    private static async Task<HttpResponseMessage> Book(WebApplicationFactory<Program> at, DateOnly day, string mobile)
    {
        var company = await Company.Asks(Client(at));
        await company.Holds(await company.FirstTime(day));
        return await company.Send(HttpMethod.Put, "booking", new { company = "Kiosken AB", name = "Åsa", mobile });
    }

    private static HttpClient Client(WebApplicationFactory<Program> at) => new() { BaseAddress = at.ClientOptions.BaseAddress };
}
