namespace Handslaget.Booking.Web.Hosting;

/// <summary>The settings the local server runs with, written at each start so that they follow the program and not the day it was installed.</summary>
internal static class ServerSettings
{
    public static void Write(string file, int port, LocalPostgresOptions options)
    {
        File.WriteAllText(file, Text(port, options));
        if (!OperatingSystem.IsWindows())
        {
            // The server may run as another account than the one that writes this.
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    private static string Text(int port, LocalPostgresOptions options) => $"""
        # Written by Handslaget.Booking at each start: changes made here are lost.
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = {options.MostConnections}
        shared_buffers = 128MB
        timezone = 'UTC'
        log_timezone = 'UTC'

        # A process that froze or was cut off holds its locks until its session ends; this ends it within seconds instead of hours.
        idle_in_transaction_session_timeout = 60s
        tcp_keepalives_idle = 5
        tcp_keepalives_interval = 2
        {(OperatingSystem.IsWindows() ? "" : "tcp_keepalives_count = 3")}
        {(OperatingSystem.IsLinux() ? "tcp_user_timeout = 10000" : "")}

        # A log is read by more people than a database: neither statements nor the values of a row belong in it.
        log_min_error_statement = panic
        log_error_verbosity = terse
        {Durability(options.SurvivesPowerCuts)}
        """;

    private static string Durability(bool survivesPowerCuts) => survivesPowerCuts
        ? "fsync = on"
        : """
          # For tests, whose databases are thrown away.
          fsync = off
          synchronous_commit = off
          full_page_writes = off
          """;
}
