using System.Net;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Forgetting;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>When nobody can need it any more, who the company was is erased, by itself or by a coordinator. The story moves the clock, so it has a house of its own.</summary>
public sealed class When_a_company_is_forgotten(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task Nothing_in_the_database_says_who_it_was_and_the_history_stands()
    {
        var day = WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), 6);
        var (company, start) = await Company.WithATable(house.Client(), day);
        var complaint = new ComplaintReceived(Guid.NewGuid(), ComplaintKind.Time, company.Id, null, null, false, "sv", house.Clock.GetUtcNow());
        await house.Services.GetRequiredService<SubjectLog>().Decide<Complaint>(complaint.ComplaintId, "company", c => c.Receive(complaint), default, session =>
        {
            session.Store(new ComplaintContact { Id = complaint.ComplaintId, Name = "Åsa Öberg", Email = "asa@kiosken.example" });
            session.Store(ComplaintWords.Of(complaint.ComplaintId, WhatIsSaid.Complaint, "Kiosken fick vänta."), ComplaintWords.Of(complaint.ComplaintId, WhatIsSaid.Lesson, "Vi ringer upp."));
        });
        await StoryHost.Until("its letter is sent", async () => await Count("select count(*) from booking.mt_doc_notice where data ->> 'state' = 'Waiting' and data ->> 'dueAt' is null") == 0);

        // Neither before it is over, nor as long as the link opens it, nor the year after that.
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Equal(HttpStatusCode.Conflict, (await lots.PostAsync($"/lots/bord/{company.Id}/glom", new FormUrlEncodedContent([]))).StatusCode);
        var end = (await Log.Find(company.Id, default))!.Slot!.Value.End;
        var (links, retention) = (house.Services.GetRequiredService<LinkLife>(), house.Services.GetRequiredService<Retention>());
        var last = end.AddDays(links.DaysAfterMeeting + retention.Days);
        house.Clock.SetUtcNow(last.AddSeconds(-1));
        await Rounds.Go(default);
        Assert.True(await Found("Åsa Öberg") > 0);

        // Then it is, but the complaint waits for its answer.
        house.Clock.SetUtcNow(last.AddSeconds(1));
        await Rounds.Go(default);
        Assert.NotNull((await Log.Find(company.Id, default))!.ForgottenAt);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client().GetAsync($"/bord/{company.Key}")).StatusCode);
        Assert.True(await Found("Åsa Öberg") > 0);
        await house.Services.GetRequiredService<SubjectLog>().Decide<Complaint>(complaint.ComplaintId, "company", c => c.Withdraw(house.Clock.GetUtcNow()), default);
        house.Clock.Advance(TimeSpan.FromDays(links.DaysAfterMeeting + retention.Days + 1));
        await Rounds.Go(default);
        await Rounds.Go(default);

        Assert.Equal(0, await Found("Åsa Öberg"));
        Assert.Equal(0, await Found("asa@kiosken.example"));
        Assert.Equal(0, await Found("Kiosken"));
        Assert.Equal(1, await Found("Vi ringer upp."));
        Assert.Single(await Log.Facts(company.Id, default), f => f is CompanyForgotten);
        lots = await house.SignedIn(SmallTown.Coordinator);
        var page = WebUtility.HtmlDecode(await lots.GetStringAsync($"/lots/bord/{company.Id}"));
        Assert.Contains("Företagets uppgifter togs bort.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Åsa", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_does_it_earlier_when_the_company_wants_it()
    {
        var day = WorkingDays.Add(SwedishTime.Date(house.Clock.GetUtcNow()), 6);
        var (company, _) = await Company.WithATable(house.Client(), day);
        house.Clock.SetUtcNow(SwedishTime.At(day, new TimeOnly(18, 0)));
        var lots = await house.SignedIn(SmallTown.Coordinator);
        Assert.Contains("Ta bort företagets uppgifter", WebUtility.HtmlDecode(await lots.GetStringAsync($"/lots/bord/{company.Id}")), StringComparison.Ordinal);
        using var once = await lots.PostAsync($"/lots/bord/{company.Id}/glom", new FormUrlEncodedContent([]));
        using var again = await lots.PostAsync($"/lots/bord/{company.Id}/glom", new FormUrlEncodedContent([]));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (once.StatusCode, again.StatusCode));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.Null(await session.LoadAsync<Contact>(company.Id));
        Assert.Single(await Log.Facts(company.Id, default), f => f is CompanyForgotten);
    }

    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    private ForgettingRounds Rounds => house.Services.GetRequiredService<ForgettingRounds>();

    private async Task<long> Count(string sql)
    {
        await using var data = NpgsqlDataSource.Create(house.ConnectionString);
        await using var command = data.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>In how many rows of all tables the words stand.</summary>
    private async Task<long> Found(string words)
    {
        await using var data = NpgsqlDataSource.Create(house.ConnectionString);
        await using var tables = data.CreateCommand("select table_name from information_schema.tables where table_schema = 'booking' and table_type = 'BASE TABLE'");
        List<string> names = [];
        await using (var found = await tables.ExecuteReaderAsync())
            while (await found.ReadAsync()) names.Add(found.GetString(0));
        var rows = 0L;
        foreach (var name in names)
        {
            await using var holding = data.CreateCommand($"select count(*) from booking.{name} t where t::text like '%' || $1 || '%'");
            holding.Parameters.Add(new() { Value = words });
            rows += (long)(await holding.ExecuteScalarAsync())!;
        }
        return rows;
    }
}
