using Handslaget.Booking.Register;

namespace Handslaget.Booking.WhatIf;

/// <summary>
/// What is tried instead of what holds today. Null, and a competence that is not named, is as today. <see cref="Officials"/>: competence → so
/// many more who answer for it, or fewer if negative.
/// </summary>
public sealed record Trial
{
    public IReadOnlyDictionary<string, int> Officials { get; init; } = new Dictionary<string, int>();

    public int? NoticeWorkingDays { get; init; }

    public int? HorizonWeeks { get; init; }

    public TimeSpan? MeetingLasts { get; init; }

    public TimeSpan? SummingUp { get; init; }

    public TimeOnly? OpensAt { get; init; }

    public TimeOnly? ClosesAt { get; init; }

    public bool WithoutStandingTables { get; init; }

    public static readonly Trial AsToday = new();

    public bool ChangesNothing => Officials.Values.All(more => more == 0) && this with { Officials = AsToday.Officials } == AsToday;

    /// <summary>The rules it is played by. Calendars need reach no longer than times are offered.</summary>
    public BookingRules Into(BookingRules rules)
    {
        var weeks = HorizonWeeks ?? rules.HorizonWeeks;
        return rules with
        {
            NoticeWorkingDays = NoticeWorkingDays ?? rules.NoticeWorkingDays,
            HorizonWeeks = weeks,
            CalendarWeeks = weeks + 1,
            MeetingLasts = MeetingLasts ?? rules.MeetingLasts,
            SummingUp = SummingUp ?? rules.SummingUp,
            OpensAt = OpensAt ?? rules.OpensAt,
            ClosesAt = ClosesAt ?? rules.ClosesAt,
        };
    }

    public IReadOnlyList<StandingTable> Tables(KnownTown town) => WithoutStandingTables ? [] : town.Tables;
}
