using Microsoft.Playwright;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>The whole way as people go it: by keyboard alone, on a phone and on a desk, with script and without, in both languages.</summary>
[Collection(BrowserHouse.Collection)]
public sealed class A_whole_journey(BrowserHouse house)
{
    /// <summary>Keys that move, from the start page to a cancelled meeting. Text that is typed is not counted.</summary>
    private const int AtMost = 84;

    [BrowserTheory]
    [InlineData("sv", 360, true)]
    [InlineData("sv", 360, false)]
    [InlineData("sv", 1280, true)]
    [InlineData("sv", 1280, false)]
    [InlineData("en", 360, true)]
    [InlineData("en", 360, false)]
    [InlineData("en", 1280, true)]
    [InlineData("en", 1280, false)]
    public async Task A_company_books_and_cancels_without_a_mouse(string language, int width, bool script)
    {
        await using var visit = await house.Visit(language, width, script);
        var (page, keyboard) = (visit.Page, new Keyboard(visit));

        await visit.Open("/");
        await keyboard.SkipToContent();
        await keyboard.Enter("Boka ett dukat bord", "Book a laid table");
        await keyboard.SkipToContent();
        await keyboard.Choose("situation", "kiosk-shop");
        await keyboard.Send();
        await keyboard.SkipToContent();
        await keyboard.Write("site", "Kvarngatan 12");
        await keyboard.Send();
        await keyboard.SkipToContent();
        if (page.Url.Contains("/fragor", StringComparison.Ordinal))
        {
            await keyboard.Enter("Fortsätt", "Continue");
            await keyboard.SkipToContent();
        }
        await Sees(visit, "De här möter ni", "Whom you will meet");
        await keyboard.Enter("Fortsätt", "Continue");
        await keyboard.SkipToContent();
        await keyboard.Write("antal", "2");
        await keyboard.Send();
        await keyboard.SkipToContent();
        await keyboard.Enter(page.Locator("ul.times button").First);
        await keyboard.SkipToContent();
        await keyboard.Write("company", "Kiosken AB");
        await keyboard.Write("name", "Åsa Öberg");
        await keyboard.Write("mobile", "070-174 06 05");
        await keyboard.Write("email", "asa@kiosken.example");
        await keyboard.Send();
        await keyboard.SkipToContent();
        await keyboard.Enter("Fortsätt", "Continue");
        await keyboard.SkipToContent();
        await Sees(visit, "Stämmer allt?", "Is everything right?");
        await keyboard.Enter("Boka mötet", "Book the meeting");
        Assert.Contains("klart=bokat", page.Url, StringComparison.Ordinal);
        await Sees(visit, "Tack! Tiden är er.", "Thank you! The time is yours.");

        await keyboard.SkipToContent();
        await keyboard.Enter("Avboka", "Cancel");
        await keyboard.SkipToContent();
        await keyboard.Enter("Ja, avboka", "Yes, cancel");
        await Sees(visit, "Boka ett nytt möte", "Book another meeting");
        Assert.Empty(visit.Complaints);
        Assert.True(keyboard.Presses <= AtMost, $"{keyboard.Presses} keys");
    }

    [BrowserTheory]
    [InlineData("sv", 360, false)]
    [InlineData("en", 1280, true)]
    public async Task An_official_answers_from_the_mail(string language, int width, bool script)
    {
        var company = await house.Stage.Books("kiosk-shop", new(2027, 3, 8));
        await using var visit = await house.Visit(language, width, script);
        var keyboard = new Keyboard(visit);

        await visit.Open(await house.Stage.AnswerLink(company));
        await keyboard.Choose("svar", "kan");
        await keyboard.Enter("Skicka svaret", "Send the answer");

        await Sees(visit, "Tack! Vi räknar med dig.", "Thank you! We count on you.");
        Assert.Single((await house.Stage.Meeting(company)).Accepted);
        Assert.Empty(visit.Complaints);
    }

    [BrowserTheory]
    [InlineData("sv", 1280, true)]
    [InlineData("en", 360, false)]
    public async Task A_coordinator_puts_somebody_else_at_the_table(string language, int width, bool script)
    {
        var company = await house.Stage.Books("kiosk-shop", new(2027, 3, 15));
        var before = (await house.Stage.Meeting(company)).Places;
        await using var visit = await house.Visit(language, width, script);
        var page = visit.Page;
        await visit.SignIn(await house.Stage.Coordinator());

        await visit.Open($"/lots/bord/{company.Id}");
        await page.GetByText(visit.T("Vilka som sitter vid bordet", "Who sits at the table"), new() { Exact = true }).ClickAsync();
        var seat = page.Locator("select[name='plats.food-control']");
        var other = await seat.EvaluateAsync<string>("s => [...s.options].find(o => o.value && !o.selected).value");
        await seat.SelectOptionAsync(other);
        await page.Locator("#skal-panel").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = visit.T("Spara bordet", "Save the table") }).ClickAsync();
        await page.WaitForLoadStateAsync();

        var after = (await house.Stage.Meeting(company)).Places;
        Assert.Contains(after, p => p.OfficialId == Guid.Parse(other));
        Assert.Equal(before.Count, after.Count);
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task The_staff_sign_in_by_the_municipalitys_own_provider_and_out_again()
    {
        var coordinator = (await house.Stage.People()).First(p => p.IsCoordinator);
        house.Provider.Accounts["lots"] = new("lots", coordinator.Name, coordinator.Email!, "lots");
        await using var visit = await house.Visit(script: false);
        var page = visit.Page;

        await visit.Open("/personal");
        Assert.Contains("/logga-in", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med ditt arbetskonto" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = coordinator.Name }).ClickAsync();
        await page.WaitForURLAsync("**/personal");
        Assert.Equal(house.Address.Authority, new Uri(page.Url).Authority);

        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).First.ClickAsync();
        await page.WaitForURLAsync(house.Address.ToString());
        await visit.Open("/personal");
        Assert.Contains("/logga-in", page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    private static async Task Sees(Visit visit, string swedish, string english) =>
        Assert.Contains(visit.T(swedish, english), await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
}
