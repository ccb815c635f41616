namespace Handslaget.Booking.Benchmarks;

/// <summary>A figure that must hold, whichever the machine. Figures are ratios; times only where the gate itself is a time.</summary>
internal sealed record Gate(string Id, string What, double Limit, double Moonshot, bool AtMost, string IfMissed = "")
{
    private const double WorstSide = 1.5;

    private const string OfWriting =
        "Against the yardstick's one trip to the database stand, for each of the two transactions, a load, a look (for a hold), a batch and a commit, through "
        + "Marten and Wolverine; the processor times below say how they are shared. On two cores that clients, host and database share, processor time is "
        + "throughput. What would close it: loading, looking and writing in one batch of our own beside Marten's session (bare Npgsql reached 0.65 of the "
        + "yardstick, PERF §4); a heartbeat that reads again only what other processes have changed; and processors of its own for the database.";

    private const string OfMemory =
        "The slope rises where an index no longer fits in the caches: each row of each official is an array of its own, new for every cold build. One "
        + "block of memory for all rows would bring it nearer to proportional. This is the likely reason; it has not been tried.";

    private const string OfReading =
        "Every search first reads the meeting from the database, since another process may just have changed what it needs: of the host's own "
        + "processor time that read took about twice what the search itself did (sampled once), and the server's comes on top. What would close it: meetings kept in "
        + "memory as calendars are. Then what a company lets go of by one process could be missing in another's answer for half a second, so it was not done.";

    public static readonly IReadOnlyDictionary<string, Gate> All = new Gate[]
    {
        new("A1", "Cal.com (dayjs yardstick × 1.13) / cold, 200 officials × 8 weeks × K12", 1000, 5000, AtMost: false),
        new("A1-K4", "the same, K4, the anchors' own question", 1000, 5000, AtMost: false),
        new("A2", "naive C# / cold, 200 × 8 × K12 with 20 rooms", 50, 250, AtMost: false),
        new("A3", "Cal.com (dayjs yardstick × 1.13) / hot with JSON, 200 × 8 × K12", 10_000, 50_000, AtMost: false),
        new("A4", "hot / what reading the same bytes takes", 5, 2, AtMost: true),
        new("A5-N", "slope of cold in officials, 50–3,200", 1.15, 1.05, AtMost: true,
            OfMemory),
        new("A5-weeks", "slope of cold in weeks, 2–26", 1.15, 1.05, AtMost: true,
            OfMemory),
        new("A5-busy", "slope of cold in busy times a week, 5–80", 1.15, 1.05, AtMost: true),
        new("A6", "slope of hot in officials, 200–3,200", 1.25, 1.10, AtMost: true),
        new("A6-busy", "hot with 80 busy times a week / with 5", 1.2, 1.2, AtMost: true,
            "It is not the busy times that cost: they are not read. A search stops asking when somebody is found for every time, and among the busy that is later. "
            + "Reading every row to its end would be equal for all, and slower for all."),
        new("A7", "bytes allocated by a hot query", 0, 0, AtMost: true),
        new("A8", "µs per official to renew after a booking, search included", 50, 5, AtMost: true),
        new("A8-stale", "stale answers in 100,000 random steps", 0, 0, AtMost: true),
        new("B3", "busy time of a calendar's 200 recurring events, 26 weeks / Ical.Net alone", 1.3, 1, AtMost: true),
        new("I8", "s from a change in a calendar that is read every 60 s to the time being gone, worst of 60", 70, 62, AtMost: true),
        new("C1", "µs per exact panel, K12, first 20 starts", 200, 20, AtMost: true),
        new("C1-gap", "panels that are not the best (people, load)", 0, 0, AtMost: true),
        new("C2", "ms for search and 20 exact panels", 2, 0.2, AtMost: true),
        new("C3", "ms for the worst of 1,000 panels with K24 that were proven", 100, 20, AtMost: true),
        new("D1-claim-8", "holds/s (the claiming transaction) / one statement, 8 clients", 0.35, 0.5, AtMost: false, OfWriting),
        new("D1-claim-32", "holds/s (the claiming transaction) / one statement, 32 clients", 0.35, 0.5, AtMost: false, OfWriting),
        new("D1-8", "hold + book, counted as one, /s / one statement, 8 clients", 0.35, 0.5, AtMost: false, OfWriting),
        new("D1-32", "hold + book, counted as one, /s / one statement, 32 clients", 0.35, 0.5, AtMost: false, OfWriting),
        new("D2-8", "hold + book through HTTP, /s / one statement, 8 clients", 0.25, 0.45, AtMost: false, OfWriting),
        new("D3-8", "attempts/s, half of them on taken times / raw, 8 clients", 0.35, 0.5, AtMost: false, OfWriting),
        new("D4-winners", "winners per contested time, farthest from one", 0, 0, AtMost: true),
        new("D4-overlaps", "claims that overlap", 0, 0, AtMost: true),
        new("D4-deadlocks", "deadlocks", 0, 0, AtMost: true),
        new("E1", "search req/s / static 3 KB, 32 connections", 0.35, 0.75, AtMost: false, OfReading),
        new("E2", "search p99 / static p99, 32 connections", 5, 2, AtMost: true, OfReading),
    }.ToDictionary(gate => gate.Id);

    /// <summary>The median must meet the gate, and nine rounds in ten be within half again of it.</summary>
    public bool Passes(Spread measured) => AtMost
        ? measured.Median <= Limit && measured.P90 <= Limit * WorstSide
        : measured.Median >= Limit && measured.P10 >= Limit / WorstSide;

    public bool Reaches(Spread measured) => AtMost ? measured.Median <= Moonshot : measured.Median >= Moonshot;
}

/// <summary>A gate with what was measured, and what is to be said about it.</summary>
internal sealed record Verdict(string Id, Spread Measured, string Note = "")
{
    public Gate Gate => Gate.All[Id];

    public bool Passed => Gate.Passes(Measured);

    public static Verdict Exactly(string id, double figure, string note = "") => new(id, new Spread(figure, figure, figure), note);
}
