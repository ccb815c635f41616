using System.Net;
using System.Text;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Inbox;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>A house of its own, since it is sent more letters than the other stories' would like to see.</summary>
[CollectionDefinition(An_official_answers_from_the_calendar.Collection)]
public sealed class CalendarAnswersCollection : ICollectionFixture<StoryHost>;

/// <summary>
/// The invitation is answered by another program (Servers/write_reply.py, which reads the letter we sent), and the answer is laid in the
/// mailroom. Each story books on a day of its own.
/// </summary>
[Collection(Collection)]
public sealed class An_official_answers_from_the_calendar(StoryHost house)
{
    public const string Collection = "answers from the calendar";

    private static readonly string[] Dialects = ["plain", "thunderbird", "outlook", "google", "apple", "header", "attachment", "latin1", "untidy", "odd", "mislabelled"];

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [MailServerFact]
    public async Task Yes_is_the_yes_of_the_answer_page_in_every_dialect_and_once()
    {
        var day = new DateOnly(2027, 3, 2);
        foreach (var dialect in Dialects)
        {
            var (company, _) = await Company.WithATable(house.Client(), day);
            var food = await Holder(company, "food-control");
            var reply = await Answered(company, food, new() { Dialect = dialect });

            await Take(reply);
            await Take(reply);

            Assert.True((await Meeting(company)).Accepted.Contains(food), dialect);
            Assert.Single((await Log.Facts(company.Id, default)).OfType<SeatAccepted>());
            (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        }
    }

    [MailServerFact]
    public async Task No_is_mended_and_the_one_who_left_gets_the_cancellation()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 3));
        var food = await Holder(company, "food-control");
        var no = await Answered(company, food, new() { Says = "DECLINED", Dialect = "outlook", Comment = "Jag är i Luleå.\nRing Karin." });

        await Take(no);

        var colleague = Other("food-control", food);
        await StoryHost.Until("a colleague has the seat", async () => (await Meeting(company)).PlaceOf(colleague) is not null);
        var cancelled = await Letter(company, NoticeKind.Released, food);
        Assert.Contains("METHOD:CANCEL", Calendar(cancelled), StringComparison.Ordinal);
        Assert.Equal("Jag är i Luleå.\nRing Karin.", (await Pile(company, WhyToRead.WordsWithAnswer)).Text);

        // The same no from another program on the same desk is nothing new; a yes after it finds the seat taken, and says so.
        await Take(await Answered(company, food, new() { Says = "DECLINED" }));
        Assert.DoesNotContain(await Notices(company), n => n.Kind == NoticeKind.ReplyTooOld);
        await Take(await Answered(company, food, new() { Stamp = Reply.Utc(house.Clock.GetUtcNow().AddSeconds(1)) }));
        Assert.Null((await Meeting(company)).PlaceOf(food));
        Assert.Contains("Du behöver inte komma.", (await Letter(company, NoticeKind.ReplyTooOld, food)).TextBody, StringComparison.Ordinal);

        // The colleague says yes, and the company cancels: their calendar lets go of it.
        await Take(await Answered(company, colleague, new() { Dialect = "google" }));
        Assert.Contains(colleague, (await Meeting(company)).Accepted);
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        Assert.Contains("STATUS:CANCELLED", Calendar(await Letter(company, NoticeKind.Released, colleague)), StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task Perhaps_is_no_answer_but_the_coordinator_sees_it()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 4));
        var food = await Holder(company, "food-control");

        await Take(await Answered(company, food, new() { Says = "TENTATIVE", Dialect = "thunderbird" }));

        var meeting = await Meeting(company);
        Assert.True(meeting.IsWaitingFor(food));
        Assert.Equal([food], meeting.Undecided);
        Assert.Contains("svarade kanske", await Page($"/lots/bord/{company.Id}"), StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task Another_time_is_the_coordinators_choice_with_the_tables_free_times_beside_it()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 5));
        var food = await Holder(company, "food-control");
        var proposed = SwedishTime.At(new(2027, 3, 8), new(13, 0));

        await Take(await Answered(company, food, new() { Method = "COUNTER", Says = "TENTATIVE", Start = Reply.Utc(proposed) }));

        var meeting = await Meeting(company);
        Assert.Equal((start, proposed), (meeting.Slot!.Value.Start, meeting.Proposed[food].Start));
        Assert.Contains("annan tid föreslagen", await Page("/lots"), StringComparison.Ordinal);
        var page = await Page($"/lots/bord/{company.Id}");
        Assert.Contains("måndag 8 mars kl. 13.00", page, StringComparison.Ordinal);
        Assert.Contains("alla som behövs är lediga", page, StringComparison.Ordinal);
        Assert.True(page.Split("Flytta hit").Length >= 4, "the proposal and the times beside it can be chosen");

        // Let the time stand: the question is sent anew, and nothing waits on the board.
        await Post($"/lots/bord/{company.Id}/ordnat");
        Assert.Empty((await Meeting(company)).Proposed);
        Assert.Contains("METHOD:REQUEST", Calendar(await Letter(company, NoticeKind.SentAnew, food)), StringComparison.Ordinal);

        // Proposed again, and chosen.
        await Take(await Answered(company, food, new() { Method = "COUNTER", Says = "TENTATIVE", Start = Reply.Utc(proposed), Stamp = Reply.Utc(house.Clock.GetUtcNow().AddSeconds(2)) }));
        await Post($"/lots/bord/{company.Id}/flytta", ("dag", "2027-03-08"), ("tid", "13:00"));
        meeting = await Meeting(company);
        Assert.Equal(proposed, meeting.Slot!.Value.Start);
        Assert.Empty(meeting.Proposed);
    }

    [MailServerFact]
    public async Task Handing_over_asks_the_colleague_who_can_and_otherwise_a_human()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 9));
        var food = await Holder(company, "food-control");
        var colleague = Other("food-control", food);

        await Take(await Answered(company, food, new() { Says = "DELEGATED", To = "nobody-we-know@test.example" }));
        Assert.NotNull((await Meeting(company)).PlaceOf(food));
        await Pile(company, WhyToRead.HandedOver);

        await Take(await Answered(company, food, new() { Says = "DELEGATED", To = Address(colleague).ToUpperInvariant(), Stamp = Reply.Utc(house.Clock.GetUtcNow().AddSeconds(1)) }));
        await StoryHost.Until("the colleague is asked", async () => (await Meeting(company)).PlaceOf(colleague) is not null);
        Assert.Equal(colleague, (await Log.First<SeatDeclined>(company.Id, default))!.Suggested);
    }

    [MailServerFact]
    public async Task Refresh_gets_the_question_as_it_stands_at_most_once_an_hour()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 10));
        var food = await Holder(company, "tobacco-retail");
        for (var i = 0; i < 3; i++) await Take(await Answered(company, food, new() { Method = "REFRESH", Says = "NEEDS-ACTION" }));

        var sent = Assert.Single(await Notices(company), n => n.Kind == NoticeKind.SentAnew);
        Assert.Equal(food, sent.OfficialId);
        Assert.Contains("METHOD:REQUEST", Calendar(await Letter(company, NoticeKind.SentAnew, food)), StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task An_answer_to_an_older_question_changes_nothing_and_is_answered_once_with_what_holds_now()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 11));
        var lots = await Holder(company, "coordination");
        var before = await Question(company, lots);
        var to = await company.FirstTime(new DateOnly(2027, 3, 12));
        (await company.Send(HttpMethod.Put, "time", new { start = to })).EnsureSuccessStatusCode();
        var meeting = await Meeting(company);
        Assert.NotEqual(start, meeting.Slot!.Value.Start);
        Assert.NotNull(meeting.PlaceOf(lots));
        var now = house.Clock.GetUtcNow();

        foreach (var (name, stale) in new (string, Reply)[]
        {
            ("an older sequence", new() { Start = Reply.Utc(to) }),
            ("another start", new() { Sequence = meeting.Sequence }),
            ("both", new()),
            ("a start alone", new() { Dialect = "untidy" }),
            ("a counter to the time before", new() { Method = "COUNTER", Says = "TENTATIVE", Sequence = meeting.Sequence, Start = Reply.Utc(to.AddDays(4)) }),
            ("made long before the question", new() { Sequence = meeting.Sequence, Start = Reply.Utc(to), Stamp = Reply.Utc(now.AddDays(-3)) }),
        })
        {
            await Take(Replies.Write(before, stale with { From = Address(lots), Stamp = stale.Stamp ?? Reply.Utc(now) }));
            Assert.True((await Meeting(company)).Accepted.Count == 0 && (await Meeting(company)).Proposed.Count == 0, name);
        }

        var told = Assert.Single(await Notices(company), n => n.Kind == NoticeKind.ReplyTooOld);
        Assert.Equal(lots, told.OfficialId);
        var letter = await Letter(company, NoticeKind.ReplyTooOld, lots);
        Assert.Contains("Det gällde en äldre fråga, så det ändrade inget.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("fredag 12 mars", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Headers[HeaderId.AutoSubmitted]);

        // The answer to the question that stands is taken; one made before it, and come after, is not.
        await Take(Replies.Write(letter, new() { From = Address(lots), Stamp = Reply.Utc(now.AddMinutes(2)) }));
        await Take(Replies.Write(letter, new() { From = Address(lots), Says = "DECLINED", Stamp = Reply.Utc(now.AddMinutes(1)) }));
        Assert.Contains(lots, (await Meeting(company)).Accepted);
    }

    [MailServerFact]
    public async Task A_machine_is_never_answered()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 15));
        var food = await Holder(company, "food-control");
        await Question(company, food);
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();

        foreach (var (name, value) in new[] { ("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("List-Id", "<x.example>"), ("Return-Path", "<>") })
            await Take(await Answered(company, food, new() { Headers = new() { [name] = value } }));

        Assert.DoesNotContain(await Notices(company), n => n.Kind == NoticeKind.ReplyTooOld);
    }

    [MailServerFact]
    public async Task Ten_that_are_forged_or_strange_change_nothing_and_a_human_sees_them()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 16));
        var (food, lots) = (await Holder(company, "food-control"), await Holder(company, "coordination"));
        var facts = (await Log.Facts(company.Id, default)).Count;
        var asked = await Question(company, food);

        foreach (var (why, strange) in new (WhyToRead, Reply)[]
        {
            (WhyToRead.NotInvited, new() { From = "stranger@evil.example" }),
            (WhyToRead.NotInvited, new() { From = "stranger@evil.example", Attendee = Address(food) }),
            (WhyToRead.NotInvited, new() { From = Address(food), Attendee = Address(lots) }),
            (WhyToRead.NotInvited, new() { From = Address(Other("food-control", food)) }),
            (WhyToRead.NotInvited, new() { From = $"{Address(food)}, {Address(lots)}", Attendee = Address(food) }),
            (WhyToRead.NotOurs, new() { From = Address(food), Uid = $"{Guid.NewGuid()}@handslaget.local" }),
            (WhyToRead.NotOurs, new() { From = Address(food), Uid = $"{company.Id}@evil.example" }),
            (WhyToRead.Unclear, new() { From = Address(food), Says = "X-MAYBE" }),
            (WhyToRead.Unclear, new() { From = Address(food), Method = "CANCEL" }),
            (WhyToRead.Unclear, new() { From = Address(food), Method = "REQUEST" }),
            (WhyToRead.Unclear, new() { From = Address(food), Method = "COUNTER", Says = "TENTATIVE", Start = Reply.Utc(house.Clock.GetUtcNow().AddDays(-2)) }),
        })
        {
            var letter = Replies.Read(Replies.Write(asked, strange with { Stamp = Reply.Utc(house.Clock.GetUtcNow()) }));
            await house.Services.GetRequiredService<Mailroom>().Take(letter, default);
            await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
            var row = await session.LoadAsync<LetterToRead>(LetterReading.Read(letter, null).Identity);
            Assert.True(row?.Why == why, $"{strange.From} {strange.Method} {strange.Says} {strange.Uid}: {row?.Why}, not {why}");
        }

        Assert.Equal(facts, (await Log.Facts(company.Id, default)).Count);
        Assert.Equal(start, (await Meeting(company)).Slot!.Value.Start);
        Assert.DoesNotContain(await Notices(company), n => n.Kind is NoticeKind.ReplyTooOld or NoticeKind.SentAnew);
    }

    [MailServerFact]
    public async Task A_letter_in_words_is_read_by_a_human_beside_its_meeting_and_goes_a_month_later()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 17));
        var question = await Question(company, await Holder(company, "food-control"));
        var letter = new MimeMessage { Subject = "Sv: <b>Kan du?</b>", InReplyTo = question.MessageId, Body = new TextPart("plain") { Text = $"Jag kommer fem över. <script>x</script> {company.Id}" } };
        letter.From.Add(new MailboxAddress("Åsa Öberg", "asa@kiosken.example"));
        await house.Services.GetRequiredService<Mailroom>().Take(letter, default);

        Assert.Contains("att läsa", await Page("/lots"), StringComparison.Ordinal);
        var raw = await (await house.SignedIn(SmallTown.Coordinator)).GetStringAsync("/lots/brev");
        Assert.Contains($"Jag kommer fem över. &lt;script&gt;x&lt;/script&gt; {company.Id}", raw, StringComparison.Ordinal);
        Assert.Contains($"/lots/bord/{company.Id}", raw, StringComparison.Ordinal);
        var row = await Pile(company, WhyToRead.InWords);

        await Post($"/lots/brev/{row.Id}/last");
        Assert.DoesNotContain($"{row.Id}", await Page("/lots/brev"), StringComparison.Ordinal);
        var pile = house.Services.GetRequiredService<ReadingPile>();
        await pile.Forget(house.Clock.GetUtcNow().AddDays(-30), DateTimeOffset.MinValue, default);
        Assert.NotNull(await pile.Find(row.Id, default));
        await pile.Forget(house.Clock.GetUtcNow().AddDays(1), DateTimeOffset.MinValue, default);
        Assert.Null(await pile.Find(row.Id, default));
    }

    [MailServerFact]
    public async Task A_letter_that_comes_back_marks_the_message_and_the_address()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 18));
        var food = await Holder(company, "food-control");
        var id = (await Question(company, food)).MessageId!;
        foreach (var (action, status) in new[] { ("delayed", "4.4.1"), ("failed", "5.1.1"), ("failed", "5.1.1") })
            await Take(Encoding.ASCII.GetBytes(When_reading_a_letter.Dsn(action, status, id)));

        var notice = Assert.Single(await Notices(company), n => n.State == NoticeState.Failed);
        Assert.Equal((food, "came back (5.1.1)"), (notice.OfficialId, notice.Error));
        Assert.Contains("ett meddelande kom inte fram", await Page("/lots"), StringComparison.Ordinal);
        Assert.Contains("mejl kommer i retur", await Page($"/lots/bord/{company.Id}"), StringComparison.Ordinal);

        // Seen to; and an answer from the address shows that it works after all.
        await Post($"/lots/bord/{company.Id}/ordnat");
        await Take(await Answered(company, food, new()));
        Assert.DoesNotContain("mejl kommer i retur", await Page($"/lots/bord/{company.Id}"), StringComparison.Ordinal);

        await Take(Encoding.ASCII.GetBytes(When_reading_a_letter.Dsn("failed", "5.1.1", $"{Guid.NewGuid():N}@handslaget.local")));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.True(await session.Query<LetterToRead>().AnyAsync(l => l.Why == WhyToRead.CameBack));
    }

    private static Guid Other(string competence, Guid than) => new[] { 1, 2 }.Select(n => SmallTown.Official(competence, n)).Single(o => o != than);

    private static string Address(Guid official) =>
        SmallTown.Needed.SelectMany(c => new[] { 1, 2 }.Select(n => (Id: SmallTown.Official(c, n), Mail: $"{c}{n}@test.example"))).Single(o => o.Id == official).Mail;

    private async Task<Meeting> Meeting(Company company) => (await Log.Find(company.Id, default))!;

    private async Task<Guid> Holder(Company company, string competence) => (await Meeting(company)).Places.Single(p => p.Competences.Contains(competence)).OfficialId;

    private Task Take(byte[] letter) => house.Services.GetRequiredService<Mailroom>().Take(Replies.Read(letter), default);

    /// <summary>What another program makes of the question to an official.</summary>
    private async Task<byte[]> Answered(Company company, Guid official, Reply reply) =>
        Replies.Write(await Question(company, official), reply with { From = Address(official), Stamp = reply.Stamp ?? Reply.Utc(house.Clock.GetUtcNow()) });

    private Task<MimeMessage> Question(Company company, Guid official) => Letter(company, NoticeKind.Asked, official);

    /// <summary>The letter of a notice, as it lies in the outbox.</summary>
    private async Task<MimeMessage> Letter(Company company, NoticeKind kind, Guid official)
    {
        MimeMessage? letter = null;
        await StoryHost.Until($"{kind} is sent", async () =>
        {
            var ids = (await Notices(company)).Where(n => n.Kind == kind && n.OfficialId == official).Select(n => $"{n.Id:N}@handslaget.local").ToHashSet();
            letter = !Directory.Exists(house.Outbox) ? null : Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).FirstOrDefault(m => ids.Contains(m.MessageId!));
            return letter is not null;
        });
        return letter!;
    }

    private static string Calendar(MimeMessage letter) => letter.BodyParts.OfType<TextPart>().Single(p => p.ContentType.IsMimeType("text", "calendar")).Text;

    private async Task<LetterToRead> Pile(Company company, WhyToRead why)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return Assert.Single(await session.Query<LetterToRead>().Where(l => l.MeetingId == company.Id && l.Why == why).ToListAsync());
    }

    private async Task<IReadOnlyList<Notice>> Notices(Company company)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(n => n.MeetingId == company.Id).ToListAsync();
    }

    private async Task<string> Page(string path)
    {
        var response = await (await house.SignedIn(SmallTown.Coordinator)).GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private async Task Post(string path, params (string, string)[] fields)
    {
        var response = await (await house.SignedIn(SmallTown.Coordinator)).PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{path}: {(int)response.StatusCode}\n{await response.Content.ReadAsStringAsync()}");
    }
}
