using Handslaget.Booking.Promises;

namespace Handslaget.Booking;

/// <summary>
/// The municipality's own rules for times. Every figure is a setting that an official owns; the defaults are proposals.
/// "Working days" are <see cref="WorkingDays"/>; all lengths are elapsed time.
/// </summary>
public sealed record BookingRules
{
    /// <summary>How long a table lasts for the company.</summary>
    public TimeSpan MeetingLasts { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>The officials' own summing-up after the company has left. Officials and room are claimed for it too.</summary>
    public TimeSpan SummingUp { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Travel before and after a meeting at the company's address. Claimed for every official at the table.</summary>
    public TimeSpan Travel { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Breathing space kept free on both sides of what stands in an official's own calendar.</summary>
    public TimeSpan Buffer { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whole working days that must lie between the day of booking and the day of the meeting.</summary>
    public int NoticeWorkingDays { get; init; } = 3;

    /// <summary>How far ahead times are offered, in weeks from today.</summary>
    public int HorizonWeeks { get; init; } = 8;

    /// <summary>How far ahead calendars are kept in memory, in weeks. At least the horizon; used to say "later there is time".</summary>
    public int CalendarWeeks { get; init; } = 26;

    /// <summary>Starts are offered on this grid. 15 or 5 minutes.</summary>
    public int GridMinutes { get; init; } = 15;

    /// <summary>The earliest start and the latest end of a table, on the wall clock of Europe/Stockholm.</summary>
    public TimeOnly OpensAt { get; init; } = new(8, 30);

    /// <summary>A promise counted in days ends at this time of its last day.</summary>
    public TimeOnly ClosesAt { get; init; } = new(16, 30);

    /// <summary>When the offices close on the day that lies so many working days after an instant's.</summary>
    public DateTimeOffset ClosingAfter(DateTimeOffset at, int workingDays) => SwedishTime.At(WorkingDays.Add(SwedishTime.Date(at), workingDays), ClosesAt);

    /// <summary>The instant itself when the offices are open, else when they open next.</summary>
    public DateTimeOffset OpenFrom(DateTimeOffset at)
    {
        var (day, wall) = (SwedishTime.Date(at), TimeOnly.FromTimeSpan(SwedishTime.Local(at).TimeOfDay));
        return !WorkingDays.IsWorkingDay(day) || wall > ClosesAt ? SwedishTime.At(WorkingDays.Next(day), OpensAt)
            : wall < OpensAt ? SwedishTime.At(day, OpensAt)
            : at;
    }

    /// <summary>The instant itself when the offices are open, else when they last closed.</summary>
    public DateTimeOffset OpenUntil(DateTimeOffset at)
    {
        var (day, wall) = (SwedishTime.Date(at), TimeOnly.FromTimeSpan(SwedishTime.Local(at).TimeOfDay));
        return !WorkingDays.IsWorkingDay(day) || wall < OpensAt ? SwedishTime.At(WorkingDays.Previous(day), ClosesAt)
            : wall > ClosesAt ? SwedishTime.At(day, ClosesAt)
            : at;
    }

    /// <summary>At most this many tables a day for one official.</summary>
    public int TablesPerDay { get; init; } = 2;

    public TimeSpan HoldLasts { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan HoldExtension { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>An official answers within this many working days, and in any case before <see cref="MendsUntil"/>.</summary>
    public int ReplyWorkingDays { get; init; } = 2;

    /// <summary>A silent official is nudged this long before the reply-by time, or when the offices open after that.</summary>
    public TimeSpan NudgeBefore { get; init; } = TimeSpan.FromHours(20);

    /// <summary>A seat is given to a stand-in at most this many times; then a human takes over.</summary>
    public int MendsAtMost { get; init; } = 3;

    /// <summary>The service mends by itself until this long before the meeting.</summary>
    public TimeSpan MendsUntil { get; init; } = TimeSpan.FromHours(48);

    /// <summary>A table with an empty required seat falls through this long before it would have begun.</summary>
    public TimeSpan FallsThrough { get; init; } = TimeSpan.FromHours(18);

    /// <summary>How long alternative times are held for a company whose table could not be mended.</summary>
    public TimeSpan AlternativesLast { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many alternative times are held.</summary>
    public int AlternativesHeld { get; init; } = 2;

    /// <summary>How many working days who stands in line has to answer when a time, or a place at a gathering, is offered.</summary>
    public int OfferWorkingDays { get; init; } = 1;

    /// <summary>What the seats answered is sent to the company within this many working days after the meeting. The register of promises says.</summary>
    public int OutcomeWorkingDays { get; init; } = 3;

    /// <summary>The company is called this many working days after it has been sent what the seats answered. The register of promises says.</summary>
    public int FollowUpWorkingDays { get; init; } = 20;

    /// <summary>The company is asked how the meeting was this many working days after it, at most 15; 0 asks nobody.</summary>
    public int SurveyWorkingDays { get; init; } = 5;

    /// <summary>A start-up lunch is for companies registered at most so many months before it, unless the gathering says otherwise.</summary>
    public int NewCompanyMonths { get; init; } = 24;


    /// <summary>A company may move its meeting until this long before it.</summary>
    public TimeSpan MovesUntil { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The versions of the promises of complaints, which say from when they are given. Null: always.</summary>
    public IReadOnlyList<ServiceGuarantee>? ComplaintPromises { get; init; }

    /// <summary>Whether a promise of complaints is given on the Swedish day of an instant.</summary>
    public bool IsPromised(string promise, DateTimeOffset at) =>
        ComplaintPromises is null || ComplaintPromises.Any(p => p.Key == promise && p.IsValidOn(SwedishTime.Date(at)));

    /// <summary>Within this many working days somebody has read a complaint and said what happens next. The register of promises says.</summary>
    public int ComplaintReadWorkingDays { get; init; } = 2;

    /// <summary>A complaint is answered within this many working days, and anew within as many if the company is not satisfied. The register of promises says.</summary>
    public int ComplaintAnswerWorkingDays { get; init; } = 10;
}
