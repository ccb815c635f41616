using System.Net;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Forgetting;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Surveying;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>After the meeting: one letter, one link, one answer, and nothing that says whose it is. The clock moves, so the story has a house of its own.</summary>
public sealed class When_a_company_says_how_it_was(StoryHost house) : Surveyed(house)
{
    [Fact]
    public async Task From_a_meeting_that_was_held_to_a_figure_that_names_nobody()
    {
        // Given that a meeting was held, nothing is asked before its day.
        var (company, start) = await Company.WithATable(House.Client(), new DateOnly(2027, 2, 8));
        await Log.Decide(company.Id, "coordinator", m => m.SayHowItWent(true, start.AddHours(1)), default);
        await House.Deliver(new AskHowItWas(company.Id));
        Assert.Empty(await Asked(company.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await House.Client().GetAsync(Link(company))).StatusCode);

        // When the days have passed, the company has a letter with a link, and no text, since it can be reached by mail.
        House.Clock.SetUtcNow(SwedishTime.At(new DateOnly(2027, 2, 15), new TimeOnly(10, 0)));
        await House.Deliver(new AskHowItWas(company.Id));
        await House.Deliver(new AskHowItWas(company.Id));
        await Settled(company.Id);
        Assert.Equal([(Channel.Mail, NoticeState.Sent), (Channel.Sms, NoticeState.Dropped)], (await Asked(company.Id)).Select(n => (n.Channel, n.State)));
        var letter = Letters().Single(m => m.TextBody!.Contains(Link(company), StringComparison.Ordinal));
        Assert.Equal("Hur var mötet?", letter.Subject);
        Assert.Contains("till och med onsdag 31 mars", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("inte mätningen Insikt", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("läser lotsarna", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains(Link(company), await Read(House.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);

        // Then it answers: what is wrong is told and nothing is lost, and the link works once.
        Assert.Contains("idealiskt första möte", await Read(House.Client(), Link(company)), StringComparison.Ordinal);
        Assert.Contains("Svara på minst en fråga", await Said(await Send(company)), StringComparison.Ordinal);
        var wrong = await Send(company, [.. Content, ("text", new string('x', 1001))]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("name=\"Whole\" value=\"8\" checked", await Said(wrong), StringComparison.Ordinal);
        Assert.Contains(new string('x', 1001), await Said(wrong), StringComparison.Ordinal);
        var sent = await Send(company, [.. Content, ("text", "Bra kaffe.")]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("Tack för svaren", await Read(House.Client(), sent.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Contains("ni har redan svarat", await Said(await Send(company, Content)), StringComparison.Ordinal);
        Assert.Contains("ni har redan svarat", await Read(House.Client(), Link(company)), StringComparison.Ordinal);
        Assert.Contains("you have answered already", await Read(House.Client(), $"{Link(company)}?lang=en"), StringComparison.Ordinal);
        Assert.DoesNotContain(Link(company), await Read(House.Client(), $"/bord/{company.Key}"), StringComparison.Ordinal);

        // And what waits to be counted says neither whose it is nor when it came.
        Assert.Equal(0, await Count("survey_answered"));
        await NothingWaitingTellsWho(company);

        // And it is counted with four others when March is over, for everybody and for coordinators.
        List<Company> others = [];
        for (var other = 0; other < 4; other++) others.Add(await Held(Next()));
        var late = await Held(Next());
        foreach (var other in others) Assert.True(await Answers(other, new() { ["Whole"] = "5", ["Expectations"] = "5", ["Ideal"] = "5", ["Treatment"] = "9" }));
        Assert.Empty(await Points());
        var lots = await House.SignedIn(SmallTown.Coordinator);
        Assert.Contains("Inget att visa", await Read(lots, "/lots/uppfoljning"), StringComparison.Ordinal);
        await AllAreCountedAtOnce();
        await NothingTellsWho(company);
        await WhoCameLateIsNotToldAlone(late);
        Assert.Equal([("2027-02", "Treatment", 5, 91.11m), ("2027-02", "Whole", 5, 51.11m)], await Points());
        lots = await House.SignedIn(SmallTown.Coordinator);
        var page = await Read(lots, "/lots/uppfoljning");
        Assert.Contains("5 av 5 som har fått frågorna har svarat", page, StringComparison.Ordinal);
        Assert.Contains("Bra kaffe.", page, StringComparison.Ordinal);
        Assert.Contains("Livsmedelskontroll", page, StringComparison.OrdinalIgnoreCase);
        foreach (var who in new[] { "Kiosken", "Öberg", "food-control 1", "food-control 2", company.Id.ToString() }) Assert.DoesNotContain(who, page, StringComparison.Ordinal);
        Assert.Contains("Bemötande", await Read(House.Client(), "/sa-gar-det"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await House.SignedIn(SmallTown.Official("food-control", 1))).GetAsync("/lots/uppfoljning")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await House.Client().GetAsync(Link(company))).StatusCode);

        // And that it answered is forgotten when nobody can answer again; its own words a year later; the figure stays.
        var rounds = House.Services.GetRequiredService<ForgettingRounds>();
        await rounds.Go(default);
        Assert.Equal((0, 1), await Beside());
        House.Clock.Advance(TimeSpan.FromDays(365));
        await rounds.Go(default);
        Assert.Equal((0, 0), await Beside());
        Assert.NotEmpty(await Points());
    }

    private async Task<(int Spent, int Texts)> Beside()
    {
        await using var session = Documents.QuerySession();
        return (await session.Query<SurveySpent>().CountAsync(), await session.Query<SurveyText>().CountAsync());
    }

    /// <summary>By several at the same moment, as by several processes.</summary>
    private async Task AllAreCountedAtOnce()
    {
        var months = House.Services.GetRequiredService<SurveyMonths>();
        House.Clock.SetUtcNow(Survey.ClosesAt(new(2027, 2)));
        await months.Close(default);
        Assert.Equal(0, await Count("survey_answered"));
        House.Clock.Advance(SurveyMonths.Patience);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => months.Close(default)));
        await using var data = NpgsqlDataSource.Create(House.ConnectionString);
        await using var written = data.CreateCommand("""
            select count(*), count(distinct xmin::text), bool_and(earlier is null or earlier < stream_id), (select count(*) from booking.mt_doc_surveypending)
            from (select xmin, stream_id, lag(stream_id) over (order by seq_id) as earlier from booking.mt_events where type = 'survey_answered') facts
            """);
        await using var row = await written.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((5L, 1L, true, 0L), (row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2), row.GetInt64(3)));
    }

    private async Task WhoCameLateIsNotToldAlone(Company late)
    {
        var meeting = (await Log.Find(late.Id, default))!;
        Assert.True(await House.Services.GetRequiredService<Surveys>().Answer(meeting, new(new Dictionary<string, string> { ["Treatment"] = "1" }, "Sist."), Guid.NewGuid(), default));
        await House.Services.GetRequiredService<SurveyMonths>().Close(default);
        await using var session = Documents.QuerySession();
        Assert.Equal((5, 0, 1), ((int)await Count("survey_answered"), await session.Query<SurveyPending>().CountAsync(), await session.Query<SurveyText>().CountAsync()));
    }

    private async Task NothingWaitingTellsWho(Company company)
    {
        await using var data = NpgsqlDataSource.Create(House.ConnectionString);
        await using var waiting = data.CreateCommand("select string_agg(t::text, ' ') from (select to_jsonb(a) t from booking.mt_doc_surveyspent a union all select to_jsonb(b) from booking.mt_doc_surveypending b) rows");
        var rows = (string)(await waiting.ExecuteScalarAsync())!;
        Assert.Contains("Bra kaffe.", rows, StringComparison.Ordinal);
        var meeting = (await Log.Find(company.Id, default))!;
        foreach (var who in meeting.Places.Select(p => p.OfficialId.ToString()).Append(company.Id.ToString()).Append("mt_last_modified").Append("mt_version")) Assert.DoesNotContain(who, rows, StringComparison.Ordinal);
    }

    private async Task NothingTellsWho(Company company)
    {
        await using var data = NpgsqlDataSource.Create(House.ConnectionString);
        await using var fact = data.CreateCommand("""
            select e.data::text || ' ' || e.stream_id || ' ' || coalesce(e.user_name, '') || ' ' || coalesce(e.headers::text, ''), e.timestamp at time zone 'Europe/Stockholm', s.timestamp at time zone 'Europe/Stockholm', s.created at time zone 'Europe/Stockholm', e.id, e.stream_id
            from booking.mt_events e join booking.mt_streams s on s.id = e.stream_id where e.type = 'survey_answered' and e.data -> 'marks' ->> 'Treatment' = '10' and e.data -> 'marks' ->> 'Ideal' = '9'
            """);
        await using (var row = await fact.ExecuteReaderAsync())
        {
            Assert.True(await row.ReadAsync());
            var said = row.GetString(0);
            Assert.Contains("\"month\": {\"year\": 2027, \"number\": 2}", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Efficiency", said, StringComparison.Ordinal);
            var meeting = (await Log.Find(company.Id, default))!;
            foreach (var who in meeting.Places.Select(p => p.OfficialId.ToString()).Append(company.Id.ToString()).Append("Bra kaffe")) Assert.DoesNotContain(who, said, StringComparison.Ordinal);
            Assert.Equal((4, 4), (row.GetGuid(4).Version, row.GetGuid(5).Version));
            for (var stamp = 1; stamp <= 3; stamp++) Assert.Equal(new DateTime(2027, 2, 1), row.GetDateTime(stamp));
            Assert.False(await row.ReadAsync());
        }
        await using var beside = data.CreateCommand("select string_agg(t::text, ' ') from (select to_jsonb(a) t from booking.mt_doc_surveyspent a union all select to_jsonb(b) from booking.mt_doc_surveytext b) rows");
        var rows = (string)(await beside.ExecuteScalarAsync())!;
        Assert.Contains("Bra kaffe.", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("mt_last_modified", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("mt_version", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(company.Id.ToString(), rows, StringComparison.Ordinal);
        Assert.DoesNotContain(await Log.Facts(company.Id, default), f => f.GetType().Name.Contains("Answered", StringComparison.Ordinal));
    }
}
