using Handslaget.Booking.Complaints;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>Shows a coordinator a complaint, with what is written and not sent.</summary>
internal sealed class HandledComplaint(ComplaintDesk desk, BookingRules rules)
{
    /// <summary>Null when there is none, and when it is kept from who asks.</summary>
    public Task<ComplaintFile?> Find(Guid id, HttpContext http, CancellationToken ct) => desk.Find(id, http.User.Id(), ct);

    public IResult Page(ComplaintFile file, HttpContext http, WrittenHandling written, Fields fields) =>
        Page(file, http, new() { ["Written"] = written, ["Errors"] = fields.Errors }, 400);

    public IResult Page(ComplaintFile file, HttpContext http, Dictionary<string, object?> rest, int status = 200) => Pages.Page.Of<ComplaintHandlingPage>(
        http, new Dictionary<string, object?>(rest) { ["File"] = file, ["By"] = file.Complaint.NextBy(rules) }, status, here: $"/lots/klagomal/{file.Complaint.Id}");

    /// <summary>What was done is said; what is written for another button stays, which no address can carry.</summary>
    public async Task<IResult> Done(Guid id, Decided<Complaint> decided, string done, WrittenHandling rest, HttpContext http, CancellationToken ct)
    {
        if (decided is Decided<Complaint>.Refused no) return Pages.Page.Refused(http, no.Reason);
        if (decided is Decided<Complaint>.Missing || await Find(id, http, ct) is not { } file) return Lots.Nowhere(http);
        return rest.IsKept(file)
            ? Results.Redirect($"/lots/klagomal/{id}?klart={done}")
            : Page(file, http, new() { ["Written"] = rest, ["Notice"] = Said(done, file)?.In(http.AsksIn()) });
    }

    public static Text? Said(string? done, ComplaintFile file) => done switch
    {
        "last" => new("Klagomålet är läst, och företaget får veta vad som händer nu.", "The complaint is read, and the company is told what happens now."),
        "fordelat" when file.AssignedTo is { } name => new($"Fördelat till {name}.", $"Assigned to {name}."),
        "svar" => new("Svaret är skickat.", "The answer is sent."),
        "vidare" => new("Klagomålet är lämnat vidare.", "The complaint is passed on."),
        "publicerad" => new("Lärdomen är publicerad.", "The lesson is published."),
        "bort" => new("Lärdomen är borttagen från sidan.", "The lesson is removed from the page."),
        _ => null,
    };
}
