using System.Net;
using System.Text.RegularExpressions;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>RELIABILITY S23: nothing remote, and the plain text says what the HTML says. The texts are read here as people read them.</summary>
public class When_composing_a_letter
{
    [Fact]
    public void an_official_is_asked_with_everything_needed_to_answer()
    {
        var letter = LettersToOfficials.Asked(Examples.ToAnna);
        Assert.Equal("Kan du torsdag 14 januari 2027 kl. 13.00–14.00? Åsas Kök & Öl AB – livsmedel och markupplåtelse", letter.Subject);
        Assert.Equal(
            """
            Hej Anna Berg!

            Åsas Kök & Öl AB vill träffa alla som företagets ärende rör vid ett och samma bord. Du är tillfrågad för livsmedel och markupplåtelse. Ni ska servera mat. Uteservering på gatan.

            När: torsdag 14 januari 2027 kl. 13.00–14.00
            Var: Rosen, Trädgårdsgatan 21, Norrköping
            Företag: Åsas Kök & Öl AB
            Kontaktperson: Åsa Öberg
            Svara senast: torsdag 3 december kl. 16.00

            Ärendet:
            - Öppna restaurang på Kvarngatan
            - Uteservering i sommar
            - Servera öl och vin

            Vid bordet:
            - Livsmedel – du
            - Bygglov – Örjan Ek
            - Markupplåtelse – du (om det går)
            - Räddningstjänst – vi söker någon (om det går)

            Kan du komma?
            - Kan: https://boka.norrkoping.example/svar/hemlig?svar=kan
            - Kan inte: https://boka.norrkoping.example/svar/hemlig?svar=kan-inte
            - Föreslå kollega: https://boka.norrkoping.example/svar/hemlig?svar=kollega
            - På distans: https://boka.norrkoping.example/svar/hemlig?svar=distans

            Länkarna öppnar en sida där du bekräftar ditt svar. Har du inte svarat i tid frågar vi en kollega.

            Mer om mötet: https://boka.norrkoping.example/bord/1

            Frågor? Ring 011-15 00 00.

            Vänliga hälsningar, Norrköpings kommun

            """.ReplaceLineEndings("\n"),
            letter.PlainText);
        Assert.Equal(InvitationMethod.Request, letter.Method);
        Assert.Equal([new("Anna Berg", Examples.Anna.Address, true), new("Örjan Ek", Examples.Orjan.Address, true)], letter.Invitation!.Attendees);
    }

    [Fact]
    public void where_the_errand_is_is_told_to_those_at_the_table_and_nobody_else()
    {
        var table = Examples.Table with { Site = "Kvarngatan 12\nVar: här" };
        var asked = LettersToOfficials.Asked(Examples.ToAnna with { Table = table });
        Assert.Contains("\nPlatsen det gäller: Kvarngatan 12 Var: här\n", asked.PlainText, StringComparison.Ordinal);
        Assert.Contains("Servera öl och vin\nPlatsen det gäller: Kvarngatan 12 Var: här\n\nVid bordet:", asked.Invitation!.Description, StringComparison.Ordinal);
        Assert.Equal(asked.Invitation.Description, LettersAboutRooms.ToOfficial(Examples.ToAnna with { Table = table }).Invitation!.Description);
        Assert.All(
            Examples.AllToCompanies(Examples.ToCompany with { Table = table }),
            letter => Assert.DoesNotContain("Kvarngatan 12", $"{letter.PlainText}{letter.Invitation?.Description}", StringComparison.Ordinal));
    }

    [Fact]
    public void only_what_can_be_answered_is_offered()
    {
        var text = LettersToOfficials.Asked(Examples.ToAnna with { MayComeByLink = false, MaySuggest = false }).PlainText;
        Assert.DoesNotContain("svar=distans", text, StringComparison.Ordinal);
        Assert.DoesNotContain("svar=kollega", text, StringComparison.Ordinal);
        Assert.Contains("svar=kan-inte", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "En bilaga finns på sidan.")]
    [InlineData(2, "2 bilagor finns på sidan.")]
    public void documents_are_counted_and_never_attached(int documents, string? sentence)
    {
        var text = LettersToOfficials.Asked(Examples.ToAnna with { Documents = documents }).PlainText;
        Assert.Equal(sentence is not null, text.Contains("bilag", StringComparison.Ordinal));
        if (sentence is not null) Assert.Contains($"\n{sentence}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void the_lots_is_told_that_a_link_is_needed_and_nothing_new_goes_to_the_calendar()
    {
        var seats = Examples.Table.Seats.Select(s => s.Official == Examples.Orjan ? s with { ByLink = true } : s);
        var letter = LettersToOfficials.LinkNeeded(Examples.ToAnna with { Table = Examples.Table with { Seats = [.. seats] } });
        Assert.Equal("Ordna en länk till mötet torsdag 14 januari 2027 kl. 13.00–14.00. Åsas Kök & Öl AB", letter.Subject);
        Assert.Contains("- Bygglov – Örjan Ek (via länk)\n", letter.PlainText, StringComparison.Ordinal);
        Assert.Null(letter.Invitation);
    }

    [Fact]
    public void a_company_learns_what_when_where_and_what_happens_now()
    {
        var letter = LettersToCompanies.Booked(Examples.ToCompany);
        Assert.Equal("Bokat: möte torsdag 14 januari 2027 kl. 13.00–14.00", letter.Subject);
        Assert.Equal(
            """
            Hej Åsa Öberg!

            Ditt möte med kommunen är bokat. Här är allt du behöver veta.

            När: torsdag 14 januari 2027 kl. 13.00–14.00
            Var: Rosen, Trädgårdsgatan 21, Norrköping
            Företag: Åsas Kök & Öl AB

            Det gäller:
            - Öppna restaurang på Kvarngatan
            - Uteservering i sommar
            - Servera öl och vin
            - En fjärde rad

            Du träffar:
            - Livsmedel – Anna Berg
            - Bygglov – Örjan Ek
            - Markupplåtelse – Anna Berg (om det går)
            - Räddningstjänst – vi söker någon (om det går)

            Ta gärna med:
            - Ritning över lokalen

            Mötet är rådgivning. Inga beslut fattas där.

            Det här händer nu:
            - De som ska vara med svarar senast torsdag 3 december kl. 16.00.
            - Får någon förhinder frågar vi en kollega. Du behöver inte göra något.
            - Du får besked när alla har tackat ja.

            Se, ändra eller avboka mötet: https://boka.norrkoping.example/mitt-mote/hemlig

            Frågor? Ring 011-15 00 00.

            Vänliga hälsningar, Norrköpings kommun

            """.ReplaceLineEndings("\n"),
            letter.PlainText);
        Assert.Equal((InvitationMethod.Publish, 0), (letter.Method, letter.Invitation!.Attendees.Count));
    }

    [Fact]
    public void an_english_letter_is_english_all_through()
    {
        var letters = Examples.AllToCompanies(Examples.ToCompany with { Language = "en", Papers = ["Drawing of the premises"], Table = Examples.Table with { Errand = [] } }).ToList();
        Assert.Equal("Booked: meeting Thursday 14 January 2027, 13:00–14:00", letters[0].Subject);
        Assert.Contains("Please bring:\n- Drawing of the premises", letters[0].PlainText, StringComparison.Ordinal);
        Assert.All(letters, l => Assert.DoesNotMatch(new Regex(@"\b(och|möte|inte|kl|du|Ring|Hej)\b"), l.PlainText));
        Assert.All(letters, l => Assert.Contains("<html lang=\"en\">", l.Html, StringComparison.Ordinal));
    }

    [Fact]
    public void an_offer_from_the_wait_list_says_when_where_until_when_and_what_a_no_means()
    {
        var letter = LettersWithoutATime.TimeOffered(Examples.Without(Examples.ToCompany), Examples.Thursday, "Rosen, Trädgårdsgatan 21", Examples.ReplyBy);
        Assert.Equal("Ledig tid: torsdag 14 januari 2027 kl. 13.00–14.00", letter.Subject);
        Assert.Equal(
            """
            Hej Åsa Öberg!

            En tid har blivit ledig, och du står på tur.

            När: torsdag 14 januari 2027 kl. 13.00–14.00
            Var: Rosen, Trädgårdsgatan 21

            Vi håller tiden åt dig till torsdag 3 december kl. 16.00. Den är inte bokad förrän du har sagt ja och bokat på sidan.

            Svara ja eller nej: https://boka.norrkoping.example/mitt-mote/hemlig

            Passar den inte? Säg nej, så går den till nästa, och du behåller din plats i kön. Svarar du inte alls ställs du sist, och andra gången i rad står du inte kvar.

            Frågor? Ring 011-15 00 00.

            Vänliga hälsningar, Norrköpings kommun

            """.ReplaceLineEndings("\n"),
            letter.PlainText);
        Assert.Null(letter.Invitation);
    }

    [Fact]
    public void alternatives_are_told_as_times_and_until_when_they_are_held()
    {
        var letter = LettersToCompanies.AlternativesWaiting(Examples.ToCompany, [Examples.Monday], Examples.ReplyBy);
        Assert.Contains("- måndag 12 april 2027 kl. 09.30–10.30\n", letter.PlainText, StringComparison.Ordinal);
        Assert.Contains("De är dina till torsdag 3 december kl. 16.00.", letter.PlainText, StringComparison.Ordinal);
        Assert.Null(letter.Invitation);
    }

    [Fact]
    public void who_cancelled_is_always_told() => Assert.Equal(
        ["Företaget har avbokat.", "Lotsen har ställt in mötet.", "Bordet gick inte att fylla i tid."],
        Enum.GetValues<CancelledBy>().Select(by => Regex.Match(LettersToOfficials.Cancelled(Examples.ToAnna, by).PlainText, @"är inställt\. (.*?\.) ").Groups[1].Value));

    [Fact]
    public void only_the_one_released_is_taken_off_the_calendar()
    {
        var letter = LettersToOfficials.Released(Examples.ToAnna);
        Assert.Equal(InvitationMethod.Cancel, letter.Method);
        Assert.Equal("Anna Berg", Assert.Single(letter.Invitation!.Attendees).Name);
    }

    [Theory]
    [InlineData(MeetingForm.Online, "Var: Digitalt\n")]
    [InlineData(MeetingForm.AtCompany, "Var: Hos företaget, Trädgårdsgatan 21, Norrköping\n")]
    public void the_place_is_told_by_its_form(MeetingForm form, string line) => Assert.Contains(
        line, LettersToCompanies.Booked(Examples.ToCompany with { Table = Examples.Table with { Form = form } }).PlainText, StringComparison.Ordinal);

    [Fact]
    public void of_a_visit_every_letter_and_its_calendar_speak_of_a_visit() => Assert.All(OfAVisit(), letter =>
    {
        var all = $"{letter.Subject}\n{letter.PlainText}\n{letter.Invitation?.Summary}\n{letter.Invitation?.Description}";
        Assert.DoesNotMatch(new Regex(@"möte|\bbord|\btable\b|meeting", RegexOptions.IgnoreCase), Regex.Replace(all, @"https://\S+", ""));
    });

    [Fact]
    public void of_a_visit_the_company_is_the_host()
    {
        var letter = LettersToCompanies.Booked(Examples.ToCompany with { Table = Examples.Visit });
        Assert.Equal("Bokat: besök torsdag 14 januari 2027 kl. 13.00–14.00", letter.Subject);
        Assert.Contains("Vårt besök hos er är bokat.", letter.PlainText, StringComparison.Ordinal);
        Assert.Equal("Besök av Norrköpings kommun", letter.Invitation!.Summary);
        Assert.Equal("Visit by Norrköpings kommun", LettersToCompanies.Booked(Examples.ToCompany with { Table = Examples.Visit, Language = "en" }).Invitation!.Summary);
        var asked = LettersToOfficials.Moved(Examples.ToAnna with { Table = Examples.Visit }, Examples.Monday);
        Assert.Contains("Besöket hos Åsas Kök & Öl AB måndag 12 april", asked.PlainText, StringComparison.Ordinal);
        Assert.Contains("Ni som åker:\n", asked.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void the_answer_link_never_goes_into_a_calendar_that_may_be_forwarded() => Assert.All(
        Examples.AllToOfficials(Examples.ToAnna).Where(l => l.Invitation is not null),
        l => Assert.DoesNotContain("svar", Invitation.Write(l.Invitation!, l.Method), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void the_plain_text_says_what_the_html_says() => Assert.All(All(), letter =>
        Assert.Equal(Words(letter.PlainText), Words(HtmlAsText(letter.Html))));

    [Fact]
    public void nothing_is_fetched_and_nothing_can_run() => Assert.All(All(), letter =>
        Assert.DoesNotMatch(new Regex(@"<(img|script|link|iframe|object|form|svg|base)|url\(|@import|\son\w+=|javascript:", RegexOptions.IgnoreCase), letter.Html));

    [Theory]
    [MemberData(nameof(Hostile.Strings), MemberType = typeof(Hostile))]
    public void hostile_text_in_any_field_shows_as_text(string hostile)
    {
        var table = Examples.Table with
        {
            CompanyName = hostile,
            ContactName = hostile,
            PlaceName = hostile,
            Address = hostile,
            Errand = [hostile],
            Municipality = hostile,
            PhoneNumber = hostile,
            Seats = [new(new(hostile, hostile), new(hostile, hostile), Examples.Anna with { Name = hostile })],
        };
        var plain = Examples.AllToOfficials(Examples.ToAnna).Concat(Examples.AllToCompanies(Examples.ToCompany)).Select(Tags);
        var letters = Examples.AllToOfficials(Examples.ToAnna with { Table = table }).Concat(Examples.AllToCompanies(Examples.ToCompany with { Table = table, Papers = [hostile] }));
        Assert.All(letters.Zip(plain), pair =>
        {
            // No tag that the harmless letter does not have, and no line in the headers or the text that the field made by itself.
            Assert.Empty(Tags(pair.First).Except(pair.Second));
            Assert.DoesNotContain(pair.First.Subject, char.IsControl);
            Assert.DoesNotContain(pair.First.PlainText, c => char.IsControl(c) && c != '\n');
            Assert.DoesNotContain("\nBcc:", pair.First.PlainText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void a_link_that_is_not_a_web_address_is_our_bug() => Assert.Throws<ArgumentException>(() =>
        LettersToCompanies.Booked(Examples.ToCompany with { FollowUrl = new("javascript:alert(1)") }));

    private static IEnumerable<Letter> OfAVisit()
    {
        var (official, company) = (Examples.ToAnna with { Table = Examples.Visit }, Examples.ToCompany with { Table = Examples.Visit, Papers = [] });
        return
        [
            .. Examples.AllToOfficials(official), .. Enum.GetValues<CancelledBy>().Select(by => LettersToOfficials.Cancelled(official, by)),
            LettersAboutReplies.SentAnew(official), .. Enum.GetValues<ReplyFound>().Select(found => LettersAboutReplies.TooOld(official, found)),
            .. new[] { company, company with { Language = "en" } }.SelectMany(to => Examples.AllToCompanies(to).Concat([LettersToCompanies.TableBroken(to), LettersAboutReplies.WaysToChange(to)])),
        ];
    }

    private static IEnumerable<Letter> All() => Examples.AllToOfficials(Examples.ToAnna)
        .Concat(Examples.AllToCompanies(Examples.ToCompany))
        .Concat(Examples.AllToCompanies(Examples.ToCompany with { Language = "en" }));

    private static HashSet<string> Tags(Letter letter) => [.. Regex.Matches(letter.Html, "<[^>]*>").Select(m => Regex.Replace(m.Value, "href=\"[^\"]*\"", "href"))];

    private static string HtmlAsText(string html)
    {
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        var links = Regex.Replace(body, "<a href=\"([^\"]*)\">([^<]*)</a>", "$2: $1");
        return WebUtility.HtmlDecode(Regex.Replace(links, "<[^>]*>", " "));
    }

    private static string[] Words(string text) => [.. Regex.Split(text, @"[\s:]+").Where(w => w.Length > 0 && w != "-")];
}
