using System.Data.Common;
using Weasel.Core;
using Weasel.Postgresql;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The table that makes a double booking impossible: one row per resource and interval, and the database refuses an overlap. Beside it
/// stands <c>calendar_change</c>, where every transaction that changes somebody's time leaves a note, so that each process knows which
/// calendars in its memory to read again.
/// </summary>
internal sealed class ClaimTable(string schema) : ISchemaObject
{
    public const string NoOverlap = "claim_no_overlap";

    public DbObjectName Identifier { get; } = new PostgresqlObjectName(schema, "claim", SchemaUtils.IdentifierUsage.General);

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine($"""
        create table if not exists {schema}.claim (
            resource_id uuid not null,
            meeting_id uuid not null,
            during tstzrange not null,
            until timestamptz null
        );
        do $$ begin
            if not exists (select 1 from pg_constraint where conname = '{NoOverlap}' and conrelid = '{schema}.claim'::regclass) then
                alter table {schema}.claim add constraint {NoOverlap} exclude using gist (resource_id with =, during with &&);
            end if;
        end $$;
        create index if not exists claim_meeting on {schema}.claim (meeting_id);
        create table if not exists {schema}.calendar_change (
            resource_id uuid not null,
            tx xid8 not null default pg_current_xact_id(),
            at timestamptz not null default now()
        );
        create index if not exists calendar_change_tx on {schema}.calendar_change (tx);
        """);

    public void WriteDropStatement(Migrator migrator, TextWriter writer) =>
        writer.WriteLine($"drop table if exists {schema}.claim; drop table if exists {schema}.calendar_change;");

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) => builder.Append(
        $"""
        select exists (select 1 from pg_constraint where conname = '{NoOverlap}' and conrelid = to_regclass('{schema}.claim'))
            and to_regclass('{schema}.calendar_change') is not null;
        """);

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var exists = await reader.ReadAsync(ct) && reader.GetBoolean(0);
        return new SchemaObjectDelta(this, exists ? SchemaPatchDifference.None : SchemaPatchDifference.Create);
    }

    public IEnumerable<DbObjectName> AllNames()
    {
        yield return Identifier;
        yield return new PostgresqlObjectName(schema, "calendar_change", SchemaUtils.IdentifierUsage.General);
    }
}
