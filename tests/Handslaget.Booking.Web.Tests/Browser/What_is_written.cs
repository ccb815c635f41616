using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.Playwright;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>
/// Somebody writes pages, scripts, headers and invitations into every field of a booking. Everywhere it comes out, it comes out as what was
/// written: on the pages in a real browser, in the mails, in the invitations and in the texts.
/// </summary>
[Collection(BrowserHouse.Collection)]
public sealed partial class What_is_written(BrowserHouse house)
{
    public static TheoryData<int, string> Written
    {
        get
        {
            var data = new TheoryData<int, string> { { 0, "en" } };
            for (var n = 0; n < HostileTexts.All.Count; n++) data.Add(n, "sv");
            return data;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Written))]
    public async Task In_every_field_is_text_on_every_page_in_every_mail_invitation_and_sms(int which, string language)
    {
        var written = HostileTexts.All[which];
        var mark = $"m{Guid.NewGuid():N}"[..9];
        var (key, meeting) = await Book(written, mark, language);
        await using var visit = await house.Visit(language);
        var places = (await house.Stage.Log.Find(meeting, default))!.Places;
        List<string> seen = [$"/bord/{key}", $"/bord/{key}/tider", $"/bord/{key}/avboka", $"/svar/{house.Stage.Links.Answer(meeting, places[0].OfficialId)}"];
        foreach (var path in seen) await IsText(visit, path);

        await visit.SignIn(places[0].OfficialId);
        foreach (var path in new[] { "/personal", $"/personal/bord/{meeting}" }) await IsText(visit, path);
        await visit.SignIn(await house.Stage.Coordinator());
        foreach (var path in new[] { "/lots", $"/lots/bord/{meeting}", "/utkorg" }) await IsText(visit, path);
        Assert.Empty(visit.Complaints);

        await StoryHost.Until("everybody is written to", () => Task.FromResult(Files(mark).Count >= places.Count + 1));
        foreach (var file in Files(mark)) IsALetterToOneOfOurs(file, mark);
        foreach (var text in Directory.GetFiles(house.Outbox, "*.txt").Select(File.ReadAllText).Where(t => t.Contains(mark, StringComparison.Ordinal)))
            Assert.StartsWith("Till: +46701740605\n", text, StringComparison.Ordinal);

        // What is cancelled leaves its time to the next one.
        await Form.Send(house.Client(), $"/bord/{key}/avboka");
        await IsText(visit, $"/bord/{key}");
    }

    [BrowserTheory]
    [InlineData("/lots/register/ny")]
    [InlineData("/lots/register/{official}")]
    [InlineData("/lots/rum/ny")]
    [InlineData("/lots/rum/{room}")]
    [InlineData("/lots/boka/fragor?situation=kiosk-shop")]
    [InlineData("/lots/arenden/situation/kiosk-shop")]
    [InlineData("/personal/tid")]
    [InlineData("/boka/hitta")]
    [InlineData("/boka")]
    [InlineData("/boka/{notime}/onska")]
    [InlineData("/boka/{notime}/vantelista")]
    public async Task In_the_forms_of_staff_and_of_those_who_look_for_their_booking_is_shown_again_as_text(string form)
    {
        await using var visit = await house.Visit();
        await visit.SignIn(await house.Stage.Coordinator());
        var path = form.Replace("{official}", $"{await house.Stage.Official()}", StringComparison.Ordinal)
            .Replace("{room}", $"{(await house.Stage.Rooms())[0].Id}", StringComparison.Ordinal)
            .Replace("{notime}", form.Contains("{notime}", StringComparison.Ordinal) ? await house.Stage.NoTime() : "", StringComparison.Ordinal);
        for (var n = 0; n < HostileTexts.All.Count; n++)
        {
            await visit.Open(path);
            var filled = await visit.Page.EvaluateAsync<int>("""
                ([text, which]) => {
                  const writable = 'textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])';
                  const forms = [...document.querySelectorAll('main form[method=post]')].filter(f => f.querySelector(writable));
                  const form = forms[which % forms.length];
                  form.noValidate = true;
                  const fields = [...form.querySelectorAll(writable)];
                  for (const field of fields) { if (field.type) field.type = 'text'; field.removeAttribute('maxlength'); field.value = text; }
                  document.documentElement.dataset.left = '';
                  form.requestSubmit();
                  return fields.length;
                }
                """, new object[] { HostileTexts.All[n], n });
            await visit.Page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await IsText(visit, $"{path}, text {n}, {filled} fields", await visit.Page.Locator("h1").CountAsync() == 1);
        }

        // A browser says so when a field for dates or numbers is given something else; everything else it says is a fault.
        Assert.DoesNotContain(visit.Complaints, c => !c.StartsWith("The specified value", StringComparison.Ordinal));
    }

    /// <summary>Every text field of the booking's pages, filled as far as it goes. What a field refuses is shown again on the way, as text.</summary>
    private async Task<(string Key, Guid Meeting)> Book(string written, string mark, string language)
    {
        var client = house.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"lang={language}");
        await using var visit = await house.Visit(language);
        var key = (await Form.Send(client, "/boka", ("situation", "kiosk-shop"), ("atgard", "fortsatt"), ("errand", written))).Split('/')[2];
        await Form.Send(client, $"/boka/{key}/var", ("site", written), ("errand", $"{written}\n{mark}"));
        await IsText(visit, $"/boka/{key}/vad");
        await IsText(visit, $"/boka/{key}/var");
        await Form.Send(client, $"/boka/{key}/motas", ("form", "AtMunicipality"), ("antal", "2"));
        var company = new Company(client, key, house.Stage.Links.OpensMeeting(key)!.Value.Meeting);
        var start = (await company.Get("slots?from=2027-03-10&limit=1")).GetProperty("slots")[0].GetProperty("start").GetString()!;
        await Form.Send(client, $"/boka/{key}/tider", ("start", start));

        // Refused first, and shown again as it was written.
        using var refused = await client.PostAsync($"/boka/{key}/kontakt", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["company"] = written,
            ["name"] = written,
            ["mobile"] = written,
            ["phone"] = written,
            ["email"] = written,
            ["organisationNumber"] = written,
        }));
        Assert.EndsWith("/kontakt?ratta=ja", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        await IsText(visit, $"/boka/{key}/kontakt?ratta=ja");

        await Form.Send(
            client, $"/boka/{key}/kontakt",
            ("company", $"{mark} {written}"), ("name", written), ("mobile", "070-174 06 05"), ("email", "asa@kiosken.example"), ("phone", ""), ("organisationNumber", ""));
        await Form.Attach(client, $"/boka/{key}/bilagor", $"{Regex.Replace(written, "[\\r\\n\"]", " ")}.pdf", Stage.Pdf);
        await IsText(visit, $"/boka/{key}/bilagor");
        await IsText(visit, $"/boka/{key}/kontrollera");
        await Form.Send(client, $"/boka/{key}/kontrollera");
        Assert.Empty(visit.Complaints);
        return (key, company.Id);
    }

    /// <summary>Nothing that was written has become a part of the page: no element, no attribute, no address.</summary>
    private static async Task IsText(Visit visit, string path)
    {
        var answer = await visit.Open(path);
        await IsText(visit, path, answer.Status < 500);
    }

    private static async Task IsText(Visit visit, string path, bool answered)
    {
        Assert.True(answered, path);
        var made = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('script:not([src^="/assets/"]), img, iframe:not(.letter), [onerror], [href*="ond.example"], [src*="ond.example"]')].map(e => e.outerHTML.slice(0, 200))
            """);
        Assert.True(made.Length == 0, $"{path}: {string.Join('\n', made)}");
    }

    private List<string> Files(string mark) => [.. Directory.GetFiles(house.Outbox, "*.eml").Where(f =>
    {
        using var letter = MimeMessage.Load(f);
        return letter.Subject?.Contains(mark, StringComparison.Ordinal) == true || letter.TextBody?.Contains(mark, StringComparison.Ordinal) == true;
    })];

    private static void IsALetterToOneOfOurs(string file, string mark)
    {
        using var letter = MimeMessage.Load(file);
        var to = Assert.Single(letter.GetRecipients());
        Assert.DoesNotContain("ond.example", to.Address, StringComparison.Ordinal);
        Assert.Empty(letter.Bcc);
        Assert.DoesNotContain(Element().Matches(letter.HtmlBody ?? ""), _ => true);
        foreach (var part in letter.BodyParts.OfType<TextPart>().Where(p => p.ContentType.MimeType == "text/calendar"))
        {
            var lines = part.Text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n');
            Assert.Single(lines, l => l == "BEGIN:VEVENT");
            Assert.DoesNotContain(lines, l => l.StartsWith("ATTENDEE", StringComparison.Ordinal) && l.EndsWith("ond@ond.example", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("<(script|img|iframe)\\b|<[^>]+\\bonerror=|(href|src)=\"[^\"]*ond\\.example", RegexOptions.IgnoreCase)]
    private static partial Regex Element();
}
