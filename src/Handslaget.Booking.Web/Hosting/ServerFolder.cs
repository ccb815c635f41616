using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>The folder of the local database and what lies in it.</summary>
internal sealed class ServerFolder(string dataFolder)
{
    /// <summary>The option of a server that we start; it also names the server in a list of processes.</summary>
    public const string Mark = "cluster_name=handslaget";

    public string Root { get; } = Path.Combine(Path.GetFullPath(dataFolder), "postgres");

    /// <summary>PostgreSQL's own files.</summary>
    public string Data => Path.Combine(Root, "data");

    public string Binaries => Path.Combine(Root, "binaries");

    public string Users => Path.Combine(Root, "users");

    public string Lock => Path.Combine(Root, "lock");

    public string Log => Path.Combine(Root, "server.log");

    public string Settings => Path.Combine(Root, "server.conf");

    public string PasswordFile => Path.Combine(Root, "password");

    private string PortFile => Path.Combine(Root, "port");

    public bool HasDatabase => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>The major version that made the database; no other can read it.</summary>
    public int? Major => HasDatabase ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture) : null;

    public int? Port
    {
        get => File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), out var port) ? port : null;
        set => File.WriteAllText(PortFile, value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Whether the server was started by us: PostgreSQL keeps the options it was started with in a file, and one of them is our mark.
    /// One that somebody started by hand on the same folder lacks it, and is never stopped by us.
    /// </summary>
    public bool ServerIsOurs()
    {
        var options = Path.Combine(Data, "postmaster.opts");
        return File.Exists(options) && File.ReadAllText(options).Contains(Mark, StringComparison.Ordinal);
    }

    /// <summary>
    /// A new place to make a database in, so that one half made is never taken for whole. It is new each time because the initdb of a start
    /// that was killed may still be writing to its own.
    /// </summary>
    public string NewUnfinished() => Directory.CreateDirectory(Path.Combine(Root, $"unfinished-{Guid.NewGuid():N}")).FullName;

    /// <summary>Removes what first starts that were killed left behind.</summary>
    public void RemoveUnfinished()
    {
        foreach (var left in Directory.GetDirectories(Root, "unfinished-*"))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // It is still being written to, and is removed another time.
            }
        }
    }

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

        // On disk before the database is made: a power cut must not leave a database that nobody can open.
        using var file = new FileStream(PasswordFile, options);
        file.Write(Encoding.ASCII.GetBytes(password));
        file.Flush(flushToDisk: true);
        return password;
    }
}
