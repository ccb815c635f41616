using System.Net;
using System.Net.Http.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>The whole dance with a real provider: who gets in, who does not, and how it ends.</summary>
[Collection(SignInHost.Collection)]
public sealed class When_the_staff_sign_in(SignInHost house)
{
    [Fact]
    public async Task A_coordinator_comes_back_to_the_page_they_wanted()
    {
        var browser = house.Browser();
        var asked = await browser.GetAsync("/personal?lang=en");
        Assert.Equal("/logga-in?till=%2Fpersonal%3Flang%3Den", asked.RequestMessage!.RequestUri!.PathAndQuery);

        var arrived = await house.SignIn(browser, SignInHost.Lots, "/personal?lang=en");

        Assert.Equal(HttpStatusCode.OK, arrived.StatusCode);
        Assert.Equal("/personal?lang=en", arrived.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task An_official_sees_their_own_pages_and_no_coordinators_page_exists()
    {
        var browser = house.Browser();

        var arrived = await house.SignIn(browser, SignInHost.Official);

        Assert.Equal("/personal", arrived.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/officials/me/seats")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/v1/coordination")).StatusCode);
        foreach (var page in new[] { "/lots", "/lots/register", "/LOTS/boka", "/lots/anything" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_in_the_register_is_told_whom_to_ask_and_has_no_session()
    {
        var browser = house.Browser();

        var refused = await house.SignIn(browser, SignInHost.Stranger);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Be en lots", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/logga-in", (await browser.GetAsync("/personal")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_proves_nothing()
    {
        house.Provider.Accounts["lur"] = SignInHost.Lots with { Subject = "lur", Verified = false };

        var refused = await house.SignIn(house.Browser(), house.Provider.Accounts["lur"]);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_lost_role_ends_the_session_at_once()
    {
        var browser = house.Browser();
        var second = house.Provider.Accounts["lotta2"] = new("lotta2", "Lotta Två", "coordination2@test.example");
        await house.SignIn(browser, second);
        var person = SmallTown.Official("coordination", 2);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/coordination")).StatusCode);

        await house.Change(person, p => p with { IsCoordinator = false });

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/coordination")).StatusCode);
        await house.Change(person, p => p with { IsCoordinator = true });
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_has_left_is_out_and_can_not_come_in()
    {
        var id = Guid.NewGuid();
        var register = house.Services.GetRequiredService<RegisterLog>();
        await register.Begin<Official>(id, [new OfficialRegistered(id, "tuk-naringsliv")], "test", default,
            session => session.Store(new Person { Id = id, Name = "Sven Slutar", Email = "sven@test.example" }));
        var sven = house.Provider.Accounts["sven"] = new("sven", "Sven Slutar", "sven@test.example");
        var browser = house.Browser();
        Assert.Equal(HttpStatusCode.OK, (await house.SignIn(browser, sven)).StatusCode);

        await register.Change<Official>(id, [new OfficialLeft()], "test", default);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/officials/me/seats")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await house.SignIn(house.Browser(), sven)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser().PostAsync($"/demo/sign-in/{id}", null)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_our_session_and_the_providers()
    {
        var cookies = new CookieContainer();
        var browser = house.Browser(0, cookies);
        await house.SignIn(browser, SignInHost.Official);
        var stolen = new CookieContainer();
        stolen.Add(house.Address(), Cookie(cookies));
        var thief = house.Browser(0, stolen);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/api/v1/officials/me/seats")).StatusCode);
        var ended = house.Provider.SessionsEnded;

        var after = await browser.PostAsync("/logga-ut", new FormUrlEncodedContent([]));

        Assert.Equal("/", after.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(house.Address().Authority, after.RequestMessage.RequestUri.Authority);
        Assert.Equal(ended + 1, house.Provider.SessionsEnded);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/v1/officials/me/seats")).StatusCode);
        Assert.Contains("Vem är du?", await browser.GetStringAsync("/logga-in/vidare"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_holds_in_every_process_and_ends_in_every_process()
    {
        var cookies = new CookieContainer();
        await house.SignIn(house.Browser(0, cookies), SignInHost.Lots);
        var elsewhere = new CookieContainer();
        elsewhere.Add(house.Address(1), Cookie(cookies));
        var there = house.Browser(1, elsewhere);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/v1/coordination")).StatusCode);

        await there.PostAsync("/logga-ut", null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Browser(0, cookies).GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_that_begins_in_one_process_can_end_in_another()
    {
        // Both processes answer at one host name, as behind a balancer; only the port in the answer is turned to the other.
        var cookies = new CookieContainer();
        var stepper = house.Stepper(cookies);
        var away = (await stepper.GetAsync("/logga-in/vidare")).Headers.Location!;
        var back = (await stepper.GetAsync($"{away}&who={SignInHost.Official.Subject}")).Headers.Location!;
        var other = new UriBuilder(back) { Port = house.Address(1).Port }.Uri;

        // The token is asked for with the address that the sign-in began with, so the provider agrees.
        var done = await stepper.GetAsync(other);

        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Equal("/personal", done.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await house.Browser(1, cookies).GetAsync("/api/v1/officials/me/seats")).StatusCode);
    }

    [Fact]
    public async Task Each_sign_in_has_a_new_key_and_the_old_one_is_dead()
    {
        var cookies = new CookieContainer();
        var planted = new Cookie("staff", "a-key-that-somebody-else-has-planted-0123456789", "/");
        cookies.Add(house.Address(), planted);
        var browser = house.Browser(0, cookies);

        await house.SignIn(browser, SignInHost.Official);
        var first = Cookie(cookies).Value;
        await browser.PostAsync($"/demo/sign-in/{SmallTown.Coordinator}", null);
        var second = Cookie(cookies).Value;

        Assert.NotEqual(planted.Value, first);
        Assert.NotEqual(first, second);
        Assert.Equal(43, second.Length);
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(first).GetAsync("/api/v1/officials/me/seats")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await With(second).GetAsync("/api/v1/officials/me/seats")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes_and_after_eight_hours()
    {
        var idle = house.Browser();
        var busy = house.Browser();
        await house.SignIn(idle, SignInHost.Official);
        await house.SignIn(busy, SignInHost.Official);

        for (var minutes = 0; minutes < (8 * 60) - 20; minutes += 20)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/api/v1/officials/me/seats")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await idle.GetAsync("/api/v1/officials/me/seats")).StatusCode);
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.GetAsync("/api/v1/officials/me/seats")).StatusCode);
    }

    [Theory]
    [InlineData(ProviderFault.WrongIssuer)]
    [InlineData(ProviderFault.WrongAudience)]
    [InlineData(ProviderFault.WrongNonce)]
    [InlineData(ProviderFault.Expired)]
    [InlineData(ProviderFault.WrongSignature)]
    public async Task A_token_that_is_not_right_lets_nobody_in(ProviderFault fault)
    {
        var browser = house.Browser();
        house.Provider.Fault = fault;
        try
        {
            var refused = await house.SignIn(browser, SignInHost.Lots);

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Det gick inte att logga in", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/coordination")).StatusCode);
        }
        finally
        {
            house.Provider.Fault = ProviderFault.None;
        }
    }

    [Fact]
    public async Task An_answer_with_another_state_or_to_another_browser_lets_nobody_in()
    {
        var stepper = house.Stepper();
        var away = (await stepper.GetAsync("/logga-in/vidare")).Headers.Location!;
        Assert.Contains("code_challenge_method=S256", away.Query, StringComparison.Ordinal);
        var back = (await stepper.GetAsync($"{away}&who={SignInHost.Lots.Subject}")).Headers.Location!;

        var forged = await stepper.GetAsync(back.AbsoluteUri.Replace("state=", "state=A", StringComparison.Ordinal));
        var victim = await house.Stepper().GetAsync(back);
        var without = await stepper.GetAsync("/logga-in/svar?code=abc");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, victim.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stepper.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string till)
    {
        var arrived = await house.SignIn(house.Browser(), SignInHost.Official, till);

        Assert.Equal(house.Address().Authority + "/personal", arrived.RequestMessage!.RequestUri!.Authority + arrived.RequestMessage.RequestUri.PathAndQuery);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_shown_where_and_programs_are_told()
    {
        var stepper = house.Stepper();

        foreach (var page in new[] { "/personal", "/personal/tid", "/lots", "/lots/register" })
            Assert.Equal($"/logga-in?till={Uri.EscapeDataString(page)}", (await stepper.GetAsync(page)).Headers.Location!.OriginalString);
        Assert.Equal("/logga-in?till=%2Fpersonal", (await stepper.PostAsync($"/personal/klart/{Guid.NewGuid()}", null)).Headers.Location!.OriginalString);
        var api = await stepper.GetAsync("/api/v1/coordination");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Contains("not-signed-in", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_there_is_no_demo_whatever_is_set_and_the_cookie_is_kept_to_the_host()
    {
        await using var production = house.House("Production", ("Booking:Demo", "true"));
        var stepper = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = production.ClientOptions.BaseAddress };

        Assert.Equal(HttpStatusCode.NotFound, (await stepper.GetAsync("/demo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stepper.GetAsync("/demo/people")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stepper.GetAsync("/utkorg")).StatusCode);
        var tried = await stepper.PostAsync($"/demo/sign-in/{SmallTown.Coordinator}", null);
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
        Assert.False(tried.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("/demo", await stepper.GetStringAsync("/logga-in"), StringComparison.Ordinal);

        // The dance by hand: a container would not send a secure cookie over the loopback's plain HTTP.
        var began = await stepper.GetAsync("/logga-in/vidare");
        var kept = string.Join("; ", began.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        Assert.All(began.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; secure; samesite=lax; httponly", c, StringComparison.OrdinalIgnoreCase));
        var back = (await house.Stepper().GetAsync($"{began.Headers.Location}&who={SignInHost.Lots.Subject}")).Headers.Location!;
        using var answer = new HttpRequestMessage(HttpMethod.Get, back) { Headers = { { "Cookie", kept } } };
        var staff = (await stepper.SendAsync(answer)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-staff=", StringComparison.Ordinal));
        Assert.Matches("^__Host-staff=[A-Za-z0-9_-]{43}; path=/; secure; samesite=lax; httponly$", staff);
    }

    [Theory]
    [InlineData("SignIn:ClientId", "", "SignIn:ClientId")]
    [InlineData("SignIn:ClientSecret", "", "SignIn:ClientSecret")]
    [InlineData("SignIn:Authority", "http://login.kommun.example", "SignIn:Authority")]
    [InlineData("SignIn:Authority", "", "SignIn:Authority")]
    [InlineData("SignIn:Rolecliam", "roles", "Rolecliam")]
    public void A_setting_that_can_not_be_right_stops_the_start_with_its_name(string key, string value, string named)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        foreach (var (known, right) in house.Provider.Settings) configuration[known] = right;
        configuration[key] = value;

        var failed = Assert.Throws<SetupFailed>(() => Web.SigningIn.SignInOptions.Read(configuration));

        Assert.Contains(named, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_providers_roles_can_only_say_less_than_the_register()
    {
        await using var strict = house.House("Development", ("SignIn:CoordinatorRole", "lots"), ("SignIn:OfficialRole", "handlaggare"));
        var at = strict.ClientOptions.BaseAddress;
        HttpClient Browser() => new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = at };
        var demoted = house.Provider.Accounts["demoted"] = SignInHost.Lots with { Subject = "demoted", Roles = ["handlaggare"] };
        var roleless = house.Provider.Accounts["roleless"] = SignInHost.Official with { Subject = "roleless", Roles = [] };
        var raised = house.Provider.Accounts["raised"] = SignInHost.Official with { Subject = "raised", Roles = ["lots"] };
        var (full, less, none, more) = (Browser(), Browser(), Browser(), Browser());

        await house.SignIn(full, SignInHost.Lots);
        await house.SignIn(less, demoted);
        var refused = await house.SignIn(none, roleless);
        await house.SignIn(more, raised);

        Assert.Equal(HttpStatusCode.OK, (await full.GetAsync("/api/v1/coordination")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await less.GetAsync("/api/v1/coordination")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await more.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task An_empty_register_lets_in_the_one_the_setting_names_and_nobody_else()
    {
        await using var fresh = house.House("Development", ("ConnectionStrings:Booking", await house.NewDatabase()), ("SignIn:FirstCoordinator", SignInHost.Lots.Email));
        HttpClient Browser() => new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = fresh.ClientOptions.BaseAddress };
        var (first, second) = (Browser(), Browser());

        var refused = await house.SignIn(second, SignInHost.Official);
        await house.SignIn(first, SignInHost.Lots);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/v1/coordination")).StatusCode);
    }

    [Fact]
    public async Task Only_hashes_of_session_keys_are_stored()
    {
        var cookies = new CookieContainer();
        await house.SignIn(house.Browser(0, cookies), SignInHost.Official);

        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var sessions = await session.Query<StaffSession>().ToListAsync();

        Assert.NotEmpty(sessions);
        Assert.DoesNotContain(sessions, s => s.Id == Cookie(cookies).Value);
        Assert.DoesNotContain(Cookie(cookies).Value, house.Log, StringComparison.Ordinal);
    }

    private HttpClient With(string key)
    {
        var cookies = new CookieContainer();
        cookies.Add(house.Address(), new Cookie("staff", key, "/"));
        return house.Browser(0, cookies);
    }

    private Cookie Cookie(CookieContainer cookies)
    {
        var found = cookies.GetCookies(house.Address()).Single(c => c.Name == "staff");
        return new(found.Name, found.Value, "/");
    }
}
