using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Answering;

/// <summary>
/// An official answers, by whatever door. Who can be suggested is looked up in the very state that is decided on. What stands beside the
/// answer is stored in the same transaction, if it is one.
/// </summary>
public sealed class AnswerSeat(MeetingLog meetings, CalendarMemory calendars, TimeProvider clock)
{
    public Task<Outcome> Answer(Guid meeting, Guid official, Reply reply, DateTimeOffset seen, CancellationToken ct, Action<IDocumentSession>? beside = null)
    {
        var suggests = reply is Reply.CanNot { Suggested: not null };
        return meetings.Decide(
            meeting, $"official:{official}",
            m =>
            {
                var now = clock.GetUtcNow();
                return m.Answer(official, reply, seen.ToUniversalTime(), now, suggests ? calendars.Colleagues(m, official, now) : []);
            },
            ct, beside);
    }
}
