namespace Handslaget.Booking.Promises;

/// <summary>
/// The clocks of one subject: a pure function of the register, its facts and the rules. Facts are taken in the order of their own times,
/// and those of the same time in the order they stand in the log. A fact may end one clock and start the next. No two clocks of a promise start
/// at the same instant: one that also ended then gives way to the next.
/// </summary>
public static class Clocks
{
    public static IReadOnlyList<Clock> Of(IEnumerable<ServiceGuarantee> promises, IEnumerable<TimedFact> facts, BookingRules rules)
    {
        var inOrder = facts.OrderBy(f => f.At).ToList();
        return
        [
            .. promises.GroupBy(p => p.Key).SelectMany(versions => Run([.. versions], inOrder, rules))
                .OrderBy(c => c.StartedAt).ThenBy(c => c.Promise.Key, StringComparer.Ordinal),
        ];
    }

    private static List<Clock> Run(IReadOnlyList<ServiceGuarantee> versions, IReadOnlyList<TimedFact> facts, BookingRules rules)
    {
        List<Clock> over = [];
        Hand? running = null;
        foreach (var fact in facts)
        {
            if (running is { IsGiven: false } && fact.At > running.Clock.DueAt) running = null;
            running = running?.Hear(fact);
            if (fact.Name == TimedFact.Explained) over = [.. over.Select(c => Hand.Explained(c, fact))];
            var version = versions.FirstOrDefault(v => v.IsValidOn(SwedishTime.Date(fact.At)));
            if (running is { Clock.EndedAt: null } && version?.Restarts.Contains(fact.Name) == true && fact.At > running.Clock.StartedAt)
                running = running.End(fact.At, isVoid: true);
            if (running is { Clock.EndedAt: not null })
            {
                if (running.IsGiven) over.Add(running.Clock);
                running = null;
            }

            if (version is not null && facts.Any(f => version.NotFor.Contains(f.Name))) continue;
            if (running is not null || version is null || !version.Starts.Concat(version.Restarts).Contains(fact.Name)) continue;
            over.RemoveAll(c => c.StartedAt == fact.At);
            running = Hand.Start(version, fact, rules);
        }

        if (running is { IsGiven: true }) over.Add(running.Clock);
        return over;
    }

    /// <summary>The clock that runs, whether its promise has been given, and when it is due whatever its target says.</summary>
    private sealed record Hand(Clock Clock, bool IsGiven, CountedTime Time, DateTimeOffset? AtTheLatest)
    {
        public static Hand Start(ServiceGuarantee promise, TimedFact fact, BookingRules rules) =>
            new Hand(new(promise, fact.At), promise.Given.Count == 0 || promise.Given.Contains(fact.Name), new(promise, rules), promise.BeforeMeeting ? fact.MeetingStart : null).Counted();

        public Hand Hear(TimedFact fact)
        {
            var (promise, clock) = (Clock.Promise, Explained(Clock, fact));
            var hand = this with { Clock = clock, IsGiven = IsGiven || promise.Given.Contains(fact.Name) };
            var isPaused = clock.Pauses is [.., { Until: null }];
            return promise.Stops.Contains(fact.Name) ? hand.End(fact.At, isVoid: false)
                : promise.Voids.Contains(fact.Name) ? hand.End(fact.At, isVoid: true)
                : !isPaused && IsAbout(fact, TimedFact.Paused, promise.Pauses) ? hand.Paused([.. clock.Pauses, new(fact.At, null, fact.Reason)])
                : isPaused && IsAbout(fact, TimedFact.Resumed, promise.Resumes) ? hand.Paused(Closed(fact.At))
                : hand;
        }

        public Hand End(DateTimeOffset at, bool isVoid)
        {
            var hand = Paused(Closed(at));
            return hand with { Clock = hand.Clock with { EndedAt = at, IsVoid = isVoid, Used = Time.Used(Clock.StartedAt, at, hand.Clock.Pauses) } };
        }

        public static Clock Explained(Clock clock, TimedFact fact) =>
            fact.Name == TimedFact.Explained && fact.Promise == clock.Promise.Key && fact.StartedAt == clock.StartedAt && clock.ExplainedAt is null
                ? clock with { ExplainedAt = fact.At }
                : clock;

        private bool IsAbout(TimedFact fact, string own, IReadOnlyList<string> named) =>
            named.Contains(fact.Name) || (fact.Name == own && fact.Promise == Clock.Promise.Key);

        private Hand Paused(IReadOnlyList<Pause> pauses) => (this with { Clock = Clock with { Pauses = pauses } }).Counted();

        /// <summary>The pause that lasts ends now; one that lasted no time is none.</summary>
        private IReadOnlyList<Pause> Closed(DateTimeOffset at) =>
            [.. Clock.Pauses.Select(p => p.Until is null ? p with { Until = at } : p).Where(p => p.Until > p.From)];

        private Hand Counted()
        {
            var counted = Time.Due(Clock.StartedAt, Clock.Pauses);
            var due = AtTheLatest < counted ? AtTheLatest.Value : counted;
            return this with { Clock = Clock with { DueAt = due, AmberAt = Time.Amber(Clock.StartedAt, due) } };
        }
    }
}
