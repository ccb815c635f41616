using Handslaget.Booking.Meetings;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Booking;

/// <summary>No time suits: wishes of one's own, and the wait list. What is written of the company goes into its draft, as on every page.</summary>
internal static class WithoutATimePages
{
    public static void MapWithoutATimePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/boka/{key}/onska", AskWishes);
        pages.MapPost("/boka/{key}/onska", Wish);
        pages.MapGet("/boka/{key}/vantelista", AskToWait);
        pages.MapPost("/boka/{key}/vantelista", Join);
    }

    private static async Task<IResult> AskWishes(
        string key, Drafts drafts, WithoutATime without, BookingRules rules, PromiseRegister promises, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (DraftPages.IsDone(opened.Meeting)) return DraftPages.Done(key);
        return opened.Meeting is { } meeting
            ? ShowWishes(key, opened.Draft, [.. meeting.Wishes.Select(w => new WrittenWish(TimeFilter.Written(w.Day), w.Part))], new Fields(http.AsksIn()), without, rules, promises, clock, http)
            : Results.Redirect(Step.How.Path(key));
    }

    private static async Task<IResult> Wish(
        string key, Drafts drafts, WithoutATime without, BookingRules rules, PromiseRegister promises, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { Meeting: { } meeting } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (DraftPages.IsDone(meeting)) return DraftPages.Done(key);
        var form = await http.Request.ReadFormAsync(ct);
        var draft = Written.In(form, opened.Draft);
        await drafts.Save(draft, ct);
        List<WrittenWish> written = [.. Enumerable.Range(1, Wishes.AtMost).Select(row => Row(form, row))];
        var (outcome, fields) = await without.Wish(meeting, written, draft.Details(), "company", http.AsksIn(), ct);
        return outcome is null ? ShowWishes(key, draft, written, fields, without, rules, promises, clock, http) : DraftPages.Done(key);
    }

    private static async Task<IResult> AskToWait(
        string key, Drafts drafts, BookingRules rules, PromiseRegister promises, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { } opened) return Page.NotFound(http);
        if (DraftPages.IsDone(opened.Meeting) || opened.Meeting is { IsWaiting: true }) return DraftPages.Done(key);
        return opened.Meeting is null ? Results.Redirect(Step.How.Path(key)) : ShowWaitList(key, opened.Draft, new Fields(http.AsksIn()), rules, promises, clock, http);
    }

    /// <summary>Where there are times after all, they are shown instead.</summary>
    private static async Task<IResult> Join(
        string key, Drafts drafts, WithoutATime without, TimesView view, BookingRules rules, PromiseRegister promises, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await drafts.Open(key, ct) is not { Meeting: { } meeting } opened || !http.Request.HasFormContentType) return Page.NotFound(http);
        if (DraftPages.IsDone(meeting)) return DraftPages.Done(key);
        var draft = Written.In(await http.Request.ReadFormAsync(ct), opened.Draft);
        await drafts.Save(draft, ct);
        var (outcome, fields) = await without.JoinWaitList(meeting, draft.Details(), "company", http.AsksIn(), ct);
        return outcome switch
        {
            null => ShowWaitList(key, draft, fields, rules, promises, clock, http),
            Outcome.Refused no => await view.Lost(no, meeting, key, null, http, ct, draft),
            _ => DraftPages.Done(key),
        };
    }

    private static WrittenWish Row(IFormCollection form, int row) => new(
        DraftPages.Limited(form[$"dag{row}"], 40), Enum.TryParse<DayPart>(form[$"del{row}"], out var part) && Enum.IsDefined(part) ? part : DayPart.Whole);

    private static IResult ShowWishes(
        string key, Draft draft, IReadOnlyList<WrittenWish> written, Fields fields, WithoutATime without, BookingRules rules, PromiseRegister promises, TimeProvider clock, HttpContext http) =>
        Page.Of<WishesPage>(
            http,
            new Dictionary<string, object?>
            {
                ["Key"] = key,
                ["Draft"] = draft,
                ["Written"] = written,
                ["FirstDay"] = without.FirstDay,
                ["LastDay"] = without.LastDay,
                ["AnswerBy"] = promises.DueIf<OwnTimesWished>(clock.GetUtcNow(), rules),
                ["Errors"] = fields.Errors.ToDictionary(e => e.Key.Replace("wish", "dag", StringComparison.Ordinal), e => e.Value),
            },
            fields.HasErrors ? 400 : 200,
            here: $"/boka/{key}/onska");

    private static IResult ShowWaitList(string key, Draft draft, Fields fields, BookingRules rules, PromiseRegister promises, TimeProvider clock, HttpContext http) => Page.Of<WaitListPage>(
        http,
        new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["Draft"] = draft,
            ["AnswerDays"] = rules.OfferWorkingDays,
            ["PromisedBy"] = promises.DueIf<WaitListJoined>(clock.GetUtcNow(), rules),
            ["Errors"] = fields.Errors,
        },
        fields.HasErrors ? 400 : 200,
        here: $"/boka/{key}/vantelista");
}
