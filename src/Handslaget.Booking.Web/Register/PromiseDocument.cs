using Handslaget.Booking.Promises;

namespace Handslaget.Booking.Web.Register;

/// <summary>
/// The promises' file as it is written. What is missing becomes empty here, and <see cref="PromiseCheck"/> then says so by name.
/// </summary>
internal sealed record PromiseDocument
{
    public IReadOnlyList<Entry?>? Promises { get; init; }

    public PromiseRegister ToRegister() => new([.. (Promises ?? []).OfType<Entry>().Select(e => e.ToPromise())]);

    internal sealed record Entry
    {
        public string? Key { get; init; }

        public string? NameSv { get; init; }

        public string? NameEn { get; init; }

        public string? SaysSv { get; init; }

        public string? SaysEn { get; init; }

        public string? FromSv { get; init; }

        public string? FromEn { get; init; }

        public string? RemedySv { get; init; }

        public string? RemedyEn { get; init; }

        public IReadOnlyList<string>? Starts { get; init; }

        public IReadOnlyList<string>? Restarts { get; init; }

        public IReadOnlyList<string>? Given { get; init; }

        public IReadOnlyList<string>? Stops { get; init; }

        public IReadOnlyList<string>? Voids { get; init; }

        public IReadOnlyList<string>? NotFor { get; init; }

        public IReadOnlyList<string>? Pauses { get; init; }

        public IReadOnlyList<string>? Resumes { get; init; }

        public ClockTime Time { get; init; }

        public Target? Target { get; init; }

        public bool BeforeMeeting { get; init; }

        public int WarnsWorkingDays { get; init; } = 1;

        public string? Owner { get; init; }

        public DateOnly ValidFrom { get; init; }

        public DateOnly? ValidTo { get; init; }

        public IReadOnlyList<ExcludedEntry?>? Excluded { get; init; }

        public bool Public { get; init; }

        public ServiceGuarantee ToPromise() => new()
        {
            Key = Key ?? "",
            Name = new(NameSv ?? "", NameEn ?? ""),
            Says = new(SaysSv ?? "", SaysEn ?? ""),
            From = new(FromSv ?? "", FromEn ?? ""),
            Remedy = new(RemedySv ?? "", RemedyEn ?? ""),
            Starts = Starts ?? [],
            Restarts = Restarts ?? [],
            Given = Given ?? [],
            Stops = Stops ?? [],
            Voids = Voids ?? [],
            NotFor = NotFor ?? [],
            Pauses = Pauses ?? [],
            Resumes = Resumes ?? [],
            Time = Time,
            Target = Target ?? new(0, TargetUnit.Days),
            BeforeMeeting = BeforeMeeting,
            WarnsWorkingDays = WarnsWorkingDays,
            Owner = Owner ?? "",
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Excluded = [.. (Excluded ?? []).OfType<ExcludedEntry>().Select(e => new ExcludedPeriod(e.From, e.To, new(e.ReasonSv ?? "", e.ReasonEn ?? "")))],
            IsPublic = Public,
        };
    }

    internal sealed record ExcludedEntry(DateOnly From, DateOnly To, string? ReasonSv, string? ReasonEn);
}
