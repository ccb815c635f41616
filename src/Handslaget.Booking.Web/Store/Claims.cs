using Handslaget.Booking.Calendars;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql;
using Weasel.Postgresql.Procedures;

namespace Handslaget.Booking.Web.Store;

/// <summary>Reads and writes claims of time. A write goes with the facts it follows from, in one transaction and one round trip.</summary>
internal static class Claims
{
    /// <summary>
    /// Replaces everything a meeting claims. Takes a lock per resource and day, sorted, before it touches a row: without it, many who want
    /// the same time deadlock on the exclusion check. Claims that overlap share a day, so no wider lock is needed, and those who want the
    /// same people on other days do not wait for each other. Holds whose time has passed are swept aside; a claim that stands is never
    /// touched, and one that only lasts longer is not taken anew. A procedure, since a query's result would be taken for the answer of the
    /// appended events. It never reads whole tables: its plans are kept, also those made while the table was small.
    /// </summary>
    public static StoredProcedure ReplaceProcedure(string schema) => new(
        new PostgresqlObjectName(schema, "replace_claims", SchemaUtils.IdentifierUsage.General), $"""
        create or replace procedure {schema}.replace_claims(
            meeting uuid, resources uuid[], starts timestamptz[], ends timestamptz[], untils timestamptz[], at timestamptz)
        language plpgsql set enable_seqscan = off as $$
        declare
            had uuid[];
            kept bigint;
        begin
            select array_agg(resource_id) into had from {schema}.claim where meeting_id = meeting;
            perform pg_advisory_xact_lock(key) from (
                select distinct hashtextextended(r::text || day::date, 42) as key
                from (
                    select r, s, e from unnest(resources, starts, ends) n(r, s, e)
                    union all select resource_id, lower(during), upper(during) from {schema}.claim where meeting_id = meeting) x,
                    generate_series((s at time zone 'utc')::date, (e at time zone 'utc')::date, interval '1 day') day
                order by key) locks;
            update {schema}.claim c set until = n.u from unnest(resources, starts, ends, untils) n(r, s, e, u)
                where c.meeting_id = meeting and c.resource_id = n.r and c.during = tstzrange(n.s, n.e);
            get diagnostics kept = row_count;
            if kept > 0 and kept = cardinality(had) and kept = cardinality(resources) then
                insert into {schema}.calendar_change (resource_id) select unnest(resources);
                return;
            end if;
            delete from {schema}.claim where meeting_id = meeting;
            delete from {schema}.claim c using unnest(resources, starts, ends) n(r, s, e)
                where c.resource_id = n.r and c.during && tstzrange(n.s, n.e) and c.until <= at;
            insert into {schema}.claim (resource_id, meeting_id, during, until)
                select r, meeting, tstzrange(s, e), u from unnest(resources, starts, ends, untils) n(r, s, e, u) order by r;
            insert into {schema}.calendar_change (resource_id) select unnest(had) union select unnest(resources);
        end $$;
        """);

    public static void Replace(IDocumentSession session, string schema, Guid meeting, IReadOnlyList<Claim> claims, DateTimeOffset now)
    {
        var untils = claims.Select(c => c.Until).ToArray();
        session.QueueSqlCommand(
            $"call {schema}.replace_claims(?, ?, ?, ?, ?, ?)",
            meeting,
            claims.Select(c => c.ResourceId).ToArray(),
            claims.Select(c => c.During.Start).ToArray(),
            claims.Select(c => c.During.End).ToArray(),
            untils,
            now);
    }

    /// <summary>A note that somebody's calendar has changed for another reason than a claim.</summary>
    public static void Changed(IDocumentSession session, string schema, Guid resource) =>
        session.QueueSqlCommand($"insert into {schema}.calendar_change (resource_id) values (?)", resource);

    /// <summary>A cheap look, without locks, whether a claim by another meeting stands in the way.</summary>
    public static async Task<bool> IsTaken(
        NpgsqlDataSource data, string schema, IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken ct)
    {
        if (claims.Count == 0) return false;
        await using var command = data.CreateCommand($"""
            select exists (
                select 1 from unnest($1, $2, $3) n(r, s, e)
                join {schema}.claim c on c.resource_id = n.r and c.during && tstzrange(n.s, n.e)
                where c.meeting_id <> $4 and (c.until is null or c.until > $5))
            """);
        command.Parameters.Add(new() { Value = claims.Select(c => c.ResourceId).ToArray() });
        command.Parameters.Add(new() { Value = claims.Select(c => c.During.Start).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = claims.Select(c => c.During.End).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = claims[0].MeetingId });
        command.Parameters.Add(new() { Value = now });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Claims by others that stand in the way of some.</summary>
    public static async Task<IReadOnlyList<Claim>> InTheWayOf(NpgsqlDataSource data, string schema, IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken ct)
    {
        if (claims.Count == 0) return [];
        await using var command = data.CreateCommand($"""
            select distinct c.resource_id, c.meeting_id, lower(c.during) as starts, upper(c.during), c.until from unnest($1, $2, $3) n(r, s, e)
            join {schema}.claim c on c.resource_id = n.r and c.during && tstzrange(n.s, n.e)
            where c.meeting_id <> $4 and (c.until is null or c.until > $5)
            order by starts, c.resource_id
            """);
        command.Parameters.Add(new() { Value = claims.Select(c => c.ResourceId).ToArray() });
        command.Parameters.Add(new() { Value = claims.Select(c => c.During.Start).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = claims.Select(c => c.During.End).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = claims[0].MeetingId });
        command.Parameters.Add(new() { Value = now });
        return await Read(command, ct);
    }

    /// <summary>The claims of some resources, or of all (null).</summary>
    public static async Task<IReadOnlyList<Claim>> Read(NpgsqlDataSource data, string schema, Guid[]? resources, CancellationToken ct)
    {
        await using var command = data.CreateCommand($"""
            select resource_id, meeting_id, lower(during), upper(during), until from {schema}.claim
            where $1::uuid[] is null or resource_id = any($1)
            """);
        command.Parameters.Add(new() { Value = (object?)resources ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        return await Read(command, ct);
    }

    /// <summary>What one meeting claims.</summary>
    public static async Task<IReadOnlyList<Claim>> ReadMeeting(NpgsqlDataSource data, string schema, Guid meeting, CancellationToken ct)
    {
        await using var command = data.CreateCommand($"""
            select resource_id, meeting_id, lower(during), upper(during), until from {schema}.claim
            where meeting_id = $1 order by during, resource_id
            """);
        command.Parameters.Add(new() { Value = meeting });
        return await Read(command, ct);
    }

    private static async Task<IReadOnlyList<Claim>> Read(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var claims = new List<Claim>();
        while (await reader.ReadAsync(ct))
        {
            var during = new Slot(reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));
            claims.Add(new(reader.GetGuid(0), reader.GetGuid(1), during, reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4)));
        }
        return claims;
    }

    /// <summary>The meetings that claim a resource's time from an instant on.</summary>
    public static async Task<Guid[]> MeetingsOf(NpgsqlDataSource data, string schema, Guid resource, DateTimeOffset from, CancellationToken ct)
    {
        await using var command = data.CreateCommand(
            $"select distinct meeting_id from {schema}.claim where resource_id = $1 and upper(during) > $2");
        command.Parameters.Add(new() { Value = resource });
        command.Parameters.Add(new() { Value = from });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var meetings = new List<Guid>();
        while (await reader.ReadAsync(ct)) meetings.Add(reader.GetGuid(0));
        return [.. meetings];
    }

    /// <summary>Meetings that are booked with a resource, all or part of a time.</summary>
    public static async Task<Guid[]> BookedDuring(NpgsqlDataSource data, string schema, Guid resource, Slot during, CancellationToken ct)
    {
        await using var command = data.CreateCommand(
            $"select distinct meeting_id from {schema}.claim where resource_id = $1 and during && tstzrange($2, $3) and until is null");
        command.Parameters.Add(new() { Value = resource });
        command.Parameters.Add(new() { Value = during.Start });
        command.Parameters.Add(new() { Value = during.End });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var meetings = new List<Guid>();
        while (await reader.ReadAsync(ct)) meetings.Add(reader.GetGuid(0));
        return [.. meetings];
    }
}
