using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking;

/// <summary>
/// Something with a log of its own: a complaint, a commitment, a company's case, a gathering. A fold over its facts, never changed in any
/// other way. (Meetings and the register have logs that see to more.)
/// </summary>
public interface ISubject<TSelf>
    where TSelf : class, ISubject<TSelf>
{
    /// <summary>As it is before its first fact.</summary>
    static abstract TSelf New { get; }

    TSelf Evolve(object fact);

    /// <summary>Who is told what by the fact that made this of <paramref name="before"/>.</summary>
    IEnumerable<Notice> Tell(object fact, TSelf before);

    /// <summary>What is to be done because of the fact that made this. At least once, so each is safe to receive twice.</summary>
    IEnumerable<Message> Call(object fact);
}

/// <summary>A subject that takes people's and rooms' time. The claims follow from what it is, and nothing else may stand in their way.</summary>
public interface ITakeTime
{
    IReadOnlyList<Claim> Claims();
}
