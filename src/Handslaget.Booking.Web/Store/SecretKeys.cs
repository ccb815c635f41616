using System.Security.Cryptography;
using Marten;

namespace Handslaget.Booking.Web.Store;

/// <summary>
/// The service's own secret, made by whichever process starts first and shared by all: 256 random bits that links and fingerprints are
/// keyed with. Whoever has it can open every link, so the database's backups are to be kept like one.
/// </summary>
public sealed class SecretKeys(IDocumentStore store) : IHostedService
{
    private byte[]? key;

    public byte[] Key => key ?? throw new InvalidOperationException("The secret key has not been read yet.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; key is null; attempt++)
        {
            await using var session = store.LightweightSession();
            key = (await session.LoadAsync<SecretKey>("links", cancellationToken))?.Key;
            if (key is not null) return;
            session.Insert(new SecretKey { Id = "links", Key = RandomNumberGenerator.GetBytes(32) });
            try
            {
                await session.SaveChangesAsync(cancellationToken);
            }
            catch (Exception e) when (e.AlreadyThere() && attempt < 3)
            {
                // Another process was first; its key is read on the next turn.
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
