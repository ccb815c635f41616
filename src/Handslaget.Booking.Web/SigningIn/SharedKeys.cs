using System.Xml.Linq;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Handslaget.Booking.Web.SigningIn;

/// <summary>
/// The keys that protect what passes through a browser during a sign-in, in the database: a sign-in that begins in one process can end in another, or after a restart. The framework asks for them
/// seldom, and waits for the answer.
/// </summary>
internal sealed class SharedKeys(IDocumentStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(async () =>
    {
        await using var session = store.QuerySession();
        return (await session.Query<ProtectionKey>().ToListAsync()).Select(k => XElement.Parse(k.Xml)).ToList();
    }).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(async () =>
    {
        await using var session = store.LightweightSession();
        session.Store(new ProtectionKey { Id = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await session.SaveChangesAsync();
    }).GetAwaiter().GetResult();
}
