using System.Net.Http.Json;
using System.Text.Json;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>One whole table, through the real host: asked, held, booked, answered, mended, moved, reminded of, cancelled.</summary>
[Collection(StoryHost.Collection)]
public sealed class From_request_to_reminder(StoryHost house)
{
    [Fact]
    public async Task A_table_is_laid_and_everybody_is_told()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 22));

        Assert.Equal("booked", await company.Status());
        await Told(company.Id, NoticeKind.Asked, 3);
        await Told(company.Id, NoticeKind.Booked, 2);

        foreach (var official in await AtTheTable(company.Id)) await Answers(official, company.Id, start, accepts: true);

        Assert.Equal("confirmed", await company.Status());
        await Told(company.Id, NoticeKind.Confirmed, 2);
        var reminders = (await NoticesOf(company.Id)).Where(n => n.Kind is NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours).ToList();
        Assert.Equal(
            [SwedishTime.At(new DateOnly(2027, 2, 19), new TimeOnly(10, 0)), start.AddHours(-2)],
            reminders.Select(n => n.DueAt!.Value).Order());
    }

    [Fact]
    public async Task An_invitation_is_one_question_with_a_calendar_entry_and_nothing_secret_in_it()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 23));
        await Told(company.Id, NoticeKind.Asked, 3);

        var letter = Letters(company.Id).First(m => m.Subject!.StartsWith("Kan du", StringComparison.Ordinal));

        var calendar = letter.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar");
        Assert.Equal("REQUEST", calendar.ContentType.Parameters["method"]);
        var entry = Ical.Net.Calendar.Load(calendar.Text)!.Events.Single();
        Assert.Equal(start.UtcDateTime, entry.Start!.AsUtc);
        Assert.Equal($"{company.Id}@handslaget.local", entry.Uid);
        Assert.DoesNotContain("/svar/", calendar.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(company.Key, letter.ToString(), StringComparison.Ordinal);
        Assert.Contains("/svar/", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_message_says_when_and_where_and_no_more()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 24));
        await Told(company.Id, NoticeKind.Booked, 2);

        var sms = await SmsOf(company.Id, NoticeKind.Booked);

        Assert.StartsWith("Norrköpings kommun: Ditt möte ons 24 feb kl", sms, StringComparison.Ordinal);
        Assert.DoesNotContain("Kiosken", sms, StringComparison.Ordinal);
        Assert.DoesNotContain("Öberg", sms, StringComparison.Ordinal);
        Assert.DoesNotContain("http", sms, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_is_mended_before_the_company_hears_of_it()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 25));
        var table = await AtTheTable(company.Id);
        var food = table.Single(o => o == SmallTown.Official("food-control", 1) || o == SmallTown.Official("food-control", 2));

        await Answers(food, company.Id, start, accepts: false);

        await StoryHost.Until("a colleague is seated", async () => (await AtTheTable(company.Id)).Count == 3);
        var now = await AtTheTable(company.Id);
        Assert.DoesNotContain(food, now);
        await Told(company.Id, NoticeKind.Released, 1);
        await Told(company.Id, NoticeKind.Asked, 4);
        Assert.All(
            (await NoticesOf(company.Id)).Where(n => n.OfficialId is null),
            n => Assert.True(n.Kind is NoticeKind.Booked or NoticeKind.ReminderDayBefore or NoticeKind.ReminderTwoHours));
    }

    [Fact]
    public async Task When_nobody_can_step_in_the_company_hears_once_with_times_already_held()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 26));
        foreach (var _ in new[] { 1, 2 })
        {
            var holder = (await AtTheTable(company.Id)).Single(o => o == SmallTown.Official("tobacco-retail", 1) || o == SmallTown.Official("tobacco-retail", 2));
            await Answers(holder, company.Id, start, accepts: false);
            await StoryHost.Until("the seat is mended or left vacant", async () => (await Meeting(company.Id)).Unmended.Count == 0);
        }

        await StoryHost.Until("alternatives are held", async () => (await Meeting(company.Id)).Alternatives.Count > 0);
        var view = await company.Get();
        var alternative = view.GetProperty("alternatives")[0].GetProperty("start").GetDateTimeOffset();
        await Told(company.Id, NoticeKind.AlternativesWaiting, 2);

        // Nobody else can take what is held for this company.
        var rival = await Company.Asks(house.Client());
        var claims = (await Meeting(company.Id)).Claims(new BookingRules());
        Assert.NotEmpty(claims);

        (await company.Send(HttpMethod.Put, "time", new { start = alternative })).EnsureSuccessStatusCode();
        var moved = await Meeting(company.Id);
        Assert.Equal(alternative, moved.Slot!.Value.Start);
        Assert.Empty(moved.Vacant);
        Assert.NotEqual(rival.Id, company.Id);
    }

    [Fact]
    public async Task A_meeting_moves_and_stays_the_same_meeting()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 1));
        var later = start.AddMinutes(30);

        (await company.Send(HttpMethod.Put, "time", new { start = later })).EnsureSuccessStatusCode();

        var meeting = await Meeting(company.Id);
        Assert.Equal(later, meeting.Slot!.Value.Start);
        Assert.Equal(1, meeting.Sequence);
        await Told(company.Id, NoticeKind.AskedAgain, 3);
        await Told(company.Id, NoticeKind.Moved, 2);
        var updates = Letters(company.Id).Where(m => m.Subject!.StartsWith("Ny tid, kan du", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, updates.Count);
        Assert.All(updates, u => Assert.Contains("SEQUENCE:1", u.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar").Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_frees_everybody_at_once()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 2));

        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        (await company.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();

        Assert.Equal("cancelled", await company.Status());
        await Told(company.Id, NoticeKind.Released, 3);
        await Told(company.Id, NoticeKind.Cancelled, 2);
        var other = await Company.Asks(house.Client());
        await other.Holds(start);
    }

    [Fact]
    public async Task A_hold_is_over_when_the_clock_says_so_even_if_no_timer_ran()
    {
        var first = await Company.Asks(house.Client());
        var start = await first.FirstTime(new DateOnly(2027, 3, 15));
        await first.Holds(start);
        var second = await Company.Asks(house.Client());
        await second.Holds(start);
        var third = await Company.Asks(house.Client());
        var taken = await third.Send(HttpMethod.Put, "hold", new { start });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, taken.StatusCode);
        var problem = await taken.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:handslaget-booking:time-taken", problem.GetProperty("type").GetString());
        Assert.Equal(3, problem.GetProperty("alternatives").GetArrayLength());

        house.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("requested", await first.Status());
        await third.Holds(start);
        var late = await first.Send(HttpMethod.Put, "booking", Company.Details);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("hold-has-ended", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await house.Deliver(new ExpireHold(first.Id));
        Assert.Equal(MeetingStatus.Requested, (await Meeting(first.Id)).Status);
    }

    [Fact]
    public async Task The_whole_history_of_one_meeting_can_be_listed()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 3));
        await Told(company.Id, NoticeKind.Booked, 2);
        var coordinator = await house.SignedIn(SmallTown.Coordinator);

        var history = await coordinator.GetFromJsonAsync<JsonElement>($"/api/v1/meetings/{company.Id}/history");

        Assert.Equal(
            ["meeting_requested", "panel_proposed", "slot_held", "meeting_booked"],
            history.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("fact").GetString()!));
        Assert.All(history.GetProperty("facts").EnumerateArray(), f => Assert.Equal("company", f.GetProperty("by").GetString()));
        Assert.Equal(4, history.GetProperty("claims").GetArrayLength());
        Assert.Equal(7, history.GetProperty("messages").GetArrayLength());
        Assert.All(history.GetProperty("claims").EnumerateArray(), c => Assert.Equal(start, c.GetProperty("start").GetDateTimeOffset()));
        Assert.DoesNotContain("Öberg", history.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("0701740605", history.GetRawText().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_folded_from_zero_equals_the_state_that_is_read()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 4));
        foreach (var official in (await AtTheTable(company.Id)).Take(2)) await Answers(official, company.Id, start, accepts: true);
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();

        var folded = (await session.Events.FetchStreamAsync(company.Id)).Aggregate(Meetings.Meeting.New, (m, e) => m.Evolve(e.Data));

        Assert.Equal(JsonSerializer.Serialize(await Meeting(company.Id)), JsonSerializer.Serialize(folded));
    }

    [Fact]
    public async Task Silence_is_nudged_and_then_taken_as_a_no()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 3, 17));
        var silent = (await AtTheTable(company.Id))[0];
        var replyBy = (await Meeting(company.Id)).ReplyBy[silent];

        house.Clock.SetUtcNow(ReplyTime.NudgeAt(replyBy, new()));
        await house.Deliver(new NudgeOfficial(company.Id, silent));
        await Told(company.Id, NoticeKind.Nudged, 1);
        house.Clock.SetUtcNow(replyBy);
        await house.Deliver(new TakeSilenceAsNo(company.Id, silent));

        await StoryHost.Until("a colleague is seated", async () => (await AtTheTable(company.Id)).Count == 3);
        Assert.Contains(silent, (await Meeting(company.Id)).Declined);
    }

    private async Task Answers(Guid official, Guid meeting, DateTimeOffset start, bool accepts)
    {
        var client = await house.SignedIn(official);
        (await client.PutAsJsonAsync($"/api/v1/officials/me/seats/{meeting}/answer", new { accepts, start })).EnsureSuccessStatusCode();
    }

    private async Task<Meeting> Meeting(Guid id) => (await house.Services.GetRequiredService<MeetingLog>().Find(id, default))!;

    private async Task<List<Guid>> AtTheTable(Guid id) => [.. (await Meeting(id)).Places.Select(p => p.OfficialId)];

    private async Task<IReadOnlyList<Notice>> NoticesOf(Guid meeting)
    {
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<Notice>().Where(n => n.MeetingId == meeting).ToListAsync();
    }

    private Task Told(Guid meeting, NoticeKind kind, int times) => StoryHost.Until(
        $"{times} × {kind} sent", async () => (await NoticesOf(meeting)).Count(n => n.Kind == kind && n.State == NoticeState.Sent) == times);

    private List<MimeMessage> Letters(Guid meeting) =>
        [.. Directory.GetFiles(house.Outbox, "*.eml").Select(f => MimeMessage.Load(f)).Where(m => m.BodyParts.OfType<TextPart>().Any(p => p.Text.Contains(meeting.ToString(), StringComparison.Ordinal)))];

    private async Task<string> SmsOf(Guid meeting, NoticeKind kind)
    {
        var notice = (await NoticesOf(meeting)).Single(n => n.Kind == kind && n.Channel == Channel.Sms);
        var file = Directory.GetFiles(house.Outbox, $"*sms-{notice.Id}.txt").Single();
        return (await File.ReadAllTextAsync(file)).Split("\n\n", 2)[1];
    }
}
