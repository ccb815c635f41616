namespace Handslaget.Booking.Figures;

/// <summary>
/// The figures that are counted from the tables' own facts. Each is counted once, in one month. Visits are asked for by the municipality, and stand
/// among <see cref="VisitFigures"/>.
/// </summary>
public static class MeetingFigures
{
    public static readonly Figure ToMeeting = new(
        "working-days-to-meeting",
        new("Arbetsdagar från förfrågan till möte", "Working days from request to meeting"),
        new(
            "Medianen av antalet arbetsdagar från den dag företaget frågade till den dag mötet hölls. Dagen då det frågade räknas inte. Räknas i den månad mötet hölls. Bara möten som lotsen har sagt blev av.",
            "The median number of working days from the day the company asked to the day the meeting was held. The day it asked is not counted. Counted in the month of the meeting. Only meetings that the coordinator has said were held."),
        FigureUnit.WorkingDays);

    public static readonly Figure ToBooking = new(
        "working-days-to-booking",
        new("Arbetsdagar från förfrågan till bokad tid", "Working days from request to a booked time"),
        new(
            "Medianen av antalet arbetsdagar från den dag företaget frågade till den dag det först hade en bokad tid. Räknas i den månad tiden bokades.",
            "The median number of working days from the day the company asked to the day it first had a booked time. Counted in the month of the booking."),
        FigureUnit.WorkingDays);

    public static readonly Figure Held = new(
        "meetings-held",
        new("Möten som blev av", "Meetings held"),
        new("Antalet möten som lotsen har sagt blev av, i den månad de hölls.", "The number of meetings that the coordinator has said were held, in the month they were held."),
        FigureUnit.Number);

    public static readonly Figure Mended = new(
        "seats-mended",
        new("Platser som fick en ersättare", "Seats that found a stand-in"),
        new(
            "När någon vid ett bokat bord får förhinder söker tjänsten en kollega. Andelen av de gångerna då en kollega tog platsen. Resten är nödvändiga platser som ingen kunde ta. Räknas i den månad det avgjordes.",
            "When somebody at a booked table can not come, the service looks for a colleague. The share of those times when a colleague took the seat. The rest are seats that were needed and that nobody could take. Counted in the month it was settled."),
        FigureUnit.Percent);

    public static readonly Figure Unmet = new(
        "unmet-demand",
        new("Förfrågningar utan gemensam tid", "Requests without a joint time"),
        new(
            "Antalet förfrågningar där ingen gemensam tid fanns att erbjuda, för varje kompetens som stod i vägen. En förfrågan räknas en gång i månaden för varje sådan kompetens.",
            "The number of requests for which there was no joint time to offer, for each competence that stood in the way. A request is counted once a month for each such competence."),
        FigureUnit.Number);

    /// <summary>Each with how it is counted, from all meetings.</summary>
    public static readonly IReadOnlyList<(Figure Figure, Func<IEnumerable<MeetingLife>, IEnumerable<FigurePoint>> Count)> All =
    [
        .. OfTables.Select(f => (f.Figure, (Func<IEnumerable<MeetingLife>, IEnumerable<FigurePoint>>)(lives => f.Count(lives.Where(l => !l.IsVisit))))),
    ];

    private static (Figure Figure, Func<IEnumerable<MeetingLife>, IEnumerable<FigurePoint>> Count)[] OfTables =>
    [
        (ToMeeting, lives => Medians(lives.Where(l => l.TookPlace && l.StartsAt is not null).Select(l => (Asked: l.RequestedAt, Had: l.StartsAt!.Value)))),
        (ToBooking, lives => Medians(lives.Where(l => l.BookedAt is not null).Select(l => (Asked: l.RequestedAt, Had: l.BookedAt!.Value)))),
        (Held, lives => FigurePoint.Numbers(lives.Where(l => l.TookPlace).Select(l => l.StartsAt).OfType<DateTimeOffset>())),
        (Mended, Shares),
        (Unmet, lives => FigurePoint.Numbers(lives.SelectMany(l => l.NoTimes.SelectMany(n => n.Blocking.Select(c => (Month.Of(n.At), (string?)c))).Distinct()))),
    ];

    private static IEnumerable<FigurePoint> Medians(IEnumerable<(DateTimeOffset Asked, DateTimeOffset Had)> spans) => spans
        .GroupBy(s => Month.Of(s.Had), s => WorkingDays.Between(SwedishTime.Date(s.Asked), SwedishTime.Date(s.Had)))
        .Select(month => new FigurePoint(month.Key, null, month.Count(), (decimal)Median.Of([.. month.Order()])));

    private static IEnumerable<FigurePoint> Shares(IEnumerable<MeetingLife> lives) => lives
        .SelectMany(l => l.Mended.Select(at => (At: at, Mended: true)).Concat(l.LeftEmpty.Select(at => (At: at, Mended: false))))
        .GroupBy(e => Month.Of(e.At))
        .Select(month => new FigurePoint(month.Key, null, month.Count(), 100m * month.Count(e => e.Mended) / month.Count()));
}
