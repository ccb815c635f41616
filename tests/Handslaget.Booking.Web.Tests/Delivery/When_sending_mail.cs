using System.Text.Json.Nodes;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>RELIABILITY A8, I6: a real SMTP conversation, its faults, and what independent parsers see in the mailbox.</summary>
public class When_sending_mail
{
    [MailServerFact]
    public async Task a_meetings_whole_life_is_one_event_in_the_calendar_with_a_rising_sequence()
    {
        using var server = new MailServer();
        var asked = Examples.ToAnna;
        var moved = asked with { Table = asked.Table with { Sequence = 1, Slot = Examples.Monday } };
        var mended = moved with { Table = moved.Table with { Sequence = 2, Seats = [.. moved.Table.Seats.Select(s => s.Official == Examples.Orjan ? s with { Official = Examples.Bo } : s)] } };
        var cancelled = mended with { Table = mended.Table with { Sequence = 3 } };
        await Send(server, LettersToOfficials.Asked(asked), "a");
        await Send(server, LettersToOfficials.Moved(moved, Examples.Thursday), "b");
        await Send(server, LettersToOfficials.Asked(mended), "c");
        await Send(server, LettersToOfficials.Cancelled(cancelled, CancelledBy.Company), "d");

        var seen = server.ReadByPython().Select(l => l!["event"]!).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "REQUEST", "CANCEL"], seen.Select(e => (string)e["method"]!));
        Assert.Equal(["REQUEST", "REQUEST", "REQUEST", "CANCEL"], seen.Select(e => (string)e["header_method"]!));
        Assert.Equal([0, 1, 2, 3], seen.Select(e => (int)e["sequence"]!));
        Assert.Equal(["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"], seen.Select(e => (string)e["status"]!));
        Assert.Equal("0b5b1a52-6c40-4f0e-9a43-3f3bd5f3d6a1@boka.norrkoping.example", Assert.Single(seen.Select(e => (string)e["uid"]!).Distinct()));
        Assert.Equal(
            ["2027-01-14T12:00:00+00:00", "2027-04-12T07:30:00+00:00", "2027-04-12T07:30:00+00:00", "2027-04-12T07:30:00+00:00"],
            seen.Select(e => (string)e["start"]!));
        Assert.Equal([["Anna Berg", "Örjan Ek"], ["Anna Berg", "Örjan Ek"], ["Anna Berg", "Bo Åkesson 🙂"], ["Anna Berg"]], seen.Select(Names));
        Assert.All(seen, e =>
        {
            Assert.True((bool)e["same"]!);
            Assert.Equal("utf-8", (string)e["charset"]!);
            Assert.Equal("Dukat bord: Åsas Kök & Öl AB", (string)e["summary"]!);
            Assert.True((int)e["longest"]! <= 75);
            Assert.Equal(0, (int)e["bare"]!);
        });
    }

    [MailServerFact]
    public async Task a_letter_arrives_as_it_was_written()
    {
        using var server = new MailServer();
        var letter = LettersToOfficials.Asked(Examples.ToAnna);
        await Send(server, letter, "a");

        var received = Assert.Single(server.Letters);
        Assert.Equal(letter.PlainText, received.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(letter.Html, received.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal(letter.Subject, received.Subject);
        Assert.Equal("a@boka.norrkoping.example", received.MessageId);
        Assert.Equal(Examples.Table.WrittenAt, received.Date);
        var mixed = Assert.IsType<Multipart>(received.Body);
        Assert.Equal("multipart/mixed", mixed.ContentType.MimeType);
        Assert.Equal(["text/plain", "text/html", "text/calendar"], Assert.IsType<MultipartAlternative>(mixed[0]).Select(p => p.ContentType.MimeType));
        Assert.Equal("invite.ics", Assert.IsType<MimePart>(mixed[1]).FileName);

        var python = server.ReadByPython()[0]!;
        Assert.Equal("auto-generated", (string)python["auto"]!);
        Assert.Equal(letter.Subject, (string)python["subject"]!);
        Assert.Equal("anna.berg@norrkoping.example", server.Log[0].Split(' ')[2]);
    }

    [MailServerFact]
    public async Task try_later_is_a_retry_and_the_letter_then_arrives_once()
    {
        using var server = new MailServer { Mode = "451" };
        var refused = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a"));
        Assert.Equal(("451", false), (refused.Code, refused.MayHaveBeenSent));
        server.Mode = "ok";
        await Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a");
        Assert.Single(server.Letters);
    }

    [MailServerFact]
    public async Task no_such_recipient_is_final_and_does_not_tell_the_log_who()
    {
        using var server = new MailServer { Mode = "550" };
        var refused = await Assert.ThrowsAsync<DeliveryFailure.Final>(() => Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a"));
        Assert.Equal(("550", FinalReason.BadAddress), (refused.Code, refused.Reason));
        Assert.DoesNotContain("anna", refused.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(server.Letters);
    }

    [MailServerFact]
    public async Task a_refused_text_is_final()
    {
        using var server = new MailServer { Mode = "554" };
        var refused = await Assert.ThrowsAsync<DeliveryFailure.Final>(() => Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a"));
        Assert.Equal(FinalReason.Blocked, refused.Reason);
    }

    [MailServerFact]
    public async Task a_letter_whose_receipt_was_lost_leaves_again_as_the_same_letter()
    {
        using var server = new MailServer { Mode = "drop" };
        var lost = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a"));
        Assert.True(lost.MayHaveBeenSent);
        server.Mode = "ok";
        await Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a");
        Assert.Equal(2, server.Letters.Count);
        Assert.Single(server.Letters.Select(l => l.MessageId).Distinct());
        Assert.Single(server.ReadByPython().Select(l => ((string)l!["event"]!["uid"]!, (int)l["event"]!["sequence"]!)).Distinct());
    }

    [MailServerFact]
    public async Task a_server_that_is_too_slow_is_not_waited_for()
    {
        using var server = new MailServer { Mode = "slow" };
        var late = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => Send(server, LettersToOfficials.Asked(Examples.ToAnna), "a", TimeSpan.FromSeconds(3)));
        Assert.Equal(("smtp-no-answer", true), (late.Code, late.MayHaveBeenSent));
    }

    [Fact]
    public async Task no_server_at_all_is_a_retry_that_surely_sent_nothing()
    {
        var lost = await Assert.ThrowsAsync<DeliveryFailure.Retry>(() => Smtp(1).SendAsync(Sealed(LettersToOfficials.Asked(Examples.ToAnna), "a"), default));
        Assert.False(lost.MayHaveBeenSent);
    }

    [MailServerFact]
    public async Task a_server_without_starttls_is_a_wrong_setting_and_gets_nothing()
    {
        using var server = new MailServer();
        var smtp = new SmtpMail(Options.Create(new MailOptions { Host = "127.0.0.1", Port = server.Port }), NullLogger<SmtpMail>.Instance);
        var refused = await Assert.ThrowsAsync<DeliveryFailure.Final>(() => smtp.SendAsync(Sealed(LettersToOfficials.Asked(Examples.ToAnna), "a"), default));
        Assert.Equal(FinalReason.Configuration, refused.Reason);
        Assert.Empty(server.Log);
    }

    [MailServerFact]
    public async Task a_wrong_password_is_a_wrong_setting_and_the_right_one_is_let_in()
    {
        using var server = new MailServer();
        SmtpMail With(string password) => new(
            Options.Create(new MailOptions { Host = "127.0.0.1", Port = server.Port, Tls = MailTls.None, User = "boka", Password = password }), NullLogger<SmtpMail>.Instance);
        var refused = await Assert.ThrowsAsync<DeliveryFailure.Final>(() => With("fel").SendAsync(Sealed(LettersToOfficials.Asked(Examples.ToAnna), "a"), default));
        Assert.Equal(FinalReason.Configuration, refused.Reason);
        Assert.Empty(server.Log);
        await With("rätt").SendAsync(Sealed(LettersToOfficials.Asked(Examples.ToAnna), "a"), default);
        Assert.Single(server.Letters);
    }

    [MailServerFact]
    public async Task hostile_text_in_any_field_reaches_nobody_else_and_adds_no_header()
    {
        using var server = new MailServer();
        await Send(server, LettersToOfficials.Asked(Examples.ToAnna), "plain");
        foreach (var hostile in Hostile.Texts)
        {
            var table = Examples.Table with { CompanyName = hostile, ContactName = hostile, PlaceName = hostile, Address = hostile, Errand = [hostile], Municipality = hostile };
            await Send(server, LettersToOfficials.Asked(Examples.ToAnna with { Table = table }), "x");
            await Send(server, LettersToCompanies.Booked(Examples.ToCompany with { Table = table, Papers = [hostile] }), "x", name: hostile);
        }

        var seen = server.ReadByPython();
        var headers = seen[0]!["headers"]!.ToJsonString();
        Assert.Equal(1 + (2 * Hostile.Texts.Count), seen.Count);
        Assert.All(seen, l => Assert.Equal(headers, l!["headers"]!.ToJsonString()));
        Assert.All(server.Log, line => Assert.Equal("anna.berg@norrkoping.example", line.Split(' ')[2]));
        Assert.All(server.Letters, l => Assert.Equal("anna.berg@norrkoping.example", Assert.Single(l.To.Mailboxes).Address));
        Assert.All(seen, l => Assert.True((int)l!["event"]!["longest"]! <= 75));
    }

    [Theory]
    [MemberData(nameof(Hostile.Strings), MemberType = typeof(Hostile))]
    public void a_hostile_receiver_is_our_bug_and_gets_no_envelope(string hostile) => Assert.Throws<ArgumentException>(() =>
        Envelope.Seal(LettersToOfficials.Asked(Examples.ToAnna), Examples.Kommun, new("x", hostile), "a@b.example", Examples.Table.WrittenAt));

    [Fact]
    public async Task without_a_server_a_letter_is_one_file_that_mail_programs_open_however_often_it_is_sent()
    {
        var folder = Directory.CreateTempSubdirectory("handslaget-utkorg-");
        var clock = new FakeTimeProvider(Examples.Table.WrittenAt);
        var mail = new MailFolder(new OutboxFolder(folder.FullName, clock));
        await mail.SendAsync(Sealed(LettersToOfficials.Asked(Examples.ToAnna), "a"), default);
        clock.Advance(TimeSpan.FromMinutes(1));
        await mail.SendAsync(Sealed(LettersToOfficials.Asked(Examples.ToAnna), "a"), default);
        var file = Assert.Single(folder.GetFiles());
        Assert.StartsWith("20261201T080000Z-mail-", file.Name, StringComparison.Ordinal);
        Assert.Equal("a@boka.norrkoping.example", MimeMessage.Load(file.FullName).MessageId);
        folder.Delete(recursive: true);
    }

    private static string[] Names(JsonNode happening) => [.. happening["attendees"]!.AsArray().Select(a => (string)a!["name"]!)];

    private static Task Send(MailServer server, Letter letter, string key, TimeSpan? within = null, string name = "Anna Berg") =>
        Smtp(server.Port, within).SendAsync(Sealed(letter, key, name), default);

    private static MimeMessage Sealed(Letter letter, string key, string name = "Anna Berg") => Envelope.Seal(
        letter, Examples.Kommun, Examples.Anna with { Name = name }, Envelope.MessageIdOf(key, Examples.Table.Domain), Examples.Table.WrittenAt);

    private static SmtpMail Smtp(int port, TimeSpan? within = null) => new(
        Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, Tls = MailTls.None, AnswersWithin = within ?? TimeSpan.FromSeconds(10) }),
        NullLogger<SmtpMail>.Instance);
}
