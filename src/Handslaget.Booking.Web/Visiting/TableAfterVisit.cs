using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Visiting;

/// <summary>
/// A table for what a visited company needs, asked for on its behalf: in the same case, with the same contact, so that it only chooses a time. The table's
/// identity is made from the visit and the errands: it is one however often it is asked for, and what was interrupted is made whole by asking again.
/// </summary>
public sealed class TableAfterVisit(IDocumentStore store, RequestMeeting requesting, CompanyCases cases, AfterVisit after, TimeProvider clock)
{
    /// <summary>Null outcome: something in <c>Fields</c> needs to be corrected.</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> Open(Meeting visit, string? situation, IReadOnlyList<string> caseTypes, string actor, string language, CancellationToken ct)
    {
        if (visit.OpenTable(Guid.Empty, clock.GetUtcNow()) is Decision.Refused no) return (new Outcome.Refused(no.Reason, visit), new Fields(language));
        var request = new MeetingRequest(situation, caseTypes, null, null, 1, null, null, visit.Language);
        var asked = await requesting.Ask(request, language, await Key(visit, situation, [.. caseTypes.Distinct().Order(StringComparer.Ordinal)], ct), ct, actor);
        if (asked.Meeting is not { } table) return (null, asked.Fields);
        await cases.BookInto((await cases.Of(visit.Id, actor, ct)).Id, table.Id, ct);
        return (await after.OpenTable(visit.Id, table.Id, actor, ct), asked.Fields);
    }

    /// <summary>After a table that has ended the same errands may be asked for anew.</summary>
    private async Task<Guid> Key(Meeting visit, string? situation, string[] errands, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var ended = (await session.LoadManyAsync<Meeting>(ct, [.. visit.TablesOpened]))
            .Count(t => t.HasEnded && t.Situation == situation && t.CaseTypes.Order(StringComparer.Ordinal).SequenceEqual(errands));
        return Notice.Name($"visit/{visit.Id:N}/table/{ended}/{situation}/{string.Join(',', errands)}");
    }
}
