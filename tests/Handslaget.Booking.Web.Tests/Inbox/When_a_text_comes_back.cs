using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Inbox;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>The words that a text may be, and what it is answered with.</summary>
public class When_a_text_comes_back
{
    [Theory]
    [InlineData("JA", "Yes")]
    [InlineData(" ja. ", "Yes")]
    [InlineData("Ja tack!", "Yes")]
    [InlineData("yes", "Yes")]
    [InlineData("Nej", "No")]
    [InlineData("nej tyvärr", "No")]
    [InlineData("FÖRHINDER", "No")]
    [InlineData("Can't", "No")]
    [InlineData("no", "No")]
    [InlineData("nytid", "NewTime")]
    [InlineData("ny tid, tack", "NewTime")]
    [InlineData("New time please", "NewTime")]
    [InlineData("RING", "Call")]
    [InlineData("ring mig!!", "Call")]
    [InlineData("Call me", "Call")]
    [InlineData("STOPP", "Stop")]
    [InlineData("stopp.", "Stop")]
    [InlineData("Stop", "Stop")]
    [InlineData("START", "Start")]
    [InlineData("\"JA\"", "Yes")]
    [InlineData("NYTID", "NewTime")]
    [InlineData("ＪＡ", "Yes")]
    [InlineData("Ja men vi blir tio minuter sena", "Other")]
    [InlineData("Ja?", "Other")]
    [InlineData("Nej vi kommer visst", "Other")]
    [InlineData("JANEJ", "Other")]
    [InlineData("👍", "Other")]
    [InlineData("JA 👍", "Other")]
    [InlineData("Stoppa inte möjligheten", "Other")]
    [InlineData("", "Other")]
    [InlineData(null, "Other")]
    [InlineData("\ud800", "Other")]
    public void the_whole_text_must_be_a_word_that_is_known(string? text, string word) => Assert.Equal(word, TextWords.Read(text).ToString());

    [Fact]
    public void every_answer_is_one_sms_in_the_gsm_alphabet_without_a_link()
    {
        var start = SwedishTime.At(new(2027, 9, 30), new(10, 45));
        foreach (var municipality in new[] { "Norrköpings kommun", "Upplands Väsby–Österåkers gemensamma kommunförbund" })
        {
            var told = new DeliveryOptions { Municipality = municipality };
            foreach (var language in new[] { "sv", "en" })
            {
                var answers = Enum.GetValues<TextWord>().SelectMany(w => new[] { true, false }.Select(m => TextAnswers.To(w, start, m, language, told)))
                    .Append(TextAnswers.ToAnythingElse(language, told)).Append(TextAnswers.ToStart(language, told)).OfType<string>().ToList();
                Assert.Equal(10, answers.Count);
                foreach (var answer in answers)
                {
                    Assert.True(GsmText.IsGsm7(answer) && GsmText.Segments(answer) == 1, answer);
                    Assert.DoesNotMatch("//|www|[a-zåäö]\\.[a-zåäö]{2,}", answer);
                    if (!answer.Contains("STOP", StringComparison.Ordinal)) Assert.Contains("011-15 00 00", answer, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData("sv", "Svara JA, NEJ, NYTID eller ring 011-15 00 00.")]
    [InlineData("en", "Reply YES, NO, NEW TIME or call 011-15 00 00.")]
    public void a_reminder_from_a_number_tells_what_can_be_replied(string language, string says)
    {
        var facts = new SmsFacts(SmsKind.ReminderDayBefore, SwedishTime.At(new(2027, 9, 30), new(10, 45)), "Trädgårdsgatan 21", Language: language, CanReply: true);
        var text = SmsTexts.Write(facts);
        Assert.EndsWith(says, text, StringComparison.Ordinal);
        Assert.Contains("Trädgårdsgatan 21", text, StringComparison.Ordinal);
        Assert.True(GsmText.IsGsm7(text) && GsmText.Segments(text) == 1, text);
        Assert.DoesNotContain("JA,", SmsTexts.Write(facts with { CanReply = false }), StringComparison.Ordinal);
        Assert.DoesNotContain("YES", SmsTexts.Write(facts with { CanReply = false }), StringComparison.Ordinal);
    }
}
