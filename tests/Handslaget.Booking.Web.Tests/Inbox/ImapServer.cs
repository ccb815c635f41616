using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Handslaget.Booking.Web.Tests.Delivery;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>Marks a test that needs real mail servers both ways. Skipped, with the reason, where Debian's packages are not installed.</summary>
public sealed class MailboxFactAttribute : FactAttribute
{
    private static readonly string? Missing = ImapServer.WhyNot() ?? MailServer.WhyNot();

    public MailboxFactAttribute() => Skip = Missing;
}

/// <summary>
/// Dovecot as a process of its own: one mailbox, whose letters are delivered as a mail server does, by a file that appears whole. It can be
/// killed and started again on the same port.
/// </summary>
internal sealed class ImapServer : IDisposable
{
    private const string Dovecot = "/usr/sbin/dovecot";

    private readonly string folder = Directory.CreateTempSubdirectory("handslaget-imap-").FullName;
    private readonly bool knowsIdle;
    private Process? process;
    private int delivered;

    /// <param name="knowsIdle">Whether it can say when something comes, and move letters; otherwise it knows only what every server knows.</param>
    public ImapServer(bool knowsIdle = true)
    {
        this.knowsIdle = knowsIdle;
        Port = FreePort();
        foreach (var part in new[] { "Maildir", "Maildir/new", "Maildir/cur", "Maildir/tmp", "home" }) Directory.CreateDirectory(Path.Combine(folder, part));
        Run("chmod", "-R", "a+rwx", folder);
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), Settings());
        Start();
    }

    public int Port { get; }

    /// <summary>What lies in the inbox and is not seen to.</summary>
    public int Waiting => Count("Maildir/new") + Count("Maildir/cur");

    public int SeenTo => Count("Maildir/.Hanterade/new") + Count("Maildir/.Hanterade/cur");

    public string Log => File.Exists(Path.Combine(folder, "log")) ? File.ReadAllText(Path.Combine(folder, "log")) : "";

    public void Deliver(byte[] letter)
    {
        var name = $"{Interlocked.Increment(ref delivered)}.{Guid.NewGuid():N}.test";
        var draft = Path.Combine(folder, "Maildir", "tmp", name);
        File.WriteAllBytes(draft, letter);
        Run("chmod", "a+rw", draft);
        File.Move(draft, Path.Combine(folder, "Maildir", "new", name));
    }

    public void Start()
    {
        process = Process.Start(new ProcessStartInfo(Dovecot, ["-F", "-c", Path.Combine(folder, "dovecot.conf")]))!;
        for (var waited = 0; waited < 100; waited++)
        {
            using var knock = new TcpClient();
            try
            {
                knock.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(100);
            }
        }
        throw new InvalidOperationException($"Dovecot did not start: {Log}");
    }

    public void Kill()
    {
        process!.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is not null) Kill();
        Directory.Delete(folder, recursive: true);
    }

    internal static string? WhyNot() => File.Exists(Dovecot) ? null : "apt-get install dovecot-imapd to run this test";

    private int Count(string path) => Directory.Exists(Path.Combine(folder, path)) ? Directory.GetFiles(Path.Combine(folder, path)).Length : 0;

    /// <summary>A server that runs as root reads mail as somebody else; one that does not, as itself.</summary>
    private string Settings()
    {
        var root = Environment.UserName == "root";
        var (user, uid, gid) = root ? ("nobody", "65534", "65534") : (Environment.UserName, Asked("-u"), Asked("-g"));
        return $$"""
            protocols = imap
            listen = 127.0.0.1
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            ssl = no
            disable_plaintext_auth = no
            default_internal_user = {{user}}
            default_internal_group = {{Asked("-gn", user)}}
            default_login_user = {{user}}
            first_valid_uid = 1
            mail_location = maildir:{{folder}}/Maildir
            {{(knowsIdle ? "" : "imap_capability = IMAP4rev1 NAMESPACE")}}
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            passdb {
              driver = static
              args = password=test
            }
            userdb {
              driver = static
              args = uid={{uid}} gid={{gid}} home={{folder}}/home
            }

            """;
    }

    private static string Asked(params string[] arguments)
    {
        using var id = Process.Start(new ProcessStartInfo("id", arguments) { RedirectStandardOutput = true })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
