using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings.Weeks;

/// <param name="Who">As for every gathering.</param>
/// <param name="Themes">Keys, the most wanted first; what is empty is left out.</param>
/// <param name="Halves">"2027-05-10-fm" or "-em".</param>
/// <param name="AtMost">How many tables.</param>
/// <param name="Question">What they want to talk of; may be left out.</param>
public sealed record WishAsked(SignUpAsked Who, IReadOnlyList<string> Themes, IReadOnlyList<string> Halves, string? AtMost, string? Question);

/// <summary>What companies can do with a dialogue week until it is laid: wish, and wish anew. Answers and withdrawals are as for every gathering.</summary>
public sealed class WeekWishes(SubjectLog log, IDocumentStore store, ContactLimit limit, TimeProvider clock)
{
    private const string Actor = "company";

    /// <exception cref="TooManyException">The address has signed up often enough for today.</exception>
    public async Task<SignUpAnswer> Wish(Gathering week, WishAsked asked, Guid? key, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var keyed = KeyedRequest.From(key, $"wish/{week.Id:N}", asked, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        var who = SignUps.Read(id, week.Id, asked.Who, fields, language) with { Question = Question(asked, fields) };
        var wish = Read(asked, fields);
        MustBePossible(week, wish, fields);
        if (!fields.HasErrors && await HasWished(week, who, ct))
            fields.Fault("email", new("Det finns redan en önskan med den adressen. Öppna länken i mejlet ni fick och ändra där.", "There is a wish with that address already. Open the link in the mail you got and change it there."));
        if (fields.HasErrors) return new(id, null, fields);

        var reach = new Contact { Email = who.Email };
        if (week.Find(id) is null) await limit.MustHaveRoom(reach, ct);
        var decided = await log.DecideInTurn<Gathering>(week.Id, Actor, g => g.Wish(id, wish, clock.GetUtcNow()), ct, session =>
        {
            session.Store(who);
            if (keyed is not null) session.Insert(keyed);
        });
        if (decided is Decided<Gathering>.Recorded) await limit.Count(reach, ct);
        return new(id, decided, fields, decided is Decided<Gathering>.Unchanged && await keyed.IsOther(store, ct));
    }

    public async Task<(Decided<Gathering>? Decided, Fields Fields)> WishAnew(KnownSignUp known, WishAsked asked, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var who = known.Who with { Question = Question(asked, fields) };
        var wish = Read(asked, fields);
        MustBePossible(known.At.Gathering, wish, fields);
        if (fields.HasErrors) return (null, fields);
        var decided = await log.DecideInTurn<Gathering>(known.At.Id, Actor, g => g.WishAnew(known.SignUp.Id, wish, clock.GetUtcNow()), ct, session => session.Store(who));
        if (decided is Decided<Gathering>.Unchanged) await log.Keep(who, Actor, ct);
        return (decided, fields);
    }

    /// <summary>"2027-05-10-fm".</summary>
    public static string Write(HalfDay half) => $"{ReadWeek.Iso(half.Date)}-{(half.Afternoon ? "em" : "fm")}";

    /// <summary>One wish for each address, so that nobody has more lots than others.</summary>
    private async Task<bool> HasWished(Gathering week, SignUpDetails who, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var same = await session.Query<SignUpDetails>().Where(d => d.GatheringId == week.Id && d.Id != who.Id).ToListAsync(ct);
        return same.Any(d => d.Email.Equals(who.Email, StringComparison.OrdinalIgnoreCase) && week.Find(d.Id) is { IsLive: true });
    }

    /// <summary>At least one of the themes has a table on one of the half-days; else nothing could come of it.</summary>
    private static void MustBePossible(Gathering week, WeekWish wish, Fields fields)
    {
        if (fields.HasErrors || week.Plan.Week is not { } plan) return;
        if (plan.Tables.Any(t => wish.Themes.Contains(t.Theme) && HalfDay.Of(t.Block).Any(wish.Halves.Contains))) return;
        fields.Fault("tid", new(
            "Inget av temana har bord på de halvdagar ni har kryssat för. Kryssa för fler halvdagar, eller välj ett annat tema.",
            "None of the themes has a table on the half-days you have ticked. Tick more half-days, or choose another theme."));
    }

    private static WeekWish Read(WishAsked asked, Fields fields)
    {
        List<string> themes = [.. asked.Themes.Where(t => t.Length > 0)];
        if (themes.Count == 0) fields.Fault("tema1", new("Välj minst ett tema.", "Choose at least one theme."));
        if (themes.Distinct().Count() < themes.Count) fields.Fault("tema2", new("Välj olika teman.", "Choose different themes."));
        List<HalfDay> halves = [.. asked.Halves.Select(Half).OfType<HalfDay>().Distinct().OrderBy(h => h.Date).ThenBy(h => h.Afternoon)];
        if (halves.Count == 0) fields.Fault("tid", new("Kryssa för minst en halvdag när ni kan komma.", "Tick at least one half-day when you can come."));
        var most = int.TryParse(asked.AtMost, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= DialogueWeek.ThemesAtMost ? number : 1;
        return new(themes, halves, Math.Min(most, Math.Max(1, themes.Count)));
    }

    private static HalfDay? Half(string written) =>
        written.Length == 13 && written[10..] is "-fm" or "-em" && DateOnly.TryParseExact(written[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, written[11] == 'e') : null;

    private static string? Question(WishAsked asked, Fields fields) => fields.Line("question", asked.Question, 200) is { Length: > 0 } question ? question : null;
}
