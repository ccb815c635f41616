using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Handslaget.Booking.Web.Doors;

/// <summary>Turns what became of a decision into what a caller hears. The one place where outcomes meet HTTP.</summary>
public sealed class Answers(MeetingViews views, FreeTimes times)
{
    public async Task<Results<Ok<MeetingView>, ProblemHttpResult>> Say(
        Outcome outcome, DateTimeOffset? wished, HttpContext http, CancellationToken ct) => outcome switch
        {
            Outcome.Recorded r => TypedResults.Ok(await views.Of(r.Meeting, http.AsksIn(), ct)),
            Outcome.Unchanged u => TypedResults.Ok(await views.Of(u.Meeting, http.AsksIn(), ct)),
            Outcome.Refused no => TypedResults.Problem(Problems.For(no.Reason, http.AsksIn())),
            Outcome.Taken t => Taken(t.Meeting, wished, http),
            _ => TypedResults.Problem(Problems.NotFound(http.AsksIn())),
        };

    /// <summary>The time is taken: say so, with the nearest free times.</summary>
    public ProblemHttpResult Taken(Meeting meeting, DateTimeOffset? wished, HttpContext http) =>
        TypedResults.Problem(Problems.Taken(times.Nearest(meeting, wished), http.AsksIn()));
}
