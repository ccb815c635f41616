using Handslaget.Booking.Web.Tests.Delivery;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>Carries what an SMTP server has taken to the mailboxes it is addressed to. What is for nobody here stays where it is.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly Task round;

    public PostOffice(MailServer taken, IReadOnlyDictionary<string, ImapServer> boxes) => round = Carry(taken, boxes);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await round;
        closing.Dispose();
    }

    private async Task Carry(MailServer taken, IReadOnlyDictionary<string, ImapServer> boxes)
    {
        var carried = new HashSet<string>();
        while (!closing.IsCancellationRequested)
        {
            foreach (var letter in taken.Letters.Where(l => carried.Add(l.MessageId!)))
            {
                using var text = new MemoryStream();
                letter.WriteTo(text);
                foreach (var to in letter.To.Mailboxes)
                {
                    if (boxes.TryGetValue(to.Address, out var box)) box.Deliver(text.ToArray());
                }
            }
            await Task.Delay(100);
        }
    }
}
