using MimeKit;

namespace Handslaget.Booking.Web.Delivery;

/// <summary>Somebody with a mail address. The name may hold anything; the address is checked when it is used.</summary>
public sealed record Mailbox(string Name, string Address)
{
    /// <summary>Whether this is one plain address that can stand in a header or in a calendar without breaking out of it.</summary>
    public static bool IsAddress(string? address) =>
        address is { Length: > 2 and <= 254 }
        && address.All(c => c > ' ' && c is not (',' or ';' or ':' or '<' or '>' or '"' or '(' or ')' or '\\' or '\u007F') && !char.IsControl(c) && !char.IsWhiteSpace(c))
        && MailboxAddress.TryParse(address, out var read)
        && read.Address == address
        && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == address.LastIndexOf('@') && at < address.Length - 1;

    /// <summary>Null when there is no address to write to.</summary>
    public static Mailbox? Of(string name, string? address) => IsAddress(address) ? new(name, address!) : null;

    internal string Checked => IsAddress(Address) ? Address : throw new ArgumentException("Not a mail address. It should have been refused where it was entered.");
}
