using Marten;
using Npgsql;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// A count of something within an hour or a day, shared by all processes. <see cref="Id"/> says what and when, and names nobody: a number
/// is a keyed hash.
/// </summary>
public sealed record Tally
{
    public string Id { get; init; } = "";

    public int Count { get; init; }

    public DateTimeOffset Until { get; init; }
}

/// <summary>Counts, one statement each, so that two processes never count the same one twice.</summary>
public sealed class Tallies(IDocumentStore store, NpgsqlDataSource data, StoreNames names)
{
    public async Task<int> Count(string id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<Tally>(id, ct))?.Count ?? 0;
    }

    /// <summary>Forgets what no longer counts.</summary>
    public async Task Forget(DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<Tally>(t => t.Until < now);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>One more, unless there are already <paramref name="most"/>; then false.</summary>
    public async Task<bool> OneMore(string id, int most, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = data.CreateCommand($$"""
            insert into {{names.Schema}}.mt_doc_tally as t (id, data, mt_last_modified, mt_version, mt_dotnet_type)
            values ($1, jsonb_build_object('id', $1, 'count', 1, 'until', $2), now(), gen_random_uuid(), $3)
            on conflict (id) do update set data = jsonb_set(t.data, '{count}', to_jsonb((t.data ->> 'count')::int + 1))
            where (t.data ->> 'count')::int < $4
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = until.UtcDateTime });
        command.Parameters.Add(new() { Value = typeof(Tally).FullName! });
        command.Parameters.Add(new() { Value = most });
        return most > 0 && await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
