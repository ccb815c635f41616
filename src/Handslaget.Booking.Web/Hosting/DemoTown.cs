using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handslaget.Booking.Calendars;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// An invented official. Name and address are kept apart from <see cref="Events"/>, as they are for real officials.
/// <see cref="IsCoordinator"/>: the account may also do what coordinators do. <see cref="IsPolitician"/>: elected.
/// </summary>
public sealed record DemoOfficial(
    Guid Id, string Name, string Email, bool IsCoordinator, IReadOnlyList<object> Events, BusyTime BusyTime, bool IsPolitician = false);

/// <summary>A room with an invented name in one of the municipality's houses.</summary>
public sealed record DemoRoom(Guid Id, IReadOnlyList<object> Events, BusyTime BusyTime);

/// <summary>
/// An invented municipality, so that the program can be tried with nothing configured. The same day gives the same town, everybody keeps
/// their identity from day to day, and a week's calendar stays as it was, so that what is shown can be talked about.
/// Nobody in it exists.
/// </summary>
public sealed record DemoTown(IReadOnlyList<DemoOfficial> Officials, IReadOnlyList<DemoRoom> Rooms, IReadOnlyList<StandingTableLaid> Tables)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// The town as it stands on the morning of <paramref name="today"/>. Of another municipality's catalogue only the units and competences
    /// that it shares with ours come along.
    /// </summary>
    public static DemoTown Make(Catalogue catalogue, DateOnly today)
    {
        using var stream = typeof(DemoTown).Assembly.GetManifestResourceStream("demo-town.json")!;
        var document = JsonSerializer.Deserialize<DemoDocument>(stream, Reading)!;
        var units = catalogue.Units.Select(u => u.Id).ToHashSet();
        var competences = catalogue.Competences.Select(c => c.Id).ToHashSet();
        return new DemoTown(
            [
                .. document.Officials
                    .Where(o => units.Contains(o.Unit))
                    .Select(o => o with { Grants = [.. o.Grants.Where(g => competences.Contains(g.Competence))] })
                    .Where(o => o.Grants.Count > 0 || o.IsPolitician)
                    .Select(o => OfficialOf(o, today)),
            ],
            [.. document.Rooms.Select(r => RoomOf(r, today))],
            [.. document.StandingTables.Select(t => TableOf(t, competences)).Where(t => t.Terms.Seats.Count > 0)]);
    }

    private static DemoOfficial OfficialOf(DemoDocument.OfficialEntry entry, DateOnly today)
    {
        var email = AddressOf(entry.Name);
        var id = IdOf(email);
        var hours = DemoHours.Of(entry.Hours, entry.RemoteDay);
        object[] events =
        [
            new OfficialRegistered(id, entry.Unit),
            .. entry.Grants.Select(g => new CompetenceGranted(g.Competence, g.ValidForDays is { } days ? today.AddDays(days) : null)),
            new WorkingHoursSet(hours),
            new CapacitySet(entry.TablesPerWeek),
            new LanguagesSet(entry.Languages),
            new ServiceTrainingSet(today.AddDays(new Chance($"training/{email}").Below(400) - 30)),
            .. entry.Away.Select((a, i) => new AbsenceRegistered(
                IdOf($"{email}/absence/{i}"),
                new Slot(SwedishTime.Midnight(today.AddDays(a.InDays)), SwedishTime.Midnight(today.AddDays(a.InDays + a.Days))))),
        ];
        var busy = DemoCalendar.Of(email, entry.Unit, hours, today);
        return new DemoOfficial(id, entry.Name, email, entry.IsCoordinator, events, entry.CalendarUnreadable
            ? busy with { UnreadableSince = SwedishTime.At(today.AddDays(-1), new TimeOnly(9, 12)) }
            : busy, entry.IsPolitician);
    }

    private static DemoRoom RoomOf(DemoDocument.RoomEntry entry, DateOnly today)
    {
        var id = IdOf($"room/{entry.Name}");
        return new DemoRoom(
            id,
            [new RoomOpened(id, entry.Name, entry.Address, entry.Chairs, entry.StepFree, entry.HearingLoop, entry.Screen)],
            DemoCalendar.OfRoom(entry.Name, today));
    }

    private static StandingTableLaid TableOf(DemoDocument.TableEntry entry, HashSet<string> competences) => new(
        IdOf($"standing/{string.Join('+', entry.Days)}/{entry.Start:HHmm}"),
        new StandingTerms(
            [.. entry.Days.Select(Enum.Parse<DayOfWeek>)], entry.Start, entry.End, entry.EveryWeeks, entry.FirstDay, null, IdOf($"room/{entry.Room}"),
            [.. entry.Seats.Where(competences.Contains).Select(c => new PromisedSeats(c, 1))], entry.ReleasedWorkingDays));

    /// <summary>"Selin Aydın" → selin.aydin@demo.example, an address that can never lead to anyone.</summary>
    private static string AddressOf(string name)
    {
        var letters = name.ToLowerInvariant().Replace('ı', 'i').Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => c == ' ' ? '.' : c);
        return $"{string.Concat(letters)}@demo.example";
    }

    private static Guid IdOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"handslaget/demo/{what}")).AsSpan(0, 16));
}
