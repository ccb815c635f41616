using Handslaget.Booking.Web.Inbox;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>Letters and texts that only a human can answer.</summary>
internal static class LetterPages
{
    public static void MapLetterPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lots/brev", Show);
        pages.MapPost("/lots/brev/{id:guid}/last", Read);
    }

    private static async Task<IResult> Show(ReadingPile pile, TimeProvider clock, HttpContext http, CancellationToken ct) => Page.Of<LettersPage>(
        http,
        new Dictionary<string, object?> { ["Letters"] = await pile.Unread(ct), ["Waiting"] = await pile.Count(ct), ["Now"] = clock.GetUtcNow() });

    private static async Task<IResult> Read(Guid id, ReadingPile pile, HttpContext http, CancellationToken ct) =>
        await pile.Read(id, ct) ? Results.Redirect("/lots/brev") : Lots.Nowhere(http);
}
