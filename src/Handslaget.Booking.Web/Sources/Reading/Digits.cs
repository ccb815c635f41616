using NodaTime;

namespace Handslaget.Booking.Web.Sources.Reading;

/// <summary>Reads a time from left to right.</summary>
internal ref struct Digits(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>So many digits, after a separator if there is one; null, and nothing taken, when they are not there.</summary>
    public int? Take(int count, char separator = '\0')
    {
        var from = !_rest.IsEmpty && _rest[0] == separator ? 1 : 0;
        if (_rest.Length < from + count)
        {
            return null;
        }

        var number = 0;
        foreach (var c in _rest.Slice(from, count))
        {
            if (!char.IsAsciiDigit(c))
            {
                return null;
            }

            number = (number * 10) + (c - '0');
        }

        _rest = _rest[(from + count)..];
        return number;
    }

    public bool Skip(string any)
    {
        if (_rest.IsEmpty || !any.Contains(_rest[0], StringComparison.Ordinal))
        {
            return false;
        }

        _rest = _rest[1..].TrimStart();
        return true;
    }

    public void SkipFraction()
    {
        if (_rest is ['.' or ',', ..])
        {
            _rest = _rest[1..].TrimStart("0123456789");
        }
    }

    /// <summary>Nothing, Z, or +hh, +hhmm or +hh:mm, and then the end.</summary>
    public bool TryOffset(out Offset? offset)
    {
        offset = null;
        if (_rest is ['Z' or 'z', ..])
        {
            _rest = _rest[1..];
            offset = Offset.Zero;
        }
        else if (_rest is ['+' or '-', ..])
        {
            var sign = _rest[0] == '+' ? 1 : -1;
            _rest = _rest[1..];
            if (Take(2) is not { } hours || hours > 17)
            {
                return false;
            }

            var minutes = Take(2, ':') ?? 0;
            var seconds = Take(2, ':') ?? 0;
            if (minutes > 59 || seconds > 59)
            {
                return false;
            }

            offset = Offset.FromSeconds(sign * ((hours * 3600) + (minutes * 60) + seconds));
        }

        return AtEnd;
    }
}
