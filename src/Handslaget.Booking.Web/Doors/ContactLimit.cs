using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Doors;

/// <summary>One number, or one address, books only so many meetings and places, and complains only so often, a day: nobody can have a stranger flooded with letters and texts.</summary>
public sealed class ContactLimit(Tallies tallies, Links links, Limits limits, TimeProvider clock)
{
    /// <exception cref="TooManyException">The day's meetings are booked.</exception>
    public async Task MustHaveRoom(Contact contact, CancellationToken ct)
    {
        foreach (var id in Ids(contact))
        {
            if (await tallies.Count(id, ct) >= limits.BookingsPerContact) throw new TooManyException(Tomorrow - clock.GetUtcNow());
        }
    }

    public async Task Count(Contact contact, CancellationToken ct)
    {
        foreach (var id in Ids(contact)) await tallies.OneMore(id, int.MaxValue, Tomorrow, ct);
    }

    private DateOnly Today => SwedishTime.Date(clock.GetUtcNow());

    private DateTimeOffset Tomorrow => SwedishTime.At(Today.AddDays(1), TimeOnly.MinValue);

    private IEnumerable<string> Ids(Contact contact) => new[] { contact.Mobile, contact.Email?.ToLowerInvariant() }
        .OfType<string>()
        .Select(reach => $"bookings/{links.Fingerprint("bookings", reach)}/{Today:yyyy-MM-dd}");
}
