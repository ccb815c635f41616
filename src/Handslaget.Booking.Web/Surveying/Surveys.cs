using Handslaget.Booking.Meetings;
using Handslaget.Booking.Surveying;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Surveying;

/// <param name="IsAnswered">The link has done its work.</param>
public sealed record OpenedSurvey(Meeting Meeting, bool IsAnswered);

/// <summary>
/// Takes the answers after a meeting. The link is spent in the transaction that keeps the answer, by a key that can stand there once: two that come
/// at the same moment are one answer. Neither the meeting's log nor what is kept of the link says what was answered. What is kept waits for its month to close (<see cref="SurveyMonths"/>).
/// </summary>
public sealed class Surveys(IDocumentStore store, MeetingLog meetings, CalendarMemory calendars, Links links, TimeProvider clock)
{
    /// <summary>Null when the link opens nothing, or no longer.</summary>
    public async Task<OpenedSurvey?> Open(string token, CancellationToken ct) =>
        links.OpensSurvey(token) is { } id && await meetings.Find(id, ct) is { } meeting && meeting.MayAnswerSurvey(clock.GetUtcNow())
            ? new(meeting, await IsAnswered(id, ct))
            : null;

    /// <summary>Where the company answers; null when there is nothing to answer.</summary>
    public async Task<string?> Waiting(Meeting meeting, CancellationToken ct) =>
        meeting.MayAnswerSurvey(clock.GetUtcNow()) && !await IsAnswered(meeting.Id, ct) ? Address(meeting.Id) : null;

    public string Address(Guid meeting) => $"/uppfoljning/{links.Survey(meeting)}";

    /// <summary>
    /// Keeps the answer under <paramref name="id"/>, which is drawn by chance: nothing may lead from the meeting to it. False when the questions
    /// had been answered already.
    /// </summary>
    public async Task<bool> Answer(Meeting held, SurveyReply said, Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Insert(new SurveySpent { Id = Spent(held.Id), ClosesAt = held.SurveyClosesAt });
        session.Insert(new SurveyPending { Id = id, Answered = Survey.Answered(held, said.Marks, said.AgreedDone, c => calendars.Holders(c) > 1), Text = said.Text });
        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception e) when (e.AlreadyThere())
        {
            return false;
        }
    }

    private async Task<bool> IsAnswered(Guid meeting, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<SurveySpent>(Spent(meeting), ct) is not null;
    }

    private string Spent(Guid meeting) => links.Fingerprint("survey", meeting.ToString("N"));
}

/// <summary>Some working days after a meeting, its company is asked.</summary>
public static class SurveyHandler
{
    public static Task Handle(AskHowItWas message, MeetingLog meetings, BookingRules rules, TimeProvider clock, CancellationToken ct) =>
        meetings.Decide(message.MeetingId, "timer", m => m.AskHowItWas(clock.GetUtcNow(), rules), ct);
}

internal static class SurveySetup
{
    public static void AddSurveys(this IServiceCollection services) => services
        .AddSingleton<Surveys>().AddSingleton<SurveyResults>().AddSingleton<SurveyMonths>().AddHostedService<SurveyWatch>()
        .AddSingleton<Delivery.Letters.IWriteLetters, SurveyLetters>().AddSingleton<Publishing.ICountFigures, CountSurveys>();
}
