using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Delivery;

public class When_writing_about_procurements
{
    private static readonly Uri Own = new("https://bord.example/upphandlingar/foljer/nyckel");

    private static readonly Uri Stop = new("https://bord.example/upphandlingar/foljer/nyckel/sluta");

    private static readonly DateTimeOffset Until = SwedishTime.At(new DateOnly(2027, 2, 9), new TimeOnly(10, 0));

    [Theory]
    [InlineData("sv", "Bekräfta att du vill ha annonser om upphandlingar", "Bekräfta: https://bord.example/upphandlingar/foljer/nyckel", "tisdag 9 februari kl. 10.00 glömmer vi adressen")]
    [InlineData("en", "Confirm that you want notices of procurements", "Confirm: https://bord.example/upphandlingar/foljer/nyckel", "on Tuesday 9 February at 10:00 we forget the address")]
    public void the_question_says_what_happens_without_an_answer(string language, string subject, string link, string until)
    {
        var letter = LettersAboutProcurements.IsItYou(In(language), ["Anläggningsarbete"], Until, Until.AddDays(-7));
        Assert.Equal(subject, letter.Subject);
        Assert.Contains(link, letter.PlainText, StringComparison.Ordinal);
        Assert.Contains(until, letter.PlainText, StringComparison.Ordinal);
        Assert.Null(letter.Unsubscribe);
    }

    [Theory]
    [InlineData("sv", "2 nya upphandlingar", "Sluta få annonser: https://bord.example/upphandlingar/foljer/nyckel/sluta")]
    [InlineData("en", "2 new procurements", "Stop having notices: https://bord.example/upphandlingar/foljer/nyckel/sluta")]
    public void the_digest_links_to_each_notice_and_to_the_way_out(string language, string subject, string stop)
    {
        var letter = LettersAboutProcurements.Digest(In(language), [Procurement("Städning", "https://k.example/1"), Procurement("<script>\r\nBcc: x", "https://k.example/2")]);
        Assert.Equal(subject, letter.Subject);
        foreach (var text in new[] { "Städning: https://k.example/1", "<script> Bcc: x: https://k.example/2", stop }) Assert.Contains(text, letter.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", letter.Html, StringComparison.Ordinal);

        // One POST ends it, from the mail program's own button (RFC 8058).
        var envelope = Envelope.Seal(letter, new Mailbox("Dukat bord", "bord@kommun.example"), new Mailbox("", "asa@bygget.example"), "1@kommun.example", Until);
        Assert.Equal("<https://bord.example/upphandlingar/foljer/nyckel/sluta>", envelope.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", envelope.Headers["List-Unsubscribe-Post"]);
    }

    [Theory]
    [InlineData("sv", "Ny upphandling: Städning")]
    [InlineData("en", "New procurement: Städning")]
    public void a_single_one_is_named_in_the_subject(string language, string subject) =>
        Assert.Equal(subject, LettersAboutProcurements.Digest(In(language), [Procurement("Städning", "https://k.example/1")]).Subject);

    [Theory]
    [InlineData("sv", "Det gör vi redan, och inget har ändrats.")]
    [InlineData("en", "We do so already, and nothing has changed.")]
    public void who_follows_already_hears_that_somebody_asked(string language, string text) =>
        Assert.Contains(text, LettersAboutProcurements.FollowsAlready(In(language)).PlainText, StringComparison.Ordinal);

    private static LetterAboutProcurements In(string language) => new(language, Own, Stop, "Norrköpings kommun", "011-15 00 00");

    private static ProcurementInLetter Procurement(string title, string link) => new(title, "Exempelkommun", "Anläggningsarbete", "Sista tid för anbud: måndag 1 mars kl. 23.59", new(link));
}
