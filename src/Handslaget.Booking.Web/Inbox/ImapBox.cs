using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Handslaget.Booking.Web.Inbox;

/// <summary>
/// A mailbox by IMAP. The server says when something comes (IDLE), or is asked now and then. A letter is moved to another folder when it has
/// been seen to, so that whatever lies in the first is still to be done, whoever has looked at it.
/// </summary>
internal sealed class ImapBox(IOptions<InboxOptions> options, ILogger<ImapBox> log) : ILetterBox
{
    /// <summary>Larger letters are not fetched: a human is told that they lie there.</summary>
    private const uint MostOctets = 10_000_000;

    private readonly ImapOptions settings = options.Value.Imap;

    /// <summary>Seen to, but the server would not move it: not fetched again in this process, and known by its receipt in another.</summary>
    private readonly HashSet<(uint, uint)> stuck = [];

    public string Name => "imap";

    public bool IsConfigured => settings.IsConfigured;

    public async Task Read(Func<MimeMessage, CancellationToken, Task> take, Func<string, string, string, CancellationToken, Task> giveUp, Action works, CancellationToken ct)
    {
        using var client = new ImapClient { Timeout = (int)settings.AnswersWithin.TotalMilliseconds };
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, ct);
        await client.AuthenticateAsync(settings.User!, settings.Password!, ct);
        var box = await client.GetFolderAsync(settings.Folder, ct);
        var done = await DoneFolder(client, ct);
        await box.OpenAsync(FolderAccess.ReadWrite, ct);
        using var bell = new Bell(box);
        var tries = new Tries(Name, log);
        while (true)
        {
            bell.Reset();
            await Empty(box, done, tries, take, giveUp, ct);
            works();
            await Wait(client, bell, ct);
        }
    }

    private async Task Empty(
        IMailFolder box, IMailFolder? done, Tries tries, Func<MimeMessage, CancellationToken, Task> take, Func<string, string, string, CancellationToken, Task> giveUp,
        CancellationToken ct)
    {
        var ids = await box.SearchAsync(SearchQuery.NotDeleted, ct);
        if (ids.Count == 0) return;
        foreach (var letter in await box.FetchAsync(ids, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, ct))
        {
            var key = (box.UidValidity, letter.UniqueId.Id);
            if (stuck.Contains(key)) continue;
            var id = $"{key}";
            if (!await tries.Take(id, () => See(box, letter, take, giveUp, ct), () => Tell(box, letter, giveUp, ct))) continue;
            if (!await Move(box, done, letter.UniqueId, ct)) stuck.Add(key);
        }
    }

    private static async Task See(
        IMailFolder box, IMessageSummary letter, Func<MimeMessage, CancellationToken, Task> take, Func<string, string, string, CancellationToken, Task> giveUp, CancellationToken ct)
    {
        if (letter.Size > MostOctets) await Tell(box, letter, giveUp, ct);
        else await take(await box.GetMessageAsync(letter.UniqueId, ct), ct);
    }

    private static async Task Tell(IMailFolder box, IMessageSummary letter, Func<string, string, string, CancellationToken, Task> giveUp, CancellationToken ct)
    {
        var headers = await box.GetHeadersAsync(letter.UniqueId, ct);
        var from = InternetAddressList.TryParse(headers[HeaderId.From] ?? "", out var senders) ? senders.Mailboxes.FirstOrDefault()?.Address ?? "" : "";
        await giveUp($"{box.UidValidity}/{letter.UniqueId.Id}/{headers[HeaderId.MessageId]}", from, headers[HeaderId.Subject] ?? "", ct);
    }

    private async Task<bool> Move(IMailFolder box, IMailFolder? done, UniqueId letter, CancellationToken ct)
    {
        if (done is null) return false;
        try
        {
            await box.MoveToAsync(letter, done, ct);
            return true;
        }
        catch (ImapCommandException e)
        {
            log.CanNotMove(Name, settings.MoveTo, e.Response.ToString());
            return false;
        }
    }

    private async Task<IMailFolder?> DoneFolder(ImapClient client, CancellationToken ct)
    {
        try
        {
            return await client.GetFolderAsync(settings.MoveTo, ct);
        }
        catch (FolderNotFoundException)
        {
            try
            {
                return await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync(settings.MoveTo, isMessageFolder: true, ct);
            }
            catch (ImapCommandException e)
            {
                log.CanNotMove(Name, settings.MoveTo, e.Response.ToString());
                return null;
            }
        }
    }

    private async Task Wait(ImapClient client, Bell bell, CancellationToken ct)
    {
        using var enough = new CancellationTokenSource(client.Capabilities.HasFlag(ImapCapabilities.Idle) ? settings.ListenFor : settings.PollEvery);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, bell.Rung);
        if (client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            if (!either.IsCancellationRequested) await client.IdleAsync(either.Token, ct);
            return;
        }
        using var any = CancellationTokenSource.CreateLinkedTokenSource(either.Token, ct);
        try
        {
            await Task.Delay(Timeout.Infinite, any.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            await client.NoOpAsync(ct);
        }
    }

    /// <summary>Rings when the number of letters in the folder changes.</summary>
    private sealed class Bell : IDisposable
    {
        private readonly IMailFolder folder;
        private CancellationTokenSource rung = new();

        public Bell(IMailFolder folder)
        {
            this.folder = folder;
            folder.CountChanged += Ring;
        }

        public CancellationToken Rung => rung.Token;

        public void Reset()
        {
            if (!rung.IsCancellationRequested) return;
            rung.Dispose();
            rung = new();
        }

        public void Dispose()
        {
            folder.CountChanged -= Ring;
            rung.Dispose();
        }

        private void Ring(object? sender, EventArgs e) => rung.Cancel();
    }
}
