using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// The demo town's first week: a table where everybody has said yes, one that was mended, one that waits for answers, one booked by phone,
/// one that has been held and whose answers are sent, a company that is asked for a visit, and three that found no time: one wants to be called, one wishes for times of its own, one waits. They are laid by the same decisions as everybody else's, so their mails and texts lie in the outbox.
/// It happens after the house has opened, and only in an empty one, or after a demo year. Companies and numbers are invented (PTS's numbers for fiction).
/// </summary>
internal sealed class DemoStories(
    IDocumentStore store, CatalogueMemory catalogue, RequestMeeting requesting, Holding holding, BookMeeting booking, WithoutATime without, DemoHeldTable held,
    MeetingLog meetings, FreeTimes times, DemoGatherings gatherings, DemoVisits visits, DemoProcurements procurements, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<DemoStories> log, DemoYear.JustLived? year = null) : BackgroundService
{
    private const string Sv = "sv";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Opened(stoppingToken);
            await using (var session = store.QuerySession())
            {
                if (year is null && await session.Query<Meeting>().AnyAsync(stoppingToken)) return;
            }
            await Play(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The house closes; an empty week is no loss.
        }
        catch (Exception fault)
        {
            log.StoriesFailed(fault);
        }
    }

    private async Task Play(CancellationToken ct)
    {
        var all = await Lay("restaurant-outdoor-alcohol", 4, Contact("Bistro Kvarnen AB", "Leila Haddad", mobile: "070-174 06 11", "leila@kvarnen.example", "Matsal för 40 gäster och uteservering mot strömmen."), ct);
        if (all is not null) await Answer(all, all.Places.Select(p => p.OfficialId), ct);

        var mended = await Lay("kiosk-shop", 0, Contact("Hörnkiosken i Lindö", "Jonas Ek", mobile: "070-174 06 12", "jonas@hornkiosken.example", "Vi tar över kiosken vid hållplatsen."), ct, offer => offer.StandIns.Values.All(s => s.Count > 0));
        if (mended is not null)
        {
            var away = mended.Places.First(p => !p.Competences.Contains(Meeting.Coordination)).OfficialId;
            await meetings.Decide(mended.Id, $"official:{away}", m => m.Answer(away, accepts: false, mended.Slot!.Value.Start, clock.GetUtcNow()), ct);
            await Answer(mended, mended.Places.Select(p => p.OfficialId).Where(id => id != away), ct);
        }

        await Lay("beauty-salon", 2, Contact("Salong Saxen", "Maria Lund", mobile: "070-174 06 13", "maria@saxen.example", "Frisör och fotvård i samma lokal."), ct);
        await Lay("car-workshop", 3, Contact("Eriks Bilverkstad", "Erik Nyman", mobile: null, email: null, "Ringde in: vill bygga till en tvätthall.") with { Phone = "011-15 00 01" }, ct, actor: "coordinator:demo");
        await FindNoTime(ct);
        await gatherings.Play(ct);
        await visits.Invite("visit/first-week", Contact("Mekaniska i Svärtinge AB", "Anneli Strand", mobile: "070-174 06 19", "anneli@mekaniska.example", "") with { Site = "Verkstadsvägen 4" }, ct);
        await procurements.Play(ct);
        await held.Lay("kiosk-shop", 2, new Store.Contact { Company = "Kiosken vid Strömsholmen", Name = "Sara Berg", Mobile = "+46701740618", Email = "sara@stromsholmen.example", Errand = "Kiosk med kaffe och smörgåsar.", Site = "Kvarngatan 12" }, share: true, ct);
    }

    /// <summary>Asks, takes one of the first times and books; null when the town has no time for it.</summary>
    private async Task<Meeting?> Lay(
        string situation, int nth, ContactDetails contact, CancellationToken ct, Func<Offer, bool>? which = null, string actor = "company")
    {
        if (catalogue.Now.Situations.All(s => s.Id != situation)) return null;
        var (asked, _, _) = await requesting.Ask(new MeetingRequest(situation, [], null, null, 2, null, null, Sv), Sv, null, ct);
        if (asked is null) return null;
        foreach (var offer in times.Find(asked, times.Window(), 100).Where(which ?? (_ => true)).Skip(nth).Take(8))
        {
            if (await holding.Hold(asked, offer.Slot.Start, actor, ct) is not Outcome.Recorded held) continue;
            var (booked, _) = await booking.Book(held.Meeting, contact, actor, Sv, ct);
            return (booked as Outcome.Recorded)?.Meeting;
        }
        return null;
    }

    private async Task Answer(Meeting meeting, IEnumerable<Guid> officials, CancellationToken ct)
    {
        foreach (var official in officials)
            await meetings.Decide(meeting.Id, $"official:{official}", m => m.Answer(official, accepts: true, meeting.Slot!.Value.Start, clock.GetUtcNow()), ct);
    }

    /// <summary>The first errand that this town has no time for: larger and larger tables are looked at, and the first such is asked for, by three.</summary>
    private async Task FindNoTime(CancellationToken ct)
    {
        var hard = catalogue.Now.CaseTypes.OrderByDescending(c => c.Required.Count).Select(c => c.Id).ToList();
        var wishes =
            from more in Enumerable.Range(0, 5)
            from situation in catalogue.Now.Situations.OrderByDescending(s => s.Required.Count).Take(4)
            select new MeetingRequest(situation.Id, [.. hard.Take(more)], null, MeetingForm.AtMunicipality, 2, null, null, Sv);
        if (wishes.FirstOrDefault(HasNoTime) is not { } wish) return;
        var nora = Contact("Cellverk AB under bildande", "Nora Wikström", mobile: "070-174 06 15", "nora@cellverk.example", "") with { Phone = "070-174 06 15" };
        var omar = Contact("Rökeriet vid Slottshagen", "Omar Sjöberg", mobile: "070-174 06 16", "omar@rokeriet.example", "Rökeri med butik och servering.");
        var ida = Contact("Strömbackens bryggeri", "Ida Falk", mobile: "070-174 06 17", "ida@strombacken.example", "Bryggeri med visningar.");
        if (await Asks(wish, ct) is { } called) await booking.AskForCallBack(called, nora, "company", Sv, ct);
        if (await Asks(wish, ct) is { } wishing) await without.Wish(wishing, [In(6, DayPart.Morning), In(9, DayPart.Whole)], omar, "company", Sv, ct);
        if (await Asks(wish, ct) is { } waiting) await without.JoinWaitList(waiting, ida, "company", Sv, ct);
    }

    private async Task<Meeting?> Asks(MeetingRequest wish, CancellationToken ct)
    {
        var (asked, _, _) = await requesting.Ask(wish, Sv, null, ct);
        return asked is { NoTime: true } ? asked : null;
    }

    private WrittenWish In(int workingDays, DayPart part) => new(
        WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), workingDays).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), part);

    private bool HasNoTime(MeetingRequest wish)
    {
        if (requesting.Match(wish, new Fields(Sv)) is not { } table) return false;
        var meeting = Meeting.New with { Seats = table.Seats, Guests = wish.Guests ?? 1 };
        return times.Find(meeting, times.Window(), 1).Count == 0;
    }

    private static ContactDetails Contact(string company, string name, string? mobile, string? email, string errand) =>
        new(company, null, name, mobile, null, email, errand, "Kvarngatan 12");

    private async Task Opened(CancellationToken ct)
    {
        var opened = new TaskCompletionSource();
        await using var first = lifetime.ApplicationStarted.Register(opened.SetResult);
        await opened.Task.WaitAsync(ct);
    }
}

internal static partial class DemoLog
{
    [LoggerMessage(LogLevel.Warning, "The demo town's first week could not be laid; the town is there all the same")]
    public static partial void StoriesFailed(this ILogger log, Exception fault);
}
