using Handslaget.Booking.Panels;

namespace Handslaget.Booking.Calendars;

/// <summary>
/// Those who could sit at one time, and in which seats. From them the panel is chosen, and those who are left over are its stand-ins.
/// Used again from one time to the next, by one search at a time.
/// </summary>
internal sealed class Candidates
{
    /// <summary>
    /// Somebody who can only sit by link weighs as a whole week's tables more than somebody who can come: an equal who comes is preferred.
    /// </summary>
    private const int LinkWeighs = 1000;

    /// <summary>At a sitting, the time of somebody who is promised there is taken before anybody else's; for other meetings, after.</summary>
    private const int PromiseWeighs = 10_000;

    /// <summary>Somebody who was named to be asked first weighs less than anybody who was not, however loaded.</summary>
    private const int NotNamedWeighs = 1_000_000;

    private readonly IReadOnlyList<string> required;
    private readonly string[] optional;
    private readonly IReadOnlySet<Guid>? metBefore;
    private readonly uint[] canFill;
    private readonly uint[] couldFill;
    private readonly bool[] byLink;
    private readonly bool[] named;
    private bool anyNamed;
    private Candidate[] candidates = [];
    private Candidate[] before = [];
    private int count;
    private ChosenPanel? chosen;

    public Candidates(int officials, IReadOnlyList<string> required, IReadOnlyList<string> optional, IReadOnlySet<Guid>? metBefore)
    {
        this.required = required;
        this.optional = [.. optional.Except(required)];
        if (required.Count > 32 || this.optional.Length > 32)
        {
            throw new ArgumentException("A table has at most 32 required and 32 optional competences.", nameof(required));
        }

        this.metBefore = metBefore;
        canFill = new uint[officials];
        couldFill = new uint[officials];
        byLink = new bool[officials];
        named = new bool[officials];
    }

    public IReadOnlyList<string> Optional => optional;

    public void Clear()
    {
        Array.Clear(canFill);
        Array.Clear(couldFill);
        Array.Clear(byLink);
        if (anyNamed)
        {
            Array.Clear(named);
            anyNamed = false;
        }
    }

    /// <summary>The official is to be asked before others, if able: a deputy, or a colleague whom somebody suggested.</summary>
    public void Name(int official) => named[official] = anyNamed = true;

    public void Seat(int official, int seat, bool isRequired, bool onlyByLink)
    {
        (isRequired ? canFill : couldFill)[official] |= 1u << seat;
        byLink[official] |= onlyByLink;
    }

    /// <summary>The best panel of those seated, or null when somebody is missing.</summary>
    /// <param name="officials">All rows.</param>
    /// <param name="week">The week whose tables are counted.</param>
    /// <param name="sitting">The step, if it is a sitting of a standing table.</param>
    /// <param name="taken">The steps of a meeting that may take what is promised, when nobody else can come.</param>
    public ChosenPanel? Choose(ReadOnlySpan<OfficialRow> officials, int week, int? sitting = null, (int Start, int End) taken = default)
    {
        (before, candidates) = (candidates, before.Length < officials.Length ? new Candidate[officials.Length] : before);
        var countBefore = count;
        count = 0;
        for (var official = 0; official < officials.Length; official++)
        {
            if (canFill[official] != 0)
            {
                var load = officials[official].Load(week) + (byLink[official] ? LinkWeighs : 0) + (anyNamed && !named[official] ? NotNamedWeighs : 0);
                var passedBy = sitting is { } step ? officials[official].PromisedAt(step) is null : officials[official].IsPromised(taken.Start, taken.End);
                load += passedBy ? PromiseWeighs : 0;
                var met = metBefore is not null && metBefore.Contains(officials[official].Id) ? 1 : 0;
                candidates[count++] = new Candidate(official, canFill[official], couldFill[official], load, met);
            }
        }

        // A quarter of an hour later mostly the same people are free, and the same people give the same panel.
        var same = countBefore > 0 && candidates.AsSpan(0, count).SequenceEqual(before.AsSpan(0, countBefore));
        return same ? chosen : chosen = PanelChoice.Choose(candidates.AsSpan(0, count), Every(required.Count), Every(optional.Length));
    }

    /// <summary>Those who can take every required seat by themselves.</summary>
    public IReadOnlyList<Guid> WhoCanTakeAll(ReadOnlySpan<OfficialRow> officials)
    {
        var able = new List<Guid>();
        for (var official = 0; official < officials.Length; official++)
        {
            if (canFill[official] == Every(required.Count))
            {
                able.Add(officials[official].Id);
            }
        }

        return able;
    }

    /// <summary>Who sits where: each seat goes to the first in the panel who can fill it, so nobody answers for another's seat.</summary>
    public IReadOnlyList<Place> Places(ReadOnlySpan<OfficialRow> officials, bool everybodyByLink)
    {
        var (seats, wishes) = (Every(required.Count), Every(optional.Length));
        var places = new List<Place>();
        foreach (var member in chosen!.Value.Members)
        {
            var person = candidates[member];
            if ((person.Required & seats) == 0)
            {
                // Only in a panel that is not proven the smallest: somebody who is not needed is not asked.
                continue;
            }

            var filled = Named(required, person.Required & seats).Concat(Named(optional, person.Optional & wishes));
            places.Add(new Place(officials[person.Index].Id, [.. filled], everybodyByLink || byLink[person.Index]));
            (seats, wishes) = (seats & ~person.Required, wishes & ~person.Optional);
        }

        return places;
    }

    /// <summary>For each required seat, those who could take it and do not sit: the least loaded first.</summary>
    public Dictionary<string, IReadOnlyList<Guid>> StandIns(ReadOnlySpan<OfficialRow> officials)
    {
        var spare = new List<Candidate>(count);
        for (var candidate = 0; candidate < count; candidate++)
        {
            if (!chosen!.Value.Members.AsSpan().Contains(candidate))
            {
                spare.Add(candidates[candidate]);
            }
        }

        spare.Sort((one, other) => (one.Load, -one.Met, one.Index).CompareTo((other.Load, -other.Met, other.Index)));
        var standIns = new Dictionary<string, IReadOnlyList<Guid>>(required.Count);
        for (var seat = 0; seat < required.Count; seat++)
        {
            var able = new List<Guid>();
            foreach (var person in spare)
            {
                if ((person.Required >> seat & 1) != 0)
                {
                    able.Add(officials[person.Index].Id);
                }
            }

            standIns[required[seat]] = able;
        }

        return standIns;
    }

    private static uint Every(int seats) => seats == 32 ? uint.MaxValue : (1u << seats) - 1;

    private static IEnumerable<string> Named(IReadOnlyList<string> competences, uint seats) =>
        competences.Where((_, seat) => (seats >> seat & 1) != 0);
}
