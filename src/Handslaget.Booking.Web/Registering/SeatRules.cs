using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Registering;

/// <param name="Competence">One of the register's.</param>
/// <param name="Required">False: wished for, and asked about where the competence has a question.</param>
/// <param name="ReasonSv">A sentence of its own, which the company reads, instead of the usual one. Name no person in it.</param>
/// <param name="ReasonEn">The same in English; needed when there is one in Swedish.</param>
public sealed record NeededSeatDetails(string? Competence, bool Required, string? ReasonSv = null, string? ReasonEn = null);

/// <param name="By">In whose name; null for somebody the register no longer knows.</param>
/// <param name="Restored">The file's seats were taken back.</param>
public sealed record RuleChange(DateTimeOffset At, string? By, bool Restored, IReadOnlyList<SeatDifference> Differences);

/// <summary>Whom a case type or a situation needs: by the file, as it is now, and how it came to be so, the latest first.</summary>
public sealed record RuleView(RuledSeats InFile, RuledSeats Now, SeatRule Rule, bool Fits, IReadOnlyList<RuleChange> History);

/// <summary>Who is needed for what, as coordinators say it. The API and the pages ask the same.</summary>
public sealed class SeatRules(RegisterLog register, CatalogueMemory catalogue, IDocumentStore store)
{
    /// <summary>So long as the usual sentences at most are.</summary>
    private const int LongestReason = 140;

    public async Task<RuleView?> Of(string rule, CancellationToken ct)
    {
        if (catalogue.File.Ruled(rule) is not { } inFile) return null;
        await using var session = store.QuerySession();
        var facts = await session.Events.FetchStreamAsync(CatalogueMemory.LogOf(rule), token: ct);
        var people = (await session.Query<Person>().ToListAsync(ct)).ToDictionary(p => $"coordinator:{p.Id}", p => p.Name);
        var (state, history) = (SeatRule.New, new List<RuleChange>());
        foreach (var fact in facts)
        {
            var before = state.Seats ?? inFile.Seats;
            state = state.Evolve(fact.Data);
            history.Insert(0, new(
                fact.Timestamp, people.GetValueOrDefault(fact.UserName ?? ""), state.Seats is null, SeatRule.Differences(before, state.Seats ?? inFile.Seats)));
        }
        return new(inFile, catalogue.File.With([state]).Ruled(rule)!, state, catalogue.File.Bears(state), history);
    }

    /// <summary>Everything said anew. Who has not seen the latest change changes nothing; what is said already needs nobody's leave.</summary>
    public async Task<Registered> Change(
        string rule, IReadOnlyList<NeededSeatDetails>? seats, int seen, string actor, string language, CancellationToken ct)
    {
        if (catalogue.File.Ruled(rule) is not { } inFile) return new(Guid.Empty, Creation.NobodyThere);
        var fields = new Fields(language);
        var read = Read(seats, fields);
        return fields.HasErrors ? Registered.Faulty(fields) : await Decide(rule, r => r.Change(inFile, read), seen, actor, ct);
    }

    /// <summary>The file's seats hold again.</summary>
    public async Task<Registered> Restore(string rule, int seen, string actor, CancellationToken ct) =>
        catalogue.File.Ruled(rule) is null ? new(Guid.Empty, Creation.NobodyThere) : await Decide(rule, r => r.Restore(rule), seen, actor, ct);

    private async Task<Registered> Decide(string rule, Func<SeatRule, Decision> decide, int seen, string actor, CancellationToken ct)
    {
        var id = CatalogueMemory.LogOf(rule);
        await using var session = store.QuerySession();
        var state = await session.LoadAsync<SeatRule>(id, ct) ?? SeatRule.New;
        return new(id, decide(state) is not Decision.Facts decided ? Creation.Stands
            : await register.ChangeAsSeen<SeatRule>(id, seen, [.. decided.Events], actor, ct));
    }

    /// <summary>Seats as somebody writes them, with what is wrong told beside each. The coordinator's own seat is at every table, and is passed over.</summary>
    public IReadOnlyList<NeededSeat> Read(IReadOnlyList<NeededSeatDetails>? written, Fields fields)
    {
        var seats = (written ?? []).OfType<NeededSeatDetails>().Where(s => s is not { Competence: CatalogueCheck.Coordination, Required: true })
            .Select(s => new NeededSeat(s.Competence ?? "", s.Required, Reason(s, fields))).ToList();
        foreach (var fault in CatalogueCheck.Faults(seats, catalogue.File))
            fields.Fault(fault.Kind == SeatFaultKind.NobodyNeeded ? "seats" : $"seat.{Short(fault.Competence)}", Say(fault));
        return seats;
    }

    private Text? Reason(NeededSeatDetails seat, Fields fields)
    {
        var name = NameOf(seat.Competence);
        var (sv, en) = ($"reason.{Short(seat.Competence)}.sv", $"reason.{Short(seat.Competence)}.en");
        if (string.IsNullOrWhiteSpace(seat.ReasonSv) && string.IsNullOrWhiteSpace(seat.ReasonEn)) return null;
        return new(
            fields.Line(sv, seat.ReasonSv, LongestReason, new($"{name.Sv}: skriv meningen på svenska också.", $"{name.En}: write the sentence in Swedish too.")),
            fields.Line(en, seat.ReasonEn, LongestReason, new($"{name.Sv}: skriv meningen på engelska också.", $"{name.En}: write the sentence in English too.")));
    }

    private Text Say(SeatFault fault) => fault.Kind switch
    {
        SeatFaultKind.Unknown => new(
            $"Kompetensen \"{Short(fault.Competence)}\" finns inte i registret. Välj en i listan.",
            $"The register has no competence \"{Short(fault.Competence)}\". Choose one from the list."),
        SeatFaultKind.CoordinationOnlyWishedFor => new(
            "Lotsen sitter vid varje bord och kan inte bara önskas.", "The coordinator sits at every table, and can not only be wished for."),
        SeatFaultKind.NobodyNeeded => new(
            "Minst en plats utöver lotsens ska behövas. Välj Behövs för någon.",
            "At least one seat besides the coordinator's must be needed. Choose Needed for somebody."),
        _ => new($"{NameOf(fault.Competence).Sv} står två gånger. Ta bort den ena.", $"{NameOf(fault.Competence).En} stands twice. Take one away."),
    };

    private Text NameOf(string? competence) => catalogue.File.Competences.FirstOrDefault(c => c.Id == competence)?.Name ?? new(Short(competence), Short(competence));

    private static string Short(string? competence) => Fields.Tidy(competence is { Length: > 60 } ? competence[..60] + "…" : competence, keepLines: false);
}
