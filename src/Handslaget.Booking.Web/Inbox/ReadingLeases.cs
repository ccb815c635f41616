using Handslaget.Booking.Web.Store;
using Npgsql;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// One process at a time empties a letter box. A row with an end, by the database's clock, rather than a lock in a session: a process that is
/// frozen keeps its sessions, and would keep the box. Two that read for a moment do no harm, since each letter has a receipt.
/// </summary>
public sealed class ReadingLeases(NpgsqlDataSource data, StoreNames names)
{
    public static readonly TimeSpan RenewedEvery = TimeSpan.FromSeconds(5);

    private readonly string me = Guid.NewGuid().ToString("N");

    /// <summary>Takes the box, or keeps it; false when another process has it.</summary>
    public async Task<bool> Take(string box, CancellationToken ct)
    {
        await using var command = data.CreateCommand($$"""
            insert into {{names.Schema}}.mt_doc_readinglease as t (id, data, mt_last_modified, mt_version, mt_dotnet_type)
            values ($1, jsonb_build_object('id', $1, 'holder', $2, 'until', now() + interval '20 seconds'), now(), gen_random_uuid(), $3)
            on conflict (id) do update set data = excluded.data
            where t.data ->> 'holder' = $2 or (t.data ->> 'until')::timestamptz < now()
            """);
        command.Parameters.Add(new() { Value = box });
        command.Parameters.Add(new() { Value = me });
        command.Parameters.Add(new() { Value = typeof(ReadingLease).FullName! });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public async Task GiveUp(string box, CancellationToken ct)
    {
        await using var command = data.CreateCommand($"delete from {names.Schema}.mt_doc_readinglease where id = $1 and data ->> 'holder' = $2");
        command.Parameters.Add(new() { Value = box });
        command.Parameters.Add(new() { Value = me });
        await command.ExecuteNonQueryAsync(ct);
    }
}
