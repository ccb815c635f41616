using System.Globalization;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Requesting;

/// <param name="Day">A working day, YYYY-MM-DD.</param>
/// <param name="Part">The part of the day; the whole of it when left out.</param>
public sealed record WrittenWish(string? Day, DayPart? Part);

/// <summary>
/// No time suits: the company wishes for times of its own, or waits for one to become free. Both end in an answer that must reach it, so it
/// says who it is; that stands beside the log.
/// </summary>
public sealed class WithoutATime(
    MeetingLog meetings, IDocumentStore store, ContactReader reader, ContactLimit limit, FreeTimes times, BookingRules rules, TimeProvider clock)
{
    public DateOnly FirstDay => SwedishTime.Date(clock.GetUtcNow()).AddDays(1);

    public DateOnly LastDay => Wishes.LastDay(clock.GetUtcNow(), rules);

    /// <summary>Null outcome: something in <c>Fields</c> needs to be corrected. The wishes' faults stand under "wish1", "wish2" and "wish3".</summary>
    public async Task<(Outcome? Outcome, Fields Fields)> Wish(
        Meeting meeting, IReadOnlyList<WrittenWish> written, ContactDetails details, string actor, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var wishes = Read(written, fields);
        return await Ask(meeting, details, actor, fields, m => m.Wish(wishes, clock.GetUtcNow(), rules), ct);
    }

    /// <inheritdoc cref="Wish"/>
    public Task<(Outcome? Outcome, Fields Fields)> JoinWaitList(Meeting meeting, ContactDetails details, string actor, string language, CancellationToken ct) =>
        Ask(meeting, details, actor, new Fields(language), m => m.JoinWaitList(HasTimes(m), clock.GetUtcNow()), ct);

    private bool HasTimes(Meeting meeting) => times.Find(meeting, times.Window(), 1).Count > 0;

    private async Task<(Outcome? Outcome, Fields Fields)> Ask(
        Meeting meeting, ContactDetails details, string actor, Fields fields, Func<Meeting, Decision> decide, CancellationToken ct)
    {
        var (contact, company) = reader.Read(meeting.Id, details, fields);
        if (contact is { Mobile: null, Email: null })
            fields.Fault("mobile", new("Fyll i mobilnummer eller e-post, så att vi kan svara.", "Fill in a mobile number or an e-mail address, so that we can answer."));
        if (fields.HasErrors) return (null, fields);
        // A company that asks once more about the same meeting takes no more of anybody's time.
        var isFirst = meeting.WishedAt is null && meeting.WaitingSince is null;
        if (actor == "company" && isFirst) await limit.MustHaveRoom(contact, ct);
        await using var reading = store.QuerySession();
        var whole = contact.FilledFrom(await reading.LoadAsync<Contact>(meeting.Id, ct));
        void Save(IDocumentSession session)
        {
            session.Store(whole);
            if (company is not null) session.Store(company);
        }
        var outcome = await meetings.Decide(meeting.Id, actor, decide, ct, Save);
        if (outcome is Outcome.Unchanged)
        {
            // The same wishes, but perhaps another number.
            await using var session = store.LightweightSession();
            Save(session);
            await session.SaveChangesAsync(ct);
        }
        if (actor == "company" && isFirst && outcome is Outcome.Recorded) await limit.Count(contact, ct);
        return (outcome, fields);
    }

    /// <summary>The rows that say something, in order. A row that can not be read, or says what can not be had, is told of by its number.</summary>
    private List<WishedTime> Read(IReadOnlyList<WrittenWish?> written, Fields fields)
    {
        List<WishedTime> wishes = [];
        for (var row = 0; row < written.Count; row++)
        {
            var day = Fields.Tidy(written[row]?.Day, keepLines: false);
            if (day.Length == 0) continue;
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || row >= Wishes.AtMost)
            {
                fields.Fault($"wish{row + 1}", row >= Wishes.AtMost
                    ? new("Önska högst tre tider.", "Wish for at most three times.")
                    : new("Dagen går inte att läsa. Skriv den så här: 2027-03-09.", "The day can not be read. Write it like this: 2027-03-09."));
                continue;
            }
            var wish = new WishedTime(date, written[row]!.Part ?? DayPart.Whole);
            if (Wishes.FaultOf(wish, wishes, clock.GetUtcNow(), rules) is { } fault) fields.Fault($"wish{row + 1}", WishWords.Say(fault, LastDay, clock.GetUtcNow()));
            wishes.Add(wish);
        }
        if (wishes.Count == 0) fields.Fault("wish1", new("Välj minst en dag.", "Choose at least one day."));
        return wishes;
    }
}
