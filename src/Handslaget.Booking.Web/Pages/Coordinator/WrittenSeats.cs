using System.Security.Cryptography;
using System.Text.Json;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Registering;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <param name="Choice">"required", "optional" or "no".</param>
public sealed record SeatRow(Competence Competence, string Choice, string? ReasonSv, string? ReasonEn, bool IsThere);

/// <summary>A row for each competence, as the form has them or else as they are now. Those with a seat come first.</summary>
public sealed record WrittenSeats(IReadOnlyList<SeatRow> Rows)
{
    public static WrittenSeats In(IFormCollection? form, RuleView view, Catalogue catalogue) =>
        new([.. catalogue.Competences.Where(c => c.Id != CatalogueCheck.Coordination).Select(c => Row(c, form, view)).OrderBy(r => Place(r, view))]);

    public IReadOnlyList<NeededSeatDetails> Details =>
        [.. Rows.Where(r => r.Choice != "no").Select(r => new NeededSeatDetails(r.Competence.Id, r.Choice == "required", r.ReasonSv, r.ReasonEn))];

    /// <summary>A trace of what was previewed, and of what it would replace: what is saved is what somebody has seen.</summary>
    public static string Seen(IReadOnlyList<NeededSeat> seats, int changes) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { Seats = seats.OrderBy(s => s.Competence, StringComparer.Ordinal), changes })))[..16];

    /// <summary>By what holds now, so that rows do not change places while somebody writes.</summary>
    private static int Place(SeatRow row, RuleView view) => view.Now.Seats.FirstOrDefault(s => s.Competence == row.Competence.Id) switch
    {
        { Required: true } => 0,
        { } => 1,
        null => row.IsThere ? 2 : 3,
    };

    private static SeatRow Row(Competence competence, IFormCollection? form, RuleView view)
    {
        var seat = view.Now.Seats.FirstOrDefault(s => s.Competence == competence.Id);
        var now = seat switch { null => "no", { Required: true } => "required", _ => "optional" };
        if (form is null) return new(competence, now, seat?.Reason?.Sv, seat?.Reason?.En, seat is not null);
        var choice = form[$"seat.{competence.Id}"].ToString() switch { "required" => "required", "optional" => "optional", _ => "no" };
        return new(competence, choice, form[$"reason.{competence.Id}.sv"], form[$"reason.{competence.Id}.en"], seat is not null || choice != "no");
    }
}
