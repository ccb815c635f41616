using System.Text;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Inbox;
using Handslaget.Booking.Web.Tests.Delivery;
using MimeKit;
using Attendee = Handslaget.Booking.Web.Delivery.Attendee;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>Pure reading: what other programs write, as it is meant; and what is no answer, as what it is.</summary>
public class When_reading_a_letter
{
    private static readonly Slot Thursday = Slot.From(SwedishTime.At(new(2027, 3, 11), new(13, 0)), TimeSpan.FromMinutes(75));

    private static readonly Guid Meeting = Guid.NewGuid();

    [MailServerTheory]
    [InlineData("plain")]
    [InlineData("thunderbird")]
    [InlineData("outlook")]
    [InlineData("google")]
    [InlineData("apple")]
    [InlineData("header")]
    [InlineData("attachment")]
    [InlineData("latin1")]
    [InlineData("untidy")]
    [InlineData("odd")]
    [InlineData("mislabelled")]
    public void every_dialect_says_the_same(string dialect)
    {
        var letter = Replies.Read(Replies.Write(Invitation(), new() { From = "Anna.Berg@test.example", Dialect = dialect, Stamp = "20270201T091500Z" }));

        var read = LetterReading.Read(letter, null);

        Assert.Equal("anna.berg@test.example", read.From);
        var answer = Assert.Single(read.Answers);
        Assert.Equal(("REPLY", $"{Meeting}@handslaget.local"), (answer.Method, answer.Uid));
        Assert.Equal("ACCEPTED", answer.Of(read.From)!.Says);
        Assert.Equal(Thursday.Start, answer.Start);
        Assert.Equal(dialect switch { "untidy" => null, "odd" => 99999, _ => 3 }, answer.Sequence);
        Assert.Equal(dialect == "untidy" ? null : new DateTimeOffset(2027, 2, 1, 9, 15, 0, TimeSpan.Zero), answer.StampedAt);
        Assert.False(read.ContradictsItself);
        Assert.False(read.IsAutomatic);
    }

    [Fact]
    public void two_copies_of_a_letter_are_one_and_another_letter_with_its_message_id_is_not()
    {
        var one = Letter("Hej", "<a@x.example>");
        var again = Letter("Hej", "<a@x.example>");
        again.Headers.Add("Received", "from elsewhere");
        Assert.Equal(Identity(one), Identity(again));
        Assert.NotEqual(Identity(one), Identity(Letter("Hej hej", "<a@x.example>")));
        Assert.NotEqual(Identity(one), Identity(Letter("Hej", "<b@x.example>")));
    }

    [Fact]
    public void two_things_in_one_letter_that_can_not_both_be_meant_are_seen()
    {
        var letter = Calendar("METHOD:REPLY", Event("PARTSTAT=ACCEPTED"), Event("PARTSTAT=DECLINED"));
        Assert.True(LetterReading.Read(letter, null).ContradictsItself);
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", true)]
    [InlineData("Auto-Submitted", "no", false)]
    [InlineData("Precedence", "bulk", true)]
    [InlineData("List-Id", "<x.example>", true)]
    [InlineData("X-Auto-Response-Suppress", "OOF", true)]
    [InlineData("Return-Path", "<>", true)]
    [InlineData("X-Mailer", "a person's", false)]
    public void a_letter_that_nobody_wrote_is_known_by_its_headers(string name, string value, bool automatic)
    {
        var letter = Letter("Jag är ledig", "<a@x.example>");
        letter.Headers.Add(name, value);
        Assert.Equal(automatic, LetterReading.Read(letter, null).IsAutomatic);
    }

    [Theory]
    [InlineData("mx.kommun.example; dmarc=fail header.from=test.example", true)]
    [InlineData("mx.kommun.example; dmarc=pass header.from=test.example", false)]
    [InlineData("mx.kommun.example; dkim=fail header.d=test.example; spf=pass smtp.mailfrom=x.example", true)]
    [InlineData("mx.kommun.example; dkim=pass header.d=test.example; spf=softfail smtp.mailfrom=x.example", false)]
    [InlineData("mx.kommun.example; dkim=none; spf=fail smtp.mailfrom=x.example", true)]
    [InlineData("mx.kommun.example; none", false)]
    [InlineData("mx.evil.example; dmarc=fail header.from=test.example", false)]
    public void only_the_trusted_servers_word_counts(string results, bool forged)
    {
        var letter = Letter("Hej", "<a@x.example>");
        letter.Headers.Add("Authentication-Results", results);
        letter.Headers.Add("Authentication-Results", "mx.kommun.example; dmarc=pass header.from=test.example");
        Assert.Equal(forged, LetterReading.Read(letter, "mx.kommun.example").IsForged);
        Assert.False(LetterReading.Read(letter, null).IsForged);
    }

    [Fact]
    public void a_returned_letter_tells_which_and_whether_it_is_for_good()
    {
        var bounce = LetterReading.Read(MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(Dsn("failed", "5.1.1")))), null).Bounce!;
        Assert.Equal(new Bounce("0123@handslaget.local", "5.1.1", true), bounce);
        Assert.False(LetterReading.Read(MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(Dsn("delayed", "4.4.1")))), null).Bounce!.IsFinal);
    }

    [Fact]
    public void html_becomes_its_words()
    {
        var letter = Letter("", "<a@x.example>");
        letter.Body = new TextPart("html") { Text = "<html><head><style>p{}</style><title>x</title></head><body><p>Kan ni ta<br>tv&aring; till?</p><script>y</script></body></html>" };
        Assert.Equal("Kan ni ta\ntvå till?", LetterReading.Read(letter, null).Text);
    }

    [Theory]
    [InlineData("BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VEVENT\nUID:\nEND:VEVENT")]
    [InlineData("BEGIN:VEVENT\nUID:x\nDTSTART:20279999T999999\nDTSTAMP:x\nSEQUENCE:-3\nATTENDEE:\nATTENDEE;PARTSTAT\n;:\n:")]
    [InlineData("\0\0\0")]
    [InlineData("END:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nBEGIN:VEVENT\nUID:x")]
    [InlineData("DTSTART;TZID=/:20270311T130000")]
    public void what_is_broken_is_no_answer_and_no_crash(string calendar)
    {
        foreach (var answer in CalendarAnswer.In(calendar, "REPLY")) Assert.Null(answer.Start);
    }

    [Theory]
    [InlineData("DTSTART;TZID=Europe/Stockholm:20270311T130000")]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20270311T130000")]
    [InlineData("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Stockholm:20270311T130000")]
    [InlineData("DTSTART;TZID=Customized Time Zone:20270311T130000")]
    [InlineData("DTSTART:20270311T120000Z")]
    [InlineData("DTSTART:20270311T130000")]
    [InlineData("dtstart;tzid=America/New_York:20270311T070000")]
    public void a_start_is_the_same_instant_however_its_zone_is_written(string line) =>
        Assert.Equal(Thursday.Start, Assert.Single(CalendarAnswer.In($"BEGIN:VEVENT\r\nUID:x\r\n{line}\r\nEND:VEVENT", null)).Start);

    [Fact]
    public void three_thousand_letters_with_broken_bytes_are_read_without_a_crash()
    {
        var random = new Random(47);
        var sound = Encoding.UTF8.GetBytes(Dsn("failed", "5.1.1") + Calendar("METHOD:REPLY", Event("PARTSTAT=ACCEPTED")));
        for (var i = 0; i < 3_000; i++)
        {
            var broken = sound.ToArray();
            for (var n = random.Next(1, 40); n > 0; n--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                LetterReading.Read(MimeMessage.Load(new MemoryStream(broken)), "mx.kommun.example");
            }
            catch (FormatException)
            {
                // Not a letter at all: that is told, and a human hears of it.
            }
        }
    }

    private static Guid Identity(MimeMessage letter) => LetterReading.Read(letter, null).Identity;

    private static MimeMessage Letter(string text, string id)
    {
        var letter = new MimeMessage { Body = new TextPart("plain") { Text = text } };
        letter.From.Add(MailboxAddress.Parse("anna.berg@test.example"));
        letter.Headers.Replace(HeaderId.MessageId, id);
        return letter;
    }

    private static MimeMessage Calendar(string method, params string[] events)
    {
        var letter = Letter("", "<a@x.example>");
        letter.Body = new TextPart("calendar") { Text = string.Join("\r\n", ["BEGIN:VCALENDAR", method, .. events, "END:VCALENDAR"]) };
        return letter;
    }

    private static string Event(string says) => $"BEGIN:VEVENT\r\nUID:{Meeting}@handslaget.local\r\nATTENDEE;{says}:mailto:anna.berg@test.example\r\nEND:VEVENT";

    internal static string Dsn(string action, string status, string letter = "0123@handslaget.local") => string.Join("\r\n",
        "From: MAILER-DAEMON@mx.example", "To: moten@kommun.example", "Subject: Undelivered", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        $"Message-ID: <{Guid.NewGuid():N}@mx.example>", "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"", "",
        "--b", "Content-Type: text/plain", "", "It did not arrive.", "",
        "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
        "Final-Recipient: rfc822; anna.berg@test.example", $"Action: {action}", $"Status: {status} (no such user anna.berg@test.example)", "",
        "--b", "Content-Type: message/rfc822", "", $"Message-ID: <{letter}>", "Subject: Kan du?", "", "Hej", "--b--", "");

    private static MimeMessage Invitation() => Envelope.Seal(
        new Letter("Kan du?", "Hej", "<p>Hej</p>", new InvitationFacts(
            InvitationFacts.UidOf(Meeting, "handslaget.local"), 3, Thursday, "Dukat bord", "", "Rum 1", null, new Mailbox("Kommunen", "moten@kommun.example"),
            [new Attendee("Anna Berg", "anna.berg@test.example", true)], false, Thursday.Start.AddDays(-30)), InvitationMethod.Request),
        new Mailbox("Kommunen", "moten@kommun.example"), new Mailbox("Anna Berg", "anna.berg@test.example"), "0123@handslaget.local", Thursday.Start.AddDays(-30));
}

/// <summary>As <see cref="MailServerFactAttribute"/>, for theories.</summary>
public sealed class MailServerTheoryAttribute : TheoryAttribute
{
    private static readonly string? Missing = MailServer.WhyNot();

    public MailServerTheoryAttribute() => Skip = Missing;

    [Theory]
    [InlineData("PT1H", 60)]
    [InlineData("P10675200D", null)]
    [InlineData("PT0S", null)]
    [InlineData("en timme", null)]
    public void A_length_that_is_none_is_told_so_and_does_not_throw(string written, int? minutes) =>
        Assert.Equal(minutes, (int?)IcsTime.ReadLength(IcsProperty.Read($"DURATION:{written}").Single())?.TotalMinutes);
}
