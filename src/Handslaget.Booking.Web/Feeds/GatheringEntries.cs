using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Feeds;

/// <summary>
/// Gatherings in the calendars of those whose time they take: a room's breakfast, and a dialogue week's tables with each company that sits
/// there. A room's calendar is read by many, and names no company.
/// </summary>
public sealed class GatheringEntries(StoreNames names, IOptions<DeliveryOptions> delivery, IOptions<MailOptions> mail)
{
    public async Task<IReadOnlyList<InvitationFacts>> Of(IQuerySession session, Guid owner, bool isRoom, DateTimeOffset from, CancellationToken ct)
    {
        var ids = await Claims.MeetingsOf(names.Data, names.Schema, owner, from, ct);
        var entries = new List<InvitationFacts>();
        foreach (var gathering in (await session.LoadManyAsync<Gathering>(ct, ids)).OrderBy(g => g.Plan.Slot.Start).ThenBy(g => g.Id))
        {
            var text = await session.LoadAsync<GatheringText>(gathering.Id, ct) ?? new() { Id = gathering.Id };
            if (gathering.Plan.Week is not { } week) entries.Add(Entry(gathering, "rum", gathering.Plan.Slot, text.Title.Sv, "", text.Place));
            else foreach (var table in week.Tables.Where(t => t.Resources.Contains(owner))) entries.AddRange(await Table(session, gathering, week, table, text, isRoom, ct));
        }
        return entries;
    }

    /// <summary>Until the week is laid, the whole block is one; then each sitting that somebody has.</summary>
    private async Task<IReadOnlyList<InvitationFacts>> Table(
        IQuerySession session, Gathering gathering, DialogueWeek week, WeekTable table, GatheringText text, bool isRoom, CancellationToken ct)
    {
        var theme = text.Sessions.GetValueOrDefault(table.Theme)?.Sv ?? "";
        var room = await session.LoadAsync<Room>(table.RoomId, ct) is { } known ? $"{known.Name}, {known.Address}" : "";
        if (isRoom || gathering.WeekPublishedAt is null) return [Entry(gathering, $"bord{table.Key}", table.Block, $"{text.Title.Sv}: {theme}", "", room)];
        var sits = week.SittingsOf(table).Select(s => (Sitting: s, By: gathering.WhoHas(s.Key))).Where(s => s.By is not null).ToList();
        var who = (await session.LoadManyAsync<SignUpDetails>(ct, [.. sits.Select(s => s.By!.Id)])).ToDictionary(d => d.Id);
        return [.. sits.Select(s => (s.Sitting, Who: who.GetValueOrDefault(s.By!.Id) ?? new SignUpDetails())).Select(s => Entry(
            gathering, $"bord{s.Sitting.Key}", s.Sitting.Slot, $"{theme}: {s.Who.Company}", $"{s.Who.Name}. {s.Who.Question}".Trim(), room))];
    }

    private InvitationFacts Entry(Gathering gathering, string which, Slot slot, string title, string about, string place) => new(
        InvitationFacts.UidOf(gathering.Id, which, delivery.Value.Domain), gathering.Sequence, slot, title, about, place, Url: null, mail.Value.Sender, [], Cancelled: false, gathering.ChangedAt);
}
