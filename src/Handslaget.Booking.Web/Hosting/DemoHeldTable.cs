using Handslaget.Booking.Calendars;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Store;
using Marten;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>
/// A table of the demo town that was held some working days ago, with its answers sent, so that a newcomer sees what comes after a meeting. What is
/// past is written straight into the log (nobody is invited to what has been); the answers are written and sent by the same decisions as everybody
/// else's.
/// </summary>
internal sealed class DemoHeldTable(
    IDocumentStore store, RequestMeeting requesting, FreeTimes times, WriteOutcome writing, ShareOutcome sharing, MeetingLog meetings, BookingRules rules, TimeProvider clock)
{
    /// <summary>The meeting, held so many working days ago; null when the town has nobody for it.</summary>
    /// <param name="share">Whether the answers have been sent to the company.</param>
    public async Task<Guid?> Lay(string situation, int workingDaysAgo, Contact contact, bool share, CancellationToken ct)
    {
        var request = new MeetingRequest(situation, [], null, null, 2, null, null, "sv");
        if (requesting.Match(request, new Fields("sv")) is not { } table) return null;
        var asked = Meeting.New with { Seats = table.Seats, Guests = 2 };
        if (times.Find(asked, times.Window(), 1) is not [var offer, ..]) return null;
        var id = Guid.CreateVersion7();
        await Hold(id, table.Seats, situation, offer, workingDaysAgo, contact, ct);
        var held = (await meetings.Find(id, ct))!;
        var authors = held.OwesOutcome;
        for (var i = 0; i < (share ? authors.Count : 1); i++) await Write(id, authors[i], i, ct);
        if (share) await sharing.Share(id, [], clock.GetUtcNow(), "coordinator:demo", ct);
        return id;
    }

    private async Task Hold(Guid id, IReadOnlyList<Panels.Seat> seats, string situation, Offer offer, int workingDaysAgo, Contact contact, CancellationToken ct)
    {
        var day = WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), -workingDaysAgo);
        var slot = Slot.From(SwedishTime.At(day, new TimeOnly(9, 0)), rules.MeetingLasts);
        var booked = slot.Start.AddDays(-10);
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "demo";
        session.Events.StartStream<Meeting>(
            id,
            [
                new MeetingRequested(id, situation, [], new Dictionary<string, bool>(), MeetingForm.AtMunicipality, 2, false, false, "sv", booked),
                new PanelProposed(seats), new SlotHeld(slot, offer.Places, offer.RoomId, booked + rules.HoldLasts, booked), new MeetingBooked(booked.AddDays(2), booked),
                .. offer.Places.Select(p => new SeatAccepted(p.OfficialId, booked.AddHours(5))),
                new MeetingConfirmed(booked.AddHours(5)), new MeetingTookPlace(slot.End),
            ]);
        session.Store(contact with { Id = id });
        session.Store(new MeetingReference { Id = id, Reference = Reference.Of(id.ToByteArray().AsSpan(8)) });
        await session.SaveChangesAsync(ct);
    }

    /// <summary>The first has something to do herself, the second waits for the company, the others have nothing to add.</summary>
    private async Task Write(Guid id, Guid official, int nth, CancellationToken ct)
    {
        if (await writing.Open(id, official, ct) is not { } open) return;
        var day = WorkingDays.Add(SwedishTime.Date(clock.GetUtcNow()), 4 + nth);
        var lines = nth switch
        {
            0 => new OutcomeLines(false, "Lokalen går att använda så som ni har tänkt.", "Handfat i köket och i serveringen.", "Ritning över köket med flöden.", "Skicka exempel på en ritning som räcker", official, day),
            1 => new OutcomeLines(false, "Ni behöver anmäla verksamheten innan ni öppnar.", "", "Anmälan på kommunens e-tjänst.", "Skicka in anmälan", null, day),
            _ => new OutcomeLines(NothingToAdd: true),
        };
        var typed = open.Place.Competences.SelectMany(c => OutcomeReader.Typed(c, lines)).ToDictionary();
        await writing.Write(open, typed, "sv", ct);
    }
}
