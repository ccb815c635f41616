using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Gatherings;

/// <param name="Company">The company's name, or "under bildande".</param>
/// <param name="Name">Who comes.</param>
/// <param name="Email">Where the confirmation and a reminder are sent.</param>
/// <param name="Phone">May be left out; only a person calls it.</param>
/// <param name="Food">What they can not eat; may be left out, and is forgotten when the gathering is over.</param>
/// <param name="Sessions">Keys of the sessions wanted; none at the same time.</param>
/// <param name="Registered">The month the company was registered, "2026-03". Asked for only when the gathering is for new companies; "no": it is not registered yet.</param>
/// <param name="Language">"sv" or "en": the language of the letters.</param>
public sealed record SignUpAsked(
    string? Company, string? Name, string? Email, string? Phone, string? Food, IReadOnlyList<string>? Sessions, string? Registered, string? Language);

/// <param name="Decided">Null: something is to be corrected, and <paramref name="Fields"/> says what.</param>
public sealed record SignUpAnswer(Guid Id, Decided<Gathering>? Decided, Fields Fields, bool KeyReused = false);

/// <summary>What those who want to come can do: sign up, answer an offer, withdraw. Each is safe to do twice.</summary>
public sealed class SignUps(SubjectLog log, IDocumentStore store, ContactLimit limit, BookingRules rules, TimeProvider clock)
{
    private const string Actor = "company";

    /// <exception cref="TooManyException">The address has signed up often enough for today.</exception>
    public async Task<SignUpAnswer> SignUp(Gathering gathering, SignUpAsked asked, Guid? key, string language, CancellationToken ct)
    {
        var fields = new Fields(language);
        var keyed = KeyedRequest.From(key, $"sign-up/{gathering.Id:N}", asked, clock.GetUtcNow());
        var id = keyed?.Id ?? Guid.CreateVersion7();
        var who = Read(id, gathering.Id, asked, fields, language);
        var registered = gathering.Plan.NewerThanMonths is null ? null : Month(asked.Registered, fields);
        var isNew = gathering.Find(id) is null;
        if (isNew && !fields.HasErrors && await HasSignedUp(gathering, who, ct))
            fields.Fault("email", new("Den personen är redan anmäld med den adressen. Öppna länken i mejlet ni fick för att ändra.", "That person is signed up with that address already. Open the link in the mail you got to change it."));
        if (fields.HasErrors) return new(id, null, fields);

        var reach = new Contact { Email = who.Email };
        if (isNew) await limit.MustHaveRoom(reach, ct);
        var sessions = (asked.Sessions ?? []).ToList();
        var decided = await log.DecideInTurn<Gathering>(
            gathering.Id, Actor, g => g.SignUp(id, sessions, registered, clock.GetUtcNow(), rules.OfferWorkingDays), ct,
            session =>
            {
                session.Store(who);
                if (keyed is not null) session.Insert(keyed);
            });
        if (decided is Decided<Gathering>.Recorded) await limit.Count(reach, ct);
        return new(id, decided, fields, decided is Decided<Gathering>.Unchanged && await keyed.IsOther(store, ct));
    }

    public Task<Decided<Gathering>> Take(KnownSignUp known, CancellationToken ct) => Decide(known, g => g.TakePlace(known.SignUp.Id, clock.GetUtcNow(), rules.OfferWorkingDays), ct);

    public Task<Decided<Gathering>> Decline(KnownSignUp known, CancellationToken ct) => Decide(known, g => g.DeclinePlace(known.SignUp.Id, clock.GetUtcNow(), rules.OfferWorkingDays), ct);

    public Task<Decided<Gathering>> Withdraw(KnownSignUp known, CancellationToken ct) => Decide(known, g => g.Withdraw(known.SignUp.Id, clock.GetUtcNow(), rules.OfferWorkingDays), ct);

    /// <summary>One of several sittings in a dialogue week.</summary>
    public Task<Decided<Gathering>> GiveBack(KnownSignUp known, string sitting, CancellationToken ct) =>
        Decide(known, g => g.GiveBack(known.SignUp.Id, sitting, clock.GetUtcNow(), rules.OfferWorkingDays), ct);

    private Task<Decided<Gathering>> Decide(KnownSignUp known, Func<Gathering, Decision> decide, CancellationToken ct) =>
        log.DecideInTurn(known.At.Id, Actor, decide, ct);

    /// <summary>One sign-up for each person.</summary>
    private async Task<bool> HasSignedUp(Gathering gathering, SignUpDetails who, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var same = await session.Query<SignUpDetails>().Where(d => d.GatheringId == gathering.Id && d.Email == who.Email && d.Id != who.Id).ToListAsync(ct);
        return same.Any(d => d.Name.Equals(who.Name, StringComparison.OrdinalIgnoreCase) && gathering.Find(d.Id) is { IsLive: true });
    }

    internal static SignUpDetails Read(Guid id, Guid gathering, SignUpAsked asked, Fields fields, string language)
    {
        if (asked.Language is not (null or "sv" or "en")) fields.Fault("language", new("Välj svenska (sv) eller engelska (en).", "Choose Swedish (sv) or English (en)."));
        if (asked.Sessions is { Count: > 20 }) fields.Fault("sessions", new("Välj högst 20 pass.", "Choose at most 20 sessions."));
        return new()
        {
            Id = id,
            GatheringId = gathering,
            Company = fields.Line("company", asked.Company, 120, new("Skriv företagets namn, eller \"under bildande\".", "Write the company's name, or \"being formed\".")),
            Name = fields.Line("name", asked.Name, 100, new("Skriv namnet på den som kommer.", "Write the name of who comes.")),
            Email = fields.Email("email", asked.Email, new("Skriv en e-postadress. Dit skickar vi bekräftelsen.", "Write an e-mail address. We send the confirmation there.")) ?? "",
            Phone = OrNull(fields.Line("phone", asked.Phone, 30)),
            Food = OrNull(fields.Line("food", asked.Food, 200)),
            Language = asked.Language ?? language,
        };
    }

    /// <summary>The first of the month; null: not registered yet.</summary>
    private DateOnly? Month(string? written, Fields fields)
    {
        if (written == "no") return null;
        if (DateOnly.TryParseExact(written, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year > 1900 && month <= SwedishTime.Date(clock.GetUtcNow()))
            return month;
        fields.Fault("registered", new(
            "Skriv vilken månad företaget registrerades, till exempel 2026-03, eller kryssa i att det inte är registrerat än.",
            "Write the month in which the company was registered, for example 2026-03, or tick that it is not registered yet."));
        return null;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
