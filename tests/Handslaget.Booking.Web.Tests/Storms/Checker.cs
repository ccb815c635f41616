using System.Globalization;
using System.Text.Json.Nodes;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Marten;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Storms;

/// <summary>
/// Compares ledger and database after a storm, by means other than the service's own: SQL over the claims, and the facts folded from zero.
/// Every breach is a line that says what is wrong.
/// </summary>
internal sealed class Checker(Town town)
{
    public sealed record Story(Guid Id, IReadOnlyList<object> Facts, Meeting Folded);

    /// <summary>Fails with the breaches, all of them written out.</summary>
    public async Task AssertSoundAsync(Ledger ledger)
    {
        var breaches = await BreachesAsync(ledger);
        Assert.True(breaches.Count == 0, $"{breaches.Count} breaches:\n{string.Join('\n', breaches.Take(20))}");
    }

    public async Task<IReadOnlyList<string>> BreachesAsync(Ledger ledger)
    {
        var stories = await StoriesAsync();
        return
        [
            .. await OverlapsInClaimsAsync(),
            .. OverlapsInFacts(stories),
            .. await LostNoticesAsync(stories),
            .. await LostTimersAsync(stories),
            .. BrokenPromises(stories, ledger),
            .. await StaleDocumentsAsync(stories),
            .. await DoubleNaturesAsync(),
        ];
    }

    /// <summary>The question the exclusion constraint answers, asked without it.</summary>
    public async Task<IReadOnlyList<string>> OverlapsInClaimsAsync() => await RowsAsync("""
        select format('claims overlap: %s holds %s and %s', a.resource_id, a.during, b.during)
        from booking.claim a join booking.claim b
            on a.resource_id = b.resource_id and a.meeting_id < b.meeting_id and a.during && b.during
        """);

    /// <summary>The same question asked of the facts: what meetings that stand take of everybody's time, whatever the claim table says.</summary>
    public IReadOnlyList<string> OverlapsInFacts(IReadOnlyList<Story> stories)
    {
        var now = DateTimeOffset.UtcNow;
        var breaches = new List<string>();
        foreach (var resource in stories.SelectMany(s => s.Folded.Claims(town.Rules)).Where(c => c.Stands(now)).GroupBy(c => c.ResourceId))
        {
            var inOrder = resource.OrderBy(c => c.During.Start).ToList();
            breaches.AddRange(inOrder.Zip(inOrder.Skip(1))
                .Where(pair => pair.First.During.Overlaps(pair.Second.During) && pair.First.MeetingId != pair.Second.MeetingId)
                .Select(pair => $"facts overlap: {resource.Key} sits at {pair.First.MeetingId} and {pair.Second.MeetingId} at {pair.First.During.Start:u}"));
        }

        return breaches;
    }

    public async Task<IReadOnlyList<Story>> StoriesAsync()
    {
        await using var session = town.Store.QuerySession();
        var stories = new List<Story>();
        foreach (var id in await session.Query<Meeting>().Select(m => m.Id).ToListAsync())
        {
            var facts = (await session.Events.FetchStreamAsync(id)).Select(e => e.Data).ToList();
            stories.Add(new(id, facts, facts.Aggregate(Meeting.New, (meeting, fact) => meeting.Evolve(fact))));
        }

        return stories;
    }

    /// <summary>Every fact that somebody is to be told of has its notices, written in the same transaction.</summary>
    private async Task<IReadOnlyList<string>> LostNoticesAsync(IReadOnlyList<Story> stories)
    {
        await using var session = town.Store.QuerySession();
        var written = (await session.Query<Notice>().Select(n => n.Id).ToListAsync()).ToHashSet();
        var lost = new List<string>();
        foreach (var story in stories)
        {
            var before = Meeting.New;
            foreach (var fact in story.Facts)
            {
                var after = before.Evolve(fact);
                lost.AddRange(Notices.For(fact, before, after).Where(n => !written.Contains(n.Id)).Select(n => $"no notice: {n.Kind} by {n.Channel} of {story.Id}"));
                before = after;
            }
        }

        return lost;
    }

    /// <summary>A booked meeting has its last timer (the check of the table) waiting, and everybody who has not answered has theirs.</summary>
    private async Task<IReadOnlyList<string>> LostTimersAsync(IReadOnlyList<Story> stories)
    {
        var waiting = await RowsAsync("""
            select encode(body, 'escape') from booking.wolverine_incoming_envelopes
            where status = 'Scheduled' and message_type like '%CheckTable'
            """);
        return
        [
            .. stories
                .Where(s => s.Folded.IsBooked && s.Folded.Slot!.Value.Start - town.Rules.FallsThrough > DateTimeOffset.UtcNow)
                .Where(s => !waiting.Any(w => w.Contains(s.Id.ToString(), StringComparison.OrdinalIgnoreCase)))
                .Select(s => $"no timer: nobody will check the table of {s.Id}"),
        ];
    }

    private static IReadOnlyList<string> BrokenPromises(IReadOnlyList<Story> stories, Ledger ledger)
    {
        var found = stories.ToDictionary(s => s.Id, s => s.Folded);
        return
        [
            .. ledger.Booked.Where(b => !found.ContainsKey(b.Key)).Select(b => $"lost: {b.Key} was acknowledged and is not there"),
            .. ledger.Booked
                .Where(b => found.ContainsKey(b.Key) && !ledger.Unsure.ContainsKey(b.Key))
                .Where(b => b.Value is { } start ? !found[b.Key].IsBooked || found[b.Key].Slot!.Value.Start != start : found[b.Key].Status != MeetingStatus.Cancelled)
                .Select(b => $"broken: {b.Key} was told {b.Value?.ToString("u", CultureInfo.InvariantCulture) ?? "cancelled"} and is {found[b.Key].Status} {found[b.Key].Slot?.Start:u}"),
        ];
    }

    /// <summary>Rebuilt is live: the facts folded from zero give the stored document. (PostgreSQL keeps a map's keys in its own order.)</summary>
    private async Task<IReadOnlyList<string>> StaleDocumentsAsync(IReadOnlyList<Story> stories)
    {
        await using var session = town.Store.QuerySession();
        var stored = (await session.Query<Meeting>().ToListAsync()).ToDictionary(m => m.Id);
        return [.. stories.Where(s => !JsonNode.DeepEquals(Json(stored[s.Id]), Json(s.Folded))).Select(s => $"stale: {s.Id} is stored as {Json(stored[s.Id])} and folds to {Json(s.Folded)}")];
    }

    /// <summary>One stream, one noun: a room that is an official too would be claimed as the one and looked for as the other.</summary>
    private Task<IReadOnlyList<string>> DoubleNaturesAsync() => RowsAsync("""
        select format('double nature: %s', id)
        from (select id from booking.mt_doc_meeting union all select id from booking.mt_doc_official union all select id from booking.mt_doc_room) x
        group by id having count(*) > 1
        """);

    private JsonNode Json(Meeting meeting) => JsonNode.Parse(town.Store.Options.Serializer().ToJson(meeting))!;

    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(town.ConnectionString);
        await connection.OpenAsync();
        var rows = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
