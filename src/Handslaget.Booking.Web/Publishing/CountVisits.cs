using Handslaget.Booking.Figures;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Publishing;

/// <param name="Reached">Visits held so far, of those the goal is about.</param>
public sealed record VisitProgress(VisitGoal Goal, int Reached);

/// <summary>Company visits in public: how many, against the goal, and what companies need.</summary>
public sealed class CountVisits(LogReader log, VisitRegister register, VisitGoal goal) : ICountFigures
{
    public IEnumerable<Figure> Figures => [VisitFigures.Held, VisitFigures.Needs];

    public async Task<IReadOnlyList<Counted>> Count(CancellationToken ct)
    {
        var lives = await log.Lives(ct);
        return
        [
            Counted.Of(VisitFigures.Held, VisitFigures.CountHeld(lives)),
            Counted.Of(VisitFigures.Needs, VisitFigures.CountNeeds(lives), Name),
        ];
    }

    public async Task<VisitProgress> Progress(CancellationToken ct) => new(goal, goal.Reached(await log.Lives(ct)));

    private Text Name(string code) => register.Needs.FirstOrDefault(n => n.Code == code)?.Name ?? new(code, code);
}
