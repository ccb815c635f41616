using System.Text.RegularExpressions;
using CsCheck;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>One segment, always; the date, the clock and the place; never a name, an errand or a link.</summary>
public class When_writing_an_sms
{
    private static readonly DateTimeOffset Thursday = new(2027, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SmsKind.WishesRefused, "Norrköpings kommun: Ingen av tiderna du önskade går tyvärr. Se på din sida hur du går vidare. Eller ring 011-15 00 00.")]
    [InlineData(SmsKind.WaitEnded, "Norrköpings kommun: Du svarade inte på två tider och står inte kvar på väntelistan. Se din sida. Eller ring 011-15 00 00.")]
    [InlineData(SmsKind.Booked, "Norrköpings kommun: Ditt möte tor 14 jan kl 13.00 är bokat. Vi hör av oss när alla svarat. Plats: Trädgårdsgatan 21. Frågor? Ring 011-15 00 00.")]
    [InlineData(SmsKind.Confirmed, "Norrköpings kommun: Ditt möte tor 14 jan kl 13.00 är klart. Alla har tackat ja. Plats: Trädgårdsgatan 21. Frågor? Ring 011-15 00 00.")]
    [InlineData(SmsKind.Moved, "Norrköpings kommun: Ditt möte är flyttat till tor 14 jan kl 13.00. Plats: Trädgårdsgatan 21. Passar det inte? Ring 011-15 00 00.")]
    [InlineData(SmsKind.Cancelled, "Norrköpings kommun: Ditt möte tor 14 jan kl 13.00 är inställt. Frågor? Ring 011-15 00 00.")]
    [InlineData(SmsKind.AlternativesWaiting, "Norrköpings kommun: Tiden tor 14 jan kl 13.00 går tyvärr inte. Vi håller nya tider åt dig. Välj i mejlet från oss. Eller ring 011-15 00 00.")]
    [InlineData(SmsKind.FellThrough, "Norrköpings kommun: Mötet tor 14 jan kl 13.00 blir tyvärr inte av. Vi hör av oss om en ny tid. Frågor? Ring 011-15 00 00.")]
    [InlineData(SmsKind.ReminderDayBefore, "Norrköpings kommun: Påminnelse om ditt möte tor 14 jan kl 13.00. Plats: Trädgårdsgatan 21. Förhinder? Ring 011-15 00 00.")]
    [InlineData(SmsKind.ReminderTwoHours, "Norrköpings kommun: Vi ses i dag kl 13.00. Plats: Trädgårdsgatan 21. Förhinder? Ring 011-15 00 00.")]
    [InlineData(SmsKind.OutcomeSent, "Norrköpings kommun: Svaren från mötet tor 14 jan kl 13.00 finns nu på din sida. Frågor? Ring 011-15 00 00.")]
    [InlineData(SmsKind.SurveyAsked, "Norrköpings kommun: Hur var mötet tor 14 jan kl 13.00? Svara gärna på några frågor på din sida. Frågor? Ring 011-15 00 00.")]
    public void each_kind_has_its_own_text(SmsKind kind, string text) =>
        Assert.Equal(text, SmsTexts.Write(new(kind, Thursday, "Trädgårdsgatan 21")));

    [Fact]
    public void an_offer_says_which_time_and_until_when() => Assert.Equal(
        "Norrköpings kommun: En tid har blivit ledig: tor 14 jan kl 13.00. Svara senast ons 6 jan kl 13.00 på din sida. Eller ring 011-15 00 00.",
        SmsTexts.Write(new(SmsKind.TimeOffered, Thursday, "Trädgårdsgatan 21", Until: Thursday.AddDays(-8))));

    [Fact]
    public void an_english_text_has_english_days_and_clock() => Assert.Equal(
        "Norrköpings kommun: Your meeting is moved to Thu 14 Jan at 13:00. Place: Trädgårdsgatan 21. Questions? Call 011-15 00 00.",
        SmsTexts.Write(new(SmsKind.Moved, Thursday, "Trädgårdsgatan 21", Language: "en")));

    [Theory]
    [InlineData(SmsKind.VisitAsked, "sv", "Norrköpings kommun: Vi vill gärna hälsa på hos er. Gå till vår webbplats, tryck på Jag har redan en bokning och skriv NK-7F3K-92QX. Eller ring 011-15 00 00.")]
    [InlineData(SmsKind.VisitReminder, "sv", "Norrköpings kommun: Får vi hälsa på hos er? Gå till vår webbplats, tryck på Jag har redan en bokning och skriv NK-7F3K-92QX. Eller ring 011-15 00 00.")]
    [InlineData(SmsKind.TableOpened, "sv", "Norrköpings kommun: Vi har dukat ett bord åt er. Gå till vår webbplats, tryck på Jag har redan en bokning och skriv NK-7F3K-92QX. Eller ring 011-15 00 00.")]
    [InlineData(SmsKind.VisitAsked, "en", "Norrköpings kommun: We would like to visit you. On our site, press I already have a booking and enter NK-7F3K-92QX. Or call 011-15 00 00.")]
    [InlineData(SmsKind.VisitReminder, "en", "Norrköpings kommun: May we visit you? On our site, press I already have a booking and enter NK-7F3K-92QX. Or call 011-15 00 00.")]
    [InlineData(SmsKind.TableOpened, "en", "Norrköpings kommun: We laid a table for you: choose a time. On our site, press I already have a booking and enter NK-7F3K-92QX. Or call 011-15 00 00.")]
    public void who_has_booked_nothing_is_told_what_to_press_and_write(SmsKind kind, string language, string text)
    {
        var facts = new SmsFacts(kind, Thursday, Language: language, Reference: "NK-7F3K-92QX");
        Assert.Equal(text, SmsTexts.Write(facts));
        var crowded = SmsTexts.Write(facts with { Municipality = new string('m', 99), CallBack = new string('9', 99) });
        Assert.Contains("NK-7F3K-92QX", crowded, StringComparison.Ordinal);
        Assert.Equal(1, GsmText.Segments(crowded));
    }

    [Theory]
    [InlineData(SmsKind.Booked, "sv", "Norrköpings kommun: Vårt besök tor 14 jan kl 13.00 är bokat. Vi hör av oss när alla svarat. Frågor? Ring 011-15 00 00.")]
    [InlineData(SmsKind.ReminderDayBefore, "sv", "Norrköpings kommun: Påminnelse om vårt besök tor 14 jan kl 13.00. Förhinder? Ring 011-15 00 00.")]
    [InlineData(SmsKind.Moved, "en", "Norrköpings kommun: Our visit is moved to Thu 14 Jan at 13:00. Questions? Call 011-15 00 00.")]
    public void a_visit_is_called_a_visit(SmsKind kind, string language, string text) =>
        Assert.Equal(text, SmsTexts.Write(new(kind, Thursday, Language: language, Meeting: MeetingKind.Visit)));

    [Fact]
    public void no_text_of_a_visit_speaks_of_a_meeting() => Assert.All(
        from kind in Enum.GetValues<SmsKind>() from language in new[] { "sv", "en" } select SmsTexts.Write(new(kind, Thursday, Language: language, Meeting: MeetingKind.Visit)),
        text => Assert.DoesNotMatch(new Regex("möte|meeting", RegexOptions.IgnoreCase), text));

    [Fact]
    public void summer_time_is_told_as_the_clock_on_the_wall() => Assert.Contains(
        "tis 13 jul kl 14.00", SmsTexts.Write(new(SmsKind.Booked, new(2027, 7, 13, 12, 0, 0, TimeSpan.Zero))), StringComparison.Ordinal);

    [Fact]
    public void a_meeting_by_link_says_so_and_gives_no_link() => Assert.Equal(
        "Norrköpings kommun: Vi ses i dag kl 13.00. Det är digitalt. Förhinder? Ring 011-15 00 00.",
        SmsTexts.Write(new(SmsKind.ReminderTwoHours, Thursday, "https://teams.example/x", Online: true)));

    [Theory]
    [InlineData("https://ond.example/a")]
    [InlineData("www.ond.se")]
    [InlineData("http:\u200B//ond\u2024se ond.\u200Bse")]
    public void a_place_can_not_smuggle_in_a_link(string place) =>
        Assert.DoesNotMatch(new Regex(@"://|[a-zåäö]\.[a-zåäö]"), SmsTexts.Write(new(SmsKind.Confirmed, Thursday, place)));

    [Fact]
    public void a_crowdedplace_is_cut_after_a_whole_word() => Assert.Contains(
        "Plats: Kulturkvarteret Hallarna, Dragsgatan. ",
        SmsTexts.Write(new(SmsKind.Moved, Thursday, "Kulturkvarteret Hallarna, Dragsgatan sjuttonhundrafemtioelva B, fjärde våningen")),
        StringComparison.Ordinal);

    [Fact]
    public void any_facts_at_all_give_one_sms_in_the_alphabet() =>
        Gen.Select(Gen.Enum<SmsKind>(), Unicode.Any, Gen.Bool, Gen.Select(Gen.Bool, Gen.Enum<MeetingKind>()), Unicode.Any, Unicode.Any, Gen.Int[0, 525_599])
            .Sample((kind, place, online, how, call, municipality, minute) =>
            {
                var (language, meeting) = (how.Item1 ? "en" : "sv", how.Item2);
                var start = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
                return FitsInOne(new(kind, start, place, online, language, call, municipality, Until: start.AddDays(-1), Meeting: meeting))
                    && FitsInOne(new(kind, start, place + new string('€', 200), online, language, new string('9', 99), new string('{', 99), Meeting: meeting));
            }, iter: 5_000);

    private static bool FitsInOne(SmsFacts facts) =>
        SmsTexts.Write(facts) is var text && GsmText.IsGsm7(text) && GsmText.Segments(text) == 1 && !text.Contains('\n', StringComparison.Ordinal);
}
