using System.Net;
using Handslaget.Booking.Figures;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>Who is asked by which way, who is not, and what two at once come to. The clock moves, so the stories have a house of their own.</summary>
public sealed class When_companies_are_asked_how_it_was(StoryHost house) : Surveyed(house)
{
    [Fact]
    public async Task Two_tabs_at_the_same_moment_are_one_answer()
    {
        var company = await AskedOf(await Held(Next()));
        var said = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Send(company, [.. Content, ("text", "Samtidigt.")])));
        Assert.Single(said, s => s.StatusCode == HttpStatusCode.Redirect);
        foreach (var lost in said.Where(s => s.StatusCode != HttpStatusCode.Redirect)) Assert.Contains("ni har redan svarat", await Said(lost), StringComparison.Ordinal);
        await using var session = Documents.QuerySession();
        Assert.Equal(1, await session.Query<SurveyPending>().CountAsync(p => p.Text == "Samtidigt."));
    }

    [Fact]
    public async Task A_company_with_only_a_mobile_is_told_by_a_text_in_daylight_and_answers_from_its_page()
    {
        var company = await Held(Next(), new { company = "Kiosken AB", name = "Åsa Öberg", mobile = "070-174 06 05", errand = "En kiosk." });
        House.Clock.SetUtcNow(SwedishTime.At(SwedishTime.Date(House.Clock.GetUtcNow()).AddDays(20), new TimeOnly(23, 0)));
        await House.Deliver(new AskHowItWas(company.Id));
        await StoryHost.Until("the text waits for the morning", async () => (await Asked(company.Id)).Any(n => n is { Channel: Channel.Sms, DueAt: not null }));
        Assert.Equal(NoticeState.Dropped, (await Asked(company.Id)).Single(n => n.Channel == Channel.Mail).State);
        House.Clock.Advance(TimeSpan.FromHours(12));
        var text = (await Asked(company.Id)).Single(n => n.Channel == Channel.Sms);
        await House.Deliver(new SendNotice(text.Id));
        List<string> texts = [];
        await StoryHost.Until("the text has been sent, by whoever took it", () => Task.FromResult(
            (texts = [.. Directory.GetFiles(House.Outbox, "*.txt").Select(File.ReadAllText).Where(t => t.Contains("Hur var mötet", StringComparison.Ordinal))]).Count > 0));
        var file = Assert.Single(texts);
        Assert.DoesNotContain("://", file, StringComparison.Ordinal);
        Assert.Contains(Link(company), await Read(House.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_was_taken_back_is_not_asked_about_and_an_english_company_reads_english()
    {
        var (back, english) = (await Held(Next()), await Held(Next(), language: "en"));
        Assert.IsType<Outcome.Recorded>(await Log.Decide(back.Id, "coordinator", m => m.SayHowItWent(false, m.Slot!.Value.End), default));
        await AskedOf(english);
        await House.Deliver(new AskHowItWas(back.Id));
        Assert.Empty(await Asked(back.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await House.Client().GetAsync(Link(back))).StatusCode);
        await Settled(english.Id);
        var letter = Letters().Single(m => m.TextBody!.Contains(Link(english), StringComparison.Ordinal));
        Assert.Equal("How was the meeting?", letter.Subject);
        Assert.Contains("kept without name, company, meeting or day", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Imagine an ideal first meeting", await Read(House.Client(), $"{Link(english)}?lang=en"), StringComparison.Ordinal);
    }

    /// <summary>A competence that one official holds is not in the fact at all.</summary>
    [Fact]
    public async Task An_answer_does_not_tell_of_the_only_one_who_holds_a_competence()
    {
        var company = await AskedOf(await Held(Next()));
        var register = House.Services.GetRequiredService<RegisterLog>();
        var leaving = SmallTown.Official("tobacco-retail", 2);
        await register.Change<Official>(leaving, [new CompetenceWithdrawn("tobacco-retail")], "test", default);
        Assert.True(await Answers(company, new() { ["Whole"] = "1" }, id: Notice.Name("alone")));
        await register.Change<Official>(leaving, [new CompetenceGranted("tobacco-retail", null)], "test", default);
        await using var session = Documents.QuerySession();
        Assert.Equal(["food-control"], (await session.LoadAsync<SurveyPending>(Notice.Name("alone")))!.Answered.Competences);
    }

    /// <summary>When requests are traced, the store keeps the ids of the trace with what is written in it.</summary>
    [Fact]
    public async Task No_trace_of_a_request_is_kept_with_an_answer()
    {
        var (month, id) = (new Month(2026, 1), Guid.NewGuid());
        await using (var session = Documents.LightweightSession())
        {
            (session.CorrelationId, session.CausationId) = ("traced", "traced");
            session.SetHeader("traced", "traced");
            session.Keep("booking", month, [(id, new(month, [], new Dictionary<SurveyQuestion, int>(), null))]);
            await session.SaveChangesAsync();
        }
        await using var data = NpgsqlDataSource.Create(House.ConnectionString);
        await using var command = data.CreateCommand($"select to_jsonb(e)::text from booking.mt_events e where stream_id = '{id}'");
        Assert.DoesNotContain("traced", (string)(await command.ExecuteScalarAsync())!, StringComparison.Ordinal);
    }
}
