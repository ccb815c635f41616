using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Register;

/// <summary>
/// The catalogue's file as it is written. What is missing becomes empty here, and <see cref="CatalogueCheck"/> then says so by name. What
/// the file holds beyond this is for other readers.
/// </summary>
internal sealed record CatalogueDocument
{
    public IReadOnlyList<UnitEntry?>? Units { get; init; }

    public IReadOnlyList<CompetenceEntry?>? Competences { get; init; }

    public IReadOnlyList<CaseTypeEntry?>? CaseTypes { get; init; }

    public IReadOnlyList<SituationEntry?>? Situations { get; init; }

    public Catalogue ToCatalogue() => new(
        [.. Each(Units).Select(u => new Unit(u.Id ?? "", u.Name, u.Parent))],
        [
            .. Each(Competences).Select(c => new Competence(
                c.Id ?? "", c.Name, c.Unit ?? "", TextOf(c.ScopeSv, c.ScopeEn) ?? new("", ""), TextOf(c.QuestionSv, c.QuestionEn))
            {
                Who = TextOf(c.WhoSv, c.WhoEn),
            }),
        ],
        [
            .. Each(CaseTypes).Select(c => new CaseType(
                c.Id ?? "", c.Name, c.Category ?? "", c.Unit ?? "", Each(c.RequiredCompetences), Each(c.OptionalCompetences), Pairs(c.BringToMeetingSv, c.BringToMeetingEn))
            {
                Phrase = TextOf(c.PhraseSv, c.PhraseEn),
                Triggers = [.. Each(c.TriggersSv), .. Each(c.TriggersEn)],
                Map = c.ToMap(),
            }),
        ],
        [
            .. Each(Situations).Select(s => new Situation(
                s.Id ?? "", s.Name, [.. Each(s.TriggersSv), .. Each(s.TriggersEn)], Each(s.CaseTypes), Each(s.RequiredCompetences), Each(s.OptionalCompetences))
            {
                Short = TextOf(s.ShortSv, s.ShortEn),
                Phrase = TextOf(s.PhraseSv, s.PhraseEn),
            }),
        ]);

    private static T[] Each<T>(IReadOnlyList<T?>? entries) where T : class => [.. (entries ?? []).OfType<T>()];

    private static Text[] Pairs(IReadOnlyList<string?>? sv, IReadOnlyList<string?>? en) =>
        [.. Enumerable.Range(0, Math.Max(sv?.Count ?? 0, en?.Count ?? 0)).Select(n => new Text(sv?.ElementAtOrDefault(n) ?? "", en?.ElementAtOrDefault(n) ?? ""))];

    internal static Text? TextOf(string? sv, string? en) =>
        string.IsNullOrWhiteSpace(sv) && string.IsNullOrWhiteSpace(en) ? null : new Text(sv ?? en!, en ?? sv!);

    internal abstract record Entry
    {
        public string? Id { get; init; }

        public string? NameSv { get; init; }

        public string? NameEn { get; init; }

        public Text Name => new(NameSv ?? "", NameEn ?? "");
    }

    internal sealed record UnitEntry : Entry
    {
        public string? Parent { get; init; }
    }

    internal sealed record CompetenceEntry : Entry
    {
        public string? Unit { get; init; }

        public string? WhoSv { get; init; }

        public string? WhoEn { get; init; }

        public string? ScopeSv { get; init; }

        public string? ScopeEn { get; init; }

        public string? QuestionSv { get; init; }

        public string? QuestionEn { get; init; }
    }

    internal sealed record CaseTypeEntry : Entry
    {
        public string? Category { get; init; }

        public IReadOnlyList<string?>? TriggersSv { get; init; }

        public IReadOnlyList<string?>? TriggersEn { get; init; }

        public string? Unit { get; init; }

        public string? PhraseSv { get; init; }

        public string? PhraseEn { get; init; }

        public IReadOnlyList<string?>? RequiredCompetences { get; init; }

        public IReadOnlyList<string?>? OptionalCompetences { get; init; }

        public IReadOnlyList<string?>? BringToMeetingSv { get; init; }

        public IReadOnlyList<string?>? BringToMeetingEn { get; init; }

        public string? AuthoritySv { get; init; }

        public string? AuthorityEn { get; init; }

        public bool AuthorityVerify { get; init; }

        public IReadOnlyList<StepEntry?>? DecisionSteps { get; init; }

        public LimitEntry? StatutoryLimit { get; init; }

        public PromiseEntry? LocalGuarantee { get; init; }

        public string? Confidence { get; init; }

        public IReadOnlyList<string?>? Sources { get; init; }

        /// <summary>A file that says nothing of steps or limits has no map, and that is no fault.</summary>
        public DecisionMap? ToMap() => DecisionSteps is null && StatutoryLimit is null ? null : new(
            TextOf(AuthoritySv, AuthorityEn), AuthorityVerify, [.. Each(DecisionSteps).Select(s => s.ToStep())], (StatutoryLimit ?? new()).ToLimit(), LocalGuarantee?.ToPromise(),
            Confidence switch { "confirmed" => Booking.Register.Confidence.Confirmed, "mixed" => Booking.Register.Confidence.Mixed, _ => Booking.Register.Confidence.Inferred },
            [.. Each(Sources).Where(s => s.StartsWith("https://", StringComparison.Ordinal) && !s.Contains(' ', StringComparison.Ordinal))]);
    }

    internal sealed record SituationEntry : Entry
    {
        public string? ShortSv { get; init; }

        public string? ShortEn { get; init; }

        public string? PhraseSv { get; init; }

        public string? PhraseEn { get; init; }

        public IReadOnlyList<string?>? TriggersSv { get; init; }

        public IReadOnlyList<string?>? TriggersEn { get; init; }

        public IReadOnlyList<string?>? CaseTypes { get; init; }

        public IReadOnlyList<string?>? RequiredCompetences { get; init; }

        public IReadOnlyList<string?>? OptionalCompetences { get; init; }
    }
}
