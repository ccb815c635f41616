using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Registering;

/// <param name="Deputy">Who is asked first for the official's seats meanwhile.</param>
public sealed record AbsenceView(Guid Id, DateTimeOffset Start, DateTimeOffset End, Person? Deputy);

/// <summary>An official's own time, as the official sees it. <see cref="Colleagues"/>: who can be a deputy.</summary>
public sealed record MyTimeView(
    Official Official, Person? Me, IReadOnlyList<AbsenceView> Absences, IReadOnlyList<PoolLoad> Load, CalendarReading? Calendar,
    IReadOnlyList<Person> Colleagues);

/// <summary>What officials say of their own time: when they work, how much they take, when they are away and who then steps in.</summary>
public sealed class MyTime(IDocumentStore store, RegisterLog register, CalendarMemory calendars, TimeProvider clock)
{
    /// <summary>Languages a meeting can be held in here, as ISO 639-1 codes.</summary>
    public static readonly IReadOnlyDictionary<string, Text> Languages = new Dictionary<string, Text>
    {
        ["sv"] = new("svenska", "Swedish"),
        ["en"] = new("engelska", "English"),
        ["ar"] = new("arabiska", "Arabic"),
        ["bs"] = new("bosniska", "Bosnian"),
        ["de"] = new("tyska", "German"),
        ["es"] = new("spanska", "Spanish"),
        ["fa"] = new("persiska", "Persian"),
        ["fi"] = new("finska", "Finnish"),
        ["fr"] = new("franska", "French"),
        ["pl"] = new("polska", "Polish"),
        ["so"] = new("somaliska", "Somali"),
        ["tr"] = new("turkiska", "Turkish"),
    };

    /// <summary>Null for somebody who is signed in and not in the register.</summary>
    public async Task<MyTimeView?> Of(Guid me, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<Official>(me, ct) is not { } official) return null;
        var colleagues = calendars.SameCompetence(me);
        var people = (await session.LoadManyAsync<Person>(ct, [me, .. colleagues, .. official.Absences.Select(a => a.Deputy).OfType<Guid>()])).ToDictionary(p => p.Id);
        var now = clock.GetUtcNow();
        return new(
            official, people.GetValueOrDefault(me),
            [.. official.Absences.Where(a => a.During.End > now).OrderBy(a => a.During.Start)
                .Select(a => new AbsenceView(a.Id, a.During.Start, a.During.End, a.Deputy is { } deputy ? people.GetValueOrDefault(deputy) : null))],
            calendars.Load(me), await session.LoadAsync<CalendarReading>(me, ct),
            [.. colleagues.Select(c => people.GetValueOrDefault(c)).OfType<Person>().OrderBy(p => p.Name, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// The absence, or what is wrong with it. One that has been told already stands as it is. <paramref name="key"/> makes it one however
    /// often it is told; a coordinator who tells it for somebody is the <paramref name="actor"/>.
    /// </summary>
    public async Task<(Registered Absence, Text? Fault)> GoAway(
        Guid me, DateTimeOffset start, DateTimeOffset end, Guid? deputy, CancellationToken ct, Guid? key = null, string? actor = null)
    {
        if (FaultIn(me, start, end, deputy) is { } fault) return (new(Guid.Empty, Creation.NobodyThere), fault);
        var during = new Slot(start, end);
        var keyed = KeyedRequest.From(key, $"absence/{me:N}", new { during, deputy }, clock.GetUtcNow());
        var absence = keyed?.Id ?? Guid.CreateVersion7();
        var told = await register.Decide<Official>(
            me,
            official =>
            {
                absence = official.AwayAlready(during, deputy)?.Id ?? absence;
                return official.GoAway(new AbsenceRegistered(absence, during, deputy));
            },
            actor ?? Actor(me), ct, new GiveUpSeats(me, during, deputy), keyed);
        return (new(absence, told), null);
    }

    private Text? FaultIn(Guid me, DateTimeOffset start, DateTimeOffset end, Guid? deputy) =>
        end <= start || end - start > TimeSpan.FromDays(400)
            ? new("Frånvaron ska börja före den slutar, och vara högst 400 dagar.", "The absence must begin before it ends, and last at most 400 days.")
        : end <= clock.GetUtcNow()
            ? new("Frånvaron har redan varit. Välj dagar framåt.", "The absence is already over. Choose days ahead.")
        : deputy is { } colleague && !calendars.SameCompetence(me).Contains(colleague)
            ? new("Ersättaren ska ha någon av kompetenserna. Välj en kollega i listan.", "The deputy must hold one of the competences. Choose a colleague from the list.")
        : null;

    public Task<bool> ComeBack(Guid me, Guid absence, CancellationToken ct) => Say(me, new AbsenceWithdrawn(absence), ct);

    public Task<bool> Work(Guid me, IReadOnlyList<WorkingHours> hours, CancellationToken ct) => Say(me, new WorkingHoursSet(hours), ct);

    public Task<bool> Take(Guid me, int tablesPerWeek, CancellationToken ct) => Say(me, new CapacitySet(tablesPerWeek), ct);

    public Task<bool> Speak(Guid me, IReadOnlyList<string> languages, CancellationToken ct) => Say(me, new LanguagesSet(languages), ct);

    public static Text? FaultIn(IReadOnlyList<WorkingHours>? hours) =>
        hours is null || hours.Count > 30 || hours.Any(h => h is null || h.End <= h.Start || !Enum.IsDefined(h.Day))
            ? new("Varje pass ska börja före det slutar, och passen ska vara högst 30.", "Each stretch must begin before it ends, and there may be at most 30.")
            : null;

    public static Text? FaultIn(int? tablesPerWeek) =>
        tablesPerWeek is null or < 0 or > 40 ? new("Ange 0 till 40 bord i veckan.", "Say 0 to 40 tables a week.") : null;

    public static Text? FaultIn(IReadOnlyList<string>? languages) =>
        languages is null || languages.Count == 0 || !languages.All(Languages.ContainsKey)
            ? new("Välj minst ett språk i listan.", "Choose at least one language from the list.")
            : null;

    private Task<bool> Say(Guid me, object fact, CancellationToken ct) => register.Change<Official>(me, [fact], Actor(me), ct);

    private static string Actor(Guid me) => $"official:{me}";
}
