using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>The folder of the local database and what lies in it.</summary>
internal sealed class ServerFolder(string dataFolder)
{
    public string Root { get; } = Path.Combine(Path.GetFullPath(dataFolder), "postgres");

    /// <summary>PostgreSQL's own files.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>Where a new database is made, so that one half made is never taken for whole.</summary>
    public string Unfinished => Path.Combine(Root, "data.unfinished");

    public string Binaries => Path.Combine(Root, "binaries");

    public string Users => Path.Combine(Root, "users");

    public string Lock => Path.Combine(Root, "lock");

    public string Log => Path.Combine(Root, "server.log");

    public string Settings => Path.Combine(Root, "server.conf");

    public string PasswordFile => Path.Combine(Root, "password");

    private string PortFile => Path.Combine(Root, "port");

    /// <summary>Names the server we started, so that one started by hand on the same folder is never stopped by us.</summary>
    private string OursFile => Path.Combine(Root, "started");

    public bool HasDatabase => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>The major version that made the database; no other can read it.</summary>
    public int? Major => HasDatabase ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture) : null;

    public int? Port
    {
        get => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), out var port) ? port : null;
        set => File.WriteAllText(PortFile, value?.ToString(CultureInfo.InvariantCulture));
    }

    public bool IsOurs(Postmaster server) => File.Exists(OursFile) && File.ReadAllText(OursFile) == Mark(server);

    public void RememberOurs(Postmaster server) => File.WriteAllText(OursFile, Mark(server));

    /// <summary>The password of the folder's database, made once and readable by nobody else.</summary>
    public string Password()
    {
        if (File.Exists(PasswordFile) && File.ReadAllText(PasswordFile) is { Length: > 0 } known)
        {
            return known;
        }

        if (HasDatabase)
        {
            throw new SetupFailed($"The password of the database is missing: put {PasswordFile} back, or move {Root} away to begin with an empty one.");
        }

        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(PasswordFile, options);
        writer.Write(password);
        return password;
    }

    private static string Mark(Postmaster server) => $"{server.ProcessId} {server.StartedAt}";
}
