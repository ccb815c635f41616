using Npgsql;

namespace Handslaget.Booking.Web.Tests.Hosting;

[Collection(TestDatabase.Collection)]
public sealed class When_the_local_database_runs(TestDatabase database)
{
    [Fact]
    public async Task everyone_gets_a_database_of_their_own_that_can_refuse_overlaps()
    {
        var mine = await database.CreateDatabaseAsync();
        var yours = await database.CreateDatabaseAsync();

        Assert.NotEqual(mine, yours);
        await AskAsync(mine, "create extension btree_gist");
        Assert.Equal(0L, await AskAsync(yours, "select count(*) from pg_extension where extname = 'btree_gist'"));
    }

    [Theory]
    [InlineData("listen_addresses", "127.0.0.1")]
    [InlineData("password_encryption", "scram-sha-256")]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("max_connections", "500")] // as TestDatabase asks for
    [InlineData("shared_buffers", "128MB")]
    [InlineData("idle_in_transaction_session_timeout", "1min")]
    [InlineData("tcp_keepalives_idle", "5")]
    [InlineData("tcp_keepalives_interval", "2")]
    public async Task it_is_set_up_to_notice_a_frozen_process_and_to_be_reached_from_this_machine_only(string setting, string value) =>
        Assert.Equal(value, await AskAsync(database.Server.ConnectionString, $"show {setting}"));

    [Fact]
    public async Task a_dead_peer_is_noticed_within_ten_seconds_where_the_system_can()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal("3", await AskAsync(database.Server.ConnectionString, "show tcp_keepalives_count"));
            Assert.Equal("10000", await AskAsync(database.Server.ConnectionString, "show tcp_user_timeout"));
        }
    }

    [Fact]
    public async Task upper_and_lower_case_know_swedish_letters() =>
        Assert.Equal("åäö", await AskAsync(database.Server.ConnectionString, "select lower('ÅÄÖ')"));

    [Fact]
    public async Task the_house_is_no_administrator() =>
        Assert.Equal("off", await AskAsync(database.Server.ConnectionString, "show is_superuser"));

    [Fact]
    public async Task the_password_is_nobody_elses_to_read_and_nobody_gets_in_without_it()
    {
        var file = Path.Combine(database.Server.Folder, "password");
        Assert.Equal(43, (await File.ReadAllTextAsync(file)).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var wrong = new NpgsqlConnectionStringBuilder(database.Server.ConnectionString) { Password = "fel" }.ConnectionString;
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(wrong, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
