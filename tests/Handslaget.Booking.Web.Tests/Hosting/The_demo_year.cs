using System.Globalization;
using Handslaget.Booking.Figures;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Hosting.DemoYear;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Hosting;

/// <summary>
/// Some months of the demo year, with Easter and the night when the clock is put forward: the figures that are shown of it are
/// counted again in SQL from the raw facts, by nobody who has seen our code, and it is the same year each time.
/// </summary>
public sealed class The_demo_year : IAsyncLifetime
{
    private static readonly DateOnly Until = new(2026, 4, 30);

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(75);

    private readonly TestDatabase database = new();
    private readonly DirectoryInfo outbox = Directory.CreateTempSubdirectory("handslaget-outbox-");

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        outbox.Delete(recursive: true);
    }

    [Fact]
    public async Task Its_figures_are_what_others_count_and_it_is_the_same_each_time()
    {
        var first = await Lived();
        var second = await Lived();
        Assert.Equal(await Facts(first), await Facts(second));

        // Nothing is left to be sent of what was. Asked before the house is opened: then what is still to come begins to be carried out.
        Assert.Equal(0, await Number(first, "select count(*) from booking.mt_doc_notice where data ->> 'state' = 'Waiting' and coalesce((data ->> 'dueAt')::timestamptz, (data ->> 'writtenAt')::timestamptz) < '2026-04-30T00:00+02'"));
        Assert.Equal(0, await Number(first, "select count(*) from booking.wolverine_incoming_envelopes where execution_time is null or execution_time < '2026-04-30T00:00+02'"));

        // The way to its case on each booked meeting's page leads there.
        Assert.Equal(0, await Number(first, "select count(*) from booking.mt_events e where type = 'meeting_booked' and not exists (select from booking.mt_doc_caseofmeeting c where c.id = e.stream_id)"));

        var shown = await Shown(first);
        Assert.All(shown, f => Assert.NotEmpty(f.Points));
        Assert.Contains(shown.Single(f => f.Figure.Key == "satisfaction").Points, p => p.Value is not null);
        foreach (var (key, sql) in Recount.All)
        {
            Assert.Equal((key, await Counted(first, sql)), (key, Said(shown.Single(f => f.Figure.Key == key))));
        }

        var promises = shown.Single(f => f.Figure.Key == "promises-kept");
        Assert.Equal(await Counted(first, Recount.Promises), Said(promises with { Points = [.. promises.Points.Where(p => p.Part is "outcome-shared" or "complaint-answered")] }));

        Assert.False(await TheYear.Live(new Database(first, null), [], Until, Lasts, default));
    }

    private async Task<string> Lived()
    {
        var connection = await database.CreateDatabaseAsync();
        Assert.True(await TheYear.Live(new Database(connection, null), [], Until, Lasts, default));
        return connection;
    }

    private async Task<IReadOnlyList<Counted>> Shown(string connection)
    {
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:Booking", connection);
            host.UseSetting("environment", "Development");
            host.UseSetting("Delivery:Folder", outbox.FullName);
            host.ConfigureServices(services => services.AddSingleton<TimeProvider>(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(StoryHost.Morning)));
        });
        await factory.Services.GetRequiredService<Surveying.SurveyMonths>().Close(default);
        return await factory.Services.GetRequiredService<PublicFigures>().All(default);
    }

    /// <summary>Every log's facts in their order, with what they say; not when PostgreSQL wrote them.</summary>
    private static Task<string> Facts(string connection) => Text(connection, """
        select md5(string_agg(log, e'\n' order by log)) from (
            select stream_id || string_agg(type || data::text, e'\n' order by version) as log from booking.mt_events group by stream_id) logs
        """);

    private static string Said(Counted counted) => string.Join('\n', counted.Points
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Month}|{p.Part}|{p.Count}|{Math.Round(p.Value ?? -1, 2):0.00}")).Order(StringComparer.Ordinal));

    private static async Task<string> Counted(string connection, string sql) => await Text(connection, $"""
        select string_agg(month || '|' || coalesce(part, '') || '|' || count || '|' || to_char(round(value, 2), 'FM999990.00'), e'\n' order by (month || '|' || coalesce(part, '') || '|' || count) collate "C")
        from ({sql}) counted
        """);

    private static async Task<string> Text(string connection, string sql)
    {
        await using var data = NpgsqlDataSource.Create(connection);
        await using var command = data.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> Number(string connection, string sql)
    {
        await using var data = NpgsqlDataSource.Create(connection);
        await using var command = data.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>The figures in SQL, from nothing but the stored facts. Holidays are written out, and not asked of our calendar.</summary>
internal static class Recount
{
    private const string Day = "timezone('Europe/Stockholm', (e.data ->> 'at')::timestamptz)::date";

    private const string IsWorking = """
        extract(isodow from day) < 6 and day::date not in (
            '2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-06-19', '2026-12-24', '2026-12-25', '2026-12-31')
        """;

    private const string WorkingDaysBetween = $"(select count(*) from generate_series(asked + 1, had, interval '1 day') day where {IsWorking})";

    private const string Asked = "(select timezone('Europe/Stockholm', (r.data ->> 'at')::timestamptz)::date from booking.mt_events r where r.stream_id = e.stream_id and r.type = 'meeting_requested')";

    /// <summary>When the meeting begins: the last time it was given.</summary>
    private const string Begins = """
        (select timezone('Europe/Stockholm', (s.data -> 'slot' ->> 'start')::timestamptz)::date from booking.mt_events s
         where s.stream_id = e.stream_id and s.type in ('slot_held', 'time_offered', 'meeting_moved') order by s.version desc limit 1)
        """;

    /// <summary>
    /// The dialogue weeks that have been held: as they were last planned, and who sat where: by the proposal that was published or by an offer that
    /// was taken, and has not withdrawn or given it back.
    /// </summary>
    private const string Weeks = """
        with published as (
            select p.stream_id, p.version,
                (select e.data -> 'plan' from booking.mt_events e where e.stream_id = p.stream_id and e.type in ('gathering_planned', 'gathering_changed') order by e.version desc limit 1) as plan
            from booking.mt_events p
            where p.type = 'week_published' and not exists (select 1 from booking.mt_events c where c.stream_id = p.stream_id and c.type = 'gathering_cancelled')),
        sat as (
            select p.stream_id, seating ->> 'signUpId' as company, seating ->> 'sitting' as sitting
            from published p, jsonb_array_elements((
                select l.data -> 'seatings' from booking.mt_events l where l.stream_id = p.stream_id and l.type = 'week_laid' and l.version < p.version order by l.version desc limit 1)) seating
            union all
            select t.stream_id, t.data ->> 'signUpId', (
                select o.data ->> 'sitting' from booking.mt_events o where o.stream_id = t.stream_id and o.type = 'place_offered' and o.data ->> 'signUpId' = t.data ->> 'signUpId' order by o.version desc limit 1)
            from booking.mt_events t join published p on p.stream_id = t.stream_id where t.type = 'place_taken'),
        stayed as (
            select s.* from sat s
            where not exists (select 1 from booking.mt_events w where w.stream_id = s.stream_id and w.type = 'sign_up_withdrawn' and w.data ->> 'signUpId' = s.company)
                and not exists (select 1 from booking.mt_events b where b.stream_id = s.stream_id and b.type = 'sitting_given_back' and b.data ->> 'signUpId' = s.company and b.data ->> 'sitting' = s.sitting)),
        weeks as (
            select to_char(timezone('Europe/Stockholm', (plan -> 'slot' ->> 'start')::timestamptz), 'YYYY-MM') as month,
                jsonb_array_length(plan -> 'week' -> 'tables') as tables, jsonb_array_length(plan -> 'sessions') as sittings,
                (select count(*) from stayed s where s.stream_id = p.stream_id) as sat, (select count(distinct company) from stayed s where s.stream_id = p.stream_id) as companies
            from published p where (plan -> 'slot' ->> 'end')::timestamptz <= '2027-02-01T10:00+01')
        """;

    /// <summary>The municipality asked: none of the tables.</summary>
    private const string IsVisit = "exists (select from booking.mt_events v where v.stream_id = e.stream_id and v.type = 'visit_invited')";

    /// <summary>A visit that was held, as was last said.</summary>
    private const string VisitsHeld = $"""
        (select distinct e.stream_id from booking.mt_events e where {IsVisit} and (select s.type from booking.mt_events s
            where s.stream_id = e.stream_id and s.type in ('meeting_took_place', 'company_stayed_away') order by s.version desc limit 1) = 'meeting_took_place')
        """;
    /// <summary>Agreed efforts: the last time each was made.</summary>
    private const string Efforts = "(select distinct on (stream_id) * from booking.mt_events where type = 'commitment_made' and data ->> 'kind' = 'Effort' order by stream_id, version desc)";

    private const string Done = $"(select k.* from booking.mt_events k join {Efforts} made on made.stream_id = k.stream_id where k.type = 'commitment_kept' and k.version > made.version)";

    public static readonly IReadOnlyList<(string Key, string Sql)> All =
    [
        ("meetings-held", $"select to_char({Begins}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from booking.mt_events e where type = 'meeting_took_place' and not {IsVisit} group by 1"),
        ("working-days-to-meeting", Median($"select {Asked} as asked, {Begins} as had from booking.mt_events e where type = 'meeting_took_place' and not {IsVisit}")),
        ("working-days-to-booking", Median($"select {Asked} as asked, min({Day}) as had from booking.mt_events e where type = 'meeting_booked' and not {IsVisit} group by stream_id")),
        ("seats-mended", $"""
            select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), 100.0 * count(*) filter (where type = 'seat_substituted') / count(*) as value
            from booking.mt_events e where (type = 'seat_substituted' or (type = 'seat_left_vacant' and data ->> 'why' <> 'optional')) and not {IsVisit} group by 1
            """),
        ("unmet-demand", $"""
            select to_char({Day}, 'YYYY-MM') as month, competence as part, count(distinct stream_id), count(distinct stream_id)::numeric as value
            from booking.mt_events e, jsonb_array_elements_text(e.data -> 'blocking') competence where type = 'no_time_found' and not {IsVisit} group by 1, 2
            """),
        ("visits-held", $"select to_char({Begins}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from {VisitsHeld} e group by 1"),
        ("growth-needs", $"""
            select to_char({Begins}, 'YYYY-MM') as month, need as part, count(*), count(*)::numeric as value from {VisitsHeld} e,
                lateral (select n.data -> 'needs' as needs from booking.mt_events n where n.stream_id = e.stream_id and n.type = 'growth_needs_noted' order by n.version desc limit 1) noted,
                jsonb_array_elements_text(noted.needs) need group by 1, 2
            """),
        ("complaints-received", $"select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from booking.mt_events e where type = 'complaint_received' group by 1"),
        ("procurements-published", $"select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from booking.mt_events e where type = 'procurement_published' group by 1"),
        ("procurement-notices-sent", $"""
            select to_char({Day}, 'YYYY-MM') as month, null as part, sum(jsonb_array_length(e.data -> 'procurements')) as count, sum(jsonb_array_length(e.data -> 'procurements'))::numeric as value
            from booking.mt_events e where type = 'digest_sent' group by 1
            """),
        ("procurement-followers", $"""
            with follows as (
                select stream_id, to_char(min({Day}) filter (where type = 'follow_confirmed'), 'YYYY-MM') as since, coalesce(to_char(min({Day}) filter (where type = 'follow_ended'), 'YYYY-MM'), '9') as until
                from booking.mt_events e where type in ('follow_confirmed', 'follow_ended') group by 1),
            months as (select to_char(generate_series((select min(since) || '-01' from follows)::date, '2027-02-01', interval '1 month'), 'YYYY-MM') as month),
            counted as (select month, count(*) as many from months join follows on since <= month and until > month group by 1)
            select month, null as part, case when many < 5 then 0 else many end as count, case when many < 5 then -1 else many end::numeric as value
            from (select months.month, coalesce(many, 0) as many from months left join counted using (month)) followers
            """),
        ("service-training", """
            select '2027-02' as month, null as part, count(*), 100.0 * count(*) filter (where (
                select t.data ->> 'validTo' from booking.mt_events t where t.stream_id = r.stream_id and t.type = 'service_training_set' order by t.version desc limit 1) >= '2027-02-01') / count(*) as value
            from booking.mt_events r where type = 'official_registered' and not exists (select 1 from booking.mt_events l where l.stream_id = r.stream_id and l.type = 'official_left')
            """),
        ("efforts-agreed", $"select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from {Efforts} e group by 1"),
        ("efforts-done", $"select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from {Done} e group by 1"),
        ("positions-filled", $"select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), sum((e.data ->> 'positionsFilled')::numeric) as value from {Done} e where e.data ->> 'positionsFilled' is not null group by 1"),
        ("satisfaction", $"""
            select to_char(make_date((data -> 'month' ->> 'year')::int, (data -> 'month' ->> 'number')::int, 1), 'YYYY-MM') as month, part, count(mark),
                case when count(mark) < 5 then -1 else 100 * (avg(mark) - 1) / 9 end as value
            from booking.mt_events, lateral (
                select 'Whole' as part, ((data -> 'marks' ->> 'Whole')::numeric + (data -> 'marks' ->> 'Expectations')::numeric + (data -> 'marks' ->> 'Ideal')::numeric) / 3 as mark
                union all select area.key, area.value::numeric from jsonb_each_text(data -> 'marks') area where area.key not in ('Whole', 'Expectations', 'Ideal')) answers
            where type = 'survey_answered' and mark is not null group by 1, 2
            """),
        ("lessons-published", $"select to_char({Day}, 'YYYY-MM') as month, null as part, count(*), count(*)::numeric as value from booking.mt_events e where type = 'lesson_published' group by 1"),
        ("dialogue-tables", $"{Weeks} select month, null as part, sum(tables)::int as count, sum(tables)::numeric as value from weeks group by 1"),
        ("dialogue-sittings", $"{Weeks} select month, null as part, sum(sittings)::int as count, 100.0 * sum(sat) / sum(sittings) as value from weeks group by 1"),
        ("dialogue-companies", $"{Weeks} select month, null as part, sum(companies)::int as count, sum(companies)::numeric as value from weeks group by 1"),
    ];

    /// <summary>
    /// Two of the promises, whose clocks nothing pauses, each from two facts: answers within three working days of the meeting, a complaint answered within
    /// ten. Due when the offices close; decided when it is kept, else when it is due.
    /// </summary>
    public static readonly string Promises = $"""
        with given as (
            select 'outcome-shared' as promise, (e.data ->> 'at')::timestamptz as given, 3 as days,
                (select min((k.data ->> 'at')::timestamptz) from booking.mt_events k where k.stream_id = e.stream_id and k.type = 'outcome_shared') as kept
            from booking.mt_events e where e.type = 'meeting_took_place' and not {IsVisit}
            union all
            select 'complaint-answered', (e.data ->> 'at')::timestamptz, 10,
                (select min((k.data ->> 'at')::timestamptz) from booking.mt_events k where k.stream_id = e.stream_id and k.type = 'complaint_answered')
            from booking.mt_events e where e.type = 'complaint_received'),
        due as (
            select promise, kept, timezone('Europe/Stockholm', (select day from generate_series(timezone('Europe/Stockholm', given)::date + 1, timezone('Europe/Stockholm', given)::date + 40, interval '1 day') day
                where {IsWorking} order by day offset days - 1 limit 1)::date + time '16:30') as due
            from given),
        decided as (select promise, case when kept <= due then kept else due end as at, kept <= due as kept from due where kept <= due or due < '2027-02-01T10:00+01')
        select to_char(timezone('Europe/Stockholm', at), 'YYYY-MM') as month, promise as part, count(*), 100.0 * count(*) filter (where kept) / count(*) as value
        from decided group by 1, 2
        """;

    private static string Median(string spans) => $"""
        select to_char(had, 'YYYY-MM') as month, null as part, count(*), percentile_cont(0.5) within group (order by {WorkingDaysBetween})::numeric as value
        from ({spans}) spans group by 1
        """;
}
