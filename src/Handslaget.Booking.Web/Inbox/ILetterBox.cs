using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using MimeKit;
using Npgsql;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>A place that letters come to: a mailbox at a server, or a folder somebody can put files in.</summary>
internal interface ILetterBox
{
    string Name { get; }

    bool IsConfigured { get; }

    /// <summary>
    /// Empties it, and again as letters come, until it can not be read or is cancelled. A letter leaves when <paramref name="take"/> has
    /// returned, and not before: what is interrupted is taken again.
    /// </summary>
    /// <param name="take">Sees to a letter.</param>
    /// <param name="giveUp">Is told of what can not be read: what it is known by, whom it says it is from, its subject.</param>
    /// <param name="works">Is called whenever the box has been looked through.</param>
    Task Read(Func<MimeMessage, CancellationToken, Task> take, Func<string, string, string, CancellationToken, Task> giveUp, Action works, CancellationToken ct);
}

/// <summary>
/// A letter that can not be seen to stays, and does not keep the others. After some tries it is given up, so that a human hears of it: a
/// database that is away is another matter, and is waited for.
/// </summary>
internal sealed class Tries(string box, ILogger log)
{
    private const int Most = 5;

    private readonly Dictionary<string, int> tried = [];

    /// <summary>Whether the letter has been seen to.</summary>
    public async Task<bool> Take(string letter, Func<Task> take, Func<Task> giveUp)
    {
        try
        {
            await take();
        }
        catch (Exception e) when (IsTheLetters(e))
        {
            var tries = tried[letter] = tried.GetValueOrDefault(letter) + 1;
            log.LetterStays(box, e.GetType().Name, tries);
            if (tries < Most) return false;
            await giveUp();
        }
        tried.Remove(letter);
        return true;
    }

    /// <summary>
    /// Everything but the mail server's faults and the database's. "22…": it is away for nothing, but will not store what stands there. What
    /// nobody has thought of is the letter's: it stays five times, and never keeps the others for good.
    /// </summary>
    private static bool IsTheLetters(Exception e) => e.GetBaseException() is NpgsqlException database
        ? database is PostgresException { SqlState: ['2', '2', ..] }
        : e is not (IOException or SocketException or OperationCanceledException or TimeoutException or ObjectDisposedException or ProtocolException
            or CommandException or AuthenticationException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FolderNotOpenException)
            && e.GetBaseException() is not (IOException or SocketException);
}
