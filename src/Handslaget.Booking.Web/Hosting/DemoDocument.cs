namespace Handslaget.Booking.Web.Hosting;

/// <summary>The demo town's file as it is written. Days are counted from today, so that the town never grows old.</summary>
internal sealed record DemoDocument
{
    public required IReadOnlyList<OfficialEntry> Officials { get; init; }

    public required IReadOnlyList<RoomEntry> Rooms { get; init; }

    public required IReadOnlyList<TableEntry> StandingTables { get; init; }

    internal sealed record OfficialEntry
    {
        public required string Name { get; init; }

        public required string Unit { get; init; }

        public required IReadOnlyList<GrantEntry> Grants { get; init; }

        public required string Hours { get; init; }

        public string? RemoteDay { get; init; }

        public bool IsPolitician { get; init; }

        public required int TablesPerWeek { get; init; }

        public required IReadOnlyList<string> Languages { get; init; }

        public IReadOnlyList<AwayEntry> Away { get; init; } = [];

        public bool IsCoordinator { get; init; }

        public bool CalendarUnreadable { get; init; }
    }

    internal sealed record GrantEntry(string Competence, int? ValidForDays = null);

    internal sealed record AwayEntry(int InDays, int Days);

    internal sealed record TableEntry(
        IReadOnlyList<string> Days, TimeOnly Start, TimeOnly End, int EveryWeeks, DateOnly FirstDay, string Room, IReadOnlyList<string> Seats, int ReleasedWorkingDays);

    internal sealed record RoomEntry(string Name, string Address, int Chairs, bool StepFree, bool HearingLoop, bool Screen);
}
