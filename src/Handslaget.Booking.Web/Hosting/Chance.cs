using System.Text;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// Draws that depend on nothing but their name (FNV-1a into xorshift), so that they are the same on every machine and in every version
/// of the framework.
/// </summary>
internal sealed class Chance
{
    private ulong _state = 14695981039346656037;

    public Chance(string name)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            _state = (_state ^ octet) * 1099511628211;
        }
    }

    public int Below(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 33) % (ulong)limit);
    }

    /// <summary>True so many times of a hundred.</summary>
    public bool Percent(int share) => Below(100) < share;

    public T OneOf<T>(IReadOnlyList<T> among) => among[Below(among.Count)];
}
