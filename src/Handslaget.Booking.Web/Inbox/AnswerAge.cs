using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Inbox;

internal enum Age
{
    /// <summary>It answers the question as it stands.</summary>
    Current,

    /// <summary>It answers an earlier question, or something later has been said.</summary>
    Old,

    /// <summary>It does not tell which question it answers.</summary>
    Untold,
}

/// <summary>
/// Whether a calendar answers the question as it stands. Three things tell, and programs leave out one or two of them: the sequence, the
/// start, and when the answer was made. The sequence of a question is not the meeting's: that rises when others leave, without anybody else
/// being asked anew.
/// </summary>
internal static class AnswerAge
{
    /// <summary>How far their clock may be from ours.</summary>
    public static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    public static async Task<Age> Of(SaidOfMeeting said, IDocumentStore store, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var (id, official) = (said.Meeting.Id, said.Official);
        var asked = await session.Query<Notice>()
            .Where(n => n.MeetingId == id && n.OfficialId == official && (n.Kind == NoticeKind.Asked || n.Kind == NoticeKind.AskedAgain))
            .OrderByDescending(n => n.Sequence).ThenByDescending(n => n.WrittenAt).FirstOrDefaultAsync(ct);
        var earlier = await session.Query<Receipt>().Where(r => r.MeetingId == id && r.OfficialId == official).ToListAsync(ct);
        var facts = (await session.Events.FetchStreamAsync(id, token: ct)).Select(e => e.Data);
        return Judge(said.Answer, said.Meeting, asked, earlier, SaidElsewhere(facts, official, earlier));
    }

    internal static Age Judge(CalendarAnswer answer, Meeting meeting, Notice? asked, IReadOnlyList<Receipt> earlier, DateTimeOffset? saidElsewhere)
    {
        var known = answer.Method == "COUNTER" ? answer.Known : answer.Start;
        if ((answer.Sequence, known, answer.StampedAt) is (null, null, null)) return Age.Untold;
        if (answer.Sequence < Math.Max(meeting.TimeSequence, asked?.Sequence ?? 0)) return Age.Old;
        if (known is { } start && start != meeting.Slot!.Value.Start) return Age.Old;
        if (answer.StampedAt is not { } stamp) return Age.Current;
        return stamp < asked?.WrittenAt - ClocksDiffer || earlier.Any(r => stamp < r.StampedAt) || stamp < saidElsewhere - ClocksDiffer ? Age.Old : Age.Current;
    }

    /// <summary>When the official last answered by another door than this: what came by mail is compared by the calendar's own clock.</summary>
    private static DateTimeOffset? SaidElsewhere(IEnumerable<object> facts, Guid official, IReadOnlyList<Receipt> byMail)
    {
        var said = facts.Select(fact => fact switch
        {
            SeatAccepted e when e.OfficialId == official => e.At,
            SeatDeclined { BySilence: false } e when e.OfficialId == official => e.At,
            _ => (DateTimeOffset?)null,
        }).OfType<DateTimeOffset>();
        return said.Where(at => !byMail.Any(r => r.At <= at && at - r.At < TimeSpan.FromMinutes(1))).Cast<DateTimeOffset?>().Max();
    }
}
