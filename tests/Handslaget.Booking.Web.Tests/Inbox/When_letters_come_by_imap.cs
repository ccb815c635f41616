using System.Diagnostics;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Inbox;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>The whole way with real servers: an invitation leaves by SMTP, another program answers it, and the answer is fetched by IMAP.</summary>
public sealed class When_letters_come_by_imap(ITestOutputHelper output)
{
    [MailboxFact]
    public async Task A_yes_comes_back_a_no_is_mended_a_counter_waits_and_all_are_put_away()
    {
        using var smtp = new MailServer();
        using var imap = new ImapServer();
        await using var house = await InboxHost.Start(Both(smtp, imap));
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 16));
        var (food, lots) = (await house.Holder(company, "food-control"), await house.Holder(company, "coordination"));

        // Yes, the calendar twice in one letter.
        var arrived = await Answer(house, smtp, imap, company, lots, new() { Dialect = "thunderbird" });
        await StoryHost.Until("the yes is taken", async () => (await house.Meeting(company)).Accepted.Contains(lots));
        output.WriteLine($"A yes was taken {arrived.ElapsedMilliseconds} ms after it had arrived.");
        Assert.True(arrived.Elapsed < TimeSpan.FromSeconds(10), $"{arrived.Elapsed}");
        Assert.Single((await house.Meetings.Facts(company.Id, default)).OfType<SeatAccepted>());

        // No: a colleague is asked by SMTP, and who left gets the cancellation.
        await Answer(house, smtp, imap, company, food, new() { Says = "DECLINED", Dialect = "outlook" });
        await StoryHost.Until("a colleague is seated", async () => (await house.Meeting(company)).Places.Any(p => p.Competences.Contains("food-control")) && (await house.Meeting(company)).Declined.Contains(food));
        var colleague = await house.Holder(company, "food-control");
        Assert.NotEqual(food, colleague);
        Assert.Contains("METHOD:CANCEL", Calendar(await Letter(house, smtp, company, NoticeKind.Released, food)), StringComparison.Ordinal);

        // Another time: it waits for the coordinator, and the meeting stands.
        await Answer(house, smtp, imap, company, colleague, new() { Method = "COUNTER", Says = "TENTATIVE", Start = Reply.Utc(start.AddDays(1)) });
        await StoryHost.Until("the proposal waits", async () => (await house.Meeting(company)).Proposed.ContainsKey(colleague));
        Assert.Equal(start, (await house.Meeting(company)).Slot!.Value.Start);

        // What nobody but a human understands, and a letter that came back.
        imap.Deliver(Encoding.UTF8.GetBytes("From: asa@kiosken.example\r\nTo: moten@kommun.example\r\nSubject: Fika?\r\nMessage-ID: <1@x>\r\n\r\nTar ni kaffe?\r\n"));
        imap.Deliver(Encoding.ASCII.GetBytes(When_reading_a_letter.Dsn("failed", "5.1.1", (await Letter(house, smtp, company, NoticeKind.Asked, colleague)).MessageId!)));
        await StoryHost.Until("the letter waits to be read", async () => (await house.Pile()).Any(l => l is { Subject: "Fika?", Text: "Tar ni kaffe?" }));
        await StoryHost.Until("the message is marked", async () => (await house.Notices(company)).Any(n => n.OfficialId == colleague && n.State == NoticeState.Failed));

        await StoryHost.Until("all are put away", () => Task.FromResult(imap is { Waiting: 0, SeenTo: 5 }));
        foreach (var secret in new[] { "asa@kiosken.example", "Fika?", "Tar ni kaffe", "food-control1@test.example", "food-control2@test.example", "coordination1@test.example" })
            Assert.DoesNotContain(secret, house.Log, StringComparison.OrdinalIgnoreCase);
    }

    [MailboxFact]
    public async Task A_server_that_only_can_be_asked_is_asked()
    {
        using var smtp = new MailServer();
        using var imap = new ImapServer(knowsIdle: false);
        await using var house = await InboxHost.Start([.. Both(smtp, imap), ("Inbox:Imap:PollEvery", "00:00:01")]);
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 16));
        var food = await house.Holder(company, "food-control");

        foreach (var says in new[] { "TENTATIVE", "ACCEPTED" })
        {
            house.Clock.Advance(TimeSpan.FromSeconds(5));
            await Answer(house, smtp, imap, company, food, new() { Says = says });
            await StoryHost.Until($"{says} is put away", () => Task.FromResult(imap.Waiting == 0));
        }

        Assert.Contains(food, (await house.Meeting(company)).Accepted);
        Assert.Single((await house.Meetings.Facts(company.Id, default)).OfType<SeatUndecided>());
        Assert.Equal(2, imap.SeenTo);
    }

    [MailboxFact]
    public async Task A_server_that_dies_and_comes_back_loses_nothing_and_nothing_is_done_twice_by_two_processes()
    {
        using var smtp = new MailServer();
        using var imap = new ImapServer();
        await using var house = await InboxHost.Start(Both(smtp, imap));
        house.OneMore(Both(smtp, imap));
        List<(Company Company, Guid Food)> tables = [];
        foreach (var day in new[] { 16, 17, 18, 19 })
        {
            var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, day));
            tables.Add((company, await house.Holder(company, "food-control")));
        }
        await Answer(house, smtp, imap, tables[0].Company, tables[0].Food, new());
        await StoryHost.Until("the first is taken", async () => (await house.Meeting(tables[0].Company)).Accepted.Contains(tables[0].Food));

        // Letters come while the server is away; and it dies again in the middle of handing them out.
        imap.Kill();
        foreach (var (company, food) in tables.Skip(1)) await Answer(house, smtp, imap, company, food, new(), copies: 3);
        imap.Start();
        await Task.Delay(1_500);
        imap.Kill();
        imap.Start();

        foreach (var (company, food) in tables)
        {
            await StoryHost.Until("the yes is taken", async () => (await house.Meeting(company)).Accepted.Contains(food));
            Assert.Single((await house.Meetings.Facts(company.Id, default)).OfType<SeatAccepted>());
        }
        await StoryHost.Until("all are put away", () => Task.FromResult(imap.Waiting == 0));
        Assert.Equal(10, imap.SeenTo);
        Assert.Empty(await house.Pile());
        Assert.Contains("can not be read just now", house.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_process_at_a_time_has_the_box_and_another_takes_over_when_it_lets_go()
    {
        await using var house = await InboxHost.Start();
        var (data, names) = (house.Services.GetRequiredService<NpgsqlDataSource>(), house.Services.GetRequiredService<StoreNames>());
        var (one, other) = (new ReadingLeases(data, names), new ReadingLeases(data, names));

        Assert.True(await one.Take("imap", default));
        Assert.True(await one.Take("imap", default));
        Assert.False(await other.Take("imap", default));
        Assert.True(await other.Take("folder", default));
        await other.GiveUp("imap", default);
        Assert.False(await other.Take("imap", default));
        await one.GiveUp("imap", default);
        Assert.True(await other.Take("imap", default));
        Assert.False(await one.Take("imap", default));

        // Whoever dies with it keeps it for twenty seconds by the database's clock, and no longer.
        await using (var old = data.CreateCommand($"update {names.Schema}.mt_doc_readinglease set data = jsonb_set(data, '{{until}}', to_jsonb(now() - interval '1 second')) where id = 'imap'"))
            Assert.Equal(1, await old.ExecuteNonQueryAsync());
        Assert.True(await one.Take("imap", default));
    }

    [MailServerFact]
    public async Task A_file_in_the_folder_is_a_letter_and_one_that_is_none_is_told_of()
    {
        var inbox = Directory.CreateTempSubdirectory("handslaget-inkorg-").FullName;
        await using var house = await InboxHost.Start(("Inbox:Folder", inbox));
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 16));
        var food = await house.Holder(company, "food-control");
        MimeMessage? question = null;
        await StoryHost.Until("the question is sent", async () =>
        {
            var id = (await house.Notices(company)).Single(n => n.Kind == NoticeKind.Asked && n.OfficialId == food).Id;
            question = Directory.Exists(house.Outbox) ? Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).FirstOrDefault(m => m.MessageId == $"{id:N}@handslaget.local") : null;
            return question is not null;
        });

        File.WriteAllBytes(Path.Combine(inbox, "svar.eml"), Replies.Write(question!, new() { From = question!.To.Mailboxes.Single().Address, Stamp = Reply.Utc(house.Clock.GetUtcNow()) }));
        File.WriteAllBytes(Path.Combine(inbox, "trasig.eml"), [0, 1, 2, 3]);

        await StoryHost.Until("the yes is taken", async () => (await house.Meeting(company)).Accepted.Contains(food));
        await StoryHost.Until("the broken one is told of", async () => (await house.Pile()).Count == 1);
        await StoryHost.Until("both are put away", () => Task.FromResult(Directory.GetFiles(inbox).Length == 0 && Directory.GetFiles(Path.Combine(inbox, "hanterade")).Length == 2));
        Directory.Delete(inbox, recursive: true);
    }

    private static (string, string)[] Both(MailServer smtp, ImapServer imap) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{smtp.Port}"), ("Mail:Tls", "None"), ("Mail:From", "Norrköpings kommun <moten@kommun.example>"),
        ("Inbox:Imap:Host", "127.0.0.1"), ("Inbox:Imap:Port", $"{imap.Port}"), ("Inbox:Imap:Tls", "None"), ("Inbox:Imap:User", "moten"), ("Inbox:Imap:Password", "test"),
    ];

    /// <summary>Waits for the question to leave, has it answered by another program, and lays the answer in the mailbox.</summary>
    private static async Task<Stopwatch> Answer(InboxHost house, MailServer smtp, ImapServer imap, Company company, Guid official, Reply reply, int copies = 1)
    {
        var question = await Letter(house, smtp, company, NoticeKind.Asked, official);
        var answer = Replies.Write(question, reply with { From = question.To.Mailboxes.Single().Address, Stamp = reply.Stamp ?? Reply.Utc(house.Clock.GetUtcNow()) });
        var arrived = Stopwatch.StartNew();
        for (var i = 0; i < copies; i++) imap.Deliver(answer);
        return arrived;
    }

    private static async Task<MimeMessage> Letter(InboxHost house, MailServer smtp, Company company, NoticeKind kind, Guid official)
    {
        MimeMessage? letter = null;
        await StoryHost.Until($"{kind} is sent", async () =>
        {
            var ids = (await house.Notices(company)).Where(n => n.Kind == kind && n.OfficialId == official).Select(n => $"{n.Id:N}@handslaget.local").ToHashSet();
            letter = smtp.Letters.FirstOrDefault(m => ids.Contains(m.MessageId!));
            return letter is not null;
        });
        return letter!;
    }

    private static string Calendar(MimeMessage letter) => letter.BodyParts.OfType<TextPart>().Single(p => p.ContentType.IsMimeType("text", "calendar")).Text;
}
